// DAGitty and lavaan: the claims as a graph without cycles.
#include <algorithm>
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
/// is no effect are no edges. Cost: O(claims · edges kept).
class Acyclic {
 public:
  Acyclic(const Selection& selection, const GraphElements& elements)
      : successors_(elements.node_count()) {
    for (const auto certainty : {Certainty::kCertain, Certainty::kTentative}) {
      for (const auto* claim : selection.claims()) {
        if (claim->certainty == certainty && claim->polarity != Polarity::kNull)
          add(*claim, elements.number_of(claim->cause.id), elements.number_of(claim->effect.id));
      }
    }
  }

  /// By cause, in the order in which they were taken, each effect once.
  [[nodiscard]] const std::vector<std::vector<std::size_t>>& successors() const {
    return successors_;
  }

  /// What was left out since it would close a cycle.
  [[nodiscard]] const std::vector<const Claim*>& left_out() const { return left_out_; }

 private:
  void add(const Claim& claim, std::size_t from, std::size_t to) {
    auto& known = successors_[from];
    if (std::find(known.begin(), known.end(), to) != known.end()) return;
    if (reaches(to, from))
      left_out_.push_back(&claim);
    else
      known.push_back(to);
  }

  [[nodiscard]] bool reaches(std::size_t from, std::size_t to) const {
    std::vector<std::size_t> open{from};
    std::unordered_set<std::size_t> seen{from};
    while (!open.empty()) {
      const auto node = open.back();
      open.pop_back();
      if (node == to) return true;
      for (const auto next : successors_[node]) {
        if (seen.insert(next).second) open.push_back(next);
      }
    }
    return false;
  }

  std::vector<std::vector<std::size_t>> successors_;
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

std::vector<std::vector<std::size_t>> turned_round(
    const std::vector<std::vector<std::size_t>>& successors) {
  std::vector<std::vector<std::size_t>> causes(successors.size());
  for (std::size_t from = 0; from < successors.size(); ++from) {
    for (const auto to : successors[from])
      causes[to].push_back(from);
  }
  return causes;
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
  const auto causes = turned_round(graph.successors());
  const auto names = names_in_r(selection);
  for (const auto* claim : graph.left_out()) {
    out << "# left out, as it would close a cycle: " << claim->id << " (" << claim->cause.id
        << " -> " << claim->effect.id << ")\n";
  }
  elements.nodes([&](const GraphNode& node) {
    out << "# " << names[node.number] << ": " << one_line(node.label()) << "\n";
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
