#pragma once
// Answers as documents, in Markdown or as a page.
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "cli/html_page.hpp"
#include "cli/pictures.hpp"

namespace yinguo::cli {

/// Makes the document of one answer; `pictures` is null where none are wanted.
template <class T>
using MakeDocument = Document (*)(const T& answer, const Rendering& rendering, Pictures* pictures);

/// One after the other, with a blank line between.
template <class T>
[[nodiscard]] std::string markdown_of(std::span<const std::type_identity_t<T>> all,
                                      MakeDocument<T> make, const Rendering& rendering) {
  const Rendering plain{rendering.lexicon, rendering.language, false};
  std::string out;
  for (const auto& one : all)
    out += (out.empty() ? "" : "\n") + markdown(make(one, plain, nullptr));
  return out;
}

/// All on one page, with pictures of the figures of `reading`.
template <class T>
[[nodiscard]] std::string page_of(std::span<const std::type_identity_t<T>> all,
                                  MakeDocument<T> make, const Rendering& rendering,
                                  const reasoning::Reading& reading, const Bilingual& question) {
  const Rendering styled{rendering.lexicon, rendering.language, true};
  Pictures pictures{reading, rendering};
  std::vector<Document> documents;
  for (const auto& one : all)
    documents.push_back(make(one, styled, &pictures));
  return html_page(documents, question.in(rendering.language), rendering.language);
}

}  // namespace yinguo::cli
