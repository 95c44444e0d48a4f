#pragma once
#include <string>
#include <string_view>

namespace yinguo::base {

/// One cell of CSV, quoted where RFC 4180 needs it.
[[nodiscard]] std::string csv_cell(std::string_view text);

/// `text` as a JSON string (RFC 8259), in its quotes. What is not ASCII stays as it is.
[[nodiscard]] std::string json_string(std::string_view text);

/// `text` as a quoted ID of DOT (graphviz.org/doc/info/lang.html) that is shown as it is: what
/// would be an escape of a label is none, a line break is one.
[[nodiscard]] std::string dot_string(std::string_view text);

/// Shortest decimal that reads back as `x`.
[[nodiscard]] std::string number_text(double x);

}  // namespace yinguo::base
