#pragma once
// Pictures of what an answer rests on, in the reader's language.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/document.hpp"
#include "cli/strip_plot.hpp"
#include "cli/tree_plot.hpp"
#include "cli/words.hpp"

#include "reasoning/reading.hpp"

namespace yinguo::cli {

/// A figure that is marked among those of the peers.
struct MarkedFigure {
  StripPlot::Mark::Kind kind = StripPlot::Mark::Kind::kHere;
  std::optional<double> value{};  ///< none: not marked
  std::string region{};           ///< whose it is
  std::string name{};             ///< what it is called; empty: as the region
};

/// Whether the first marked figure moves to the last.
enum class Way {
  kNone,
  kArrow
};

/// Draws pictures for a document. The peers' figures are those of a reading.
///
/// Lifetime: refers to the reading and the lexicon. Threads: not thread-safe.
class Pictures : private Words {
 public:
  Pictures(const reasoning::Reading& reading, const Rendering& rendering)
      : Words{Rendering{rendering.lexicon, rendering.language, false}}, lookup_{reading} {}

  using Words::language;

  /// Adds the peers' figures of `indicator` with its ramp and `marks` to `strips`; nothing where
  /// the first mark has no value or the reading no ramp. Cost: O(peers²).
  void add_strip(std::string_view indicator, double threshold,
                 const std::vector<MarkedFigure>& marks, Picture& strips, Way way = Way::kNone);
  /// To be filled by add_strip(). The first ones say how to read them.
  [[nodiscard]] Picture strips() const;

  /// The degrees of goals side by side; without drawings when there are fewer than two.
  [[nodiscard]] Picture degrees(const std::vector<std::pair<std::string, model::Interval>>& goals,
                                double threshold) const;
  /// A goal with what it stands on or lacks, as `caption` says; without a drawing when that is
  /// nothing.
  [[nodiscard]] Picture tree(const TreeBox& root, double threshold, const Bilingual& caption) const;

 private:
  [[nodiscard]] StripPlot::Mark mark(const MarkedFigure& figure) const;
  [[nodiscard]] std::string description(const StripPlot& plot, const reasoning::PeerScale& scale,
                                        const std::vector<MarkedFigure>& marks) const;
  [[nodiscard]] std::vector<StripPlot::Point> ticks(const reasoning::Ramp& ramp,
                                                    double threshold) const;

  reasoning::Lookup lookup_;
  bool has_strips_ = false;
};

}  // namespace yinguo::cli
