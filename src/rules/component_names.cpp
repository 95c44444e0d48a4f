#include "rules/component_names.hpp"

#include <unordered_set>

namespace yinguo::rules {
namespace {

using Replace = std::function<void(syntax::Name&)>;

/// Visits the names of relations and types in an item.
class Names {
 public:
  Names(const Replace* relation, const Replace* type, const Replace* branch)
      : relation_{relation}, type_{type}, branch_{branch} {}

  void visit(syntax::Item& item) {
    if (auto* const named = std::get_if<syntax::RelationDeclaration>(&item)) {
      declaration(*named);
    } else if (auto* const typed = std::get_if<syntax::TypeDeclaration>(&item)) {
      declaration(*typed);
    } else if (auto* const directive = std::get_if<syntax::Directive>(&item)) {
      for (auto& name : directive->relations)
        relation(name);
    } else if (auto* const one = std::get_if<syntax::Clause>(&item)) {
      clause(*one);
    }
  }

 private:
  void declaration(syntax::RelationDeclaration& declaration) {
    for (auto& name : declaration.names)
      relation(name);
    if (declaration.degree_source) relation(*declaration.degree_source);
    for (auto& attribute : declaration.attributes)
      type(attribute.type);
  }

  void declaration(syntax::TypeDeclaration& declaration) {
    for (auto& part : declaration.parts)
      type(part);
    for (auto& branch : declaration.branches) {
      if (branch_ != nullptr) (*branch_)(branch.name);
      for (auto& field : branch.fields)
        type(field.type);
    }
  }

  void clause(syntax::Clause& clause) {
    for (auto& head : clause.heads)
      atom(head);
    for (auto& alternative : clause.alternatives)
      literals(alternative);
  }

  void relation(syntax::Name& name) {
    if (relation_ != nullptr) (*relation_)(name);
  }

  void type(syntax::Name& name) {
    if (type_ != nullptr) (*type_)(name);
  }

  void atom(syntax::Atom& atom) {
    relation(atom.name);
    terms(atom.arguments);
  }

  void terms(std::vector<syntax::Term>& list) {
    for (auto& one : list)
      term(one);
  }

  void term(syntax::Term& term) {
    if (term.kind == syntax::Term::Kind::kCast) {
      syntax::Name name{term.text, term.span};
      type(name);
      term.text = std::move(name.text);
    }
    if (term.kind == syntax::Term::Kind::kBranch && branch_ != nullptr) {
      syntax::Name name{term.text, term.span};
      (*branch_)(name);
      term.text = std::move(name.text);
    }
    terms(term.arguments);
    for (auto& aggregate : term.aggregate) {
      terms(aggregate.target);
      literals(aggregate.body);
    }
  }

  void literals(std::vector<syntax::Literal>& list) {
    for (auto& one : list)
      literal(one);
  }

  void literal(syntax::Literal& literal) {
    if (auto* const found = std::get_if<syntax::Atom>(&literal.what)) {
      atom(*found);
    } else if (auto* const constraint = std::get_if<syntax::Constraint>(&literal.what)) {
      term(constraint->left);
      term(constraint->right);
    } else if (auto* const quantified = std::get_if<syntax::Quantified>(&literal.what)) {
      terms(quantified->threshold);
      atom(quantified->atom);
      literals(quantified->group);
    } else if (auto* const group = std::get_if<syntax::Group>(&literal.what)) {
      for (auto& alternative : group->alternatives)
        literals(alternative);
    }
  }

  const Replace* relation_;
  const Replace* type_;
  const Replace* branch_;
};

}  // namespace

void replace_types(syntax::Item& item, const std::function<void(syntax::Name&)>& replace) {
  Names{nullptr, &replace, nullptr}.visit(item);
}

void qualify(syntax::Ast& ast, const std::string& prefix) {
  std::unordered_set<std::string> relations;
  std::unordered_set<std::string> types;
  std::unordered_set<std::string> branches;
  for (const auto& item : ast.items) {
    if (const auto* const relation = std::get_if<syntax::RelationDeclaration>(&item)) {
      for (const auto& name : relation->names)
        relations.insert(name.text);
    } else if (const auto* const type = std::get_if<syntax::TypeDeclaration>(&item)) {
      types.insert(type->name.text);
      for (const auto& branch : type->branches)
        branches.insert(branch.name.text);
    }
  }
  const Replace relation = [&](syntax::Name& name) {
    if (relations.contains(name.text)) name.text.insert(0, prefix);
  };
  const Replace type = [&](syntax::Name& name) {
    if (types.contains(name.text)) name.text.insert(0, prefix);
  };
  const Replace branch = [&](syntax::Name& name) {
    if (!name.text.empty() && branches.contains(name.text)) name.text.insert(0, prefix);
  };
  for (auto& item : ast.items) {
    Names{&relation, &type, &branch}.visit(item);
    if (auto* const declared = std::get_if<syntax::TypeDeclaration>(&item)) type(declared->name);
  }
}

}  // namespace yinguo::rules
