// Nodes and edges with the attributes of graph_elements.hpp.
#include <map>
#include <utility>

#include "base/text.hpp"
#include "ontology/xml_document.hpp"
#include "ontology/xml_fields.hpp"

#include "literature/claim_rows.hpp"
#include "literature/claim_texts.hpp"
#include "literature/errors.hpp"
#include "literature/graph_elements.hpp"
#include "literature/importers.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {
namespace {

using ontology::Concept;
using ontology::CsvCell;
using ontology::CsvRow;
using ontology::Ref;
using ontology::XmlElement;

/// The values of a node or an edge by the names of their attributes.
using Data = std::map<std::string, CsvCell, std::less<>>;

class GraphReader {
 public:
  explicit GraphReader(ImportFile& file) : file_{file} {}

  void run(const XmlElement& root) {
    auto graph = XmlElement{};
    for (auto child = root.first_child(); child; child = child.next()) {
      if (child.name() == "key")
        read_key(child);
      else if (child.name() == "graph" && !graph)
        graph = child;
      else if (child.name() == "graph")
        file_.error(kImportSyntax, child.span(), "a second graph",
                    "import each in a file of its own");
    }
    if (!graph) return;
    graphs_.push_back(graph);
    std::size_t read = 0;
    while (read < graphs_.size()) {  // which grows as groups are met
      for (auto child = graphs_[read++].first_child(); child; child = child.next())
        read_part(child);
    }
    finish();
  }

 private:
  /// What the data of a key is called, and what it is where an element has none.
  struct Key {
    std::string name;
    std::string domain;  ///< "node", "edge", "graph", "all"
    CsvCell fallback{};
  };

  /// `<key id="d0" for="node" attr.name="type"><default>factor</default></key>`
  void read_key(const XmlElement& key) {
    const auto id = key.attribute("id");
    if (!id) return;
    Key read{id->id, "all", {}};
    if (const auto name = key.attribute("attr.name")) read.name = name->id;
    if (const auto domain = key.attribute("for")) read.domain = domain->id;
    for (auto child = key.first_child(); child; child = child.next()) {
      if (child.name() == "default") read.fallback = {child.text(), child.span()};
    }
    keys_.insert_or_assign(id->id, std::move(read));
  }

  void read_part(const XmlElement& part) {
    if (part.name() == "node") {
      read_node(part);
    } else if (part.name() == "edge") {
      read_edge(part);
    } else if (part.name() == "data") {
      const auto [name, value] = datum(part);
      if (name == "sources")
        sources_ = value.text;
      else
        file_.leave_out(name);
    } else {
      file_.leave_out(part.name());
    }
  }

  [[nodiscard]] std::pair<std::string, CsvCell> datum(const XmlElement& data) const {
    const auto key = data.attribute("key");
    const auto id = key ? key->id : std::string{};
    const auto known = keys_.find(id);
    return {known == keys_.end() ? id : known->second.name, {data.text(), data.span()}};
  }

  [[nodiscard]] Data data_of(const XmlElement& element) {
    Data data;
    for (auto child = element.first_child(); child; child = child.next()) {
      if (child.name() == "graph") {
        graphs_.push_back(child);  // of a group; its parts are as any others
      } else if (child.name() != "data") {
        file_.leave_out(child.name());
      } else if (auto one = datum(child); !data.insert(one).second) {
        file_.error(kImportValue, child.span(), "`" + one.first + "` is given twice");
      }
    }
    for (const auto& [id, key] : keys_) {
      if (!key.fallback.text.empty() && (key.domain == element.name() || key.domain == "all"))
        data.try_emplace(key.name, key.fallback);
    }
    return data;
  }

  /// The attribute, which has to be there.
  Ref required(const XmlElement& element, const char* name) {
    if (auto value = element.attribute(name); value && !value->id.empty()) return std::move(*value);
    file_.error(kImportField, element.span(),
                "the " + std::string{element.name()} + " needs a `" + std::string{name} + "`");
    return {{}, element.span()};
  }

  void read_node(const XmlElement& element) {
    auto data = data_of(element);
    const auto take = [&](std::string_view name) {
      const auto found = data.find(name);
      return found == data.end() ? CsvCell{{}, element.span()}
                                 : std::move(data.extract(found).mapped());
    };
    Concept node;
    node.id = required(element, "id").id;
    node.span = element.span();
    node.label = {clean_text(take("label_zh").text), clean_text(take("label_en").text)};
    const auto type = take("type");
    node.type = {type.text.empty() ? file_.options().concept_type : type.text, type.span};
    node.definition = {clean_text(take("definition_zh").text),
                       clean_text(take("definition_en").text)};
    read_aliases(take("aliases"), take("alias_languages"), node);
    read_attributes(take("attribute_names"), take("attributes"), node);
    for (const auto& link : split_list(take("links").text))
      read_link_to_claim(link, node);
    (void)take("label");
    for (const auto& [name, value] : data)
      file_.leave_out(name);
    check(node);
    places_.emplace(node.id, concepts_.size());
    concepts_.push_back(std::move(node));
  }

  void check(const Concept& node) {
    const auto needs = [&](const char* what, const char* help = "") {
      file_.error(kImportField, node.span,
                  "the node `" + node.id + "` needs a `" + std::string{what} + "`", help);
    };
    if (node.label.zh.empty()) needs("label_zh");
    if (node.label.en.empty()) needs("label_en");
    if (node.type.id.empty()) needs("type", "or give `--concept-type`");
  }

