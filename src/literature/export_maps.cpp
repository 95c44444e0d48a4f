// JSON Canvas and VOSviewer: maps of concepts.
#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "literature/escapes.hpp"
#include "literature/exporters.hpp"
#include "literature/graph_elements.hpp"
#include "literature/json_stream.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;
using ontology::Polarity;

/// The types that the selected concepts have, in the order of the schema, each with its concepts.
using Types = std::vector<std::pair<const ontology::Type*, std::vector<const ontology::Concept*>>>;

Types by_type(const Selection& selection) {
  std::map<std::string_view, std::vector<const ontology::Concept*>> concepts;
  for (const auto* one : selection.concepts())
    concepts[one->type.id].push_back(one);
  Types out;
  for (const auto& type : selection.model().schema.types) {
    if (const auto found = concepts.find(type.id); found != concepts.end())
      out.emplace_back(&type, std::move(found->second));
  }
  return out;
}

// Pixels of a card and of the space around it.
constexpr std::int64_t kWidth = 320;
constexpr std::int64_t kHeight = 160;
constexpr std::int64_t kGap = 80;
constexpr std::int64_t kColumns = 6;

struct Box {
  std::int64_t x = 0;
  std::int64_t y = 0;
  std::int64_t width = kWidth;
  std::int64_t height = kHeight;
};

void write_box(const Box& box, JsonStream& json) {
  json.member("x", box.x)
      .member("y", box.y)
      .member("width", box.width)
      .member("height", box.height);
}

std::string card_text(const ontology::Concept& one, Language language) {
  const auto other = language == Language::kZh ? Language::kEn : Language::kZh;
  auto text = "**" + markdown_text(one.label.in(language)) + "**";
  if (!one.label.in(other).empty()) text += "\n" + markdown_text(one.label.in(other));
  if (!one.definition.in(language).empty())
    text += "\n\n" + markdown_text(one.definition.in(language));
  return text;
}

/// The group of a type with the cards in it, in rows below `top`; returns where it ends.
std::int64_t write_group(const Types::value_type& group, std::int64_t top, Language language,
                         JsonStream& json) {
  const auto& [type, concepts] = group;
  const auto count = static_cast<std::int64_t>(concepts.size());
  const auto rows = (count + kColumns - 1) / kColumns;
  const Box box{0, top, std::min(count, kColumns) * (kWidth + kGap) + kGap,
                rows * (kHeight + kGap) + kGap};
  json.begin_object().member("id", "type:" + type->id).member("type", "group");
  write_box(box, json);
  json.member_unless_empty("label", type->label.in(language)).end_object();
  for (std::int64_t i = 0; i < count; ++i) {
    const auto& one = *concepts[static_cast<std::size_t>(i)];
    json.begin_object().member("id", one.id).member("type", "text");
    write_box({kGap + i % kColumns * (kWidth + kGap), top + kGap + i / kColumns * (kHeight + kGap)},
              json);
    json.member("text", card_text(one, language)).end_object();
  }
  return top + box.height;
}

/// The presets of JSON Canvas: 1 is red, 4 green.
std::string_view preset_color(Polarity polarity) {
  if (polarity == Polarity::kIncrease) return "4";
  return polarity == Polarity::kDecrease ? "1" : "";
}

/// How many claims are between two nodes, the one with the smaller number first.
using Strengths = std::map<std::pair<std::size_t, std::size_t>, std::int64_t>;

Strengths strengths_of(const GraphElements& elements) {
  Strengths out;
  elements.claims([&](const GraphEdge& edge) {
    const auto pair = std::minmax({elements.number_of(edge.from), elements.number_of(edge.to)});
    if (pair.first != pair.second) ++out[{pair.first, pair.second}];
  });
  return out;
}

struct Weights {
  std::int64_t links = 0;
  std::int64_t strength = 0;
};

std::vector<Weights> weights_of(const Strengths& strengths, std::size_t nodes) {
  std::vector<Weights> out(nodes);
  for (const auto& [pair, strength] : strengths) {
    for (const auto node : {pair.first, pair.second}) {
      ++out[node].links;
      out[node].strength += strength;
    }
  }
  return out;
}

std::map<std::string_view, std::int64_t> clusters_of(const Selection& selection) {
  std::map<std::string_view, std::int64_t> out;
  for (const auto& group : by_type(selection))
    out.emplace(group.first->id, static_cast<std::int64_t>(out.size()) + 1);
  return out;
}

std::int64_t id_of(std::size_t node) {
  return static_cast<std::int64_t>(node) + 1;
}

}  // namespace

void write_canvas(const Selection& selection, const ExportOptions& options, TextStream& out) {
  JsonStream json{out, 2};
  json.begin_object().key("nodes").begin_array();
  std::int64_t top = 0;
  for (const auto& group : by_type(selection))
    top = write_group(group, top, options.language, json) + kGap;
  json.end_array().key("edges").begin_array();
  GraphElements{selection, options.language}.claims([&](const GraphEdge& edge) {
    json.begin_object().member("id", edge.id).member("fromNode", edge.from);
    json.member("toNode", edge.to).member("toEnd", "arrow");
    json.member_unless_empty("color", preset_color(edge.claim->polarity));
    json.member("label", edge.label).end_object();
  });
  json.end_array().end_object();
  json.finish();
}

void write_vosviewer(const Selection& selection, const ExportOptions& options, TextStream& out) {
  const GraphElements elements{selection, options.language};
  const auto strengths = strengths_of(elements);
  const auto weights = weights_of(strengths, elements.node_count());
  const auto clusters = clusters_of(selection);
  JsonStream json{out, 3};
  json.begin_object().key("network").begin_object().key("items").begin_array();
  elements.nodes([&](const GraphNode& node) {
    json.begin_object().member("id", id_of(node.number)).member("label", node.label);
    const auto& definition = node.concept_->definition.in(options.language);
    json.member_unless_empty("description", xml_text(definition));
    if (const auto cluster = clusters.find(node.concept_->type.id); cluster != clusters.end())
      json.member("cluster", cluster->second);
    json.key("weights").begin_object().member("Links", weights[node.number].links);
    json.member("Total link strength", weights[node.number].strength).end_object().end_object();
  });
  json.end_array().key("links").begin_array();
  for (const auto& [pair, strength] : strengths) {
    json.begin_object().member("source_id", id_of(pair.first));
    json.member("target_id", id_of(pair.second)).member("strength", strength).end_object();
  }
  json.end_array().end_object().end_object();
  json.finish();
}

}  // namespace yinguo::literature
