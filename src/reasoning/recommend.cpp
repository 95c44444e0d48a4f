#include "reasoning/recommend.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/sorting.hpp"

#include "derivation/columns.hpp"
#include "evaluation/build_graph.hpp"
#include "reasoning/explain.hpp"
#include "reasoning/gaps.hpp"
#include "reasoning/naming.hpp"
#include "reasoning/plan_search.hpp"
#include "reasoning/proof_tree.hpp"

namespace yinguo::reasoning {
namespace {

using derivation::NodeId;

/// Answers one question about one region.
class Adviser {
 public:
  Adviser(const Reading& reading, const ontology::Model& model, const std::string& region,
          const RecommendOptions& options, derivation::Inputs inputs)
      : reading_{reading},
        model_{model},
        region_{region},
        options_{options},
        inputs_{std::move(inputs)},
        now_{derivation::solve(reading.graph, inputs_)},
        lookup_{reading},
        measures_{model} {}

  base::Result<Recommendation> advise(std::span<const std::string> goals,
                                      std::span<const std::string> others);

 private:
  [[nodiscard]] SearchGoal search_goal() const {
    return {reading_.graph, inputs_, roots_, options_.threshold};
  }

  void take_levers();
  [[nodiscard]] Plan plan_of(const FoundPlan& found, std::span<const std::string> others);
  [[nodiscard]] PlannedChange change_of(const FoundPlan& found, std::uint32_t number);
  [[nodiscard]] double enough(const FoundPlan& found, std::uint32_t number);
  [[nodiscard]] std::vector<bool> reached_with(const derivation::Inputs& inputs,
                                               std::uint32_t input,
                                               std::span<const double> degrees);
  [[nodiscard]] bool holds(const derivation::Solution& solution) const;
  [[nodiscard]] GoalEffect effect(const std::string& goal, const derivation::Solution& then) const;
  [[nodiscard]] std::vector<std::string> factors_of(std::string_view indicator);
  [[nodiscard]] std::vector<Obstacle> conflict();
  [[nodiscard]] Obstacle obstacle(std::uint32_t input) const;
  [[nodiscard]] std::vector<std::string> latent(std::span<const std::string> goals);

  void mark_followers(LeverSteps steps, std::vector<PlannedChange>& changes) const;
  [[nodiscard]] PlanSequence sequence(const Plan& plan);
  [[nodiscard]] base::Result<void> test_firmness(std::span<const FoundPlan> found,
                                                 std::vector<Plan>& plans) const;

