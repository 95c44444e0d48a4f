#include "evaluation/near_misses.hpp"

#include <algorithm>
#include <set>

#include "evaluation/join.hpp"
#include "evaluation/ordered_rounds.hpp"
#include "evaluation/statistics.hpp"

namespace yinguo::evaluation {
namespace {

using model::Value;

/// The next set of `size` numbers below `count`, in lexicographic order; false: there is none.
bool advance(std::vector<std::uint32_t>& set, std::size_t count) {
  for (auto i = set.size(); i-- > 0;) {
    if (set[i] + (set.size() - i) >= count) continue;
    ++set[i];
    for (auto j = i + 1; j < set.size(); ++j)
      set[j] = set[j - 1] + 1;
    return true;
  }
  return false;
}

std::vector<std::uint32_t> first_set(std::size_t size) {
  std::vector<std::uint32_t> set(size);
  for (std::uint32_t i = 0; i < size; ++i)
    set[i] = i;
  return set;
}

/// The slots that a condition needs before it can be decided.
std::vector<Slot> needed_slots(const RuleBody& body, const Condition& condition) {
  std::vector<Slot> slots;
  if (condition.kind == Condition::Kind::kCompare) {
    body.collect_slots(condition.left, slots);
    body.collect_slots(condition.right, slots);
  }
  const bool reads_arguments =
      condition.kind == Condition::Kind::kNegatedAtom || condition.kind == Condition::Kind::kRange;
  if (reads_arguments) {
    for (const ExpressionId id : condition.arguments)
      body.collect_slots(id, slots);
    std::erase_if(slots, [&](Slot slot) { return body.is_wildcard[slot] != 0; });
  }
  if (condition.group != kNowhere) {
    const Group& group = body.groups[condition.group];
    slots.insert(slots.end(), group.outer.begin(), group.outer.end());
  }
  return slots;
}

/// Which slots get values when `conditions` are met, from those that have one.
class Reach {
 public:
  Reach(const RuleBody& body, const std::vector<Slot>& bound)
      : body_{body}, is_bound_(body.slot_count, 0) {
    for (const Slot slot : bound)
      is_bound_[slot] = 1;
  }

  [[nodiscard]] bool has(Slot slot) const { return is_bound_[slot] != 0; }

  [[nodiscard]] bool can_decide(const Condition& condition) const {
    const auto slots = needed_slots(body_, condition);
    return std::ranges::all_of(slots, [&](Slot slot) { return has(slot); });
  }

  void spread(const std::vector<Condition>& conditions) {
    for (bool changed = true; changed;) {
      changed = false;
      for (const Condition& condition : conditions)
        changed = take(condition) || changed;
    }
  }

 private:
  bool bind(Slot slot) { return std::exchange(is_bound_[slot], std::uint8_t{1}) == 0; }

  /// A record is taken apart.
  bool bind_all(std::span<const ExpressionId> expressions) {
    bool changed = false;
    for (const ExpressionId id : expressions) {
      const Expression& one = body_.expressions[id];
      if (one.kind == Expression::Kind::kSlot) changed = bind(one.slot) || changed;
      if (one.kind != Expression::Kind::kRecord) continue;
      const auto parts = std::span{body_.arguments}.subspan(one.first_argument, one.argument_count);
      changed = bind_all(parts) || changed;
    }
    return changed;
  }

  [[nodiscard]] bool knows(ExpressionId id) const {
    std::vector<Slot> slots;
    body_.collect_slots(id, slots);
    return std::ranges::all_of(slots, [&](Slot slot) { return has(slot); });
  }

  bool take(const Condition& condition) {
    if (condition.kind == Condition::Kind::kAtom) return bind_all(condition.arguments);
    if (condition.kind == Condition::Kind::kAggregate && can_decide(condition))
      return bind(body_.groups[condition.group].result);
    if (condition.kind == Condition::Kind::kRange && can_decide(condition))
      return bind(condition.target);
    if (condition.kind != Condition::Kind::kCompare || condition.op != rules::Comparison::kEqual)
      return false;
    bool changed = false;
    if (knows(condition.left)) changed = bind_all({&condition.right, 1});
    if (knows(condition.right)) changed = bind_all({&condition.left, 1}) || changed;
    return changed;
  }

  const RuleBody& body_;
  std::vector<std::uint8_t> is_bound_;
};

}  // namespace

class NearMissFinder::Impl {
 public:
  Impl(const rules::Program& program, model::SymbolTable& symbols, const Database& database)
      : program_{program},
        machine_{program, database, symbols, {}},
        statistics_{machine_},
        is_ordered_(program.relations.size(), 0) {
    for (const auto& stratum : program.strata) {
      if (!depends_on_order(program, stratum)) continue;
      for (const auto id : stratum.relations)
        is_ordered_[static_cast<std::size_t>(id)] = 1;
    }
  }

