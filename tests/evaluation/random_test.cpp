// Random programs: the engine against the reference, and the graph against itself.
#include <cmath>

#include "catch.hpp"
#include "derivation/print.hpp"
#include "evaluation/build_graph.hpp"
#include "evaluation/errors.hpp"
#include "evaluation/random_program.hpp"
#include "evaluation/reference.hpp"
#include "evaluation/run.hpp"

using namespace yinguo;
using derivation::Goal;
using test::Fact;
using test::Reference;

namespace {

constexpr std::uint32_t kPrograms = 2000;

bool is_near(const model::Interval& a, const model::Interval& b) {
  constexpr double kRounding = 1e-9;
  return std::abs(a.lower - b.lower) < kRounding && std::abs(a.upper - b.upper) < kRounding;
}

/// The rows of `m` in a generated program: what it says about `met`.
test::InputDegrees degrees_in(const rules::Program& program) {
  return [&program](rules::RelationId, const Fact& fact) {
    model::Interval around{1.0, 0.0};
    const auto m = *program.find_relation("m");
    for (const auto& rule : program.rules) {
      const auto& row = rule.head.arguments;
      if (rule.head.relation != m || row[1].constant != fact[0]) continue;
      around.lower = std::min(around.lower, row[2].constant.as_float());
      around.upper = std::max(around.upper, row[3].constant.as_float());
    }
    return around.lower > around.upper ? model::kUnknown : around;
  };
}

/// Every relation has the reference's facts. Symbols occur in `m` alone.
void compare_facts(const test::Run& run, const Reference& reference) {
  for (std::uint32_t i = 0; i < run.program().relations.size(); ++i) {
    const rules::RelationId id{i};
    const auto& table = run.database().table(id);
    REQUIRE(table.size() == reference.facts(id).size());
    for (std::size_t row = 0; row < table.size(); ++row) {
      const auto tuple = table.row(row);
      if (run.program().relation(id).name == "m") continue;
      const auto fact = reference.translated(id, tuple, run.symbols.records());
      REQUIRE(reference.facts(id).count(fact) == 1);
    }
  }
}

/// Those facts cannot be explained that have no derivation from what subsumption has left.
void check_heights(const test::Run& run, const Reference& reference) {
  for (std::uint32_t i = 0; i < run.program().relations.size(); ++i) {
    const rules::RelationId id{i};
    const auto& table = run.database().table(id);
    for (std::size_t row = 0; row < table.size(); ++row) {
      const auto tuple = table.row(row);
      const bool is_unfounded = table.height(row) == evaluation::kUnfoundedHeight;
      REQUIRE(is_unfounded ==
              (reference.unfounded().count({id, {tuple.begin(), tuple.end()}}) == 1));
    }
  }
}

std::vector<evaluation::Root> all_roots(const test::Run& run) {
  std::vector<evaluation::Root> roots;
  for (std::uint32_t i = 0; i < run.program().relations.size(); ++i) {
    const auto more = roots_of(run.program(), run.symbols, run.database(), rules::RelationId{i});
    roots.insert(roots.end(), more.begin(), more.end());
  }
  return roots;
}

/// Every premise of every firing holds among the reference's facts.
void check_firings(const derivation::Graph& graph, const Reference& reference,
                   const model::RecordTable& records) {
  for (std::uint32_t f = 0; f < graph.firings.size(); ++f) {
    for (const auto& premise : graph.premises_of(derivation::FiringId{f})) {
      const bool is_positive = premise.kind == derivation::PremiseKind::kFact;
      if (!is_positive && premise.kind != derivation::PremiseKind::kNegatedFact) continue;
      const auto& node = graph.node(premise.node);
      const auto tuple = graph.tuple(premise.node);
      if (node.kind == derivation::NodeKind::kInput) continue;
      if (!is_positive && node.is_degree) continue;
      if (node.free_columns != 0) continue;
      const auto fact = reference.translated(node.relation, tuple, records);
      REQUIRE(reference.facts(node.relation).count(fact) == (is_positive ? 1 : 0));
    }
  }
}

/// A proof stands: each fact but the leaves has a firing of its own, every positive premise is in
/// the proof, and premises are lower in a well-founded order.
void check_proof(const derivation::Graph& graph, const derivation::Proof& proof) {
  std::map<derivation::NodeId, std::uint32_t> height;
  bool changed = true;
  while (changed) {
    changed = false;
    for (auto it = proof.steps.rbegin(); it != proof.steps.rend(); ++it) {
      if (height.count(it->node) > 0) continue;
      std::uint32_t above = 0;
      bool ready = true;
      if (it->firing != derivation::kNoFiring) {
        REQUIRE(graph.firing(it->firing).head == it->node);
        for (const auto& premise : graph.premises_of(it->firing)) {
          if (premise.kind != derivation::PremiseKind::kFact) continue;
          REQUIRE(proof.find(premise.node) != nullptr);
          const auto below = height.find(premise.node);
          ready = ready && below != height.end();
          if (ready) above = std::max(above, below->second + 1);
        }
      }
      if (!ready) continue;
      height[it->node] = above;
      changed = true;
    }
  }
  REQUIRE(height.size() == proof.steps.size());
}

/// The builder that follows heights gives each ordinary fact one firing, of its least height.
void check_lowest(test::Run& run) {
  evaluation::GraphBuilder builder{run.program(), run.symbols, run.database()};
  for (const auto& root : all_roots(run)) {
    if (run.program().relation(root.relation).kind != rules::RelationKind::kOrdinary) continue;
    const auto built = builder.build(std::array{root}, {.alternatives = 0});
    REQUIRE(built.has_value());
    REQUIRE(!built->cut);
    for (std::uint32_t n = 0; n < built->nodes.size(); ++n) {
      const auto& node = built->nodes[n];
      if (node.kind != derivation::NodeKind::kDerived) continue;
      REQUIRE(node.firing_count == 1);
      REQUIRE(built->firing(built->firings_of(derivation::NodeId{n}).front()).height ==
              node.height);
    }
  }
}

void check_proofs(const derivation::Graph& graph, const derivation::Solution& solution) {
  for (const auto root : graph.roots) {
    for (const Goal goal : {Goal::kLower, Goal::kUpper}) {
      const auto best = best_proof(graph, solution, root, goal);
      check_proof(graph, best);
      const auto several = best_proofs(graph, solution, root, goal, {.proofs = 4});
      REQUIRE(!several.proofs.empty());
      const double degree = end_of(solution.of(root), goal);
      const bool is_idempotent =
          graph.algebra == rules::Algebra::kGodel || graph.algebra == rules::Algebra::kBoolean;
      if (is_idempotent) {
        REQUIRE(best.degree == degree);
        REQUIRE(several.proofs.front().degree == degree);
      } else {
        REQUIRE(best.degree <= degree + 1e-9);
      }
      INFO("relation " << static_cast<std::uint32_t>(graph.node(root).relation) << ", height "
                       << graph.node(root).height << ", best " << best.height);
      if (!graph.node(root).is_degree) {
        REQUIRE(best.height == graph.node(root).height);
        REQUIRE(several.proofs.front().height == graph.node(root).height);
      }
      for (std::size_t i = 0; i < several.proofs.size(); ++i) {
        check_proof(graph, several.proofs[i]);
        if (i > 0) REQUIRE(several.proofs[i].degree <= several.proofs[i - 1].degree);
      }
    }
  }
}

/// Random inputs, changed one by one: re-evaluating equals starting over; and narrower inputs give
/// degrees within those of the wider ones.
void check_changes(const derivation::Graph& graph, derivation::Inputs inputs,
                   derivation::Solution solution, std::mt19937& random) {
  const auto quarter = [&](int low, int high) {
    return std::uniform_int_distribution<int>{low, high}(random)*0.25;
  };
  for (std::uint32_t i = 0; i < inputs.size(); ++i) {
    const auto wide = inputs[i];
    const double point =
        quarter(static_cast<int>(wide.lower * 4), static_cast<int>(wide.upper * 4));
    const auto before = solution;
    inputs[i] = {point, point};
    resolve(graph, inputs, std::array{i}, solution);
    REQUIRE(solution == solve(graph, inputs));
    for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
      REQUIRE(solution.nodes[n].lower >= before.nodes[n].lower);
      REQUIRE(solution.nodes[n].upper <= before.nodes[n].upper);
    }
  }
  for (const auto& node : solution.nodes)
    REQUIRE(node.lower == node.upper);
}

}  // namespace

