#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json_text.hpp"

namespace yinguo::literature {

/// A value of JSON with its place in bytes.
struct JsonValue {
  enum class Kind : std::uint8_t {
    kText,
    kNumber,
    kWord,  ///< true, false, null
    kArray,
    kObject
  };
  Kind kind = Kind::kWord;
  std::string text{};  ///< of what is neither array nor object; a number as it is written
  std::vector<std::pair<std::string, JsonValue>> members{};  ///< elements of arrays: no names
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool is_scalar() const { return kind == Kind::kText || kind == Kind::kNumber; }

  /// The first member of this name; null when there is none.
  [[nodiscard]] const JsonValue* find(std::string_view name) const;
  /// The member's text where it is a text or a number, else empty.
  [[nodiscard]] std::string_view text_of(std::string_view name) const;
};

/// Why no value could be read, and where.
struct JsonFailure {
  bool is_limit = false;
  std::string message;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Reads values one after the other out of a JSON text, without recursion.
class JsonValues {
 public:
  JsonValues(std::string_view text, std::size_t max_depth) : text_{text}, max_depth_{max_depth} {
    advance();
  }

  [[nodiscard]] const base::JsonToken& token() const noexcept { return token_; }

  /// Steps over the token if it is this punctuation.
  bool take(char punctuation);

  /// The value that begins at the token, whole; nothing, and failure(), where there is none. One
  /// value has `max_depth` levels and kMaxValues values at most.
  [[nodiscard]] std::optional<JsonValue> next();

  /// An object's name with its colon.
  [[nodiscard]] std::optional<std::string> next_name();

  /// Says what was expected at the token.
  void fail(std::string_view expected);
  void fail_limit(std::string message);

  [[nodiscard]] const std::optional<JsonFailure>& failure() const noexcept { return failure_; }

  static constexpr std::size_t kMaxValues = 100'000;

 private:
  enum class Progress : std::uint8_t {
    kOpen,
    kWhole,
    kFailed
  };

  void advance() { token_ = text_.next(); }

  [[nodiscard]] bool begin_value(std::vector<JsonValue>& open, std::vector<std::string>& names);
  [[nodiscard]] Progress end_values(std::vector<JsonValue>& open, std::vector<std::string>& names);

  base::JsonText text_;
  std::size_t max_depth_;
  base::JsonToken token_;
  std::optional<JsonFailure> failure_;
};

}  // namespace yinguo::literature
