#include "derivation/columns.hpp"

#include <algorithm>
#include <array>
#include <random>

#include "catch.hpp"

using namespace yinguo;
using namespace yinguo::derivation;

namespace {

/// Graphs made at random, layer upon layer: firings read any layer below, negated or quantified,
/// and in idempotent algebras their own layer too, where they are monotone.
class RandomGraph {
 public:
  RandomGraph(std::uint32_t seed, rules::Algebra algebra) : random_{seed} {
    graph_.algebra = algebra;
    const bool may_recur = algebra == rules::Algebra::kGodel || algebra == rules::Algebra::kBoolean;
    for (int i = below(6); i >= 0; --i)
      add_node(NodeKind::kInput, true);
    add_node(NodeKind::kAbsent, true);
    add_node(NodeKind::kAbsent, false);
    add_node(NodeKind::kAsserted, false);
    for (int layer = 0; layer < 4; ++layer) {
      settled_ = graph_.nodes.size();
      for (int i = below(6); i >= 0; --i)
        add_node(NodeKind::kDerived, true);
      reachable_ = may_recur ? graph_.nodes.size() : settled_;
      for (std::size_t node = settled_; node < graph_.nodes.size(); ++node)
        derive(node);
    }
    graph_.finish();
  }

  Inputs inputs() {
    Inputs out;
    for (std::size_t i = 0; i < graph_.inputs.size(); ++i) {
      const double a = below(9) / 8.0;
      const double b = std::uniform_real_distribution{0.0, 1.0}(random_);
      const bool is_exact = below(2) == 0;
      out.push_back(is_exact ? model::Interval{a, a}
                             : model::Interval{std::min(a, b), std::max(a, b)});
    }
    return out;
  }

  std::vector<NodeId> wanted() {
    std::vector<NodeId> out;
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (below(3) > 0) out.push_back(NodeId{i});
    }
    return out;
  }

  [[nodiscard]] const Graph& graph() const { return graph_; }

 private:
  int below(int limit) { return std::uniform_int_distribution{0, limit - 1}(random_); }

  NodeId any_node(std::size_t limit) {
    return NodeId{static_cast<std::uint32_t>(below(static_cast<int>(limit)))};
  }

  void add_node(NodeKind kind, bool is_degree) {
    const auto number = static_cast<std::uint32_t>(graph_.nodes.size());
    graph_.add_node(rules::RelationId{number}, {});
    graph_.nodes.back().kind = kind;
    graph_.nodes.back().is_degree = is_degree;
    graph_.nodes.back().cut = kind == NodeKind::kDerived && below(12) == 0;
  }

  void derive(std::size_t node) {
    graph_.nodes[node].first_firing = static_cast<std::uint32_t>(graph_.firings.size());
    graph_.nodes[node].firing_count = static_cast<std::uint32_t>(below(4));
    for (std::uint32_t f = 0; f < graph_.nodes[node].firing_count; ++f) {
      Firing firing{.head = NodeId{static_cast<std::uint32_t>(node)}};
      firing.first_premise = static_cast<std::uint32_t>(graph_.premises.size());
      firing.premise_count = static_cast<std::uint32_t>(below(4));
      for (std::uint32_t p = 0; p < firing.premise_count; ++p)
        add_premise();
      graph_.firings.push_back(firing);
    }
  }

  void add_premise() {
    Premise premise;
    switch (below(4)) {
      case 0:
        premise.kind = PremiseKind::kFact;
        premise.node = any_node(reachable_);
        break;
      case 1:
        premise.kind = PremiseKind::kNegatedFact;
        premise.node = any_node(settled_);
        break;
      case 2:
        premise.kind = PremiseKind::kConstraint;
        break;
      default:
        add_members(premise);
    }
    graph_.premises.push_back(premise);
  }

  void add_members(Premise& premise) {
    premise.kind = PremiseKind::kQuantified;
    premise.quantifier = static_cast<rules::Quantifier>(below(4));
    premise.negated = below(3) == 0;
    premise.threshold = below(6) - 1;
    premise.first_member = static_cast<std::uint32_t>(graph_.members.size());
    premise.member_count = static_cast<std::uint32_t>(below(5));
    const bool is_monotone = !premise.negated && (premise.quantifier == rules::Quantifier::kAll ||
                                                  premise.quantifier == rules::Quantifier::kAny);
    for (std::uint32_t m = 0; m < premise.member_count; ++m)
      graph_.members.push_back(any_node(is_monotone ? reachable_ : settled_));
  }

  std::mt19937 random_;
  Graph graph_;
  std::size_t settled_ = 0;    ///< nodes of the layers below
  std::size_t reachable_ = 0;  ///< nodes that a monotone premise may read
};

constexpr std::array kAlgebras{rules::Algebra::kGodel, rules::Algebra::kProduct,
                               rules::Algebra::kLukasiewicz, rules::Algebra::kBoolean};

