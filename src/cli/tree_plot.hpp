#pragma once
// A goal and what it stands on as boxes, from left to right.
#include <string>
#include <vector>

#include "cli/svg.hpp"
#include "model/interval.hpp"

namespace yinguo::cli {

/// A box and the boxes that it stands on; texts are in the reader's language already.
struct TreeBox {
  std::string label{};
  std::string note{};  ///< below the label, in small letters; may be empty
  model::Interval degree{};
  model::Status status = model::Status::kUndetermined;
  bool is_latent = false;  ///< dashed
  bool decides = false;    ///< on the way to what decides the root: heavy
  std::vector<TreeBox> parts{};
};

/// `threshold` is marked on each box's degree. Cost: O(boxes). Requires: a depth that recursion
/// bears.
[[nodiscard]] Drawing tree_plot(const TreeBox& root, double threshold, std::string title,
                                std::string description);

}  // namespace yinguo::cli
