#include "derivation/solve.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <queue>

#include "derivation/algebra.hpp"
#include "derivation/degrees.hpp"

namespace yinguo::derivation {
namespace {

using model::Interval;

double& end_of(Interval& interval, Goal goal) {
  return goal == Goal::kLower ? interval.lower : interval.upper;
}

/// Settles components one after the other. A component without a cycle is one node: its degree
/// follows from its operands. In a cyclic one the nodes settle best first, as in Knuth's
/// generalisation of Dijkstra's algorithm: no firing's degree exceeds those of the premises it
/// needs, so the best candidate is final, and it rests only on nodes that settled before.
class Solver {
 public:
  Solver(const Graph& graph, const Inputs& inputs, Solution& solution)
      : graph_{graph}, inputs_{inputs}, solution_{solution}, reader_{graph, solution} {
    assert(inputs.size() == graph.inputs.size());
  }

  void reset() {
    solution_.nodes.assign(graph_.nodes.size(), model::kTrue);
    solution_.firings.assign(graph_.firings.size(), model::kTrue);
    for (Side* side : {&solution_.lower, &solution_.upper}) {
      side->best.assign(graph_.nodes.size(), kNoFiring);
      side->depth.assign(graph_.nodes.size(), 0);
    }
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
      if (graph_.nodes[i].kind == NodeKind::kAbsent) solution_.nodes[i] = model::kFalse;
    }
  }

  void set_inputs() {
    for (std::size_t i = 0; i < inputs_.size(); ++i)
      set_input(i);
  }

  void set_input(std::size_t i) {
    solution_.nodes[index_of(graph_.inputs[i])] = {admit(graph_.algebra, inputs_[i].lower),
                                                   admit(graph_.algebra, inputs_[i].upper)};
  }

  [[nodiscard]] std::size_t component_count() const {
    return graph_.schedule.component_cyclic.size();
  }

  [[nodiscard]] std::span<const std::uint32_t> nodes_of(std::size_t component) const {
    const auto& schedule = graph_.schedule;
    const auto begin = schedule.component_begin[component];
    return {schedule.order.data() + begin, schedule.component_begin[component + 1] - begin};
  }

  void settle(std::size_t component) {
    const auto nodes = nodes_of(component);
    if (graph_.schedule.component_cyclic[component] == 0) {
      settle_node(nodes.front());
      return;
    }
    if (settled_.empty()) settled_.assign(graph_.nodes.size(), 0);
    settle_cycle(static_cast<std::uint32_t>(component), nodes, Goal::kLower);
    settle_cycle(static_cast<std::uint32_t>(component), nodes, Goal::kUpper);
    for (const std::uint32_t node : nodes) {
      const Node& info = graph_.nodes[node];
      for (std::uint32_t i = 0; i < info.firing_count; ++i) {
        const FiringId firing{info.first_firing + i};
        solution_.firings[index_of(firing)] = reader_.firing(firing);
      }
    }
  }

 private:
  Side& side(Goal goal) { return goal == Goal::kLower ? solution_.lower : solution_.upper; }

  void settle_node(std::uint32_t node) {
    const Node& info = graph_.nodes[node];
    if (info.kind != NodeKind::kDerived) return;
    Interval degree = model::kFalse;
    for (const Goal goal : {Goal::kLower, Goal::kUpper}) {
      Settled best;
      FiringId best_firing = kNoFiring;
      for (std::uint32_t i = 0; i < info.firing_count; ++i) {
        const FiringId firing{info.first_firing + i};
        const Settled one = reader_.firing(firing, goal).value_or(Settled{});
        end_of(solution_.firings[index_of(firing)], goal) = one.degree;
        end_of(degree, goal) = disjunction(graph_.algebra, end_of(degree, goal), one.degree);
        const bool is_better = best_firing == kNoFiring || one.degree > best.degree ||
                               (one.degree == best.degree && one.depth < best.depth);
        if (!is_better) continue;
        best = one;
        best_firing = firing;
      }
      side(goal).best[node] = best_firing;
      side(goal).depth[node] = best.depth;
    }
    if (info.cut) degree.upper = 1.0;
    solution_.nodes[node] = degree;
  }

  /// A firing that can settle its head; the best one is on top of the queue.
  struct Candidate {
    double degree = 0.0;
    std::uint32_t depth = 0;
    std::uint32_t firing = kNoIndex;
    std::uint32_t node = 0;

    friend bool operator<(const Candidate& a, const Candidate& b) {
      if (a.degree != b.degree) return a.degree < b.degree;
      if (a.depth != b.depth) return a.depth > b.depth;
      return a.firing > b.firing;
    }
  };