/// Columns of `cases`, which must outlive them.
struct Columns {
  std::vector<std::vector<double>> ends{};
  std::vector<InputColumn> inputs{};

  explicit Columns(const std::vector<Inputs>& cases) {
    for (std::size_t i = 0; i < cases.front().size(); ++i) {
      auto& lower = ends.emplace_back();
      for (const auto& one : cases)
        lower.push_back(one[i].lower);
      auto& upper = ends.emplace_back();
      for (const auto& one : cases)
        upper.push_back(one[i].upper);
    }
    for (std::size_t i = 0; i < ends.size(); i += 2)
      inputs.push_back({ends[i].data(), ends[i + 1].data()});
  }
};

}  // namespace

TEST_CASE("columns give each case what solving it alone gives, to the bit") {
  std::size_t cycles = 0;
  for (std::uint32_t seed = 0; seed < 1500; ++seed) {
    for (const auto algebra : kAlgebras) {
      RandomGraph random{seed, algebra};
      const auto wanted = random.wanted();
      std::vector<Inputs> cases;
      for (std::uint32_t c = 0; c <= seed % 70; c += 3)
        cases.push_back(random.inputs());
      const auto together = solve_batch(random.graph(), cases, wanted);
      REQUIRE(together.size() == cases.size() * wanted.size());
      for (std::size_t c = 0; c < cases.size(); ++c) {
        const auto alone = solve(random.graph(), cases[c]);
        for (std::size_t w = 0; w < wanted.size(); ++w) {
          if (together[c * wanted.size() + w] == alone.of(wanted[w])) continue;
          CAPTURE(seed, static_cast<int>(algebra), c, static_cast<std::uint32_t>(wanted[w]));
          CHECK(together[c * wanted.size() + w].lower == alone.of(wanted[w]).lower);
          CHECK(together[c * wanted.size() + w].upper == alone.of(wanted[w]).upper);
        }
      }
      cycles += static_cast<std::size_t>(
          std::ranges::count(random.graph().schedule.component_cyclic, std::uint8_t{1}));
    }
  }
  CHECK(cycles > 1000);
}

TEST_CASE("the same columns come from one thread and from several, and from any part of them") {
  RandomGraph random{17, rules::Algebra::kGodel};
  const auto wanted = random.wanted();
  std::vector<Inputs> cases;
  for (int c = 0; c < 1000; ++c)
    cases.push_back(random.inputs());
  const Columns columns{cases};
  const Circuit circuit{random.graph(), wanted};
  const auto expected = solve_batch(random.graph(), cases, wanted);
  std::vector<std::vector<double>> memory(wanted.size() * 2, std::vector<double>(cases.size()));
  std::vector<OutputColumn> outputs;
  for (std::size_t w = 0; w < wanted.size(); ++w)
    outputs.push_back({memory[w * 2].data(), memory[w * 2 + 1].data()});
  const auto check = [&](std::size_t begin, std::size_t end) {
    bool is_equal = true;
    for (std::size_t c = begin; c < end; ++c) {
      for (std::size_t w = 0; w < wanted.size(); ++w) {
        is_equal = is_equal && model::Interval{outputs[w].lower[c], outputs[w].upper[c]} ==
                                   expected[c * wanted.size() + w];
      }
    }
    CHECK(is_equal);
  };
  for (const unsigned threads : {1U, 2U, 7U, 100U}) {
    for (auto& column : memory)
      std::ranges::fill(column, -1.0);
    circuit.run(columns.inputs, cases.size(), outputs, threads);
    check(0, cases.size());
  }
  Circuit::Workspace workspace;
  for (const std::size_t begin : {0U, 1U, 31U, 500U}) {
    for (const std::size_t count : {0U, 1U, 4U, 5U, 33U}) {
      circuit.run(columns.inputs, begin, begin + count, outputs, workspace);
      check(begin, begin + count);
    }
  }
}

TEST_CASE("an input that nothing wanted rests on is not read") {
  Graph graph;
  graph.add_node(rules::RelationId{0}, {});
  graph.add_node(rules::RelationId{1}, {});
  for (auto& node : graph.nodes) {
    node.kind = NodeKind::kInput;
    node.is_degree = true;
  }
  graph.finish();
  const std::vector wanted{NodeId{1}};
  const Circuit circuit{graph, wanted};
  CHECK_FALSE(circuit.reads(0));
  CHECK(circuit.reads(1));
  const double given = 0.75;
  double lower = 0.0;
  double upper = 0.0;
  const std::vector<InputColumn> inputs{{}, {&given, &given}};
  const std::vector<OutputColumn> outputs{{&lower, &upper}};
  Circuit::Workspace workspace;
  circuit.run(inputs, 0, 1, outputs, workspace);
  CHECK(lower == 0.75);
  CHECK(upper == 0.75);
}
