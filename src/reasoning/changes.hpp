#pragma once
// Changed figures of a region, as a case of its own beside the peers.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ontology/model.hpp"

#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// One change of a figure, or of a judgement (then `id` is a concept).
struct FigureChange {
  enum class How {
    kSet,    ///< to `amount`
    kAdd,    ///< by `amount`, in the indicator's unit
    kScale,  ///< by `amount` percent of what it is
    kDrop    ///< as if nobody had observed it
  };
  How how = How::kSet;
  std::string id{};
  double amount = 0.0;
};

/// What a change came to; none is a missing figure.
struct AppliedChange {
  std::string id{};
  std::optional<double> before{};
  std::optional<double> after{};
};

struct ChangedFigures {
  std::vector<ontology::Observation> figures{};  ///< all that the region then has in the period
  std::vector<AppliedChange> applied{};          ///< in the order of the changes
};

/// The figures of `region` with `changes` made one after the other. A figure that is computed from
/// others is stated once it is changed. Of several vintages the mean is what is raised; the changed
/// figure has one.
/// Errors: YG-Q802 (nothing to raise or drop; a value outside the indicator's range, or a judgement
/// outside [0,1]).
[[nodiscard]] base::Result<ChangedFigures> change_figures(Lookup& lookup,
                                                          const ontology::Model& model,
                                                          std::string_view region,
                                                          std::span<const FigureChange> changes);

}  // namespace yinguo::reasoning
