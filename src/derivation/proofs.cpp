#include <algorithm>
#include <queue>
#include <set>
#include <utility>

#include "derivation/proof_tree.hpp"

namespace yinguo::derivation {
namespace {

/// One decision of a partial proof; the ones before it are found through `before`.
struct Decision {
  std::uint32_t before = kNoIndex;
  OpenChoice what;
  std::uint32_t choice = kNoIndex;  ///< a firing, or a member's node
};

/// A partial proof in the queue: the greatest degree first, then the least height, then the one
/// that is furthest along, then the one found first.
struct Partial {
  double degree = 0.0;
  std::uint32_t height = 0;
  std::uint32_t decisions = 0;
  std::uint32_t last = kNoIndex;  ///< its last decision; also the order of discovery

  friend bool operator<(const Partial& a, const Partial& b) {
    if (a.degree != b.degree) return a.degree < b.degree;
    if (a.height != b.height) return a.height > b.height;
    if (a.decisions != b.decisions) return a.decisions < b.decisions;
    return a.last > b.last;
  }
};

class Search {
 public:
  Search(const Graph& graph, const Solution& solution, NodeId root, Goal goal,
         const ProofLimits& limits)
      : graph_{graph},
        root_{root},
        goal_{goal},
        limits_{limits},
        variation_{graph.node(root).is_degree ? Variation::kDegrees : Variation::kAll},
        bounds_{single_proof_bounds(graph, solution, goal)},
        tree_{graph, solution, goal, bounds_} {}

  Proofs run() {
    consider(Partial{});
    while (!queue_.empty() && found_.proofs.size() < limits_.proofs) {
      const Partial best = queue_.top();
      queue_.pop();
      if (++expansions_ > limits_.expansions) {
        found_.cut = true;
        break;
      }
      const Choices choices = choices_of(best);
      Outlook outlook = tree_.look(root_, choices, variation_, limits_.steps);
      if (outlook.open) {
        branch(best, *outlook.open);
      } else {
        keep(std::move(outlook));
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] Choices choices_of(const Partial& partial) const {
    Choices choices;
    for (std::uint32_t d = partial.last; d != kNoIndex; d = decisions_[d].before) {
      const Decision& decision = decisions_[d];
      if (decision.what.node != kNoIndex) {
        choices.firings[decision.what.node] = FiringId{decision.choice};
      } else {
        choices.members[decision.what.premise] = NodeId{decision.choice};
      }
    }
    return choices;
  }

  /// Puts a partial proof into the queue unless it rests on itself or is too large.
  void consider(Partial partial) {
    const Outlook outlook = tree_.look(root_, choices_of(partial), variation_, limits_.steps);
    found_.cut = found_.cut || outlook.is_too_large;
    if (outlook.is_cyclic || outlook.is_too_large) return;
    partial.degree = outlook.degree;
    partial.height = outlook.height;
    queue_.push(partial);
  }

  void decide(const Partial& partial, const OpenChoice& open, std::uint32_t choice) {
    decisions_.push_back({partial.last, open, choice});
    consider({.decisions = partial.decisions + 1,
              .last = static_cast<std::uint32_t>(decisions_.size() - 1)});
  }

  void branch(const Partial& partial, const OpenChoice& open) {
    if (open.node != kNoIndex) {
      for (const FiringId firing : graph_.firings_of(NodeId{open.node})) {
        decide(partial, open, static_cast<std::uint32_t>(firing));
      }
      return;
    }
    for (const NodeId member : graph_.members_of(graph_.premises[open.premise])) {
      decide(partial, open, static_cast<std::uint32_t>(member));
    }
  }

  /// Choices that meet again below can make one proof twice.
  void keep(Outlook outlook) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> key;
    bool is_cut = false;
    for (const ProofStep& step : outlook.steps) {
      key.emplace_back(static_cast<std::uint32_t>(step.node),
                       static_cast<std::uint32_t>(step.firing));
      is_cut = is_cut || graph_.node(step.node).cut;
    }
    std::ranges::sort(key);
    if (!seen_.insert(std::move(key)).second) return;
    found_.proofs.push_back({.root = root_,
                             .goal = goal_,
                             .degree = outlook.degree,
                             .height = outlook.height,
                             .cut = is_cut,
                             .steps = std::move(outlook.steps)});
  }

  const Graph& graph_;
  NodeId root_;
  Goal goal_;
  ProofLimits limits_;
  Variation variation_;
  std::vector<double> bounds_;
  ProofTree tree_;
  std::priority_queue<Partial> queue_;
  std::vector<Decision> decisions_;
  std::set<std::vector<std::pair<std::uint32_t, std::uint32_t>>> seen_;
  std::size_t expansions_ = 0;
  Proofs found_;
};

}  // namespace

Proofs best_proofs(const Graph& graph, const Solution& solution, NodeId root, Goal goal,
                   const ProofLimits& limits) {
  return Search{graph, solution, root, goal, limits}.run();
}

}  // namespace yinguo::derivation
