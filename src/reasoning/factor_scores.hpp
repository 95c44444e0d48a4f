#pragma once
// Factors as the figures of many regions show them, without the rules.
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/model.hpp"

#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// A concept's score in a region is the mean over its indicators of the region's rank among the
/// regions, from the worse end of each: ranks need no common unit and no form of the association. A
/// region that lacks one of the indicators has no score.
struct FactorScores {
  std::vector<const ontology::Indicator*> indicators{};
  std::vector<double> scores{};  ///< by region; NaN: none
};

/// By concept; those that no graded indicator measures are not there.
using Factors = std::map<std::string, FactorScores, std::less<>>;

/// Lifetime: refers to the model. Cost: O(indicators · regions · log regions).
[[nodiscard]] Factors factor_scores(Lookup& lookup, const ontology::Model& model,
                                    std::span<const std::string> regions);

/// By factor, the scores in the regions that have them all. Requires: at least one factor.
[[nodiscard]] std::vector<std::vector<double>> complete_scores(
    std::span<const FactorScores* const> factors);

/// Whether both are read off one indicator, and so go together by construction.
[[nodiscard]] bool share_an_indicator(const FactorScores& a, const FactorScores& b);

/// The raw series that indicators are made of: themselves, or what they are ratios of, all the way.
///
/// Lifetime: refers to the model.
class RawSeries {
 public:
  explicit RawSeries(const ontology::Model& model);

  [[nodiscard]] std::set<std::string> of(const FactorScores& factor) const;

  /// Those that go into both.
  [[nodiscard]] std::vector<std::string> shared(const FactorScores& a, const FactorScores& b) const;

 private:
  void add(const ontology::Indicator& indicator, std::set<std::string>& out) const;

  std::unordered_map<std::string_view, const ontology::Indicator*> indicators_;
};

}  // namespace yinguo::reasoning
