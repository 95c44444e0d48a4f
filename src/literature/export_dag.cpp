// DAGitty and lavaan: the claims as a graph without cycles.
#include <algorithm>
#include <numeric>
#include <unordered_set>
#include <vector>

#include "literature/escapes.hpp"
#include "literature/exporters.hpp"
#include "literature/graph_elements.hpp"

namespace yinguo::literature {
namespace {

using ontology::Certainty;
using ontology::Claim;
using ontology::Polarity;

/// An acyclic part of the claims: those that are certain before those that are tentative, each in
/// the order of the text, without what would close a cycle with those before it. Claims that there
/// is no effect are no edges.
///
/// Nodes are kept in a topological order, so that an edge which agrees with it is taken at once and
/// for another only what lies between its ends is looked at (Pearce and Kelly, ACM Journal of
/// Experimental Algorithmics 11, 2006).
class Acyclic {
 public:
  Acyclic(const Selection& selection, const GraphElements& elements)
      : successors_(elements.node_count()),
        causes_(elements.node_count()),
        rank_(elements.node_count()),
        seen_(elements.node_count(), 0) {
    std::iota(rank_.begin(), rank_.end(), std::size_t{0});
    for (const auto certainty : {Certainty::kCertain, Certainty::kTentative}) {
      for (const auto* claim : selection.claims()) {
        if (claim->certainty == certainty && claim->polarity != Polarity::kNull)
          add(*claim, elements.number_of(claim->cause.id), elements.number_of(claim->effect.id));
      }
    }
    for (auto& causes : causes_)
      std::sort(causes.begin(), causes.end());
  }

  /// By cause, in the order in which they were taken, each effect once.
  [[nodiscard]] const std::vector<std::vector<std::size_t>>& successors() const {
    return successors_;
  }

  /// By effect, in the order of the nodes.
  [[nodiscard]] const std::vector<std::vector<std::size_t>>& causes() const { return causes_; }

  /// What was left out since it would close a cycle.
  [[nodiscard]] const std::vector<const Claim*>& left_out() const { return left_out_; }

 private:
  void add(const Claim& claim, std::size_t from, std::size_t to) {
    auto& known = successors_[from];
    if (std::find(known.begin(), known.end(), to) != known.end()) return;
    if (!makes_room(from, to)) {
      left_out_.push_back(&claim);
      return;
    }
    known.push_back(to);
    causes_[to].push_back(from);
  }

  /// What is led to from one node, as far as it was followed.
  struct Search {
    const std::vector<std::vector<std::size_t>>& next;
    std::size_t mark = 0;  ///< of what it has found, in `seen_`
    std::vector<std::size_t> found{};
    std::size_t followed = 0;
  };

  /// Puts `from` before `to` in the order; false where `to` leads to `from`, which a search from
  /// both ends finds out.
  bool makes_room(std::size_t from, std::size_t to) {
    if (rank_[from] < rank_[to]) return true;
    if (from == to) return false;
    ++round_;
    Search after{.next = successors_, .mark = 2 * round_};
    Search before{.next = causes_, .mark = 2 * round_ + 1};
    const auto is_between = [&, lowest = rank_[to], highest = rank_[from]](std::size_t node) {
      return rank_[node] >= lowest && rank_[node] <= highest;
    };
    begin(to, after);
    begin(from, before);
    while (after.followed < after.found.size() || before.followed < before.found.size()) {
      if (!follow(after, before.mark, is_between) || !follow(before, after.mark, is_between))
        return false;
    }
    reorder(before.found, after.found);
    return true;
  }

  void begin(std::size_t node, Search& search) {
    seen_[node] = search.mark;
    search.found.push_back(node);
  }

  /// Looks at what follows one node more; false where the other search has found it.
  template <class Within>
  bool follow(Search& search, std::size_t other, const Within& is_within) {
    if (search.followed == search.found.size()) return true;
    for (const auto node : search.next[search.found[search.followed++]]) {
      if (seen_[node] == other) return false;
      if (seen_[node] != search.mark && is_within(node)) begin(node, search);
    }
    return true;
  }

  /// Gives the ranks of both to all of the first, then to all of the second.
  void reorder(std::vector<std::size_t>& first, std::vector<std::size_t>& second) {
    const auto by_rank = [&](std::size_t a, std::size_t b) { return rank_[a] < rank_[b]; };
    std::sort(first.begin(), first.end(), by_rank);
    std::sort(second.begin(), second.end(), by_rank);
    first.insert(first.end(), second.begin(), second.end());
    std::vector<std::size_t> ranks;
    ranks.reserve(first.size());
    for (const auto node : first)
      ranks.push_back(rank_[node]);
    std::sort(ranks.begin(), ranks.end());
    for (std::size_t i = 0; i < first.size(); ++i)
      rank_[first[i]] = ranks[i];
  }

  std::vector<std::vector<std::size_t>> successors_;
  std::vector<std::vector<std::size_t>> causes_;
  std::vector<std::size_t> rank_;  ///< by node: its place in a topological order
  std::vector<std::size_t> seen_;  ///< by node: the mark of the last search that found it
  std::size_t round_ = 0;
  std::vector<const Claim*> left_out_;
};

/// A concept's id as a name of R: letters, digits, `_` and `.`, not beginning with a digit. Ids
/// that come to the same name are told apart by a number.
std::vector<std::string> names_in_r(const Selection& selection) {
  std::vector<std::string> names;
  std::unordered_set<std::string> used;
  for (const auto* one : selection.concepts()) {
    std::string name = one->id;
    for (auto& c : name) {
      if (c == '-') c = '_';
    }
    if (name.front() >= '0' && name.front() <= '9') name.insert(0, "x");
    const auto stem = name;
    for (std::size_t i = 2; !used.insert(name).second; ++i)
      name = stem + "." + std::to_string(i);
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

void write_dagitty(const Selection& selection, const ExportOptions& options, TextStream& out) {
  const GraphElements elements{selection, options.language};
  const Acyclic graph{selection, elements};
  const auto& concepts = selection.concepts();
  out << "dag {\n";
  for (const auto* one : concepts)
    out << "\"" << one->id << "\"\n";
  for (std::size_t from = 0; from < concepts.size(); ++from) {
    for (const auto to : graph.successors()[from])
      out << "\"" << concepts[from]->id << "\" -> \"" << concepts[to]->id << "\"\n";
  }
  out << "}\n";
}

void write_lavaan(const Selection& selection, const ExportOptions& options, TextStream& out) {
  const GraphElements elements{selection, options.language};
  const Acyclic graph{selection, elements};
  const auto& causes = graph.causes();
  const auto names = names_in_r(selection);
  for (const auto* claim : graph.left_out()) {
    out << "# left out, as it would close a cycle: " << claim->id << " (" << claim->cause.id
        << " -> " << claim->effect.id << ")\n";
  }
  elements.nodes([&](const GraphNode& node) {
    out << "# " << names[node.number] << ": " << one_line(node.label) << "\n";
  });
  for (std::size_t effect = 0; effect < names.size(); ++effect) {
    if (causes[effect].empty()) continue;
    out << names[effect] << " ~ ";
    for (std::size_t i = 0; i < causes[effect].size(); ++i)
      out << (i > 0 ? " + " : "") << names[causes[effect][i]];
    out << "\n";
  }
}

std::vector<std::string> left_out_of_dag(const Selection& selection) {
  const GraphElements elements{selection, ontology::Language::kEn};
  std::vector<std::string> ids;
  const Acyclic graph{selection, elements};
  for (const auto* claim : graph.left_out())
    ids.push_back(claim->id);
  return ids;
}

}  // namespace yinguo::literature
