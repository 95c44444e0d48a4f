#pragma once
// Texts as other formats write them. CSV, JSON and DOT: base/quoting.hpp.
#include <string>
#include <string_view>

namespace yinguo::literature {

/// For a value of BibTeX in braces: what TeX takes for commands stands as text (The TeXbook,
/// chapter 7), braces in pairs, line breaks as blanks. What is not ASCII stays as it is.
[[nodiscard]] std::string tex_text(std::string_view text);

/// For a value that biblatex reads verbatim (doi, url): braces, backslashes and blanks are
/// percent-encoded (RFC 3986), since a value in braces cannot hold them.
[[nodiscard]] std::string tex_verbatim(std::string_view text);

/// For content and for attribute values of XML 1.0 (clause 2.4); white space but blanks as
/// character references, which attribute values keep. What XML cannot hold (2.2) becomes U+FFFD.
[[nodiscard]] std::string xml_text(std::string_view text);

/// For a comment of XML 1.0 (2.5), on one line: several hyphens in a row as one, none at the end.
[[nodiscard]] std::string xml_comment(std::string_view text);

/// A string of Cypher (openCypher 9), in its quotes, on one line.
[[nodiscard]] std::string cypher_string(std::string_view text);

/// For a quoted label of Mermaid (mermaid.js.org/syntax/flowchart.html): what would be markup or an
/// escape as an entity code, line breaks as <br/>.
[[nodiscard]] std::string mermaid_text(std::string_view text);

/// For Markdown (CommonMark 0.31, and what Obsidian adds), on one line: what would be markup behind
/// a backslash.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// An IRI (RFC 3987) as Turtle and JSON-LD take it: what it cannot hold is percent-encoded.
[[nodiscard]] std::string iri_text(std::string_view text);

/// One line: each run of line breaks and other control characters becomes a blank.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace yinguo::literature
