#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/text.hpp"

#include "literature/errors.hpp"
#include "literature/json_value.hpp"
#include "literature/rdf_reader.hpp"
#include "literature/rdf_writer.hpp"

namespace yinguo::literature {
namespace {

/// A node object and the names of blank nodes are taken as they come; nodes without an `@id` are
/// numbered.
class Reader {
 public:
  Reader(ImportFile& file, RdfGraph& graph)
      : file_{file}, graph_{graph}, json_{file.text(), file.options().max_depth} {}

  bool run() {
    if (json_.take('[')) {
      nodes();
    } else if (json_.take('{')) {
      document();
    } else {
      json_.fail("`{` or `[`");
    }
    if (is_good_ && !json_.failure() && json_.token().kind != base::JsonToken::Kind::kEnd)
      json_.fail("the end");
    if (const auto& failure = json_.failure(); is_good_ && failure) {
      file_.error(failure->is_limit ? kImportLimit : kImportSyntax,
                  file_.span(failure->begin, failure->end), failure->message,
                  failure->is_limit ? "`--max-depth` sets the limit" : "");
      is_good_ = false;
    }
    return is_good_;
  }

 private:
  /// The members of an object: a context and a graph, or one node.
  void document() {
    JsonValue node{.kind = JsonValue::Kind::kObject};
    bool is_first = true;
    while (is_good_ && !json_.failure() && !json_.take('}')) {
      if (!std::exchange(is_first, false) && !json_.take(',')) return json_.fail("`,` or `}`");
      auto name = json_.next_name();
      if (!name) return;
      if (*name == "@graph" && json_.take('[')) {
        nodes();
        continue;
      }
      auto value = json_.next();
      if (!value) return;
      if (*name == "@context")
        context(*value);
      else
        node.members.emplace_back(std::move(*name), std::move(*value));
    }
    if (is_good_ && !json_.failure() && !node.members.empty()) (void)take_node(node);
  }

  /// The rest of a list of nodes; one is held at a time.
  void nodes() {
    bool is_first = true;
    while (is_good_ && !json_.take(']')) {
      if (!std::exchange(is_first, false) && !json_.take(',')) return json_.fail("`,` or `]`");
      const auto node = json_.next();
      if (!node) return;
      if (node->kind != JsonValue::Kind::kObject) return fail(*node, "a node is an object");
      (void)take_node(*node);
    }
  }

  void context(const JsonValue& value) {
    for (const auto& [prefix, iri] : value.members) {
      const bool is_prefix = iri.kind == JsonValue::Kind::kText && !iri.text.starts_with('@');
      if (is_prefix && !prefix.starts_with('@'))
        prefixes_[prefix] = iri.text;
      else if (prefix != "@version")
        fail(iri, "of a context prefixes are read, not `" + prefix + "`",
             "expand the document, or convert it to Turtle");
    }
    if (value.kind != JsonValue::Kind::kObject)
      fail(value, "only a context that stands in the file is read",
           "write it with prefixes alone, or convert the file to Turtle");
  }

  /// Adds what a node says; its term.
  std::string take_node(const JsonValue& node) {
    const auto id = node.text_of("@id");
    auto subject_term = id.empty() ? "_:n" + std::to_string(++unnamed_) : term(id);
    auto& subject = graph_.subject(subject_term, node.begin);
    for (const auto& [name, value] : node.members) {
      if (name == "@id" || name == "@context") continue;
      const auto property = name == "@type" ? std::string{"rdf:type"} : term(name);
      if (value.kind != JsonValue::Kind::kArray) {
        take(subject, property, value);
        continue;
      }
      for (const auto& [none, one] : value.members)
        take(subject, property, one);
    }
    return subject_term;
  }

  void take(RdfSubject& subject, const std::string& property, const JsonValue& value) {
    if (!is_good_) return;
    if (graph_.is_full())
      return fail(value,
                  "the file has more than " + std::to_string(RdfGraph::kMaxStatements) + " triples",
                  "import it in parts", kImportLimit);
    RdfStatement statement;
    statement.property = property;
    statement.at = value.begin;
    if (value.kind == JsonValue::Kind::kObject) {
      if (const auto* list = value.find("@list"); list != nullptr) {
        for (const auto& [none, one] : list->members)
          take(subject, property, one);
        return;
      }
      const auto* literal = value.find("@value");
      statement.is_text = literal != nullptr;
      statement.language = base::fold(value.text_of("@language"));
      statement.value = literal != nullptr ? literal->text : take_node(value);
    } else {
      statement.is_text = property != "rdf:type";
      statement.value = statement.is_text ? value.text : term(value.text);
    }
    graph_.add(subject, std::move(statement));
  }

  [[nodiscard]] std::string term(std::string_view written) const {
    const auto colon = written.find(':');
    if (colon == std::string_view::npos || written.starts_with("_:")) return std::string{written};
    const auto prefix = prefixes_.find(written.substr(0, colon));
    if (prefix == prefixes_.end()) return short_term(written);
    return short_term(prefix->second + std::string{written.substr(colon + 1)});
  }

  void fail(const JsonValue& value, std::string message, std::string help = {},
            const base::ErrorCode& code = kImportSyntax) {
    if (is_good_)
      file_.error(code, file_.span(value.begin, value.end), std::move(message), std::move(help));
    is_good_ = false;
  }

  ImportFile& file_;
  RdfGraph& graph_;
  JsonValues json_;
  std::map<std::string, std::string, std::less<>> prefixes_;
  std::size_t unnamed_ = 0;
  bool is_good_ = true;
};

}  // namespace

bool read_jsonld_text(ImportFile& file, RdfGraph& graph) {
  return Reader{file, graph}.run();
}

}  // namespace yinguo::literature