  const Reading& reading_;
  const ontology::Model& model_;
  const std::string& region_;
  const RecommendOptions& options_;
  derivation::Inputs inputs_;
  derivation::Solution now_;
  Lookup lookup_;
  Measures measures_;
  std::optional<CausalGraph> claims_;  ///< once a plan has changes to put in order
  std::vector<NodeId> roots_;
  std::optional<derivation::Circuit> circuit_;  ///< of the roots
  derivation::Circuit::Workspace workspace_;
  std::vector<bool> relevant_;  ///< by input: the goals depend on it
  std::vector<bool> below_;     ///< by node: the goals depend on it
  std::vector<Lever> levers_;
  std::vector<bool> is_fixed_;  ///< by lever
  std::optional<AmountFinder> amounts_;
};

void Adviser::take_levers() {
  circuit_.emplace(reading_.graph, roots_);
  relevant_.assign(inputs_.size(), false);
  for (std::size_t i = 0; i < inputs_.size(); ++i)
    relevant_[i] = circuit_->reads(i);
  below_.assign(reading_.graph.nodes.size(), false);
  for (const auto root : roots_) {
    const auto below = rests_on(reading_.graph, root);
    for (std::size_t n = 0; n < below.size(); ++n)
      below_[n] = below_[n] || below[n];
  }
  levers_ = levers_of(reading_, region_, inputs_, relevant_, options_.costs);
  is_fixed_.clear();
  for (const auto& lever : levers_)
    is_fixed_.push_back(std::ranges::count(options_.fixed, lever.indicator) > 0);
  amounts_.emplace(lookup_, region_, search_goal(), levers_);
}

base::Result<Recommendation> Adviser::advise(std::span<const std::string> goals,
                                             std::span<const std::string> others) {
  Recommendation out{.goals = {goals.begin(), goals.end()}};
  for (const auto& goal : goals) {
    const auto root = goal_node(reading_, goal);
    if (!root) return nothing_to_say(goal);
    roots_.push_back(*root);
    out.now.push_back(effect(goal, now_));
  }
  out.latent = latent(goals);
  out.is_in_place = std::ranges::all_of(
      out.now, [&](const GoalEffect& one) { return one.before.lower >= options_.threshold; });
  if (out.is_in_place) {
    out.is_proved = true;
    return out;
  }
  take_levers();
  const auto found = search_plans(search_goal(), levers_, is_fixed_, {.plans = options_.plans});
  out.bound = found.bound;
  out.is_proved = found.is_proved;
  for (const auto& one : found.plans) {
    if (options_.budget && one.cost > *options_.budget) {
      if (out.plans.empty()) out.over_budget = one.cost;
      break;
    }
    out.plans.push_back(plan_of(one, others));
  }
  if (found.plans.empty() && !found.is_reachable) out.conflict = conflict();
  if (auto tested = test_firmness(found.plans, out.plans); !tested) return tested.error();
  return out;
}

base::Result<void> Adviser::test_firmness(std::span<const FoundPlan> found,
                                          std::vector<Plan>& plans) const {
  const auto& firmness = options_.firmness;
  if (firmness.samples == 0) return {};
  found = found.first(plans.size());
  const PlannedCase after{reading_, model_, region_, inputs_, levers_, options_.threshold};
  const auto cheapest = cheapest_in(search_goal(), levers_, is_fixed_, found, firmness);
  for (std::size_t p = 0; p < plans.size(); ++p) {
    plans[p].cheapest = cheapest[p];
    for (const auto root : roots_) {
      const auto holds = holds_in(after, root, found[p].steps, firmness);
      if (!holds) return holds.error();
      plans[p].holds.push_back(*holds);
    }
  }
  return {};
}

PlanSequence Adviser::sequence(const Plan& plan) {
  if (plan.changes.size() < 2) return {std::vector<std::uint32_t>(plan.changes.size(), 0), {}};
  if (!claims_) claims_.emplace(model_);
  std::vector<std::vector<std::string>> factors;
  for (const auto& change : plan.changes)
    factors.push_back(change.factors);
  return sequence_of(*claims_, factors);
}

GoalEffect Adviser::effect(const std::string& goal, const derivation::Solution& then) const {
  const auto root = goal_node(reading_, goal);
  if (!root) return {goal, model::kFalse, model::kFalse};
  return {goal, now_.of(*root), then.of(*root)};
}

Plan Adviser::plan_of(const FoundPlan& found, std::span<const std::string> others) {
  Plan plan{.cost = found.cost};
  for (std::uint32_t l = 0; l < levers_.size(); ++l) {
    if (found.steps[l] > 0) plan.changes.push_back(change_of(found, l));
  }
  std::ranges::stable_sort(
      plan.changes, [](const PlannedChange& a, const PlannedChange& b) { return a.cost > b.cost; });
  const auto then = derivation::solve(reading_.graph, inputs_with(inputs_, levers_, found.steps));
  for (const auto root : roots_) {
    const auto goal = arguments_of(reading_, root).front();
    plan.goals.push_back(effect(goal, then));
  }
  for (const auto& goal : others) {
    auto one = effect(goal, then);
    const bool is_asked = std::ranges::count(plan.goals, goal, &GoalEffect::goal) > 0;
    if (!is_asked && one.before != one.after) plan.side_effects.push_back(std::move(one));
  }
  plan.sequence = sequence(plan);
  plan.amounts = amounts_->find(found.steps);
  if (plan.amounts && plan.amounts->fits) {
    const auto with_amounts = derivation::solve(reading_.graph, plan.amounts->inputs);
    for (const auto& goal : plan.goals)
      plan.by_amounts.push_back(effect(goal.goal, with_amounts));
    mark_followers(found.steps, plan.changes);
  }
  return plan;
}

/// One after the other, the dear ones first; what is marked is not counted on for the rest.
void Adviser::mark_followers(LeverSteps steps, std::vector<PlannedChange>& changes) const {
  for (auto& change : changes) {
    const auto lever = std::ranges::find(levers_, change.indicator, &Lever::indicator);
    auto& step = steps[static_cast<std::size_t>(lever - levers_.begin())];
    const auto planned = std::exchange(step, 0);
    const auto others = amounts_->find(steps);
    change.follows =
        others && others->fits && holds(derivation::solve(reading_.graph, others->inputs));
    if (!change.follows) step = planned;
  }
}

bool Adviser::holds(const derivation::Solution& solution) const {
  return std::ranges::all_of(
      roots_, [&](NodeId root) { return solution.of(root).lower >= options_.threshold; });
}

PlannedChange Adviser::change_of(const FoundPlan& found, std::uint32_t number) {
  const auto& lever = levers_[number];
  const auto& step = lever.steps[found.steps[number] - 1];
  PlannedChange change{.indicator = lever.indicator,
                       .value_before = lever.value,
                       .value_after = step.value,
                       .peer = step.peer,
                       .enough = enough(found, number),
                       .rank_before = lever.rank,
                       .rank_after = step.rank,
                       .peers = lever.peers,
                       .cost = step.cost,
                       .factors = factors_of(lever.indicator)};
  for (const auto& factor : change.factors) {
    for (auto& path : measures_.acting_on(factor))
      change.measures.push_back(std::move(path));
  }
  return change;
}

/// Between the step before and this one, to a millionth of the way: many degrees are tried side by
/// side, then many between the last that fails and the first that does.
double Adviser::enough(const FoundPlan& found, std::uint32_t number) {
  constexpr std::size_t kTried = derivation::Circuit::kBlock;
  constexpr int kRounds = 4;  // 33 to the fourth is more than a million
  const auto& lever = levers_[number];
  const auto& step = lever.steps[found.steps[number] - 1];
  const auto scale = peer_scale(lookup_, lever.indicator);
  if (!scale) return step.value;
  const auto inputs = inputs_with(inputs_, levers_, found.steps);
  double low = lever.degree;
  double high = step.degree;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<double> degrees;
    for (std::size_t i = 1; i <= kTried; ++i)
      degrees.push_back(low + (high - low) * static_cast<double>(i) / (kTried + 1));
    const auto reaches = reached_with(inputs, lever.input, degrees);
    const auto first = static_cast<std::size_t>(std::ranges::find(reaches, true) - reaches.begin());
    if (first > 0) low = degrees[first - 1];
    if (first < degrees.size()) high = degrees[first];
  }
  // The peer may have more than what the degree 1 begins with.
  return high < step.degree || high >= 1.0 ? scale->value_at(high) : step.value;
}

/// For each degree that an input may have, whether all goals hold.
std::vector<bool> Adviser::reached_with(const derivation::Inputs& inputs, std::uint32_t input,
                                        std::span<const double> degrees) {
  const auto count = degrees.size();
  std::vector<std::vector<double>> columns;
  std::vector<derivation::InputColumn> in(inputs.size());
  columns.reserve(2 * inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!circuit_->reads(i)) continue;
    in[i].lower = columns.emplace_back(count, inputs[i].lower).data();
    in[i].upper = columns.emplace_back(count, inputs[i].upper).data();
  }
  in[input] = {degrees.data(), degrees.data()};
  std::vector<double> lower(roots_.size() * count);
  std::vector<double> upper(roots_.size() * count);
  std::vector<derivation::OutputColumn> out;
  for (std::size_t r = 0; r < roots_.size(); ++r)
    out.push_back({lower.data() + r * count, upper.data() + r * count});
  circuit_->run(in, 0, count, out, workspace_);
  std::vector<bool> reached(count, true);
  for (std::size_t i = 0; i < lower.size(); ++i)
    reached[i % count] = reached[i % count] && lower[i] >= options_.threshold;
  return reached;
}

