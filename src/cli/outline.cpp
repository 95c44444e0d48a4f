#include "cli/outline.hpp"

namespace yinguo::cli {
namespace {

bool is_first_level(const std::string& line) {
  return !line.starts_with(' ');
}

/// Lines as text reads them: two columns in, and with numbers if they have any.
std::string text_of(const Outline::Part& part) {
  std::string out;
  std::size_t number = 0;
  for (const auto& line : part.lines) {
    if (!part.is_numbered)
      out += "  " + line + "\n";
    else if (is_first_level(line))
      out += "  " + std::to_string(++number) + "  " + line + "\n";
    else
      out += "   " + line + "\n";
  }
  return out;
}

}  // namespace

std::string Outline::text(bool color) const {
  auto out = styled(title, Style::kBold, color) + "\n";
  for (const auto& line : preamble)
    out += line + "\n";
  for (const auto& part : parts) {
    out += "\n" + styled(part.title, Style::kBold, color) + "\n" + text_of(part);
    if (part.table) out += (part.lines.empty() ? "" : "\n") + part.table->text(color);
  }
  return remark.empty() ? out : out + "\n" + remark + "\n";
}

Document Outline::document() const {
  Document out{title};
  for (const auto& line : preamble)
    out.add(Paragraph{line});
  for (const auto& part : parts) {
    out.add(Heading{2, part.title});
    auto list = cli::outline(part.lines);
    list.is_numbered = part.is_numbered;
    out.add(std::move(list));
    if (part.table) out.add(CaptionedTable{part.title, *part.table});
  }
  if (!remark.empty()) out.add(Paragraph{remark});
  return out;
}

}  // namespace yinguo::cli
