#include <algorithm>
#include <utility>

#include "ontology/errors.hpp"
#include "ontology/xml_sections.hpp"
#include "ontology/years.hpp"

namespace yinguo::ontology {
namespace {

constexpr std::int64_t kMaxPlace = 100'000;

/// Whether an element is to be read. What a program has proposed is not until somebody has
/// confirmed it; what was rejected stays in its file and counts for nothing.
bool is_decided(const XmlElement& element, XmlFields& fields) {
  const auto decision =
      fields.word<AlignmentStatus>(element, "candidate", AlignmentStatus::kConfirmed);
  if (decision == AlignmentStatus::kProposed) {
    fields.report(kUndecided, element.span(),
                  "`" + std::string{element.name()} + "` `" + optional_attribute(element, "id").id +
                      "` is proposed and not decided on",
                  "what a program proposes is no claim until a person has confirmed it",
                  "read the sentence, correct what is wrong, then set `candidate` to `confirmed` "
                  "or `rejected`");
  }
  return decision == AlignmentStatus::kConfirmed;
}

void read_link(const XmlElement& element, XmlFields& fields, Concept& node) {
  fields.only(element, {"relation", "to"});
  fields.no_children(element);
  node.links.push_back({fields.required(element, "relation"), fields.required(element, "to")});
}

void read_attribute_value(const XmlElement& element, XmlFields& fields,
                          std::vector<AttributeValue>& attributes) {
  fields.only(element, {"name"});
  attributes.push_back({fields.required(element, "name"), fields.content(element)});
}

void read_concept(const XmlElement& element, XmlFields& fields, Model& model) {
  fields.only(element, {"id", "type", "candidate"});
  if (!is_decided(element, fields)) return;
  Concept node;
  node.id = fields.id(element);
  node.type = fields.required(element, "type");
  node.span = element.span();
  fields.children(element,
                  {{"label", [&](const XmlElement& e) { fields.text(e, node.label); }},
                   {"alias", [&](const XmlElement& e) { fields.alias(e, node.aliases); }},
                   {"definition", [&](const XmlElement& e) { fields.text(e, node.definition); }},
                   {"attribute",
                    [&](const XmlElement& e) { read_attribute_value(e, fields, node.attributes); }},
                   {"link", [&](const XmlElement& e) { read_link(e, fields, node); }}});
  fields.require_both(element, "label", node.label);
  fields.both_or_neither(element, "definition", node.definition);
  model.concepts.push_back(std::move(node));
}

std::uint32_t place(const XmlElement& element, XmlFields& fields, std::string_view name,
                    std::int64_t min) {
  return static_cast<std::uint32_t>(fields.whole(element, name, min, kMaxPlace).value_or(0));
}

/// An attribute that consists of this many hexadecimal digits; empty when it is not there.
std::string hexadecimal(const XmlElement& element, XmlFields& fields, std::string_view name,
                        std::size_t digits) {
  const auto given = element.attribute(name);
  if (!given) return {};
  const bool is_hex = std::all_of(given->id.begin(), given->id.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  });
  if (!is_hex || given->id.size() != digits) {
    fields.report(kFingerprint, given->span,
                  "expected a " + std::string{name} + " of " + std::to_string(digits) +
                      " digits 0–9, a–f, found `" + given->id + "`");
  }
  return given->id;
}

Locator read_locator(const XmlElement& element, XmlFields& fields) {
  Locator at;
  at.source = fields.required(element, "source");
  at.section = fields.required(element, "section").id;
  at.paragraph = place(element, fields, "paragraph", 0);
  at.sentence = place(element, fields, "sentence", 0);
  at.clause = place(element, fields, "clause", 1);
  if (!element.attribute("sentence") && at.section != kAbstract)
    (void)fields.required(element, "sentence");
  at.fingerprint = hexadecimal(element, fields, "fingerprint", 16);
  at.sketch = hexadecimal(element, fields, "sketch", 32);
  return at;
}

void read_evidence(const XmlElement& element, XmlFields& fields, Claim& claim) {
  fields.only(element, {"source", "section", "paragraph", "sentence", "clause", "fingerprint",
                        "sketch", "direction", "design"});
  Evidence evidence;
  evidence.at = read_locator(element, fields);
  evidence.direction = fields.word<Bearing>(element, "direction", Bearing::kSupport);
  evidence.design = fields.word<Design>(element, "design", Design::kTheoretical);
  evidence.span = element.span();
  fields.children(element,
                  {{"method", [&](const XmlElement& e) { fields.text(e, evidence.method); }},
                   {"sample", [&](const XmlElement& e) { fields.text(e, evidence.sample); }},
                   {"result", [&](const XmlElement& e) { fields.text(e, evidence.result); }},
                   {"cites", [&](const XmlElement& e) {
                      fields.only(e, {"source"});
                      fields.no_children(e);
                      evidence.cites.push_back(fields.required(e, "source"));
                    }}});
  fields.both_or_neither(element, "method", evidence.method);
  fields.both_or_neither(element, "sample", evidence.sample);
  fields.both_or_neither(element, "result", evidence.result);
  claim.evidence.push_back(std::move(evidence));
}

Ref read_reference(const XmlElement& element, XmlFields& fields) {
  fields.only(element, {"concept"});
  fields.no_children(element);
  return fields.required(element, "concept");
}

void read_moderator(const XmlElement& element, XmlFields& fields, Claim& claim) {
  fields.only(element, {"concept", "polarity"});
  fields.no_children(element);
  claim.moderators.push_back({fields.required(element, "concept"),
                              fields.word<Polarity>(element, "polarity", std::nullopt)});
}

void read_scope(const XmlElement& element, XmlFields& fields, Claim& claim) {
  fields.only(element, {"regions", "period", "level"});
  fields.no_children(element);
  const auto before = claim.scopes.size();
  if (const auto regions = element.attribute("regions")) {
    for (auto& region : split_words(regions->id)) {
      claim.scopes.push_back({"regions", std::move(region), regions->span});
    }
  }
  for (const std::string_view what : {"period", "level"}) {
    auto value = element.attribute(what);
    if (!value || value->id.empty()) continue;
    if (what == "period" && !try_parse_years(value->id)) {
      fields.report(kBadValue, value->span,
                    "expected a year, or the first and the last, found `" + value->id + "`", {},
                    "write `2020` or `2011-2020`");
    }
    claim.scopes.push_back({std::string{what}, std::move(value->id), value->span});
  }
  if (claim.scopes.size() == before) {
    fields.report(kMissingAttribute, element.span(),
                  "`scope` has none of `regions`, `period`, `level`");
  }
}

void read_lag(const XmlElement& element, XmlFields& fields, Claim& claim) {
  fields.only(element, {"from", "to", "unit"});
  fields.no_children(element);
  if (claim.lag) fields.report(kRepeated, element.span(), "`lag` is given twice");
  Lag lag{fields.decimal(element, "from"), fields.decimal(element, "to"),
          fields.required(element, "unit").id};
  if (lag.from && lag.to && *lag.from > *lag.to) {
    fields.report(kBadValue, element.span(), "`from` is greater than `to`");
  }
  claim.lag = std::move(lag);
}

void read_parts(const XmlElement& element, XmlFields& fields, Claim& claim) {
  fields.children(
      element,
      {{"paraphrase", [&](const XmlElement& e) { fields.text(e, claim.paraphrase); }},
       {"condition",
        [&](const XmlElement& e) { claim.conditions.push_back(read_reference(e, fields)); }},
       {"moderator", [&](const XmlElement& e) { read_moderator(e, fields, claim); }},
       {"via", [&](const XmlElement& e) { claim.via.push_back(read_reference(e, fields)); }},
       {"scope", [&](const XmlElement& e) { read_scope(e, fields, claim); }},
       {"lag", [&](const XmlElement& e) { read_lag(e, fields, claim); }},
       {"evidence", [&](const XmlElement& e) { read_evidence(e, fields, claim); }}});
}

void read_claim(const XmlElement& element, XmlFields& fields, Model& model) {
  fields.only(element, {"id", "cause", "relation", "effect", "polarity", "certainty", "form",
                        "status", "candidate"});
  if (!is_decided(element, fields)) return;
  Claim claim;
  claim.id = fields.id(element);
  claim.cause = fields.required(element, "cause");
  claim.relation = fields.required(element, "relation");
  claim.effect = fields.required(element, "effect");
  claim.polarity = fields.word<Polarity>(element, "polarity", std::nullopt);
  claim.certainty = fields.word<Certainty>(element, "certainty", std::nullopt);
  claim.form = fields.word<Form>(element, "form", Form::kDirect);
  claim.status = fields.word<ClaimStatus>(element, "status", ClaimStatus::kActive);
  claim.span = element.span();
  read_parts(element, fields, claim);
  fields.require_both(element, "paraphrase", claim.paraphrase);
  if (claim.evidence.empty()) {
    fields.report(kMissingElement, element.span(), "`claim` lacks evidence",
                  "a claim is what a source says; its evidence says where");
  }
  model.claims.push_back(std::move(claim));
}

void read_no_claim(const XmlElement& element, XmlFields& fields, Model& model) {
  fields.only(element,
              {"source", "section", "paragraph", "sentence", "clause", "fingerprint", "sketch"});
  NoClaim sentence;
  sentence.at = read_locator(element, fields);
  sentence.span = element.span();
  fields.children(element,
                  {{"reason", [&](const XmlElement& e) { fields.text(e, sentence.reason); }}});
  fields.require_both(element, "reason", sentence.reason);
  model.no_claims.push_back(std::move(sentence));
}

}  // namespace

void read_concepts(const XmlElement& section, XmlFields& fields, Model& model) {
  fields.only(section, {});
  fields.children(section,
                  {{"concept", [&](const XmlElement& e) { read_concept(e, fields, model); }}});
}

void read_claims(const XmlElement& section, XmlFields& fields, Model& model) {
  fields.only(section, {});
  fields.children(section, {{"claim", [&](const XmlElement& e) { read_claim(e, fields, model); }}});
}

void read_sentences(const XmlElement& section, XmlFields& fields, Model& model) {
  fields.only(section, {});
  fields.children(section,
                  {{"no-claim", [&](const XmlElement& e) { read_no_claim(e, fields, model); }}});
}

}  // namespace yinguo::ontology
