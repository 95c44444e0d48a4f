#include "reasoning/gaps.hpp"

#include <algorithm>
#include <unordered_set>

#include "derivation/solve.hpp"
#include "evaluation/build_graph.hpp"
#include "reasoning/deciding.hpp"
#include "reasoning/errors.hpp"
#include "reasoning/explain.hpp"
#include "reasoning/figures.hpp"
#include "reasoning/nearness.hpp"
#include "reasoning/proof_tree.hpp"

namespace yinguo::reasoning {
namespace {

using derivation::FiringId;
using derivation::NodeId;
using derivation::NodeKind;
using derivation::Premise;
using derivation::PremiseKind;
using rules::Quantifier;
using Needs = Gap::Needs;

/// Unfolds what a goal lacks; what was shown before is referred to.
class GapFinder {
 public:
  GapFinder(const Reading& reading, const ontology::Model& model, const std::string& region,
            const derivation::Solution& solution, const GapOptions& options)
      : reading_{reading},
        graph_{reading.graph},
        region_{region},
        solution_{solution},
        options_{options},
        lookup_{reading},
        figures_{lookup_, model},
        nearness_{graph_, solution, options.threshold} {
    for (const auto& claim : model.claims)
      claims_.insert(claim.id);
  }

  [[nodiscard]] Gap find(NodeId root) { return gap_of(root, 0); }

 private:
  [[nodiscard]] Gap leaf_of(NodeId node);
  [[nodiscard]] Gap gap_of(NodeId node, std::size_t depth);
  [[nodiscard]] Gap excess_of(NodeId node, std::size_t depth);
  void merge(NodeId node, Gap& gap) const;
  void add_figure(Gap& gap);
  [[nodiscard]] std::vector<FiringId> ways_of(NodeId node) const;
  [[nodiscard]] std::optional<NodeId> restated(FiringId firing) const;
  void take_claims(FiringId firing, Gap& gap) const;
  void add_premises(FiringId firing, std::size_t depth, Gap& gap);
  void add_group(const Premise& premise, std::size_t depth, Gap& gap);
  void add_mean(const Premise& premise, std::size_t depth, Gap& gap);
  void add_ways(const std::vector<FiringId>& ways, std::size_t depth, Gap& gap);

  static void put(Gap part, Gap& gap) { gap.parts.push_back(std::move(part)); }

