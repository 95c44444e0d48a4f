#pragma once
// The typed model of an ontology: plain data, as read from files or from a store.
// The vocabulary of a domain (types, relations, attributes) is data too: no code knows a type's
// name.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source_text.hpp"
#include "ontology/vocabulary.hpp"

namespace yinguo::ontology {

/// Kinds of thing that are built in and may stand as a relation's range or an attribute's owner
/// beside the declared types.
inline constexpr std::string_view kClaimKind = "claim";
inline constexpr std::string_view kRegionKind = "region";

/// A name as written somewhere, and where. Spans are empty in a model that comes from a store.
struct Ref {
  std::string id;
  base::Span span;
};

/// One text in both languages; either may be empty where the format does not require it.
struct Text {
  std::string zh;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::kZh ? zh : en;
  }

  [[nodiscard]] std::string& in(Language language) { return language == Language::kZh ? zh : en; }
};

struct Alias {
  Language language = Language::kZh;
  std::string text;
};

/// [least, most]; no `most` is "any number".
struct Cardinality {
  std::uint32_t least = 0;
  std::optional<std::uint32_t> most;
};

struct Type {
  std::string id;
  Ref is_a;  ///< empty id: a root of the hierarchy
  bool is_abstract = false;
  Text label;
  Text definition;
  base::Span span;
};

/// A relation of links (structure) or of claims (causation).
struct Relation {
  std::string id;
  RelationKind kind = RelationKind::kLink;
  Ref domain;
  Ref range;
  Cardinality cardinality;  ///< links of this relation that one concept may have
  Text label;
  Text definition;
  base::Span span;
};

struct AttributeType {
  std::string id;
  Ref of;
  Datatype datatype = Datatype::kString;
  Cardinality cardinality;
  std::optional<double> min;
  std::optional<double> max;
  std::vector<std::string> values;  ///< empty: any
  Text label;
  Text definition;
  base::Span span;
};

struct Schema {
  std::vector<Type> types;
  std::vector<Relation> relations;
  std::vector<AttributeType> attributes;
};

struct Person {
  std::string family;
  std::string given;
  std::string literal;  ///< an institution, or a name that is not to be split
};

/// A bibliographic item; field names are those of CSL.
struct Source {
  std::string id;
  std::string type;
  std::string language;
  Ref study;  ///< the source that this one is another report of the same study as; empty: of none
  Text title;
  std::vector<Person> authors;
  std::optional<std::int32_t> year;
  std::optional<std::int32_t> month;
  std::optional<std::int32_t> day;
  std::vector<std::pair<std::string, std::string>> fields;  ///< other CSL fields, in file order
  Text note;
  base::Span span;
};

/// The source that stands for what `source` reports; reports of one study count once.
[[nodiscard]] inline std::string_view study_of(const Source& source) {
  return source.study.id.empty() ? source.id : source.study.id;
}

struct AttributeValue {
  Ref name;
  std::string value;
};

struct Link {
  Ref relation;
  Ref to;
};

struct Concept {
  std::string id;
  Ref type;
  Text label;
  std::vector<Alias> aliases;
  Text definition;
  std::vector<AttributeValue> attributes;
  std::vector<Link> links;
  std::string ontology;  ///< whose file it stands in: the file's id up to the first `.`
  base::Span span;
};

/// Where a sentence stands in a source, and how to recognise it there without quoting it.
struct Locator {
  Ref source;
  std::string section;
  std::uint32_t paragraph = 0;  ///< counted within its section from 1; 0: not given
  std::uint32_t sentence = 0;   ///< counted within its section from 1; 0: the section's heading
  std::uint32_t clause = 0;     ///< counted within its sentence from 1; 0: the whole sentence
  std::string fingerprint;      ///< 16 hexadecimal digits of the whole sentence, or empty
  std::string sketch{};         ///< 32 of them, by which a changed sentence is told; or empty
};

/// The section whose sentence 0 is the whole: what there is of a source may be an abstract alone.
inline constexpr std::string_view kAbstract = "abstract";

struct Evidence {
  Locator at;
  Bearing direction = Bearing::kSupport;
  Design design = Design::kTheoretical;
  Text method;  ///< how it was found out, e.g. the estimator; as the next two, in the ontology's
                ///< words
  Text sample;
  Text result;  ///< with the figures that the source itself states
  std::vector<Ref> cites;
  base::Span span;
};

