#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/result.hpp"
#include "ontology/model.hpp"

#include "derivation/solve.hpp"
#include "reasoning/explanation.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

struct ExplainOptions {
  double threshold = 0.5;        ///< [0,1]: a goal is active where its lower degree reaches it
  std::size_t proofs = 1;        ///< distinct proofs of each goal
  std::size_t depth = 12;        ///< steps below a goal
  std::size_t max_steps = 5000;  ///< of the whole explanation
  bool trees = true;             ///< without: answers and bindings only
};

/// Explains `goals` (ids of concepts) for `region`: status, interval, binding condition, proofs.
///
/// A goal that the rules have no `active` fact for is explained as a factor (`present`).
/// Errors: a degree outside [0,1] in the figures (YG-E612); a goal that the rules say nothing of
/// (YG-Q751). Cost: one pass over the derivation graph, plus the size of what is shown.
[[nodiscard]] base::Result<Explanation> explain(const Reading& reading,
                                                const ontology::Model& model,
                                                const std::string& region,
                                                std::span<const std::string> goals,
                                                const ExplainOptions& options);

/// The same for a case with `inputs` of its own; its figures are those of `region` in the reading.
[[nodiscard]] base::Result<Explanation> explain_case(
    const Reading& reading, const ontology::Model& model, const std::string& region,
    derivation::Inputs inputs, std::span<const std::string> goals, const ExplainOptions& options);

/// The fact that says how far `goal` is in place or present; none when the rules say nothing of it.
[[nodiscard]] std::optional<derivation::NodeId> goal_node(const Reading& reading,
                                                          std::string_view goal);
/// YG-Q751.
[[nodiscard]] base::Error nothing_to_say(std::string_view goal);

}  // namespace yinguo::reasoning
