#include "cli/document.hpp"

#include <algorithm>

namespace yinguo::cli {
namespace {

void write_items(const std::vector<Item>& items, std::size_t indent, std::string& out) {
  for (const auto& item : items) {
    out.append(indent, ' ').append("- ").append(item.text).append("\n");
    write_items(item.items, indent + 2, out);
  }
}

void write_numbered(const std::vector<Item>& items, std::string& out) {
  std::size_t number = 0;
  for (const auto& item : items) {
    const auto mark = std::to_string(++number) + ". ";
    out.append(mark).append(item.text).append("\n");
    write_items(item.items, mark.size(), out);
  }
}

/// Writes a block as Markdown; nothing for a picture.
struct BlockInMarkdown {
  std::string operator()(const Heading& heading) const {
    return std::string(static_cast<std::size_t>(heading.level), '#') + " " + heading.text + "\n";
  }

  std::string operator()(const Paragraph& paragraph) const { return paragraph.text + "\n"; }

  std::string operator()(const List& list) const {
    std::string out;
    if (list.is_numbered)
      write_numbered(list.items, out);
    else
      write_items(list.items, 0, out);
    return out;
  }

  std::string operator()(const CaptionedTable& table) const { return table.table.markdown(); }

  std::string operator()(const Picture& /*picture*/) const { return {}; }
};

}  // namespace

void Document::add(Block block) {
  const auto* list = std::get_if<List>(&block);
  const auto* picture = std::get_if<Picture>(&block);
  if (list != nullptr && list->items.empty()) return;
  if (picture != nullptr && picture->drawings.empty()) return;
  blocks.push_back(std::move(block));
}

List outline(const std::vector<std::string>& lines) {
  List list;
  for (const auto& line : lines) {
    const auto indent = std::min(line.find_first_not_of(' '), line.size());
    auto* level = &list.items;
    for (std::size_t depth = indent / 2; depth > 0 && !level->empty(); --depth)
      level = &level->back().items;
    level->push_back({line.substr(indent)});
  }
  return list;
}

std::string markdown(const Document& document) {
  auto out = "# " + document.title + "\n";
  for (const auto& block : document.blocks) {
    const auto text = std::visit(BlockInMarkdown{}, block);
    if (!text.empty()) out += "\n" + text;
  }
  return out;
}

}  // namespace yinguo::cli
