// Joins that choose while they run, look into records, or are shared out among threads: the facts
// of the reference, and row by row those of one thread.
#include <random>

#include "catch.hpp"
#include "evaluation/random_program.hpp"
#include "evaluation/reference.hpp"
#include "evaluation/run.hpp"

using namespace yinguo;
using test::Reference;
using test::Run;

namespace {

void compare_facts(const Run& run) {
  const Reference reference{run.program(), [](auto, const auto&) { return model::kUnknown; }};
  for (std::uint32_t i = 0; i < run.program().relations.size(); ++i) {
    const rules::RelationId id{i};
    const auto& table = run.database().table(id);
    INFO("relation " << run.program().relation(id).name);
    REQUIRE(table.size() == reference.facts(id).size());
    for (std::size_t row = 0; row < table.size(); ++row) {
      const auto fact = reference.translated(id, table.row(row), run.symbols.records());
      REQUIRE(reference.facts(id).count(fact) == 1);
    }
  }
}

/// The same rows in the same order, with the same heights.
bool is_same(const evaluation::Table& a, const evaluation::Table& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t row = 0; row < a.size(); ++row) {
    if (a.row(row) != b.row(row) || a.height(row) != b.height(row)) return false;
  }
  return true;
}

/// The same rows, in whatever order, with the same heights.
void compare_heights(const Run& one, const Run& two) {
  for (std::uint32_t i = 0; i < one.program().relations.size(); ++i) {
    const rules::RelationId id{i};
    const auto& table = one.database().table(id);
    const auto& other = two.database().table(id);
    INFO("relation " << one.program().relation(id).name);
    REQUIRE(table.size() == other.size());
    const bool has_records = one.program().relation(id).name == "r";  // numbered as they are found
    for (std::size_t row = 0; row < table.size() && !has_records; ++row) {
      const auto found = other.find(table.row(row));
      REQUIRE((found != evaluation::kNoRow && other.height(found) == table.height(row)));
    }
  }
}

void compare_rows(const Run& one, const Run& two) {
  REQUIRE(two.result->has_value());
  for (std::uint32_t i = 0; i < one.program().relations.size(); ++i) {
    const rules::RelationId id{i};
    INFO("relation " << one.program().relation(id).name);
    REQUIRE(is_same(one.database().table(id), two.database().table(id)));
  }
}

/// `edges` of relation `name` between `nodes` nodes, a few of which have most.
std::string skewed_edges(const std::string& name, int nodes, int edges, std::mt19937& random) {
  const auto node = [&] {
    const double draw = std::uniform_real_distribution<double>{0.0, 1.0}(random);
    return std::to_string(static_cast<int>(draw * draw * nodes));
  };
  std::string text = ".decl " + name + "(x: number, y: number)\n";
  for (int i = 0; i < edges; ++i)
    text += name + "(" + node() + ", " + node() + ").\n";
  return text;
}

const std::string kCycles =
    ".decl triangle(x: number, y: number, z: number)\n"
    "triangle(x, y, z) :- e(x, y), e(y, z), e(x, z).\n"
    ".decl loop(x: number, y: number, z: number)\n"
    "loop(x, y, z) :- e(x, y), f(y, z), e(z, x).\n"
    ".decl square(a: number, b: number, c: number, d: number)\n"
    "square(a, b, c, d) :- e(a, b), f(b, c), e(c, d), f(d, a).\n"
    ".decl clique(a: number, b: number, c: number, d: number)\n"
    "clique(a, b, c, d) :- e(a, b), e(a, c), e(a, d), e(b, c), e(b, d), e(c, d).\n"
    ".decl fan(x: number, n: number)\n"
    "fan(x, n) :- e(x, _), n = count : { e(x, y), f(y, z), f(x, z) }.\n"
    ".decl near(x: number, y: number)\n"
    "near(x, y) :- e(x, y).\n"
    "near(x, z) :- near(x, y), near(y, z), f(x, z).\n"
    "near(x, z) :- near(x, y), e(y, z), f(y, z), near(z, x), z + 1 > x.\n";

/// Dense relations that few of the first atom's facts ask for; their facts are given at heights
/// that differ, so that some are found again lower.
const std::string kSelective =
    ".decl g1(x: number, y: number)\n.decl g2(x: number, y: number)\n"
    ".decl g3(x: number, y: number)\n.decl g4(x: number, y: number)\n"
    "g1(x, y) :- g(x, y).\ng2(x, y) :- g1(x, y).\ng3(x, y) :- g2(x, y).\ng4(x, y) :- g3(x, y).\n"
    ".decl p(x: number, y: number)\np(x, y) :- e(x, y).\np(x, y) :- g4(x, y).\n"
    "p(x, z) :- f(x, y), p(y, z).\np(x, z) :- few(x, y), p(y, w), p(w, z).\n"
    "p(w, z) :- few(x, y), p(x, w), p(y, z).\n"
    ".decl q(x: number, y: number)\nq(x, y) :- p(x, y), x != y.\n"
    "q(x, z) :- few(x, y), q(y, w), q(w, z), q(x, w), !f(x, z).\n"
    ".type P = [a: number, b: number]\n.decl r(p: P, n: number)\nr([x, y], x) :- q(x, y).\n"
    "r([x, z], y) :- few(x, y), r([y, w], _), r([w, z], _).\n";

