#include "reasoning/sign_test.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "reasoning/factor_scores.hpp"

namespace yinguo::reasoning {
namespace {

using ontology::Claim;
using ontology::Polarity;

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

  [[nodiscard]] const FactorScores* factor(const std::string& id) const {
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
    test.shared_series = series_.shared(*cause, *effect);
    const auto scores = complete_scores(std::array{cause, effect});
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
      const auto scores = complete_scores(std::array{other, &effect, &cause});
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
    std::vector<const FactorScores*> all{factor(test.cause), factor(test.effect)};
    for (const auto& id : test.others)
      all.push_back(factor(id));
    const auto scores = complete_scores(all);
    test.partial = partial_rank_correlation(scores[0], scores[1], std::span{scores}.subspan(2));
    if (!test.partial) return;
    test.partial_significance =
        significance_of(*test.partial, scores.front().size(), test.others.size(), options_.level);
  }

  const SignTestOptions& options_;
  RawSeries series_;
  Factors factors_;
  std::map<std::string, std::set<std::string>> causes_;  ///< by effect, of claims with a sign
  SignTests out_;
};

}  // namespace

SignTests test_signs(const Reading& reading, const ontology::Model& model,
                     std::span<const std::string> regions, const SignTestOptions& options) {
  Lookup lookup{reading};
  auto out = Tester{model, factor_scores(lookup, model, regions), options}.run();
  out.period = reading.period;
  return out;
}

}  // namespace yinguo::reasoning
