#pragma once
// Elements of a page that is well-formed both as HTML and as XML.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yinguo::cli {

/// `text` as character data or as the value of an attribute. What neither HTML nor XML may hold
/// (control characters, malformed UTF-8) becomes U+FFFD.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// The same for a text on which styled() was used: each style is a span with the style's class.
/// Two spaces or more, which set parts of a line apart, become one wide space.
[[nodiscard]] std::string html_line(std::string_view styled);

/// Writes elements one after the other. Names and classes are ours; values and texts are escaped.
class HtmlWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  void open(std::string_view name, Attributes attributes = {});
  /// Ends the element that was opened last.
  void close();
  /// An element without content.
  void empty(std::string_view name, Attributes attributes = {});
  /// An element that holds `styled`, a text that styled() may have been used on.
  void line(std::string_view name, std::string_view styled, Attributes attributes = {});
  /// An element that holds `plain`.
  void text(std::string_view name, std::string_view plain, Attributes attributes = {});

  /// What this or another writer wrote.
  void raw(std::string_view elements) { out_ += elements; }

  [[nodiscard]] const std::string& written() const noexcept { return out_; }

 private:
  void start(std::string_view name, Attributes attributes);
  void whole(std::string_view name, std::string_view content, Attributes attributes);

  std::string out_;
  std::vector<std::string_view> open_;
};

}  // namespace yinguo::cli
