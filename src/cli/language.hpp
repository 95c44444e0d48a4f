#pragma once
#include <string_view>

#include "ontology/vocabulary.hpp"

namespace yinguo::cli {

/// The language of what people read. Machine formats (JSON, CSV) carry ids and both labels.
using ontology::Language;

/// One message in both languages, kept side by side so that neither is forgotten.
struct Bilingual {
  std::string_view en;
  std::string_view zh;

  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::kZh ? zh : en;
  }
};

/// From the text of LC_ALL, LC_MESSAGES or LANG ("zh_CN.UTF-8"); the machine need not have the
/// locale.
[[nodiscard]] constexpr Language language_of_locale(std::string_view locale) {
  return locale.starts_with("zh") ? Language::kZh : Language::kEn;
}

}  // namespace yinguo::cli
