// Web Annotation Data Model (W3C 2017): a claim's paraphrase at the sentence that it is from.
#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "literature/code_points.hpp"
#include "literature/escapes.hpp"
#include "literature/exporters.hpp"
#include "literature/json_stream.hpp"
#include "literature/locate.hpp"
#include "literature/rdf_terms.hpp"
#include "literature/source_fields.hpp"
#include "literature/text_spans.hpp"

namespace yinguo::literature {
namespace {

using ontology::Claim;
using ontology::Evidence;
using ontology::Locator;

constexpr std::size_t kContext = 32;  ///< characters before and behind a quotation
constexpr std::string_view kPlaces = "urn:yinguo:locator:1";

/// What a document is called on the web: by its DOI, else its address, else ours.
std::string address_of(const ontology::Source& source) {
  if (const auto doi = field_of(source, "doi"); !doi.empty())
    return iri_text("https://doi.org/" + std::string{doi});
  const auto url = field_of(source, "url");
  if (url.starts_with("http://") || url.starts_with("https://")) return iri_text(url);
  return iri_of("source", source.id);
}

/// `section=2.1&sentence=3&clause=2&fingerprint=…`
std::string place_of(const Locator& at) {
  auto out = "section=" + iri_text(at.section);
  const auto add = [&](std::string_view name, std::string_view value) {
    out.append("&").append(name).append("=").append(value);
  };
  if (at.paragraph > 0) add("paragraph", std::to_string(at.paragraph));
  if (at.sentence > 0 || at.section != ontology::kAbstract)
    add("sentence", std::to_string(at.sentence));
  if (at.clause > 0) add("clause", std::to_string(at.clause));
  if (!at.fingerprint.empty()) add("fingerprint", at.fingerprint);
  if (!at.sketch.empty()) add("sketch", at.sketch);
  return out;
}

/// A sentence or clause of the user's copy, with what stands around it.
struct Quotation {
  std::string exact;
  std::string prefix;
  std::string suffix;
  std::optional<TextSpan> span;
};

/// Finds what locators mean in the user's copy, if there is one.
class Quoter {
 public:
  explicit Quoter(const ExportOptions& options) : source_{options.copy_of}, text_{options.copy} {
    if (text_ == nullptr) return;
    index_.emplace(text_->sentences);
    spans_.emplace(*text_);
  }

  [[nodiscard]] std::optional<Quotation> quote(const Locator& at) const {
    if (text_ == nullptr || at.source.id != source_ || at.fingerprint.empty()) return std::nullopt;
    const auto found = index_->resolve(at);
    const bool is_it = found.is_there() && found.status != PlaceStatus::kMissingClause;
    return is_it ? std::optional{quotation(*found.sentence, at.clause)} : std::nullopt;
  }

 private:
  [[nodiscard]] Quotation quotation(std::size_t sentence, std::uint32_t clause) const {
    const auto& all = text_->sentences;
    const auto& one = all[sentence];
    std::u32string before = sentence > 0 ? decode(all[sentence - 1].text) : U"";
    std::u32string behind = sentence + 1 < all.size() ? decode(all[sentence + 1].text) : U"";
    Quotation out;
    if (clause == 0) {
      out.exact = one.text;
      out.span = spans_->find(one);
    } else {
      out.exact = one.clauses[clause - 1];
      out.span = spans_->find(one, clause);
      std::u32string rest;
      for (std::size_t i = 0; i < one.clauses.size(); ++i) {
        auto& side = i + 1 < clause ? before : rest;
        if (i + 1 != clause) side += decode(one.clauses[i]);
      }
      behind.insert(0, rest);
    }
    out.prefix = encode(before.substr(before.size() - std::min(before.size(), kContext)));
    out.suffix = encode(behind.substr(0, kContext));
    return out;
  }

  std::string_view source_;
  const SourceText* text_;
  std::optional<PlaceIndex> index_;
  std::optional<SpanFinder> spans_;
};

void write_text(std::string_view purpose, std::string_view value, std::string_view language,
                JsonStream& json) {
  json.begin_object().member("type", "TextualBody").member("value", value);
  json.member("format", "text/plain").member_unless_empty("language", language);
  json.member("purpose", purpose).end_object();
}

void write_body(const Claim& claim, const Evidence& evidence, JsonStream& json) {
  json.key("body").begin_array();
  json.begin_object().member("type", "SpecificResource");
  json.member("source", iri_of("claim", claim.id)).member("purpose", "linking").end_object();
  if (!claim.paraphrase.zh.empty()) write_text("describing", claim.paraphrase.zh, "zh", json);
  if (!claim.paraphrase.en.empty()) write_text("describing", claim.paraphrase.en, "en", json);
  write_text("tagging", word(evidence.direction), "", json);
  write_text("tagging", word(evidence.design), "", json);
  json.end_array();
}

void write_target(const std::string& address, const Locator& at,
                  const std::optional<Quotation>& quotation, JsonStream& json) {
  json.key("target").begin_object().member("type", "SpecificResource").member("source", address);
  json.key("selector").begin_array();
  json.begin_object().member("type", "FragmentSelector").member("conformsTo", kPlaces);
  json.member("value", place_of(at)).end_object();
  if (quotation) {
    json.begin_object().member("type", "TextQuoteSelector").member("exact", quotation->exact);
    json.member("prefix", quotation->prefix).member("suffix", quotation->suffix).end_object();
  }
  if (quotation && quotation->span) {
    const auto number = [](std::size_t value) { return static_cast<std::int64_t>(value); };
    json.begin_object().member("type", "TextPositionSelector");
    json.member("start", number(quotation->span->begin));
    json.member("end", number(quotation->span->end)).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void write_annotations(const Selection& selection, const ExportOptions& options, TextStream& out) {
  const Quoter quoter{options};
  std::map<std::string_view, std::string> addresses;
  for (const auto& source : selection.model().sources)
    addresses.emplace(source.id, address_of(source));
  std::int64_t total = 0;
  for (const auto* claim : selection.claims())
    total += static_cast<std::int64_t>(claim->evidence.size());
  constexpr std::size_t kLineDepth = 3;
  JsonStream json{out, kLineDepth};
  json.begin_object().member("@context", "http://www.w3.org/ns/anno.jsonld");
  json.member("id", "urn:yinguo:annotations").member("type", "AnnotationCollection");
  json.member("total", total).key("first").begin_object();
  json.member("id", "urn:yinguo:annotations#1").member("type", "AnnotationPage");
  json.member("startIndex", std::int64_t{0}).key("items").begin_array();
  for (const auto* claim : selection.claims()) {
    for (std::size_t i = 0; i < claim->evidence.size(); ++i) {
      const auto& evidence = claim->evidence[i];
      json.begin_object()
          .member("id", part_iri("claim", claim->id, "evidence", i))
          .member("type", "Annotation");
      json.member("motivation", "describing");
      write_body(*claim, evidence, json);
      write_target(addresses[evidence.at.source.id], evidence.at, quoter.quote(evidence.at), json);
      json.end_object();
    }
  }
  json.end_array().end_object().end_object();
  json.finish();
}

}  // namespace yinguo::literature
