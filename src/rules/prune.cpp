#include "rules/prune.hpp"

#include <algorithm>

namespace yinguo::rules {
namespace {

/// Follows rules from heads to bodies.
class Needed {
 public:
  explicit Needed(const Program& program)
      : program_{program},
        is_needed_(program.relations.size()),
        rules_of_(program.relations.size()) {
    for (const auto& rule : program.rules) {
      rules_of_[static_cast<std::size_t>(rule.head.relation)].push_back(&rule);
    }
    for (const auto& rule : program.subsumptions) {
      rules_of_[static_cast<std::size_t>(rule.head.relation)].push_back(&rule);
    }
  }

  std::vector<bool> from(std::span<const RelationId> wanted) {
    for (const auto id : wanted)
      need(id);
    while (!open_.empty()) {
      const auto id = open_.back();
      open_.pop_back();
      if (const auto source = program_.relation(id).degrees_from) need(*source);
      for (const auto* rule : rules_of_[static_cast<std::size_t>(id)]) {
        atom(rule->head);
        literals(rule->body);
      }
    }
    return std::move(is_needed_);
  }

 private:
  void need(RelationId id) {
    if (is_needed_[static_cast<std::size_t>(id)]) return;
    is_needed_[static_cast<std::size_t>(id)] = true;
    open_.push_back(id);
  }

  void atom(const Atom& atom) {
    need(atom.relation);
    for (const auto& argument : atom.arguments)
      term(argument);
  }

  void term(const Term& term_) {
    for (const auto& argument : term_.arguments)
      term(argument);
    for (const auto& aggregate : term_.aggregate) {
      for (const auto& target : aggregate.target)
        term(target);
      literals(aggregate.body);
    }
  }

  void literals(const std::vector<Literal>& body) {
    for (const auto& literal : body) {
      if (const auto* inner = std::get_if<Atom>(&literal.what)) atom(*inner);
      if (const auto* constraint = std::get_if<Constraint>(&literal.what)) {
        term(constraint->left);
        term(constraint->right);
      }
      if (const auto* quantified = std::get_if<Quantified>(&literal.what)) {
        for (const auto& threshold : quantified->threshold)
          term(threshold);
        atom(quantified->atom);
        literals(quantified->group);
      }
    }
  }

  const Program& program_;
  std::vector<bool> is_needed_;
  std::vector<std::vector<const Rule*>> rules_of_;
  std::vector<RelationId> open_;
};

}  // namespace

void keep_needed(Program& program, std::span<const RelationId> wanted) {
  const auto needed = Needed{program}.from(wanted);
  const auto is_needed = [&](RelationId id) { return needed[static_cast<std::size_t>(id)]; };
  for (std::size_t i = 0; i < program.relations.size(); ++i) {
    if (!needed[i]) program.relations[i].io.clear();
  }
  std::erase_if(program.strata, [&](const Stratum& stratum) {
    return std::none_of(stratum.relations.begin(), stratum.relations.end(), is_needed);
  });
}

std::vector<RelationId> output_relations(const Program& program) {
  std::vector<RelationId> outputs;
  for (std::uint32_t i = 0; i < program.relations.size(); ++i) {
    const auto& io = program.relations[i].io;
    const bool is_output = std::any_of(io.begin(), io.end(), [](const IoDirective& directive) {
      return directive.kind != IoDirective::Kind::kInput;
    });
    if (is_output) outputs.push_back(RelationId{i});
  }
  return outputs;
}

}  // namespace yinguo::rules