/// Those that the goals depend on.
std::vector<std::string> Adviser::factors_of(std::string_view indicator) {
  std::vector<std::string> out;
  for (const auto& row : lookup_.rows("stands_for", std::array{indicator})) {
    const auto factor = lookup_.text(row[1]);
    const auto node = find_node(reading_, "observed", factor);
    if (node && below_[derivation::index_of(*node)]) out.emplace_back(factor);
  }
  return out;
}

/// What stands in the way when every lever is at its best.
std::vector<Obstacle> Adviser::conflict() {
  std::vector<Constraint> constraints;
  std::vector<Obstacle> obstacles;
  std::vector<bool> is_lever(inputs_.size(), false);
  auto lifted = inputs_;
  for (std::size_t l = 0; l < levers_.size(); ++l) {
    const auto& lever = levers_[l];
    is_lever[lever.input] = true;
    const double best =
        is_fixed_[l] || lever.steps.empty() ? lever.degree : lever.steps.back().degree;
    if (best >= 1.0) {
      lifted[lever.input] = {1.0, lever.degree};
      continue;
    }
    constraints.push_back({lever.input, {best, lever.degree}});
    auto kind = lever.is_scale ? Obstacle::Kind::kScale : Obstacle::Kind::kBeyondPeers;
    if (is_fixed_[l]) kind = Obstacle::Kind::kFixed;
    obstacles.push_back({kind, lever.indicator});
  }
  for (std::uint32_t i = 0; i < inputs_.size(); ++i) {
    if (!relevant_[i] || is_lever[i] || inputs_[i] == model::kTrue) continue;
    constraints.push_back({i, inputs_[i]});
    obstacles.push_back(obstacle(i));
  }
  std::vector<Obstacle> out;
  const SearchGoal goal{reading_.graph, lifted, roots_, options_.threshold};
  for (const auto i : smallest_conflict(goal, constraints))
    out.push_back(obstacles[i]);
  return out;
}

