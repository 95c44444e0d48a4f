#pragma once
// What is known of a region below a goal: the observations that an answer stands on.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ontology/model.hpp"

#include "derivation/solve.hpp"
#include "reasoning/peers.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// One observation: a figure as its ramp grades it, or a judgement, which is its own degree.
struct Leaf {
  std::uint32_t input = 0;           ///< into Graph::inputs
  std::string subject{};             ///< an indicator, or the concept that was judged
  model::Interval degree{};          ///< as the rules graded it
  std::vector<double> values{};      ///< in the indicator's unit; several where releases differ
  std::optional<PeerScale> scale{};  ///< of a figure
  std::optional<double> least{};     ///< a value below is none of this indicator
  std::optional<double> most{};

  /// What the values come to on `ramp`, lowest to highest; unknown where there is none.
  [[nodiscard]] model::Interval graded(const std::optional<Ramp>& ramp) const;

  /// The degree of one value.
  [[nodiscard]] double grade(double value) const { return scale ? scale->grade(value) : value; }

  [[nodiscard]] bool has_one_value() const { return values.size() == 1; }
};

/// By input: whether `root` depends on it.
[[nodiscard]] std::vector<bool> inputs_below(const derivation::Graph& graph,
                                             derivation::NodeId root);

/// The observations of `region` among the inputs of `relevant`, in the order of the inputs. What is
/// missing, and what the rules take for granted without a judgement, is none of them.
/// Errors: YG-Q770 where the rules grade a figure otherwise than by its ramp.
/// Cost: O(indicators × peers).
[[nodiscard]] base::Result<std::vector<Leaf>> leaves_of(const Reading& reading,
                                                        const ontology::Model& model,
                                                        std::string_view region,
                                                        const derivation::Inputs& inputs,
                                                        const std::vector<bool>& relevant);

}  // namespace yinguo::reasoning
