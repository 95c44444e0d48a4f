#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ontology/model.hpp"

#include "reasoning/explanation.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// The third column of `relation`(region, subject, value): of several vintages the mean. None when
/// there is no such fact.
[[nodiscard]] std::optional<double> mean_value(Lookup& lookup, std::string_view relation,
                                               std::string_view region, std::string_view subject);

/// Turns indicators into figures: value, rank, ramp and the observations behind them, all read from
/// the facts of the reading, none computed here but the ramp's value at the threshold.
///
/// Lifetime: refers to lookup and model.
class Figures {
 public:
  Figures(Lookup& lookup, const ontology::Model& model);

  /// The figure of `indicator` for `region`; `value` is none when there is no such figure.
  [[nodiscard]] Figure figure_of(std::string_view region, std::string_view indicator,
                                 double threshold);

 private:
  void add_observed(std::string_view region, std::string_view indicator, Figure& figure,
                    int nesting);

  Lookup& lookup_;
  std::unordered_map<std::string_view, const ontology::Indicator*> indicators_;
};

}  // namespace yinguo::reasoning
