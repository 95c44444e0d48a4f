#pragma once
#include <algorithm>
#include <vector>

namespace yinguo::base {

/// Leaves each element once, ascending.
template <class T>
void sort_unique(std::vector<T>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

}  // namespace yinguo::base
