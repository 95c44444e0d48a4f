#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace yinguo::syntax {

enum class TokenKind : std::uint8_t {
  kEnd,
  kIdentifier,
  kUnderscore,
  kString,  ///< text: with its quotes and escapes
  kNumber,
  kUnsigned,  ///< text: without the suffix
  kFloat,
  kDirective,  ///< text: without the dot
  kPunctuation,
  kInvalid,  ///< no token; its mistake is reported
};

/// Text is a view into the source text.
struct Token {
  TokenKind kind = TokenKind::kEnd;
  bool starts_line = false;  ///< in column 1
  std::string_view text;
  base::Span span;
};

/// The tokens of a text, ending with one kEnd. Never fails: what is no token is reported and left
/// out.
[[nodiscard]] std::vector<Token> tokenize(const base::SourceMap& sources, base::SourceId source,
                                          base::Diagnostics& diagnostics);

}  // namespace yinguo::syntax
