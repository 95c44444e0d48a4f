#include "reasoning/trend.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "evaluation/build_graph.hpp"
#include "reasoning/gaps.hpp"
#include "reasoning/leaves.hpp"
#include "reasoning/naming.hpp"
#include "reasoning/proof_tree.hpp"
#include "reasoning/takeover.hpp"
#include "reasoning/what_if.hpp"

namespace yinguo::reasoning {
namespace {

using derivation::Inputs;
using model::Interval;
using model::Status;

/// The status and the threshold that stand for "as far as it went".
struct Mark {
  Status wanted = Status::kActive;
  double threshold = 0.5;
};

double just_above(double degree) {
  return std::nextafter(degree, std::numeric_limits<double>::infinity());
}

/// None when the degree is the same.
std::optional<Mark> mark_of(const Answer& before, const Answer& after, double threshold) {
  const auto& was = before.degree;
  const auto& is = after.degree;
  if (before.status != after.status) return Mark{after.status, threshold};
  if (is.lower > was.lower) return Mark{Status::kActive, is.lower};
  if (is.upper < was.upper) return Mark{Status::kInactive, just_above(is.upper)};
  if (is.lower < was.lower) return Mark{Status::kUndetermined, just_above(is.lower)};
  if (is.upper > was.upper) return Mark{Status::kUndetermined, is.upper};
  return std::nullopt;
}

/// Compares a region with itself in another period.
class TrendReader {
 public:
  TrendReader(const Case& before, const Case& after, double threshold)
      : before_{before},
        after_{after},
        threshold_{threshold},
        old_{*before.reading},
        new_{*after.reading},
        then_(before.inputs),
        held_(before.inputs) {
    for (std::uint32_t i = 0; i < before.inputs.size(); ++i)
      take_input(i);
  }

  [[nodiscard]] GoalTrend goal(const GoalChange& change);

 private:
  void take_input(std::uint32_t input);
  [[nodiscard]] Interval by_old_anchors(const std::string& subject, const Interval& degree);
  void count(std::uint32_t input, GoalTrend& out) const;
  void add_carried(derivation::NodeId root, const std::vector<bool>& relevant, GoalTrend& out);
  [[nodiscard]] FigureTrend figure_of(std::uint32_t input);

