#include "verification/rounds.hpp"

#include <algorithm>
#include <unordered_map>

#include "verification/canonical.hpp"

namespace yinguo::verification {

using model::Tuple;
using model::Value;
using rules::RelationId;

namespace {

bool has(const rules::Stratum& stratum, RelationId id) {
  return std::ranges::find(stratum.relations, id) != stratum.relations.end();
}

bool is_subsumed(const rules::Program& program, RelationId id) {
  return std::ranges::any_of(program.subsumptions,
                             [id](const rules::Rule& rule) { return rule.head.relation == id; });
}

bool has_limit(const rules::Program& program, const rules::Stratum& stratum) {
  return stratum.recursive && std::ranges::any_of(stratum.relations, [&](RelationId id) {
           return program.relation(id).size_limit.has_value();
         });
}

/// The smallest member that each one is connected with by pairs.
class LeastMembers {
 public:
  LeastMembers(const rules::Relation& relation, const model::SymbolTable& symbols)
      : type_{relation.attributes.front().type}, symbols_{symbols} {}

  void connect(Value a, Value b) {
    const Value x = least_of(a);
    const Value y = least_of(b);
    if (x == y) return;
    const bool is_before = compare_canonically(type_, x, y, symbols_) < 0;
    above_[is_before ? y : x] = is_before ? x : y;
  }

  [[nodiscard]] std::vector<Tuple> all() {
    std::vector<Value> members;
    members.reserve(above_.size());
    for (const auto& [member, smaller] : above_)
      members.push_back(member);
    std::vector<Tuple> facts;
    facts.reserve(members.size());
    for (const Value member : members)
      facts.push_back({member, least_of(member)});
    return facts;
  }

 private:
  Value least_of(Value member) {
    above_.try_emplace(member, member);
    while (above_.at(member) != member) {
      Value& smaller = above_.at(member);
      smaller = above_.at(smaller);
      member = smaller;
    }
    return member;
  }

