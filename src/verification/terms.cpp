#include "verification/terms.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>

namespace yinguo::verification {
namespace {

using model::Value;
using model::ValueType;
using rules::AggregateOp;
using rules::Functor;
using Maybe = std::optional<Value>;

Maybe bits(std::uint64_t n) {
  return Value::from_unsigned(n);
}

Maybe truth(bool holds) {
  return Value::from_number(holds ? 1 : 0);
}

Maybe quotient(std::int64_t a, std::int64_t b, bool remainder) {
  if (b == 0) return std::nullopt;
  if (b == -1) return bits(remainder ? 0 : 0 - static_cast<std::uint64_t>(a));
  return Value::from_number(remainder ? a % b : a / b);
}

std::uint64_t product_of(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t result = 1;
  while (exponent > 0) {
    if (exponent % 2 == 1) result *= base;
    base *= base;
    exponent /= 2;
  }
  return result;
}

Maybe signed_power(std::int64_t base, std::int64_t exponent) {
  if (exponent >= 0) {
    return bits(product_of(static_cast<std::uint64_t>(base), static_cast<std::uint64_t>(exponent)));
  }
  if (base == 0) return std::nullopt;
  if (base == 1 || (base == -1 && exponent % 2 == 0)) return Value::from_number(1);
  return Value::from_number(base == -1 ? -1 : 0);
}

Maybe whole_part(double x, bool is_signed) {
  const double whole = std::trunc(x);
  const double low = is_signed ? -std::ldexp(1.0, 63) : 0.0;
  const double high = std::ldexp(1.0, is_signed ? 63 : 64);
  if (!(whole >= low && whole < high)) return std::nullopt;
  return is_signed ? Value::from_number(static_cast<std::int64_t>(whole))
                   : Value::from_unsigned(static_cast<std::uint64_t>(whole));
}

template <class Number, class... Base>
std::optional<Number> read_whole(std::string_view text, Base... base) {
  Number number{};
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number, base...);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return number;
}

std::optional<std::uint64_t> read_magnitude(std::string_view digits) {
  constexpr int kHexadecimal = 16;
  constexpr int kDecimal = 10;
  if (digits.starts_with("0x")) return read_whole<std::uint64_t>(digits.substr(2), kHexadecimal);
  if (digits.starts_with("0b")) return read_whole<std::uint64_t>(digits.substr(2), 2);
  return read_whole<std::uint64_t>(digits, kDecimal);
}

Maybe read_number(std::string_view text, ValueType type) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.front() == '-' || text.front() == '+') return std::nullopt;
  if (type == ValueType::kFloat) {
    const auto x = read_whole<double>(text);
    if (!x) return std::nullopt;
    return Value::from_float(is_negative ? -*x : *x);
  }
  const auto magnitude = read_magnitude(text);
  if (!magnitude) return std::nullopt;
  if (type == ValueType::kUnsigned) return is_negative ? std::nullopt : bits(*magnitude);
  const std::uint64_t greatest = (std::uint64_t{1} << 63U) - (is_negative ? 0U : 1U);
  if (*magnitude > greatest) return std::nullopt;
  return bits(is_negative ? 0 - *magnitude : *magnitude);
}

/// The arguments of one call, by type.
class Arguments {
 public:
  Arguments(std::span<const Value> values, model::SymbolTable& symbols)
      : values_{values}, symbols_{symbols} {}

  [[nodiscard]] std::int64_t i(std::size_t n) const { return values_[n].as_number(); }

  [[nodiscard]] std::uint64_t u(std::size_t n) const { return values_[n].as_unsigned(); }

  [[nodiscard]] double f(std::size_t n) const { return values_[n].as_float(); }

  [[nodiscard]] std::string_view s(std::size_t n) const { return text(values_[n]); }

  [[nodiscard]] Maybe symbol(const std::string& text) const {
    return Value::from_symbol(symbols_.intern(text));
  }

