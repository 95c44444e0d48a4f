#include "ontology/elements.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base/quoting.hpp"
#include "ontology/record_fields.hpp"

namespace yinguo::ontology {
namespace {

using FieldName = std::string_view;

/// The names of a record's fields, in the order of fields() in record_fields.hpp; empty: the field
/// is the element's id, or makes elements of its own.
template <class T>
constexpr auto kFieldNames = nullptr;
template <>
constexpr std::array<FieldName, 5> kFieldNames<Type>{"", "is-a", "abstract", "label", "definition"};
template <>
constexpr std::array<FieldName, 7> kFieldNames<Relation>{
    "", "kind", "domain", "range", "cardinality", "label", "definition"};
template <>
constexpr std::array<FieldName, 9> kFieldNames<AttributeType>{
    "", "of", "datatype", "cardinality", "min", "max", "values", "label", "definition"};
template <>
constexpr std::array<FieldName, 10> kFieldNames<Source>{
    "type", "language", "title", "author", "year", "month", "day", "field", "note", "study"};
template <>
constexpr std::array<FieldName, 7> kFieldNames<Concept>{
    "type", "label", "alias", "definition", "attribute", "", "ontology"};
template <>
constexpr std::array<FieldName, 14> kFieldNames<Claim>{
    "cause",      "relation",  "effect",    "polarity", "certainty", "form", "status",
    "paraphrase", "condition", "moderator", "via",      "scope",     "lag",  "evidence"};
template <>
constexpr std::array<FieldName, 2> kFieldNames<NoClaim>{"place", "reason"};
template <>
constexpr std::array<FieldName, 5> kFieldNames<Alignment>{"", "", "relation", "status", "reason"};
template <>
constexpr std::array<FieldName, 3> kFieldNames<Unit>{"", "label", "alias"};
template <>
constexpr std::array<FieldName, 12> kFieldNames<Indicator>{
    "unit",       "direction", "min",    "max",   "label",    "alias",
    "definition", "note",      "source", "ratio", "measures", ""};
template <>
constexpr std::array<FieldName, 4> kFieldNames<Membership>{"by-quantile", "from", "to", "peers"};
template <>
constexpr std::array<FieldName, 4> kFieldNames<Region>{"code", "label", "alias", "attribute"};
template <>
constexpr std::array<FieldName, 4> kFieldNames<PeerGroup>{"label", "alias", "member", "all"};

/// Puts the fields of one value into words with blanks between them, so that different values have
/// different texts.
class ValueText {
 public:
  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  static bool is_plain(std::string_view text) {
    return !text.empty() && text != "-" &&
           text.find_first_of(" \"[]\n\t") == std::string_view::npos;
  }

  static std::string quoted(const std::string& text) {
    return is_plain(text) ? text : base::json_string(text);
  }

  void add(std::string_view text) {
    if (!text_.empty()) text_ += ' ';
    text_ += text;
  }

  void put(const std::string& text) { add(quoted(text)); }

  void put(bool flag) { add(flag ? "true" : "false"); }

  void put(std::uint32_t number) { add(std::to_string(number)); }

  void put(std::int32_t number) { add(std::to_string(number)); }

  void put(double number) { add(base::number_text(number)); }

  void put(const Cardinality& one) {
    add(std::to_string(one.least) + ".." + (one.most ? std::to_string(*one.most) : "*"));
  }

  void put(const Locator& at) {
    put(at.source.id);
    add("§" + quoted(at.section));
    if (at.paragraph > 0) add("¶" + std::to_string(at.paragraph));
    add("s" + std::to_string(at.sentence) +
        (at.clause > 0 ? "(" + std::to_string(at.clause) + ")" : ""));
    if (!at.fingerprint.empty()) add("#" + quoted(at.fingerprint));
    if (!at.sketch.empty()) add("~" + quoted(at.sketch));
  }

  template <class T>
  void put(const std::optional<T>& value) {
    if (value)
      put(*value);
    else
      add("-");
  }

  template <class T>
  void put(const std::vector<T>& values) {
    add("[");
    for (const auto& value : values)
      put(value);
    add("]");
  }

  template <class A, class B>
  void put(const std::pair<A, B>& value) {
    put(value.first);
    put(value.second);
  }

  template <class T>
  void put(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      add(word(value));
    } else {
      fields(*this, value);
    }
  }

  std::string text_;
};

std::string value_text(const std::string& text) {
  return text;
}

template <class T>
std::string value_text(const T& value) {
  ValueText text;
  text(value);
  return text.take();
}

/// Makes a property of each field of a record.
template <class Record>
class PropertyWriter {
 public:
  explicit PropertyWriter(std::vector<Property>& out) : out_{out} {}

  template <class... T>
  void operator()(const T&... values) {
    static_assert(sizeof...(T) == kFieldNames<Record>.size(),
                  "each field of the record needs a name in kFieldNames");
    std::size_t at = 0;
    (put(kFieldNames<Record>[at++], values), ...);
  }

