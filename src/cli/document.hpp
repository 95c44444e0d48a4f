#pragma once
// An answer as headings, paragraphs, lists, tables and pictures: what Markdown and pages are
// written from. Texts are one line each; styled() may have been used on them.
#include <string>
#include <variant>
#include <vector>

#include "cli/svg.hpp"
#include "cli/terminal.hpp"

namespace yinguo::cli {

/// A line of a list, with the lines below it.
struct Item {
  std::string text;
  std::vector<Item> items{};
};

/// Level 1 is the document's title, so that these begin with 2.
struct Heading {
  int level = 2;
  std::string text;
};

struct Paragraph {
  std::string text;
};

struct List {
  std::vector<Item> items;
  bool is_numbered = false;  ///< the highest items
};

struct CaptionedTable {
  std::string caption;
  Table table;
};

/// Drawings that are read together.
struct Picture {
  std::string caption;
  std::vector<Drawing> drawings;
};

using Block = std::variant<Heading, Paragraph, List, CaptionedTable, Picture>;

struct Document {
  std::string title;
  std::vector<Block> blocks{};

  /// Adds a block unless it is an empty list or a picture without drawings.
  void add(Block block);
};

/// Lines of an outline, two spaces deeper for each level, as a list. Requires: no line is deeper
/// than the one before it by more than one level.
[[nodiscard]] List outline(const std::vector<std::string>& lines);

/// Without the pictures and captions. Ends in a line break.
[[nodiscard]] std::string markdown(const Document& document);

}  // namespace yinguo::cli
