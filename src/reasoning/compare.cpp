#include "reasoning/compare.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <set>

#include "evaluation/build_graph.hpp"
#include "reasoning/gaps.hpp"
#include "reasoning/leaves.hpp"
#include "reasoning/naming.hpp"
#include "reasoning/takeover.hpp"

namespace yinguo::reasoning {
namespace {

using derivation::Inputs;

double middle(const model::Interval& degree) {
  return (degree.lower + degree.upper) / 2.0;
}

/// Compares two regions goal by goal.
class Comparer {
 public:
  Comparer(const Reading& reading, std::vector<Inputs> inputs, const CompareOptions& options,
           Comparison& out)
      : reading_{reading},
        lookup_{reading},
        inputs_{std::move(inputs)},
        options_{options},
        out_{out} {}

  void add_goal(const Answer& first, const Answer& second);
  void add_groups();
  /// Requires: all goals were added.
  void add_neighbours();

 private:
  [[nodiscard]] const Inputs& first() const { return inputs_[reading_.cases.size()]; }

  [[nodiscard]] const Inputs& second() const { return inputs_[reading_.cases.size() + 1]; }

  void add_sets(derivation::NodeId root, std::span<const Takeover> candidates, GoalComparison& to);
  [[nodiscard]] PairedFigure figure_of(const Takeover& one);
  [[nodiscard]] std::set<std::string> groups_of(std::string_view region);
  [[nodiscard]] std::optional<Neighbour> neighbour(const std::string& region, const Inputs& of,
                                                   const Inputs& other) const;
  [[nodiscard]] std::vector<Neighbour> nearest(const std::string& to, const Inputs& of) const;

  const Reading& reading_;
  Lookup lookup_;
  std::vector<Inputs> inputs_;  ///< of all cases, then of the two regions
  const CompareOptions& options_;
  Comparison& out_;
  std::set<std::uint32_t> profile_;  ///< the figures below the goals
};

void Comparer::add_goal(const Answer& first, const Answer& second) {
  GoalComparison goal{.first = first, .second = second};
  const auto root = *goal_node(reading_, first.goal);
  const auto relevant = inputs_below(reading_.graph, root);
  std::vector<Takeover> candidates;
  for (std::uint32_t i = 0; i < relevant.size(); ++i) {
    if (!relevant[i] || !observed_subject(reading_, i)) continue;
    const auto& is = this->first()[i];
    const auto& other = this->second()[i];
    const auto relation = reading_.graph.node(reading_.graph.inputs[i]).relation;
    const bool is_figure =
        meaning_of(reading_.program.relation(relation).name).role == Role::kIndicator;
    if (is_figure) profile_.insert(i);
    if (is_figure && (is != model::kUnknown || other != model::kUnknown)) ++goal.figures;
    if (is == other) continue;
    if (is_figure) ++(middle(is) > middle(other) ? goal.better : goal.worse);
    candidates.push_back({i, other});
  }
  if (first.status != second.status) add_sets(root, candidates, goal);
  out_.goals.push_back(std::move(goal));
}

void Comparer::add_sets(derivation::NodeId root, std::span<const Takeover> candidates,
                        GoalComparison& to) {
  const auto found =
      smallest_takeovers({reading_.graph, first(), root, options_.threshold, to.second.status},
                         candidates, options_.sets);
  to.bound = found.bound;
  to.is_proved = found.is_proved;
  for (const auto& set : found.sets) {
    FlippingSet flipping;
    auto inputs = first();
    for (const auto i : set) {
      inputs[candidates[i].input] = candidates[i].degree;
      flipping.figures.push_back(figure_of(candidates[i]));
    }
    flipping.degree = derivation::solve(reading_.graph, inputs).of(root);
    to.sets.push_back(std::move(flipping));
  }
}

PairedFigure Comparer::figure_of(const Takeover& one) {
  auto subject = *observed_subject(reading_, one.input);
  return {subject, standing_of(lookup_, out_.first, subject, first()[one.input]),
          standing_of(lookup_, out_.second, subject, one.degree)};
}

std::set<std::string> Comparer::groups_of(std::string_view region) {
  std::set<std::string> out;
  for (const auto& row : lookup_.rows("peer_member", {})) {
    if (lookup_.text(row[1]) == region) out.emplace(lookup_.text(row[0]));
  }
  return out;
}

void Comparer::add_groups() {
  const auto one = groups_of(out_.first);
  const auto other = groups_of(out_.second);
  std::ranges::set_intersection(one, other, std::back_inserter(out_.groups_of_both));
  std::ranges::set_difference(one, other, std::back_inserter(out_.groups_of_first));
  std::ranges::set_difference(other, one, std::back_inserter(out_.groups_of_second));
}

/// None where the two have too few figures in common.
std::optional<Neighbour> Comparer::neighbour(const std::string& region, const Inputs& of,
                                             const Inputs& other) const {
  Neighbour out{.region = region};
  std::size_t known = 0;
  for (const auto i : profile_) {
    if (of[i] == model::kUnknown) continue;
    ++known;
    if (other[i] == model::kUnknown) continue;
    ++out.figures;
    out.distance += std::abs(middle(of[i]) - middle(other[i]));
  }
  if (out.figures == 0 || 2 * out.figures < known) return std::nullopt;
  out.distance /= static_cast<double>(out.figures);
  return out;
}

std::vector<Neighbour> Comparer::nearest(const std::string& to, const Inputs& of) const {
  std::vector<Neighbour> out;
  for (std::size_t c = 0; c < reading_.cases.size(); ++c) {
    if (reading_.cases[c] == to) continue;
    if (auto one = neighbour(reading_.cases[c], of, inputs_[c])) out.push_back(std::move(*one));
  }
  std::ranges::stable_sort(out, {}, &Neighbour::distance);
  if (out.size() > options_.nearest) out.resize(options_.nearest);
  return out;
}

void Comparer::add_neighbours() {
  out_.apart = neighbour(out_.second, first(), second()).value_or(Neighbour{.region = out_.second});
  out_.near_first = nearest(out_.first, first());
  out_.near_second = nearest(out_.second, second());
}

}  // namespace

base::Result<Comparison> compare_regions(const Reading& reading, const ontology::Model& model,
                                         const std::string& first, const std::string& second,
                                         std::span<const std::string> goals,
                                         const CompareOptions& options) {
  if (auto checked = check_thresholds(reading); !checked) return checked.error();
  std::vector<std::string_view> names{reading.cases.begin(), reading.cases.end()};
  names.insert(names.end(), {first, second});
  auto inputs = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                          reading.graph, names);
  if (!inputs) return inputs.error();
  const ExplainOptions brief{.threshold = options.threshold, .trees = false};
  const auto is = explain(reading, model, first, goals, brief);
  if (!is) return is.error();
  const auto other = explain(reading, model, second, goals, brief);
  if (!other) return other.error();
  Comparison out{
      .first = first, .second = second, .period = reading.period, .threshold = options.threshold};
  Comparer comparer{reading, std::move(*inputs), options, out};
  for (std::size_t g = 0; g < goals.size(); ++g)
    comparer.add_goal(is->answers[g], other->answers[g]);
  comparer.add_groups();
  comparer.add_neighbours();
  return out;
}

}  // namespace yinguo::reasoning
