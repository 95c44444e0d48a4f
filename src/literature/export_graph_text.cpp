// DOT and Mermaid: graphs that are drawn from their text.
#include "base/quoting.hpp"

#include "literature/escapes.hpp"
#include "literature/exporters.hpp"
#include "literature/graph_elements.hpp"

namespace yinguo::literature {
namespace {

using ontology::Certainty;
using ontology::Polarity;

/// Blue and red are told apart by the colour-blind.
std::string_view color_of(Polarity polarity) {
  switch (polarity) {
    case Polarity::kIncrease:
      return "#2166ac";
    case Polarity::kDecrease:
      return "#b2182b";
    default:
      return "#4d4d4d";
  }
}

bool is_tentative(const ontology::Claim& claim) {
  return claim.certainty == Certainty::kTentative;
}

void write_dot_edge(const GraphEdge& edge, TextStream& out) {
  out << "  " << base::dot_string(edge.from) << " -> " << base::dot_string(edge.to)
      << " [id=" << base::dot_string(edge.id) << ", label=" << base::dot_string(edge.label);
  if (edge.claim == nullptr) {
    out << ", style=dotted, color=\"#999999\", fontcolor=\"#999999\"];\n";
    return;
  }
  out << ", color=\"" << color_of(edge.claim->polarity) << "\"";
  if (edge.claim->polarity == Polarity::kDecrease) out << ", arrowhead=tee";
  if (is_tentative(*edge.claim)) out << ", style=dashed";
  out << "];\n";
}

void write_mermaid_edge(const GraphEdge& edge, const GraphElements& elements, TextStream& out) {
  out << "  n" << elements.number_of(edge.from) + 1
      << (is_tentative(*edge.claim) ? " -.->|\"" : " -->|\"") << mermaid_text(edge.label) << "\"| n"
      << elements.number_of(edge.to) + 1 << "\n  linkStyle " << edge.number
      << " stroke:" << color_of(edge.claim->polarity) << "\n";
}

}  // namespace

void write_dot(const Selection& selection, const ExportOptions& options, TextStream& out) {
  const GraphElements elements{selection, options.language};
  out << "digraph ontology {\n  rankdir=LR;\n  node [shape=box, style=rounded, "
         "fontname=\"Noto Sans CJK SC\"];\n  edge [fontname=\"Noto Sans CJK SC\", "
         "fontsize=10];\n";
  elements.nodes([&](const GraphNode& node) {
    out << "  " << base::dot_string(node.id) << " [label=" << base::dot_string(node.label)
        << ", class=" << base::dot_string(node.concept_->type.id) << "];\n";
  });
  elements.edges([&](const GraphEdge& edge) { write_dot_edge(edge, out); });
  out << "}\n";
}

void write_mermaid(const Selection& selection, const ExportOptions& options, TextStream& out) {
  const GraphElements elements{selection, options.language};
  out << "flowchart LR\n";
  elements.nodes([&](const GraphNode& node) {
    out << "  n" << node.number + 1 << "[\"" << mermaid_text(node.label) << "\"]\n";
  });
  elements.claims([&](const GraphEdge& edge) { write_mermaid_edge(edge, elements, out); });
}

}  // namespace yinguo::literature
