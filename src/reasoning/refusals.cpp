#include "reasoning/refusals.hpp"

#include <algorithm>
#include <array>

#include "rules/print.hpp"
#include "verification/fact_text.hpp"

namespace yinguo::reasoning {

using model::Value;
using rules::RelationId;

base::Result<std::optional<Refusal>> Refusals::of(RelationId relation, std::span<const Value> tuple,
                                                  bool is_derived) const {
  const bool is_there = is_derived || is_in_program(relation, tuple);
  if (auto refusal = by_choice(relation, tuple)) {
    refusal->is_derivable = is_there;
    return refusal;
  }
  if (!is_there) return std::optional<Refusal>{};
  if (auto refusal = by_class_name(relation, tuple)) return refusal;
  const bool is_subsumed =
      std::ranges::any_of(reading_.program.subsumptions,
                          [&](const rules::Rule& rule) { return rule.head.relation == relation; });
  if (is_subsumed) {
    const auto winner = finder_.dominating(relation, tuple);
    if (!winner) return winner.error();
    if (*winner) {
      return std::optional{Refusal{
          .kind = Refusal::Kind::kSubsumption,
          .by = verification::print_fact(reading_.program, reading_.symbols, relation, **winner)}};
    }
  }
  auto refusal = by_limit(relation);
  if (!refusal && is_subsumed) refusal = Refusal{.kind = Refusal::Kind::kSubsumption};
  return refusal;
}

/// Rows stand in the order in which they were admitted: the first that agrees was there before any
/// other one that does.
std::optional<Refusal> Refusals::by_choice(RelationId relation,
                                           std::span<const Value> tuple) const {
  const auto& declared = reading_.program.relation(relation);
  std::optional<std::size_t> first;
  const std::vector<std::uint32_t>* columns = nullptr;
  for (const auto& domain : declared.choice_domains) {
    const auto row = row_like(relation, tuple, domain);
    if (!row || (first && *first <= *row)) continue;
    first = row;
    columns = &domain;
  }
  if (!first) return std::nullopt;
  Refusal refusal{.kind = Refusal::Kind::kChoice, .by = text_of(relation, *first)};
  for (const std::uint32_t column : *columns)
    refusal.columns.push_back(declared.attributes[column].name);
  return refusal;
}

std::optional<Refusal> Refusals::by_limit(RelationId relation) const {
  for (const auto& stratum : reading_.program.strata) {
    if (std::ranges::find(stratum.relations, relation) == stratum.relations.end()) continue;
    for (const RelationId id : stratum.relations) {
      const auto& limited = reading_.program.relation(id);
      const auto size = reading_.database.table(id).size();
      if (!limited.size_limit || size < *limited.size_limit) continue;
      return Refusal{.kind = Refusal::Kind::kLimit, .by = limited.name, .limit = size};
    }
  }
  return std::nullopt;
}

std::optional<Refusal> Refusals::by_class_name(RelationId relation,
                                               std::span<const Value> tuple) const {
  if (!reading_.program.relation(relation).classes_of) return std::nullopt;
  const auto named = row_like(relation, tuple, std::array{0U});
  if (!named) return std::nullopt;
  return Refusal{.kind = Refusal::Kind::kClassName, .by = text_of(relation, *named)};
}

bool Refusals::is_in_program(RelationId relation, std::span<const Value> tuple) const {
  const auto text = verification::print_fact(reading_.program, reading_.symbols, relation, tuple);
  return std::ranges::any_of(reading_.program.rules, [&](const rules::Rule& rule) {
    if (rule.head.relation != relation || !rules::is_fact(rule)) return false;
    const auto id = static_cast<std::uint32_t>(&rule - reading_.program.rules.data());
    return rules::print_rule(reading_.program, rules::RuleId{id}) == text + ".";
  });
}

std::optional<std::size_t> Refusals::row_like(RelationId relation, std::span<const Value> tuple,
                                              std::span<const std::uint32_t> columns) const {
  const auto& table = reading_.database.table(relation);
  for (std::size_t row = 0; row < table.size(); ++row) {
    const bool agrees = std::ranges::all_of(
        columns, [&](std::uint32_t column) { return table.at(row, column) == tuple[column]; });
    if (agrees) return row;
  }
  return std::nullopt;
}

std::string Refusals::text_of(RelationId relation, std::size_t row) const {
  return verification::print_fact(reading_.program, reading_.symbols, relation,
                                  reading_.database.table(relation).row(row));
}

}  // namespace yinguo::reasoning
