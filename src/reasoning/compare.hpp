#pragma once
// Why one region and not another: the smallest differences that flip an answer.
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/interval.hpp"
#include "ontology/model.hpp"

#include "reasoning/explain.hpp"
#include "reasoning/explanation.hpp"
#include "reasoning/paired_figures.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

struct CompareOptions {
  double threshold = 0.5;   ///< (0,1]
  std::size_t sets = 3;     ///< of figures that flip an answer
  std::size_t nearest = 3;  ///< regions beside each
};

/// Observations that give the first region the second's status when they are taken over from it.
struct FlippingSet {
  std::vector<PairedFigure> figures{};
  model::Interval degree{};  ///< of the goal then, by a full evaluation
};

struct GoalComparison {
  Answer first{};  ///< without proofs
  Answer second{};
  std::size_t figures = 0;  ///< observations below the goal that either region has
  std::size_t better = 0;   ///< of which the first has a higher degree
  std::size_t worse = 0;
  std::vector<FlippingSet> sets{};  ///< where the statuses differ; smallest first
  std::size_t bound = 0;            ///< no set has fewer members
  bool is_proved = false;           ///< the first set is a smallest, or there is none
};

/// A region and how far its profile lies from another's.
struct Neighbour {
  std::string region{};
  double distance = 0.0;    ///< [0,1]: the mean difference of degrees over the figures of both
  std::size_t figures = 0;  ///< of both
};

struct Comparison {
  std::string first{};
  std::string second{};
  int period = 0;
  double threshold = 0.5;
  std::vector<std::string> groups_of_both{};  ///< peer groups
  std::vector<std::string> groups_of_first{};
  std::vector<std::string> groups_of_second{};
  Neighbour apart{};                    ///< the second, seen from the first
  std::vector<Neighbour> near_first{};  ///< nearest first
  std::vector<Neighbour> near_second{};
  std::vector<GoalComparison> goals{};
};

/// Compares the answers about two regions of one reading. The peers' anchors stay, so that a figure
/// taken over has the degree that it has where it is from.
///
/// The distance of two profiles is the mean of the absolute differences of the degrees (the middle
/// of each interval) over the figures below the goals that both have; a region that has fewer than
/// half of the figures of the one asked about is no neighbour.
/// Errors: YG-Q751, YG-Q801; a degree outside [0,1].
[[nodiscard]] base::Result<Comparison> compare_regions(
    const Reading& reading, const ontology::Model& model, const std::string& first,
    const std::string& second, std::span<const std::string> goals, const CompareOptions& options);

}  // namespace yinguo::reasoning