struct Moderator {
  Ref id;
  Polarity polarity = Polarity::kUnknown;
};

/// Where a claim is said to hold: `what` is "regions" (one region or peer group each), "period"
/// (years.hpp) or "level".
struct Scope {
  std::string what;
  std::string value;
  base::Span span;
};

struct Lag {
  std::optional<double> from;
  std::optional<double> to;
  std::string unit;
};

/// A causal link as its source asserts it, always from cause to effect. Carries no strength.
struct Claim {
  std::string id;
  Ref cause;
  Ref relation;
  Ref effect;
  Polarity polarity = Polarity::kUnknown;
  Certainty certainty = Certainty::kCertain;
  Form form = Form::kDirect;
  ClaimStatus status = ClaimStatus::kActive;
  Text paraphrase;
  std::vector<Ref> conditions;
  std::vector<Moderator> moderators;
  std::vector<Ref> via;
  std::vector<Scope> scopes;
  std::optional<Lag> lag;
  std::vector<Evidence> evidence;
  base::Span span;
};

/// A sentence (or clause) that was read and asserts nothing that can be a claim, and why.
struct NoClaim {
  Locator at;
  Text reason;
  base::Span span;
};

/// That a concept corresponds to one of another source or ontology; seen from `id`. Nothing is
/// merged.
struct Alignment {
  Ref id;
  Ref with;
  Match relation = Match::kClose;
  AlignmentStatus status = AlignmentStatus::kProposed;
  Text reason;
  base::Span span;
};

/// A derived indicator is numerator / denominator · factor.
struct Ratio {
  Ref numerator;
  Ref denominator;
  double factor = 1.0;
};

struct Measures {
  Ref id;  ///< the concept
  Binding binding = Binding::kProxy;
  Text reason;
};

/// A ramp from degree 0 at `from` to degree 1 at `to` (the other way round where less is better):
/// values of the indicator, or quantiles in [0,1] among `peers`. from <= to; equal ones make a
/// step.
struct Membership {
  bool by_quantile = false;
  double from = 0.0;
  double to = 0.0;
  Ref peers;
  base::Span span;
};

/// A unit of figures and what people call it. Its id is the text that indicators give as their
/// unit; it shares no space of ids.
struct Unit {
  std::string id;
  Text label;
  std::vector<Alias> aliases;  ///< other spellings in tables
  base::Span span;
};

struct Indicator {
  std::string id;
  std::string unit;  ///< the id of a declared one, if any is declared
  base::Span unit_span;
  Direction direction = Direction::kHigher;
  std::optional<double> min;
  std::optional<double> max;
  Text label;
  std::vector<Alias> aliases;
  Text definition;
  Text note;
  std::vector<Ref> sources;
  std::optional<Ratio> ratio;
  std::vector<Measures> measures;
  std::optional<Membership> membership;
  base::Span span;
};

struct Region {
  std::string id;
  std::string code;
  Text label;
  std::vector<Alias> aliases;
  std::vector<AttributeValue> attributes;
  base::Span span;
};

struct PeerGroup {
  std::string id;
  Text label;
  std::vector<Alias> aliases;
  std::vector<Ref> members;
  bool all = false;  ///< every region of the model
  base::Span span;
};

/// A figure for a region at a period; `vintage` names the release that it was taken from.
struct Observation {
  std::string region;
  std::string indicator;
  std::int32_t period = 0;  ///< a year
  double value = 0.0;       ///< finite, in the indicator's unit
  std::string vintage;
  std::string source;
  base::Span span;
};

/// The text of a rule set or of a named query, kept with the ontology that it was written for.
struct Program {
  ProgramKind kind = ProgramKind::kRules;
  std::string name;
  std::string text;
};

/// A whole ontology. Elements keep the order in which they were read.
struct Model {
  Schema schema;
  std::vector<Source> sources;
  std::vector<Concept> concepts;
  std::vector<Claim> claims;
  std::vector<NoClaim> no_claims;
  std::vector<Alignment> alignments;
  std::vector<Unit> units;
  std::vector<Indicator> indicators;
  std::vector<Region> regions;
  std::vector<PeerGroup> peer_groups;
  std::vector<Observation> observations;
  std::vector<Program> programs;
};

}  // namespace yinguo::ontology
