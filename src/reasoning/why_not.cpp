#include "reasoning/why_not.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/text.hpp"

#include "evaluation/near_misses.hpp"
#include "reasoning/refusals.hpp"
#include "rules/print.hpp"
#include "verification/rule_parts.hpp"

namespace yinguo::reasoning {
namespace {

using evaluation::LiteralState;
using evaluation::NearMiss;
using model::Value;
using rules::RelationId;

constexpr std::size_t kNearest = 3;        // facts shown for a missing one
constexpr std::size_t kScanned = 200'000;  // rows looked at for them
constexpr std::uint32_t kCircular = 1000;  // weighs more than any number of missing facts

/// A fact or a pattern: what is asked about on the way down.
struct Asked {
  RelationId relation{};
  model::Tuple tuple{};
  std::uint64_t free_columns = 0;
  std::string text{};
};

class Explanation {
 public:
  Explanation(Reading& reading, const WhyNotOptions& options)
      : reading_{reading},
        options_{options},
        finder_{reading.program, reading.symbols, reading.database},
        refusals_{reading, finder_} {}

  base::Result<WhyNot> run(const Asked& asked) {
    explain(asked, 0);
    if (failure_) return *failure_;
    return std::move(out_);
  }

 private:
  /// Returns how much is missing at least. Depth is bounded by the options.
  std::uint32_t explain(const Asked& asked, std::size_t depth) {
    const auto number = static_cast<std::uint32_t>(out_.facts.size());
    numbers_[asked.text] = number;
    out_.facts.push_back({.fact = asked.text, .is_given = !has_rules(asked.relation)});
    if (out_.facts[number].is_given) refuse(asked, nullptr, number);
    if (out_.facts[number].is_given || failure_) return 1;
    open_.insert(number);
    const auto found =
        finder_.find(asked.relation, asked.tuple, asked.free_columns, {}, options_.seconds);
    if (!found) {
      failure_ = found.error();
      return 1;
    }
    const auto derived = std::ranges::find_if(found->found, holds);
    refuse(asked, derived == found->found.end() ? nullptr : &*derived, number);
    std::vector<WhyNotAttempt> attempts;
    for (const NearMiss* miss : nearest(found->found))
      attempts.push_back(attempt(*miss, depth));
    std::ranges::stable_sort(attempts, {}, &WhyNotAttempt::missing);
    WhyNotFact& fact = out_.facts[number];
    fact.cut = found->cut || found->found.size() > attempts.size();
    fact.attempts = std::move(attempts);
    open_.erase(number);
    return fact.attempts.empty() ? 1 : std::max(1U, fact.attempts.front().missing);
  }

  static bool holds(const NearMiss& miss) {
    return !miss.head_differs && std::ranges::all_of(miss.literals, [](LiteralState state) {
      return state == LiteralState::kHolds;
    });
  }

  /// Says what stands against the fact beside its rules. `derived`: an instance that derives it.
  void refuse(const Asked& asked, const NearMiss* derived, std::uint32_t number) {
    if (failure_) return;
    auto tuple = asked.tuple;
    if (asked.free_columns != 0) {
      if (derived == nullptr) return;
      const auto& head = reading_.program.rule(derived->rule).head;
      const auto known = this->asked(head, reading_.program.rule(derived->rule), *derived);
      if (known.free_columns != 0) return;
      tuple = known.tuple;
    }
    auto refusal = refusals_.of(asked.relation, tuple, derived != nullptr);
    if (!refusal) {
      failure_ = refusal.error();
    } else if (*refusal) {
      out_.facts[number].refusal = std::move(**refusal);
      out_.facts[number].is_given = false;
    }
  }

  [[nodiscard]] bool has_rules(RelationId relation) const {
    return std::ranges::any_of(reading_.program.rules, [&](const rules::Rule& rule) {
      return rule.head.relation == relation && !rule.body.empty();
    });
  }

  /// The best of each rule first, then further ones of fewest failing literals.
  [[nodiscard]] std::vector<const NearMiss*> nearest(const std::vector<NearMiss>& all) const {
    std::vector<const NearMiss*> sorted;
    sorted.reserve(all.size());
    for (const NearMiss& miss : all)
      sorted.push_back(&miss);
    std::unordered_map<rules::RuleId, std::size_t> order;
    std::unordered_map<const NearMiss*, std::size_t> rank;
    for (const NearMiss* miss : sorted)
      rank[miss] = order[miss->rule]++;
    std::ranges::stable_sort(sorted, [&](const NearMiss* a, const NearMiss* b) {
      return std::tuple{a->head_differs, rank[a], a->failing} <
             std::tuple{b->head_differs, rank[b], b->failing};
    });
    if (sorted.size() > options_.attempts) sorted.resize(options_.attempts);
    return sorted;
  }

