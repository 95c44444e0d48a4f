#include "reasoning/deciding.hpp"

#include <algorithm>
#include <array>
#include <random>

#include "derivation/columns.hpp"
#include "reasoning/proof_tree.hpp"

namespace yinguo::reasoning {
namespace {

using derivation::NodeId;
using model::Status;

constexpr std::size_t kExactUnknowns = 12;
constexpr std::size_t kSample = std::size_t{1} << kExactUnknowns;

/// What the goal comes to under completions of its unknowns.
class Completions {
 public:
  Completions(const derivation::Graph& graph, const derivation::Inputs& inputs, NodeId root,
              double threshold)
      : graph_{graph}, given_{inputs}, inputs_{inputs}, threshold_{threshold}, root_{root} {
    const derivation::Circuit circuit{graph, std::array{root}};
    for (std::uint32_t i = 0; i < inputs.size(); ++i) {
      if (circuit.reads(i) && inputs[i].lower < inputs[i].upper) unknown_.push_back(i);
    }
  }

  [[nodiscard]] const std::vector<std::uint32_t>& unknown() const { return unknown_; }

  [[nodiscard]] Status alone(std::uint32_t input, double end,
                             const derivation::Solution& solution) const {
    auto inputs = given_;
    auto changed = solution;
    inputs[input] = {end, end};
    derivation::resolve(graph_, inputs, std::array{input}, changed);
    return model::status_of(changed.of(root_), threshold_);
  }

  /// By unknown: in how many of the completions it decides.
  [[nodiscard]] std::vector<std::size_t> count() {
    std::vector<std::size_t> counts(unknown_.size());
    std::mt19937_64 draw{1};  // NOLINT: the same sample each time
    const bool is_exact = unknown_.size() <= kExactUnknowns;
    const std::size_t rounds = is_exact ? std::size_t{1} << unknown_.size() : kSample;
    std::vector<char> is_high(unknown_.size());
    start(is_high);
    for (std::size_t round = 0; round < rounds; ++round) {
      for (std::size_t u = 0; u < unknown_.size(); ++u)
        set(u, is_exact ? ((round ^ (round >> 1U)) >> u & 1U) != 0 : (draw() & 1U) != 0, is_high);
      const bool is_active = status();
      for (std::size_t u = 0; u < unknown_.size(); ++u) {
        set(u, is_high[u] == 0, is_high);
        if (status() != is_active) ++counts[u];
        set(u, is_high[u] == 0, is_high);
      }
    }
    return counts;
  }

  [[nodiscard]] bool is_sampled() const { return unknown_.size() > kExactUnknowns; }

 private:
  void start(std::vector<char>& is_high) {
    for (const auto u : unknown_)
      inputs_[u] = {given_[u].lower, given_[u].lower};
    std::ranges::fill(is_high, 0);
    solution_ = derivation::solve(graph_, inputs_);
  }

  void set(std::size_t u, bool high, std::vector<char>& is_high) {
    if ((is_high[u] != 0) == high) return;
    is_high[u] = high ? 1 : 0;
    const auto input = unknown_[u];
    const double end = high ? given_[input].upper : given_[input].lower;
    inputs_[input] = {end, end};
    derivation::resolve(graph_, inputs_, std::array{input}, solution_);
  }

  [[nodiscard]] bool status() const { return solution_.of(root_).lower >= threshold_; }

  const derivation::Graph& graph_;
  const derivation::Inputs& given_;
  derivation::Inputs inputs_;
  derivation::Solution solution_;
  double threshold_;
  NodeId root_;
  std::vector<std::uint32_t> unknown_;
};

}  // namespace

void find_deciding(const Reading& reading, const derivation::Inputs& inputs,
                   const derivation::Solution& solution, NodeId root, double threshold,
                   Shortfall& out) {
  Completions completions{reading.graph, inputs, root, threshold};
  const auto unknown = completions.unknown();
  for (const auto input : unknown) {
    const auto node = reading.graph.inputs[input];
    Deciding one;
    const auto arguments = arguments_of(reading, node);
    if (!arguments.empty()) one.subject = arguments.front();
    one.is_figure =
        meaning_of(reading.program.relation(reading.graph.node(node).relation).name).role ==
        Role::kIndicator;
    one.may_activate = completions.alone(input, inputs[input].upper, solution) == Status::kActive ||
                       completions.alone(input, inputs[input].lower, solution) == Status::kActive;
    one.may_inactivate =
        completions.alone(input, inputs[input].lower, solution) == Status::kInactive ||
        completions.alone(input, inputs[input].upper, solution) == Status::kInactive;
    out.deciding.push_back(std::move(one));
  }
  const auto counts = completions.count();
  out.is_sampled = completions.is_sampled();
  const auto rounds =
      static_cast<double>(completions.is_sampled() ? kSample : std::size_t{1} << unknown.size());
  for (std::size_t u = 0; u < unknown.size(); ++u)
    out.deciding[u].weight = static_cast<double>(counts[u]) / rounds;
  std::erase_if(out.deciding, [](const Deciding& one) {
    return one.weight == 0.0 && !one.may_activate && !one.may_inactivate;
  });
  std::ranges::stable_sort(
      out.deciding, [](const Deciding& a, const Deciding& b) { return a.weight > b.weight; });
}

}  // namespace yinguo::reasoning
