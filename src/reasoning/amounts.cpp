#include "reasoning/amounts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace yinguo::reasoning {
namespace {

constexpr double kSame = 1e-9;  // relative: two values of a figure that are one

bool is_same(double a, double b) {
  return std::abs(a - b) <= kSame * std::max(std::abs(a), std::abs(b));
}

}  // namespace

AmountFinder::AmountFinder(Lookup& lookup, std::string_view region, const SearchGoal& goal,
                           std::span<const Lever> levers)
    : goal_{goal}, levers_{levers} {
  add_figures(lookup, region);
  for (const auto& lever : levers) {
    scales_.push_back(peer_scale(lookup, lever.indicator).value_or(PeerScale{}));
    // A lever has one figure, so that there is a number for it.
    figure_of_lever_.push_back(add_figure(lever.indicator, lookup).value_or(0));
  }
}

void AmountFinder::add_figures(Lookup& lookup, std::string_view region) {
  std::map<std::string, std::size_t, std::less<>> count;
  for (const auto& row : lookup.rows("figure", std::array{region})) {
    const std::string indicator{lookup.text(row[1])};
    ++count[indicator];
    stated_[indicator] = row[2].as_float();
  }
  std::erase_if(stated_, [&](const auto& one) { return count[one.first] > 1; });
  for (const auto& [indicator, value] : stated_)
    add_figure(indicator, lookup);
}

/// None where the region has no figure, or several.
std::optional<std::uint32_t> AmountFinder::add_figure(const std::string& indicator,
                                                      Lookup& lookup) {
  const auto known = figures_.find(indicator);
  if (known != figures_.end()) return known->second;
  const auto stated = stated_.find(indicator);
  auto& figure = figures_[indicator];
  if (stated == stated_.end()) return figure;
  const auto row = lookup.row("indicator_ratio", std::array{std::string_view{indicator}});
  if (row) {
    const auto numerator = add_figure(std::string{lookup.text((*row)[1])}, lookup);
    const auto denominator = add_figure(std::string{lookup.text((*row)[2])}, lookup);
    if (numerator && denominator) {
      const double above = system_.value(*numerator, system_.series());
      const double below = system_.value(*denominator, system_.series());
      if (above > 0.0 && below > 0.0 && stated->second > 0.0)
        figure = system_.add_ratio({*numerator, *denominator, stated->second * below / above});
    }
  }
  if (!figure) figure = system_.add_series(stated->second);
  names_.push_back(indicator);
  return figure;
}

double AmountFinder::planned(std::uint32_t lever, const LeverSteps& steps) const {
  const auto& one = levers_[lever];
  return steps[lever] == 0 ? one.value : one.steps[steps[lever] - 1].value;
}

/// What the series make of a figure; as planned where that is what they are to make.
double AmountFinder::reached(std::uint32_t lever, const LeverSteps& steps,
                             const Series& series) const {
  const double value = system_.value(figure_of_lever_[lever], series);
  const double wanted = planned(lever, steps);
  return is_same(value, wanted) ? wanted : value;
}

derivation::Inputs AmountFinder::inputs_of(const LeverSteps& steps, const Series& series) const {
  auto inputs = goal_.inputs;
  for (std::uint32_t l = 0; l < levers_.size(); ++l) {
    const double value = reached(l, steps, series);
    if (value == levers_[l].value) continue;
    const double degree = scales_[l].grade(value);
    inputs[levers_[l].input] = {degree, degree};
  }
  return inputs;
}

bool AmountFinder::reaches(const derivation::Inputs& inputs) const {
  const auto solution = derivation::solve(goal_.graph, inputs);
  return std::ranges::all_of(goal_.roots, [&](derivation::NodeId root) {
    return solution.of(root).lower >= goal_.threshold;
  });
}

Level AmountFinder::level(std::uint32_t lever, double value) const {
  return {figure_of_lever_[lever], value, scales_[lever].lower_is_better};
}

std::vector<Level> AmountFinder::levels_of(const LeverSteps& steps) const {
  std::vector<Level> out;
  for (std::uint32_t l = 0; l < levers_.size(); ++l) {
    if (steps[l] > 0) out.push_back(level(l, planned(l, steps)));
  }
  return out;
}

/// Levers that stand still in the plan, and are ratios that the series make worse.
std::vector<std::uint32_t> AmountFinder::fallen_ratios(const LeverSteps& steps,
                                                       const Series& series) const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t l = 0; l < levers_.size(); ++l) {
    const double now = reached(l, steps, series);
    if (steps[l] == 0 && scales_[l].is_better(levers_[l].value, now)) out.push_back(l);
  }
  return out;
}

void AmountFinder::tell(const LeverSteps& steps, const Series& series, Amounts& out) const {
  for (std::uint32_t f = 0; f < system_.size(); ++f) {
    const double before = system_.series()[f];
    if (!system_.ratio(f) && !is_same(before, series[f]))
      out.series.push_back({names_[f], before, series[f]});
  }
  for (std::uint32_t l = 0; l < levers_.size(); ++l) {
    const double after = reached(l, steps, series);
    if (system_.ratio(figure_of_lever_[l]) && after != planned(l, steps))
      out.others.push_back({levers_[l].indicator, levers_[l].value, after});
  }
}

std::optional<Amounts> AmountFinder::find(const LeverSteps& steps) const {
  auto levels = levels_of(steps);
  auto series = system_.least_series(levels);
  if (!series) return Amounts{};
  Amounts out{.fits = true, .inputs = inputs_of(steps, *series)};
  if (!reaches(out.inputs)) {
    const auto fallen = fallen_ratios(steps, *series);
    for (const auto l : fallen)
      levels.push_back(level(l, levers_[l].value));
    if (auto with_these = system_.least_series(levels)) {
      series = std::move(with_these);
      out.inputs = inputs_of(steps, *series);
      for (const auto l : fallen)
        out.kept.push_back(levers_[l].indicator);
    }
  }
  tell(steps, *series, out);
  const bool has_ratio = std::ranges::any_of(
      levels, [&](const Level& one) { return system_.ratio(one.figure).has_value(); });
  return has_ratio || !out.others.empty() ? std::optional{std::move(out)} : std::nullopt;
}

}  // namespace yinguo::reasoning
