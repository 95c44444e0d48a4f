#include "catch.hpp"
#include "derivation/print.hpp"
#include "evaluation/build_graph.hpp"
#include "evaluation/run.hpp"

using namespace yinguo;
using derivation::Goal;

namespace {

/// A program with degrees `met` from `m`, its graph from all facts of `root`, solved for case "r".
struct Solved {
  test::Run run;
  derivation::Graph graph;
  derivation::Inputs inputs;
  derivation::Solution solution;

  Solved(const std::string& text, std::string_view root, const evaluation::GraphLimits& limits = {})
      : run{".decl m(c: symbol, x: symbol, lower: float, upper: float)\n"
            ".decl met(x: symbol) degree from m\n" +
            text} {
    const auto roots =
        roots_of(run.program(), run.symbols, run.database(), *run.program().find_relation(root));
    graph = build_graph(run.program(), run.symbols, run.database(), roots, limits).value();
    inputs = degree_inputs(run.program(), run.symbols, run.database(), graph, "r").value();
    solution = solve(graph, inputs);
  }

  [[nodiscard]] std::string print() const {
    return derivation::print(graph, run.program(), run.symbols, &solution);
  }

  [[nodiscard]] std::string print(const derivation::Proof& proof) const {
    return derivation::print(proof, graph, run.program(), run.symbols);
  }

  [[nodiscard]] std::string fact(derivation::NodeId node) const {
    return print_fact(graph, run.program(), run.symbols, node);
  }
};

const std::string kMechanism =
    ".decl link(m: symbol, c: symbol) link(\"m\", \"a\"). link(\"m\", \"b\").\n"
    "m(\"r\", \"a\", 0.75, 1.0). m(\"r\", \"b\", 0.5, 0.5). m(\"r\", \"block\", 0.25, 0.25).\n"
    ".decl active(m: symbol) degree\n";

/// Degrees of `d("x")` under each algebra for one body over met("p") and met("q").
std::string degrees_of(const std::string& body, const std::string& p, const std::string& q) {
  std::string out;
  for (const std::string algebra : {"godel", "product", "lukasiewicz", "boolean"}) {
    const Solved solved{".pragma \"degrees\" \"" + algebra +
                            "\"\n.decl g(x: symbol) g(\"p\"). g(\"q\").\n"
                            "m(\"r\", \"p\", " +
                            p + "). m(\"r\", \"q\", " + q +
                            ").\n"
                            ".decl d(x: symbol) degree\n" +
                            body,
                        "d"};
    const auto& degree = solved.solution.of(solved.graph.roots.front());
    out += (out.empty() ? "" : " ") + std::to_string(static_cast<int>(degree.lower * 1000)) + ":" +
           std::to_string(static_cast<int>(degree.upper * 1000));
  }
  return out;
}

}  // namespace

TEST_CASE("a graph prints in canonical order") {
  const Solved solved{
      kMechanism + "active(x) :- link(x, _), all met(c) : { link(x, c) }, !met(\"block\").\n",
      "active"};
  CHECK(solved.print() ==
        "met(\"a\") input [0.75, 1]\n"
        "met(\"b\") input [0.5, 0.5]\n"
        "met(\"block\") input [0.25, 0.25]\n"
        "link(\"m\", \"a\") asserted\n"
        "link(\"m\", \"b\") asserted\n"
        "active(\"m\") [0.5, 0.5]\n"
        "  rule 5: link(\"m\", \"a\"); all {met(\"a\"), met(\"b\")}; !met(\"block\") [0.5, 0.5]\n"
        "  rule 5: link(\"m\", \"b\"); all {met(\"a\"), met(\"b\")}; !met(\"block\") [0.5, 0.5]\n");
}

TEST_CASE("each construct of an ordinary rule has its premise") {
  const Solved solved{
      ".decl n(x: number) n(1). n(2). n(3).\n.decl gone(x: number, y: number)\n"
      ".decl s(x: number, y: number)\n"
      "s(x, y) :- n(x), y = sum z : { n(z), z < x }, y > x - 1, !gone(x, _), any n(z) : { n(z) "
      "}.\n",
      "s"};
  CHECK(solved.print() ==
        "n(1) asserted\nn(2) asserted\nn(3) asserted\n"
        "gone(3, _) absent\n"
        "s(3, 3)\n"
        "  rule 3: n(3); aggregate over {n(1), n(2)}; y = sum z : { n(z), z < x } with 3, 3; "
        "y > x - 1 with 3, 2; !gone(3, _); any {n(1), n(2), n(3)}\n");
}

