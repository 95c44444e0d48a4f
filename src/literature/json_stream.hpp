#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "literature/text_stream.hpp"

namespace yinguo::literature {

/// Writes JSON (RFC 8259) piece by piece. Elements down to `line_depth` levels stand on lines of
/// their own, deeper ones on the line of what they are in.
///
/// Requires: calls that nest as JSON does, and a key before each value in an object.
class JsonStream {
 public:
  explicit JsonStream(TextStream& out, std::size_t line_depth = 1)
      : out_{out}, line_depth_{line_depth} {}

  JsonStream& begin_object() { return begin('{'); }

  JsonStream& begin_array() { return begin('['); }

  JsonStream& end_object() { return end('}'); }

  JsonStream& end_array() { return end(']'); }

  JsonStream& key(std::string_view name);
  JsonStream& string(std::string_view text);
  JsonStream& number(std::int64_t value);
  JsonStream& boolean(bool value);

  /// A member that is a string.
  JsonStream& member(std::string_view name, std::string_view text) {
    return key(name).string(text);
  }

  /// A member that is a string, unless it is empty.
  JsonStream& member_unless_empty(std::string_view name, std::string_view text) {
    return text.empty() ? *this : member(name, text);
  }

  JsonStream& member(std::string_view name, std::int64_t value) { return key(name).number(value); }

  /// Ends the text with a line break.
  void finish() { out_ << "\n"; }

 private:
  JsonStream& begin(char bracket);
  JsonStream& end(char bracket);
  void next();
  void indent();

  TextStream& out_;
  std::size_t line_depth_;
  std::vector<bool> has_elements_;  ///< by depth
  bool is_after_key_ = false;
};

}  // namespace yinguo::literature