  const Case& before_;
  const Case& after_;
  double threshold_;
  Lookup old_;
  Lookup new_;
  Inputs then_;  ///< the new degrees, in the order of the old reading's inputs
  Inputs held_;  ///< those of the new figures by the old anchors
};

void TrendReader::take_input(std::uint32_t input) {
  const auto& reading = *before_.reading;
  const auto node = reading.graph.inputs[input];
  const auto arguments = arguments_of(reading, node);
  if (arguments.size() != 1) return;
  const auto& relation = reading.program.relation(reading.graph.node(node).relation).name;
  const auto same = find_node(*after_.reading, relation, arguments.front());
  const auto& inputs = after_.reading->graph.inputs;
  const auto at = same ? std::ranges::find(inputs, *same) : inputs.end();
  if (at == inputs.end()) return;
  then_[input] = after_.inputs[static_cast<std::size_t>(at - inputs.begin())];
  const bool is_figure = meaning_of(relation).role == Role::kIndicator;
  held_[input] = is_figure ? by_old_anchors(arguments.front(), then_[input]) : then_[input];
}

Interval TrendReader::by_old_anchors(const std::string& subject, const Interval& degree) {
  const auto scale = peer_scale(old_, subject);
  const auto rows =
      new_.rows("figure", std::array{std::string_view{after_.name}, std::string_view{subject}});
  if (!scale || rows.empty()) return degree;
  Leaf leaf;
  for (const auto& row : rows)
    leaf.values.push_back(row[2].as_float());
  return leaf.graded(*scale);
}

FigureTrend TrendReader::figure_of(std::uint32_t input) {
  auto subject = *observed_subject(*before_.reading, input);
  return {{subject, standing_of(old_, before_.name, subject, before_.inputs[input]),
           standing_of(new_, after_.name, subject, then_[input])},
          held_[input]};
}

void TrendReader::count(std::uint32_t input, GoalTrend& out) const {
  const auto& was = before_.inputs[input];
  const auto& is = then_[input];
  const auto subject = observed_subject(*before_.reading, input);
  if (was == is || !subject) return;
  if (was == model::kUnknown)
    out.came.push_back(*subject);
  else if (is == model::kUnknown)
    out.went.push_back(*subject);
  else
    ++(is.lower + is.upper > was.lower + was.upper ? out.risen : out.fallen);
}

void TrendReader::add_carried(derivation::NodeId root, const std::vector<bool>& relevant,
                              GoalTrend& out) {
  const auto mark = mark_of(out.before, out.after, threshold_);
  if (!mark) return;
  std::vector<Takeover> candidates;
  for (std::uint32_t i = 0; i < relevant.size(); ++i) {
    if (relevant[i] && then_[i] != before_.inputs[i] && observed_subject(*before_.reading, i))
      candidates.push_back({i, then_[i]});
  }
  const auto found = smallest_takeovers(
      {before_.reading->graph, before_.inputs, root, mark->threshold, mark->wanted}, candidates, 1);
  out.is_proved = found.is_proved;
  if (found.sets.empty()) return;
  for (const auto i : found.sets.front())
    out.carried.push_back(figure_of(candidates[i].input));
}

GoalTrend TrendReader::goal(const GoalChange& change) {
  GoalTrend out{.before = change.before, .after = change.after, .held = change.before.degree};
  for (const auto& one : change.moved) {
    const bool has_passed =
        model::status_of(one.before, threshold_) != model::status_of(one.after, threshold_);
    if (has_passed && one.role != Role::kIndicator)
      out.passed.push_back({one.subject, one.before, one.after});
  }
  const auto& graph = before_.reading->graph;
  const auto root = goal_node(*before_.reading, change.before.goal);
  if (!root) return out;
  out.held = derivation::solve(graph, held_).of(*root);
  const auto relevant = inputs_below(graph, *root);
  for (std::uint32_t i = 0; i < relevant.size(); ++i) {
    if (relevant[i]) count(i, out);
  }
  add_carried(*root, relevant, out);
  return out;
}

/// Findings of `from` that `other` does not have.
std::vector<Finding> without(const std::vector<Finding>& from, const std::vector<Finding>& other) {
  std::vector<Finding> out;
  for (const auto& one : from) {
    const bool is_there = std::ranges::any_of(other, [&](const Finding& also) {
      return also.kind == one.kind && also.subjects == one.subjects;
    });
    if (!is_there) out.push_back(one);
  }
  return out;
}

base::Result<Case> case_of(const Reading& reading, const std::string& region) {
  auto inputs = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                          reading.graph, region);
  if (!inputs) return inputs.error();
  return Case{&reading, region, std::move(*inputs)};
}

}  // namespace

base::Result<Trend> trend(const Reading& before, const Reading& after, const ontology::Model& model,
                          const std::string& region, std::span<const std::string> goals,
                          double threshold) {
  if (auto checked = check_thresholds(before); !checked) return checked.error();
  auto was = case_of(before, region);
  if (!was) return was.error();
  auto is = case_of(after, region);
  if (!is) return is.error();
  const auto changes = compare_cases(*was, *is, model, goals, threshold);
  if (!changes) return changes.error();
  Trend out{region, before.period, after.period, threshold, {}, {}, {}};
  TrendReader reader{*was, *is, threshold};
  for (const auto& change : *changes)
    out.goals.push_back(reader.goal(change));
  const ExplainOptions brief{.threshold = threshold, .trees = false};
  const auto then = explain(before, model, region, goals, brief);
  if (!then) return then.error();
  const auto now = explain(after, model, region, goals, brief);
  if (!now) return now.error();
  out.findings_came = without(now->findings, then->findings);
  out.findings_went = without(then->findings, now->findings);
  return out;
}

}  // namespace yinguo::reasoning
