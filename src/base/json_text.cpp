#include "base/json_text.hpp"

#include <array>
#include <charconv>

namespace yinguo::base {
namespace {

using Kind = JsonToken::Kind;

constexpr std::string_view kPunctuation = "[]{},:";
constexpr std::string_view kDigits = "0123456789";

/// The letters of `\b` and the like, and what they stand for.
constexpr std::string_view kEscapes = "\"\\/bfnrt";
constexpr std::string_view kEscaped = "\"\\/\b\f\n\r\t";

void append_utf8(std::uint32_t code_point, std::string& out) {
  const auto unit = [](std::uint32_t value) { return static_cast<char>(value); };
  if (code_point < 0x80U) {
    out += unit(code_point);
    return;
  }
  if (code_point < 0x800U) {
    out += unit(0xC0U | code_point >> 6U);
  } else {
    if (code_point < 0x10000U) {
      out += unit(0xE0U | code_point >> 12U);
    } else {
      out += unit(0xF0U | code_point >> 18U);
      out += unit(0x80U | (code_point >> 12U & 0x3FU));
    }
    out += unit(0x80U | (code_point >> 6U & 0x3FU));
  }
  out += unit(0x80U | (code_point & 0x3FU));
}

bool is_surrogate(std::uint32_t unit, std::uint32_t first) {
  return unit >= first && unit < first + 0x400U;
}

constexpr std::uint32_t kHigh = 0xD800U;
constexpr std::uint32_t kLow = 0xDC00U;

}  // namespace

JsonText::JsonText(std::string_view text) : text_{text} {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

JsonToken JsonText::token(Kind kind, std::size_t begin, std::size_t end, std::string text) {
  at_ = end;
  return {kind, std::move(text), static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(end)};
}

JsonToken JsonText::next() {
  at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
  if (at_ == text_.size()) return token(Kind::kEnd, at_, at_, {});
  const char c = text_[at_];
  if (c == '"') return string();
  if (c == '-' || kDigits.find(c) != std::string_view::npos) return number();
  if (kPunctuation.find(c) != std::string_view::npos)
    return token(Kind::kPunctuation, at_, at_ + 1, std::string{c});
  for (const std::string_view word : {"true", "false", "null"}) {
    if (text_.substr(at_).starts_with(word))
      return token(Kind::kWord, at_, at_ + word.size(), std::string{word});
  }
  return token(Kind::kInvalid, at_, at_ + 1, {});
}

JsonToken JsonText::number() {
  const std::size_t begin = at_;
  const std::size_t end = std::min(text_.find_first_not_of("+-.eE0123456789", at_), text_.size());
  return token(Kind::kNumber, begin, end, std::string{text_.substr(begin, end - begin)});
}

JsonToken JsonText::string() {
  const std::size_t begin = at_;
  std::string out;
  for (std::size_t at = begin + 1; at < text_.size();) {
    const char c = text_[at];
    if (c == '"') return token(Kind::kString, begin, at + 1, std::move(out));
    if (static_cast<unsigned char>(c) < 0x20U) break;
    if (c != '\\') {
      out += c;
      ++at;
    } else if (!escape(at, out)) {
      return token(Kind::kInvalid, at, at + 1, {});
    }
  }
  return token(Kind::kInvalid, begin, begin + 1, {});
}

/// Appends what the escape at `at` stands for and steps over it.
bool JsonText::escape(std::size_t& at, std::string& out) const {
  if (at + 1 >= text_.size()) return false;
  if (const auto known = kEscapes.find(text_[at + 1]); known != std::string_view::npos) {
    out += kEscaped[known];
    at += 2;
    return true;
  }
  const auto unit = text_[at + 1] == 'u' ? code_unit(at) : std::nullopt;
  if (!unit || is_surrogate(*unit, kLow)) return false;
  constexpr std::size_t kLength = 6;  // of \uXXXX
  if (!is_surrogate(*unit, kHigh)) {
    append_utf8(*unit, out);
    at += kLength;
    return true;
  }
  const auto low = code_unit(at + kLength);
  if (!low || !is_surrogate(*low, kLow)) return false;
  append_utf8(0x10000U + ((*unit - kHigh) << 10U) + (*low - kLow), out);
  at += 2 * kLength;
  return true;
}

std::optional<std::uint32_t> JsonText::code_unit(std::size_t at) const {
  const auto text = text_.substr(std::min(at, text_.size()), 6);
  if (text.size() < 6 || !text.starts_with("\\u")) return std::nullopt;
  std::uint32_t unit = 0;
  const auto read = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
  if (read.ec != std::errc{} || read.ptr != text.data() + 6) return std::nullopt;
  return unit;
}

}  // namespace yinguo::base
