#include "rules/strata.hpp"

#include <algorithm>
#include <set>

#include "graph/components.hpp"

#include "rules/errors.hpp"

namespace yinguo::rules {
namespace {

/// How a head needs a relation: all but kPlain need it settled before.
enum class Need {
  kPlain,
  kNegation,
  kAggregate,
  kGroup,
  kQuantifier,
  kSource
};

std::string_view phrase_of(Need need) {
  switch (need) {
    case Need::kPlain:
      return "";
    case Need::kNegation:
      return "the negation of ";
    case Need::kAggregate:
      return "an aggregate over ";
    case Need::kGroup:
      return "a group over ";
    case Need::kQuantifier:
      return "a quantifier over ";
    case Need::kSource:
      return "the degrees given by ";
  }
  return "";
}

struct Dependency {
  Need need;
  base::Span span;
};

class Stratification {
 public:
  Stratification(Program& program, Reporter& reporter) : program_{program}, reporter_{reporter} {}

  void run() {
    collect();
    const auto components =
        graph::strong_components(static_cast<std::uint32_t>(program_.relations.size()), edges_);
    component_of_ = components.component_of;
    fill_strata(components);
    std::set<graph::Edge> reported;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      const auto& [from, to] = edges_[i];
      if (dependencies_[i].need == Need::kPlain || component_of_[from] != component_of_[to]) {
        continue;
      }
      if (reported.insert(edges_[i]).second) report_cycle(i);
    }
    check_algebra();
    check_counters();
  }

 private:
  void collect() {
    for (std::size_t i = 0; i < program_.relations.size(); ++i) {
      const auto& relation = program_.relations[i];
      if (!relation.degrees_from) continue;
      head_ = static_cast<graph::Node>(i);
      add(*relation.degrees_from, Need::kSource, relation.span);
    }
    for (const auto& rule : program_.rules) {
      head_ = static_cast<graph::Node>(rule.head.relation);
      rule_ = &rule;
      terms(rule.head.arguments);
      for (const auto& literal : rule.body)
        this->literal(literal, Need::kPlain);
    }
    for (const auto& rule : program_.subsumptions) {
      constexpr std::size_t kOwnAtoms = 2;  // they make no recursion
      head_ = static_cast<graph::Node>(rule.head.relation);
      for (std::size_t i = kOwnAtoms; i < rule.body.size(); ++i)
        literal(rule.body[i], Need::kPlain);
    }
  }

  void add(RelationId relation, Need need, const base::Span& span) {
    edges_.emplace_back(head_, static_cast<graph::Node>(relation));
    dependencies_.push_back({need, span});
  }

  /// `around` is the need for what stands here: kPlain in a rule's body, else of the aggregate or
  /// group.
  void literal(const Literal& literal, Need around) {
    if (const auto* const atom = std::get_if<Atom>(&literal.what)) {
      const bool negated = literal.kind == Literal::Kind::kNegatedAtom;
      add(atom->relation, negated && around == Need::kPlain ? Need::kNegation : around, atom->span);
      terms(atom->arguments);
    } else if (const auto* const constraint = std::get_if<Constraint>(&literal.what)) {
      term(constraint->left);
      term(constraint->right);
    } else if (const auto* const quantified = std::get_if<Quantified>(&literal.what)) {
      this->quantified(*quantified, around);
    }
  }

  void quantified(const Quantified& quantified, Need around) {
    const bool is_degree =
        program_.relation(quantified.atom.relation).kind != RelationKind::kOrdinary;
    const bool is_monotone =
        quantified.quantifier == Quantifier::kAll || quantified.quantifier == Quantifier::kAny;
    const auto own = is_degree && is_monotone ? Need::kPlain : Need::kQuantifier;
    add(quantified.atom.relation, around == Need::kPlain ? own : around, quantified.atom.span);
    terms(quantified.threshold);
    terms(quantified.atom.arguments);
    for (const auto& literal : quantified.group)
      this->literal(literal, Need::kGroup);
  }

  void terms(const std::vector<Term>& terms) {
    for (const auto& one : terms)
      term(one);
  }

  void term(const Term& term) {
    if (term.kind == Term::Kind::kFunctor && term.functor == Functor::kCounter) {
      counters_.emplace_back(rule_, term.span);
    }
    terms(term.arguments);
    for (const auto& aggregate : term.aggregate) {
      terms(aggregate.target);
      for (const auto& literal : aggregate.body)
        this->literal(literal, Need::kAggregate);
    }
  }

