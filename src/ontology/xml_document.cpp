#include "ontology/xml_document.hpp"

#include <algorithm>
#include <utility>

#include <pugixml.hpp>

#include "base/text.hpp"
#include "ontology/errors.hpp"

namespace yinguo::ontology {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80U;
}

/// A line break between two Chinese characters is only the line's end; elsewhere it separates
/// words.
std::string collapse_space(std::string_view text) {
  text = base::trim(text);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_space(text[i])) {
      out += text[i++];
      continue;
    }
    bool has_break = false;
    for (; i < text.size() && is_space(text[i]); ++i)
      has_break = has_break || text[i] == '\n';
    const bool is_between_wide = !is_ascii(out.back()) && !is_ascii(text[i]);
    if (!has_break || !is_between_wide) out += ' ';
  }
  return out;
}

base::Span part(base::SourceId source, std::uint32_t begin, std::uint32_t end) {
  return {source, begin, end};
}

pugi::xml_node next_element(pugi::xml_node node) {
  while (!node.empty() && node.type() != pugi::node_element)
    node = node.next_sibling();
  return node;
}

}  // namespace

struct XmlDocument::Tree {
  pugi::xml_document document;
  XmlElement::Origin origin;
};

XmlDocument::XmlDocument(std::unique_ptr<Tree> tree) : tree_{std::move(tree)} {}

XmlDocument::XmlDocument(XmlDocument&&) noexcept = default;
XmlDocument& XmlDocument::operator=(XmlDocument&&) noexcept = default;
XmlDocument::~XmlDocument() = default;

std::optional<XmlDocument> XmlDocument::parse(base::SourceId source, std::string_view text,
                                              const XmlLimits& limits,
                                              base::Diagnostics& diagnostics) {
  if (!check_well_formed(source, text, limits, diagnostics)) return std::nullopt;
  auto tree = std::make_unique<Tree>();
  tree->origin = {source, text};
  const auto result = tree->document.load_buffer(text.data(), text.size(), pugi::parse_default,
                                                 pugi::encoding_utf8);
  if (!result) {
    const auto at = static_cast<std::uint32_t>(
        std::clamp<std::ptrdiff_t>(result.offset, 0, static_cast<std::ptrdiff_t>(text.size())));
    diagnostics.report({.code = kNotWellFormed,
                        .span = part(source, at, at + 1),
                        .message = std::string{"the XML cannot be read: "} + result.description(),
                        .labels = {},
                        .note = {},
                        .help = {}});
    return std::nullopt;
  }
  return XmlDocument{std::move(tree)};
}

XmlElement XmlDocument::root() const {
  return {next_element(tree_->document.first_child()).internal_object(), &tree_->origin};
}

std::string_view XmlElement::name() const {
  return pugi::xml_node{node_}.name();
}

std::optional<XmlStartTag> XmlElement::start_tag() const {
  const auto offset = pugi::xml_node{node_}.offset_debug();
  if (offset < 1) return std::nullopt;
  return lex_start_tag(origin_->text, static_cast<std::size_t>(offset) - 1);
}

base::Span XmlElement::span() const {
  const auto tag = start_tag();
  if (!tag) return {origin_->source, 0, 0};
  return part(origin_->source, tag->begin, tag->end);
}

std::optional<Ref> XmlElement::attribute(std::string_view name) const {
  for (const auto& attribute : pugi::xml_node{node_}.attributes()) {
    if (name != attribute.name()) continue;
    return Ref{attribute.value(), span_of_value(name)};
  }
  return std::nullopt;
}

/// Of the attribute `name`; of the start tag if it is not found there.
base::Span XmlElement::span_of_value(std::string_view name) const {
  const auto tag = start_tag();
  if (!tag) return span();
  const auto place = std::ranges::find(tag->attributes, name, &XmlAttributePlace::name);
  return place == tag->attributes.end()
             ? span()
             : part(origin_->source, place->value_begin, place->value_end);
}

std::vector<Ref> XmlElement::attribute_names() const {
  std::vector<Ref> names;
  const auto tag = start_tag();
  if (!tag) return names;
  for (const auto& place : tag->attributes) {
    const auto end = place.name_begin + static_cast<std::uint32_t>(place.name.size());
    names.push_back({std::string{place.name}, part(origin_->source, place.name_begin, end)});
  }
  return names;
}

XmlElement XmlElement::first_child() const {
  return {next_element(pugi::xml_node{node_}.first_child()).internal_object(), origin_};
}

XmlElement XmlElement::next() const {
  return {next_element(pugi::xml_node{node_}.next_sibling()).internal_object(), origin_};
}

std::string XmlElement::text() const {
  std::string raw;
  for (const auto& child : pugi::xml_node{node_}.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) raw += child.value();
  }
  return collapse_space(raw);
}

}  // namespace yinguo::ontology
