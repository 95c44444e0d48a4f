// Cytoscape JSON and CX2.
#include "literature/exporters.hpp"
#include "literature/graph_elements.hpp"
#include "literature/json_stream.hpp"

namespace yinguo::literature {
namespace {

template <std::size_t N>
void write_values(const std::array<std::string_view, N>& names,
                  const std::array<std::string, N>& values, JsonStream& json) {
  for (std::size_t i = 0; i < N; ++i)
    json.member_unless_empty(names[i], values[i]);
}

template <std::size_t N>
void declare(std::string_view domain, const std::array<std::string_view, N>& names,
             JsonStream& json) {
  json.key(domain).begin_object();
  for (const auto name : names)
    json.key(name).begin_object().member("d", "string").end_object();
  json.end_object();
}

/// One aspect of one element.
void write_aspect(std::string_view name, base::FunctionRef<void()> element, JsonStream& json) {
  json.begin_object().key(name).begin_array();
  element();
  json.end_array().end_object();
}

void write_meta_data(const GraphElements& elements, JsonStream& json) {
  json.begin_object().key("metaData").begin_array();
  const std::array<std::pair<std::string_view, std::size_t>, 4> counts{
      {{"attributeDeclarations", 1},
       {"networkAttributes", 1},
       {"nodes", elements.node_count()},
       {"edges", elements.edge_count()}}};
  for (const auto& [name, count] : counts) {
    json.begin_object().member("elementCount", static_cast<std::int64_t>(count));
    json.member("name", name).end_object();
  }
  json.end_array().end_object();
}

/// The label goes by the name that Cytoscape has for it, and the id, which CX2 has as a number, is
/// an attribute.
template <std::size_t N>
constexpr std::array<std::string_view, N + 1> cx2_names(
    std::string_view label, const std::array<std::string_view, N>& names) {
  std::array<std::string_view, N + 1> out{label, "id"};
  for (std::size_t i = 1; i < N; ++i)
    out[i + 1] = names[i];
  return out;
}

constexpr auto kCx2NodeAttributes = cx2_names("name", kNodeAttributes);
constexpr auto kCx2EdgeAttributes = cx2_names("interaction", kEdgeAttributes);

template <std::size_t N>
std::array<std::string, N + 1> with_id(const std::array<std::string, N>& values,
                                       std::string_view id) {
  std::array<std::string, N + 1> out;
  out[0] = values[0];
  out[1] = id;
  for (std::size_t i = 1; i < N; ++i)
    out[i + 1] = values[i];
  return out;
}

std::int64_t number(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

}  // namespace

void write_cytoscape(const Selection& selection, const ExportOptions& options, TextStream& out) {
  const GraphElements elements{selection, options.language};
  JsonStream json{out, 3};
  json.begin_object().member("format_version", "1.0").member("generated_by", "yinguo");
  json.member("target_cytoscapejs_version", "~3.0");
  json.key("directed").boolean(true).key("multigraph").boolean(true);
  json.key("data").begin_object().member("name", "ontology").end_object();
  json.key("elements").begin_object().key("nodes").begin_array();
  elements.nodes([&](const GraphNode& node) {
    json.begin_object().key("data").begin_object();
    // `value` is what NetworkX takes for the node's id.
    json.member("id", node.id).member("value", node.id).member("name", node.label);
    write_values(kNodeAttributes, elements.values_of(node), json);
    json.end_object().end_object();
  });
  json.end_array().key("edges").begin_array();
  elements.edges([&](const GraphEdge& edge) {
    json.begin_object().key("data").begin_object();
    json.member("id", edge.id).member("key", edge.id);
    json.member("source", edge.from).member("target", edge.to);
    json.member("interaction", edge.label);
    write_values(kEdgeAttributes, elements.values_of(edge), json);
    json.end_object().end_object();
  });
  json.end_array().end_object().end_object();
  json.finish();
}

void write_cx2(const Selection& selection, const ExportOptions& options, TextStream& out) {
  const GraphElements elements{selection, options.language};
  JsonStream json{out, 3};
  json.begin_array().begin_object().member("CXVersion", "2.0").key("hasFragments").boolean(false);
  json.end_object();
  write_meta_data(elements, json);
  write_aspect(
      "attributeDeclarations",
      [&] {
        json.begin_object().key("networkAttributes").begin_object().key("name").begin_object();
        json.member("d", "string").end_object().end_object();
        declare("nodes", kCx2NodeAttributes, json);
        declare("edges", kCx2EdgeAttributes, json);
        json.end_object();
      },
      json);
  write_aspect(
      "networkAttributes", [&] { json.begin_object().member("name", "ontology").end_object(); },
      json);
  json.begin_object().key("nodes").begin_array();
  elements.nodes([&](const GraphNode& node) {
    json.begin_object().member("id", number(node.number)).key("v").begin_object();
    write_values(kCx2NodeAttributes, with_id(elements.values_of(node), node.id), json);
    json.end_object().end_object();
  });
  json.end_array().end_object().begin_object().key("edges").begin_array();
  elements.edges([&](const GraphEdge& edge) {
    json.begin_object().member("id", number(edge.number));
    json.member("s", number(elements.number_of(edge.from)));
    json.member("t", number(elements.number_of(edge.to))).key("v").begin_object();
    write_values(kCx2EdgeAttributes, with_id(elements.values_of(edge), edge.id), json);
    json.end_object().end_object();
  });
  json.end_array().end_object();
  write_aspect(
      "status",
      [&] { json.begin_object().member("error", "").key("success").boolean(true).end_object(); },
      json);
  json.end_array();
  json.finish();
}

}  // namespace yinguo::literature
