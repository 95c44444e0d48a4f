#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.hpp"
#include "base/result.hpp"
#include "model/record_type.hpp"
#include "model/symbol_table.hpp"
#include "model/value.hpp"

namespace yinguo::model {

/// Name and columns of a relation that a FactSource offers.
struct RelationSchema {
  std::string name;
  std::vector<Attribute> attributes;
};

/// Where the facts of `.input r(IO=store)` come from: the one interface through which evaluation
/// reads.
///
/// Threads: const methods may run concurrently with different symbol tables.
class FactSource {
 public:
  FactSource() = default;
  FactSource(const FactSource&) = delete;
  FactSource& operator=(const FactSource&) = delete;
  FactSource(FactSource&&) = delete;
  FactSource& operator=(FactSource&&) = delete;
  virtual ~FactSource() = default;

  /// The schema of `relation`; nullptr when this source does not offer it. Lives as long as the
  /// source.
  [[nodiscard]] virtual const RelationSchema* schema(std::string_view relation) const = 0;

  /// Every relation offered, in a fixed order.
  [[nodiscard]] virtual std::span<const RelationSchema> relations() const = 0;

  /// Calls `visit` once for each fact of `relation`, in a deterministic order, with as many values
  /// as the schema has attributes; symbols are interned in `symbols`. The span dies when `visit`
  /// returns. Requires: schema(relation) != nullptr. Errors: I/O and corruption.
  [[nodiscard]] virtual base::Result<void> scan(
      std::string_view relation, SymbolTable& symbols,
      base::FunctionRef<void(std::span<const Value>)> visit) const = 0;
};

}  // namespace yinguo::model
