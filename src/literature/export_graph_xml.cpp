// GraphML and GEXF.
#include "literature/escapes.hpp"
#include "literature/exporters.hpp"
#include "literature/graph_elements.hpp"

namespace yinguo::literature {
namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string{name} + "=\"" + xml_text(value) + "\"";
}

template <std::size_t N>
void declare_keys(std::string_view domain, const std::array<std::string_view, N>& names,
                  TextStream& out) {
  for (const auto name : names) {
    out << "  <key id=\"" << domain << "_" << name << "\" for=\"" << domain << "\" attr.name=\""
        << name << "\" attr.type=\"string\"/>\n";
  }
}

template <std::size_t N>
void write_data(std::string_view domain, const std::array<std::string_view, N>& names,
                const std::array<std::string, N>& values, TextStream& out) {
  for (std::size_t i = 0; i < N; ++i) {
    if (values[i].empty()) continue;
    out << "<data key=\"" << domain << "_" << names[i] << "\">" << xml_text(values[i]) << "</data>";
  }
}

/// The bibliography, of which graphs know nothing: CSL-JSON as a value of the whole graph.
void write_sources(const Selection& selection, const ExportOptions& options, TextStream& out) {
  if (selection.sources().empty()) return;
  out << "    <data key=\"graph_sources\">";
  const auto take = [&](std::string_view piece) {
    out << xml_text(piece);
    return true;
  };
  TextStream json{take};
  write_csl_json(selection, options, json);
  (void)json.finish();
  out << "</data>\n";
}

template <std::size_t N>
void declare_attributes(std::string_view domain, const std::array<std::string_view, N>& names,
                        TextStream& out) {
  out << "    <attributes class=\"" << domain << "\">\n";
  for (std::size_t i = 1; i < N; ++i) {
    out << "      <attribute id=\"" << names[i] << "\" title=\"" << names[i]
        << "\" type=\"string\"/>\n";
  }
  out << "    </attributes>\n";
}

/// All but the label, which is an attribute of the element.
template <std::size_t N>
void write_values(const std::array<std::string_view, N>& names,
                  const std::array<std::string, N>& values, TextStream& out) {
  out << "<attvalues>";
  for (std::size_t i = 1; i < N; ++i) {
    if (!values[i].empty())
      out << "<attvalue" << attribute("for", names[i]) << attribute("value", values[i]) << "/>";
  }
  out << "</attvalues>";
}

}  // namespace

void write_graphml(const Selection& selection, const ExportOptions& options, TextStream& out) {
  const GraphElements elements{selection, options.language};
  out << kDeclaration
      << "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
         "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
         "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  declare_keys("node", kNodeAttributes, out);
  declare_keys("edge", kEdgeAttributes, out);
  constexpr std::array<std::string_view, 1> kGraphAttributes{"sources"};
  declare_keys("graph", kGraphAttributes, out);
  out << "  <graph id=\"G\" edgedefault=\"directed\">\n";
  write_sources(selection, options, out);
  elements.nodes([&](const GraphNode& node) {
    out << "    <node" << attribute("id", node.id) << ">";
    write_data("node", kNodeAttributes, elements.values_of(node), out);
    out << "</node>\n";
  });
  elements.edges([&](const GraphEdge& edge) {
    out << "    <edge" << attribute("id", edge.id) << attribute("source", edge.from)
        << attribute("target", edge.to) << ">";
    write_data("edge", kEdgeAttributes, elements.values_of(edge), out);
    out << "</edge>\n";
  });
  out << "  </graph>\n</graphml>\n";
}

void write_gexf(const Selection& selection, const ExportOptions& options, TextStream& out) {
  const GraphElements elements{selection, options.language};
  const bool is_12 = options.edition == kGexf12;
  const std::string place = is_12 ? "http://www.gexf.net/1.2draft" : "http://gexf.net/1.3";
  out << kDeclaration << "<gexf" << attribute("xmlns", place)
      << " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
      << attribute("xsi:schemaLocation", place + " " + place + "/gexf.xsd")
      << attribute("version", is_12 ? "1.2" : "1.3") << ">\n"
      << "  <meta><creator>Yinguo</creator></meta>\n"
         "  <graph mode=\"static\" defaultedgetype=\"directed\">\n";
  declare_attributes("node", kNodeAttributes, out);
  declare_attributes("edge", kEdgeAttributes, out);
  out << "    <nodes>\n";
  elements.nodes([&](const GraphNode& node) {
    out << "      <node" << attribute("id", node.id) << attribute("label", node.label) << ">";
    write_values(kNodeAttributes, elements.values_of(node), out);
    out << "</node>\n";
  });
  out << "    </nodes>\n    <edges>\n";
  elements.edges([&](const GraphEdge& edge) {
    out << "      <edge" << attribute("id", edge.id) << attribute("source", edge.from)
        << attribute("target", edge.to) << attribute("label", edge.label);
    if (!is_12) out << attribute("kind", edge.id);  // by which parallel edges are told apart
    out << ">";
    write_values(kEdgeAttributes, elements.values_of(edge), out);
    out << "</edge>\n";
  });
  out << "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace yinguo::literature