  WhyNotAttempt attempt(const NearMiss& miss, std::size_t depth) {
    const auto& rule = reading_.program.rule(miss.rule);
    WhyNotAttempt out{.rule = rules::print_rule(reading_.program, miss.rule),
                      .bindings = {},
                      .literals = {},
                      .head_differs = miss.head_differs};
    const auto is_named = verification::named_variables(rule);
    for (std::size_t i = 0; i < is_named.size(); ++i) {
      if (is_named[i] == 0 || !miss.bindings[i]) continue;
      out.bindings.emplace_back(
          rule.variable_names[i],
          rules::print_constant(*miss.bindings[i], rule.variable_types[i], reading_.symbols));
    }
    if (miss.head_differs) {
      out.missing = kCircular;
      return out;
    }
    for (std::size_t i = 0; i < rule.body.size(); ++i) {
      out.literals.push_back(literal(rule, rule.body[i], miss, i));
      WhyNotLiteral& one = out.literals.back();
      if (one.fate == LiteralFate::kHolds || one.fate == LiteralFate::kUnknown) continue;
      out.missing +=
          one.fate == LiteralFate::kMissing
              ? look_below(std::get<rules::Atom>(rule.body[i].what), rule, miss, one, depth)
              : 1;
    }
    return out;
  }

  WhyNotLiteral literal(const rules::Rule& rule, const rules::Literal& literal,
                        const NearMiss& miss, std::size_t number) {
    WhyNotLiteral out{.text = rules::print_literal(reading_.program, rule, literal)};
    const auto* atom = std::get_if<rules::Atom>(&literal.what);
    if (atom != nullptr) {
      const bool is_negated = literal.kind == rules::Literal::Kind::kNegatedAtom;
      out.text = (is_negated ? "!" : "") + asked(*atom, rule, miss).text;
    }
    if (miss.literals[number] == LiteralState::kUnknown) out.fate = LiteralFate::kUnknown;
    if (miss.literals[number] != LiteralState::kFails) return out;
    switch (literal.kind) {
      case rules::Literal::Kind::kAtom:
        out.fate = LiteralFate::kMissing;
        out.facts = facts_like(asked(*atom, rule, miss), false);
        break;
      case rules::Literal::Kind::kNegatedAtom:
        out.fate = LiteralFate::kBlocked;
        out.facts = facts_like(asked(*atom, rule, miss), true);
        break;
      default:
        out.fate = LiteralFate::kFalse;
    }
    const auto* constraint = std::get_if<rules::Constraint>(&literal.what);
    if (constraint != nullptr && miss.compared[number]) {
      const auto& [left, right] = *miss.compared[number];
      out.compared = {rules::print_constant(left, constraint->left.type, reading_.symbols),
                      rules::print_constant(right, constraint->right.type, reading_.symbols)};
    }
    return out;
  }

  /// The atom with the values known; what is not is a free column, shown by its variables.
  [[nodiscard]] Asked asked(const rules::Atom& atom, const rules::Rule& rule,
                            const NearMiss& miss) const {
    Asked out{.relation = atom.relation,
              .text = reading_.program.relation(atom.relation).name + "("};
    for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
      const auto value = value_of(atom.arguments[i], miss);
      if (!value) out.free_columns |= std::uint64_t{1} << i;
      out.tuple.push_back(value.value_or(Value{}));
      out.text += (i > 0 ? ", " : "") + shown(atom.arguments[i], rule, miss);
    }
    out.text += ")";
    return out;
  }

  [[nodiscard]] Value constant(const rules::Term& term) const {
    if (term.type != model::ValueType::kSymbol) return term.constant;
    return Value::from_symbol(
        reading_.symbols.intern(reading_.program.symbols.text(term.constant.as_symbol())));
  }

  [[nodiscard]] std::optional<Value> value_of(const rules::Term& term, const NearMiss& miss) const {
    if (term.kind == rules::Term::Kind::kConstant) return constant(term);
    if (term.kind == rules::Term::Kind::kVariable)
      return miss.bindings[static_cast<std::size_t>(term.variable)];
    if (term.kind != rules::Term::Kind::kRecord) return std::nullopt;
    const auto& branch = reading_.program.branch_of(term);
    model::RecordShape shape{branch.name, {}};
    model::Tuple fields;
    for (std::size_t i = 0; i < term.arguments.size(); ++i) {
      const auto field = value_of(term.arguments[i], miss);
      if (!field) return std::nullopt;
      fields.push_back(*field);
      shape.fields.push_back(branch.fields[i].type);
    }
    auto& records = reading_.symbols.records();
    return Value::from_record(records.intern(records.shape(shape), fields));
  }

  [[nodiscard]] std::string shown(const rules::Term& term, const rules::Rule& rule,
                                  const NearMiss& miss) const {
    if (const auto value = value_of(term, miss))
      return rules::print_constant(*value, term.type, reading_.symbols);
    if (term.kind == rules::Term::Kind::kVariable)
      return rule.variable_names[static_cast<std::size_t>(term.variable)];
    if (term.kind != rules::Term::Kind::kRecord) return "_";
    const auto& name = reading_.program.branch_of(term).name;
    std::string parts;
    for (const auto& part : term.arguments)
      parts += (parts.empty() ? "" : ", ") + shown(part, rule, miss);
    return name.empty() ? "[" + parts + "]" : "$" + name + "(" + parts + ")";
  }