const std::string kRecords =
    ".type Pair = [a: number, b: number]\n.type Tree = Leaf {x: number} | Node {x: number, y: "
    "number} | None {}\n"
    ".decl pair(p: Pair)\npair([x, y]) :- e(x, y).\npair(nil).\n"
    ".decl tree(t: Tree, n: number)\ntree($Node(x, y), x) :- e(x, y).\n"
    "tree($Leaf(y), y) :- f(_, y).\ntree($None(), 0).\n"
    ".decl step(x: number, z: number)\nstep(x, z) :- f(x, y), pair([y, z]).\n"
    "step(x, z) :- f(x, y), pair(p), p = [y, z].\nstep(x, z) :- f(x, z), pair([x, z]).\n"
    ".decl leaf(x: number, n: number)\nleaf(x, n) :- e(x, y), tree($Leaf(y), n).\n"
    ".decl node(x: number, z: number)\nnode(x, z) :- f(x, y), tree($Node(y, z), y).\n"
    ".decl deep(x: number, z: number)\n.decl boxed(p: Pair)\n"
    "boxed([x, y]) :- f(x, y).\nboxed([x, z]) :- boxed([x, y]), boxed([y, z]).\n"
    "deep(x, z) :- e(x, y), boxed([y, z]), !pair([x, z]).\n";

}  // namespace

TEST_CASE("cyclic bodies and bodies that look into records: the facts of the reference") {
  std::mt19937 random{11};
  for (int seed = 0; seed < 40; ++seed) {
    const int nodes = 3 + seed / 4;
    const std::string text = skewed_edges("e", nodes, nodes * 2, random) +
                             skewed_edges("f", nodes, nodes * 2, random) + kCycles + kRecords;
    INFO(text);
    const Run run{text};
    REQUIRE(run.result->has_value());
    compare_facts(run);
    compare_rows(run, Run{text, {}, {.threads = 3, .shared_rows = 1}});
  }
}

TEST_CASE("a round's facts are looked up where other conditions leave few: the same facts") {
  std::mt19937 random{13};
  for (int seed = 0; seed < 40; ++seed) {
    const int nodes = 16 + seed;
    const std::string text = skewed_edges("e", nodes, nodes, random) +
                             skewed_edges("few", nodes, 3, random) +
                             skewed_edges("g", nodes, nodes / 2, random) +
                             skewed_edges("f", nodes, nodes / 2, random) + kSelective;
    INFO(text);
    const Run never{text, {}, {.late_gain = 1e9}};
    REQUIRE(never.result->has_value());
    if (nodes < 24) compare_facts(never);
    for (const double late_gain : {0.0, 2.0}) {
      const Run run{text, {}, {.late_gain = late_gain}};
      REQUIRE(run.result->has_value());
      compare_heights(run, never);
      compare_rows(run, Run{text, {}, {.threads = 3, .shared_rows = 1, .late_gain = late_gain}});
    }
  }
}

TEST_CASE("a join on a part of a record does not look at every record") {
  const std::string text =
      ".type Pair = [a: number, b: number]\n.decl n(x: number)\nn(0).\nn(x + 1) :- n(x), x < "
      "60000.\n"
      ".decl pair(p: Pair)\npair([x, x + 1]) :- n(x).\n"
      ".decl next(x: number, y: number)\nnext(x, y) :- n(x), pair([x, y]).\n"
      ".decl before(x: number, y: number)\nbefore(x, y) :- n(y), pair(p), p = [x, y].\n";
  const Run run{text, {}, {.seconds = 20.0}};  // 60,000² looks take longer
  REQUIRE(run.result->has_value());
  CHECK(run.database().table(*run.program().find_relation("next")).size() == 60'001);
  CHECK(run.database().table(*run.program().find_relation("before")).size() == 60'000);
}

TEST_CASE("a cyclic body takes its candidates where there are fewest") {
  // Two hubs: a plan that always follows the second atom looks at 40,000² pairs.
  const std::string text =
      ".decl n(x: number)\nn(1).\nn(x + 1) :- n(x), x < 40000.\n"
      ".decl e(x: number, y: number)\ne(x, 0) :- n(x).\ne(0, x) :- n(x).\n"
      ".decl triangle(x: number, y: number, z: number)\n"
      "triangle(x, y, z) :- e(x, y), e(y, z), e(z, x).\n";
  const Run run{text, {}, {.seconds = 20.0}};
  REQUIRE(run.result->has_value());
  CHECK(run.database().table(*run.program().find_relation("triangle")).empty());
}

TEST_CASE("random programs: two threads make the rows that one makes") {
  std::uint32_t checked_count = 0;
  for (std::uint32_t seed = 0; checked_count < 2000; ++seed) {
    const std::string text = test::RandomProgram{seed}.write();
    if (!test::Checked{text}.program) continue;
    INFO("seed " << seed << "\n" << text);
    ++checked_count;
    const double late_gain = seed % 2 == 0 ? 0.0 : 2.0;
    const Run one{text, {}, {.late_gain = late_gain}};
    REQUIRE(one.result->has_value());
    compare_rows(one, Run{text, {}, {.threads = 2, .shared_rows = 1, .late_gain = late_gain}});
  }
}

TEST_CASE("large rounds on two threads: the rows of one") {
  std::mt19937 random{12};
  const std::string text = skewed_edges("e", 600, 2500, random) +
                           ".decl path(x: number, y: number)\npath(x, y) :- e(x, y).\n"
                           "path(x, z) :- path(x, y), e(y, z).\n"
                           ".decl both(x: number, y: number, n: number)\n"
                           "both(x, y, x * y) :- e(x, _), e(y, _), x < y.\n";
  const Run one{text};
  compare_rows(one, Run{text, {}, {.threads = 2}});
  const Run limited{text, {}, {.tuples = 100'000, .threads = 2}};
  CHECK(!limited.result->has_value());
}
