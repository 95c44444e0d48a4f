#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "model/value.hpp"

#include "rules/program.hpp"

namespace yinguo::evaluation {

/// The values of one `range(from, to, step)`: from `from` up or down to `to`, which is not among
/// them. Without a step it is 1 towards `to`; a step of 0 gives `from` alone. Ends where a further
/// step would leave the type, or is too small to change a float.
class Range {
 public:
  Range() = default;
  /// Requires: kIRange, kURange or kFRange with two or three arguments.
  Range(rules::Functor functor, std::span<const model::Value> arguments);

  [[nodiscard]] std::optional<model::Value> next();

 private:
  void step_number();
  void step_unsigned();
  void step_float();

  rules::Functor functor_ = rules::Functor::kIRange;
  model::Value at_{};
  model::Value to_{};
  model::Value step_{};
  bool is_downward_ = false;
  bool has_more_ = false;
};

}  // namespace yinguo::evaluation
