#pragma once
// Declared record types and algebraic data types. Record values do not need them: a RecordTable
// knows the shape of each. Readers of text do, and whoever says what may stand in a field.
#include <cstdint>
#include <string>
#include <vector>

#include "model/value.hpp"

namespace yinguo::model {

/// An index into RecordTypes.
enum class RecordTypeId : std::uint32_t {
};

inline constexpr RecordTypeId kNoRecordType{0xffffffffU};

/// A column of a relation, or a field of a record.
struct Attribute {
  std::string name;
  ValueType type = ValueType::kSymbol;
  RecordTypeId record = kNoRecordType;  ///< of a kRecord: which one
};

/// What a value is made of; one of several alternatives in an algebraic data type.
struct RecordBranch {
  std::string name;  ///< empty for a record
  std::vector<Attribute> fields;
};

struct RecordType {
  std::string name;
  bool is_variant = false;             ///< an algebraic data type; otherwise a record, and `nil`
  std::vector<RecordBranch> branches;  ///< exactly one unless is_variant
};

using RecordTypes = std::vector<RecordType>;

}  // namespace yinguo::model
