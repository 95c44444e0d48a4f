#pragma once
// Why a goal is not in place for a region: what its nearest derivations lack, down to the figures.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/interval.hpp"
#include "ontology/model.hpp"

#include "reasoning/explanation.hpp"
#include "reasoning/peers.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// A fact that falls short of the threshold, and what it would need.
struct Gap {
  /// How `parts` stand to the fact.
  enum class Needs {
    kNothing,  ///< a leaf
    kEach,     ///< all of the parts
    kSome,     ///< `more` of them
    kMean,     ///< their mean with those that are high enough already
    kLess      ///< the fact holds something back: each of the parts must fall
  };
  Role role = Role::kOther;
  Basis basis = Basis::kNone;
  std::string relation{};
  std::string subject{};
  model::Interval degree{};
  Needs needs = Needs::kNothing;
  std::int64_t more = 0;    ///< kSome
  std::size_t members = 0;  ///< kMean, kSome: of the group, those that suffice included
  /// The fewest figures or judgements that have to change for it; none: no figure can make it hold.
  std::optional<std::size_t> missing{};
  std::vector<std::string> claims{};  ///< along which it would be implied
  std::optional<Figure> figure{};
  std::optional<Peer> nearest{};  ///< the least good of the peers that reach the threshold
  std::optional<double>
      alone{};  ///< the value that lifts the mean to the threshold, the others held
  bool is_input = false;
  bool is_absent = false;       ///< nothing supports it
  bool is_listed_only = false;  ///< a further way, not followed
  bool is_shown_above = false;
  bool is_cut = false;
  std::vector<Gap> parts{};  ///< nearest first
};

/// A missing figure or judgement that would tell.
struct Deciding {
  std::string subject{};
  bool is_figure = false;  ///< else: a judgement
  /// The share of all completions of the other unknowns (each at its worst or its best) in which
  /// this one decides: its Banzhaf value.
  double weight = 0.0;
  bool may_activate = false;    ///< known at its best, it alone makes the goal active
  bool may_inactivate = false;  ///< known at its worst, it alone makes it inactive
};

struct Shortfall {
  std::string goal{};
  model::Interval degree{};
  model::Status status = model::Status::kUndetermined;
  std::optional<Gap> gap{};          ///< none: the goal is active
  std::vector<Deciding> deciding{};  ///< undetermined: by weight
  bool is_sampled = false;           ///< the weights are of a seeded sample of completions
};

struct Shortfalls {
  std::string region{};
  int period = 0;
  double threshold = 0.5;
  std::vector<Shortfall> answers{};
};

struct GapOptions {
  double threshold = 0.5;    ///< (0,1]
  std::size_t attempts = 3;  ///< ways of a fact that are followed where one suffices
  std::size_t depth = 12;
};

/// For each of `goals` that is not active what its nearest derivations lack. A derivation is nearer
/// if fewer figures have to change for it, then if their degrees have less far to go; where several
/// derivations need the same figure it counts in each.
/// Errors: YG-Q751; YG-Q801 when the degrees are not combined by the weakest; a degree outside
/// [0,1]. Cost: some passes over the graph; for undetermined goals up to 4,096 re-evaluations.
[[nodiscard]] base::Result<Shortfalls> shortfalls(const Reading& reading,
                                                  const ontology::Model& model,
                                                  const std::string& region,
                                                  std::span<const std::string> goals,
                                                  const GapOptions& options);

/// YG-Q801 unless the reading's degrees are combined by the weakest (Gödel, Boolean), so that a
/// threshold goes through every rule.
[[nodiscard]] base::Result<void> check_thresholds(const Reading& reading);

}  // namespace yinguo::reasoning