  void settle_cycle(std::uint32_t component, std::span<const std::uint32_t> nodes, Goal goal) {
    reader_.restrict_to(component, &settled_);
    std::priority_queue<Candidate> queue;
    for (const std::uint32_t node : nodes)
      settled_[node] = 0;
    for (const std::uint32_t node : nodes) {
      const Node& info = graph_.nodes[node];
      if (info.cut && goal == Goal::kUpper) queue.push({1.0, 0, kNoIndex, node});
      for (std::uint32_t i = 0; i < info.firing_count; ++i) {
        propose(FiringId{info.first_firing + i}, goal, queue);
      }
    }
    while (!queue.empty()) {
      const Candidate best = queue.top();
      queue.pop();
      if (settled_[best.node] != 0) continue;
      settle_as(best.node, best, goal);
      const auto& schedule = graph_.schedule;
      for (auto u = schedule.use_begin[best.node]; u < schedule.use_begin[best.node + 1]; ++u) {
        const FiringId firing{schedule.uses[u]};
        const NodeId head = graph_.firing(firing).head;
        const bool is_open =
            schedule.component_of[index_of(head)] == component && settled_[index_of(head)] == 0;
        if (is_open) propose(firing, goal, queue);
      }
    }
    for (const std::uint32_t node : nodes) {  // what only supports itself
      if (settled_[node] == 0) settle_as(node, {}, goal);
    }
    reader_.restrict_to(kNoIndex, nullptr);
  }

  void propose(FiringId firing, Goal goal, std::priority_queue<Candidate>& queue) {
    const auto degree = reader_.firing(firing, goal);
    if (!degree) return;
    queue.push({degree->degree, degree->depth, static_cast<std::uint32_t>(firing),
                static_cast<std::uint32_t>(graph_.firing(firing).head)});
  }

  void settle_as(std::uint32_t node, const Candidate& candidate, Goal goal) {
    settled_[node] = 1;
    end_of(solution_.nodes[node], goal) = candidate.degree;
    side(goal).best[node] = FiringId{candidate.firing};
    side(goal).depth[node] = candidate.depth;
  }

  const Graph& graph_;
  const Inputs& inputs_;
  Solution& solution_;
  DegreeReader reader_;
  std::vector<std::uint8_t> settled_;
};

}  // namespace

Solution solve(const Graph& graph, const Inputs& inputs) {
  Solution solution;
  Solver solver{graph, inputs, solution};
  solver.reset();
  solver.set_inputs();
  for (std::size_t c = 0; c < solver.component_count(); ++c)
    solver.settle(c);
  return solution;
}

void resolve(const Graph& graph, const Inputs& inputs, std::span<const std::uint32_t> changed,
             Solution& solution) {
  const Schedule& schedule = graph.schedule;
  Solver solver{graph, inputs, solution};
  std::vector<std::uint8_t> is_waiting(solver.component_count(), 0);
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> waiting;
  const auto wake_users = [&](std::uint32_t node) {
    for (auto u = schedule.use_begin[node]; u < schedule.use_begin[node + 1]; ++u) {
      const NodeId head = graph.firings[schedule.uses[u]].head;
      const std::uint32_t component = schedule.component_of[index_of(head)];
      if (component == schedule.component_of[node] || is_waiting[component] != 0) continue;
      is_waiting[component] = 1;
      waiting.push(component);
    }
  };
  for (const std::uint32_t i : changed) {
    solver.set_input(i);
    wake_users(static_cast<std::uint32_t>(graph.inputs[i]));
  }

  struct Before {
    Interval degree;
    std::uint32_t lower_depth = 0;
    std::uint32_t upper_depth = 0;
    bool operator==(const Before&) const = default;
  };

  const auto state_of = [&](std::uint32_t node) {
    return Before{solution.nodes[node], solution.lower.depth[node], solution.upper.depth[node]};
  };
  std::vector<Before> before;
  while (!waiting.empty()) {
    const std::uint32_t component = waiting.top();
    waiting.pop();
    is_waiting[component] = 0;
    const auto nodes = solver.nodes_of(component);
    before.clear();
    for (const std::uint32_t node : nodes)
      before.push_back(state_of(node));
    solver.settle(component);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (!(state_of(nodes[i]) == before[i])) wake_users(nodes[i]);
    }
  }
}

Interval degree_of(const Graph& graph, const Solution& solution, const Premise& premise) {
  DegreeReader reader{graph, solution};
  const auto lower = reader.premise(premise, Goal::kLower);
  const auto upper = reader.premise(premise, Goal::kUpper);
  return {lower ? lower->degree : 0.0, upper ? upper->degree : 0.0};
}

}  // namespace yinguo::derivation
