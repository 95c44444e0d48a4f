#include "literature/csl_marks.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

#include "literature/import_file.hpp"
#include "literature/word_table.hpp"

namespace yinguo::literature {

std::string without_csl_marks(std::string_view text) {
  constexpr std::array<std::string_view, 6> kMarks{"i", "b", "sub", "sup", "sc", "span"};
  constexpr std::array kEntities{WordPair{"&lt;", "<"}, WordPair{"&gt;", ">"},
                                 WordPair{"&quot;", "\""}, WordPair{"&#39;", "'"},
                                 WordPair{"&amp;", "&"}};
  std::string out;
  while (!text.empty()) {
    std::size_t taken = 0;
    if (text.front() == '<') {
      const auto name = text.substr(text.substr(1).starts_with('/') ? 2 : 1);
      const auto mark = name.substr(0, name.find_first_of(" >"));
      if (std::ranges::find(kMarks, base::fold(mark)) != kMarks.end())
        taken = std::min(text.find('>'), text.size() - 1) + 1;
    }
    for (const auto& [entity, sign] : kEntities) {
      if (taken > 0 || !text.starts_with(entity)) continue;
      out += sign;
      taken = entity.size();
    }
    if (taken == 0) out += text[taken++];
    text.remove_prefix(taken);
  }
  return clean_text(out);
}

bool may_have_csl_marks(std::string_view field) {
  return field == "container-title" || field == "collection-title";
}

}  // namespace yinguo::literature
