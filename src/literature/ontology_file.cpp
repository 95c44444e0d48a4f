#include "literature/ontology_file.hpp"

#include <string>

#include "base/quoting.hpp"
#include "base/text.hpp"
#include "ontology/xml_lexis.hpp"

#include "literature/escapes.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;
using ontology::word;

class Writer {
 public:
  Writer(const base::SourceMap& sources, TextStream& out) : sources_{sources}, out_{out} {}

  void run(const ontology::Model& model, std::string_view id) {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<ontology xmlns=\"urn:yinguo:ontology:1\"";
    attribute("id", id);
    out_ << " version=\"1\">\n";
    section("sources", model.sources, [&](const auto& one) { source(one); });
    section("concepts", model.concepts, [&](const auto& one) { node(one); });
    section("alignments", model.alignments, [&](const auto& one) { align(one); });
    section("claims", model.claims, [&](const auto& one) { claim(one); });
    out_ << "</ontology>\n";
  }

 private:
  template <class T, class Write>
  void section(std::string_view name, const std::vector<T>& elements, Write write) {
    if (elements.empty()) return;
    out_ << "  <" << name << ">\n";
    for (const auto& one : elements) {
      if (!out_.is_open()) return;
      place(one.span);
      write(one);
    }
    out_ << "  </" << name << ">\n";
  }

  void place(const base::Span& span) {
    if (!sources_.has(span.source)) return;
    const auto& source = sources_.at(span.source);
    if (base::find_invalid_utf8(source.name())) return;  // a path may be any bytes
    out_ << "    <!-- " << xml_comment(source.name()) << ":"
         << std::size_t{source.line_of(span.begin)} << " -->\n";
  }

  void attribute(std::string_view name, std::string_view value) {
    out_ << " " << name << "=\"" << xml_text(value) << "\"";
  }

  void attribute_unless_empty(std::string_view name, std::string_view value) {
    if (!value.empty()) attribute(name, value);
  }

  void attribute_unless_zero(std::string_view name, std::int64_t value) {
    if (value != 0) attribute(name, std::to_string(value));
  }

  void text(std::string_view name, const ontology::Text& text, std::string_view indent = "      ") {
    for (const auto language : {Language::kZh, Language::kEn}) {
      if (text.in(language).empty()) continue;
      out_ << indent << "<" << name << " lang=\"" << word(language) << "\">"
           << xml_text(text.in(language)) << "</" << name << ">\n";
    }
  }

  void reference(std::string_view name, std::string_view id) {
    out_ << "      <" << name;
    attribute("concept", id);
    out_ << "/>\n";
  }

  void source(const ontology::Source& one) {
    out_ << "    <source";
    attribute("id", one.id);
    attribute("type", one.type);
    attribute_unless_empty("language", one.language);
    attribute_unless_empty("study", one.study.id);
    out_ << ">\n";
    text("title", one.title);
    for (const auto& person : one.authors) {
      out_ << "      <author";
      attribute_unless_empty("family", person.family);
      attribute_unless_empty("given", person.given);
      attribute_unless_empty("literal", person.literal);
      out_ << "/>\n";
    }
    if (one.year) issued(one);
    for (const auto& [name, value] : one.fields)
      out_ << "      <" << name << ">" << xml_text(value) << "</" << name << ">\n";
    text("note", one.note);
    out_ << "    </source>\n";
  }

  void issued(const ontology::Source& one) {
    out_ << "      <issued";
    attribute("year", std::to_string(*one.year));
    if (one.month) attribute("month", std::to_string(*one.month));
    if (one.day) attribute("day", std::to_string(*one.day));
    out_ << "/>\n";
  }

  void node(const ontology::Concept& one) {
    out_ << "    <concept";
    attribute("id", one.id);
    attribute("type", one.type.id);
    out_ << ">\n";
    text("label", one.label);
    for (const auto& alias : one.aliases)
      out_ << "      <alias lang=\"" << word(alias.language) << "\">" << xml_text(alias.text)
           << "</alias>\n";
    text("definition", one.definition);
    for (const auto& [name, value] : one.attributes) {
      out_ << "      <attribute";
      attribute("name", name.id);
      out_ << ">" << xml_text(value) << "</attribute>\n";
    }
    for (const auto& link : one.links) {
      out_ << "      <link";
      attribute("relation", link.relation.id);
      attribute("to", link.to.id);
      out_ << "/>\n";
    }
    out_ << "    </concept>\n";
  }

