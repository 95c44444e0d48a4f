#pragma once
// Answers that are lists under titles.
#include <optional>
#include <string>
#include <vector>

#include "cli/document.hpp"
#include "cli/html_page.hpp"
#include "cli/output.hpp"

namespace yinguo::cli {

/// An answer in titled parts, for text, Markdown and pages alike. Lines begin with two spaces for
/// each level below the first.
struct Outline {
  struct Part {
    std::string title{};
    std::vector<std::string> lines{};
    std::optional<Table> table{};  ///< after the lines
    bool is_numbered = false;      ///< the lines of the first level
  };

  std::string title{};
  std::vector<std::string> preamble{};
  std::vector<Part> parts{};
  std::string remark{};  ///< at the end; may be empty

  [[nodiscard]] std::string text(bool color) const;
  [[nodiscard]] Document document() const;
};

/// Writes what has outline(), json() and maybe csv() in the format that is asked for; `question` is
/// what a page says it answers.
template <class Answer>
[[nodiscard]] int answer_in_each_way(const Answer& answer, const Bilingual& question,
                                     const Output& output) {
  const auto text = [&] { return answer.outline().text(output.common().color); };
  const auto md = [&] { return markdown(answer.outline().document()); };
  const auto page = [&] {
    const std::vector documents{answer.outline().document()};
    return html_page(documents, output.say(question), output.common().language);
  };
  const auto json = [&] { return answer.json(); };
  if constexpr (requires { answer.csv(); })
    return output.answer_as({{Format::kText, text},
                             {Format::kMarkdown, md},
                             {Format::kHtml, page},
                             {Format::kCsv, [&] { return answer.csv(); }},
                             {Format::kJson, json}});
  else
    return output.answer_as({{Format::kText, text},
                             {Format::kMarkdown, md},
                             {Format::kHtml, page},
                             {Format::kJson, json}});
}

}  // namespace yinguo::cli