 private:
  void add(std::string name, std::vector<std::string> values) {
    out_.push_back({std::move(name), std::move(values)});
  }

  void put(FieldName name, const std::string& text) {
    if (!name.empty())
      add(std::string{name}, text.empty() ? std::vector<std::string>{} : std::vector{text});
  }

  void put(FieldName name, const Ref& ref) { put(name, ref.id); }

  void put(FieldName name, const Text& text) {
    put(std::string{name} + ".zh", text.zh);
    put(std::string{name} + ".en", text.en);
  }

  template <class T>
  void put(FieldName name, const std::optional<T>& value) {
    if (name.empty()) return;
    add(std::string{name}, value ? std::vector{value_text(*value)} : std::vector<std::string>{});
  }

  template <class T>
  void put(FieldName name, const std::vector<T>& values) {
    if (name.empty()) return;
    std::vector<std::string> texts;
    texts.reserve(values.size());
    for (const auto& value : values)
      texts.push_back(value_text(value));
    add(std::string{name}, std::move(texts));
  }

  template <class T>
  void put(FieldName name, const T& value) {
    add(std::string{name}, {value_text(value)});
  }

  std::vector<Property>& out_;
};

template <class T>
Element element(ElementKind kind, std::string id, const T& record) {
  Element out{kind, std::move(id), {}};
  PropertyWriter<T> writer{out.properties};
  fields(writer, record);
  return out;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    out.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string sentence_id(const Locator& at) {
  return at.source.id + "/" + at.section + "/" + std::to_string(at.sentence) + "/" +
         std::to_string(at.clause);
}

Element figure(const Observation& one) {
  return {ElementKind::kFigure,
          one.region + "/" + one.indicator + "/" + std::to_string(one.period) +
              (one.vintage.empty() ? "" : "/" + one.vintage),
          {{"value", {base::number_text(one.value)}},
           {"source", one.source.empty() ? std::vector<std::string>{} : std::vector{one.source}}}};
}

/// Takes a model apart.
class ElementList {
 public:
  void add_schema(const Model& model) {
    add_all(ElementKind::kType, model.schema.types);
    add_all(ElementKind::kRelation, model.schema.relations);
    add_all(ElementKind::kAttribute, model.schema.attributes);
    add_all(ElementKind::kUnit, model.units);
  }

  void add_knowledge(const Model& model) {
    add_all(ElementKind::kSource, model.sources);
    add_all(ElementKind::kConcept, model.concepts);
    for (const auto& one : model.concepts) {
      for (const auto& link : one.links)
        out_.push_back(
            {ElementKind::kLink, one.id + "/" + link.relation.id + "/" + link.to.id, {}});
    }
    add_all(ElementKind::kClaim, model.claims);
    for (const auto& one : model.no_claims)
      out_.push_back(element(ElementKind::kSentence, sentence_id(one.at), one));
    for (const auto& one : model.alignments)
      out_.push_back(element(ElementKind::kAlignment, one.id.id + "/" + one.with.id, one));
  }

  void add_figures(const Model& model) {
    add_all(ElementKind::kIndicator, model.indicators);
    for (const auto& one : model.indicators) {
      if (one.membership)
        out_.push_back(element(ElementKind::kMembership, one.id, *one.membership));
    }
    add_all(ElementKind::kRegion, model.regions);
    add_all(ElementKind::kPeerGroup, model.peer_groups);
    for (const auto& one : model.observations)
      out_.push_back(figure(one));
  }

  void add_programs(const Model& model) {
    for (const auto& one : model.programs)
      out_.push_back({ElementKind::kProgram,
                      one.name,
                      {{"kind", {std::string{word(one.kind)}}}, {"text", lines_of(one.text)}}});
  }

  [[nodiscard]] std::vector<Element> take() {
    const auto rank = [](const Element& one) { return std::tie(one.kind, one.id); };
    std::ranges::stable_sort(out_,
                             [&](const Element& a, const Element& b) { return rank(a) < rank(b); });
    return std::move(out_);
  }

 private:
  template <class T>
  void add_all(ElementKind kind, const std::vector<T>& records) {
    for (const auto& one : records)
      out_.push_back(element(kind, one.id, one));
  }

  std::vector<Element> out_;
};

}  // namespace

std::string_view name_of(ElementKind kind) {
  static constexpr std::array<std::string_view, kElementKindCount> kNames{
      "type",   "relation",   "attribute", "unit",      "source",    "concept",
      "link",   "claim",      "sentence",  "alignment", "indicator", "membership",
      "region", "peer-group", "figure",    "program"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::vector<Element> elements_of(const Model& model) {
  ElementList list;
  list.add_schema(model);
  list.add_knowledge(model);
  list.add_figures(model);
  list.add_programs(model);
  return list.take();
}

}  // namespace yinguo::ontology
