#include "reasoning/plan_sequence.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace yinguo::reasoning {
namespace {

using graph::Edge;
using graph::Node;

constexpr std::size_t kNoStep = std::numeric_limits<std::size_t>::max();

/// Searches from the factors of one change.
class Reach {
 public:
  Reach(const CausalGraph& graph, const std::vector<std::string>& factors, std::size_t longest)
      : graph_{graph}, by_(graph.node_count(), kNoStep), is_met_(graph.node_count(), false) {
    std::vector<Node> level;
    for (const auto& factor : factors) {
      const auto node = graph.find(factor);
      if (!node || is_met_[*node]) continue;
      is_met_[*node] = true;
      level.push_back(*node);
    }
    for (std::size_t length = 0; length < longest && !level.empty(); ++length)
      level = next_level(level);
  }

  /// The chain to a concept that is not itself where the search began.
  [[nodiscard]] std::optional<Prerequisite> chain_to(const std::string& factor) const {
    const auto node = graph_.find(factor);
    if (!node || by_[*node] == kNoStep) return std::nullopt;
    Prerequisite out{.concepts = {factor}};
    for (Node at = *node; by_[at] != kNoStep; at = graph_.edges()[by_[at]].first) {
      const auto& step = graph_.steps()[by_[at]];
      out.concepts.push_back(step.cause);
      out.claims.push_back(step.claims.front());
    }
    std::ranges::reverse(out.concepts);
    std::ranges::reverse(out.claims);
    return out;
  }

 private:
  std::vector<Node> next_level(const std::vector<Node>& level) {
    std::vector<Node> next;
    for (std::size_t s = 0; s < graph_.steps().size(); ++s) {
      const auto [cause, effect] = graph_.edges()[s];
      const bool is_here = std::ranges::find(level, cause) != level.end();
      if (!is_here || is_met_[effect] || graph_.steps()[s].sign != Sign::kPlus) continue;
      is_met_[effect] = true;
      by_[effect] = s;
      next.push_back(effect);
    }
    return next;
  }

  const CausalGraph& graph_;
  std::vector<std::size_t> by_;  ///< by node: the step that it was met by
  std::vector<bool> is_met_;
};

/// The shortest chain to any of the factors.
std::optional<Prerequisite> chain_to(const Reach& reach, const std::vector<std::string>& factors) {
  std::optional<Prerequisite> best;
  for (const auto& factor : factors) {
    auto one = reach.chain_to(factor);
    if (one && (!best || one->claims.size() < best->claims.size())) best = std::move(one);
  }
  return best;
}

/// The longest way to each change through what leads to it, loops taken as one.
std::vector<std::uint32_t> stages_of(std::size_t count, const std::vector<Prerequisite>& reasons) {
  std::vector<Edge> edges;
  edges.reserve(reasons.size());
  for (const auto& one : reasons)
    edges.emplace_back(static_cast<Node>(one.first), static_cast<Node>(one.then));
  const auto found = graph::strong_components(static_cast<std::uint32_t>(count), edges);
  std::vector<std::uint32_t> stage(found.members.size(), 0);
  for (auto c = static_cast<std::uint32_t>(stage.size()); c-- > 0;) {  // causes first
    for (const auto& [first, then] : edges) {
      const auto later = found.component_of[then];
      if (found.component_of[first] == c && later != c)
        stage[later] = std::max(stage[later], stage[c] + 1);
    }
  }
  std::vector<std::uint32_t> out;
  for (const auto component : found.component_of)
    out.push_back(stage[component]);
  return out;
}

}  // namespace

PlanSequence sequence_of(const CausalGraph& graph,
                         std::span<const std::vector<std::string>> factors, std::size_t longest) {
  PlanSequence out;
  for (std::size_t first = 0; first < factors.size(); ++first) {
    const Reach reach{graph, factors[first], longest};
    for (std::size_t then = 0; then < factors.size(); ++then) {
      if (first == then) continue;
      auto chain = chain_to(reach, factors[then]);
      if (!chain) continue;
      chain->first = first;
      chain->then = then;
      out.reasons.push_back(std::move(*chain));
    }
  }
  out.stages = stages_of(factors.size(), out.reasons);
  return out;
}

}  // namespace yinguo::reasoning