  const Reading& reading_;
  const derivation::Graph& graph_;
  const std::string& region_;
  const derivation::Solution& solution_;
  const GapOptions& options_;
  Lookup lookup_;
  Figures figures_;
  Nearness nearness_;
  std::unordered_set<std::string_view> claims_;
  std::unordered_set<std::uint32_t> shown_;
};

Gap GapFinder::leaf_of(NodeId node) {
  Gap gap{.degree = solution_.of(node)};
  if (const auto& far = nearness_.of(node); far.is_finite()) gap.missing = far.leaves;
  merge(node, gap);
  if (gap.role == Role::kIndicator) add_figure(gap);
  return gap;
}

/// What the fact is; of facts that restate one other, the last tells how it is known.
void GapFinder::merge(NodeId node, Gap& gap) const {
  const auto& data = graph_.node(node);
  const auto& name = reading_.program.relation(data.relation).name;
  const auto meaning = meaning_of(name);
  if (gap.relation.empty()) {
    gap.relation = name;
    gap.role = meaning.role;
    const auto arguments = arguments_of(reading_, node);
    if (!arguments.empty()) gap.subject = arguments.front();
  }
  if (meaning.basis != Basis::kNone) gap.basis = meaning.basis;
  gap.is_input = data.kind == NodeKind::kInput;
  gap.is_absent = data.kind == NodeKind::kAbsent;
}

void GapFinder::add_figure(Gap& gap) {
  gap.figure = figures_.figure_of(region_, gap.subject, options_.threshold);
  const auto scale = peer_scale(lookup_, gap.subject);
  if (!scale) return;
  if (const auto* peer = scale->nearest_reaching(scale->value_at(options_.threshold)))
    gap.nearest = *peer;
}

/// The rule instances that fail, nearest first.
std::vector<FiringId> GapFinder::ways_of(NodeId node) const {
  auto ways = graph_.firings_of(node);
  std::ranges::stable_sort(
      ways, [&](FiringId a, FiringId b) { return nearness_.of(a) < nearness_.of(b); });
  return ways;
}

/// The one fact that the instance only says in other words; figures are no such fact.
std::optional<NodeId> GapFinder::restated(FiringId firing) const {
  const auto operands = graph_.operands_of(firing);
  if (operands.size() != 1 || operands.front().kind != derivation::Operand::Kind::kNode)
    return std::nullopt;
  const NodeId inner{operands.front().index};
  const auto head = graph_.tuple(graph_.firing(firing).head);
  const auto tuple = graph_.tuple(inner);
  const bool is_figure =
      meaning_of(reading_.program.relation(graph_.node(inner).relation).name).role ==
      Role::kIndicator;
  if (is_figure || !std::equal(head.begin(), head.end(), tuple.begin(), tuple.end()))
    return std::nullopt;
  return inner;
}

Gap GapFinder::gap_of(NodeId node, std::size_t depth) {
  auto gap = leaf_of(node);
  auto ways = ways_of(node);
  while (ways.size() == 1) {
    const auto inner = restated(ways.front());
    if (!inner) break;
    take_claims(ways.front(), gap);
    merge(*inner, gap);
    node = *inner;
    ways = ways_of(node);
  }
  if (ways.empty()) return gap;
  if (!shown_.insert(static_cast<std::uint32_t>(node)).second) {
    gap.is_shown_above = true;
    return gap;
  }
  if (depth >= options_.depth) {
    gap.is_cut = true;
    return gap;
  }
  if (ways.size() == 1) {
    gap.needs = Needs::kEach;
    take_claims(ways.front(), gap);
    add_premises(ways.front(), depth, gap);
  } else {
    add_ways(ways, depth, gap);
  }
  return gap;
}

void GapFinder::take_claims(FiringId firing, Gap& gap) const {
  for (const auto& premise : graph_.premises_of(firing)) {
    if (premise.kind != PremiseKind::kFact || graph_.node(premise.node).is_degree) continue;
    for (const auto& argument : arguments_of(reading_, premise.node)) {
      const bool is_new = std::ranges::count(gap.claims, argument) == 0;
      if (is_new && claims_.contains(argument)) gap.claims.push_back(argument);
    }
  }
}

/// One of several ways is enough; each stands as a part of its own.
void GapFinder::add_ways(const std::vector<FiringId>& ways, std::size_t depth, Gap& gap) {
  gap.needs = Needs::kSome;
  gap.more = 1;
  gap.members = ways.size();
  for (std::size_t i = 0; i < ways.size() && i < options_.attempts; ++i) {
    Gap way{.role = Role::kOther, .degree = solution_.of(ways[i]), .needs = Needs::kEach};
    if (const auto far = nearness_.of(ways[i]); far.is_finite()) way.missing = far.leaves;
    way.basis = gap.basis;
    way.subject = gap.subject;
    take_claims(ways[i], way);
    add_premises(ways[i], depth + 1, way);
    put(std::move(way), gap);
  }
}

void GapFinder::add_premises(FiringId firing, std::size_t depth, Gap& gap) {
  for (const auto& premise : graph_.premises_of(firing)) {
    const bool is_degree =
        premise.kind == PremiseKind::kFact || premise.kind == PremiseKind::kNegatedFact
            ? graph_.node(premise.node).is_degree
            : false;
    if (premise.kind == PremiseKind::kFact && is_degree && !nearness_.holds(premise.node))
      put(gap_of(premise.node, depth + 1), gap);
    if (premise.kind == PremiseKind::kNegatedFact && is_degree &&
        !nearness_.is_absent_enough(premise.node))
      put(excess_of(premise.node, depth + 1), gap);
    if (premise.kind == PremiseKind::kQuantified) add_group(premise, depth, gap);
  }
  std::ranges::stable_sort(gap.parts, [](const Gap& a, const Gap& b) {
    return a.missing.value_or(Distance::kNever) < b.missing.value_or(Distance::kNever);
  });
}

void GapFinder::add_group(const Premise& premise, std::size_t depth, Gap& gap) {
  if (premise.member_count == 0 ||
      derivation::degree_of(graph_, solution_, premise).lower >= options_.threshold)
    return;
  if (premise.quantifier == Quantifier::kMean) {
    add_mean(premise, depth, gap);
    return;
  }
  const auto lacking = nearness_.lacking(premise);
  if (premise.quantifier == Quantifier::kAll) {
    for (const auto member : lacking)
      put(gap_of(member, depth + 1), gap);
    return;
  }
  const auto holding = static_cast<std::int64_t>(premise.member_count - lacking.size());
  gap.needs = Needs::kSome;
  gap.members = premise.member_count;
  gap.more = (premise.quantifier == Quantifier::kAny ? 1 : premise.threshold) - holding;
  for (std::size_t i = 0; i < lacking.size(); ++i) {
    const bool is_followed = static_cast<std::int64_t>(i) < gap.more;
    auto part = is_followed ? gap_of(lacking[i], depth + 1) : leaf_of(lacking[i]);
    part.is_listed_only = !is_followed;
    put(std::move(part), gap);
  }
}

/// Every figure below the threshold, lowest first, with the value at which it alone would lift the
/// mean.
void GapFinder::add_mean(const Premise& premise, std::size_t depth, Gap& gap) {
  gap.needs = Needs::kMean;
  gap.members = premise.member_count;
  double sum = 0.0;
  for (const auto member : graph_.members_of(premise))
    sum += solution_.of(member).lower;
  auto lacking = nearness_.lacking(premise);
  std::ranges::stable_sort(
      lacking, [&](NodeId a, NodeId b) { return solution_.of(a).lower < solution_.of(b).lower; });
  for (const auto member : lacking) {
    auto part = gap_of(member, depth + 1);
    const double degree = options_.threshold * static_cast<double>(premise.member_count) -
                          (sum - solution_.of(member).lower);
    if (part.figure && degree <= 1.0) {
      if (const auto scale = peer_scale(lookup_, part.subject))
        part.alone = scale->value_at(degree);
    }
    put(std::move(part), gap);
  }
}

/// What makes a fact hold that should not: it, and the parts it rests on.
Gap GapFinder::excess_of(NodeId node, std::size_t depth) {
  auto gap = leaf_of(node);
  gap.needs = Needs::kLess;
  gap.missing = 1;
  if (depth >= options_.depth || !shown_.insert(static_cast<std::uint32_t>(node)).second)
    return gap;
  const auto visit = [&](NodeId inner) {
    const bool presses = graph_.node(inner).is_degree && !nearness_.is_absent_enough(inner) &&
                         graph_.tuple(inner).size() == 1;
    if (presses) put(excess_of(inner, depth + 1), gap);
  };
  for (const auto firing : graph_.firings_of(node)) {
    for (const auto& premise : graph_.premises_of(firing)) {
      if (premise.kind == PremiseKind::kFact) visit(premise.node);
      for (const auto member : graph_.members_of(premise))
        visit(member);
    }
  }
  return gap;
}

}  // namespace

base::Result<void> check_thresholds(const Reading& reading) {
  const auto algebra = reading.program.algebra;
  if (algebra == rules::Algebra::kGodel || algebra == rules::Algebra::kBoolean) return {};
  return base::Error{kNoThresholds, "the rules multiply or add degrees",
                     R"(use `.pragma "degrees" "godel"`, or ask `yinguo explain`)"};
}

base::Result<Shortfalls> shortfalls(const Reading& reading, const ontology::Model& model,
                                    const std::string& region, std::span<const std::string> goals,
                                    const GapOptions& options) {
  if (auto checked = check_thresholds(reading); !checked) return checked.error();
  const auto inputs = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                                reading.graph, region);
  if (!inputs) return inputs.error();
  const auto solution = derivation::solve(reading.graph, *inputs);
  Shortfalls out{region, reading.period, options.threshold, {}};
  for (const auto& goal : goals) {
    const auto root = goal_node(reading, goal);
    if (!root) return nothing_to_say(goal);
    Shortfall one{.goal = goal,
                  .degree = solution.of(*root),
                  .status = model::status_of(solution.of(*root), options.threshold)};
    if (one.status != model::Status::kActive)
      one.gap = GapFinder{reading, model, region, solution, options}.find(*root);
    if (one.status == model::Status::kUndetermined)
      find_deciding(reading, *inputs, solution, *root, options.threshold, one);
    out.answers.push_back(std::move(one));
  }
  return out;
}

}  // namespace yinguo::reasoning
