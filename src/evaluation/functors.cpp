#include "evaluation/functors.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "evaluation/errors.hpp"

namespace yinguo::evaluation {
namespace {

using model::Value;
using model::ValueType;
using rules::Functor;

constexpr std::uint64_t kShiftMask = 63;

Value number(std::int64_t n) {
  return Value::from_number(n);
}

/// Two's complement without the undefined overflow of signed arithmetic.
Value wrapped(std::uint64_t n) {
  return Value::from_unsigned(n);
}

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t result = 1;
  for (; exponent != 0; exponent >>= 1U) {
    if ((exponent & 1U) != 0) result *= base;
    base *= base;
  }
  return result;
}

/// One call of a functor: its arguments by type, and where its failure goes.
class Call {
 public:
  Call(std::span<const Value> arguments, model::SymbolTable& symbols,
       std::optional<FunctorFailure>& failure)
      : arguments_{arguments}, symbols_{symbols}, failure_{failure} {}

  [[nodiscard]] std::int64_t i(std::size_t n) const { return arguments_[n].as_number(); }

  [[nodiscard]] std::uint64_t u(std::size_t n) const { return arguments_[n].as_unsigned(); }

  [[nodiscard]] double f(std::size_t n) const { return arguments_[n].as_float(); }

  [[nodiscard]] std::string_view s(std::size_t n) const {
    return symbols_.text(arguments_[n].as_symbol());
  }

  Value divide_signed(bool remainder) {
    if (i(1) == 0) return fail(kDivisionByZero, "division by zero");
    if (i(1) == -1) return remainder ? number(0) : wrapped(0 - u(0));  // INT64_MIN / -1 wraps
    return number(remainder ? i(0) % i(1) : i(0) / i(1));
  }

  Value divide_unsigned(bool remainder) {
    if (u(1) == 0) return fail(kDivisionByZero, "division by zero");
    return wrapped(remainder ? u(0) % u(1) : u(0) / u(1));
  }

  Value power_signed() {
    if (i(1) >= 0) return wrapped(power(u(0), u(1)));
    if (i(0) == 0) return fail(kDivisionByZero, "zero to a negative power");
    if (i(0) == 1) return number(1);
    if (i(0) == -1) return number(i(1) % 2 == 0 ? 1 : -1);
    return number(0);
  }

  template <class Integer>
  Value truncate() {
    const double x = std::trunc(f(0));
    constexpr auto kLow = static_cast<double>(std::numeric_limits<Integer>::min());
    const double high = std::ldexp(1.0, std::numeric_limits<Integer>::digits);
    if (!(x >= kLow && x < high)) {
      return fail(kBadConversion, "the float does not fit an integer");
    }
    return wrapped(static_cast<std::uint64_t>(static_cast<Integer>(x)));
  }

  Value parse(ValueType type) {
    if (const auto value = parse_number(type, s(0))) return *value;
    constexpr std::size_t kShown = 40;  // bytes of the text that a message repeats
    return fail(kBadConversion, "`" + std::string{s(0).substr(0, kShown)} + "` is not of type `" +
                                    model::name_of(type) + "`");
  }

  Value substring() {
    const auto text = s(0);
    if (i(1) < 0 || i(2) < 0 || static_cast<std::size_t>(i(1)) > text.size()) return intern("");
    const auto part = text.substr(static_cast<std::size_t>(i(1)), static_cast<std::size_t>(i(2)));
    return intern(std::string{part});
  }

  Value concatenate() {
    constexpr std::size_t kLongest = std::size_t{1} << 30U;  // bytes
    std::size_t size = 0;
    for (std::size_t n = 0; n < arguments_.size(); ++n)
      size += s(n).size();
    if (size > kLongest) return fail(kMemoryLimit, "a text is longer than 1 GiB");
    std::string text;
    text.reserve(size);
    for (std::size_t n = 0; n < arguments_.size(); ++n)
      text += s(n);
    return intern(text);
  }

