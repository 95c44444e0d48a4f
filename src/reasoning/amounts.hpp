#pragma once
// What a plan's figures come to in the series that they are computed from.
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "derivation/solve.hpp"
#include "reasoning/levers.hpp"
#include "reasoning/plan_search.hpp"
#include "reasoning/ratio_system.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// A figure before and after, in its unit.
struct FigureMove {
  std::string indicator{};
  double before = 0.0;
  double after = 0.0;
};

struct Amounts {
  bool fits = false;  ///< some series reach all figures of the plan
  std::vector<FigureMove> series{};
  /// Ratios below the goals that the series take elsewhere than the plan does.
  std::vector<FigureMove> others{};
  std::vector<std::string> kept{};  ///< ratios that had to be kept from falling
  derivation::Inputs inputs{};      ///< of the region with these series, its peers as they are
};

/// Finds the least amounts with which a region has the figures of a plan.
///
/// Lifetime: refers to its arguments.
class AmountFinder {
 public:
  /// Requires: `goal.inputs` are of `region`. Cost: the rows of its figures and of all ratios.
  AmountFinder(Lookup& lookup, std::string_view region, const SearchGoal& goal,
               std::span<const Lever> levers);

  /// The least series with which the steps are made when no series falls: a ratio is raised by its
  /// numerator (ratio_system.hpp), one that is stated in proportion to its parts. A ratio falls
  /// whose denominator rises: where a goal is out of reach by that, the ratios that fall are kept
  /// as they are. None where no figure of the plan is a ratio or part of one. Cost: O(figures ×
  /// steps), and one or two evaluations of the graph.
  [[nodiscard]] std::optional<Amounts> find(const LeverSteps& steps) const;

 private:
  using Series = std::vector<double>;

  void add_figures(Lookup& lookup, std::string_view region);
  std::optional<std::uint32_t> add_figure(const std::string& indicator, Lookup& lookup);
  [[nodiscard]] double planned(std::uint32_t lever, const LeverSteps& steps) const;
  [[nodiscard]] double reached(std::uint32_t lever, const LeverSteps& steps,
                               const Series& series) const;
  [[nodiscard]] derivation::Inputs inputs_of(const LeverSteps& steps, const Series& series) const;
  [[nodiscard]] bool reaches(const derivation::Inputs& inputs) const;
  [[nodiscard]] Level level(std::uint32_t lever, double value) const;
  [[nodiscard]] std::vector<Level> levels_of(const LeverSteps& steps) const;
  [[nodiscard]] std::vector<std::uint32_t> fallen_ratios(const LeverSteps& steps,
                                                         const Series& series) const;
  void tell(const LeverSteps& steps, const Series& series, Amounts& out) const;

  SearchGoal goal_;
  std::span<const Lever> levers_;
  RatioSystem system_;
  std::map<std::string, double, std::less<>> stated_;  ///< figures with one value
  std::map<std::string, std::optional<std::uint32_t>, std::less<>> figures_;
  std::vector<std::string> names_;              ///< by figure
  std::vector<PeerScale> scales_;               ///< by lever
  std::vector<std::uint32_t> figure_of_lever_;  ///< by lever
};

}  // namespace yinguo::reasoning
