// k best proofs against all proofs, listed by trying every choice.
#include <map>
#include <set>

#include "catch.hpp"
#include "derivation/proof.hpp"
#include "evaluation/build_graph.hpp"
#include "evaluation/random_program.hpp"
#include "evaluation/run.hpp"

using namespace yinguo;
using derivation::FiringId;
using derivation::Goal;
using derivation::NodeId;
using derivation::PremiseKind;

namespace {

using Proof = std::set<std::pair<NodeId, FiringId>>;

/// Lists every choice of one firing for each fact and one member for each `any` below a root.
class AllProofs {
 public:
  AllProofs(const derivation::Graph& graph, const derivation::Solution& solution)
      : graph_{graph}, solution_{solution} {}

  /// False: more than can be listed, or a literal this listing does not know.
  bool list(NodeId root) {
    root_ = root;
    decide();
    return !gave_up_;
  }

  [[nodiscard]] const std::map<Proof, double>& proofs() const { return proofs_; }

 private:
  void decide() {
    if (gave_up_ || ++tried_ > 3000) {
      gave_up_ = true;
      return;
    }
    visited_.clear();
    if (!visit(root_, {})) return;  // cyclic
    if (open_node_) {
      const NodeId node = *std::exchange(open_node_, std::nullopt);
      open_any_.reset();
      for (const FiringId firing : graph_.firings_of(node)) {
        firings_[node] = firing;
        decide();
      }
      firings_.erase(node);
      return;
    }
    if (open_any_) {
      const std::uint32_t any = *std::exchange(open_any_, std::nullopt);
      for (const NodeId member : graph_.members_of(graph_.premises[any])) {
        members_[any] = member;
        decide();
      }
      members_.erase(any);
      return;
    }
    Proof proof;
    for (const auto& [node, firing] : visited_)
      proof.emplace(node, firing);
    double& best = proofs_[proof];  // choices that differ can come to the same facts and firings
    best = std::max(best, degree(root_));
  }

  /// Walks what is chosen; false when a fact comes back to itself. Ordinary facts do not matter
  /// here.
  bool visit(NodeId node, std::set<NodeId> path) {
    if (!path.insert(node).second) return false;
    const auto& info = graph_.node(node);
    if (!info.is_degree) return true;
    const bool is_leaf =
        info.firing_count == 0 || solution_.lower.best[index_of(node)] == derivation::kNoFiring;
    FiringId firing = derivation::kNoFiring;
    if (!is_leaf) {
      const auto chosen = firings_.find(node);
      if (chosen == firings_.end()) {
        if (!open_node_) open_node_ = node;
        return true;
      }
      firing = chosen->second;
    }
    visited_[node] = firing;
    if (firing == derivation::kNoFiring) return true;
    const auto first = graph_.firing(firing).first_premise;
    for (std::uint32_t i = 0; i < graph_.firing(firing).premise_count; ++i) {
      const auto& premise = graph_.premises[first + i];
      if (premise.kind == PremiseKind::kFact && !visit(premise.node, path)) return false;
      if (premise.kind != PremiseKind::kQuantified) continue;
      if (!visit_group(premise, first + i, path)) return false;
    }
    return true;
  }

  bool visit_group(const derivation::Premise& premise, std::uint32_t index,
                   const std::set<NodeId>& path) {
    const auto members = graph_.members_of(premise);
    gave_up_ = gave_up_ || premise.quantifier == rules::Quantifier::kAtLeast;
    if (members.empty() || !graph_.node(members.front()).is_degree) return true;
    if (premise.quantifier == rules::Quantifier::kAny && members.size() > 1) {
      const auto chosen = members_.find(index);
      if (chosen != members_.end()) return visit(chosen->second, path);
      if (!open_any_) open_any_ = index;
      return true;
    }
    for (const NodeId member : members) {
      if (!visit(member, path)) return false;
    }
    return true;
  }

  double degree(NodeId node) {
    const auto found = visited_.find(node);
    const bool is_leaf = found == visited_.end() || found->second == derivation::kNoFiring;
    if (is_leaf) return solution_.of(node).lower;
    double degree_of_all = 1.0;
    const auto first = graph_.firing(found->second).first_premise;
    for (std::uint32_t i = 0; i < graph_.firing(found->second).premise_count; ++i) {
      const auto& premise = graph_.premises[first + i];
      double one = 1.0;
      if (premise.kind == PremiseKind::kFact) one = degree(premise.node);
      if (premise.kind == PremiseKind::kNegatedFact) one = 1.0 - solution_.of(premise.node).upper;
      if (premise.kind == PremiseKind::kQuantified) one = degree_of_group(premise, first + i);
      degree_of_all = std::min(degree_of_all, one);
    }
    return degree_of_all;
  }

  double degree_of_group(const derivation::Premise& premise, std::uint32_t index) {
    const auto members = graph_.members_of(premise);
    const auto chosen = members_.find(index);
    if (chosen != members_.end()) return degree(chosen->second);
    double least = 1.0;
    double greatest = 0.0;
    double sum = 0.0;
    for (const NodeId member : members) {
      const double one = degree(member);
      least = std::min(least, one);
      greatest = std::max(greatest, one);
      sum += one;
    }
    switch (premise.quantifier) {
      case rules::Quantifier::kAny:
        return greatest;
      case rules::Quantifier::kMean:
        return sum / static_cast<double>(members.size());
      default:
        return least;
    }
  }

  const derivation::Graph& graph_;
  const derivation::Solution& solution_;
  NodeId root_{};
  std::map<NodeId, FiringId> firings_;
  std::map<std::uint32_t, NodeId> members_;
  std::map<NodeId, FiringId> visited_;
  std::optional<NodeId> open_node_;
  std::optional<std::uint32_t> open_any_;
  std::map<Proof, double> proofs_;
  std::size_t tried_ = 0;
  bool gave_up_ = false;
};

}  // namespace

TEST_CASE("the k best proofs are the best of all proofs") {
  std::size_t compared = 0;
  std::size_t with_several = 0;
  for (std::uint32_t seed = 0; seed < 600; ++seed) {
    const std::string text = test::RandomProgram{seed}.write();
    if (text.find("\"godel\"") == std::string::npos) continue;
    test::Run run{text};
    std::vector<evaluation::Root> roots;
    for (const std::string_view name : {"d0", "d1", "d2"}) {
      const auto more =
          roots_of(run.program(), run.symbols, run.database(), *run.program().find_relation(name));
      roots.insert(roots.end(), more.begin(), more.end());
    }
    const auto graph = build_graph(run.program(), run.symbols, run.database(), roots);
    const auto inputs = degree_inputs(run.program(), run.symbols, run.database(), *graph, "r");
    const auto solution = solve(*graph, *inputs);
    for (const NodeId root : graph->roots) {
      AllProofs all{*graph, solution};
      if (!all.list(root)) continue;
      INFO("seed " << seed << "\n" << text);
      ++compared;
      const auto found = best_proofs(*graph, solution, root, Goal::kLower, {.proofs = 5000});
      REQUIRE_FALSE(found.cut);
      std::map<Proof, double> listed;
      for (const auto& proof : found.proofs) {
        Proof key;
        for (const auto& step : proof.steps) {
          if (graph->node(step.node).is_degree) key.emplace(step.node, step.firing);
        }
        REQUIRE(listed.emplace(key, proof.degree).second);
      }
      REQUIRE(listed == all.proofs());
      if (listed.size() > 1) ++with_several;
    }
  }
  CHECK(compared > 500);
  CHECK(with_several > 100);
}
