#include "rules/record_terms.hpp"

namespace yinguo::rules {

using Kind = syntax::Term::Kind;

RecordTerms::RecordTerms(const syntax::Atom& head, const Branch& body, const ClauseNames& names,
                         Declarations& declarations)
    : names_{names}, declarations_{declarations}, variables_(names.variables().size()) {
  do {
    has_changed_ = false;
    for (const auto& one : body)
      visit(*one.literal);
    visit(head);
  } while (has_changed_);
}

std::optional<TypeId> RecordTerms::type(const syntax::Term& record) const {
  const auto found = records_.find(&record);
  if (found == records_.end()) return std::nullopt;
  return found->second;
}

void RecordTerms::visit_all(const std::vector<syntax::Literal>& literals) {
  for (const auto& literal : literals)
    visit(literal);
}

void RecordTerms::visit(const syntax::Literal& literal) {
  if (const auto* const atom = std::get_if<syntax::Atom>(&literal.what)) {
    visit(*atom);
  } else if (const auto* const constraint = std::get_if<syntax::Constraint>(&literal.what)) {
    visit(*constraint);
  } else if (const auto* const quantified = std::get_if<syntax::Quantified>(&literal.what)) {
    look_inside(quantified->threshold);
    visit_all(quantified->group);
    visit(quantified->atom);
  } else if (const auto* const group = std::get_if<syntax::Group>(&literal.what)) {
    for (const auto& alternative : group->alternatives)
      visit_all(alternative);
  }
}

void RecordTerms::visit(const syntax::Atom& atom) {
  const auto relation = declarations_.resolve(atom.name);
  const auto& info = declarations_.info(relation);
  if (info.has_known_schema && info.types.size() == atom.arguments.size()) {
    for (std::size_t i = 0; i < atom.arguments.size(); ++i)
      note(atom.arguments[i], info.types[i]);
  }
  look_inside(atom.arguments);
}

void RecordTerms::visit(const syntax::Constraint& constraint) {
  if (const auto type = known(constraint.left)) note(constraint.right, *type);
  if (const auto type = known(constraint.right)) note(constraint.left, *type);
  look_inside(constraint.left);
  look_inside(constraint.right);
}

void RecordTerms::look_inside(const std::vector<syntax::Term>& terms) {
  for (const auto& term : terms)
    look_inside(term);
}

void RecordTerms::look_inside(const syntax::Term& term) {
  const auto& types = declarations_.types();
  if (term.kind == Kind::kRecord) {
    if (const auto type = this->type(term)) note_fields(term, *type, 0);
  } else if (term.kind == Kind::kBranch) {
    if (const auto branch = types.find_branch(term.text)) {
      note_fields(term, branch->type, branch->index);
    }
  } else if (term.kind == Kind::kCast && term.arguments.front().kind == Kind::kRecord) {
    if (const auto type = types.find(term.text)) note(term.arguments.front(), *type);
  }
  look_inside(term.arguments);
  for (const auto& aggregate : term.aggregate) {
    visit_all(aggregate.body);
    look_inside(aggregate.target);
  }
}

void RecordTerms::note(const syntax::Term& term, TypeId type) {
  const auto structure = declarations_.types().structure(type);
  if (!structure) return;
  if (term.kind == Kind::kVariable || term.kind == Kind::kWildcard) {
    auto& known = variables_[static_cast<std::size_t>(names_.variable(term))];
    if (known) return;
    known = structure;
    has_changed_ = true;
  } else if (term.kind == Kind::kRecord) {
    has_changed_ = records_.emplace(&term, *structure).second || has_changed_;
  }
}

void RecordTerms::note_fields(const syntax::Term& term, TypeId structure, std::uint32_t branch) {
  const auto& fields = declarations_.types().fields(structure, branch);
  if (fields.size() != term.arguments.size()) return;
  for (std::size_t i = 0; i < fields.size(); ++i)
    note(term.arguments[i], fields[i]);
}

std::optional<TypeId> RecordTerms::known(const syntax::Term& term) const {
  switch (term.kind) {
    case Kind::kVariable:
      return type(names_.variable(term));
    case Kind::kRecord:
      return type(term);
    case Kind::kBranch: {
      const auto branch = declarations_.types().find_branch(term.text);
      return branch ? std::optional{branch->type} : std::nullopt;
    }
    case Kind::kCast: {
      const auto type = declarations_.types().find(term.text);
      return type ? declarations_.types().structure(*type) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace yinguo::rules
