#include "ontology/xml_lexis.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "ontology/errors.hpp"

namespace yinguo::ontology {
namespace {

constexpr std::string_view kSplit = "split the file; files of one folder are read together";

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80U;
}

bool is_name_part(char c) {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at]))
    ++at;
  return at;
}

std::size_t skip_name(std::string_view text, std::size_t at) {
  if (at >= text.size() || !is_name_start(text[at])) return at;
  while (at < text.size() && is_name_part(text[at]))
    ++at;
  return at;
}

std::uint32_t offset32(std::size_t offset) {
  return static_cast<std::uint32_t>(offset);
}

/// One attribute at `at`; moves `at` behind it.
std::optional<XmlAttributePlace> lex_attribute(std::string_view text, std::size_t& at) {
  XmlAttributePlace place;
  place.name_begin = offset32(at);
  const auto name_end = skip_name(text, at);
  if (name_end == at) return std::nullopt;
  place.name = text.substr(at, name_end - at);
  at = skip_space(text, name_end);
  if (at >= text.size() || text[at] != '=') return std::nullopt;
  at = skip_space(text, at + 1);
  if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return std::nullopt;
  const auto close = text.find(text[at], at + 1);
  if (close == std::string_view::npos) return std::nullopt;
  place.value_begin = offset32(at + 1);
  place.value_end = offset32(close);
  at = close + 1;
  return place;
}

/// Whether XML allows the code point.
bool is_character(std::uint32_t value) {
  const bool is_control = value < 0x20 && value != '\t' && value != '\n' && value != '\r';
  return !is_control && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

/// Whether `name` (between `&` and `;`) is one of the entities that need no document type.
bool is_known_entity(std::string_view name) {
  constexpr std::array<std::string_view, 5> kPredefined{"amp", "lt", "gt", "quot", "apos"};
  if (std::find(kPredefined.begin(), kPredefined.end(), name) != kPredefined.end()) return true;
  const bool is_hex = name.starts_with("#x");
  if (!is_hex && !name.starts_with("#")) return false;
  const auto digits = name.substr(is_hex ? 2 : 1);
  std::uint32_t value = 0;
  const auto* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, value, is_hex ? 16 : 10);
  return read.ec == std::errc{} && read.ptr == end && is_character(value);
}

class WellFormedness {
 public:
  WellFormedness(base::SourceId source, std::string_view text, const XmlLimits& limits,
                 base::Diagnostics& diagnostics)
      : source_{source}, text_{text}, limits_{limits}, diagnostics_{diagnostics} {}

  bool run() {
    if (text_.size() > limits_.max_bytes) {
      return limit("the file has " + std::to_string(text_.size()) + " bytes, more than " +
                       std::to_string(limits_.max_bytes),
                   kSplit);
    }
    check_characters();
    while (go_on_ && at_ < text_.size()) {
      if (text_[at_] == '<') {
        markup();
      } else {
        character_data();
      }
    }
    if (go_on_) finish();
    return clean_;
  }

 private:
  struct Open {
    std::string_view name;
    base::Span span;
  };

  [[nodiscard]] base::Span span(std::size_t begin, std::size_t end) const {
    return {source_, offset32(begin), offset32(std::min(end, text_.size()))};
  }

  /// Reports and, with `stop`, gives up: what follows could only be misread.
  bool fail(const base::ErrorCode& code, base::Span place, std::string message, bool stop,
            std::vector<base::Label> labels = {}, std::string help = {}) {
    diagnostics_.report({.code = code,
                         .span = place,
                         .message = std::move(message),
                         .labels = std::move(labels),
                         .note = {},
                         .help = std::move(help)});
    clean_ = false;
    if (stop) go_on_ = false;
    return false;
  }

  bool broken(std::size_t begin, std::size_t end, std::string message, bool stop) {
    return fail(kNotWellFormed, span(begin, end), std::move(message), stop);
  }