  /// Facts that agree with `asked`: in all columns that have a value, or in most of them.
  [[nodiscard]] std::vector<std::string> facts_like(const Asked& asked, bool in_all) const {
    const auto& table = reading_.database.table(asked.relation);
    std::vector<std::pair<std::size_t, std::size_t>> best;  // columns that differ, row
    std::size_t given = 0;
    for (std::size_t i = 0; i < asked.tuple.size(); ++i)
      given += (asked.free_columns >> i & 1U) == 0 ? 1U : 0U;
    for (std::size_t row = 0; row < std::min(table.size(), kScanned); ++row) {
      std::size_t differing = 0;
      for (std::size_t i = 0; i < asked.tuple.size(); ++i) {
        const bool differs =
            (asked.free_columns >> i & 1U) == 0 && table.at(row, i) != asked.tuple[i];
        differing += differs ? 1U : 0U;
      }
      const bool fits = in_all ? differing == 0 : differing < std::max<std::size_t>(given, 1);
      if (fits) best.emplace_back(differing, row);
      if (fits && best.size() > kNearest * 64) shorten(best);
    }
    shorten(best);
    std::vector<std::string> out;
    out.reserve(best.size());
    for (const auto& [differing, row] : best) {
      out.push_back(verification::print_fact(reading_.program, reading_.symbols, asked.relation,
                                             table.row(row)));
    }
    return out;
  }

  static void shorten(std::vector<std::pair<std::size_t, std::size_t>>& best) {
    std::ranges::sort(best);
    if (best.size() > kNearest) best.resize(kNearest);
  }

  /// Why a missing fact is not derived; returns how much that lacks.
  std::uint32_t look_below(const rules::Atom& atom, const rules::Rule& rule, const NearMiss& miss,
                           WhyNotLiteral& literal, std::size_t depth) {
    const Asked below = asked(atom, rule, miss);
    if (!has_rules(below.relation)) return 1;
    if (const auto known = numbers_.find(below.text); known != numbers_.end()) {
      literal.below = known->second;
      if (!open_.contains(known->second)) {
        const auto& attempts = out_.facts[known->second].attempts;
        return attempts.empty() ? 1 : std::max(1U, attempts.front().missing);
      }
      out_.facts[known->second].is_circular = true;
      return kCircular;
    }
    if (depth + 1 >= options_.depth || out_.facts.size() >= options_.facts) return 1;
    literal.below = static_cast<std::uint32_t>(out_.facts.size());
    return explain(below, depth + 1);
  }

  Reading& reading_;
  const WhyNotOptions& options_;
  evaluation::NearMissFinder finder_;
  Refusals refusals_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::unordered_set<std::uint32_t> open_;  ///< facts on the way down
  std::optional<base::Error> failure_;
  WhyNot out_;
};

/// The symbols of all facts.
std::vector<std::string_view> symbols_of(const Reading& reading) {
  std::unordered_set<Value> seen;
  std::vector<std::string_view> texts;
  for (std::uint32_t r = 0; r < reading.program.relations.size(); ++r) {
    const auto& attributes = reading.program.relations[r].attributes;
    const auto& table = reading.database.table(RelationId{r});
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      if (attributes[i].type != model::ValueType::kSymbol) continue;
      for (std::size_t row = 0; row < std::min(table.size(), kScanned); ++row) {
        const Value value = table.at(row, i);
        if (seen.insert(value).second) texts.push_back(reading.symbols.text(value.as_symbol()));
      }
    }
  }
  return texts;
}

void find_unknown_constants(const Reading& reading, const verification::FactPattern& pattern,
                            WhyNot& out) {
  const auto known = symbols_of(reading);
  const auto& attributes = reading.program.relation(pattern.relation).attributes;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const bool is_symbol =
        attributes[i].type == model::ValueType::kSymbol && (pattern.free_columns >> i & 1U) == 0;
    if (!is_symbol) continue;
    const auto text = reading.symbols.text(pattern.values[i].as_symbol());
    if (std::ranges::find(known, text) != known.end()) continue;
    const auto near = base::nearest_name(text, known);
    out.unknown_constants.emplace_back(text, near ? std::string{*near} : std::string{});
  }
}

}  // namespace

base::Result<WhyNot> why_not(Reading& reading, const verification::FactPattern& pattern,
                             const WhyNotOptions& options) {
  const Asked asked{
      .relation = pattern.relation,
      .tuple = pattern.values,
      .free_columns = pattern.free_columns,
      .text = verification::print_fact(reading.program, reading.symbols, pattern.relation,
                                       pattern.values, pattern.free_columns)};
  auto out = Explanation{reading, options}.run(asked);
  if (out) find_unknown_constants(reading, pattern, *out);
  return out;
}

}  // namespace yinguo::reasoning
