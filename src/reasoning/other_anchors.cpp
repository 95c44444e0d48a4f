#include "reasoning/other_anchors.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "derivation/columns.hpp"
#include "reasoning/draws.hpp"
#include "reasoning/errors.hpp"

namespace yinguo::reasoning {
namespace {

using model::Interval;

/// The degrees of all inputs in a block of samples, an array for each end of each input.
class Columns {
 public:
  static constexpr std::size_t kSamples = 1024;

  explicit Columns(const LeafGoal& goal)
      : circuit_{goal.graph, std::array{goal.root}},
        ends_(goal.inputs.size() * 2 * kSamples),
        lower_(kSamples),
        upper_(kSamples) {
    for (std::size_t i = 0; i < goal.inputs.size(); ++i) {
      std::fill_n(column(i), kSamples, goal.inputs[i].lower);
      std::fill_n(column(i) + kSamples, kSamples, goal.inputs[i].upper);
      inputs_.push_back({column(i), column(i) + kSamples});
    }
  }

  void put(std::uint32_t input, std::size_t sample, const Interval& degree) {
    column(input)[sample] = degree.lower;
    column(input)[kSamples + sample] = degree.upper;
  }

  void solve(std::size_t samples) {
    const std::array outputs{derivation::OutputColumn{lower_.data(), upper_.data()}};
    circuit_.run(inputs_, 0, samples, outputs, workspace_);
  }

  /// Of the goal, once solved.
  [[nodiscard]] Interval degree(std::size_t sample) const {
    return {lower_[sample], upper_[sample]};
  }

 private:
  [[nodiscard]] double* column(std::size_t input) { return ends_.data() + input * 2 * kSamples; }

  derivation::Circuit circuit_;
  derivation::Circuit::Workspace workspace_;
  std::vector<double> ends_;
  std::vector<derivation::InputColumn> inputs_;
  std::vector<double> lower_;
  std::vector<double> upper_;
};

/// A ramp whose anchors may have changed places keeps the lower one below.
Ramp moved(const Ramp& ramp, double spread, Draws& draws) {
  const double width = (ramp.high - ramp.low) * spread;
  const double low = ramp.low + width * draws.next();
  const double high = ramp.high + width * draws.next();
  return {std::min(low, high), std::max(low, high), ramp.lower_is_better};
}

base::Result<void> check_anchors(const LeafGoal& goal) {
  for (const auto& leaf : goal.leaves) {
    if (!leaf.scale) continue;
    const auto ramp = leaf.scale->ramp_without({});
    if (ramp && ramp->low == leaf.scale->low && ramp->high == leaf.scale->high) continue;
    return base::Error{kOwnGrading,
                       "the rules have other anchors for `" + leaf.subject + "` than its quantiles",
                       "ask `yinguo what-if`, which evaluates the rules"};
  }
  return {};
}

}  // namespace

Perturbed perturbed(const LeafGoal& goal, const RobustOptions& options) {
  constexpr double kLeastThreshold = 1e-6;
  Perturbed out{.samples = options.samples};
  Draws draws{options.seed};
  Columns columns{goal};
  std::vector<double> thresholds(Columns::kSamples);
  for (std::size_t begin = 0; begin < options.samples; begin += Columns::kSamples) {
    const auto count = std::min(Columns::kSamples, options.samples - begin);
    for (std::size_t s = 0; s < count; ++s) {
      const double threshold = goal.threshold + options.spread * draws.next();
      thresholds[s] = std::clamp(threshold, kLeastThreshold, 1.0);
      for (const auto& leaf : goal.leaves) {
        if (leaf.scale)
          columns.put(leaf.input, s, leaf.graded(moved(*leaf.scale, options.spread, draws)));
      }
    }
    columns.solve(count);
    for (std::size_t s = 0; s < count; ++s)
      ++out.count(model::status_of(columns.degree(s), thresholds[s]));
  }
  return out;
}

base::Result<std::vector<PeerEffect>> without_each_peer(const LeafGoal& goal) {
  if (auto checked = check_anchors(goal); !checked) return checked.error();
  std::set<std::string> peers;
  for (const auto& leaf : goal.leaves) {
    if (!leaf.scale || !leaf.scale->is_relative) continue;
    for (const auto& peer : leaf.scale->peers)
      peers.insert(peer.region);
  }
  peers.erase(std::string{goal.region});
  std::vector<PeerEffect> out;
  Trial trial{goal.graph, goal.inputs};
  for (const auto& peer : peers) {
    for (const auto& leaf : goal.leaves) {
      if (leaf.scale) trial.set(leaf.input, leaf.graded(leaf.scale->ramp_without(peer)));
    }
    const auto degree = trial.of(goal.root);
    out.push_back({peer, degree, model::status_of(degree, goal.threshold)});
  }
  return out;
}

}  // namespace yinguo::reasoning
