// Turtle and JSON-LD in the terms of rdf_terms.cpp; of SKOS vocabularies of others the concepts.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "ontology/source_words.hpp"

#include "literature/claim_texts.hpp"
#include "literature/errors.hpp"
#include "literature/importers.hpp"
#include "literature/rdf_alignments.hpp"
#include "literature/rdf_properties.hpp"
#include "literature/rdf_reader.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;
using ontology::Text;

constexpr std::string_view kOwn = "yg:";

bool is_one_of(std::string_view property, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, property) != names.end();
}

class SourceReader {
 public:
  SourceReader(const RdfSubject& subject, RdfProperties& properties)
      : subject_{subject}, properties_{properties} {}

  ontology::Source read() {
    source_.span = properties_.span(subject_.at);
    source_.type = "document";
    for (const auto& one : subject_.statements)
      property(one);
    source_.authors = in_order(std::move(authors_));
    if (source_.authors.empty()) source_.authors = std::move(creators_);
    for (auto& [name, value] : mirrored_)
      (void)set_field(name, value, source_);
    return std::move(source_);
  }

 private:
  void property(const RdfStatement& one) {
    if (one.property == "dcterms:title") return properties_.text(one, source_.title);
    if (one.property == "skos:note") return properties_.text(one, source_.note);
    if (one.property == "dc:type") return type(one);
    if (one.property == "dc:language") {
      source_.language = clean_text(one.value);
    } else if (one.property == "dcterms:issued") {
      if (!set_issued(numbers_of_date(one.value), source_))
        properties_.mistake(one, "`" + one.value + "` is no date", "`2020`, `2020-05-06`");
    } else if (one.property == "dcterms:isVersionOf") {
      source_.study = properties_.ref(id_of_iri("source", one.value).value_or(one.value), one);
    } else if (one.property == "yg:author") {
      author(one);
    } else if (!is_field(one) && !is_mirrored(one)) {
      if (one.property != "rdf:type") properties_.leave_out(one);
    }
  }

  void type(const RdfStatement& one) {
    source_.type = one.value;
    if (!ontology::is_csl_type(one.value))
      properties_.mistake(one, "`" + one.value + "` is no item type of CSL");
  }

  void author(const RdfStatement& one) {
    ontology::Person person;
    for (const auto& part : properties_.part(one).statements) {
      if (part.property == "yg:family")
        person.family = clean_text(part.value);
      else if (part.property == "yg:given")
        person.given = clean_text(part.value);
      else if (part.property == "yg:literal")
        person.literal = clean_text(part.value);
      else if (part.property != "rdf:type")
        properties_.leave_out(part);
    }
    const bool is_whole = person.literal.empty() != person.family.empty();
    if (!is_whole || (!person.literal.empty() && !person.given.empty()))
      properties_.mistake(one, "an author has either a `yg:family` or a `yg:literal`");
    else
      authors_.emplace_back(number_of_part(one.value), std::move(person));
  }

  /// A field of CSL in a term of our own.
  bool is_field(const RdfStatement& one) {
    if (!one.property.starts_with(kOwn)) return false;
    const auto name = std::string_view{one.property}.substr(kOwn.size());
    if (!ontology::is_source_field(name)) return false;
    if (set_field(name, one.value, source_) == FieldSetting::kOther)
      properties_.mistake(one, "`" + one.property + "` is given twice");
    return true;
  }

  /// What Dublin Core says of a source and terms of our own may say too.
  bool is_mirrored(const RdfStatement& one) {
    if (one.property == "dc:creator") {
      const auto comma = one.value.find(", ");
      creators_.push_back(comma == std::string::npos
                              ? ontology::Person{{}, {}, clean_text(one.value)}
                              : ontology::Person{clean_text(one.value.substr(0, comma)),
                                                 clean_text(one.value.substr(comma + 2)),
                                                 {}});
      return true;
    }
    if (one.property == "dc:publisher") mirrored_.emplace_back("publisher", one.value);
    if (one.property == "rdfs:seeAlso") mirrored_.emplace_back("url", one.value);
    if (one.property == "dc:identifier") {
      for (const auto* name : {"doi", "isbn", "issn"}) {
        const auto beginning = std::string{name} + ":";
        if (one.value.starts_with(beginning))
          mirrored_.emplace_back(name, one.value.substr(beginning.size()));
      }
    }
    return is_one_of(one.property, {"dc:publisher", "rdfs:seeAlso", "dc:identifier"});
  }

