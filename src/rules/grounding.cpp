#include "rules/grounding.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "rules/errors.hpp"

namespace yinguo::rules {
namespace {

class Grounding {
 public:
  Grounding(const Rule& rule, const Declarations& declarations, Reporter& reporter)
      : rule_{rule},
        declarations_{declarations},
        reporter_{reporter},
        bound_(rule.variable_names.size()) {}

  std::vector<bool> bound() {
    settle(rule_.body);
    return bound_;
  }

  void run() {
    settle(rule_.body);
    use_all(rule_.head.arguments, "in the head");
    use(rule_.body);
    drop_consequences();
    report();
  }

 private:
  [[nodiscard]] bool is_bound(VariableId variable) const {
    return bound_[static_cast<std::size_t>(variable)];
  }

  [[nodiscard]] bool is_wildcard(const Term& term) const {
    return term.kind == Term::Kind::kVariable &&
           rule_.variable_names[static_cast<std::size_t>(term.variable)] == "_";
  }

  // --- binding ---

  void settle(const std::vector<Literal>& body) {
    while (true) {
      bool changed = false;
      for (const auto& literal : body)
        changed = bind(literal) || changed;
      if (!changed) return;
    }
  }

  bool bind(const Literal& literal) {
    if (literal.kind == Literal::Kind::kAtom) {
      const auto& atom = std::get<Atom>(literal.what);
      if (declarations_.relation(atom.relation).kind == RelationKind::kDegreeInput) return false;
      bool changed = false;
      for (const auto& argument : atom.arguments)
        changed = bind(argument) || changed;
      if (!declarations_.info(atom.relation).has_known_schema) {
        changed = bind_all(atom.arguments) || changed;  // its mistake is reported elsewhere
      }
      return changed;
    }
    if (literal.kind != Literal::Kind::kConstraint) return false;
    const auto& constraint = std::get<Constraint>(literal.what);
    if (constraint.op != Comparison::kEqual) return false;
    const bool forward = is_settled(constraint.right) && bind(constraint.left);
    return (is_settled(constraint.left) && bind(constraint.right)) || forward;
  }

  /// A variable, or the parts of a record.
  bool bind(const Term& term) {
    if (term.kind == Term::Kind::kRecord) {
      bool changed = false;
      for (const auto& part : term.arguments)
        changed = bind(part) || changed;
      return changed;
    }
    if (term.kind != Term::Kind::kVariable || is_bound(term.variable)) return false;
    bound_[static_cast<std::size_t>(term.variable)] = true;
    return true;
  }

  bool bind_all(const std::vector<Term>& terms) {
    bool changed = false;
    for (const auto& term : terms) {
      changed = bind(term) || changed;
      changed = bind_all(term.arguments) || changed;
    }
    return changed;
  }

  // --- whether a term has a value: all its variables, but those of its aggregates, are bound ---

  [[nodiscard]] bool is_settled(const Term& term) const {
    if (term.kind == Term::Kind::kVariable) {
      return is_bound(term.variable) ||
             std::find(inner_.begin(), inner_.end(), term.variable) != inner_.end();
    }
    return are_settled(term.arguments) &&
           std::all_of(term.aggregate.begin(), term.aggregate.end(),
                       [&](const Aggregate& one) { return is_settled(one); });
  }

  [[nodiscard]] bool are_settled(const std::vector<Term>& terms) const {
    return std::all_of(terms.begin(), terms.end(),
                       [&](const Term& one) { return is_settled(one); });
  }

  [[nodiscard]] bool is_settled(const Aggregate& aggregate) const {
    const auto outside = inner_.size();
    inner_.insert(inner_.end(), aggregate.locals.begin(), aggregate.locals.end());
    const bool settled = are_settled(aggregate.target) &&
                         std::all_of(aggregate.body.begin(), aggregate.body.end(),
                                     [&](const Literal& one) { return is_settled(one); });
    inner_.resize(outside);
    return settled;
  }

  [[nodiscard]] bool is_settled(const Literal& literal) const {
    if (const auto* const atom = std::get_if<Atom>(&literal.what)) {
      return are_settled(atom->arguments);
    }
    if (const auto* const constraint = std::get_if<Constraint>(&literal.what)) {
      return is_settled(constraint->left) && is_settled(constraint->right);
    }
    const auto* const quantified = std::get_if<Quantified>(&literal.what);
    if (quantified == nullptr) return true;
    const auto outside = inner_.size();
    inner_.insert(inner_.end(), quantified->locals.begin(), quantified->locals.end());
    const bool settled = are_settled(quantified->threshold) &&
                         are_settled(quantified->atom.arguments) &&
                         std::all_of(quantified->group.begin(), quantified->group.end(),
                                     [&](const Literal& one) { return is_settled(one); });
    inner_.resize(outside);
    return settled;
  }

  // --- uses of what should be bound by now ---

  void use(const std::vector<Literal>& body) {
    for (const auto& literal : body)
      use(literal);
  }

  void use(const Literal& literal) {
    switch (literal.kind) {
      case Literal::Kind::kAtom:
        return use_atom(std::get<Atom>(literal.what));
      case Literal::Kind::kNegatedAtom:
        return use_negated(std::get<Atom>(literal.what));
      case Literal::Kind::kConstraint: {
        const auto& constraint = std::get<Constraint>(literal.what);
        const bool equates = constraint.op == Comparison::kEqual;
        const auto* const where =
            equates ? "in an equation with what is not bound either" : "in a comparison";
        for (const auto* side : {&constraint.left, &constraint.right}) {
          use_term(*side, where);
          if (equates && side->kind == Term::Kind::kVariable) equated_.insert(side->variable);
        }
        return;
      }
      case Literal::Kind::kQuantified:
        return use_quantified(std::get<Quantified>(literal.what));
      default:
        return;
    }
  }

