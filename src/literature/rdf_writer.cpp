#include "literature/rdf_writer.hpp"

#include <algorithm>

#include "base/quoting.hpp"

#include "literature/escapes.hpp"

namespace yinguo::literature {
namespace {

bool is_prefixed(std::string_view term) {
  const auto prefix = term.substr(0, term.find(':'));
  return std::ranges::any_of(kPrefixes, [&](const auto& known) { return known.first == prefix; });
}

std::string turtle_term(std::string_view term) {
  return is_prefixed(term) ? std::string{term} : "<" + iri_text(term) + ">";
}

}  // namespace

void TurtleWriter::prefixes() {
  for (const auto& [prefix, iri] : kPrefixes)
    out_ << "@prefix " << prefix << ": <" << iri << "> .\n";
}

void TurtleWriter::begin(std::string_view subject) {
  out_ << "\n" << turtle_term(subject);
  is_first_ = true;
}

void TurtleWriter::property(std::string_view name) {
  out_ << (is_first_ ? " " : " ;\n  ") << name << " ";
  is_first_ = false;
}

void TurtleWriter::type(std::string_view term) {
  property("a");
  out_ << turtle_term(term);
}

void TurtleWriter::resource(std::string_view name, std::string_view term) {
  property(turtle_term(name));
  out_ << turtle_term(term);
}

void TurtleWriter::text(std::string_view name, std::string_view text, std::string_view language) {
  if (text.empty()) return;
  property(turtle_term(name));
  out_ << base::json_string(text);  // the escapes of JSON are among those of Turtle
  if (!language.empty()) out_ << "@" << language;
}

void TurtleWriter::number(std::string_view name, std::int64_t value) {
  property(turtle_term(name));
  out_ << std::to_string(value);
}

void TurtleWriter::end() {
  out_ << " .\n";
}

void JsonLdWriter::open() {
  json_.begin_object().key("@context").begin_object();
  for (const auto& [prefix, iri] : kPrefixes)
    json_.member(prefix, iri);
  json_.end_object().key("@graph").begin_array();
}

void JsonLdWriter::close() {
  json_.end_array().end_object();
  json_.finish();
}

void JsonLdWriter::begin(std::string_view subject) {
  properties_.clear();
  json_.begin_object().member("@id", iri_text(subject));
}

void JsonLdWriter::type(std::string_view term) {
  add("@type", {.kind = Kind::kType, .text = std::string{term}});
}

void JsonLdWriter::resource(std::string_view property, std::string_view term) {
  add(property,
      {.kind = Kind::kResource, .text = is_prefixed(term) ? std::string{term} : iri_text(term)});
}

void JsonLdWriter::text(std::string_view property, std::string_view text,
                        std::string_view language) {
  if (!text.empty()) add(property, {.text = std::string{text}, .language = std::string{language}});
}

void JsonLdWriter::number(std::string_view property, std::int64_t value) {
  add(property, {.kind = Kind::kNumber, .number = value});
}

void JsonLdWriter::end() {
  for (const auto& [property, values] : properties_) {
    json_.key(property).begin_array();
    for (const auto& value : values)
      write(value);
    json_.end_array();
  }
  json_.end_object();
}

void JsonLdWriter::add(std::string_view property, Value value) {
  auto found =
      std::ranges::find_if(properties_, [&](const auto& known) { return known.first == property; });
  if (found == properties_.end())
    found = properties_.insert(properties_.end(), {std::string{property}, {}});
  found->second.push_back(std::move(value));
}

void JsonLdWriter::write(const Value& value) {
  switch (value.kind) {
    case Kind::kType:
      json_.string(value.text);
      return;
    case Kind::kResource:
      json_.begin_object().member("@id", value.text).end_object();
      return;
    case Kind::kNumber:
      json_.number(value.number);
      return;
    case Kind::kText:
      break;
  }
  json_.begin_object().member("@value", value.text);
  json_.member_unless_empty("@language", value.language).end_object();
}

}  // namespace yinguo::literature
