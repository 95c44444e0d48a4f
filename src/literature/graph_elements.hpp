#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/function_ref.hpp"

#include "literature/selection.hpp"

namespace yinguo::literature {

/// Of what a concept has several of, one text each (joined_parts), with their languages or names
/// beside them; `links` are those to claims, which are no nodes: "asserts c-1; asserts c-2".
inline constexpr std::array<std::string_view, 11> kNodeAttributes{
    "label",   "label_zh",        "label_en",        "type",       "definition_zh", "definition_en",
    "aliases", "alias_languages", "attribute_names", "attributes", "links"};
/// All but the first two are columns of tables of claims (claim_columns.hpp).
inline constexpr std::array<std::string_view, 30> kEdgeAttributes{
    "label",      "kind",      "relation",  "relation_zh",   "relation_en",   "polarity",
    "certainty",  "form",      "status",    "paraphrase_zh", "paraphrase_en", "conditions",
    "moderators", "via",       "scope",     "lag",           "sources",       "locators",
    "bearing",    "design",    "cites",     "method_zh",     "method_en",     "sample_zh",
    "sample_en",  "result_zh", "result_en", "paragraphs",    "fingerprints",  "sketches"};

using NodeValues = std::array<std::string, kNodeAttributes.size()>;
using EdgeValues = std::array<std::string, kEdgeAttributes.size()>;

/// A concept.
struct GraphNode {
  std::string_view id;
  std::size_t number = 0;  ///< its place among the nodes, from 0
  std::string_view label;
  const ontology::Concept* concept_ = nullptr;
};

/// A claim, from cause to effect, or a link between concepts.
struct GraphEdge {
  std::string id;  ///< the claim's; of links "link:1", which no claim can have
  std::size_t number = 0;
  std::string_view from;
  std::string_view to;
  std::string_view relation;
  std::string_view label;
  const ontology::Claim* claim = nullptr;  ///< null: a link
};

/// What graph formats have of a selection: its concepts as nodes; its claims and the links between
/// its concepts as edges. Nodes and edges are made one at a time.
///
/// Order: that of the model, claims before links. Lifetime: the selection must outlive it.
class GraphElements {
 public:
  GraphElements(const Selection& selection, ontology::Language language);

  [[nodiscard]] std::size_t node_count() const noexcept { return selection_.concepts().size(); }

  [[nodiscard]] std::size_t edge_count() const;

  /// The place of a concept among the nodes. Requires: it is one of them.
  [[nodiscard]] std::size_t number_of(std::string_view node) const { return numbers_.at(node); }

  /// The values of kNodeAttributes and kEdgeAttributes; what there is nothing for is empty.
  [[nodiscard]] NodeValues values_of(const GraphNode& node) const;
  [[nodiscard]] EdgeValues values_of(const GraphEdge& edge) const;

  void nodes(base::FunctionRef<void(const GraphNode&)> visit) const;
  void claims(base::FunctionRef<void(const GraphEdge&)> visit) const;
  /// Claims, then links.
  void edges(base::FunctionRef<void(const GraphEdge&)> visit) const;

 private:
  void links(std::size_t first, base::FunctionRef<void(const GraphEdge&)> visit) const;
  [[nodiscard]] bool joins_nodes(const ontology::Claim& claim) const;
  [[nodiscard]] const ontology::Text& label_of(std::string_view relation) const;

  const Selection& selection_;
  ontology::Language language_;
  std::unordered_map<std::string_view, std::size_t> numbers_;
};

}  // namespace yinguo::literature