  void use_atom(const Atom& atom) {
    const bool is_input = declarations_.relation(atom.relation).kind == RelationKind::kDegreeInput;
    if (is_input) refuse_wildcards(atom, "a degree input");
    for (const auto& argument : atom.arguments) {
      if (is_input && is_wildcard(argument)) continue;
      use_term(argument, is_input ? "in a degree input" : "within an argument");
    }
  }

  void use_negated(const Atom& atom) {
    const bool is_degree = declarations_.relation(atom.relation).kind != RelationKind::kOrdinary;
    if (is_degree) refuse_wildcards(atom, "the negation of a degree");
    for (const auto& argument : atom.arguments) {
      if (!is_wildcard(argument)) use_term(argument, "in a negation");
    }
  }

  void refuse_wildcards(const Atom& atom, std::string_view where) {
    for (const auto& argument : atom.arguments) {
      if (!is_wildcard(argument)) continue;
      reporter_.error(kWildcardDegree, argument.span,
                      "a wildcard cannot stand in " + std::string{where},
                      "bind the argument with another literal",
                      "one degree is meant, and the wildcard leaves open which");
    }
  }

  void use_quantified(const Quantified& quantified) {
    use_all(quantified.threshold, "in the threshold of a quantified literal");
    const auto outer = bound_;
    settle(quantified.group);
    use(quantified.group);
    refuse_wildcards(quantified.atom, "a quantified literal");
    for (const auto& argument : quantified.atom.arguments) {
      if (!is_wildcard(argument)) use_term(argument, "in a quantified literal");
    }
    restore(outer);
  }

  void use_all(const std::vector<Term>& terms, std::string_view where) {
    for (const auto& term : terms)
      use_term(term, where);
  }

  void use_term(const Term& term, std::string_view where) {
    if (term.kind == Term::Kind::kVariable && !is_bound(term.variable)) {
      unbound_[term.variable].push_back({term.span, std::string{where}});
    }
    const bool is_functor = term.kind == Term::Kind::kFunctor;
    use_all(term.arguments, is_functor ? "in an expression" : where);
    for (const auto& aggregate : term.aggregate) {
      const auto outer = bound_;
      settle(aggregate.body);
      // What only the aggregate binds is not bound outside it.
      for (const auto& literal : aggregate.body)
        note_inner(literal, outer, aggregate.locals);
      use(aggregate.body);
      use_all(aggregate.target, "in the target of an aggregate");
      restore(outer);
    }
  }

  /// Notes the outer variables that the body of an aggregate binds for itself only.
  void note_inner(const Literal& literal, const std::vector<bool>& outer,
                  const std::vector<VariableId>& locals) {
    if (literal.kind != Literal::Kind::kAtom) return;
    for (const auto& argument : std::get<Atom>(literal.what).arguments) {
      if (argument.kind != Term::Kind::kVariable) continue;
      const bool is_local =
          std::find(locals.begin(), locals.end(), argument.variable) != locals.end();
      if (is_local || outer[static_cast<std::size_t>(argument.variable)]) continue;
      unbound_[argument.variable].push_back(
          {argument.span, "in an aggregate, which binds it for itself only"});
    }
  }

  void restore(const std::vector<bool>& outer) { bound_ = outer; }

  /// Forgets the variables that would be bound if the others were: their mistake is the others'.
  void drop_consequences() {
    for (const auto& [variable, places] : unbound_) {
      if (!equated_.contains(variable)) bound_[static_cast<std::size_t>(variable)] = true;
    }
    settle(rule_.body);
    for (const auto variable : equated_) {
      if (is_bound(variable)) unbound_.erase(variable);
    }
  }

  void report() {
    for (auto& [variable, places] : unbound_) {
      const auto& name = rule_.variable_names[static_cast<std::size_t>(variable)];
      const bool is_wildcard = name == "_";
      constexpr std::size_t kMaxLabels = 4;
      std::vector<base::Label> labels;
      for (std::size_t i = 1; i < places.size() && i < kMaxLabels; ++i) {
        labels.push_back({places[i].span, "and " + places[i].text});
      }
      reporter_.error(
          kUnsafeVariable, places.front().span,
          is_wildcard ? "a wildcard stands " + places.front().text
                      : quoted(name) + " is not bound: it stands " + places.front().text,
          is_wildcard ? std::string{}
                      : "add a positive literal that has " + quoted(name) + " as an argument",
          "a variable is bound by a positive literal, or by `=` with what is bound",
          std::move(labels));
    }
  }

  const Rule& rule_;
  const Declarations& declarations_;
  Reporter& reporter_;
  std::vector<bool> bound_;
  mutable std::vector<VariableId> inner_;  ///< locals of the aggregates around the term in question
  std::map<VariableId, std::vector<base::Label>> unbound_;
  std::set<VariableId> equated_;  ///< sides of equations
};

}  // namespace

std::vector<bool> bound_by(const Rule& rule, const Declarations& declarations, Reporter& reporter) {
  return Grounding{rule, declarations, reporter}.bound();
}

void check_grounded(const Rule& rule, const Declarations& declarations, Reporter& reporter) {
  Grounding{rule, declarations, reporter}.run();
}

}  // namespace yinguo::rules
