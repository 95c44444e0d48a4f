#include "reasoning/what_if.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "reasoning/proof_tree.hpp"

namespace yinguo::reasoning {
namespace {

using derivation::NodeId;

/// One subject in one role below a goal, as the fact of its outermost rule has it.
struct Known {
  model::Interval degree{};
  std::uint32_t depth = 0;
};

using KnownFacts = std::map<std::pair<Role, std::string>, Known>;

constexpr std::array kTold{Role::kIndicator, Role::kFactor, Role::kBlocker, Role::kGoal};

KnownFacts facts_below(const Case& one, const derivation::Solution& solution,
                       std::string_view goal) {
  KnownFacts out;
  const auto root = goal_node(*one.reading, goal);
  if (!root) return out;
  const auto below = rests_on(one.reading->graph, *root);
  for (std::uint32_t i = 0; i < below.size(); ++i) {
    const auto& node = one.reading->graph.nodes[i];
    if (!below[i] || !node.is_degree) continue;
    const auto role = meaning_of(one.reading->program.relation(node.relation).name).role;
    const auto arguments = arguments_of(*one.reading, NodeId{i});
    if (arguments.empty() || arguments.front() == goal || std::ranges::count(kTold, role) == 0)
      continue;
    const Known known{solution.of(NodeId{i}), solution.lower.depth[i]};
    auto [entry, is_new] = out.try_emplace({role, arguments.front()}, known);
    if (!is_new && entry->second.depth <= known.depth) entry->second = known;
  }
  return out;
}

std::vector<Moved> moved_between(const KnownFacts& before, const KnownFacts& after) {
  struct Ranked {
    std::uint32_t depth = 0;
    Moved moved;
  };

  std::vector<Ranked> ranked;
  const auto add = [&](const std::pair<Role, std::string>& key, std::uint32_t depth,
                       const model::Interval& was, const model::Interval& is) {
    if (was != is) ranked.push_back({depth, {key.first, key.second, was, is}});
  };
  for (const auto& [key, known] : after) {
    const auto was = before.find(key);
    add(key, known.depth, was == before.end() ? model::kFalse : was->second.degree, known.degree);
  }
  for (const auto& [key, known] : before) {
    if (!after.contains(key)) add(key, known.depth, known.degree, model::kFalse);
  }
  const auto place = [](Role role) { return std::ranges::find(kTold, role) - kTold.begin(); };
  std::ranges::stable_sort(ranked, [&](const Ranked& a, const Ranked& b) {
    return std::tuple{place(a.moved.role), a.depth} < std::tuple{place(b.moved.role), b.depth};
  });
  std::vector<Moved> out;
  out.reserve(ranked.size());
  for (auto& one : ranked)
    out.push_back(std::move(one.moved));
  return out;
}

/// None when the reading says nothing of the goal.
base::Result<std::optional<Answer>> answer_of(const Case& one, const ontology::Model& model,
                                              const std::string& goal, double threshold) {
  if (!goal_node(*one.reading, goal)) return std::optional<Answer>{};
  auto explanation = explain_case(*one.reading, model, one.name, one.inputs, std::array{goal},
                                  {.threshold = threshold, .trees = false});
  if (!explanation) return explanation.error();
  return std::optional{std::move(explanation->answers.front())};
}

Answer absent(const std::string& goal, double threshold) {
  return {
      .goal = goal, .degree = model::kFalse, .status = model::status_of(model::kFalse, threshold)};
}

}  // namespace

base::Result<std::vector<GoalChange>> compare_cases(const Case& before, const Case& after,
                                                    const ontology::Model& model,
                                                    std::span<const std::string> goals,
                                                    double threshold) {
  const auto was = derivation::solve(before.reading->graph, before.inputs);
  const auto is = derivation::solve(after.reading->graph, after.inputs);
  std::vector<GoalChange> out;
  for (const auto& goal : goals) {
    auto first = answer_of(before, model, goal, threshold);
    if (!first) return first.error();
    auto second = answer_of(after, model, goal, threshold);
    if (!second) return second.error();
    if (!first.value() && !second.value()) return nothing_to_say(goal);
    out.push_back({first.value().value_or(absent(goal, threshold)),
                   second.value().value_or(absent(goal, threshold)),
                   moved_between(facts_below(before, was, goal), facts_below(after, is, goal))});
  }
  return out;
}

std::vector<model::Status> statuses(const Case& one, std::span<const std::string> goals,
                                    double threshold) {
  const auto solution = derivation::solve(one.reading->graph, one.inputs);
  std::vector<model::Status> out;
  for (const auto& goal : goals) {
    const auto root = goal_node(*one.reading, goal);
    out.push_back(model::status_of(root ? solution.of(*root) : model::kFalse, threshold));
  }
  return out;
}

}  // namespace yinguo::reasoning