  base::Result<NearMisses> find(rules::RelationId relation, std::span<const Value> tuple,
                                std::uint64_t free_columns, const NearMissLimits& limits,
                                double seconds) {
    limits_ = limits;
    machine_.restart_clock(seconds);
    out_ = {};
    for (std::uint32_t i = 0; i < program_.rules.size(); ++i) {
      const rules::RuleId id{i};
      const auto& rule = program_.rule(id);
      if (rule.head.relation != relation || rule.body.empty()) continue;
      machine_.set_rule(&rule);
      search(start(id, rule, tuple, free_columns));
      if (machine_.failed()) return machine_.error();
    }
    return std::move(out_);
  }

  base::Result<std::optional<model::Tuple>> dominating(rules::RelationId relation,
                                                       std::span<const Value> tuple) {
    for (const auto& rule : program_.subsumptions) {
      if (rule.head.relation != relation) continue;
      machine_.set_rule(&rule);
      auto found = dominating(rule, tuple);
      if (machine_.failed()) return machine_.error();
      if (found) return std::optional{std::move(*found)};
    }
    return std::optional<model::Tuple>{};
  }

 private:
  /// The dominated fact is not there: the rule is run without that literal, the first.
  std::optional<model::Tuple> dominating(const rules::Rule& rule, std::span<const Value> tuple) {
    const RuleBody body = lower_rule(program_, rule, machine_.symbols());
    std::vector<Value> frame(body.slot_count);
    for (std::size_t column = 0; column < tuple.size(); ++column)
      frame[body.head_slots[column]] = tuple[column];
    std::vector<Condition> wanted = body.conditions;
    std::erase_if(wanted, [](const Condition& condition) { return condition.literal == 0; });
    const auto other = std::ranges::find_if(wanted, [](const Condition& condition) {
      return condition.kind == Condition::Kind::kAtom && condition.literal == 1;
    });
    if (other == wanted.end()) return std::nullopt;
    const auto arguments = other->arguments;
    wanted.insert(wanted.end(), body.head_conditions.begin(), body.head_conditions.end());
    const auto plan = make_plan({&program_, &statistics_}, body, wanted, body.head_slots);
    if (!plan) return std::nullopt;
    Join join{machine_, body, *plan};
    join.restart();
    if (!join.next(frame)) return std::nullopt;
    model::Tuple found;
    found.reserve(arguments.size());
    for (const ExpressionId argument : arguments)
      found.push_back(machine_.value(body, argument, frame));
    return found;
  }

  /// What one rule is searched with.
  struct Search {
    rules::RuleId id{};
    const rules::Rule& rule;
    RuleBody body;
    std::vector<Value> frame;
    std::vector<Slot> bound;
    std::set<std::vector<std::optional<Value>>> seen;
    std::size_t subsets = 0;  ///< tried so far
  };

  Search start(rules::RuleId id, const rules::Rule& rule, std::span<const Value> tuple,
               std::uint64_t free_columns) {
    Search s{.id = id,
             .rule = rule,
             .body = lower_rule(program_, rule, machine_.symbols()),
             .frame = {},
             .bound = {},
             .seen = {}};
    s.frame.resize(s.body.slot_count);
    for (std::size_t column = 0; column < tuple.size(); ++column) {
      if ((free_columns >> column & 1U) != 0) continue;
      s.frame[s.body.head_slots[column]] = tuple[column];
      s.bound.push_back(s.body.head_slots[column]);
    }
    return s;
  }

  void search(Search s) {
    const std::size_t count = s.rule.body.size();
    const std::size_t least =
        is_ordered_[static_cast<std::size_t>(s.rule.head.relation)] != 0 ? 0 : 1;
    for (std::size_t size = least; size <= std::min(count, limits_.failing); ++size) {
      for (const bool keep_aggregates : {true, false}) {
        const auto before = out_.found.size();
        try_sets(s, size, keep_aggregates);
        if (machine_.failed() || out_.found.size() > before) return;
      }
    }
    try_set(s, first_set(count), false);
    if (s.seen.empty() && !machine_.failed()) add_impossible(s);
  }

  /// Tries every set of `size` literals as the failing ones.
  void try_sets(Search& s, std::size_t size, bool keep_aggregates) {
    auto failing = first_set(size);
    do {
      if (++s.subsets > limits_.subsets) {
        out_.cut = true;
        return;
      }
      try_set(s, failing, keep_aggregates);
    } while (!machine_.failed() && advance(failing, s.rule.body.size()));
  }

