#include "reasoning/answer_changes.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "derivation/solve.hpp"
#include "evaluation/build_graph.hpp"
#include "reasoning/explain.hpp"

namespace yinguo::reasoning {
namespace {

using model::Interval;

/// The degrees of `roots` for each region: result[r * roots.size() + g].
base::Result<std::vector<Interval>> answers(const Reading& reading,
                                            const std::vector<std::string>& regions,
                                            const std::vector<derivation::NodeId>& roots) {
  std::vector<derivation::Inputs> cases;
  for (const auto& region : regions) {
    auto inputs = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                            reading.graph, region);
    if (!inputs) return inputs.error();
    cases.push_back(std::move(*inputs));
  }
  return derivation::solve_batch(reading.graph, cases, roots);
}

/// How far apart two degrees are: the greater of the distances of their ends.
double apart(const Interval& a, const Interval& b) {
  return std::max(std::abs(a.lower - b.lower), std::abs(a.upper - b.upper));
}

}  // namespace

base::Result<AnswerChanges> compare_answers(const Reading& before, const Reading& after,
                                            std::span<const IdPair> regions,
                                            std::span<const IdPair> goals, double threshold) {
  AnswerChanges out;
  std::vector<std::string> asked;
  std::vector<derivation::NodeId> roots_before;
  std::vector<derivation::NodeId> roots_after;
  for (const auto& [was, is] : goals) {
    const auto root_before = goal_node(before, was);
    const auto root_after = goal_node(after, is);
    if (!root_before || !root_after) {
      out.silent.push_back(is);
      continue;
    }
    asked.push_back(is);
    roots_before.push_back(*root_before);
    roots_after.push_back(*root_after);
  }
  std::vector<std::string> regions_before;
  std::vector<std::string> regions_after;
  for (const auto& [was, is] : regions) {
    regions_before.push_back(was);
    regions_after.push_back(is);
  }
  const auto was = answers(before, regions_before, roots_before);
  if (!was) return was.error();
  const auto is = answers(after, regions_after, roots_after);
  if (!is) return is.error();
  out.compared = was->size();
  for (std::size_t i = 0; i < was->size(); ++i) {
    const auto& one = (*was)[i];
    const auto& other = (*is)[i];
    if (one == other) continue;
    const bool has_same_status =
        model::status_of(one, threshold) == model::status_of(other, threshold);
    (has_same_status ? out.degree : out.status)
        .push_back({regions_after[i / asked.size()], asked[i % asked.size()], one, other});
  }
  std::ranges::stable_sort(out.degree, std::greater{},
                           [](const AnswerChange& one) { return apart(one.before, one.after); });
  return out;
}

}  // namespace yinguo::reasoning
