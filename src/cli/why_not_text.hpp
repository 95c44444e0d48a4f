#pragma once
#include <string>

#include "cli/language.hpp"

#include "reasoning/why_not.hpp"

namespace yinguo::cli {

struct WhyNotRendering {
  Language language = Language::kEn;
  bool color = false;
  bool as_list = false;  ///< Markdown
};

// Pure functions; each fact is explained once, further uses refer to its number.
[[nodiscard]] std::string why_not_text(const reasoning::WhyNot& why_not,
                                       const WhyNotRendering& rendering);
[[nodiscard]] std::string why_not_json(const reasoning::WhyNot& why_not);

}  // namespace yinguo::cli