Obstacle Adviser::obstacle(std::uint32_t input) const {
  const auto node = reading_.graph.inputs[input];
  const auto role =
      meaning_of(reading_.program.relation(reading_.graph.node(node).relation).name).role;
  const auto arguments = arguments_of(reading_, node);
  Obstacle out{Obstacle::Kind::kJudgement, arguments.empty() ? std::string{} : arguments.front()};
  if (role == Role::kIndicator) out.kind = Obstacle::Kind::kMissing;
  if (role == Role::kScope) out.kind = Obstacle::Kind::kScope;
  return out;
}

/// Conditions that nothing observes: set aside by rule, or implied along claims.
std::vector<std::string> Adviser::latent(std::span<const std::string> goals) {
  std::vector<std::string> out;
  for (const auto& goal : goals) {
    for (const auto& row : lookup_.rows("all_conditions", std::array{std::string_view{goal}})) {
      const auto subject = lookup_.text(row[1]);
      if (!find_node(reading_, "observed", subject)) out.emplace_back(subject);
    }
  }
  base::sort_unique(out);
  return out;
}

}  // namespace

base::Result<Recommendation> recommend(const Reading& reading, const ontology::Model& model,
                                       const std::string& region,
                                       std::span<const std::string> goals,
                                       std::span<const std::string> others,
                                       const RecommendOptions& options) {
  if (auto checked = check_thresholds(reading); !checked) return checked.error();
  auto inputs = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                          reading.graph, region);
  if (!inputs) return inputs.error();
  return Adviser{reading, model, region, options, std::move(*inputs)}.advise(goals, others);
}

}  // namespace yinguo::reasoning