  model::ValueType type_;
  const model::SymbolTable& symbols_;
  std::unordered_map<Value, Value> above_;  ///< a smaller one of the class; itself for the smallest
};

}  // namespace

bool depends_on_order(const rules::Program& program, const rules::Stratum& stratum) {
  return has_limit(program, stratum) || std::ranges::any_of(stratum.relations, [&](RelationId id) {
           const auto& relation = program.relation(id);
           return !relation.choice_domains.empty() || relation.classes_of ||
                  is_subsumed(program, id);
         });
}

std::vector<std::uint8_t> facts_that_depend_on_order(const rules::Program& program) {
  std::vector<std::uint8_t> depends(program.relations.size(), 0);
  for (const auto& stratum : program.strata) {
    const bool is_limited = has_limit(program, stratum);
    for (const RelationId id : stratum.relations) {
      const auto& relation = program.relation(id);
      const bool is_one = is_limited || !relation.choice_domains.empty() || relation.classes_of ||
                          is_subsumed(program, id);
      depends[static_cast<std::size_t>(id)] = is_one ? 1 : 0;
    }
  }
  return depends;
}

Rounds::Rounds(const rules::Program& program, const rules::Stratum& stratum,
               Interpreter& interpreter, std::uint64_t& facts_left)
    : program_{program},
      stratum_{stratum},
      interpreter_{interpreter},
      facts_left_{facts_left},
      dominated_(stratum.relations.size()) {}

void Rounds::run(const std::vector<Given>& given) {
  Found first;
  for (const Given& one : given) {
    auto& facts = first.emplace_back(one.from_program.rows());
    facts.insert(facts.end(), one.from_input.begin(), one.from_input.end());
  }
  end_round(std::move(first));
  end_round(derive(false));
  while (stratum_.recursive && !is_at_limit() && interpreter_.failure().empty() &&
         facts_left_ > 0 && end_round(derive(true))) {
  }
}

Rounds::Found Rounds::derive(bool recursive) {
  Found found(stratum_.relations.size());
  for (const rules::RuleId id : stratum_.rules) {
    const auto& rule = program_.rule(id);
    const bool is_of_round = !rule.body.empty() &&
                             !program_.relation(rule.head.relation).classes_of &&
                             is_recursive(rule) == recursive;
    if (!is_of_round) continue;
    auto& facts = found[place_of(rule.head.relation)];
    interpreter_.solve(rule.body, rule, Bindings{rule.variable_names.size()},
                       [&](const Bindings& solution) {
                         auto head = interpreter_.ground(rule.head.arguments, rule, solution);
                         if (head) facts.push_back(std::move(*head));
                       });
  }
  return found;
}

/// Whether there is anything new.
bool Rounds::end_round(Found found) {
  bool changed = false;
  for (std::size_t i = 0; i < found.size(); ++i)
    changed = admit(i, std::move(found[i])) || changed;
  for (const RelationId id : stratum_.relations)
    changed = name_classes(id) || changed;
  subsume();
  return changed;
}

bool Rounds::admit(std::size_t which, std::vector<Tuple> found) {
  const RelationId id = stratum_.relations[which];
  sort_canonically(found, program_.relation(id).attributes, interpreter_.symbols());
  bool changed = false;
  for (const Tuple& fact : found) {
    if (dominated_[which].contains(fact) || !may_enter(id, fact)) continue;
    if (!interpreter_.relation(id).insert(fact)) continue;
    changed = true;
    if (facts_left_ > 0) --facts_left_;
  }
  return changed;
}

/// Whether no fact has the place of this one in a choice domain.
bool Rounds::may_enter(RelationId id, const Tuple& fact) {
  auto& known = interpreter_.relation(id);
  return std::ranges::none_of(program_.relation(id).choice_domains, [&](const auto& domain) {
    return std::ranges::any_of(known.rows_with(domain.front(), fact[domain.front()]),
                               [&](std::uint32_t row) {
                                 return std::ranges::all_of(domain, [&](std::uint32_t column) {
                                   return known.rows()[row][column] == fact[column];
                                 });
                               });
  });
}

bool Rounds::name_classes(RelationId id) {
  const auto pairs = program_.relation(id).classes_of;
  if (!pairs) return false;
  LeastMembers members{program_.relation(id), interpreter_.symbols()};
  for (const Tuple& pair : interpreter_.relation(*pairs).rows())
    members.connect(pair[0], pair[1]);
  auto named = members.all();
  auto& known = interpreter_.relation(id);
  const bool is_same =
      named.size() == known.rows().size() &&
      std::ranges::all_of(named, [&](const Tuple& fact) { return known.contains(fact); });
  if (!is_same) known.assign(std::move(named));
  return !is_same;
}

void Rounds::subsume() {
  Found pairs(stratum_.relations.size());
  for (const auto& rule : program_.subsumptions) {
    if (!has(stratum_, rule.head.relation)) continue;
    const auto& dominating = std::get<rules::Atom>(rule.body[1].what);
    auto& found = pairs[place_of(rule.head.relation)];
    interpreter_.solve(
        rule.body, rule, Bindings{rule.variable_names.size()}, [&](const Bindings& solution) {
          auto pair = interpreter_.ground(rule.head.arguments, rule, solution);
          const auto other = interpreter_.ground(dominating.arguments, rule, solution);
          if (!pair || !other || *pair == *other) return;
          pair->insert(pair->end(), other->begin(), other->end());
          found.push_back(std::move(*pair));
        });
  }
  for (std::size_t i = 0; i < pairs.size(); ++i)
    subsume(i, std::move(pairs[i]));
}

/// Of facts that dominate each other, the last in canonical order stays.
void Rounds::subsume(std::size_t which, std::vector<Tuple> pairs) {
  if (pairs.empty()) return;
  const RelationId id = stratum_.relations[which];
  auto columns = program_.relation(id).attributes;
  const auto arity = static_cast<std::ptrdiff_t>(columns.size());
  columns.reserve(columns.size() * 2);
  std::copy_n(columns.begin(), arity, std::back_inserter(columns));
  sort_canonically(pairs, columns, interpreter_.symbols());
  Relation& gone = dominated_[which];
  for (const Tuple& pair : pairs) {
    const Tuple loser{pair.begin(), pair.begin() + arity};
    const Tuple winner{pair.begin() + arity, pair.end()};
    if (!gone.contains(winner)) gone.insert(loser);
  }
  Relation& known = interpreter_.relation(id);
  auto left = known.rows();
  std::erase_if(left, [&](const Tuple& fact) { return gone.contains(fact); });
  known.assign(std::move(left));
}

bool Rounds::is_at_limit() {
  return std::ranges::any_of(stratum_.relations, [&](RelationId id) {
    const auto limit = program_.relation(id).size_limit;
    return limit && interpreter_.relation(id).rows().size() >= *limit;
  });
}

bool Rounds::is_recursive(const rules::Rule& rule) const {
  return std::ranges::any_of(rule.body, [&](const rules::Literal& literal) {
    const auto* const atom = std::get_if<rules::Atom>(&literal.what);
    return literal.kind == rules::Literal::Kind::kAtom && has(stratum_, atom->relation);
  });
}

std::size_t Rounds::place_of(RelationId id) const {
  return static_cast<std::size_t>(std::ranges::find(stratum_.relations, id) -
                                  stratum_.relations.begin());
}

}  // namespace yinguo::verification
