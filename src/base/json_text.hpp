#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yinguo::base {

/// A piece of a JSON text, with its place in bytes.
struct JsonToken {
  enum class Kind : std::uint8_t {
    kPunctuation,  ///< text: one of [ ] { } , :
    kString,       ///< text: without quotes, escapes resolved
    kNumber,       ///< text: as written
    kWord,         ///< text: true, false, null
    kEnd,
    kInvalid  ///< no JSON from here on
  };
  Kind kind = Kind::kEnd;
  std::string text{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool is(char punctuation) const {
    return kind == Kind::kPunctuation && text.front() == punctuation;
  }
};

/// Splits a JSON text (RFC 8259) into tokens. Cost: O(size of the token) each.
class JsonText {
 public:
  explicit JsonText(std::string_view text);

  [[nodiscard]] JsonToken next();

 private:
  [[nodiscard]] JsonToken string();
  [[nodiscard]] JsonToken number();
  [[nodiscard]] JsonToken token(JsonToken::Kind kind, std::size_t begin, std::size_t end,
                                std::string text);
  [[nodiscard]] bool escape(std::size_t& at, std::string& out) const;
  [[nodiscard]] std::optional<std::uint32_t> code_unit(std::size_t at) const;

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace yinguo::base
