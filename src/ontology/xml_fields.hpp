#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/function_ref.hpp"
#include "ontology/model.hpp"
#include "ontology/xml_document.hpp"

namespace yinguo::ontology {

/// "did you mean `x`?" if one of `candidates` is near `name`, else empty.
[[nodiscard]] std::string suggestion(std::string_view name,
                                     const std::vector<std::string_view>& candidates);

/// Whether `id` is `[a-z0-9][a-z0-9.-]*` and at most 128 bytes.
[[nodiscard]] bool is_id(std::string_view id);

/// The words of `text`, which spaces separate.
[[nodiscard]] std::vector<std::string> split_words(std::string_view text);

/// A finite decimal number that is the whole of `text`.
[[nodiscard]] std::optional<double> try_parse_decimal(std::string_view text);

/// A decimal whole number in [min, max] that is the whole of `text`.
[[nodiscard]] std::optional<std::int64_t> try_parse_whole(std::string_view text, std::int64_t min,
                                                          std::int64_t max);

/// The attribute `name`; without it nothing, at the element.
[[nodiscard]] Ref optional_attribute(const XmlElement& element, std::string_view name);

/// One child element that a place knows, and what reads it.
struct XmlChild {
  std::string_view name;
  base::FunctionRef<void(const XmlElement&)> read;
};

/// Reads typed fields from elements and reports what is not as the format says; where something is
/// wrong the neutral value is returned, so that reading goes on.
class XmlFields {
 public:
  explicit XmlFields(base::Diagnostics& diagnostics) : diagnostics_{diagnostics} {}

  void report(const base::ErrorCode& code, base::Span span, std::string message,
              std::string note = {}, std::string help = {});

  /// Reports the attributes of `element` that are not `known`.
  void only(const XmlElement& element, std::initializer_list<std::string_view> known);
  /// Calls the reader of each child, in file order; reports unknown children and stray text.
  void children(const XmlElement& element, std::initializer_list<XmlChild> known);
  /// Reports children and text of an element that may have neither.
  void no_children(const XmlElement& element);

  [[nodiscard]] Ref required(const XmlElement& element, std::string_view name);
  /// The attribute `id`, checked for its form.
  [[nodiscard]] std::string id(const XmlElement& element);
  [[nodiscard]] bool boolean(const XmlElement& element, std::string_view name);
  [[nodiscard]] std::optional<double> decimal(const XmlElement& element, std::string_view name);
  [[nodiscard]] std::optional<std::int64_t> whole(const XmlElement& element, std::string_view name,
                                                  std::int64_t min, std::int64_t max);

  /// An attribute from a closed vocabulary; `fallback` where it is absent, or an error where there
  /// is none.
  template <class E>
  [[nodiscard]] E word(const XmlElement& element, std::string_view name,
                       std::optional<E> fallback) {
    const auto index = word_index(element, name, words_of<E>(), fallback.has_value());
    return index ? static_cast<E>(*index) : fallback.value_or(E{});
  }

  /// `<label lang="zh">…</label>`: reads one language of `text`.
  void text(const XmlElement& element, Text& text);
  void alias(const XmlElement& element, std::vector<Alias>& aliases);
  /// The element's text; reports an empty one.
  [[nodiscard]] std::string content(const XmlElement& element);
  /// Reports each language in which `what` of `element` is missing.
  void require_both(const XmlElement& element, std::string_view what, const Text& text);
  /// The same unless `what` is missing altogether.
  void both_or_neither(const XmlElement& element, std::string_view what, const Text& text);

 private:
  void unknown_child(const XmlElement& child, const XmlElement& parent,
                     std::initializer_list<XmlChild> known);
  std::optional<std::size_t> word_index(const XmlElement& element, std::string_view name,
                                        std::span<const std::string_view> words, bool may_lack);
  base::Diagnostics& diagnostics_;
};

}  // namespace yinguo::ontology
