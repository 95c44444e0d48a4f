#pragma once
// What the commands about the literature have in common.
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "cli/outline.hpp"
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