  /// The texts that joined_parts() put together of as many as `count`.
  static std::vector<std::string> parts(const std::string& text, std::size_t count) {
    if (count == 1) return {clean_text(text)};
    auto out = split_parts(text);
    if (text.empty()) out.resize(count);
    return out;
  }

  void differ(const CsvCell& texts, const char* what) {
    file_.error(kImportValue, texts.span,
                "there are not as many " + std::string{what} + " as texts",
                "one each, with `; ` between them; a `;` in a text is written `\\;`");
  }

  /// Without languages, each is in the one that it looks like.
  void read_aliases(const CsvCell& texts, const CsvCell& languages, Concept& node) {
    const auto words = split_list(languages.text);
    const auto all =
        languages.text.empty() ? split_list(texts.text) : parts(texts.text, words.size());
    if (!words.empty() && words.size() != all.size()) return differ(texts, "languages");
    for (std::size_t i = 0; i < all.size(); ++i) {
      auto language = text_language({}, all[i]);
      if (!words.empty()) {
        const auto known = ontology::try_parse_word<ontology::Language>(words[i]);
        if (!known)
          file_.error(kImportValue, languages.span, "`" + words[i] + "` is no language",
                      "zh or en");
        language = known.value_or(language);
      }
      node.aliases.push_back({language, all[i]});
    }
  }

  void read_attributes(const CsvCell& names, const CsvCell& values, Concept& node) {
    const auto all = split_list(names.text);
    if (all.empty() && values.text.empty()) return;
    auto texts = parts(values.text, all.size());
    if (texts.size() != all.size()) return differ(values, "names");
    for (std::size_t i = 0; i < all.size(); ++i)
      node.attributes.push_back({{all[i], names.span}, std::move(texts[i])});
  }

  void read_link_to_claim(const std::string& link, Concept& node) {
    const auto words = ontology::split_words(link);
    if (words.size() == 2)
      node.links.push_back({{words[0], node.span}, {words[1], node.span}});
    else
      file_.error(kImportValue, node.span, "`" + link + "` is no link", "`asserts c-1`");
  }

  void read_edge(const XmlElement& element) {
    auto data = data_of(element);
    const auto from = required(element, "source");
    const auto to = required(element, "target");
    const auto kind = data.find("kind");
    if (kind != data.end() && kind->second.text == "link") {
      const auto relation = data.find("relation");
      if (relation == data.end())
        return file_.error(kImportField, element.span(), "the link needs a `relation`");
      links_.push_back({from.id, {{relation->second.text, relation->second.span}, to}});
      return;
    }
    claims_.push_back(row_of(element, from, to, data));
  }

  /// An edge as the row of a table of claims, after `header`.
  CsvRow row_of(const XmlElement& element, const Ref& from, const Ref& to, Data& data) {
    CsvRow row{{element.attribute("id").value_or(Ref{}).id, element.span()},
               {from.id, from.span},
               {to.id, to.span}};
    for (std::size_t i = 2; i < kEdgeAttributes.size(); ++i) {
      auto& cell = row.emplace_back(CsvCell{{}, element.span()});
      if (const auto found = data.find(kEdgeAttributes.at(i)); found != data.end())
        cell = std::move(data.extract(found).mapped());
    }
    for (const auto& [name, value] : data) {
      if (name != "label" && name != "kind") file_.leave_out(name);
    }
    return row;
  }

  static CsvRow header() {
    CsvRow row{{"claim", {}}, {"cause", {}}, {"effect", {}}};
    for (std::size_t i = 2; i < kEdgeAttributes.size(); ++i)
      row.push_back({std::string{kEdgeAttributes.at(i)}, {}});
    return row;
  }

  void finish() {
    if (!sources_.empty()) {
      auto sources = file_.inner("sources", std::move(sources_));
      read_csl_json(sources);
      file_.count(sources);
    }
    for (auto& [from, link] : links_) {
      const auto place = places_.find(from);
      if (place == places_.end())
        file_.error(kImportValue, link.relation.span, "no node is called `" + from + "`");
      else
        concepts_[place->second].links.push_back(std::move(link));
    }
    for (auto& node : concepts_) {
      if (!file_.add(std::move(node))) return;
    }
    if (!claims_.empty()) read_claim_rows(header(), claims_, file_);
  }

  ImportFile& file_;
  std::map<std::string, Key, std::less<>> keys_;  ///< by their ids
  std::vector<XmlElement> graphs_;                ///< the graph, and those of its groups
  std::vector<Concept> concepts_;
  std::map<std::string, std::size_t> places_;  ///< of the first concept with an id
  std::vector<std::pair<std::string, ontology::Link>> links_;
  std::vector<CsvRow> claims_;
  std::string sources_;
};

}  // namespace

void read_graphml(ImportFile& file) {
  const ontology::XmlLimits limits{.max_bytes = file.options().max_bytes,
                                   .max_elements = 4'000'000,
                                   .max_depth = file.options().max_depth};
  const auto document =
      ontology::XmlDocument::parse(file.id(), file.text(), limits, file.diagnostics());
  if (!document) return;
  if (document->root().name() != "graphml") {
    file.error(kImportSyntax, document->root().span(),
               "the root is `" + std::string{document->root().name()} + "`, expected `graphml`");
    return;
  }
  GraphReader{file}.run(document->root());
}

}  // namespace yinguo::literature
