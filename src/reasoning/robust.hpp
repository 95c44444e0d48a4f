#pragma once
// How firmly an answer stands: how far each observation may move, which observations carry it, and
// how often it outlasts other anchors and peers.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/interval.hpp"
#include "ontology/model.hpp"

#include "reasoning/explain.hpp"
#include "reasoning/explanation.hpp"
#include "reasoning/moved_value.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

struct RobustOptions {
  double threshold = 0.5;  ///< (0,1]
  std::size_t sets = 3;    ///< of each kind
  std::size_t samples = 1000;
  std::uint64_t seed = 1;
  double spread = 0.1;  ///< [0,1): how far anchors and threshold are moved
};

/// The nearest values of one observation at which the status is another; none: no value is.
struct Margin {
  std::string subject{};
  std::optional<MovedValue> down{};
  std::optional<MovedValue> up{};
  bool is_exact = true;  ///< else `after` is a value before which nothing changes
};

/// Observations that keep the status whatever all others are.
struct SufficientSets {
  std::vector<std::vector<std::string>> sets{};  ///< of subjects; smallest first
  std::size_t bound = 0;
  bool is_proved = false;  ///< the first set is a smallest
};

/// Observations that can change the status together, all others staying as they are.
struct ContrastiveSets {
  /// Smallest first, none with a member to spare. The values are where the status changes when all
  /// members move at once, each in proportion to the way that its ramp leaves it.
  std::vector<std::vector<MovedValue>> sets{};
  std::size_t bound = 0;
  bool is_proved = false;
};

/// How often the status stays under random anchors and thresholds.
struct Perturbed {
  std::size_t samples = 0;
  std::size_t active = 0;
  std::size_t inactive = 0;
  std::size_t undetermined = 0;

  [[nodiscard]] std::size_t& count(model::Status status) {
    if (status == model::Status::kActive) return active;
    return status == model::Status::kInactive ? inactive : undetermined;
  }

  [[nodiscard]] std::size_t count(model::Status status) const {
    auto copy = *this;
    return copy.count(status);
  }
};

/// The answer with the anchors as they would be without one peer.
struct PeerEffect {
  std::string peer{};
  model::Interval degree{};
  model::Status status = model::Status::kUndetermined;
};

struct Robustness {
  Answer answer{};  ///< as it is, without proofs
  std::size_t observations = 0;
  std::vector<Margin> margins{};     ///< of those that can change the status; nearest first
  std::vector<std::string> apart{};  ///< observations in releases that differ: without margin
  SufficientSets sufficient{};       ///< empty and not proved where the status is undetermined
  ContrastiveSets contrastive{};
  Perturbed perturbed{};
  std::vector<PeerEffect> without_peer{};  ///< one for each peer, by id
};

struct RobustnessOfRegion {
  std::string region{};
  int period = 0;
  RobustOptions options{};
  std::vector<Robustness> goals{};
};

/// How firm the answers about `goals` are. Exact, but for the share of samples: see decision 0022.
/// Errors: YG-Q751, YG-Q770, YG-Q801; a degree outside [0,1].
[[nodiscard]] base::Result<RobustnessOfRegion> robustness(const Reading& reading,
                                                          const ontology::Model& model,
                                                          const std::string& region,
                                                          std::span<const std::string> goals,
                                                          const RobustOptions& options);

}  // namespace yinguo::reasoning
