#include "reasoning/sign_test.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>

#include "reasoning/figures.hpp"

namespace yinguo::reasoning {
namespace {

using ontology::Claim;
using ontology::Indicator;
using ontology::Polarity;

constexpr double kNoScore = std::numeric_limits<double>::quiet_NaN();

/// A factor as its figures show it.
struct Factor {
  std::vector<const Indicator*> indicators{};
  std::vector<double> scores{};  ///< by region; NaN: none
};

/// The raw series that indicators are made of: themselves, or what they are ratios of, all the way.
class Series {
 public:
  explicit Series(const ontology::Model& model) {
    for (const auto& indicator : model.indicators)
      indicators_.emplace(indicator.id, &indicator);
  }

  [[nodiscard]] std::set<std::string> of(const Factor& factor) const {
    std::set<std::string> out;
    for (const auto* indicator : factor.indicators)
      add(*indicator, out);
    return out;
  }

 private:
  void add(const Indicator& indicator,
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

  std::unordered_map<std::string_view, const Indicator*> indicators_;
};

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

using Factors = std::map<std::string, Factor>;

Factors factors_of(Lookup& lookup, const ontology::Model& model,
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

/// Some factors' scores in the regions that have them all.
std::vector<std::vector<double>> complete(std::span<const Factor* const> factors) {
  std::vector<std::vector<double>> out(factors.size());
  for (std::size_t r = 0; r < factors.front()->scores.size(); ++r) {
    const bool has_all = std::ranges::none_of(
        factors, [&](const Factor* factor) { return std::isnan(factor->scores[r]); });
    for (std::size_t f = 0; has_all && f < factors.size(); ++f)
      out[f].push_back(factors[f]->scores[r]);
  }
  return out;
}

bool share_an_indicator(const Factor& a, const Factor& b) {
  return std::ranges::any_of(a.indicators, [&](const Indicator* one) {
    return std::ranges::find(b.indicators, one) != b.indicators.end();
  });
}

/// Tests one pair after the other.
class Tester {
 public:
  Tester(const ontology::Model& model, Factors factors, const SignTestOptions& options)
      : options_{options}, series_{model}, factors_{std::move(factors)} {
    for (const auto& claim : model.claims)
      take(claim);
  }

  SignTests run() {
    std::vector<double> p;
    for (auto& test : out_.tests) {
      test.hindrance = assess(test);
      if (test.hindrance == Hindrance::kNone) p.push_back(test.significance.p);
    }
    const auto adjusted = adjusted_for_multiplicity(p);
    std::size_t next = 0;
    for (auto& test : out_.tests) {
      if (test.hindrance != Hindrance::kNone) continue;
      test.adjusted = adjusted[next++];
      test.verdict = verdict_of(test);
      hold_others(test);
    }
    return std::move(out_);
  }

 private:
  void take(const Claim& claim) {
    if (claim.status != ontology::ClaimStatus::kActive) return;
    if (claim.polarity != Polarity::kIncrease && claim.polarity != Polarity::kDecrease) {
      ++out_.without_sign;
      return;
    }
    const auto same = std::ranges::find_if(out_.tests, [&](const SignTest& test) {
      return test.cause == claim.cause.id && test.effect == claim.effect.id &&
             test.polarity == claim.polarity;
    });
    auto& test = same != out_.tests.end() ? *same : out_.tests.emplace_back();
    test.cause = claim.cause.id;
    test.effect = claim.effect.id;
    test.polarity = claim.polarity;
    test.claims.push_back(claim.id);
    causes_[claim.effect.id].insert(claim.cause.id);
  }

  [[nodiscard]] const Factor* factor(const std::string& id) const {
    const auto found = factors_.find(id);
    return found == factors_.end() ? nullptr : &found->second;
  }

  Hindrance assess(SignTest& test) const {
    const auto* cause = factor(test.cause);
    const auto* effect = factor(test.effect);
    if (test.cause == test.effect) return Hindrance::kSelf;
    if (cause == nullptr) test.latent.push_back(test.cause);
    if (effect == nullptr) test.latent.push_back(test.effect);
    if (!test.latent.empty()) return Hindrance::kLatent;
    if (share_an_indicator(*cause, *effect)) return Hindrance::kShared;
    const auto of_cause = series_.of(*cause);
    const auto of_effect = series_.of(*effect);
    std::ranges::set_intersection(of_cause, of_effect, std::back_inserter(test.shared_series));
    const auto scores = complete(std::array{cause, effect});
    test.regions = scores.front().size();
    if (test.regions < options_.min_regions) return Hindrance::kTooFew;
    const auto r = rank_correlation(scores[0], scores[1]);
    const auto significance =
        r ? significance_of(*r, test.regions, 0, options_.level) : std::nullopt;
    if (!significance) return Hindrance::kDoesNotVary;
    test.correlation = *r;
    test.significance = *significance;
    return Hindrance::kNone;
  }

  [[nodiscard]] Verdict verdict_of(const SignTest& test) const {
    if (test.adjusted > options_.level) return Verdict::kUndecided;
    const bool is_positive = test.correlation > 0.0;
    return is_positive == (test.polarity == Polarity::kIncrease) ? Verdict::kSupported
                                                                 : Verdict::kChallenged;
  }

  /// The observed other causes of the effect that cost no region, those first that go most with it.
  [[nodiscard]] std::vector<std::string> other_causes(const SignTest& test) const {
    const auto& cause = *factor(test.cause);
    const auto& effect = *factor(test.effect);
    std::vector<std::pair<double, std::string>> ranked;
    for (const auto& id : causes_.at(test.effect)) {
      const auto* other = factor(id);
      if (other == nullptr || id == test.cause || id == test.effect ||
          share_an_indicator(*other, effect) || share_an_indicator(*other, cause))
        continue;
      const auto scores = complete(std::array{other, &effect, &cause});
      const auto r = rank_correlation(scores[0], scores[1]);
      if (r && scores.front().size() == test.regions) ranked.emplace_back(-std::abs(*r), id);
    }
    std::ranges::sort(ranked);
    std::vector<std::string> out;
    for (const auto& [strength, id] : ranked) {
      if (out.size() < options_.max_others) out.push_back(id);
    }
    return out;
  }

  void hold_others(SignTest& test) const {
    test.others = other_causes(test);
    if (test.others.empty()) return;
    std::vector<const Factor*> all{factor(test.cause), factor(test.effect)};
    for (const auto& id : test.others)
      all.push_back(factor(id));
    const auto scores = complete(all);
    test.partial = partial_rank_correlation(scores[0], scores[1], std::span{scores}.subspan(2));
    if (!test.partial) return;
    test.partial_significance =
        significance_of(*test.partial, scores.front().size(), test.others.size(), options_.level);
  }

  const SignTestOptions& options_;
  Series series_;
  Factors factors_;
  std::map<std::string, std::set<std::string>> causes_;  ///< by effect, of claims with a sign
  SignTests out_;
};

}  // namespace

SignTests test_signs(const Reading& reading, const ontology::Model& model,
                     std::span<const std::string> regions, const SignTestOptions& options) {
  Lookup lookup{reading};
  auto out = Tester{model, factors_of(lookup, model, regions), options}.run();
  out.period = reading.period;
  return out;
}

}  // namespace yinguo::reasoning
