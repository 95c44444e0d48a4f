// The values of `range`.
#include <utility>
#include <vector>

#include "verification/terms.hpp"

namespace yinguo::verification {

using model::Value;
using rules::Functor;

namespace {

bool advance(double& at, double by) {
  const double before = std::exchange(at, at + by);
  return at != before;
}

template <class Whole>
bool advance(Whole& at, Whole by) {
  return !__builtin_add_overflow(at, by, &at);
}

/// Without a step it is 1 towards `to`.
template <class Number>
void each_of_range(std::span<const Number> arguments, base::FunctionRef<bool(Number)> visit) {
  const Number to = arguments[1];
  Number at = arguments[0];
  const bool is_downward = arguments.size() > 2 ? arguments[2] < Number{} : to < at;
  const auto unit = is_downward ? static_cast<Number>(Number{} - Number{1}) : Number{1};
  const Number by = arguments.size() > 2 ? arguments[2] : unit;
  if (by == Number{}) {
    if (at != to) visit(at);
    return;
  }
  while ((is_downward ? to < at : at < to) && visit(at) && advance(at, by)) {
  }
}

/// The step downward is no unsigned number: the values are counted off from the greatest.
void each_unsigned(std::span<const std::uint64_t> arguments,
                   base::FunctionRef<bool(std::uint64_t)> visit) {
  const bool is_downward = arguments.size() == 2 && arguments[1] < arguments[0];
  if (!is_downward) return each_of_range<std::uint64_t>(arguments, visit);
  for (auto at = arguments[0]; at > arguments[1] && visit(at); --at) {
  }
}

}  // namespace

void each_of_range(Functor functor, std::span<const Value> arguments,
                   base::FunctionRef<bool(Value)> visit) {
  if (functor == Functor::kFRange) {
    std::vector<double> numbers;
    for (const Value one : arguments)
      numbers.push_back(one.as_float());
    each_of_range<double>(numbers, [&](double one) { return visit(Value::from_float(one)); });
  } else if (functor == Functor::kURange) {
    std::vector<std::uint64_t> numbers;
    for (const Value one : arguments)
      numbers.push_back(one.as_unsigned());
    each_unsigned(numbers, [&](std::uint64_t one) { return visit(Value::from_unsigned(one)); });
  } else {
    std::vector<std::int64_t> numbers;
    for (const Value one : arguments)
      numbers.push_back(one.as_number());
    each_of_range<std::int64_t>(numbers,
                                [&](std::int64_t one) { return visit(Value::from_number(one)); });
  }
}

}  // namespace yinguo::verification
