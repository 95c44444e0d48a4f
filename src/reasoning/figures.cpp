#include "reasoning/figures.hpp"

#include <array>

namespace yinguo::reasoning {

std::optional<double> mean_value(Lookup& lookup, std::string_view relation, std::string_view region,
                                 std::string_view subject) {
  const auto rows = lookup.rows(relation, std::array{region, subject});
  if (rows.empty()) return std::nullopt;
  double sum = 0.0;
  for (const auto& row : rows)
    sum += row[2].as_float();
  return sum / static_cast<double>(rows.size());
}

Figures::Figures(Lookup& lookup, const ontology::Model& model) : lookup_{lookup} {
  for (const auto& indicator : model.indicators)
    indicators_.emplace(indicator.id, &indicator);
}

Figure Figures::figure_of(std::string_view region, std::string_view indicator, double threshold) {
  Figure figure{.indicator = std::string{indicator}};
  const std::array both{region, indicator};
  const std::array only{indicator};
  figure.value = mean_value(lookup_, "figure", region, indicator);  // as its rank
  if (const auto row = lookup_.row("rank", both)) {
    figure.rank = (*row)[2].as_number();
    figure.peers = (*row)[3].as_number();
  }
  if (const auto row = lookup_.row("membership_ramp", only))
    figure.peer_group = lookup_.text((*row)[4]);
  if (const auto row = lookup_.row("anchors", only)) {
    const auto low = (*row)[1].as_float();
    const auto high = (*row)[2].as_float();
    const auto direction = lookup_.row("indicator", only);
    const bool lower_is_better = direction && lookup_.text((*direction)[2]) == "lower";
    figure.low = low;
    figure.high = high;
    figure.at_threshold =
        lower_is_better ? high - threshold * (high - low) : low + threshold * (high - low);
  }
  constexpr int kRatioNesting = 8;  // ratios of ratios; the reader rejects cycles
  add_observed(region, indicator, figure, kRatioNesting);
  return figure;
}

void Figures::add_observed(std::string_view region, std::string_view indicator, Figure& figure,
                           int nesting) {
  const std::array both{region, indicator};
  bool found = false;
  for (const auto& row : lookup_.rows("observation", both)) {
    if (row[2].as_number() != lookup_.reading().period) continue;
    figure.observed.push_back({std::string{indicator}, row[3].as_float(),
                               std::string{lookup_.text(row[4])},
                               std::string{lookup_.text(row[5])}});
    found = true;
  }
  const auto known = indicators_.find(indicator);
  if (found || nesting == 0 || known == indicators_.end() || !known->second->ratio) return;
  add_observed(region, known->second->ratio->numerator.id, figure, nesting - 1);
  add_observed(region, known->second->ratio->denominator.id, figure, nesting - 1);
}

}  // namespace yinguo::reasoning
