#pragma once
// Degrees side by side as bars.
#include <string>
#include <vector>

#include "cli/svg.hpp"
#include "model/interval.hpp"

namespace yinguo::cli {

struct DegreeBar {
  std::string label{};
  std::string words{};  ///< after the bar: the status and the degree
  model::Interval degree{};
  model::Status status = model::Status::kUndetermined;
};

/// The texts are in the reader's language already; `threshold_label` stands at the threshold.
struct DegreePlot {
  std::string title{};
  std::string description{};
  double threshold = 0.5;
  std::string threshold_label{};
  std::vector<DegreeBar> bars{};
};

[[nodiscard]] Drawing degree_plot(const DegreePlot& plot);

}  // namespace yinguo::cli