  bool limit(std::string message, std::string_view help) {
    return fail(kReaderLimit, span(at_, at_ + 1), std::move(message), true, {}, std::string{help});
  }

  void check_characters() {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const auto c = static_cast<unsigned char>(text_[i]);
      if (c >= 0x20U || is_space(text_[i])) continue;
      broken(i, i + 1, "a control character (byte " + std::to_string(c) + ")", true);
      return;
    }
  }

  void markup() {
    const auto rest = text_.substr(at_);
    if (rest.starts_with("<!--")) return comment();
    if (rest.starts_with("<![CDATA[")) return cdata();
    if (rest.starts_with("<!")) {
      fail(kDoctype, span(at_, at_ + 9), "a document type is not accepted", true, {},
           "remove the DOCTYPE; write characters themselves in place of entities");
      return;
    }
    if (rest.starts_with("<?")) return skip_to("?>", "a processing instruction is not closed");
    if (rest.starts_with("</")) return end_tag();
    start_tag();
  }

  void skip_to(std::string_view close, std::string_view message) {
    const auto found = text_.find(close, at_ + 2);
    if (found == std::string_view::npos) {
      broken(at_, at_ + 2, std::string{message}, true);
    } else {
      at_ = found + close.size();
    }
  }

  void comment() {
    const auto dashes = text_.find("--", at_ + 4);
    if (dashes == std::string_view::npos) {
      broken(at_, at_ + 4, "a comment is not closed", true);
      return;
    }
    if (!text_.substr(dashes).starts_with("-->")) {
      broken(dashes, dashes + 2, "`--` inside a comment", false);
    }
    const auto close = text_.find("-->", dashes);
    if (close == std::string_view::npos) {
      broken(at_, at_ + 4, "a comment is not closed", true);
      return;
    }
    at_ = close + 3;
  }

  void cdata() {
    if (open_.empty()) {
      broken(at_, at_ + 9, "text outside the root element", true);
      return;
    }
    skip_to("]]>", "a CDATA section is not closed");
  }

  void end_tag() {
    const auto name_end = skip_name(text_, at_ + 2);
    const auto close = skip_space(text_, name_end);
    const auto name = text_.substr(at_ + 2, name_end - at_ - 2);
    if (name.empty() || close >= text_.size() || text_[close] != '>') {
      broken(at_, at_ + 2, "an end tag is malformed", true);
      return;
    }
    if (open_.empty()) {
      broken(at_, close + 1, "`</" + std::string{name} + ">` closes nothing", true);
      return;
    }
    if (open_.back().name != name) {
      fail(kNotWellFormed, span(at_, close + 1),
           "`</" + std::string{name} + ">` stands where `</" + std::string{open_.back().name} +
               ">` is expected",
           true, {{open_.back().span, "opened here"}});
      return;
    }
    open_.pop_back();
    at_ = close + 1;
  }

  void start_tag() {
    const auto tag = lex_start_tag(text_, at_);
    if (!tag) {
      broken(at_, at_ + 1, "a tag is malformed", true);
      return;
    }
    if (open_.empty() && has_root_) broken(tag->begin, tag->end, "a second root element", true);
    has_root_ = true;
    if (tag->attributes.size() > limits_.max_attributes) {
      limit("an element has more than " + std::to_string(limits_.max_attributes) + " attributes",
            "write what repeats as elements");
      return;
    }
    for (const auto& attribute : tag->attributes)
      check_attribute(*tag, attribute);
    if (++elements_ > limits_.max_elements) {
      limit("the file has more than " + std::to_string(limits_.max_elements) + " elements", kSplit);
    }
    if (!tag->is_empty) {
      open_.push_back({tag->name, span(tag->begin, tag->end)});
      if (open_.size() > limits_.max_depth) {
        limit("elements are nested more than " + std::to_string(limits_.max_depth) + " deep",
              "close elements before the next begins");
      }
    }
    at_ = tag->end;
  }

  void check_attribute(const XmlStartTag& tag, const XmlAttributePlace& attribute) {
    const auto first = std::find_if(tag.attributes.begin(), tag.attributes.end(),
                                    [&](const auto& a) { return a.name == attribute.name; });
    if (first->name_begin != attribute.name_begin) {
      broken(attribute.name_begin, attribute.value_end + 1,
             "the attribute `" + std::string{attribute.name} + "` is given twice", false);
    }
    const auto value =
        text_.substr(attribute.value_begin, attribute.value_end - attribute.value_begin);
    if (const auto less = value.find('<'); less != std::string_view::npos) {
      broken(attribute.value_begin + less, attribute.value_begin + less + 1,
             "`<` inside an attribute's value", false);
    }
    check_entities(attribute.value_begin, attribute.value_end);
  }

  void check_entities(std::size_t begin, std::size_t end) {
    const auto part = text_.substr(0, end);  // not to look through the rest of the file
    for (auto amp = part.find('&', begin); amp != std::string_view::npos;
         amp = part.find('&', amp + 1)) {
      constexpr std::size_t kLongest = 64;  // &#x10FFFF; with many zeros
      const auto rest = part.substr(amp + 1, kLongest);
      const auto close = rest.find(';');
      if (close != std::string_view::npos && is_known_entity(rest.substr(0, close))) continue;
      fail(kNotWellFormed, span(amp, amp + 1), "`&` begins no known entity", false, {},
           "write `&amp;` for the character itself");
    }
  }

  void character_data() {
    const auto end = std::min(text_.find('<', at_), text_.size());
    if (open_.empty() && skip_space(text_, at_) < end) {
      const auto first = skip_space(text_, at_);
      broken(first, first + 1, "text outside the root element", true);
      return;
    }
    check_entities(at_, end);
    const auto close = text_.substr(0, end).find("]]>", at_);
    if (close != std::string_view::npos) {
      broken(close, close + 3, "`]]>` outside a CDATA section", false);
    }
    at_ = end;
  }

  void finish() {
    if (!open_.empty()) {
      const auto& last = open_.back();
      broken(last.span.begin, last.span.end, "`<" + std::string{last.name} + ">` is not closed",
             false);
    } else if (!has_root_) {
      broken(0, 1, "the file holds no element", false);
    }
  }

  base::SourceId source_;
  std::string_view text_;
  const XmlLimits& limits_;
  base::Diagnostics& diagnostics_;
  std::vector<Open> open_;
  std::size_t at_ = 0;
  std::size_t elements_ = 0;
  bool has_root_ = false;
  bool go_on_ = true;
  bool clean_ = true;
};

}  // namespace

std::optional<XmlStartTag> lex_start_tag(std::string_view text, std::size_t offset) {
  if (offset >= text.size() || text[offset] != '<') return std::nullopt;
  XmlStartTag tag;
  tag.begin = offset32(offset);
  auto at = skip_name(text, offset + 1);
  tag.name = text.substr(offset + 1, at - offset - 1);
  if (tag.name.empty()) return std::nullopt;
  while (true) {
    const auto next = skip_space(text, at);
    if (next >= text.size()) return std::nullopt;
    if (text[next] == '>' || text.substr(next).starts_with("/>")) {
      tag.is_empty = text[next] == '/';
      tag.end = offset32(next + (tag.is_empty ? 2 : 1));
      return tag;
    }
    if (next == at) return std::nullopt;
    at = next;
    const auto attribute = lex_attribute(text, at);
    if (!attribute) return std::nullopt;
    tag.attributes.push_back(*attribute);
  }
}

bool check_well_formed(base::SourceId source, std::string_view text, const XmlLimits& limits,
                       base::Diagnostics& diagnostics) {
  return WellFormedness{source, text, limits, diagnostics}.run();
}

}  // namespace yinguo::ontology
