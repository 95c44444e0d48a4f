#pragma once
// The figures of all peers as dots on a line, with the ramp that makes degrees of them.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/svg.hpp"

#include "reasoning/peers.hpp"

namespace yinguo::cli {

/// What is drawn; all texts are in the reader's language already.
struct StripPlot {
  struct Point {
    double value = 0.0;
    std::string label{};
  };

  /// A figure that is asked about.
  struct Mark {
    enum class Kind {
      kHere,    ///< as it is: a filled diamond
      kWas,     ///< as it was: an empty diamond
      kTarget,  ///< what it is held against: a ring
      kPeer     ///< one of the points, by its name
    };
    Kind kind = Kind::kHere;
    double value = 0.0;
    std::string label{};
  };

  std::string title{};
  std::string description{};
  reasoning::Ramp ramp{};
  double threshold = 0.0;       ///< the value whose degree is the threshold
  std::vector<Point> points{};  ///< the peers, but for those that are marked
  std::vector<Mark> marks{};
  std::vector<Point> ticks{};                      ///< of the axis: the anchors and the threshold
  std::optional<std::pair<double, double>> way{};  ///< an arrow from one value to another
};

/// Points that would overlap stand on one another. Deterministic. Cost: O(points²).
[[nodiscard]] Drawing strip_plot(const StripPlot& plot);

}  // namespace yinguo::cli
