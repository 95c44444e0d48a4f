#pragma once
// The independencies that the claims imply, held against the figures of many regions at one time.
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ontology/model.hpp"

#include "reasoning/causal_graph.hpp"
#include "reasoning/rank_statistics.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// What the claims say of a pair of measured concepts that none of them joins directly.
enum class Implied {
  kIndependent,  ///< once `given` are held fixed
  kLatent,       ///< only once latent concepts among `given` are, too
  kShared,       ///< only once concepts are that share an indicator with one of the pair
  kLoop          ///< nothing: a loop joins them
};

struct Independency {
  std::string a{};
  std::string b{};
  std::vector<std::string> given{};  ///< one of the smallest sets; empty for kLoop
  Implied implied = Implied::kIndependent;
};

/// Pairs in the order of ids. A pair that a claim joins implies nothing and is not listed;
/// `measured` says which concepts have scores (ascending), and which two of them share an
/// indicator. d-separation, and σ-separation where there are loops, see graph/separation.hpp. Cost:
/// a maximum flow or three for each pair.
[[nodiscard]] std::vector<Independency> implied_independencies(
    const CausalGraph& graph, const std::vector<std::string>& measured,
    const std::vector<std::vector<bool>>& shares);

/// Why figures cannot speak of an independency, where it is not for what is implied.
enum class Silence {
  kNone,
  kImplied,     ///< see Independency::implied
  kPairShared,  ///< both are read off one indicator
  kTooFew,      ///< too few regions have the figures
  kNothingLeft  ///< one is the same everywhere, or is told by what is held fixed
};

struct IndependenceTest {
  Silence silence = Silence::kNone;
  std::size_t regions = 0;   ///< with all figures
  double correlation = 0.0;  ///< partial rank correlation given the others, in [-1,1]
  Significance significance{};
  double adjusted = 1.0;  ///< the p of `significance`, adjusted over all tests of the period
  std::vector<std::string> shared_series{};  ///< raw series that both are made of

  [[nodiscard]] bool is_assessed() const { return silence == Silence::kNone; }
};

struct IndependenceTests {
  int period = 0;
  std::size_t regions = 0;                  ///< that were compared
  std::vector<Independency> pairs{};        ///< the same for every period
  std::vector<IndependenceTest> results{};  ///< by pair
};

struct IndependenceOptions {
  double level = 0.05;          ///< of the intervals; in (0,1)
  std::size_t min_regions = 8;  ///< beside one for each concept held fixed
};

/// Tests each pair that is implied to be independent by the partial rank correlation of its scores
/// (factor_scores.hpp). A small p speaks against the claims taken as the whole truth: some cause is
/// missing, or a claim is wrong, or the indicators stand badly for what is held fixed. A large one
/// speaks for nothing.
/// Cost: that of implied_independencies(), then O(pairs · regions · given²).
[[nodiscard]] IndependenceTests test_independencies(const Reading& reading,
                                                    const ontology::Model& model,
                                                    std::span<const std::string> regions,
                                                    const IndependenceOptions& options);

}  // namespace yinguo::reasoning
