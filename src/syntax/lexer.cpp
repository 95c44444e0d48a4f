#include "syntax/lexer.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.hpp"

#include "syntax/errors.hpp"
#include "syntax/words.hpp"

namespace yinguo::syntax {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '?';
}

bool is_name_part(char c) {
  return is_name_start(c) || is_digit(c);
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// The longer first.
constexpr std::array<std::string_view, 32> kPunctuation{
    ":-", "<:", "<=", ">=", "!=", "**", "->", "::", "(", ")", "{", "}", "[", "]", ",", ":",
    ";",  ".",  "=",  "!",  "<",  ">",  "+",  "-",  "*", "/", "%", "^", "|", "@", "$", "#"};

class Lexer {
 public:
  Lexer(std::string_view text, base::SourceId source, base::Diagnostics& diagnostics)
      : text_{text}, source_{source}, diagnostics_{diagnostics} {}

  std::vector<Token> run() {
    if (const auto bad = base::find_invalid_utf8(text_)) {
      report(kInvalidUtf8, *bad, *bad + 1, "the file is not UTF-8 from here on",
             "save the file as UTF-8");
      text_ = text_.substr(0, *bad);
    }
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    while (skip_blank(), at_ < text_.size())
      next();
    push(TokenKind::kEnd, text_.size(), text_.size());
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  [[nodiscard]] base::Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void report(const ErrorCode& code, std::size_t begin, std::size_t end, std::string message,
              std::string help = {}) {
    base::Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.span = span(begin, end);
    diagnostic.message = std::move(message);
    diagnostic.help = std::move(help);
    diagnostics_.report(std::move(diagnostic));
  }

  /// Appends text [begin, end) as a token and goes on at `end`.
  void push(TokenKind kind, std::size_t begin, std::size_t end) {
    tokens_.push_back({kind, begin == 0 || text_[begin - 1] == '\n',
                       text_.substr(begin, end - begin), span(begin, end)});
    at_ = end;
  }

  void skip_blank() {
    while (at_ < text_.size()) {
      if (is_space(peek())) {
        ++at_;
      } else if (peek() == '/' && peek(1) == '/') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (peek() == '/' && peek(1) == '*') {
        const auto end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos) {
          report(kUnterminatedComment, at_, at_ + 2, "the comment that starts here has no `*/`");
        }
        at_ = end == std::string_view::npos ? text_.size() : end + 2;
      } else if (peek() == '@' && (peek(1) == '[' || (peek(1) == '!' && peek(2) == '['))) {
        skip_annotation();
      } else {
        return;
      }
    }
  }

  /// `@[doc = "…"]`, `@![…]`: about the item that follows or that it stands in, for other tools.
  void skip_annotation() {
    const std::size_t begin = at_;
    std::size_t depth = 0;
    do {
      if (peek() == '"') {
        for (++at_; at_ < text_.size() && peek() != '"';)
          at_ += peek() == '\\' ? 2U : 1U;
      }
      if (peek() == '[') ++depth;
      if (peek() == ']') --depth;
      ++at_;
    } while (at_ < text_.size() && (depth > 0 || text_[at_ - 1] != ']'));
    if (at_ < text_.size() || (depth == 0 && text_.back() == ']')) return;
    report(kUnterminatedComment, begin, begin + 2, "the annotation that starts here has no `]`");
    at_ = text_.size();
  }

  void next() {
    const char c = peek();
    if (c == '"') return string();
    if (is_digit(c)) return number();
    if (is_name_start(c)) return name();
    if (c == '.' && directive()) return;
    if (c == '#') return preprocessor_line();
    for (const auto text : kPunctuation) {
      if (text_.substr(at_).starts_with(text)) {
        return push(TokenKind::kPunctuation, at_, at_ + text.size());
      }
    }
    unknown();
  }

  void name() {
    std::size_t end = at_;
    while (end < text_.size() && is_name_part(text_[end]))
      ++end;
    const bool is_wildcard = end == at_ + 1 && peek() == '_';
    push(is_wildcard ? TokenKind::kUnderscore : TokenKind::kIdentifier, at_, end);
  }

  /// `.decl` and the like; a dot before any other word ends a clause or stands in a name, as it
  /// does in `instance.input(x)`.
  bool directive() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_name_part(text_[end]))
      ++end;
    const auto word = text_.substr(at_ + 1, end - at_ - 1);
    const bool is_in_name = !tokens_.empty() && tokens_.back().kind == TokenKind::kIdentifier &&
                            tokens_.back().span.end == at_;
    if (is_in_name && end < text_.size() && !is_space(text_[end])) return false;
    const auto known = directive_names();
    if (std::find(known.begin(), known.end(), word) == known.end()) return false;
    push(TokenKind::kDirective, at_, end);
    tokens_.back().text.remove_prefix(1);
    return true;
  }

  /// One token up to the end of the line, but where `\\` continues it. The line marks that a
  /// preprocessor leaves (`# 1 "file"`) are blank.
  void preprocessor_line() {
    std::size_t end = at_;
    do {
      end = std::min(text_.find('\n', end + 1), text_.size());
    } while (end < text_.size() && text_[end - 1] == '\\');
    const auto first = std::min(text_.find_first_not_of(" \t", at_ + 1), end);
    if (first < end && is_digit(text_[first])) {
      at_ = end;
      return;
    }
    push(TokenKind::kPunctuation, at_, end);
    tokens_.back().text = tokens_.back().text.substr(0, 1);
  }

  void string() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != '"')
      end += text_[end] == '\\' ? 2U : 1U;
    if (end >= text_.size()) {
      report(kUnterminatedString, at_, at_ + 1, "the string that starts here has no closing quote");
      return push(TokenKind::kInvalid, at_, std::min(text_.find('\n', at_), text_.size()));
    }
    push(TokenKind::kString, at_, end + 1);
  }

  void number() {
    const std::size_t begin = at_;
    auto kind = TokenKind::kNumber;
    std::size_t end = at_;
    const auto digits = [&](auto is_part) {
      while (end < text_.size() && is_part(text_[end]))
        ++end;
    };
    if (peek() == '0' && peek(1) == 'x' && is_hex_digit(peek(2))) {
      end += 2;
      digits(is_hex_digit);
    } else if (peek() == '0' && peek(1) == 'b' && (peek(2) == '0' || peek(2) == '1')) {
      end += 2;
      digits([](char c) { return c == '0' || c == '1'; });
    } else {
      digits(is_digit);
      if (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
        kind = TokenKind::kFloat;
        ++end;
        digits(is_digit);
        exponent(end);
      }
    }
    const auto stop = end;
    if (kind == TokenKind::kNumber && end < text_.size() && text_[end] == 'u') {
      kind = TokenKind::kUnsigned;
      ++end;
    }
    if (const auto bad_end = malformed_until(end)) {
      report(kMalformedNumber, begin, *bad_end,
             "`" + std::string{text_.substr(begin, *bad_end - begin)} + "` is not a number");
      end = *bad_end;
    }
    push(kind, begin, stop);
    at_ = end;
    tokens_.back().span.end = static_cast<std::uint32_t>(end);
  }

  void exponent(std::size_t& end) const {
    std::size_t at = end;
    if (at >= text_.size() || (text_[at] != 'e' && text_[at] != 'E')) return;
    ++at;
    if (at < text_.size() && (text_[at] == '+' || text_[at] == '-')) ++at;
    if (at >= text_.size() || !is_digit(text_[at])) return;
    while (at < text_.size() && is_digit(text_[at]))
      ++at;
    end = at;
  }

  /// The end of the characters that spoil a number ending at `end`, if there are any (`12ab`,
  /// `1.2.3`).
  [[nodiscard]] std::optional<std::size_t> malformed_until(std::size_t end) const {
    const auto spoils = [&](std::size_t at) {
      return at < text_.size() &&
             (is_name_part(text_[at]) ||
              (text_[at] == '.' && at + 1 < text_.size() && is_digit(text_[at + 1])));
    };
    if (!spoils(end)) return std::nullopt;
    while (spoils(end))
      ++end;
    return end;
  }

  /// Reports a character outside the language. A full-width sign is read as the half-width one
  /// meant.
  void unknown() {
    const auto length = base::utf8_length(text_, at_);
    const auto character = text_.substr(at_, length);
    if (const auto meant = half_width(character); !meant.empty()) {
      report(kUnexpectedCharacter, at_, at_ + length,
             "unexpected character `" + std::string{character} + "`",
             "use the half-width `" + std::string{meant} + "`");
      push(TokenKind::kPunctuation, at_, at_ + length);
      tokens_.back().text = meant;
      return;
    }
    auto end = at_ + length;
    while (length > 1 && end < text_.size() && static_cast<unsigned char>(text_[end]) >= 0x80U &&
           half_width(text_.substr(end, base::utf8_length(text_, end))).empty()) {
      end += base::utf8_length(text_, end);  // a run of foreign characters is one mistake
    }
    std::string help;
    if (character == "\u201c" || character == "\u201d" || character == "'") {
      help = "strings stand in `\"`";
    } else if (length > 1) {
      help = "names are of ASCII letters, digits and `_`; put other text in a string";
    }
    report(kUnexpectedCharacter, at_, end,
           "unexpected character" + shown(text_.substr(at_, end - at_)), std::move(help));
    if (is_control(character.front())) {
      at_ = end;  // as if it were not there
    } else {
      push(TokenKind::kInvalid, at_, end);
    }
  }

  static bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20U || c == '\x7f'; }

  static std::string shown(std::string_view characters) {
    const bool is_control =
        static_cast<unsigned char>(characters.front()) < 0x20U || characters.front() == '\x7f';
    return is_control ? " (a control character)" : " `" + std::string{characters} + "`";
  }

  static std::string_view half_width(std::string_view character) {
    if (character == "\u3002") return ".";
    if (character == "\u3001") return ",";
    const auto plain = base::normalize(character);
    const auto found = std::find(kPunctuation.begin(), kPunctuation.end(), plain);
    return found == kPunctuation.end() || plain == character ? std::string_view{} : *found;
  }

  std::string_view text_;
  base::SourceId source_;
  base::Diagnostics& diagnostics_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Token> tokenize(const base::SourceMap& sources, base::SourceId source,
                            base::Diagnostics& diagnostics) {
  return Lexer{sources.at(source).text(), source, diagnostics}.run();
}

}  // namespace yinguo::syntax