  void fill_strata(const graph::Components& components) {
    program_.strata.clear();
    for (const auto& members : components.members) {
      Stratum stratum;
      for (const auto node : members)
        stratum.relations.push_back(static_cast<RelationId>(node));
      stratum.recursive = members.size() > 1;
      program_.strata.push_back(std::move(stratum));
    }
    for (const auto& [from, to] : edges_) {
      if (from == to) program_.strata[component_of_[from]].recursive = true;
    }
    for (std::size_t i = 0; i < program_.rules.size(); ++i) {
      const auto head = static_cast<std::size_t>(program_.rules[i].head.relation);
      program_.strata[component_of_[head]].rules.push_back(static_cast<RuleId>(i));
    }
  }

  [[nodiscard]] std::string name(graph::Node node) const {
    return quoted(program_.relations[node].name);
  }

  void report_cycle(std::size_t first) {
    const auto [from, to] = edges_[first];
    const auto path = graph::shortest_path(static_cast<std::uint32_t>(program_.relations.size()),
                                           edges_, to, from);
    std::vector<base::Label> labels;
    constexpr std::size_t kMaxLabels = 20;
    for (const auto edge : *path) {
      if (labels.size() == kMaxLabels) break;
      labels.push_back(
          {dependencies_[edge].span, name(edges_[edge].first) + " depends on " +
                                         std::string{phrase_of(dependencies_[edge].need)} +
                                         name(edges_[edge].second)});
    }
    const auto need = dependencies_[first].need;
    const bool is_degree_quantifier =
        need == Need::kQuantifier && program_.relations[to].kind != RelationKind::kOrdinary;
    std::string message = name(from) + " depends on " + std::string{phrase_of(need)} + name(to);
    message += from == to ? ", that is, of itself" : ", which depends on " + name(from);
    reporter_.error(
        is_degree_quantifier ? kQuantifierRecursion : kNotStratified, dependencies_[first].span,
        std::move(message), {},
        is_degree_quantifier
            ? "`mean` and `at_least` need settled degrees; `all` and `any` may stand in a recursion"
            : "a relation is settled before it is negated, aggregated or quantified over",
        std::move(labels));
  }

  /// Only idempotent algebras converge: in the others a degree that feeds itself never settles.
  void check_algebra() {
    if (program_.algebra == Algebra::kGodel || program_.algebra == Algebra::kBoolean) return;
    for (const auto& stratum : program_.strata) {
      const auto& relation = program_.relation(stratum.relations.front());
      if (!stratum.recursive || relation.kind != RelationKind::kDegree) continue;
      reporter_.error(kAlgebraRecursion, relation.span,
                      "the degree relation " + quoted(relation.name) +
                          " is recursive, and the algebra `" +
                          (program_.algebra == Algebra::kProduct ? "product" : "lukasiewicz") +
                          "` does not converge in a recursion",
                      "use `godel` or `boolean`, or unfold the recursion");
    }
  }

  /// A rule that feeds itself would count as often as it is tried.
  void check_counters() {
    const auto component = [&](RelationId id) {
      return component_of_[static_cast<std::size_t>(id)];
    };
    for (const auto& [rule, span] : counters_) {
      const auto own = component(rule->head.relation);
      const auto feeds_itself = [&](const Literal& literal) {
        const auto* const atom = std::get_if<Atom>(&literal.what);
        return atom != nullptr && component(atom->relation) == own;
      };
      if (std::none_of(rule->body.begin(), rule->body.end(), feeds_itself)) continue;
      reporter_.error(kCounterRecursion, span,
                      "a counter stands in a rule of " +
                          name(static_cast<graph::Node>(rule->head.relation)) +
                          " that depends on itself",
                      "number the facts in a relation that is not recursive",
                      "how often a recursive rule is tried is not for the program to say");
    }
  }

  Program& program_;
  Reporter& reporter_;
  const Rule* rule_ = nullptr;  ///< at hand
  std::vector<std::pair<const Rule*, base::Span>> counters_;
  graph::Node head_ = 0;
  std::vector<graph::Edge> edges_;
  std::vector<Dependency> dependencies_;
  std::vector<std::uint32_t> component_of_;
};

}  // namespace

void stratify(Program& program, Reporter& reporter) {
  Stratification{program, reporter}.run();
}

}  // namespace yinguo::rules
