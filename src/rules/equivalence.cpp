#include "rules/equivalence.hpp"

#include <algorithm>

namespace yinguo::rules {
namespace {

Term variable_term(VariableId variable, model::ValueType type, const base::Span& span) {
  Term term;
  term.kind = Term::Kind::kVariable;
  term.type = type;
  term.variable = variable;
  term.span = span;
  return term;
}

Literal literal_of(Atom atom) {
  Literal literal;
  literal.kind = Literal::Kind::kAtom;
  literal.span = atom.span;
  literal.what = std::move(atom);
  return literal;
}

class ClassUser {
 public:
  ClassUser(Rule& rule, const Declarations& declarations)
      : rule_{rule}, declarations_{declarations} {}

  void run() {
    if (const auto* const found = find(rule_.head.relation)) rule_.head.relation = found->given;
    terms(rule_.head.arguments);
    body(rule_.body, nullptr);
  }

 private:
  [[nodiscard]] const Equivalence* find(RelationId relation) const {
    const auto& all = declarations_.equivalences();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Equivalence& one) { return one.relation == relation; });
    return found == all.end() ? nullptr : &*found;
  }

  /// `locals`: of the aggregate or quantified literal whose body this is.
  void body(std::vector<Literal>& literals, std::vector<VariableId>* locals) {
    std::vector<Literal> out;
    for (auto& literal : literals) {
      inside(literal);
      const bool is_positive = literal.kind == Literal::Kind::kAtom;
      const auto* const found = is_positive ? find(std::get<Atom>(literal.what).relation) : nullptr;
      if (found == nullptr) {
        out.push_back(std::move(literal));
        continue;
      }
      const auto& atom = std::get<Atom>(literal.what);
      const auto name = fresh_variable(declarations_.relation(found->classes).attributes[1]);
      if (locals != nullptr) locals->push_back(name);
      for (const auto& member : atom.arguments) {
        out.push_back(literal_of(
            {found->classes, {member, variable_term(name, member.type, atom.span)}, atom.span}));
      }
    }
    literals = std::move(out);
  }

  void inside(Literal& literal) {
    if (auto* const atom = std::get_if<Atom>(&literal.what)) {
      terms(atom->arguments);
    } else if (auto* const constraint = std::get_if<Constraint>(&literal.what)) {
      term(constraint->left);
      term(constraint->right);
    } else if (auto* const quantified = std::get_if<Quantified>(&literal.what)) {
      terms(quantified->threshold);
      terms(quantified->atom.arguments);
      body(quantified->group, &quantified->locals);
    }
  }

  void terms(std::vector<Term>& list) {
    for (auto& one : list)
      term(one);
  }

  void term(Term& term) {
    terms(term.arguments);
    for (auto& aggregate : term.aggregate) {
      terms(aggregate.target);
      body(aggregate.body, &aggregate.locals);
    }
  }

  VariableId fresh_variable(const model::Attribute& column) {
    auto& names = rule_.variable_names;
    std::size_t number = 0;
    std::string name;
    do {
      name = "class" + std::to_string(++number);
    } while (std::find(names.begin(), names.end(), name) != names.end());
    names.push_back(std::move(name));
    rule_.variable_types.push_back(column.type);
    rule_.variable_records.push_back(column.record);
    return static_cast<VariableId>(names.size() - 1);
  }

  Rule& rule_;
  const Declarations& declarations_;
};

/// A rule over the variables x, y and c, which are numbered in this order.
class ClassRule {
 public:
  ClassRule(const Relation& relation, std::uint32_t source_rule)
      : column_{relation.attributes.front()} {
    rule_.span = relation.span;
    rule_.source_rule = source_rule;
  }

  Rule make(RelationId head, const char* head_variables,
            std::initializer_list<std::pair<RelationId, const char*>> body) {
    rule_.head = atom(head, head_variables);
    for (const auto& [relation, variables] : body)
      rule_.body.push_back(literal_of(atom(relation, variables)));
    return std::move(rule_);
  }

 private:
  Atom atom(RelationId relation, const char* variables) {
    Atom atom;
    atom.relation = relation;
    atom.span = rule_.span;
    for (const char* name = variables; *name != '\0'; ++name)
      atom.arguments.push_back(variable_term(variable({*name}), column_.type, rule_.span));
    return atom;
  }

  VariableId variable(const std::string& name) {
    auto& names = rule_.variable_names;
    const auto found = std::find(names.begin(), names.end(), name);
    const auto id = static_cast<VariableId>(found - names.begin());
    if (found != names.end() && name != "_") return id;
    names.push_back(name);
    rule_.variable_types.push_back(column_.type);
    rule_.variable_records.push_back(column_.record);
    return static_cast<VariableId>(names.size() - 1);
  }

  model::Attribute column_;
  Rule rule_;
};

}  // namespace

void use_classes(Rule& rule, const Declarations& declarations) {
  if (!declarations.equivalences().empty()) ClassUser{rule, declarations}.run();
}

void add_class_rules(Program& program, const Declarations& declarations,
                     std::uint32_t source_rule) {
  for (const auto& [same, given, classes] : declarations.equivalences()) {
    const auto add = [&, same = same](
                         RelationId head, const char* variables,
                         std::initializer_list<std::pair<RelationId, const char*>> body) {
      program.rules.push_back(
          ClassRule{program.relation(same), source_rule++}.make(head, variables, body));
    };
    add(classes, "xx", {{given, "x_"}});
    add(classes, "xx", {{given, "_x"}});
    add(classes, "yc", {{classes, "xc"}, {given, "xy"}});
    add(classes, "yc", {{classes, "xc"}, {given, "yx"}});
    add(same, "xy", {{classes, "xc"}, {classes, "yc"}});
  }
}

}  // namespace yinguo::rules
