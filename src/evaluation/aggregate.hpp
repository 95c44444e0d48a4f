#pragma once
#include <cstdint>
#include <optional>

#include "model/value.hpp"

#include "rules/program.hpp"

namespace yinguo::evaluation {

/// Folds the values of a group.
class Accumulator {
 public:
  Accumulator(rules::AggregateOp op, model::ValueType type) : op_{op}, type_{type} {}

  void add(model::Value value);
  /// nullopt: the group is empty and the operator has no value for that (min, max, mean).
  [[nodiscard]] std::optional<model::Value> result() const;

 private:
  rules::AggregateOp op_;
  model::ValueType type_;
  std::uint64_t count_ = 0;
  model::Value kept_{};
  double float_sum_ = 0.0;
};

}  // namespace yinguo::evaluation
