#pragma once
// The signs that claims assert, held against the figures of many regions at one time.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ontology/model.hpp"
#include "ontology/vocabulary.hpp"

#include "reasoning/rank_statistics.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

enum class Verdict {
  kSupported,     ///< the asserted sign, and not by chance
  kChallenged,    ///< the opposite sign, and not by chance
  kUndecided,     ///< the figures tell neither
  kNotAssessable  ///< see Hindrance
};

/// Why the figures cannot speak of a claim.
enum class Hindrance {
  kNone,
  kLatent,       ///< an end has no indicator
  kShared,       ///< both ends are read off one indicator, or one is part of the other
  kTooFew,       ///< too few regions have the figures of both ends
  kDoesNotVary,  ///< an end is the same everywhere
  kSelf          ///< cause and effect are one concept
};

/// All active claims that assert one sign between two concepts, and what the figures say of it.
struct SignTest {
  std::string cause{};
  std::string effect{};
  ontology::Polarity polarity = ontology::Polarity::kIncrease;  ///< or kDecrease
  std::vector<std::string> claims{};
  Verdict verdict = Verdict::kNotAssessable;
  Hindrance hindrance = Hindrance::kNone;
  std::vector<std::string> latent{};  ///< the ends without an indicator
  std::size_t regions = 0;            ///< with figures of both ends
  double correlation = 0.0;           ///< Spearman's, in [-1,1]
  Significance significance{};        ///< of `correlation`
  double adjusted = 1.0;              ///< the p of `significance`, adjusted over all tests made
  std::vector<std::string> shared_series{};  ///< raw series that figures of both ends are made of
  /// Observed other causes of the effect, held constant below; none that would cost a region.
  std::vector<std::string> others{};
  std::optional<double> partial{};
  std::optional<Significance> partial_significance{};
};

struct SignTests {
  int period = 0;
  std::vector<SignTest> tests{};  ///< in the order of their first claims
  std::size_t without_sign = 0;   ///< active claims that assert neither increase nor decrease
};

struct SignTestOptions {
  double level = 0.05;         ///< false discovery rate, and of the intervals; in (0,1)
  std::size_t max_others = 5;  ///< of the other causes, those that go most with the effect
  std::size_t min_regions = 8;
};

/// Ends are scored by their figures (factor_scores.hpp). Verdicts are by the correlation of the two
/// ends' scores, with p adjusted over all claims that could be assessed; the partial correlation
/// stands beside it and decides nothing.
///
/// Regions at one time: an association is no effect, and what all regions share cannot show.
/// Cost: O(claims · regions · (log regions + others²)).
[[nodiscard]] SignTests test_signs(const Reading& reading, const ontology::Model& model,
                                   std::span<const std::string> regions,
                                   const SignTestOptions& options);

}  // namespace yinguo::reasoning
