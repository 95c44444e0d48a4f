#include "literature/graph_elements.hpp"

#include <algorithm>

#include "literature/claim_row.hpp"
#include "literature/claim_words.hpp"

namespace yinguo::literature {

using ontology::Language;
using ontology::word;

namespace {

GraphNode node_of(const ontology::Concept& one, std::size_t number, Language language,
                  const ontology::ModelIndex& index) {
  std::vector<std::string> aliases;
  std::vector<std::string> languages;
  for (const auto& alias : one.aliases) {
    aliases.push_back(alias.text);
    languages.emplace_back(word(alias.language));
  }
  std::vector<std::string> names;
  std::vector<std::string> values;
  for (const auto& attribute : one.attributes) {
    names.push_back(attribute.name.id);
    values.push_back(attribute.value);
  }
  std::vector<std::string> links;
  for (const auto& link : one.links) {
    if (index.find_claim(link.to.id) != nullptr)
      links.push_back(link.relation.id + " " + link.to.id);
  }
  return {one.id,
          number,
          {label_in(one.label, language, one.id), one.label.zh, one.label.en, one.type.id,
           one.definition.zh, one.definition.en, joined_parts(aliases), joined(languages),
           joined(names), joined_parts(values), joined(links)},
          &one};
}

/// The values of kEdgeAttributes that are columns of a table of claims.
void put_columns(const ClaimRowTexts& row,
                 std::array<std::string, kEdgeAttributes.size()>& values) {
  for (std::size_t i = 2; i < values.size(); ++i) {
    const auto column = std::ranges::find(kClaimColumns, kEdgeAttributes.at(i));
    values.at(i) = row.at(static_cast<std::size_t>(column - kClaimColumns.begin()));
  }
}

}  // namespace

GraphElements::GraphElements(const Selection& selection, Language language)
    : selection_{selection}, language_{language} {
  for (const auto* one : selection.concepts())
    numbers_.emplace(one->id, numbers_.size());
}

std::size_t GraphElements::edge_count() const {
  std::size_t count = 0;
  for (const auto* claim : selection_.claims())
    count += joins_nodes(*claim) ? 1U : 0U;
  for (const auto* one : selection_.concepts()) {
    for (const auto& link : one->links)
      count += numbers_.contains(link.to.id) ? 1U : 0U;
  }
  return count;
}

void GraphElements::nodes(base::FunctionRef<void(const GraphNode&)> visit) const {
  std::size_t number = 0;
  for (const auto* one : selection_.concepts())
    visit(node_of(*one, number++, language_, selection_.index()));
}

void GraphElements::claims(base::FunctionRef<void(const GraphEdge&)> visit) const {
  std::size_t number = 0;
  for (const auto* claim : selection_.claims()) {
    if (!joins_nodes(*claim)) continue;
    GraphEdge edge{claim->id, number++, claim->cause.id, claim->effect.id, {"", "claim"}, claim};
    put_columns(claim_row(*claim, selection_.index()), edge.values);
    name_relation(claim->relation.id, edge);
    visit(edge);
  }
}

void GraphElements::edges(base::FunctionRef<void(const GraphEdge&)> visit) const {
  std::size_t count = 0;
  claims([&](const GraphEdge& edge) {
    ++count;
    visit(edge);
  });
  links(count, visit);
}

void GraphElements::links(std::size_t first,
                          base::FunctionRef<void(const GraphEdge&)> visit) const {
  std::size_t number = first;
  for (const auto* one : selection_.concepts()) {
    for (const auto& link : one->links) {
      if (!numbers_.contains(link.to.id)) continue;
      GraphEdge edge{"link:" + std::to_string(number - first + 1),
                     number,
                     one->id,
                     link.to.id,
                     {"", "link"},
                     nullptr};
      ++number;
      name_relation(link.relation.id, edge);
      visit(edge);
    }
  }
}

bool GraphElements::joins_nodes(const ontology::Claim& claim) const {
  return numbers_.contains(claim.cause.id) && numbers_.contains(claim.effect.id);
}

void GraphElements::name_relation(std::string_view relation, GraphEdge& edge) const {
  const auto* known = selection_.index().find_relation(relation);
  static const ontology::Text none;
  const auto& label = known == nullptr ? none : known->label;
  const std::string id{relation};
  edge.values[0] = label_in(label, language_, id);
  edge.values[2] = id;
  edge.values[3] = label.zh;
  edge.values[4] = label.en;
}

}  // namespace yinguo::literature
