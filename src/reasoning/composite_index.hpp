#pragma once
// The field's composite indices over a table of figures: a cross-check beside the reasoning. They
// rank; they say nothing of causes.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace yinguo::reasoning {

struct IndexColumn {
  std::string indicator{};
  bool lower_is_better = false;
  std::vector<double> values{};       ///< by region, in the indicator's unit; none missing
  std::vector<std::size_t> groups{};  ///< to which the indicator belongs
};

enum class Weighting {
  kEntropy,  ///< more for what tells the regions apart
  kEqual,
  kGiven
};

struct IndexOptions {
  Weighting weighting = Weighting::kEntropy;
  std::vector<double> weights{};  ///< of kGiven: by column, from 0, not all 0; scaled to sum 1
  double perturbation = 0.2;      ///< in [0,1): each weight is moved by up to this share of itself
  std::size_t samples = 1000;     ///< of moved weights; 0: none
  std::uint64_t seed = 1;
};

/// A region's place by one score.
struct Place {
  double score = 0.0;         ///< in [0,1]
  std::size_t rank = 0;       ///< from 1, the best; equal scores share the best of their ranks
  std::size_t best_rank = 0;  ///< among the samples; without samples: rank
  std::size_t worst_rank = 0;
  double kept = 1.0;  ///< share of the samples in which the rank is the same
};

/// What keeps a region back most: the column's part of what its linear score lacks.
struct ObstacleShare {
  std::size_t column = 0;
  double share = 0.0;  ///< in [0,1]; all of a region sum to 1, or are 0 at a perfect score
};

/// How far the groups' scores go together, and at what height.
struct Coupling {
  double degree = 0.0;        ///< C in [0,1]: 1 where all groups are equal, 0 where one is 0
  double coordination = 0.0;  ///< D = √(C·T) in [0,1], T being the mean of the groups
};

struct RegionIndex {
  Place linear{};
  Place topsis{};
  std::vector<double> groups{};            ///< by group: its linear score
  Coupling coupling{};                     ///< zero with fewer than two groups
  std::vector<ObstacleShare> obstacles{};  ///< greatest first; none of 0
};

struct CompositeIndex {
  std::vector<double> weights{};  ///< by column; sum 1
  std::vector<double> entropy{};  ///< by column, in [0,1]
  std::vector<RegionIndex> regions{};
};

/// Figures are first put on [0,1] between the least and the greatest of the regions (min–max), 1
/// being the better end. Linear: the weighted mean. Entropy weights: e = -Σ p ln p / ln n with p a
/// figure's part of its column, w ∝ 1 - e (Shannon 1948; as usual in the field, 0 ln 0 = 0).
/// TOPSIS: the distance from the worst over the sum of the distances from the worst and the best of
/// the weighted figures (Hwang and Yoon 1981). Coupling of k groups: C = k (Π U)^(1/k) / Σ U.
/// Obstacles: w (1 - x) as a part of their sum.
///
/// Requires: at least 2 regions; at least 1 column, each with two different values; group numbers
/// below `groups`. Cost: O(samples · regions · columns). Deterministic, on every machine.
[[nodiscard]] CompositeIndex composite_index(std::span<const IndexColumn> columns,
                                             std::size_t groups, const IndexOptions& options);

}  // namespace yinguo::reasoning
