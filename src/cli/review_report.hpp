#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/terminal.hpp"

namespace yinguo::cli {

/// An answer in words, for text and Markdown alike: titles, lines (two spaces deeper for each level
/// below the first) and tables.
struct ReviewReport {
  struct Block {
    std::string title{};
    std::vector<std::string> lines{};
    std::optional<Table> table{};  ///< after the lines
  };

  std::string title{};
  std::vector<std::string> preamble{};
  std::vector<Block> blocks{};

  [[nodiscard]] std::string text(bool color) const;
  [[nodiscard]] std::string markdown() const;
};

}  // namespace yinguo::cli
