#include "evaluation/dominated_facts.hpp"

#include <algorithm>

namespace yinguo::evaluation {
namespace {

using rules::RelationId;
using rules::Rule;

std::vector<Rule> rules_with_both_heads(const rules::Program& program,
                                        const rules::Stratum& stratum) {
  std::vector<Rule> rules;
  for (const Rule& rule : program.subsumptions) {
    if (std::ranges::find(stratum.relations, rule.head.relation) == stratum.relations.end()) {
      continue;
    }
    auto& both = rules.emplace_back(rule);
    const auto& dominating = std::get<rules::Atom>(rule.body[1].what).arguments;
    both.head.arguments.insert(both.head.arguments.end(), dominating.begin(), dominating.end());
  }
  return rules;
}

std::vector<const Rule*> addresses_of(const std::vector<Rule>& rules) {
  std::vector<const Rule*> addresses;
  addresses.reserve(rules.size());
  for (const Rule& rule : rules)
    addresses.push_back(&rule);
  return addresses;
}

}  // namespace

DominatedFacts::DominatedFacts(Machine& machine, const rules::Stratum& stratum,
                               Statistics& statistics)
    : machine_{machine},
      stratum_{stratum},
      rules_{rules_with_both_heads(machine.program(), stratum)},
      heads_(machine.program().relations.size()),
      tasks_{machine, stratum, addresses_of(rules_), statistics, heads_} {
  for (const RelationId id : stratum.relations)
    found_.emplace_back(machine.table(id).arity() * 2);
  for (std::size_t i = 0; i < found_.size(); ++i)
    heads_[static_cast<std::size_t>(stratum.relations[i])] = &found_[i];
}

void DominatedFacts::mark(Task::Part part, DeadRows& dead) {
  if (empty()) return;
  tasks_.run(part);
  for (std::size_t i = 0; i < found_.size() && !machine_.failed(); ++i)
    mark(i, dead[static_cast<std::size_t>(stratum_.relations[i])]);
}

void DominatedFacts::mark(std::size_t which, std::vector<bool>& dead) {
  const RelationId id = stratum_.relations[which];
  const Table& table = machine_.table(id);
  const std::size_t arity = table.arity();
  const Table found = std::exchange(found_[which], Table{arity * 2});
  auto columns = machine_.program().relation(id).attributes;
  columns.reserve(arity * 2);
  std::copy_n(columns.begin(), arity, std::back_inserter(columns));
  for (const auto row : canonical_order(found, columns, machine_.symbols())) {
    const auto pair = found.row(row);
    const auto dominated = std::span{pair}.first(arity);
    const auto dominating = std::span{pair}.last(arity);
    if (std::ranges::equal(dominated, dominating)) continue;
    dead.resize(std::max(dead.size(), table.size()));
    const std::uint32_t loser = table.find(dominated);
    if (!dead[loser] && !dead[table.find(dominating)]) dead[loser] = true;
  }
}

}  // namespace yinguo::evaluation
