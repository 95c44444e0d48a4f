#pragma once
#include <optional>
#include <span>

#include "base/result.hpp"

#include "evaluation/near_misses.hpp"
#include "reasoning/reading.hpp"
#include "reasoning/why_not.hpp"

namespace yinguo::reasoning {

/// Why relations do not have facts that are derived or given.
///
/// Lifetime: refers to its arguments.
class Refusals {
 public:
  Refusals(const Reading& reading, evaluation::NearMissFinder& finder)
      : reading_{reading}, finder_{finder} {}

  /// nullopt: nothing stands against this fact, which its relation does not have, beside its rules.
  /// `is_derived`: by an instance of a rule. Cost: linear in the relation. Errors: as in
  /// evaluate().
  [[nodiscard]] base::Result<std::optional<Refusal>> of(rules::RelationId relation,
                                                        std::span<const model::Value> tuple,
                                                        bool is_derived) const;

 private:
  [[nodiscard]] std::optional<Refusal> by_choice(rules::RelationId relation,
                                                 std::span<const model::Value> tuple) const;
  [[nodiscard]] std::optional<Refusal> by_limit(rules::RelationId relation) const;
  [[nodiscard]] std::optional<Refusal> by_class_name(rules::RelationId relation,
                                                     std::span<const model::Value> tuple) const;
  [[nodiscard]] bool is_in_program(rules::RelationId relation,
                                   std::span<const model::Value> tuple) const;
  /// The first row whose values in `columns` are those of `tuple`.
  [[nodiscard]] std::optional<std::size_t> row_like(rules::RelationId relation,
                                                    std::span<const model::Value> tuple,
                                                    std::span<const std::uint32_t> columns) const;
  [[nodiscard]] std::string text_of(rules::RelationId relation, std::size_t row) const;

  const Reading& reading_;
  evaluation::NearMissFinder& finder_;
};

}  // namespace yinguo::reasoning
