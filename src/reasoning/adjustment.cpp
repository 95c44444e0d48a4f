#include "reasoning/adjustment.hpp"

#include <algorithm>

#include "graph/adjacency.hpp"
#include "graph/adjustment.hpp"

namespace yinguo::reasoning {
namespace {

using graph::Edge;
using graph::Node;
using Flags = std::vector<bool>;

class Asking {
 public:
  Asking(const CausalGraph& graph, Node cause, Node effect, const AdjustmentOptions& options)
      : graph_{graph},
        cause_{cause},
        effect_{effect},
        options_{options},
        back_door_{graph.node_count(), graph.edges(), cause, effect},
        before_{reached_from({cause, effect}, graph::reversed(graph.edges()))} {}

  [[nodiscard]] Adjustment answer() const {
    Adjustment out{named(cause_), named(effect_), back_door_.is_after_cause(effect_)};
    if (!out.is_reached) return out;
    add_loops(out);
    add_roles(out);
    add_sets(out);
    add_independencies(out);
    return out;
  }

 private:
  [[nodiscard]] Concept named(Node node) const {
    return {graph_.concept_of(node), graph_.is_latent(node)};
  }

  template <class Test>
  [[nodiscard]] std::vector<Node> nodes_that(const Test& test) const {
    std::vector<Node> out;
    for (Node node = 0; node < graph_.node_count(); ++node) {
      if (node != cause_ && node != effect_ && test(node)) out.push_back(node);
    }
    return out;
  }

  [[nodiscard]] std::vector<Concept> named(const std::vector<Node>& nodes) const {
    std::vector<Concept> out;
    out.reserve(nodes.size());
    for (const auto node : nodes)
      out.push_back(named(node));
    return out;
  }

  [[nodiscard]] Flags reached_from(const std::vector<Node>& from,
                                   const std::vector<Edge>& edges) const {
    return graph::reached(graph_.node_count(), edges, from);
  }

  /// The edges that do not touch a node.
  [[nodiscard]] std::vector<Edge> edges_without(Node node) const {
    std::vector<Edge> out;
    for (const auto& edge : graph_.edges()) {
      if (edge.first != node && edge.second != node) out.push_back(edge);
    }
    return out;
  }

  void add_loops(Adjustment& out) const {
    const auto components = graph::strong_components(graph_.node_count(), graph_.edges());
    for (const auto& members : components.members) {
      const Edge itself{members.front(), members.front()};
      const bool is_loop =
          members.size() > 1 ||
          std::find(graph_.edges().begin(), graph_.edges().end(), itself) != graph_.edges().end();
      if (is_loop && before_[members.front()]) out.loops.push_back(graph_.concepts_of(members));
    }
    std::sort(out.loops.begin(), out.loops.end());
  }

  void add_roles(Adjustment& out) const {
    const auto past_cause = edges_without(cause_);
    const auto past_effect = edges_without(effect_);
    const auto to_cause = reached_from({cause_}, graph::reversed(past_effect));
    const auto to_effect = reached_from({effect_}, graph::reversed(past_cause));
    const auto from_cause = reached_from({cause_}, past_effect);
    const auto from_effect = reached_from({effect_}, past_cause);
    out.confounders =
        named(nodes_that([&](Node node) { return to_cause[node] && to_effect[node]; }));
    out.mediators =
        named(nodes_that([&](Node node) { return from_cause[node] && to_effect[node]; }));
    out.common_effects =
        named(nodes_that([&](Node node) { return from_cause[node] && from_effect[node]; }));
  }

  void add_sets(Adjustment& out) const {
    Flags measured;
    for (Node node = 0; node < graph_.node_count(); ++node)
      measured.push_back(!graph_.is_latent(node));
    auto found = back_door_.minimal_sets(measured, options_.max_sets);
    auto* sets = &out.sets;
    if (found.sets.empty()) {
      found = back_door_.minimal_sets(Flags(graph_.node_count(), true), options_.max_sets);
      sets = &out.latent_sets;
    }
    out.is_complete = found.is_complete;
    for (const auto& set : found.sets)
      sets->push_back(named(set));
    if (!found.sets.empty()) out.openers = named(openers(found.sets.front()));
  }

  [[nodiscard]] std::vector<Node> openers(const std::vector<Node>& set) const {
    return nodes_that([&](Node node) {
      if (back_door_.is_after_cause(node) || std::binary_search(set.begin(), set.end(), node))
        return false;
      auto more = set;
      more.push_back(node);
      return !back_door_.is_adjustment_set(more);
    });
  }

  void add_independencies(Adjustment& out) const {
    const auto acyclic = graph::acyclified(graph_.node_count(), graph_.edges());
    std::vector<Node> measured;
    graph::SeparatorQuestion question;
    question.may_take.assign(graph_.node_count(), false);
    for (Node node = 0; node < graph_.node_count(); ++node) {
      if (!before_[node] || graph_.is_latent(node)) continue;
      measured.push_back(node);
      question.may_take[node] = true;
    }
    for (std::size_t i = 0; i < measured.size(); ++i) {
      for (std::size_t j = i + 1; j < measured.size(); ++j) {
        question.a = measured[i];
        question.b = measured[j];
        const auto given = graph::smallest_separator(graph_.node_count(), acyclic, question);
        if (!given) continue;
        out.independencies.push_back({graph_.concept_of(question.a), graph_.concept_of(question.b),
                                      graph_.concepts_of(*given)});
      }
    }
    std::stable_sort(out.independencies.begin(), out.independencies.end(),
                     [](const auto& x, const auto& y) { return x.given.size() < y.given.size(); });
  }

  const CausalGraph& graph_;
  Node cause_;
  Node effect_;
  const AdjustmentOptions& options_;
  graph::BackDoor back_door_;
  Flags before_;  ///< by node: leads to cause or effect, or is one of them
};

}  // namespace

Adjustment find_adjustment(const CausalGraph& graph, graph::Node cause, graph::Node effect,
                           const AdjustmentOptions& options) {
  return Asking{graph, cause, effect, options}.answer();
}

}  // namespace yinguo::reasoning
