#pragma once
#include <string_view>

#include "base/quoting.hpp"

#include "literature/text_stream.hpp"

namespace yinguo::literature {

/// A table of CSV (RFC 4180, with LF line ends): cells one by one, and the ends of rows.
class CsvRows {
 public:
  explicit CsvRows(TextStream& out) : out_{out} {}

  CsvRows& cell(std::string_view text) {
    out_ << (is_first_ ? "" : ",") << base::csv_cell(text);
    is_first_ = false;
    return *this;
  }

  void end() {
    out_ << "\n";
    is_first_ = true;
  }

  /// `has_byte_order_mark`: spreadsheets know UTF-8 by it.
  template <class Names>
  void header(const Names& names, bool has_byte_order_mark) {
    if (has_byte_order_mark) out_ << "\xEF\xBB\xBF";
    for (const auto name : names)
      (void)cell(name);
    end();
  }

 private:
  TextStream& out_;
  bool is_first_ = true;
};

}  // namespace yinguo::literature
