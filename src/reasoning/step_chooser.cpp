#include "reasoning/step_chooser.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace yinguo::reasoning {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr double kSlack = 1e-12;     // of sums of degrees
constexpr double kCostSlack = 1e-9;  // of sums of costs

double rise(const Gain& gain, std::uint32_t step) {
  return step == 0 ? 0.0 : gain.lever->steps[step - 1].degree - gain.lever->degree;
}

double cost(const Gain& gain, std::uint32_t step) {
  return step == 0 ? 0.0 : gain.lever->steps[step - 1].cost * gain.part;
}

/// What the levers from some one on can still do for one factor.
struct Rest {
  double room = 0.0;         ///< the most that it can gain
  double price = kInfinite;  ///< no gain costs less than this times what is gained
  double share = kInfinite;  ///< the same when the factors of a lever pay for it in equal parts

  [[nodiscard]] Rest with(const Gain& gain) const {
    const auto& steps = gain.lever->steps;
    const auto payers = static_cast<double>(std::ranges::count(gain.has, 1));
    Rest out{room + steps.back().degree - gain.lever->degree, price, share};
    for (std::uint32_t s = 1; s <= steps.size(); ++s) {
      const double each = cost(gain, s) / rise(gain, s);
      out.price = std::min(out.price, each);
      out.share = std::min(out.share, each / payers);
    }
    return out;
  }
};

/// Combinations of steps of the first levers: their costs, and what every factor gains, no more
/// than it needs.
struct Layer {
  std::vector<double> costs{};
  std::vector<double> gains{};           ///< of each, by factor
  std::vector<std::uint32_t> parents{};  ///< in the layer before
  std::vector<std::uint32_t> steps{};    ///< of the last lever

  void add(double cost, std::span<const double> gained, std::uint32_t parent, std::uint32_t step) {
    costs.push_back(cost);
    gains.insert(gains.end(), gained.begin(), gained.end());
    parents.push_back(parent);
    steps.push_back(step);
  }
};

class StepChooser {
 public:
  StepChooser(std::span<const Gain> gains, std::span<const double> need, double most)
      : gains_{gains},
        need_{need},
        most_{most},
        rest_(need.size(), std::vector<Rest>(gains.size() + 1)) {
    for (std::size_t k = 0; k < need.size(); ++k) {
      for (std::size_t i = gains.size(); i > 0; --i) {
        const auto& after = rest_[k][i];
        rest_[k][i - 1] = gains[i - 1].has[k] != 0 ? after.with(gains[i - 1]) : after;
      }
    }
  }

  CheapestSteps choose() {
    const std::vector<double> none(need_.size(), 0.0);
    layers_.emplace_back();
    if (is_promising(0.0, none, 0)) layers_.back().add(0.0, none, 0, 0);
    for (std::size_t i = 0; i < gains_.size(); ++i)
      layers_.push_back(best_of(with_lever(layers_.back(), i)));
    return traced();
  }

 private:
  /// Whether the levers from `next` on can meet all needs at a cost that is not too much.
  [[nodiscard]] bool is_promising(double spent, std::span<const double> gained,
                                  std::size_t next) const {
    double dearest = 0.0;
    double shares = 0.0;
    for (std::size_t k = 0; k < need_.size(); ++k) {
      const double wanted = need_[k] - gained[k];
      if (wanted <= kSlack) continue;
      const auto& rest = rest_[k][next];
      if (wanted > rest.room + kSlack) return false;
      dearest = std::max(dearest, wanted * rest.price);
      shares += wanted * rest.share;
    }
    return spent + std::max(dearest, shares) <= most_ + kCostSlack;
  }

  [[nodiscard]] Layer with_lever(const Layer& layer, std::size_t number) const {
    const auto& gain = gains_[number];
    Layer out;
    std::vector<double> gained(need_.size());
    for (std::uint32_t from = 0; from < layer.costs.size(); ++from) {
      for (std::uint32_t s = 0; s <= gain.lever->steps.size(); ++s) {
        for (std::size_t k = 0; k < need_.size(); ++k) {
          const double before = layer.gains[from * need_.size() + k];
          gained[k] = gain.has[k] != 0 ? std::min(need_[k], before + rise(gain, s)) : before;
        }
        const double spent = layer.costs[from] + cost(gain, s);
        if (is_promising(spent, gained, number + 1)) out.add(spent, gained, from, s);
      }
    }
    return out;
  }

  [[nodiscard]] std::span<const double> gains_of(const Layer& layer, std::uint32_t state) const {
    return std::span{layer.gains}.subspan(state * need_.size(), need_.size());
  }

  [[nodiscard]] Layer best_of(const Layer& all) const {
    std::vector<std::uint32_t> order(all.costs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
      if (all.costs[a] != all.costs[b]) return all.costs[a] < all.costs[b];
      return std::ranges::lexicographical_compare(gains_of(all, b), gains_of(all, a));
    });
    Layer kept;
    for (const auto state : order) {
      const auto gained = gains_of(all, state);
      bool is_beaten = false;
      for (std::uint32_t k = 0; k < kept.costs.size() && !is_beaten; ++k)
        is_beaten = std::ranges::equal(gains_of(kept, k), gained, std::ranges::greater_equal{});
      if (!is_beaten) kept.add(all.costs[state], gained, all.parents[state], all.steps[state]);
    }
    return kept;
  }

  /// The cheapest of the last layer, with its steps; they stand in the order of cost.
  [[nodiscard]] CheapestSteps traced() const {
    if (layers_.back().costs.empty()) return {};
    CheapestSteps out{layers_.back().costs.front(), std::vector<std::uint32_t>(gains_.size())};
    std::uint32_t state = 0;
    for (std::size_t i = gains_.size(); i > 0; --i) {
      out.steps[i - 1] = layers_[i].steps[state];
      state = layers_[i].parents[state];
    }
    return out;
  }

  std::span<const Gain> gains_;
  std::span<const double> need_;
  double most_;
  std::vector<std::vector<Rest>> rest_;  ///< by factor, then of the levers from that one on
  std::vector<Layer> layers_;
};

}  // namespace

CheapestSteps cheapest_steps(std::span<const Gain> gains, std::span<const double> need,
                             double most) {
  return StepChooser{gains, need, most}.choose();
}

}  // namespace yinguo::reasoning
