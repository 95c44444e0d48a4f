#pragma once
// What the commands about the literature have in common.
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "cli/output.hpp"
#include "cli/review_report.hpp"
#include "cli/review_words.hpp"

namespace yinguo::cli {

/// A question about the literature, made ready.
struct ReviewQuestion {
  const literature::EvidenceBase& base;
  std::vector<bool> asked{};                   ///< by pair
  std::optional<literature::ScopeId> where{};  ///< of --region and --period
  std::string region{};                        ///< id; may be empty
  std::optional<int> period{};
  std::optional<std::size_t> k{};
  bool is_for_people = true;

  /// How many are shown: as asked, else `k` for people and all for machines.
  [[nodiscard]] std::size_t shown(std::size_t k_for_people) const {
    if (k) return *k;
    return is_for_people ? k_for_people : std::numeric_limits<std::size_t>::max();
  }
};

/// Writes what has report(), csv() and json() in the format that is asked for.
template <class Answer>
[[nodiscard]] int answer_in_each_way(const Answer& answer, const Output& output) {
  return output.answer_as(
      {{Format::kText, [&] { return answer.report().text(output.common().color); }},
       {Format::kMarkdown, [&] { return answer.report().markdown(); }},
       {Format::kCsv, [&] { return answer.csv(); }},
       {Format::kJson, [&] { return answer.json(); }}});
}

[[nodiscard]] int answer_matrix(const ReviewQuestion& question, const ReviewWords& words,
                                const Output& output);
[[nodiscard]] int answer_status(const ReviewQuestion& question, bool by_claim,
                                const ReviewWords& words, const Output& output);
[[nodiscard]] int answer_conflicts(const ReviewQuestion& question,
                                   const literature::Conflicts& found, const ReviewWords& words,
                                   const Output& output);
[[nodiscard]] int answer_gaps(const ReviewQuestion& question, const literature::Gaps& found,
                              const ReviewWords& words, const Output& output);

}  // namespace yinguo::cli
