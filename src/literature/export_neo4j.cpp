#include "literature/claim_words.hpp"
#include "literature/escapes.hpp"
#include "literature/exporters.hpp"
#include "literature/graph_elements.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {
namespace {

using ontology::Claim;
using ontology::word;

/// A map of Cypher; empty values are left out.
class Properties {
 public:
  Properties& add(std::string_view name, std::string_view value) {
    if (value.empty()) return *this;
    text_ += (text_.empty() ? "" : ", ") + std::string{name} + ": " + cypher_string(value);
    return *this;
  }

  template <std::size_t N>
  Properties& add(const std::array<std::string_view, N>& names,
                  const std::array<std::string, N>& values) {
    for (std::size_t i = 0; i < N; ++i)
      (void)add(names[i], values[i]);
    return *this;
  }

  [[nodiscard]] std::string text() const { return "{" + text_ + "}"; }

 private:
  std::string text_;
};

/// `PROMOTES`: a relation's id in capitals, as is the custom for types of relationships.
std::string relationship(std::string_view relation) {
  std::string out;
  for (const char c : relation) {
    const bool is_letter = c >= 'a' && c <= 'z';
    out += is_letter ? static_cast<char>(c - 'a' + 'A') : c == '-' || c == '.' ? '_' : c;
  }
  return "`" + out + "`";
}

struct End {
  std::string_view label;
  std::string_view id;
};

class Script {
 public:
  explicit Script(TextStream& out) : out_{out} {}

  void constraint(std::string_view label) {
    out_ << "CREATE CONSTRAINT yinguo_" << label << " IF NOT EXISTS FOR (n:" << label
         << ") REQUIRE n.id IS UNIQUE;\n";
  }

  void node(const End& end, const Properties& properties) {
    out_ << "MERGE (n:" << end.label << " {id: " << cypher_string(end.id)
         << "}) SET n += " << properties.text() << ";\n";
  }

  /// `key` tells relationships of one type between the same nodes apart.
  void edge(const End& from, std::string_view type, const End& to, const Properties& key,
            const Properties& properties) {
    out_ << "MATCH (a:" << from.label << " {id: " << cypher_string(from.id) << "}), (b:" << to.label
         << " {id: " << cypher_string(to.id) << "}) MERGE (a)-[r:" << type << " " << key.text()
         << "]->(b) SET r += " << properties.text() << ";\n";
  }

 private:
  TextStream& out_;
};

void write_parts(const Claim& claim, Script& script) {
  const End self{"Claim", claim.id};
  const auto part = [&](std::string_view type, std::string_view to, const Properties& more) {
    script.edge(self, type, {"Concept", to}, {}, more);
  };
  part("CAUSE", claim.cause.id, {});
  part("EFFECT", claim.effect.id, {});
  for (const auto& one : claim.conditions)
    part("CONDITION", one.id, {});
  for (const auto& one : claim.moderators)
    part("MODERATOR", one.id.id, Properties{}.add("polarity", word(one.polarity)));
  for (const auto& one : claim.via)
    part("VIA", one.id, {});
}

void write_evidence(const Claim& claim, Script& script) {
  const End self{"Claim", claim.id};
  for (const auto& one : claim.evidence) {
    script.edge(self, "EVIDENCE", {"Source", one.at.source.id},
                Properties{}.add("place", place_text(one.at)),
                Properties{}
                    .add("bearing", word(one.direction))
                    .add("design", word(one.design))
                    .add("fingerprint", one.at.fingerprint));
    for (const auto& work : one.cites)
      script.edge(self, "CITES", {"Source", work.id}, {}, {});
  }
}

void write_source(const ontology::Source& source, ontology::Language language, Script& script) {
  script.node({"Source", source.id}, Properties{}
                                         .add("title", titles_of(source, language).own)
                                         .add("title_zh", source.title.zh)
                                         .add("title_en", source.title.en)
                                         .add("type", source.type)
                                         .add("authors", author_list(source, "; "))
                                         .add("issued", date_text(issued(source)))
                                         .add("doi", field_of(source, "doi"))
                                         .add("url", field_of(source, "url")));
}

void write_links(const Selection& selection, Script& script) {
  for (const auto* one : selection.concepts()) {
    for (const auto& link : one->links) {
      if (!selection.has(link.to.id)) continue;
      const bool is_to_claim = selection.index().find_claim(link.to.id) != nullptr;
      script.edge({"Concept", one->id}, relationship(link.relation.id),
                  {is_to_claim ? "Claim" : "Concept", link.to.id}, {}, {});
    }
  }
}

}  // namespace

void write_neo4j(const Selection& selection, const ExportOptions& options, TextStream& out) {
  const GraphElements elements{selection, options.language};
  Script script{out};
  for (const auto label : {"Concept", "Claim", "Source"})
    script.constraint(label);
  for (const auto* source : selection.sources())
    write_source(*source, options.language, script);
  elements.nodes([&](const GraphNode& node) {
    script.node({"Concept", node.id}, Properties{}.add(kNodeAttributes, elements.values_of(node)));
  });
  elements.claims([&](const GraphEdge& edge) {
    const auto& claim = *edge.claim;
    const auto properties = Properties{}.add(kEdgeAttributes, elements.values_of(edge));
    script.node({"Claim", claim.id}, properties);
    write_parts(claim, script);
    write_evidence(claim, script);
    script.edge({"Concept", edge.from}, relationship(claim.relation.id), {"Concept", edge.to},
                Properties{}.add("claim", claim.id), properties);
  });
  write_links(selection, script);
}

}  // namespace yinguo::literature