TEST_CASE("random programs: facts, degrees, proofs and changes") {
  std::uint32_t checked_count = 0;
  std::uint32_t explained_count = 0;
  std::mt19937 random{7};
  for (std::uint32_t seed = 0; seed < kPrograms; ++seed) {
    const std::string text = test::RandomProgram{seed}.write();
    if (!test::Checked{text}.program) continue;
    INFO("seed " << seed << "\n" << text);
    ++checked_count;
    test::Run run{text, {}, {.late_gain = seed % 2 == 0 ? 0.0 : 2.0}};
    REQUIRE(run.result->has_value());
    const Reference reference{run.program(), degrees_in(run.program())};
    compare_facts(run, reference);
    const auto built = build_graph(run.program(), run.symbols, run.database(), all_roots(run));
    check_heights(run, reference);
    if (!built) {
      REQUIRE(built.error().code.id == evaluation::kUnfounded.id);
      REQUIRE(!reference.unfounded().empty());
      continue;
    }
    ++explained_count;
    const auto& graph = built.value();
    check_lowest(run);
    check_firings(graph, reference, run.symbols.records());
    const auto inputs = degree_inputs(run.program(), run.symbols, run.database(), graph, "r");
    REQUIRE(inputs.has_value());
    const auto solution = solve(graph, *inputs);
    INFO(print(graph, run.program(), run.symbols, &solution));
    for (std::uint32_t n = 0; n < graph.nodes.size(); ++n) {
      const auto& node = graph.nodes[n];
      const auto tuple = graph.tuple(derivation::NodeId{n});
      if (!node.is_degree || node.kind == derivation::NodeKind::kInput) continue;
      const auto expected = reference.degree(node.relation, {tuple.begin(), tuple.end()});
      INFO(print_fact(graph, run.program(), run.symbols, derivation::NodeId{n}));
      REQUIRE(is_near(solution.nodes[n], expected));
    }
    check_proofs(graph, solution);
    check_changes(graph, *inputs, solution, random);
  }
  CHECK(checked_count > kPrograms / 2);
  CHECK(explained_count > kPrograms / 3);
}

TEST_CASE("random programs: the facts of ten thousand more, with heights or two threads or not") {
  std::uint32_t checked_count = 0;
  for (std::uint32_t seed = kPrograms; checked_count < 10'000; ++seed) {
    const std::string text = test::RandomProgram{seed}.write();
    const test::Checked checked{text};
    if (!checked.program) continue;
    INFO("seed " << seed << "\n" << text);
    ++checked_count;
    const Reference reference{*checked.program, degrees_in(*checked.program)};
    for (const bool heights : {true, false}) {
      for (const unsigned threads : {1U, 2U}) {
        INFO(threads << " threads" << (heights ? ", heights" : ""));
        const test::Run run{text,
                            {},
                            {.heights = heights,
                             .threads = threads,
                             .shared_rows = 1,
                             .late_gain = checked_count % 2 == 0 ? 0.0 : 2.0}};
        REQUIRE(run.result->has_value());
        compare_facts(run, reference);
      }
    }
  }
}