  const RdfSubject& subject_;
  RdfProperties& properties_;
  ontology::Source source_;
  std::vector<std::pair<std::uint64_t, ontology::Person>> authors_;
  std::vector<ontology::Person> creators_;
  std::vector<std::pair<std::string, std::string>> mirrored_;
};

void add_alias(const RdfStatement& one, ontology::Concept& node, RdfProperties& properties) {
  Text alias;
  properties.text(one, alias);
  for (const auto language : {Language::kZh, Language::kEn}) {
    if (!alias.in(language).empty()) node.aliases.push_back({language, alias.in(language)});
  }
}

/// What a statement says of a concept.
void add(const RdfStatement& one, ontology::Concept& node, RdfProperties& properties) {
  if (one.property == "skos:prefLabel") return properties.text(one, node.label);
  if (one.property == "skos:definition") return properties.text(one, node.definition);
  if (one.property == "skos:altLabel") return add_alias(one, node, properties);
  if (one.property == "rdf:type") {
    if (auto own = id_of_iri("type", one.value)) node.type = properties.ref(std::move(*own), one);
  } else if (auto name = id_of_iri("attribute", one.property)) {
    node.attributes.push_back({properties.ref(std::move(*name), one), clean_text(one.value)});
  } else if (auto relation = relation_id(one.property)) {
    auto claim = id_of_iri("claim", one.value);
    auto to = claim ? std::move(*claim) : concept_id(one.value);
    node.links.push_back(
        {properties.ref(std::move(*relation), one), properties.ref(std::move(to), one)});
  } else if (one.property != "skos:inScheme" && !RdfAlignments::is_match(one.property)) {
    properties.leave_out(one);
  }
}

ontology::Concept concept_of(const RdfSubject& subject, const std::string& type,
                             RdfProperties& properties) {
  ontology::Concept node;
  node.id = concept_id(subject.term);
  node.span = properties.span(subject.at);
  node.type = {type, node.span};
  for (const auto& one : subject.statements)
    add(one, node, properties);
  if (node.label.zh.empty()) properties.needs(subject, "skos:prefLabel in zh");
  if (node.label.en.empty()) properties.needs(subject, "skos:prefLabel in en");
  if (node.type.id.empty())
    properties.needs(subject, "rdf:type that is a type of the ontology (or give --concept-type)");
  return node;
}

class ClaimReader {
 public:
  ClaimReader(const RdfSubject& subject, std::string id, RdfProperties& properties)
      : subject_{subject}, properties_{properties} {
    claim_.id = std::move(id);
    claim_.span = properties.span(subject.at);
  }

  ontology::Claim read() {
    for (const auto& one : subject_.statements)
      property(one);
    claim_.evidence = in_order(std::move(evidence_));
    if (claim_.moderators.empty()) claim_.moderators = std::move(unsigned_);
    for (const auto& [text, what] : {std::pair{&claim_.cause.id, "rdf:subject"},
                                     std::pair{&claim_.relation.id, "rdf:predicate"},
                                     std::pair{&claim_.effect.id, "rdf:object"},
                                     std::pair{&claim_.paraphrase.zh, "rdfs:comment in zh"},
                                     std::pair{&claim_.paraphrase.en, "rdfs:comment in en"}}) {
      if (text->empty()) properties_.needs(subject_, what);
    }
    if (claim_.id.empty()) properties_.needs(subject_, "id");
    if (!has_polarity_) properties_.needs(subject_, "yg:polarity");
    if (claim_.evidence.empty()) properties_.needs(subject_, "prov:qualifiedDerivation");
    return std::move(claim_);
  }

