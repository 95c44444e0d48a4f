#include "rules/degrees.hpp"

#include "rules/errors.hpp"

namespace yinguo::rules {
namespace {

class DegreeCheck {
 public:
  DegreeCheck(const Rule& rule, const Declarations& declarations, Reporter& reporter)
      : rule_{rule}, declarations_{declarations}, reporter_{reporter} {}

  void run(bool is_group) {
    const auto& head = declarations_.relation(rule_.head.relation);
    head_is_degree_ = head.kind != RelationKind::kOrdinary;
    if (head.kind == RelationKind::kDegreeInput) {
      reporter_.error(
          kDegreeGiven, rule_.head.span,
          "the degree input " + quoted(head.name) + " cannot have rules",
          "give its degrees in " + quoted(declarations_.relation(*head.degrees_from).name), {},
          {{head.span, "declared here"}});
    }
    terms(rule_.head.arguments);
    for (const auto& literal : rule_.body)
      this->literal(literal, is_group);
  }

 private:
  void literal(const Literal& literal, bool is_inner) {
    if (const auto* const atom = std::get_if<Atom>(&literal.what)) {
      this->atom(*atom, is_inner);
    } else if (const auto* const constraint = std::get_if<Constraint>(&literal.what)) {
      term(constraint->left);
      term(constraint->right);
    } else if (const auto* const quantified = std::get_if<Quantified>(&literal.what)) {
      this->quantified(*quantified, literal.span, is_inner);
    }
  }

  void quantified(const Quantified& quantified, const base::Span& span, bool is_inner) {
    terms(quantified.threshold);
    atom(quantified.atom, is_inner);
    for (const auto& literal : quantified.group)
      this->literal(literal, true);
    const auto& relation = declarations_.relation(quantified.atom.relation);
    if (quantified.quantifier == Quantifier::kMean && relation.kind == RelationKind::kOrdinary) {
      reporter_.error(kQuantifier, span,
                      "`mean` over " + quoted(relation.name) + ", which has no degrees",
                      "declare it `degree`, or use the aggregate `mean x : { … }`", {},
                      {{relation.span, "declared here"}});
    }
  }

  void atom(const Atom& atom, bool is_inner) {
    terms(atom.arguments);
    const auto& relation = declarations_.relation(atom.relation);
    if (relation.kind == RelationKind::kOrdinary) return;
    if (is_inner) {
      reporter_.error(
          kDegreeInGroup, atom.span,
          "the degree relation " + quoted(relation.name) + " stands in an aggregate or a group", {},
          "aggregates and groups are settled before any degree is computed",
          {{relation.span, "declared here"}});
    } else if (!head_is_degree_) {
      const auto& head = declarations_.relation(rule_.head.relation);
      reporter_.error(kOrdinaryOnDegree, atom.span,
                      "the ordinary relation " + quoted(head.name) +
                          " depends on the degree relation " + quoted(relation.name),
                      "declare " + quoted(head.name) + " as `degree`",
                      "an ordinary fact is true or not; what rests on a degree has a degree",
                      {{head.span, "declared here"}});
    }
  }

  void terms(const std::vector<Term>& terms) {
    for (const auto& one : terms)
      term(one);
  }

  void term(const Term& term) {
    terms(term.arguments);
    for (const auto& aggregate : term.aggregate) {
      terms(aggregate.target);
      for (const auto& literal : aggregate.body)
        this->literal(literal, true);
    }
  }

  const Rule& rule_;
  const Declarations& declarations_;
  Reporter& reporter_;
  bool head_is_degree_ = false;
};

}  // namespace

void check_degrees(const Rule& rule, const Declarations& declarations, Reporter& reporter,
                   bool is_group) {
  DegreeCheck{rule, declarations, reporter}.run(is_group);
}

}  // namespace yinguo::rules
