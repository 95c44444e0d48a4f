#include "literature/note_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/quoting.hpp"

#include "literature/escapes.hpp"

namespace yinguo::literature {
namespace {

/// Names that Windows keeps, whatever follows their first dot (Microsoft, Naming Files, Paths, and
/// Namespaces).
bool is_device(std::string_view id) {
  constexpr std::array<std::string_view, 4> kDevices{"con", "prn", "aux", "nul"};
  const auto stem = id.substr(0, id.find('.'));
  if (std::ranges::find(kDevices, stem) != kDevices.end()) return true;
  return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
         stem[3] >= '0' && stem[3] <= '9';
}

std::string note_name(std::string_view id) {
  return std::string{id} + (is_device(id) ? "_" : "");
}

/// A string of YAML, which may be one of JSON.
std::string quoted(std::string_view text) {
  return base::json_string(one_line(text));
}

std::string wiki_link(std::string_view folder, std::string_view id) {
  return quoted("[[" + std::string{folder} + "/" + note_name(id) + "]]");
}

}  // namespace

std::string note_path(std::string_view folder, std::string_view id) {
  return std::string{folder} + "/" + note_name(id) + ".md";
}

NoteText& NoteText::property(std::string_view name, std::string_view value) {
  if (!value.empty()) properties_ += std::string{name} + ": " + quoted(value) + "\n";
  return *this;
}

NoteText& NoteText::property(std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return *this;
  properties_ += std::string{name} + ":\n";
  for (const auto& value : values)
    properties_ += "  - " + quoted(value) + "\n";
  return *this;
}

NoteText& NoteText::link_property(std::string_view name, std::string_view folder,
                                  std::string_view id) {
  properties_ += std::string{name} + ": " + wiki_link(folder, id) + "\n";
  return *this;
}

NoteText& NoteText::link_property(std::string_view name, std::string_view folder,
                                  const std::vector<std::string_view>& ids) {
  if (ids.empty()) return *this;
  properties_ += std::string{name} + ":\n";
  for (const auto id : ids)
    properties_ += "  - " + wiki_link(folder, id) + "\n";
  return *this;
}

/// A blank line between blocks, none within a list.
void NoteText::separate(bool is_item) {
  if (!body_.empty() && !(is_item && in_list_)) body_ += "\n";
  in_list_ = is_item;
}

NoteText& NoteText::heading(int level, std::string_view text) {
  separate(false);
  body_ += std::string(static_cast<std::size_t>(level), '#') + " " + NoteText::text(text) + "\n";
  return *this;
}

NoteText& NoteText::paragraph(std::string_view text) {
  if (text.empty()) return *this;
  separate(false);
  auto line = NoteText::text(text);
  if (const auto at = line.find_first_not_of("0123456789");
      at < line.size() && std::string_view{"-+.)"}.find(line[at]) != std::string_view::npos)
    line.insert(at, 1, '\\');  // else it could begin a list
  body_ += line + "\n";
  return *this;
}

NoteText& NoteText::item(std::string_view markdown, int depth) {
  separate(true);
  body_ +=
      std::string(static_cast<std::size_t>(depth) * 2, ' ') + "- " + std::string{markdown} + "\n";
  return *this;
}

std::string NoteText::text(std::string_view text) {
  return markdown_text(text);
}

std::string NoteText::link(std::string_view folder, std::string_view id, std::string_view label) {
  return "[" + text(label) + "](../" + note_path(folder, id) + ")";
}

std::string NoteText::take() && {
  return "---\n" + properties_ + "---\n\n" + std::move(body_);
}

}  // namespace yinguo::literature
