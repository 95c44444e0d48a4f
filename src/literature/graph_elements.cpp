#include "literature/graph_elements.hpp"

#include "literature/claim_row.hpp"
#include "literature/claim_words.hpp"

namespace yinguo::literature {

using ontology::Language;
using ontology::word;

namespace {

/// The values of kEdgeAttributes that are columns of a table of claims.
void put_columns(ClaimRowTexts row, EdgeValues& values) {
  constexpr auto kPlaces = [] {
    std::array<std::size_t, kEdgeAttributes.size()> places{};
    for (std::size_t i = 2; i < places.size(); ++i) {
      while (kClaimColumns.at(places.at(i)) != kEdgeAttributes.at(i))
        ++places.at(i);
    }
    return places;
  }();
  for (std::size_t i = 2; i < values.size(); ++i)
    values.at(i) = std::move(row.at(kPlaces.at(i)));
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
    visit({one->id, number++, label_in(one->label, language_, one->id), one});
}

void GraphElements::claims(base::FunctionRef<void(const GraphEdge&)> visit) const {
  std::size_t number = 0;
  for (const auto* claim : selection_.claims()) {
    if (!joins_nodes(*claim)) continue;
    const auto& relation = claim->relation.id;
    visit({claim->id, number++, claim->cause.id, claim->effect.id, relation,
           label_in(label_of(relation), language_, relation), claim});
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
      const auto& relation = link.relation.id;
      visit({"link:" + std::to_string(number - first + 1), number, one->id, link.to.id, relation,
             label_in(label_of(relation), language_, relation), nullptr});
      ++number;
    }
  }
}

bool GraphElements::joins_nodes(const ontology::Claim& claim) const {
  return numbers_.contains(claim.cause.id) && numbers_.contains(claim.effect.id);
}

const ontology::Text& GraphElements::label_of(std::string_view relation) const {
  static const ontology::Text none;
  const auto* known = selection_.index().find_relation(relation);
  return known == nullptr ? none : known->label;
}

NodeValues GraphElements::values_of(const GraphNode& node) const {
  const auto& one = *node.concept_;
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
    if (selection_.has(link.to.id) && selection_.index().find_claim(link.to.id) != nullptr)
      links.push_back(link.relation.id + " " + link.to.id);
  }
  return {std::string{node.label}, one.label.zh,         one.label.en,          one.type.id,
          one.definition.zh,       one.definition.en,    joined_parts(aliases), joined(languages),
          joined(names),           joined_parts(values), joined(links)};
}

EdgeValues GraphElements::values_of(const GraphEdge& edge) const {
  EdgeValues values{std::string{edge.label}, edge.claim == nullptr ? "link" : "claim"};
  if (edge.claim != nullptr) {
    put_columns(claim_row(*edge.claim, selection_.index()), values);
    return values;
  }
  const auto& label = label_of(edge.relation);
  values[2] = edge.relation;
  values[3] = label.zh;
  values[4] = label.en;
  return values;
}

}  // namespace yinguo::literature
