#pragma once
#include <bit>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace yinguo::model {

/// An interned string of one SymbolTable.
enum class SymbolId : std::uint32_t {
};

/// The primitive types of the rule language; records and branches of algebraic data types are one.
enum class ValueType : std::uint8_t {
  kNumber,
  kUnsigned,
  kFloat,
  kSymbol,
  kRecord
};

[[nodiscard]] constexpr const char* name_of(ValueType type) {
  switch (type) {
    case ValueType::kNumber:
      return "number";
    case ValueType::kUnsigned:
      return "unsigned";
    case ValueType::kFloat:
      return "float";
    case ValueType::kSymbol:
      return "symbol";
    case ValueType::kRecord:
      return "record";
  }
  return "?";
}

/// An interned record of one RecordTable; 0 is `nil`.
enum class RecordId : std::uint64_t {
};

inline constexpr RecordId kNil{0};

/// One 64-bit word; its type is the attribute's, which the schema knows. Equality is of the bits
/// (so a NaN equals itself, as a set of facts needs), and the order of `bits` is arbitrary but
/// total.
class Value {
 public:
  constexpr Value() = default;

  [[nodiscard]] static constexpr Value from_bits(std::uint64_t bits) { return Value{bits}; }

  [[nodiscard]] static constexpr Value from_number(std::int64_t n) {
    return Value{std::bit_cast<std::uint64_t>(n)};
  }

  [[nodiscard]] static constexpr Value from_unsigned(std::uint64_t n) { return Value{n}; }

  /// -0.0 is stored as 0.0 so that equal numbers are equal facts.
  [[nodiscard]] static constexpr Value from_float(double x) {
    return Value{std::bit_cast<std::uint64_t>(x == 0.0 ? 0.0 : x)};
  }

  [[nodiscard]] static constexpr Value from_symbol(SymbolId id) {
    return Value{static_cast<std::uint64_t>(id)};
  }

  [[nodiscard]] static constexpr Value from_record(RecordId id) {
    return Value{static_cast<std::uint64_t>(id)};
  }

  [[nodiscard]] constexpr std::uint64_t bits() const { return bits_; }

  [[nodiscard]] constexpr std::int64_t as_number() const {
    return std::bit_cast<std::int64_t>(bits_);
  }

  [[nodiscard]] constexpr std::uint64_t as_unsigned() const { return bits_; }

  [[nodiscard]] constexpr double as_float() const { return std::bit_cast<double>(bits_); }

  [[nodiscard]] constexpr SymbolId as_symbol() const { return static_cast<SymbolId>(bits_); }

  [[nodiscard]] constexpr RecordId as_record() const { return static_cast<RecordId>(bits_); }

  friend constexpr auto operator<=>(const Value&, const Value&) = default;

 private:
  explicit constexpr Value(std::uint64_t bits) : bits_{bits} {}

  std::uint64_t bits_ = 0;
};

using Tuple = std::vector<Value>;

}  // namespace yinguo::model

template <>
struct std::hash<yinguo::model::Value> {
  std::size_t operator()(const yinguo::model::Value& value) const noexcept {
    return std::hash<std::uint64_t>{}(value.bits());
  }
};
