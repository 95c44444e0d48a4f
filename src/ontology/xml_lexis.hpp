#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source_text.hpp"

namespace yinguo::ontology {

/// What one XML file may be. A file beyond a limit is refused, never read in part.
struct XmlLimits {
  std::size_t max_bytes = std::size_t{16} << 20U;
  std::size_t max_elements = 400'000;
  std::size_t max_depth = 64;       ///< the format itself needs 5
  std::size_t max_attributes = 64;  ///< of one element
};

struct XmlAttributePlace {
  std::string_view name;
  std::uint32_t name_begin = 0;
  std::uint32_t value_begin = 0;  ///< without the quotation marks
  std::uint32_t value_end = 0;
};

struct XmlStartTag {
  std::string_view name;
  std::uint32_t begin = 0;  ///< of `<`
  std::uint32_t end = 0;    ///< behind `>`
  bool is_empty = false;    ///< `<a/>`
  std::vector<XmlAttributePlace> attributes;
};

/// The start tag whose `<` is at `offset`; nothing where the text is no start tag.
[[nodiscard]] std::optional<XmlStartTag> lex_start_tag(std::string_view text, std::size_t offset);

/// Reports whatever XML 1.0 forbids and a lenient parser lets pass (a second root, a repeated
/// attribute, an undefined entity, `--` in a comment, a control character), every document type,
/// and a file beyond `limits`. Returns whether the text is worth parsing. Requires: `text` is
/// UTF-8. Cost: one pass, no recursion.
[[nodiscard]] bool check_well_formed(base::SourceId source, std::string_view text,
                                     const XmlLimits& limits, base::Diagnostics& diagnostics);

}  // namespace yinguo::ontology
