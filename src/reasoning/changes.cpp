#include "reasoning/changes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "reasoning/errors.hpp"

namespace yinguo::reasoning {
namespace {

using ontology::Observation;
using How = FigureChange::How;

/// Makes changes one after the other.
class Changer {
 public:
  Changer(Lookup& lookup, const ontology::Model& model, std::string_view region)
      : lookup_{lookup}, model_{model}, region_{region} {
    const auto period = lookup.reading().period;
    for (const auto& row : lookup.rows("observation", std::array{region})) {
      if (row[2].as_number() != period) continue;
      out_.figures.push_back({.region = std::string{region},
                              .indicator = std::string{lookup.text(row[1])},
                              .period = period,
                              .value = row[3].as_float(),
                              .vintage = std::string{lookup.text(row[4])},
                              .source = std::string{lookup.text(row[5])},
                              .span = {}});
    }
  }

  base::Result<void> make(const FigureChange& change) {
    AppliedChange applied{.id = change.id, .before = value_of(change.id)};
    if (change.how != How::kSet && !applied.before) return nothing_there(change);
    if (change.how == How::kDrop) {
      if (!is_stated(change.id)) return computed(change.id);
      drop(change.id);
      out_.applied.push_back(std::move(applied));
      return {};
    }
    const double base = applied.before.value_or(0.0);
    double value = change.amount;
    if (change.how == How::kAdd) value = base + change.amount;
    if (change.how == How::kScale) value = base * (1.0 + change.amount / 100.0);
    if (auto fits = check_range(change.id, value); !fits) return fits;
    applied.after = value;
    drop(change.id);
    out_.figures.push_back({.region = std::string{region_},
                            .indicator = change.id,
                            .period = lookup_.reading().period,
                            .value = value,
                            .vintage = {},
                            .source = {},
                            .span = {}});
    out_.applied.push_back(std::move(applied));
    return {};
  }

  [[nodiscard]] ChangedFigures take() { return std::move(out_); }

 private:
  [[nodiscard]] bool is_stated(std::string_view id) const {
    return std::ranges::count(out_.figures, id, &Observation::indicator) > 0;
  }

  void drop(std::string_view id) {
    std::erase_if(out_.figures, [&](const Observation& one) { return one.indicator == id; });
  }

  /// The mean of its vintages, else the ratio that it is; none when it is missing.
  [[nodiscard]] std::optional<double> value_of(std::string_view id, int nesting = 8) const {
    double sum = 0.0;
    std::size_t count = 0;
    for (const auto& one : out_.figures) {
      if (one.indicator != id) continue;
      sum += one.value;
      ++count;
    }
    if (count > 0) return sum / static_cast<double>(count);
    const auto* indicator = find_indicator(id);
    if (indicator == nullptr || !indicator->ratio || nesting == 0) return std::nullopt;
    const auto above = value_of(indicator->ratio->numerator.id, nesting - 1);
    const auto below = value_of(indicator->ratio->denominator.id, nesting - 1);
    if (!above || !below || *below == 0.0) return std::nullopt;
    return *above / *below * indicator->ratio->factor;
  }

  [[nodiscard]] const ontology::Indicator* find_indicator(std::string_view id) const {
    const auto found = std::ranges::find(model_.indicators, id, &ontology::Indicator::id);
    return found == model_.indicators.end() ? nullptr : &*found;
  }

  [[nodiscard]] base::Result<void> check_range(const std::string& id, double value) const {
    const auto* indicator = find_indicator(id);
    const auto least = indicator == nullptr ? std::optional{0.0} : indicator->min;
    const auto most = indicator == nullptr ? std::optional{1.0} : indicator->max;
    const bool fits =
        std::isfinite(value) && (!least || value >= *least) && (!most || value <= *most);
    if (fits) return {};
    return base::Error{kUnfitChange, "`" + id + "` would leave its range",
                       indicator == nullptr ? "a judgement lies between 0 and 1"
                                            : "`yinguo show " + id + "` has its range"};
  }

  static base::Error nothing_there(const FigureChange& change) {
    const std::string what = change.how == How::kDrop ? "drop" : "raise";
    return {kUnfitChange, "there is no figure of `" + change.id + "` to " + what,
            change.how == How::kDrop ? "" : "give one with --set"};
  }

  [[nodiscard]] base::Error computed(const std::string& id) const {
    const auto* indicator = find_indicator(id);
    const auto& ratio = *indicator->ratio;
    return {kUnfitChange, "`" + id + "` is computed, so that there is nothing to drop",
            "drop `" + ratio.numerator.id + "` or `" + ratio.denominator.id + "`"};
  }

  Lookup& lookup_;
  const ontology::Model& model_;
  std::string_view region_;
  ChangedFigures out_;
};

}  // namespace

base::Result<ChangedFigures> change_figures(Lookup& lookup, const ontology::Model& model,
                                            std::string_view region,
                                            std::span<const FigureChange> changes) {
  Changer changer{lookup, model, region};
  for (const auto& change : changes) {
    if (auto made = changer.make(change); !made) return made.error();
  }
  return changer.take();
}

}  // namespace yinguo::reasoning
