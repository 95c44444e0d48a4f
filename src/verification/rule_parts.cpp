#include "verification/rule_parts.hpp"

#include <set>

namespace yinguo::verification {
namespace {

void collect_locals(const std::vector<rules::Literal>& body, std::vector<std::uint8_t>& is_local);

void mark(const std::vector<rules::VariableId>& locals, std::vector<std::uint8_t>& is_local) {
  for (const auto local : locals)
    is_local[static_cast<std::size_t>(local)] = 1;
}

void collect_locals(const rules::Term& term, std::vector<std::uint8_t>& is_local) {
  for (const auto& argument : term.arguments)
    collect_locals(argument, is_local);
  for (const auto& aggregate : term.aggregate) {
    mark(aggregate.locals, is_local);
    collect_locals(aggregate.body, is_local);
  }
}

void collect_locals(const std::vector<rules::Literal>& body, std::vector<std::uint8_t>& is_local) {
  for (const auto& literal : body) {
    if (const auto* constraint = std::get_if<rules::Constraint>(&literal.what)) {
      collect_locals(constraint->left, is_local);
      collect_locals(constraint->right, is_local);
    } else if (const auto* atom = std::get_if<rules::Atom>(&literal.what)) {
      for (const auto& argument : atom->arguments)
        collect_locals(argument, is_local);
    } else if (const auto* quantified = std::get_if<rules::Quantified>(&literal.what)) {
      mark(quantified->locals, is_local);
      collect_locals(quantified->group, is_local);
    }
  }
}

}  // namespace

void collect_aggregates(const rules::Term& term, std::vector<const rules::Term*>& out) {
  if (term.kind == rules::Term::Kind::kAggregate) out.push_back(&term);
  for (const auto& argument : term.arguments)
    collect_aggregates(argument, out);
}

void collect_aggregates(const rules::Literal& literal, std::vector<const rules::Term*>& out) {
  if (const auto* constraint = std::get_if<rules::Constraint>(&literal.what)) {
    collect_aggregates(constraint->left, out);
    collect_aggregates(constraint->right, out);
  } else if (const auto* atom = std::get_if<rules::Atom>(&literal.what)) {
    for (const auto& argument : atom->arguments)
      collect_aggregates(argument, out);
  } else if (const auto* quantified = std::get_if<rules::Quantified>(&literal.what)) {
    for (const auto& threshold : quantified->threshold)
      collect_aggregates(threshold, out);
    for (const auto& argument : quantified->atom.arguments)
      collect_aggregates(argument, out);
  }
}

std::vector<std::uint8_t> named_variables(const rules::Rule& rule) {
  std::vector<std::uint8_t> is_local(rule.variable_names.size(), 0);
  collect_locals(rule.body, is_local);
  for (const auto& argument : rule.head.arguments)
    collect_locals(argument, is_local);
  std::vector<std::uint8_t> is_named(is_local.size(), 0);
  for (std::size_t i = 0; i < is_named.size(); ++i) {
    is_named[i] = is_local[i] == 0 && rule.variable_names[i] != "_" ? 1 : 0;
  }
  return is_named;
}

namespace {

using Closed = std::set<rules::RelationId>;

void collect_closed(const rules::Term& term, Closed& closed);

/// `in_group`: every relation counts, else only what is negated.
void collect_closed(const std::vector<rules::Literal>& body, bool in_group, Closed& closed) {
  for (const auto& literal : body) {
    if (const auto* atom = std::get_if<rules::Atom>(&literal.what)) {
      if (in_group || literal.kind == rules::Literal::Kind::kNegatedAtom)
        closed.insert(atom->relation);
      for (const auto& argument : atom->arguments)
        collect_closed(argument, closed);
    } else if (const auto* constraint = std::get_if<rules::Constraint>(&literal.what)) {
      collect_closed(constraint->left, closed);
      collect_closed(constraint->right, closed);
    } else if (const auto* quantified = std::get_if<rules::Quantified>(&literal.what)) {
      closed.insert(quantified->atom.relation);
      collect_closed(quantified->group, true, closed);
      for (const auto& threshold : quantified->threshold)
        collect_closed(threshold, closed);
    }
  }
}

void collect_closed(const rules::Term& term, Closed& closed) {
  for (const auto& argument : term.arguments)
    collect_closed(argument, closed);
  for (const auto& aggregate : term.aggregate)
    collect_closed(aggregate.body, true, closed);
}

}  // namespace

std::vector<rules::RelationId> closed_relations(const rules::Program& program,
                                                std::span<const rules::RuleId> rules) {
  Closed closed;
  for (const rules::RuleId id : rules) {
    const auto& rule = program.rule(id);
    collect_closed(rule.body, false, closed);
    for (const auto& argument : rule.head.arguments)
      collect_closed(argument, closed);
  }
  std::erase_if(closed, [&](rules::RelationId id) {
    return program.relation(id).kind == rules::RelationKind::kDegreeInput;
  });
  return {closed.begin(), closed.end()};
}

}  // namespace yinguo::verification