  /// The first of the arguments that no other is `before`.
  template <class Key>
  [[nodiscard]] Maybe extreme(bool greatest, Key key) const {
    Value best = values_.front();
    for (const Value value : values_) {
      if (greatest ? key(value) > key(best) : key(value) < key(best)) best = value;
    }
    return best;
  }

  [[nodiscard]] Maybe concatenated() const {
    std::string whole;
    for (const Value value : values_)
      whole += text(value);
    return symbol(whole);
  }

  [[nodiscard]] Maybe part() const {
    const auto whole = s(0);
    const bool is_outside = i(1) < 0 || i(2) < 0 || static_cast<std::uint64_t>(i(1)) > whole.size();
    return symbol(is_outside ? std::string{}
                             : std::string{whole.substr(static_cast<std::size_t>(i(1)),
                                                        static_cast<std::size_t>(i(2)))});
  }

  [[nodiscard]] std::string_view text(Value value) const {
    return symbols_.text(value.as_symbol());
  }

 private:
  std::span<const Value> values_;
  model::SymbolTable& symbols_;
};

Maybe apply_bits(Functor functor, const Arguments& a) {
  switch (functor) {
    case Functor::kBNot:
      return bits(~a.u(0));
    case Functor::kBAnd:
      return bits(a.u(0) & a.u(1));
    case Functor::kBOr:
      return bits(a.u(0) | a.u(1));
    case Functor::kBXor:
      return bits(a.u(0) ^ a.u(1));
    case Functor::kShiftLeft:
      return bits(a.u(0) << (a.u(1) % 64));
    case Functor::kIShiftRight:
      return Value::from_number(a.i(0) >> (a.u(1) % 64));
    case Functor::kUShiftRight:
      return bits(a.u(0) >> (a.u(1) % 64));
    case Functor::kLNot:
      return truth(a.u(0) == 0);
    case Functor::kLAnd:
      return truth(a.u(0) != 0 && a.u(1) != 0);
    case Functor::kLOr:
      return truth(a.u(0) != 0 || a.u(1) != 0);
    case Functor::kLXor:
      return truth((a.u(0) == 0) != (a.u(1) == 0));
    default:
      return std::nullopt;
  }
}

Maybe apply_float(Functor functor, const Arguments& a) {
  const auto as_float = [](Value value) { return value.as_float(); };
  switch (functor) {
    case Functor::kFNeg:
      return Value::from_float(-a.f(0));
    case Functor::kFAdd:
      return Value::from_float(a.f(0) + a.f(1));
    case Functor::kFSub:
      return Value::from_float(a.f(0) - a.f(1));
    case Functor::kFMul:
      return Value::from_float(a.f(0) * a.f(1));
    case Functor::kFDiv:
      return Value::from_float(a.f(0) / a.f(1));
    case Functor::kFPow:
      return Value::from_float(std::pow(a.f(0), a.f(1)));
    case Functor::kFMax:
      return a.extreme(true, as_float);
    case Functor::kFMin:
      return a.extreme(false, as_float);
    case Functor::kIToF:
      return Value::from_float(static_cast<double>(a.i(0)));
    case Functor::kUToF:
      return Value::from_float(static_cast<double>(a.u(0)));
    case Functor::kFToI:
      return whole_part(a.f(0), true);
    case Functor::kFToU:
      return whole_part(a.f(0), false);
    default:
      return apply_bits(functor, a);
  }
}

std::string six_decimals(double x) {
  std::string text(400, '\0');  // the longest double has 309 digits before the point
  const int length = std::snprintf(text.data(), text.size(), "%.6f", x);
  text.resize(static_cast<std::size_t>(length));
  return text;
}