  void align(const ontology::Alignment& one) {
    out_ << "    <align";
    attribute("concept", one.id.id);
    attribute("with", one.with.id);
    attribute("relation", word(one.relation));
    attribute("status", word(one.status));
    out_ << ">\n";
    text("reason", one.reason);
    out_ << "    </align>\n";
  }

  void claim(const ontology::Claim& one) {
    out_ << "    <claim";
    attribute("id", one.id);
    attribute("cause", one.cause.id);
    attribute("relation", one.relation.id);
    attribute("effect", one.effect.id);
    attribute("polarity", word(one.polarity));
    attribute("certainty", word(one.certainty));
    if (one.form != ontology::Form::kDirect) attribute("form", word(one.form));
    if (one.status != ontology::ClaimStatus::kActive) attribute("status", word(one.status));
    out_ << ">\n";
    text("paraphrase", one.paraphrase);
    for (const auto& condition : one.conditions)
      reference("condition", condition.id);
    for (const auto& moderator : one.moderators)
      moderated(moderator);
    for (const auto& mediator : one.via)
      reference("via", mediator.id);
    for (const auto& scope : one.scopes)
      scoped(scope);
    if (one.lag) lag(*one.lag);
    for (const auto& evidence : one.evidence)
      evident(evidence);
    out_ << "    </claim>\n";
  }

  void moderated(const ontology::Moderator& one) {
    out_ << "      <moderator";
    attribute("concept", one.id.id);
    attribute("polarity", word(one.polarity));
    out_ << "/>\n";
  }

  /// One element each, so that their order stays.
  void scoped(const ontology::Scope& one) {
    out_ << "      <scope";
    attribute(one.what, one.value);
    out_ << "/>\n";
  }

  void lag(const ontology::Lag& one) {
    out_ << "      <lag";
    if (one.from) attribute("from", base::number_text(*one.from));
    if (one.to) attribute("to", base::number_text(*one.to));
    attribute("unit", one.unit);
    out_ << "/>\n";
  }

  void evident(const ontology::Evidence& one) {
    const auto& at = one.at;
    out_ << "      <evidence";
    attribute("source", at.source.id);
    attribute("section", at.section);
    attribute_unless_zero("paragraph", at.paragraph);
    if (at.sentence != 0 || at.section != ontology::kAbstract)
      attribute("sentence", std::to_string(at.sentence));
    attribute_unless_zero("clause", at.clause);
    attribute_unless_empty("fingerprint", at.fingerprint);
    attribute_unless_empty("sketch", at.sketch);
    attribute("direction", word(one.direction));
    attribute("design", word(one.design));
    const bool has_parts = !is_empty(one.method) || !is_empty(one.sample) ||
                           !is_empty(one.result) || !one.cites.empty();
    out_ << (has_parts ? ">\n" : "/>\n");
    if (has_parts) evidence_parts(one);
  }

  static bool is_empty(const ontology::Text& text) { return text.zh.empty() && text.en.empty(); }

  void evidence_parts(const ontology::Evidence& one) {
    constexpr std::string_view kIndent = "        ";
    text("method", one.method, kIndent);
    text("sample", one.sample, kIndent);
    text("result", one.result, kIndent);
    for (const auto& cited : one.cites) {
      out_ << kIndent << "<cites";
      attribute("source", cited.id);
      out_ << "/>\n";
    }
    out_ << "      </evidence>\n";
  }

  const base::SourceMap& sources_;
  TextStream& out_;
};

}  // namespace

void write_ontology_file(const ontology::Model& model, std::string_view id,
                         const base::SourceMap& sources, TextStream& out) {
  Writer{sources, out}.run(model, id);
}

bool fits_ontology_file(std::string_view text) {
  constexpr ontology::XmlLimits kLimits;
  std::size_t elements = 0;
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : '/';
    elements += next >= 'a' && next <= 'z' ? 1U : 0U;
  }
  return text.size() <= kLimits.max_bytes && elements <= kLimits.max_elements;
}

}  // namespace yinguo::literature
