#include "reasoning/composite_index.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "reasoning/draws.hpp"

namespace yinguo::reasoning {
namespace {

/// By column, by region: in [0,1], 1 being the better end.
using Shares = std::vector<std::vector<double>>;

Shares min_max(std::span<const IndexColumn> columns) {
  Shares out;
  for (const auto& column : columns) {
    const auto [low, high] = std::ranges::minmax(column.values);
    auto& shares = out.emplace_back();
    for (const double value : column.values)
      shares.push_back((column.lower_is_better ? high - value : value - low) / (high - low));
  }
  return out;
}

double entropy_of(std::span<const double> shares) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  double entropy = 0.0;
  for (const double share : shares) {
    if (share > 0.0) entropy -= share / sum * std::log(share / sum);
  }
  return std::clamp(entropy / std::log(static_cast<double>(shares.size())), 0.0, 1.0);
}

std::vector<double> scaled(std::vector<double> weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  // All 0 only where no column tells the regions apart more than another.
  for (double& weight : weights)
    weight = sum > 0.0 ? weight / sum : 1.0 / static_cast<double>(weights.size());
  return weights;
}

std::vector<double> weights_of(const IndexOptions& options, std::span<const double> entropy) {
  if (options.weighting == Weighting::kGiven) return scaled(options.weights);
  std::vector<double> weights(entropy.size(), 1.0);
  if (options.weighting == Weighting::kEntropy)
    std::ranges::transform(entropy, weights.begin(), [](double e) { return 1.0 - e; });
  return scaled(std::move(weights));
}

std::vector<double> linear_scores(const Shares& shares, std::span<const double> weights) {
  std::vector<double> out(shares.front().size());
  for (std::size_t c = 0; c < shares.size(); ++c) {
    for (std::size_t r = 0; r < out.size(); ++r)
      out[r] += weights[c] * shares[c][r];
  }
  return out;
}

/// The best of a column is 1 and the worst 0, so that the ideal points are the weights and 0.
std::vector<double> topsis_scores(const Shares& shares, std::span<const double> weights) {
  std::vector<double> from_worst(shares.front().size());
  std::vector<double> from_best(from_worst.size());
  for (std::size_t c = 0; c < shares.size(); ++c) {
    const double square = weights[c] * weights[c];
    for (std::size_t r = 0; r < from_worst.size(); ++r) {
      from_worst[r] += square * shares[c][r] * shares[c][r];
      from_best[r] += square * (1.0 - shares[c][r]) * (1.0 - shares[c][r]);
    }
  }
  for (std::size_t r = 0; r < from_worst.size(); ++r) {
    const double worst = std::sqrt(from_worst[r]);
    from_worst[r] = worst / (worst + std::sqrt(from_best[r]));
  }
  return from_worst;
}

std::vector<std::size_t> ranks_from_best(std::span<const double> scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  std::vector<std::size_t> ranks(scores.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool is_equal = i > 0 && scores[order[i]] == scores[order[i - 1]];
    ranks[order[i]] = is_equal ? ranks[order[i - 1]] : i + 1;
  }
  return ranks;
}

/// Places by one score, and how they hold while the weights move.
class Places {
 public:
  explicit Places(const std::vector<double>& scores) : kept_(scores.size()) {
    const auto ranks = ranks_from_best(scores);
    for (std::size_t r = 0; r < scores.size(); ++r)
      places_.push_back({scores[r], ranks[r], ranks[r], ranks[r], 1.0});
  }

  void take_sample(const std::vector<double>& scores) {
    const auto ranks = ranks_from_best(scores);
    for (std::size_t r = 0; r < ranks.size(); ++r) {
      auto& place = places_[r];
      place.best_rank = std::min(place.best_rank, ranks[r]);
      place.worst_rank = std::max(place.worst_rank, ranks[r]);
      if (ranks[r] == place.rank) ++kept_[r];
    }
    ++samples_;
  }

  [[nodiscard]] Place of(std::size_t region) const {
    auto place = places_[region];
    if (samples_ > 0)
      place.kept = static_cast<double>(kept_[region]) / static_cast<double>(samples_);
    return place;
  }

 private:
  std::vector<Place> places_;
  std::vector<std::size_t> kept_;
  std::size_t samples_ = 0;
};

void perturb(const Shares& shares, std::span<const double> weights, const IndexOptions& options,
             Places& linear, Places& topsis) {
  Draws draws{options.seed};
  for (std::size_t s = 0; s < options.samples; ++s) {
    std::vector<double> moved(weights.begin(), weights.end());
    for (double& weight : moved)
      weight *= 1.0 + options.perturbation * draws.next();
    moved = scaled(std::move(moved));
    linear.take_sample(linear_scores(shares, moved));
    topsis.take_sample(topsis_scores(shares, moved));
  }
}

std::vector<double> group_scores(std::span<const IndexColumn> columns, const Shares& shares,
                                 std::span<const double> weights, std::size_t groups,
                                 std::size_t region) {
  std::vector<double> scores(groups);
  std::vector<double> sums(groups);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    for (const auto group : columns[c].groups) {
      scores[group] += weights[c] * shares[c][region];
      sums[group] += weights[c];
    }
  }
  for (std::size_t g = 0; g < groups; ++g)
    scores[g] = sums[g] > 0.0 ? scores[g] / sums[g] : 0.0;
  return scores;
}

Coupling coupling_of(std::span<const double> groups) {
  const double sum = std::accumulate(groups.begin(), groups.end(), 0.0);
  if (groups.size() < 2 || !(sum > 0.0)) return {};
  const auto count = static_cast<double>(groups.size());
  double geometric = 1.0;
  for (const double score : groups)
    geometric *= std::pow(score, 1.0 / count);
  const double degree = std::min(1.0, count * geometric / sum);
  return {degree, std::sqrt(degree * sum / count)};
}

std::vector<ObstacleShare> obstacles_of(const Shares& shares, std::span<const double> weights,
                                        std::size_t region) {
  std::vector<ObstacleShare> out;
  double sum = 0.0;
  for (std::size_t c = 0; c < shares.size(); ++c) {
    const double lacking = weights[c] * (1.0 - shares[c][region]);
    if (lacking > 0.0) out.push_back({c, lacking});
    sum += lacking;
  }
  for (auto& obstacle : out)
    obstacle.share /= sum;
  std::ranges::stable_sort(out, std::ranges::greater{}, &ObstacleShare::share);
  return out;
}

}  // namespace

CompositeIndex composite_index(std::span<const IndexColumn> columns, std::size_t groups,
                               const IndexOptions& options) {
  const auto shares = min_max(columns);
  CompositeIndex index;
  for (const auto& column : shares)
    index.entropy.push_back(entropy_of(column));
  index.weights = weights_of(options, index.entropy);
  Places linear{linear_scores(shares, index.weights)};
  Places topsis{topsis_scores(shares, index.weights)};
  perturb(shares, index.weights, options, linear, topsis);
  for (std::size_t r = 0; r < columns.front().values.size(); ++r) {
    auto scores = group_scores(columns, shares, index.weights, groups, r);
    const auto coupling = coupling_of(scores);
    index.regions.push_back({linear.of(r), topsis.of(r), std::move(scores), coupling,
                             obstacles_of(shares, index.weights, r)});
  }
  return index;
}

}  // namespace yinguo::reasoning
