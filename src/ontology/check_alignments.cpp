// What several sources in one model are held to: studies, and alignments that do not contradict
// each other. The conditions on mappings are S27 and S46 of the SKOS Reference (W3C 2009), asked of
// clusters.
#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/components.hpp"
#include "ontology/alignments.hpp"
#include "ontology/checks.hpp"
#include "ontology/errors.hpp"

namespace yinguo::ontology {
namespace {

std::string ticked(std::string_view text) {
  return "`" + std::string{text} + "`";
}

/// What a single alignment can be judged by, and that no pair has two.
void check_pairs(Checks& checks) {
  std::map<std::pair<std::string_view, std::string_view>, base::Span> pairs;
  for (const auto& one : checks.model().alignments) {
    checks.refers_to(one.id, Kind::kConcept);
    checks.refers_to(one.with, Kind::kConcept);
    if (one.id.id.empty() || one.with.id.empty()) continue;
    if (one.id.id == one.with.id) {
      checks.report(kAlignment, one.with.span, ticked(one.id.id) + " is aligned with itself");
      continue;
    }
    const auto [first, is_new] =
        pairs.try_emplace(std::minmax<std::string_view>({one.id.id, one.with.id}), one.span);
    if (is_new) continue;
    checks.report_second(kRepeated, one.span,
                         ticked(one.id.id) + " and " + ticked(one.with.id) + " are aligned twice",
                         first->second);
  }
}

/// The clusters of exact alignments as nodes, with an edge from each to a broader one.
class Hierarchy {
 public:
  explicit Hierarchy(Checks& checks) : checks_{checks}, alignments_{checks.model()} {
    for (const auto& one : checks.model().alignments) {
      if (one.status != AlignmentStatus::kConfirmed || one.id.id == one.with.id) continue;
      if (one.relation == Match::kBroader) add(one.id.id, one.with.id, one);
      if (one.relation == Match::kNarrower) add(one.with.id, one.id.id, one);
    }
  }

  void check() {
    check_cycles();
    for (const auto& one : checks_.model().alignments) {
      if (one.status == AlignmentStatus::kConfirmed && one.id.id != one.with.id) check_one(one);
    }
    for (const auto& claim : checks_.model().claims)
      check_claim(claim);
  }

 private:
  graph::Node node(std::string_view id) {
    const auto representative = alignments_.representative(id);
    const auto next = static_cast<graph::Node>(names_.size());
    const auto [known, is_new] = nodes_.try_emplace(representative, next);
    if (is_new) names_.push_back(representative);
    return known->second;
  }

  /// A loop is told as such by check_one().
  void add(std::string_view narrower, std::string_view broader, const Alignment& alignment) {
    const graph::Edge edge{node(narrower), node(broader)};
    if (edge.first == edge.second) return;
    edges_.push_back(edge);
    stated_.push_back(&alignment);
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }

  [[nodiscard]] std::string chain(const std::vector<std::size_t>& path) const {
    std::string out = ticked(names_[edges_[path.front()].first]);
    for (const auto edge : path)
      out += " → " + ticked(names_[edges_[edge].second]);
    return out;
  }

  /// One for each knot of broader ones, at its first alignment.
  void check_cycles() {
    const auto component_of = graph::strong_components(size(), edges_).component_of;
    std::map<std::uint32_t, std::size_t> first;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      const auto component = component_of[edges_[i].first];
      if (component == component_of[edges_[i].second]) first.try_emplace(component, i);
    }
    for (const auto& [component, edge] : first) {
      auto cycle = *graph::shortest_path(size(), edges_, edges_[edge].second, edges_[edge].first);
      cycle.insert(cycle.begin(), edge);
      checks_.report(kAlignment, stated_[edge]->span,
                     "a concept is broader than itself: " + chain(cycle),
                     "what is broader than a broader concept is broader (SKOS)",
                     "turn one of these alignments round, or leave it out");
    }
  }

  /// An alignment that exact or broader ones contradict.
  void check_one(const Alignment& one) {
    if (one.relation == Match::kExact || one.relation == Match::kClose) return;
    const auto said = ticked(one.id.id) + " and " + ticked(one.with.id);
    if (alignments_.representative(one.id.id) == alignments_.representative(one.with.id)) {
      checks_.report(kAlignment, one.span,
                     said + " are the same by exact alignments, so neither is " +
                         std::string{word(one.relation)},
                     "an exact match is no broader, narrower or related one (SKOS)");
      return;
    }
    if (one.relation != Match::kRelated) return;
    for (const auto& [from, to] : {std::pair{node(one.id.id), node(one.with.id)},
                                   std::pair{node(one.with.id), node(one.id.id)}}) {
      const auto path = graph::shortest_path(size(), edges_, from, to);
      if (!path) continue;
      checks_.report(kAlignment, one.span,
                     said + " are called related, and one is broader: " + chain(*path),
                     "what is broader, if by way of others, is not related as well (SKOS)");
    }
  }

  void check_claim(const Claim& claim) {
    if (claim.cause.id == claim.effect.id || !claim.via.empty()) return;
    const auto one = alignments_.representative(claim.cause.id);
    if (one != alignments_.representative(claim.effect.id)) return;
    const auto aligned = alignments_.of(claim.cause.id);
    const auto exact = std::ranges::find(aligned, Match::kExact, &Aligned::relation);
    checks_.report_second(kAlignment, claim.span,
                          ticked(claim.cause.id) + " and " + ticked(claim.effect.id) +
                              " are the same by exact alignments, and the claim " +
                              ticked(claim.id) + " has one cause the other without a `via`",
                          exact->alignment->span, "aligned here");
  }

  Checks& checks_;
  Alignments alignments_;
  std::unordered_map<std::string_view, graph::Node> nodes_;
  std::vector<std::string_view> names_;
  std::vector<graph::Edge> edges_;
  std::vector<const Alignment*> stated_;  ///< by edge
};

}  // namespace

void check_sources(Checks& checks) {
  for (const auto& source : checks.model().sources) {
    if (source.study.id.empty() || !checks.refers_to(source.study, Kind::kSource)) continue;
    const auto* study = checks.index().find_source(source.study.id);
    if (study->study.id.empty()) continue;
    checks.report(
        kStudy, source.study.span,
        study->id == source.id
            ? ticked(source.id) + " is called another report of itself"
            : ticked(study->id) + " is itself called another report of " + ticked(study->study.id),
        "one source stands for a study, and every other report of it names that one");
  }
}

void check_alignments(Checks& checks) {
  check_pairs(checks);
  Hierarchy{checks}.check();
}

}  // namespace yinguo::ontology