  void try_set(Search& s, const std::vector<std::uint32_t>& failing, bool keep_aggregates) {
    const auto fails = [&](std::uint32_t literal) {
      return std::ranges::find(failing, literal) != failing.end();
    };
    std::vector<Condition> wanted;
    for (const Condition& condition : s.body.conditions) {
      const bool is_kept = !fails(condition.literal) ||
                           (keep_aggregates && condition.kind == Condition::Kind::kAggregate);
      if (is_kept) wanted.push_back(condition);
    }
    std::vector<Condition> head = s.body.head_conditions;
    wanted.insert(wanted.end(), head.begin(), head.end());
    Reach reach{s.body, s.bound};
    reach.spread(wanted);
    std::vector<Condition> decided;
    std::vector<LiteralState> states(s.rule.body.size(), LiteralState::kHolds);
    for (const std::uint32_t literal : failing)
      states[literal] = LiteralState::kFails;
    for (const Condition& condition : wanted) {
      if (reach.can_decide(condition)) {
        decided.push_back(condition);
      } else if (condition.literal < states.size() &&
                 states[condition.literal] == LiteralState::kHolds) {
        states[condition.literal] = LiteralState::kUnknown;
      }
    }
    auto plan = make_plan({&program_, &statistics_}, s.body, decided, s.bound);
    if (!plan) return;
    Join join{machine_, s.body, *plan};
    join.restart();
    std::vector<Value> frame = s.frame;
    std::size_t kept = 0;
    for (std::size_t n = 0; join.next(frame); ++n) {
      if (n >= limits_.solutions || kept >= limits_.kept) {
        out_.cut = true;
        return;
      }
      kept += add(s, states, failing, reach, frame) ? 1U : 0U;
      if (machine_.failed()) return;
    }
  }

  bool add(Search& s, const std::vector<LiteralState>& states,
           const std::vector<std::uint32_t>& failing, const Reach& reach,
           std::span<const Value> frame) {
    NearMiss miss{.rule = s.id, .bindings = {}, .literals = states, .compared = {}};
    for (Slot slot = 0; slot < s.body.variable_count; ++slot)
      miss.bindings.push_back(reach.has(slot) ? std::optional{frame[slot]} : std::nullopt);
    auto key = miss.bindings;
    for (const auto state : states)
      key.emplace_back(Value::from_number(static_cast<int>(state)));
    if (!s.seen.insert(std::move(key)).second) return false;
    miss.failing = static_cast<std::uint32_t>(failing.size());
    miss.compared.resize(states.size());
    for (const Condition& condition : s.body.conditions) {
      const bool shows =
          condition.kind == Condition::Kind::kCompare && condition.literal < states.size() &&
          states[condition.literal] == LiteralState::kFails && reach.can_decide(condition);
      if (!shows) continue;
      miss.compared[condition.literal] = {machine_.value(s.body, condition.left, frame),
                                          machine_.value(s.body, condition.right, frame)};
    }
    out_.found.push_back(std::move(miss));
    return true;
  }

  /// The head itself stands against it.
  void add_impossible(const Search& s) {
    out_.found.push_back(
        {.rule = s.id,
         .bindings = std::vector<std::optional<Value>>(s.body.variable_count),
         .literals = std::vector<LiteralState>(s.rule.body.size(), LiteralState::kUnknown),
         .compared = std::vector<std::optional<std::pair<Value, Value>>>(s.rule.body.size()),
         .failing = static_cast<std::uint32_t>(s.rule.body.size()),
         .head_differs = true});
  }

  const rules::Program& program_;
  Machine machine_;
  Statistics statistics_;
  NearMissLimits limits_;
  NearMisses out_;
  std::vector<std::uint8_t> is_ordered_;  ///< by relation: its facts depend on the order
};

NearMissFinder::NearMissFinder(const rules::Program& program, model::SymbolTable& symbols,
                               const Database& database)
    : impl_{std::make_unique<Impl>(program, symbols, database)} {}

NearMissFinder::~NearMissFinder() = default;

base::Result<NearMisses> NearMissFinder::find(rules::RelationId relation,
                                              std::span<const Value> tuple,
                                              std::uint64_t free_columns,
                                              const NearMissLimits& limits, double seconds) {
  return impl_->find(relation, tuple, free_columns, limits, seconds);
}

base::Result<std::optional<model::Tuple>> NearMissFinder::dominating(rules::RelationId relation,
                                                                     std::span<const Value> tuple) {
  return impl_->dominating(relation, tuple);
}

}  // namespace yinguo::evaluation
