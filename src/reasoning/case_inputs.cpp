#include "reasoning/case_inputs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

#include "reasoning/errors.hpp"
#include "reasoning/naming.hpp"

namespace yinguo::reasoning {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// Whether an input of this meaning is the judgement of a concept, where a profile has one.
bool is_judgement(const Meaning& meaning) {
  return meaning.basis == Basis::kJudged || meaning.role == Role::kSetAside;
}

}  // namespace

/// Reads ramps and ratios off the facts of a reading.
class CaseInputs::Maker {
 public:
  Maker(const Reading& reading, const std::vector<std::string>& columns)
      : reading_{reading}, lookup_{reading} {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!columns[i].empty()) columns_.emplace(columns[i], i);
    }
  }

  void add_input(derivation::NodeId node, const model::Interval& unknown, CaseInputs& out) {
    Input input{.otherwise = unknown};
    const auto meaning =
        meaning_of(reading_.program.relation(reading_.graph.node(node).relation).name);
    const auto tuple = reading_.graph.tuple(node);
    if (tuple.size() == 1 && meaning.role == Role::kIndicator) {
      input = ramp_of(lookup_.text(tuple.front()));
      const auto indicator = std::string{lookup_.text(tuple.front())};
      if (input.low <= input.high) input.figure = figure_of(indicator, out, kNesting);
    } else if (tuple.size() == 1 && is_judgement(meaning)) {
      input.judgement = column_of(lookup_.text(tuple.front()));
    }
    out.inputs_.push_back(input);
  }

  /// Whether the ramp gives each figure of the reading the degree that the rules gave it.
  [[nodiscard]] std::optional<std::string> first_graded_otherwise() {
    std::map<std::pair<std::string, std::string>, std::pair<double, double>> graded;
    for (const auto& row : lookup_.rows("figure", {})) {
      const std::string indicator{lookup_.text(row[1])};
      const auto input = ramp_of(indicator);
      if (!(input.low <= input.high)) continue;
      const double degree = grade(input, row[2].as_float());
      const auto [entry, is_new] =
          graded.try_emplace({std::string{lookup_.text(row[0])}, indicator}, degree, degree);
      if (is_new) continue;
      entry->second.first = std::min(entry->second.first, degree);
      entry->second.second = std::max(entry->second.second, degree);
    }
    for (const auto& row : lookup_.rows("membership", {})) {
      const std::string indicator{lookup_.text(row[1])};
      const auto found = graded.find({std::string{lookup_.text(row[0])}, indicator});
      const bool is_same = found != graded.end() && found->second.first == row[2].as_float() &&
                           found->second.second == row[3].as_float();
      if (!is_same) return indicator;
    }
    return std::nullopt;
  }

 private:
  static constexpr int kNesting = 8;  // ratios of ratios; the reader rejects cycles

  [[nodiscard]] std::size_t column_of(std::string_view id) const {
    const auto found = columns_.find(std::string{id});
    return found == columns_.end() ? kNone : found->second;
  }

  /// A ramp; low > high where the reading has no anchors for it.
  Input ramp_of(std::string_view indicator) {
    Input input{.otherwise = model::kUnknown, .low = 1.0, .high = 0.0};
    const std::array key{indicator};
    const auto anchors = lookup_.row("anchors", key);
    const auto direction = lookup_.row("indicator", key);
    if (!anchors || !direction) return input;
    input.low = (*anchors)[1].as_float();
    input.high = (*anchors)[2].as_float();
    input.lower_is_better = lookup_.text((*direction)[2]) == "lower";
    return input;
  }

  std::size_t figure_of(const std::string& indicator, CaseInputs& out, int nesting) {
    if (const auto known = figures_.find(indicator); known != figures_.end()) return known->second;
    Figure figure{.column = column_of(indicator)};
    const auto ratio = lookup_.row("indicator_ratio", std::array{std::string_view{indicator}});
    if (ratio && nesting > 0) {
      figure.numerator = figure_of(std::string{lookup_.text((*ratio)[1])}, out, nesting - 1);
      figure.denominator = figure_of(std::string{lookup_.text((*ratio)[2])}, out, nesting - 1);
      figure.factor = (*ratio)[3].as_float();
    }
    out.figures_.push_back(figure);
    return figures_[indicator] = out.figures_.size() - 1;
  }

  const Reading& reading_;
  Lookup lookup_;
  std::unordered_map<std::string, std::size_t> columns_;
  std::unordered_map<std::string, std::size_t> figures_;  ///< by indicator: into out.figures_
};

base::Result<CaseInputs> CaseInputs::make(const Reading& reading,
                                          const std::vector<std::string>& columns,
                                          const derivation::Inputs& unknown) {
  Maker maker{reading, columns};
  if (const auto indicator = maker.first_graded_otherwise()) {
    return base::Error{kOwnGrading,
                       "the rules grade `" + *indicator + "` otherwise than by its ramp",
                       "ask with `yinguo explain --profile`, which evaluates the rules"};
  }
  CaseInputs out;
  for (std::size_t i = 0; i < reading.graph.inputs.size(); ++i)
    maker.add_input(reading.graph.inputs[i], unknown[i], out);
  return out;
}

double CaseInputs::grade(const Input& input, double value) {
  double share = value >= input.low ? 1.0 : 0.0;
  if (input.low < input.high)
    share = std::max(0.0, std::min(1.0, (value - input.low) / (input.high - input.low)));
  return input.lower_is_better ? 1.0 - share : share;
}

void CaseInputs::fill_figure(std::size_t number, const std::vector<std::vector<double>>& figures,
                             std::size_t count, Degrees& degrees) const {
  const Figure& figure = figures_[number];
  double* const to = degrees.figures.data() + number * count;
  if (figure.column == kNone) {
    std::fill_n(to, count, kMissing);
  } else {
    std::copy_n(figures[figure.column].data(), count, to);
  }
  if (figure.numerator == kNone) return;
  const double* const above = degrees.figures.data() + figure.numerator * count;
  const double* const below = degrees.figures.data() + figure.denominator * count;
  for (std::size_t c = 0; c < count; ++c) {
    if (std::isnan(to[c]) && below[c] != 0.0) to[c] = above[c] / below[c] * figure.factor;
  }
}

void CaseInputs::fill_input(std::size_t number, const std::vector<std::vector<double>>& figures,
                            std::size_t count, Degrees& degrees) const {
  const Input& input = inputs_[number];
  double* const lower = degrees.ends.data() + number * 2 * count;
  double* const upper = lower + count;
  degrees.inputs[number] = {lower, upper};
  std::fill_n(lower, count, input.otherwise.lower);
  std::fill_n(upper, count, input.otherwise.upper);
  const double* from = nullptr;
  if (input.figure != kNone) from = degrees.figures.data() + input.figure * count;
  if (input.judgement != kNone) from = figures[input.judgement].data();
  if (from == nullptr) return;
  for (std::size_t c = 0; c < count; ++c) {
    if (std::isnan(from[c])) continue;
    lower[c] = upper[c] = input.figure != kNone ? grade(input, from[c]) : from[c];
  }
}

void CaseInputs::fill(const std::vector<std::vector<double>>& figures, std::size_t count,
                      Degrees& degrees) const {
  degrees.figures.resize(figures_.size() * count);
  degrees.ends.resize(inputs_.size() * 2 * count);
  degrees.inputs.resize(inputs_.size());
  for (std::size_t i = 0; i < figures_.size(); ++i)
    fill_figure(i, figures, count, degrees);
  for (std::size_t i = 0; i < inputs_.size(); ++i)
    fill_input(i, figures, count, degrees);
}

}  // namespace yinguo::reasoning