TEST_CASE("degrees under the four algebras") {
  struct Row {
    std::string body, p, q, expected;
  };

  const Row rows[] = {
      {"d(\"x\") :- met(\"p\"), met(\"q\").", "0.5, 0.75", "0.75, 1.0",
       "500:750 375:750 250:750 1000:1000"},
      {"d(\"x\") :- met(\"p\"). d(\"x\") :- met(\"q\").", "0.25, 0.5", "0.5, 0.5",
       "500:500 625:750 750:1000 1000:1000"},
      {"d(\"x\") :- !met(\"p\").", "0.25, 0.75", "0.0, 0.0", "250:750 250:750 250:750 0:1000"},
      {"d(\"x\") :- any met(y) : { g(y) }.", "0.25, 0.5", "0.5, 0.5",
       "500:500 625:750 750:1000 1000:1000"},
      {"d(\"x\") :- all met(y) : { g(y) }.", "0.5, 0.75", "0.75, 1.0",
       "500:750 375:750 250:750 1000:1000"},
      {"d(\"x\") :- mean met(y) : { g(y) }.", "0.0, 0.5", "0.5, 1.0",
       "250:750 250:750 250:750 1000:1000"},
      {"d(\"x\") :- at_least(2) met(y) : { g(y) }.", "0.5, 0.75", "0.75, 1.0",
       "500:750 500:750 500:750 1000:1000"},
      {"d(\"x\") :- at_least(3) met(y) : { g(y) }.", "1.0, 1.0", "1.0, 1.0", "0:0 0:0 0:0 0:0"},
      {"d(\"x\") :- at_least(0) met(y) : { g(y) }.", "0.0, 0.0", "0.0, 0.0",
       "1000:1000 1000:1000 1000:1000 1000:1000"},
      {"d(\"x\") :- all met(y) : { g(y), y = \"none\" }.", "0.0, 0.0", "0.0, 0.0",
       "1000:1000 1000:1000 1000:1000 1000:1000"},
      {"d(\"x\") :- any met(y) : { g(y), y = \"none\" }.", "1.0, 1.0", "1.0, 1.0",
       "0:0 0:0 0:0 0:0"},
      {"d(\"x\") :- met(\"unheard of\").", "1.0, 1.0", "1.0, 1.0", "0:1000 0:1000 0:1000 0:1000"},
  };
  for (const Row& row : rows) {
    INFO(row.body);
    CHECK(degrees_of(row.body, row.p, row.q) == row.expected);
  }
}

TEST_CASE("a cycle gives a fact no more than what enters it, and no proof rests on itself") {
  const Solved solved{
      ".decl e(x: symbol, y: symbol) e(\"a\", \"b\"). e(\"b\", \"c\"). e(\"c\", \"a\").\n"
      "m(\"r\", \"a\", 0.25, 0.5). m(\"r\", \"c\", 0.5, 0.75).\n"
      ".decl d(x: symbol) degree\nd(x) :- e(x, _), met(x). d(y) :- d(x), e(x, y).\n",
      "d"};
  const auto id = [&](std::string_view name) {
    const std::array tuple{model::Value::from_symbol(*solved.run.symbols.find(name))};
    return *solved.graph.find(*solved.run.program().find_relation("d"), tuple);
  };
  CHECK(solved.solution.of(id("a")) == model::Interval{0.5, 1.0});
  CHECK(solved.solution.of(id("b")) == model::Interval{0.5, 1.0});
  CHECK(solved.solution.of(id("c")) == model::Interval{0.5, 1.0});
  const auto best = best_proof(solved.graph, solved.solution, id("b"), Goal::kLower);
  CHECK(solved.print(best) ==
        "d(\"b\") 0.5 by rule 6\nd(\"a\") 0.5 by rule 6\nd(\"c\") 0.5 by rule 5\n"
        "e(\"c\", \"a\")\nmet(\"c\") 0.5\ne(\"a\", \"b\")\n");
  // b has three proofs: through its own figure, a's, and c's; the cycle adds none.
  const auto all = best_proofs(solved.graph, solved.solution, id("b"), Goal::kLower, {.proofs = 9});
  std::vector<double> degrees;
  for (const auto& proof : all.proofs)
    degrees.push_back(proof.degree);
  CHECK(degrees == std::vector{0.5, 0.25, 0.0});
  CHECK_FALSE(all.cut);
}