  template <class Better>
  Value choose(Better better) {
    std::size_t best = 0;
    for (std::size_t n = 1; n < arguments_.size(); ++n) {
      if (better(n, best)) best = n;
    }
    return arguments_[best];
  }

  template <class Text>
  Value intern(const Text& text) {
    return Value::from_symbol(symbols_.intern(text));
  }

  Value fail(const ErrorCode& code, std::string message) {
    failure_ = FunctorFailure{code, std::move(message)};
    return {};
  }

  [[nodiscard]] Value first() const { return arguments_[0]; }

 private:
  std::span<const Value> arguments_;
  model::SymbolTable& symbols_;
  std::optional<FunctorFailure>& failure_;
};

Value apply_integer(Functor functor, Call& c) {
  switch (functor) {
    case Functor::kINeg:
      return wrapped(0 - c.u(0));
    case Functor::kIAdd:
    case Functor::kUAdd:
      return wrapped(c.u(0) + c.u(1));
    case Functor::kISub:
    case Functor::kUSub:
      return wrapped(c.u(0) - c.u(1));
    case Functor::kIMul:
    case Functor::kUMul:
      return wrapped(c.u(0) * c.u(1));
    case Functor::kIDiv:
      return c.divide_signed(false);
    case Functor::kIMod:
      return c.divide_signed(true);
    case Functor::kIPow:
      return c.power_signed();
    case Functor::kUDiv:
      return c.divide_unsigned(false);
    case Functor::kUMod:
      return c.divide_unsigned(true);
    case Functor::kUPow:
      return wrapped(power(c.u(0), c.u(1)));
    case Functor::kIMax:
      return c.choose([&](auto a, auto b) { return c.i(a) > c.i(b); });
    case Functor::kIMin:
      return c.choose([&](auto a, auto b) { return c.i(a) < c.i(b); });
    case Functor::kUMax:
      return c.choose([&](auto a, auto b) { return c.u(a) > c.u(b); });
    case Functor::kUMin:
      return c.choose([&](auto a, auto b) { return c.u(a) < c.u(b); });
    case Functor::kBNot:
      return wrapped(~c.u(0));
    case Functor::kBAnd:
      return wrapped(c.u(0) & c.u(1));
    case Functor::kBOr:
      return wrapped(c.u(0) | c.u(1));
    case Functor::kBXor:
      return wrapped(c.u(0) ^ c.u(1));
    case Functor::kShiftLeft:
      return wrapped(c.u(0) << (c.u(1) & kShiftMask));
    case Functor::kIShiftRight:
      return number(c.i(0) >> (c.u(1) & kShiftMask));
    case Functor::kUShiftRight:
      return wrapped(c.u(0) >> (c.u(1) & kShiftMask));
    case Functor::kLNot:
      return number(c.u(0) == 0 ? 1 : 0);
    case Functor::kLAnd:
      return number(c.u(0) != 0 && c.u(1) != 0 ? 1 : 0);
    case Functor::kLOr:
      return number(c.u(0) != 0 || c.u(1) != 0 ? 1 : 0);
    case Functor::kLXor:
      return number((c.u(0) != 0) != (c.u(1) != 0) ? 1 : 0);
    default:
      break;
  }
  return {};
}

Value apply_float(Functor functor, Call& c) {
  switch (functor) {
    case Functor::kFNeg:
      return Value::from_float(-c.f(0));
    case Functor::kFAdd:
      return Value::from_float(c.f(0) + c.f(1));
    case Functor::kFSub:
      return Value::from_float(c.f(0) - c.f(1));
    case Functor::kFMul:
      return Value::from_float(c.f(0) * c.f(1));
    case Functor::kFDiv:
      return Value::from_float(c.f(0) / c.f(1));
    case Functor::kFPow:
      return Value::from_float(std::pow(c.f(0), c.f(1)));
    case Functor::kFMax:
      return c.choose([&](auto a, auto b) { return c.f(a) > c.f(b); });
    case Functor::kFMin:
      return c.choose([&](auto a, auto b) { return c.f(a) < c.f(b); });
    default:
      return apply_integer(functor, c);
  }
}

std::string six_decimals(double x) {
  std::array<char, 400> buffer{};  // the longest double has 309 digits before the point
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), x, std::chars_format::fixed, 6);
  return {buffer.data(), end.ptr};
}

}  // namespace

