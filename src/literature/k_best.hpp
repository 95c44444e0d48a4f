#pragma once
#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace yinguo::literature {

/// The k first of many things that come one by one, in memory for 2k. `Before` is a strict total
/// order, so that the result does not depend on the order of coming.
///
/// Cost: O(1) amortised for each, O(k log k) for all().
template <class T, class Before>
class KBest {
 public:
  KBest(std::size_t k, Before before) : k_{k}, before_{std::move(before)} {}

  void add(T one) {
    if (k_ == 0 || (is_full_ && !before_(one, bound_))) return;
    kept_.push_back(std::move(one));
    if (kept_.size() >= 2 * k_) cut();
  }

  /// Those that came, the first first.
  [[nodiscard]] std::vector<T> all() && {
    std::sort(kept_.begin(), kept_.end(), before_);
    if (kept_.size() > k_)
      kept_.erase(kept_.begin() + static_cast<std::ptrdiff_t>(k_), kept_.end());
    return std::move(kept_);
  }

 private:
  void cut() {
    const auto end = kept_.begin() + static_cast<std::ptrdiff_t>(k_);
    std::nth_element(kept_.begin(), end - 1, kept_.end(), before_);
    kept_.erase(end, kept_.end());
    bound_ = kept_.back();
    is_full_ = true;
  }

  std::size_t k_;
  Before before_;
  std::vector<T> kept_;
  T bound_{};  ///< the last of k, when so many have come
  bool is_full_ = false;
};

}  // namespace yinguo::literature