Maybe apply_text(Functor functor, const Arguments& a) {
  const auto as_text = [&](Value value) { return a.text(value); };
  switch (functor) {
    case Functor::kSMax:
      return a.extreme(true, as_text);
    case Functor::kSMin:
      return a.extreme(false, as_text);
    case Functor::kCat:
      return a.concatenated();
    case Functor::kSubstr:
      return a.part();
    case Functor::kStrlen:
      return bits(a.s(0).size());
    case Functor::kIToS:
      return a.symbol(std::to_string(a.i(0)));
    case Functor::kUToS:
      return a.symbol(std::to_string(a.u(0)));
    case Functor::kFToS:
      return a.symbol(six_decimals(a.f(0)));
    case Functor::kSToI:
      return read_number(a.s(0), ValueType::kNumber);
    case Functor::kSToU:
      return read_number(a.s(0), ValueType::kUnsigned);
    case Functor::kSToF:
      return read_number(a.s(0), ValueType::kFloat);
    default:
      return apply_float(functor, a);
  }
}

}  // namespace

Maybe apply(Functor functor, std::span<const Value> arguments, model::SymbolTable& symbols) {
  const Arguments a{arguments, symbols};
  const auto as_number = [](Value value) { return value.as_number(); };
  const auto as_unsigned = [](Value value) { return value.as_unsigned(); };
  switch (functor) {
    case Functor::kINeg:
      return bits(0 - a.u(0));
    case Functor::kIAdd:
    case Functor::kUAdd:
      return bits(a.u(0) + a.u(1));
    case Functor::kISub:
    case Functor::kUSub:
      return bits(a.u(0) - a.u(1));
    case Functor::kIMul:
    case Functor::kUMul:
      return bits(a.u(0) * a.u(1));
    case Functor::kIDiv:
      return quotient(a.i(0), a.i(1), false);
    case Functor::kIMod:
      return quotient(a.i(0), a.i(1), true);
    case Functor::kIPow:
      return signed_power(a.i(0), a.i(1));
    case Functor::kUPow:
      return bits(product_of(a.u(0), a.u(1)));
    case Functor::kUDiv:
      return a.u(1) == 0 ? std::nullopt : bits(a.u(0) / a.u(1));
    case Functor::kUMod:
      return a.u(1) == 0 ? std::nullopt : bits(a.u(0) % a.u(1));
    case Functor::kIMax:
      return a.extreme(true, as_number);
    case Functor::kIMin:
      return a.extreme(false, as_number);
    case Functor::kUMax:
      return a.extreme(true, as_unsigned);
    case Functor::kUMin:
      return a.extreme(false, as_unsigned);
    case Functor::kOrd:
    case Functor::kIToU:
    case Functor::kUToI:
      return arguments.front();
    default:
      return apply_text(functor, a);
  }
}

Maybe aggregate(AggregateOp op, ValueType type, std::span<const Value> values) {
  const auto as_double = [type](Value value) {
    if (type == ValueType::kFloat) return value.as_float();
    return type == ValueType::kUnsigned ? static_cast<double>(value.as_unsigned())
                                        : static_cast<double>(value.as_number());
  };
  std::uint64_t whole = 0;
  double sum = 0.0;
  for (const Value value : values) {
    whole += value.as_unsigned();
    sum += as_double(value);
  }
  if (op == AggregateOp::kCount) return bits(values.size());
  if (op == AggregateOp::kISum || op == AggregateOp::kUSum) return bits(whole);
  if (op == AggregateOp::kFSum) return Value::from_float(sum);
  if (values.empty()) return std::nullopt;
  const auto extreme = [&](auto key) {
    const bool greatest =
        op == AggregateOp::kIMax || op == AggregateOp::kUMax || op == AggregateOp::kFMax;
    Value best = values.front();
    for (const Value value : values) {
      if (greatest ? key(value) > key(best) : key(value) < key(best)) best = value;
    }
    return best;
  };
  switch (op) {
    case AggregateOp::kIMin:
    case AggregateOp::kIMax:
      return extreme([](Value value) { return value.as_number(); });
    case AggregateOp::kUMin:
    case AggregateOp::kUMax:
      return extreme([](Value value) { return value.as_unsigned(); });
    case AggregateOp::kFMin:
    case AggregateOp::kFMax:
      return extreme([](Value value) { return value.as_float(); });
    default:
      return Value::from_float(sum / static_cast<double>(values.size()));
  }
}

}  // namespace yinguo::verification