 private:
  void property(const RdfStatement& one) {
    if (names(one) || says(one)) return;
    if (one.property == "yg:scope") {
      auto scope = try_parse_scope(one.value);
      if (!scope)
        return properties_.mistake(one, "`" + one.value + "` is no scope",
                                   "`regions: north`, `period: 2011-2020`, `level: province`");
      scope->span = properties_.span(one.at);
      claim_.scopes.push_back(std::move(*scope));
    } else if (one.property == "yg:lag") {
      claim_.lag = try_parse_lag(one.value);
      if (!claim_.lag) properties_.mistake(one, "`" + one.value + "` is no lag", "`year 0.5 to 2`");
    } else if (one.property == "yg:moderation") {
      moderation(one);
    } else if (one.property == "prov:qualifiedDerivation") {
      evidence_.emplace_back(number_of_part(one.value), evidence(one));
    } else if (!is_one_of(one.property, {"rdf:type", "prov:wasDerivedFrom"})) {
      properties_.leave_out(one);
    }
  }

  /// Whether it names something that the claim is about.
  bool names(const RdfStatement& one) {
    const auto thing = [&] { return properties_.ref(concept_id(one.value), one); };
    if (one.property == "rdf:subject")
      claim_.cause = thing();
    else if (one.property == "rdf:object")
      claim_.effect = thing();
    else if (one.property == "rdf:predicate")
      claim_.relation = properties_.ref(relation_id(one.value).value_or(one.value), one);
    else if (one.property == "yg:condition")
      claim_.conditions.push_back(thing());
    else if (one.property == "yg:via")
      claim_.via.push_back(thing());
    else if (one.property == "yg:moderator")
      unsigned_.push_back({thing(), ontology::Polarity::kUnknown});
    else
      return false;
    return true;
  }

  /// Whether it is a word or a text of the claim.
  bool says(const RdfStatement& one) {
    if (one.property == "yg:polarity") {
      has_polarity_ = true;
      properties_.word(one, claim_.polarity);
    } else if (one.property == "yg:certainty") {
      properties_.word(one, claim_.certainty);
    } else if (one.property == "yg:form") {
      properties_.word(one, claim_.form);
    } else if (one.property == "yg:status") {
      properties_.word(one, claim_.status);
    } else if (one.property == "rdfs:comment") {
      properties_.text(one, claim_.paraphrase);
    } else {
      return false;
    }
    return true;
  }

  void moderation(const RdfStatement& statement) {
    ontology::Moderator moderator;
    for (const auto& one : properties_.part(statement).statements) {
      if (one.property == "yg:concept")
        moderator.id = properties_.ref(concept_id(one.value), one);
      else if (one.property == "yg:polarity")
        properties_.word(one, moderator.polarity);
      else if (one.property != "rdf:type")
        properties_.leave_out(one);
    }
    if (moderator.id.id.empty())
      properties_.mistake(statement, "the moderation has no `yg:concept`");
    claim_.moderators.push_back(std::move(moderator));
  }

  ontology::Evidence evidence(const RdfStatement& statement) {
    ontology::Evidence out;
    out.span = properties_.span(statement.at);
    for (const auto& one : properties_.part(statement).statements) {
      if (!is_place(one, out.at) && !is_finding(one, out) && one.property != "rdf:type")
        properties_.leave_out(one);
    }
    check(out, statement);
    return out;
  }

  /// What the file of an ontology asks of evidence.
  void check(const ontology::Evidence& evidence, const RdfStatement& statement) {
    const auto& at = evidence.at;
    if (at.source.id.empty()) properties_.mistake(statement, "the evidence has no `prov:entity`");
    if (at.section.empty()) properties_.mistake(statement, "the evidence has no `yg:section`");
    if (!is_digest(at.fingerprint, kFingerprintDigits))
      properties_.mistake(statement, "`" + at.fingerprint + "` is no fingerprint");
    if (!is_digest(at.sketch, kSketchDigits))
      properties_.mistake(statement, "`" + at.sketch + "` is no sketch");
    for (const auto& [text, what] :
         {std::pair{&evidence.method, "method"}, std::pair{&evidence.sample, "sample"},
          std::pair{&evidence.result, "result"}}) {
      if (text->zh.empty() != text->en.empty())
        properties_.mistake(statement, "the " + std::string{what} + " stands in one language only");
    }
  }

