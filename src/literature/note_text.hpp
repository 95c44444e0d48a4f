#pragma once
// Notes of Obsidian (obsidian.md/help): Markdown with properties, and links between them.
#include <string>
#include <string_view>
#include <vector>

namespace yinguo::literature {

/// Where the note of an id is in a vault: "concepts/bees.md", with `/` on every system. Ids are
/// names of files as they stand (ontology::is_id), but for names that Windows keeps for devices.
[[nodiscard]] std::string note_path(std::string_view folder, std::string_view id);

/// One note, written from its properties to its end. Texts are escaped; what is empty is left out.
class NoteText {
 public:
  NoteText& property(std::string_view name, std::string_view value);
  NoteText& property(std::string_view name, const std::vector<std::string>& values);
  /// A property that links to another note.
  NoteText& link_property(std::string_view name, std::string_view folder, std::string_view id);
  NoteText& link_property(std::string_view name, std::string_view folder,
                          const std::vector<std::string_view>& ids);

  NoteText& heading(int level, std::string_view text);
  NoteText& paragraph(std::string_view text);
  /// A line of a list; `text` is Markdown, see text() and link().
  NoteText& item(std::string_view markdown, int depth = 0);

  /// What is not Markdown, for an item.
  [[nodiscard]] static std::string text(std::string_view text);
  /// A link of Markdown to the note of another folder, which Obsidian follows as its own.
  [[nodiscard]] static std::string link(std::string_view folder, std::string_view id,
                                        std::string_view label);

  [[nodiscard]] std::string take() &&;

 private:
  void separate(bool is_item);

  std::string properties_;
  std::string body_;
  bool in_list_ = false;
};

}  // namespace yinguo::literature
