#pragma once
#include <span>
#include <string>
#include <string_view>

#include "cli/document.hpp"
#include "cli/language.hpp"

namespace yinguo::cli {

/// Documents as one page that needs nothing else: no network, no script. Well-formed as HTML and as
/// XML; the same documents give the same bytes. `question` says what they answer.
/// Requires: at least one document.
[[nodiscard]] std::string html_page(std::span<const Document> documents, std::string_view question,
                                    Language language);

/// The style sheet of a page; holds none of `<`, `&`, `]]>`.
[[nodiscard]] std::string_view html_style();

}  // namespace yinguo::cli
