#pragma once
// What two versions of a theory, or of its figures, answer otherwise.
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "model/interval.hpp"

#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// One thing under its id before and its id after.
using IdPair = std::pair<std::string, std::string>;

/// An answer that is another: its status, or only its degree.
struct AnswerChange {
  std::string region{};  ///< ids as they are after
  std::string goal{};
  model::Interval before{};
  model::Interval after{};
};

struct AnswerChanges {
  std::size_t compared = 0;            ///< regions × goals
  std::vector<AnswerChange> status{};  ///< in the order asked
  std::vector<AnswerChange> degree{};  ///< of the same status; the widest apart first
  std::vector<std::string> silent{};   ///< goals that the rules of one side say nothing of
};

/// The answers of both readings about each region and goal. The readings need have nothing else in
/// common. Errors: a degree outside [0,1] in the figures (YG-E612). Cost: a pass over each
/// derivation graph for every region.
[[nodiscard]] base::Result<AnswerChanges> compare_answers(const Reading& before,
                                                          const Reading& after,
                                                          std::span<const IdPair> regions,
                                                          std::span<const IdPair> goals,
                                                          double threshold);

}  // namespace yinguo::reasoning
