#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace yinguo::ontology {

enum class Encoding {
  kUtf8,
  kUtf16Le,
  kUtf16Be,
  kGb18030,
  kWindows1252
};

/// The encoding that `label` names (as in `encoding="…"`), case-insensitive; GBK and GB2312 are
/// read as GB18030, which contains them, ISO-8859-1 as Windows-1252, which prints what it has not.
/// "utf-16" is little-endian here; a byte-order mark decides before it.
[[nodiscard]] std::optional<Encoding> find_encoding(std::string_view label);

/// The encoding that a byte-order mark announces.
[[nodiscard]] std::optional<Encoding> encoding_of_mark(std::string_view bytes);

/// The encoding that a text of unknown language is most likely in: by its mark; UTF-16 where every
/// other of the first bytes is zero; UTF-8 if it is that; Windows-1252 if most of its bytes above
/// 127 have none beside them, which hardly is so in Chinese; else GB18030. Cost: linear.
[[nodiscard]] Encoding likely_encoding(std::string_view bytes);

/// `bytes` in UTF-8, without a byte-order mark. Error (YG-O302): a malformed sequence, with its
/// offset.
[[nodiscard]] base::Result<std::string> to_utf8(std::string_view bytes, Encoding encoding);

/// Text of undeclared encoding: by its mark, else UTF-8 if it is that, else GB18030.
[[nodiscard]] base::Result<std::string> to_utf8(std::string_view bytes);

/// An XML file's text: by its mark, else by its declaration, else UTF-8. Error (YG-O302): an
/// encoding that is not known, or bytes that are not in the encoding that is declared.
[[nodiscard]] base::Result<std::string> xml_to_utf8(std::string_view bytes);

}  // namespace yinguo::ontology