  bool is_place(const RdfStatement& one, ontology::Locator& at) {
    if (one.property == "prov:entity")
      at.source = properties_.ref(id_of_iri("source", one.value).value_or(one.value), one);
    else if (one.property == "yg:section")
      at.section = clean_text(one.value);
    else if (one.property == "yg:paragraph")
      properties_.number(one, at.paragraph);
    else if (one.property == "yg:sentence")
      properties_.number(one, at.sentence);
    else if (one.property == "yg:clause")
      properties_.number(one, at.clause);
    else if (one.property == "yg:fingerprint")
      at.fingerprint = one.value;
    else if (one.property == "yg:sketch")
      at.sketch = one.value;
    else
      return false;
    return true;
  }

  bool is_finding(const RdfStatement& one, ontology::Evidence& out) {
    if (one.property == "yg:bearing")
      properties_.word(one, out.direction);
    else if (one.property == "yg:design")
      properties_.word(one, out.design);
    else if (one.property == "yg:method")
      properties_.text(one, out.method);
    else if (one.property == "yg:sample")
      properties_.text(one, out.sample);
    else if (one.property == "yg:result")
      properties_.text(one, out.result);
    else if (one.property == "yg:cites")
      out.cites.push_back(properties_.ref(id_of_iri("source", one.value).value_or(one.value), one));
    else
      return false;
    return true;
  }

  const RdfSubject& subject_;
  RdfProperties& properties_;
  ontology::Claim claim_;
  std::vector<ontology::Moderator> unsigned_;
  std::vector<std::pair<std::uint64_t, ontology::Evidence>> evidence_;
  bool has_polarity_ = false;
};

/// Whether a subject is said of in another's, or describes what imports take from the store.
bool is_known(const RdfSubject& subject) {
  constexpr std::array<std::string_view, 6> kTypes{"skos:ConceptScheme", "rdfs:Class",
                                                   "rdf:Property",       "prov:Derivation",
                                                   "yg:Author",          "yg:Moderation"};
  return RdfAlignments::is_reason(subject) ||
         std::ranges::any_of(kTypes, [&](auto type) { return subject.is_a(type); });
}

void read_graph(const RdfGraph& graph, ImportFile& file) {
  RdfProperties properties{graph, file};
  RdfAlignments alignments{graph, properties, file};
  for (const auto& subject : graph.subjects()) {
    const auto source = id_of_iri("source", subject.term);
    const auto claim = id_of_iri("claim", subject.term);
    bool has_room = true;
    if (subject.statements.empty() || is_known(subject)) continue;
    properties.check_once(subject);
    if (!alignments.read(subject)) return;
    if (subject.is_a("skos:Concept"))
      has_room = file.add(concept_of(subject, file.options().concept_type, properties));
    else if (source)
      has_room = file.add(SourceReader{subject, properties}.read(), *source);
    else if (claim && subject.is_a("yg:Claim"))
      has_room = file.add(ClaimReader{subject, *claim, properties}.read());
    else
      for (const auto& one : subject.statements)
        if (!RdfAlignments::is_match(one.property)) properties.leave_out(one);
    if (!has_room) return;
  }
  alignments.finish();
}

}  // namespace

void read_turtle(ImportFile& file) {
  RdfGraph graph;
  if (read_turtle_text(file, graph)) read_graph(graph, file);
}

void read_jsonld(ImportFile& file) {
  RdfGraph graph;
  if (read_jsonld_text(file, graph)) read_graph(graph, file);
}

}  // namespace yinguo::literature
