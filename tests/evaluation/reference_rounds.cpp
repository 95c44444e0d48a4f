// The reference's rounds: which facts a stratum comes to have.
#include <algorithm>
#include <array>

#include "evaluation/reference.hpp"

namespace yinguo::test {

using model::Value;
using rules::Literal;

namespace {

bool is_in(const rules::Stratum& stratum, rules::RelationId relation) {
  return std::count(stratum.relations.begin(), stratum.relations.end(), relation) > 0;
}

bool is_before(const Fact& a, const Fact& b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](Value x, Value y) {
    return x.as_number() < y.as_number();
  });
}

}  // namespace

/// In rounds, as LANGUAGE.md defines them for what depends on the order: facts, rules that read
/// only what is settled, then the recursive ones until nothing is new or a limit is reached.
void Reference::settle(const rules::Stratum& stratum) {
  const auto part_of = [&](const rules::Rule& rule) {
    if (rule.body.empty()) return 0;
    const bool is_recursive =
        std::any_of(rule.body.begin(), rule.body.end(), [&](const Literal& literal) {
          return literal.kind == Literal::Kind::kAtom &&
                 is_in(stratum, std::get<rules::Atom>(literal.what).relation);
        });
    return is_recursive ? 2 : 1;
  };
  std::array<std::vector<const rules::Rule*>, 3> parts;
  for (const auto id : stratum.rules) {
    const auto& rule = program_->rule(id);
    if (!program_->relation(rule.head.relation).classes_of) {
      parts[static_cast<std::size_t>(part_of(rule))].push_back(&rule);
    }
  }
  round(stratum, parts[0]);
  round(stratum, parts[1]);
  while (stratum.recursive && !is_at_limit(stratum) && round(stratum, parts[2])) {
  }
  find_unfounded(stratum);
}

/// What the rules derive from the facts as they are; false: nothing new.
bool Reference::round(const rules::Stratum& stratum, const std::vector<const rules::Rule*>& rules) {
  std::map<rules::RelationId, std::set<Fact>> found;
  for (const auto* rule : rules) {
    for_each(literals_of(*rule), {}, [&](const Bindings& b) {
      found[rule->head.relation].insert(ground(rule->head.arguments, b));
    });
  }
  bool changed = false;
  for (const auto& [relation, facts] : found) {
    std::vector<Fact> ordered{facts.begin(), facts.end()};
    std::sort(ordered.begin(), ordered.end(), is_before);
    for (const auto& fact : ordered)
      changed = admit(relation, fact) || changed;
  }
  for (const auto relation : stratum.relations)
    name_classes(relation);
  subsume(stratum);
  return changed;
}

bool Reference::admit(rules::RelationId id, const Fact& fact) {
  auto& known = facts_[static_cast<std::size_t>(id)];
  if (known.count(fact) > 0 || subsumed_[id].count(fact) > 0) return false;
  for (const auto& domain : program_->relation(id).choice_domains) {
    const bool is_taken = std::any_of(known.begin(), known.end(), [&](const Fact& other) {
      return std::all_of(domain.begin(), domain.end(),
                         [&](std::uint32_t column) { return fact[column] == other[column]; });
    });
    if (is_taken) return false;
  }
  return known.insert(fact).second;
}

/// Each member with the smallest that is connected with it.
void Reference::name_classes(rules::RelationId id) {
  const auto given = program_->relation(id).classes_of;
  if (!given) return;
  std::map<Value, Value> names;
  for (const auto& pair : facts(*given)) {
    names.emplace(pair[0], pair[0]);
    names.emplace(pair[1], pair[1]);
  }
  bool changed = true;
  while (changed) {
    changed = false;
    for (const auto& pair : facts(*given)) {
      auto& a = names.at(pair[0]);
      auto& b = names.at(pair[1]);
      if (a == b) continue;
      a = b = is_before({a}, {b}) ? a : b;
      changed = true;
    }
  }
  auto& known = facts_[static_cast<std::size_t>(id)];
  known.clear();
  for (const auto& [member, name] : names)
    known.insert({member, name});
}

void Reference::subsume(const rules::Stratum& stratum) {
  std::map<rules::RelationId, std::vector<std::pair<Fact, Fact>>> pairs;
  for (const auto& rule : program_->subsumptions) {
    if (!is_in(stratum, rule.head.relation)) continue;
    const auto& dominating = std::get<rules::Atom>(rule.body[1].what);
    for_each(literals_of(rule), {}, [&](const Bindings& b) {
      pairs[rule.head.relation].emplace_back(ground(rule.head.arguments, b),
                                             ground(dominating.arguments, b));
    });
  }
  for (auto& [relation, found] : pairs) {
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.first == b.first ? is_before(a.second, b.second) : is_before(a.first, b.first);
    });
    auto& known = facts_[static_cast<std::size_t>(relation)];
    for (const auto& [dominated, dominating] : found) {
      if (dominated == dominating || known.count(dominating) == 0) continue;
      if (known.erase(dominated) > 0) subsumed_[relation].insert(dominated);
    }
  }
}

bool Reference::is_at_limit(const rules::Stratum& stratum) const {
  return std::any_of(stratum.relations.begin(), stratum.relations.end(), [&](auto id) {
    const auto limit = program_->relation(id).size_limit;
    return limit && facts(id).size() >= *limit;
  });
}

/// Derives the facts that are left once more, from nothing but themselves.
void Reference::find_unfounded(const rules::Stratum& stratum) {
  std::map<rules::RelationId, std::set<Fact>> left;
  for (const auto id : stratum.relations)
    left[id].swap(facts_[static_cast<std::size_t>(id)]);
  bool changed = true;
  while (changed) {
    changed = false;
    for (const auto id : stratum.rules) {
      const auto& rule = program_->rule(id);
      std::set<Fact> found;
      for_each(literals_of(rule), {},
               [&](const Bindings& b) { found.insert(ground(rule.head.arguments, b)); });
      for (const auto& fact : found) {
        changed = (left[rule.head.relation].count(fact) > 0 &&
                   facts_[static_cast<std::size_t>(rule.head.relation)].insert(fact).second) ||
                  changed;
      }
    }
  }
  for (auto& [id, all] : left) {
    auto& founded = facts_[static_cast<std::size_t>(id)];
    for (const auto& fact : all) {
      if (founded.count(fact) == 0) unfounded_.insert({id, fact});
    }
    founded.swap(all);
  }
}

}  // namespace yinguo::test
