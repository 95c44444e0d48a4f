#include "reasoning/factor_scores.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "reasoning/figures.hpp"
#include "reasoning/rank_statistics.hpp"

namespace yinguo::reasoning {
namespace {

using ontology::Indicator;

constexpr double kNoScore = std::numeric_limits<double>::quiet_NaN();

/// The figures' ranks from the worse end; NaN where there is no figure.
std::vector<double> graded_ranks(Lookup& lookup, const Indicator& indicator,
                                 std::span<const std::string> regions) {
  std::vector<double> values;
  std::vector<std::size_t> places;
  const double sign = indicator.direction == ontology::Direction::kLower ? -1.0 : 1.0;
  for (std::size_t r = 0; r < regions.size(); ++r) {
    const auto figure = mean_value(lookup, "figure", regions[r], indicator.id);
    if (!figure) continue;
    values.push_back(sign * *figure);
    places.push_back(r);
  }
  const auto ranks = ranks_of(values);
  std::vector<double> out(regions.size(), kNoScore);
  for (std::size_t i = 0; i < places.size(); ++i)
    out[places[i]] = ranks[i] / static_cast<double>(ranks.size());
  return out;
}

void add_column(std::vector<double>& scores, std::span<const double> column, double share) {
  for (std::size_t r = 0; r < scores.size(); ++r)
    scores[r] += column[r] * share;
}

}  // namespace

Factors factor_scores(Lookup& lookup, const ontology::Model& model,
                      std::span<const std::string> regions) {
  Factors factors;
  for (const auto& indicator : model.indicators) {
    if (!indicator.membership) continue;
    for (const auto& measured : indicator.measures)
      factors[measured.id.id].indicators.push_back(&indicator);
  }
  for (auto& [id, factor] : factors) {
    factor.scores.assign(regions.size(), 0.0);
    const double share = 1.0 / static_cast<double>(factor.indicators.size());
    for (const auto* indicator : factor.indicators)
      add_column(factor.scores, graded_ranks(lookup, *indicator, regions), share);
  }
  return factors;
}

std::vector<std::vector<double>> complete_scores(std::span<const FactorScores* const> factors) {
  std::vector<std::vector<double>> out(factors.size());
  for (std::size_t r = 0; r < factors.front()->scores.size(); ++r) {
    const bool has_all = std::ranges::none_of(
        factors, [&](const FactorScores* factor) { return std::isnan(factor->scores[r]); });
    for (std::size_t f = 0; has_all && f < factors.size(); ++f)
      out[f].push_back(factors[f]->scores[r]);
  }
  return out;
}

bool share_an_indicator(const FactorScores& a, const FactorScores& b) {
  return std::ranges::any_of(a.indicators, [&](const Indicator* one) {
    return std::ranges::find(b.indicators, one) != b.indicators.end();
  });
}

RawSeries::RawSeries(const ontology::Model& model) {
  for (const auto& indicator : model.indicators)
    indicators_.emplace(indicator.id, &indicator);
}

std::set<std::string> RawSeries::of(const FactorScores& factor) const {
  std::set<std::string> out;
  for (const auto* indicator : factor.indicators)
    add(*indicator, out);
  return out;
}

std::vector<std::string> RawSeries::shared(const FactorScores& a, const FactorScores& b) const {
  std::vector<std::string> out;
  std::ranges::set_intersection(of(a), of(b), std::back_inserter(out));
  return out;
}

void RawSeries::add(
    const Indicator& indicator,
    std::set<std::string>& out) const {  // NOLINT(misc-no-recursion): ratios have no cycles
  if (!indicator.ratio) {
    out.insert(indicator.id);
    return;
  }
  for (const auto* part : {&indicator.ratio->numerator, &indicator.ratio->denominator}) {
    const auto found = indicators_.find(part->id);
    if (found != indicators_.end()) add(*found->second, out);
  }
}

}  // namespace yinguo::reasoning
