#pragma once
// A random world with what a search for plans through it needs, and the answer by trying all.
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "evaluation/build_graph.hpp"
#include "reasoning/explain.hpp"
#include "reasoning/plan_search.hpp"
#include "reasoning/tiny_reading.hpp"

namespace yinguo::test {

/// The region "r" and its goal "g".
struct PlanWorld {
  reasoning::Reading reading;
  derivation::Inputs inputs;
  std::vector<reasoning::Lever> levers;
  std::vector<derivation::NodeId> roots;
  std::vector<bool> is_fixed;
  std::vector<double> factors{};  ///< by lever: by which its costs are multiplied here

  explicit PlanWorld(const std::string& text) : reading{read_garden(text)} {
    inputs = *evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                        reading.graph, "r");
    roots.push_back(*reasoning::goal_node(reading, "g"));
    levers = reasoning::levers_of(reading, "r", inputs, std::vector<bool>(inputs.size(), true), {});
    is_fixed.assign(levers.size(), false);
    factors.assign(levers.size(), 1.0);
  }

  [[nodiscard]] reasoning::SearchGoal goal(double threshold) const {
    return {reading.graph, inputs, roots, threshold};
  }

  [[nodiscard]] bool reaches(const derivation::Inputs& with, double threshold) const {
    return derivation::solve(reading.graph, with).of(roots.front()).lower >= threshold;
  }

  [[nodiscard]] double cost(const reasoning::LeverSteps& steps) const {
    double sum = 0.0;
    for (std::size_t l = 0; l < levers.size(); ++l)
      sum += steps[l] == 0 ? 0.0 : levers[l].steps[steps[l] - 1].cost * factors[l];
    return sum;
  }

  /// The least cost of all combinations that reach the goal; infinite when none does.
  [[nodiscard]] double least_of_all(double threshold) const {
    double least = std::numeric_limits<double>::infinity();
    reasoning::LeverSteps at(levers.size(), 0);
    for (;;) {
      const bool may_be_better = cost(at) < least;
      if (may_be_better && reaches(inputs_with(inputs, levers, at), threshold)) least = cost(at);
      std::size_t l = 0;
      while (l < at.size() && at[l] == levers[l].steps.size())
        at[l++] = 0;
      if (l == at.size()) return least;
      ++at[l];
    }
  }
};

}  // namespace yinguo::test
