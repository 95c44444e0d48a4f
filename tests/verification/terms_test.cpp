// The checker's arithmetic against evaluation's, which it shares nothing with.
#include "verification/terms.hpp"

#include "catch.hpp"
#include "evaluation/functors.hpp"

using namespace yinguo;
using model::Value;
using rules::Functor;

namespace {

void compare_on(const std::vector<Value>& values, Functor functor, model::SymbolTable& symbols) {
  for (const Value a : values) {
    for (const Value b : values) {
      const std::array arguments{a, b};
      std::optional<evaluation::FunctorFailure> failure;
      const Value expected = evaluation::apply(functor, arguments, symbols, failure);
      const auto found = verification::apply(functor, arguments, symbols);
      INFO("functor " << static_cast<int>(functor) << " of " << a.bits() << ", " << b.bits());
      REQUIRE(found.has_value() == !failure.has_value());
      if (found) REQUIRE(*found == expected);
    }
  }
}

}  // namespace

TEST_CASE("functors: the checker computes what evaluation computes") {
  model::SymbolTable symbols;
  std::vector<Value> numbers;
  for (const std::int64_t n : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{2},
                               std::int64_t{7}, std::int64_t{-63}, INT64_MIN, INT64_MAX})
    numbers.push_back(Value::from_number(n));
  for (const double x : {0.5, -2.75, 1e18, 1e300})
    numbers.push_back(Value::from_float(x));
  for (auto i = static_cast<int>(Functor::kINeg); i <= static_cast<int>(Functor::kLXor); ++i) {
    const auto functor = static_cast<Functor>(i);
    if (functor != Functor::kSMax && functor != Functor::kSMin)
      compare_on(numbers, functor, symbols);
  }
  std::vector<Value> texts;
  for (const char* text : {"", "12", "-5", "+7", "0x1f", "0b11", "1.5", "--1", "abc"})
    texts.push_back(Value::from_symbol(symbols.intern(text)));
  for (const auto functor : {Functor::kSMax, Functor::kSMin, Functor::kCat, Functor::kStrlen,
                             Functor::kSToI, Functor::kSToU, Functor::kSToF})
    compare_on(texts, functor, symbols);
}