Value apply(Functor functor, std::span<const Value> arguments, model::SymbolTable& symbols,
            std::optional<FunctorFailure>& failure) {
  Call c{arguments, symbols, failure};
  switch (functor) {
    case Functor::kSMax:
      return c.choose([&](auto a, auto b) { return c.s(a) > c.s(b); });
    case Functor::kSMin:
      return c.choose([&](auto a, auto b) { return c.s(a) < c.s(b); });
    case Functor::kCat:
      return c.concatenate();
    case Functor::kSubstr:
      return c.substring();
    case Functor::kStrlen:
      return number(static_cast<std::int64_t>(c.s(0).size()));
    case Functor::kOrd:
      return wrapped(c.u(0));
    case Functor::kIToS:
      return c.intern(std::to_string(c.i(0)));
    case Functor::kUToS:
      return c.intern(std::to_string(c.u(0)));
    case Functor::kFToS:
      return c.intern(six_decimals(c.f(0)));
    case Functor::kSToI:
      return c.parse(ValueType::kNumber);
    case Functor::kSToU:
      return c.parse(ValueType::kUnsigned);
    case Functor::kSToF:
      return c.parse(ValueType::kFloat);
    case Functor::kIToF:
      return Value::from_float(static_cast<double>(c.i(0)));
    case Functor::kUToF:
      return Value::from_float(static_cast<double>(c.u(0)));
    case Functor::kIToU:
    case Functor::kUToI:
      return c.first();
    case Functor::kFToI:
      return c.truncate<std::int64_t>();
    case Functor::kFToU:
      return c.truncate<std::uint64_t>();
    default:
      return apply_float(functor, c);
  }
}

namespace {

std::optional<double> parse_float(std::string_view digits) {
  const char* const end = digits.data() + digits.size();
  double x = 0.0;
  const auto read = std::from_chars(digits.data(), end, x);
  return read.ec == std::errc{} && read.ptr == end ? std::optional{x} : std::nullopt;
}

/// Decimal, or `0x…`, or `0b…`.
std::optional<std::uint64_t> parse_unsigned(std::string_view digits) {
  int base = 10;
  if (digits.starts_with("0x")) base = 16;
  if (digits.starts_with("0b")) base = 2;
  if (base != 10) digits.remove_prefix(2);
  const char* const end = digits.data() + digits.size();
  std::uint64_t x = 0;
  const auto read = std::from_chars(digits.data(), end, x, base);
  return read.ec == std::errc{} && read.ptr == end ? std::optional{x} : std::nullopt;
}

}  // namespace

std::optional<Value> parse_number(ValueType type, std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  const bool positive = !text.empty() && text.front() == '+';
  std::string_view digits = text.substr(negative || positive ? 1 : 0);
  if (type == ValueType::kRecord) return std::nullopt;
  if (digits.empty() || digits.front() == '-' || digits.front() == '+') return std::nullopt;
  if (type == ValueType::kFloat) {
    const auto x = parse_float(digits);
    return x ? std::optional{Value::from_float(negative ? -*x : *x)} : std::nullopt;
  }
  const auto magnitude = parse_unsigned(digits);
  if (!magnitude) return std::nullopt;
  if (type == ValueType::kUnsigned) {
    return negative ? std::nullopt : std::optional{Value::from_unsigned(*magnitude)};
  }
  constexpr auto kGreatest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (*magnitude > kGreatest + (negative ? 1U : 0U)) return std::nullopt;
  return Value::from_unsigned(negative ? 0 - *magnitude : *magnitude);
}

}  // namespace yinguo::evaluation