TEST_CASE("the binding leaf is found through groups and negation") {
  const Solved solved{
      kMechanism +
          ".decl blocked(m: symbol) degree\nblocked(m) :- link(m, _), met(\"block\").\n"
          "active(x) :- link(x, \"a\"), all met(c) : { link(x, c) }, !blocked(x).\n",
      "active"};
  const auto root = solved.graph.roots.front();
  const auto chain = binding_leaf(solved.graph, solved.solution, root, Goal::kLower);
  REQUIRE(chain.size() == 1);
  CHECK(solved.fact(chain[0].node) == "met(\"b\")");
  CHECK(chain[0].degree == 0.5);
  auto inputs = solved.inputs;
  auto solution = solved.solution;
  for (std::uint32_t i = 0; i < inputs.size(); ++i) {
    if (solved.fact(solved.graph.inputs[i]) != "met(\"block\")") continue;
    inputs[i] = {0.75, 0.75};
    resolve(solved.graph, inputs, std::array{i}, solution);
  }
  CHECK(solution.of(root) == model::Interval{0.25, 0.25});
  const auto blocked = binding_leaf(solved.graph, solution, root, Goal::kLower);
  REQUIRE(blocked.size() == 2);
  CHECK(solved.fact(blocked[0].node) == "blocked(\"m\")");
  CHECK(blocked[0].negated);
  CHECK(solved.fact(blocked[1].node) == "met(\"block\")");
  const auto weakest = weakest_premises(solved.graph, solution, root, Goal::kUpper);
  REQUIRE(weakest.size() == 1);
  CHECK(weakest[0].degree == 0.25);
}

TEST_CASE("what limits leave out is marked, and degrees stay sound") {
  const std::string chain =
      ".decl e(x: symbol, y: symbol) e(\"a\", \"b\"). e(\"b\", \"c\"). e(\"c\", \"d\").\n"
      "m(\"r\", \"a\", 0.5, 0.5).\n.decl d(x: symbol) degree\n"
      "d(\"a\") :- met(\"a\"). d(y) :- d(x), e(x, y).\n";
  const Solved whole{chain, "d"};
  CHECK_FALSE(whole.graph.cut);
  for (const auto& limits :
       {evaluation::GraphLimits{.depth = 0}, evaluation::GraphLimits{.firings = 2},
        evaluation::GraphLimits{.nodes = 3}}) {
    const Solved part{chain, "d", limits};
    CHECK(part.graph.cut);
    CHECK_THAT(part.print(), test::contains(" cut"));
    for (std::size_t i = 0; i < part.graph.roots.size(); ++i) {
      const auto& narrow = whole.solution.of(whole.graph.roots[i]);
      const auto& wide = part.solution.of(part.graph.roots[i]);
      CHECK(wide.lower <= narrow.lower);
      CHECK(wide.upper >= narrow.upper);
    }
  }
  const std::string sums =
      ".decl n(x: number) n(1). n(2). n(3).\n.decl q(x: number) q(x) :- n(x).\n"
      ".decl s(x: number) s(x) :- x = sum y : { q(y) }.\n";
  const Solved few{sums, "s", {.members = 2}};
  CHECK(few.graph.cut);
  CHECK_THAT(few.print(), test::contains("aggregate over {q(1), q(2), …}"));
  CHECK_THAT(Solved(sums, "s", {.ordinary_depth = 1}).print(), test::contains("q(1) cut\n"));
  CHECK_THAT(Solved(sums, "s", {.ordinary_depth = 0}).print(), test::contains("s(6) cut\n"));
}

TEST_CASE("a batch gives each case what solving it alone gives") {
  const Solved solved{
      ".decl e(x: symbol, y: symbol) e(\"a\", \"b\"). e(\"b\", \"a\"). e(\"b\", \"c\").\n"
      ".decl d(x: symbol) degree\nd(x) :- e(x, _), met(x). d(y) :- d(x), e(x, y), !met(y).\n",
      "d"};
  std::vector<derivation::Inputs> cases;
  for (int i = 0; i < 27; ++i) {
    derivation::Inputs inputs;
    for (std::size_t k = 0, digits = static_cast<std::size_t>(i); k < solved.inputs.size();
         ++k, digits /= 3) {
      const double low = static_cast<double>(digits % 3) * 0.25;
      inputs.push_back({low, low + 0.25});
    }
    cases.push_back(inputs);
  }
  const auto together = solve_batch(solved.graph, cases, solved.graph.roots);
  for (std::size_t c = 0; c < cases.size(); ++c) {
    const auto alone = solve(solved.graph, cases[c]);
    for (std::size_t r = 0; r < solved.graph.roots.size(); ++r) {
      CHECK(together[c * solved.graph.roots.size() + r] == alone.of(solved.graph.roots[r]));
    }
  }
}

TEST_CASE("a long chain costs no stack") {
  const Solved solved{
      ".decl next(x: number, y: number)\nnext(0, 1). next(y, y + 1) :- next(_, y), y < 20000.\n"
      "m(\"r\", \"a\", 0.5, 1.0).\n.decl d(x: number) degree\n"
      "d(0) :- met(\"a\"). d(y) :- d(x), next(x, y).\n",
      "d",
      {.ordinary_depth = 0}};
  const auto last = solved.graph.roots.back();
  CHECK(solved.solution.of(last) == model::Interval{0.5, 1.0});
  CHECK(best_proof(solved.graph, solved.solution, last, Goal::kLower).height == 20001);
}
