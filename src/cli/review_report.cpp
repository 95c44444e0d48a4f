#include "cli/review_report.hpp"

#include "cli/words.hpp"

namespace yinguo::cli {

std::string ReviewReport::text(bool color) const {
  auto out = styled(title, Style::kBold, color) + "\n";
  for (const auto& line : preamble)
    out += line + "\n";
  for (const auto& block : blocks) {
    out += "\n" + styled(block.title, Style::kBold, color) + "\n" + indented(block.lines);
    if (block.table) out += block.table->text(color);
  }
  return out;
}

std::string ReviewReport::markdown() const {
  auto out = "# " + title + "\n";
  for (const auto& line : preamble)
    out += "\n" + line + "\n";
  for (const auto& block : blocks) {
    out += "\n## " + block.title + "\n\n" + bulleted(block.lines);
    if (block.table) out += (block.lines.empty() ? "" : "\n") + block.table->markdown();
  }
  return out;
}

}  // namespace yinguo::cli
