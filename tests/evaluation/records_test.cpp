// Records, algebraic data types, ranges and counters.
#include "evaluation/build_graph.hpp"
#include "evaluation/case.hpp"
#include "evaluation/errors.hpp"
#include "evaluation/record_text.hpp"

using namespace yinguo;
using yinguo::test::check_all;
using yinguo::test::Run;

namespace {

const std::string kLists =
    ".type L = [h: number, t: L]\n.decl l(x: L)\n.decl out(x: L)\n.decl n(x: number)\n"
    "n(1). n(2). l(nil). l([1, nil]). l([2, [1, nil]]).\n";

const std::string kTrees =
    ".type T = Leaf {x: number} | Node {l: T, r: T} | None {}\n.decl t(x: T)\n.decl out(x: T)\n"
    "t($Leaf(1)). t($Node($Leaf(1), $None)). t($None()).\n";

const std::string kNumbers = ".decl n(x: number)\nn(2). n(4).\n.decl out(x: number)\n";

}  // namespace

TEST_CASE("records are made and taken apart") {
  check_all({
      {kLists + "out(x) :- l(x).", "(nil) ([1, nil]) ([2, [1, nil]])"},
      {kLists + "out(t) :- l([_, t]).", "(nil) ([1, nil])"},
      {kLists + "out([x, t]) :- l([_, t]), n(x).",
       "([1, nil]) ([1, [1, nil]]) ([2, nil]) ([2, [1, nil]])"},
      {kLists + "out(x) :- l(x), x = [2, [y, nil]], n(y).", "([2, [1, nil]])"},
      {kLists + "out(x) :- l(x), !l([3, x]), x != nil.", "([1, nil]) ([2, [1, nil]])"},
      {kLists + "out(x) :- l(x), !l([2, x]).", "(nil) ([2, [1, nil]])"},
      {kLists + "out([c, nil]) :- c = count : { l([_, _]) }.", "([2, nil])"},
      {kLists + "out([m, nil]) :- m = max h : { l([h, _]) }.", "([2, nil])"},
      {kLists + "out([x + 1, nil]) :- l([x + 1, [x, _]]), n(x).", "([2, nil])"},
      {kLists + "out([x, l]) :- n(x), l(l), l = [x - 1, _].", "([2, [1, nil]])"},
      {kLists + "out(nil). out([x, l]) :- out(l), n(x), l = nil. out([x, [y, l]]) :- "
                "out([y, l]), l = nil, n(x), x > y.",
       "(nil) ([1, nil]) ([2, nil]) ([2, [1, nil]])"},
      {".type P = [s: symbol, f: float, u: unsigned] .type Q = [p: P, e: E] .type E = []\n"
       ".decl out(q: Q) out([[\"a b\", 1, 2], []]).",
       "([[\"a b\", 1.0, 2u], []])"},
      {".type A = [x: number] .type B = A .type C <: B .decl c(x: C) c([1]).\n"
       ".decl out(x: B) out(x) :- c(x). out([y]) :- c([x]), y = x + 1.",
       "([1]) ([2])"},
  });
}

TEST_CASE("branches are made and taken apart") {
  check_all({
      {kTrees + "out(x) :- t(x).", "($Leaf(1)) ($Node($Leaf(1), $None)) ($None)"},
      {kTrees + "out(l) :- t($Node(l, $None)).", "($Leaf(1))"},
      {kTrees + "out($Node(x, y)) :- t(x), t(y), x = $Leaf(_), y = $None.",
       "($Node($Leaf(1), $None))"},
      {kTrees + "out($Leaf(x + 1)) :- t($Leaf(x)).", "($Leaf(2))"},
      {kTrees + "out(x) :- t(x), x != $None.", "($Leaf(1)) ($Node($Leaf(1), $None))"},
      {".comp C { .type T = A {x: number} | B {} .decl t(x: T) t($A(1)). t($B). }\n"
       ".init c = C .init d = C .decl out(x: c.T) out(x) :- c.t(x), x != $c.B.",
       "($c.A(1))"},
  });
}

TEST_CASE("ranges give each value") {
  check_all({
      {kNumbers + "out(x) :- x = range(1, 4).", "(1) (2) (3)"},
      {kNumbers + "out(x) :- x = range(4, 1).", "(2) (3) (4)"},
      {kNumbers + "out(range(0, 7, 3)).", "(0) (3) (6)"},
      {kNumbers + "out(range(5, 0, -2)).", "(1) (3) (5)"},
      {kNumbers + "out(x) :- x = range(1, 1).", ""},
      {kNumbers + "out(x) :- x = range(1, 4, -1).", ""},
      {kNumbers + "out(x) :- x = range(4, 1, 1).", ""},
      {kNumbers + "out(x) :- x = range(3, 9, 0).", "(3)"},
      {kNumbers + "out(x) :- n(y), x = range(y, y + 2).", "(2) (3) (4) (5)"},
      {kNumbers + "out(x) :- n(x), x = range(0, 3).", "(2)"},
      {kNumbers + "out(x) :- n(x), n(range(x, 9)).", "(2) (4)"},
      {kNumbers + "out(x) :- n(x), !n(range(x, x + 2) + 1).", "(2) (4)"},
      {kNumbers + "out(x * 10 + range(0, 2)) :- n(x).", "(20) (21) (40) (41)"},
      {kNumbers + "out(s) :- s = sum x : { x = range(1, 5) }.", "(10)"},
      {kNumbers + "out(c) :- c = count : { n(x), _ = range(0, x) }.", "(6)"},
      {kNumbers + "out(x) :- x = range(9223372036854775805, 9223372036854775807, 3).",
       "(9223372036854775805)"},
      {".decl out(x: unsigned) out(range(3, 0)). out(range(7, 10, 2)).",
       "(1u) (2u) (3u) (7u) (9u)"},
      {".decl out(x: float) out(range(0, 1, 0.5)). out(range(1.0e17, 2.0e17, 1)).",
       "(0.0) (0.5) (1.0e+17)"},
      {kNumbers + "out(x) :- x = range(0, 4), x = range(2, 9).", "(2) (3)"},
  });
}

TEST_CASE("a counter numbers what a rule finds") {
  check_all({
      {".decl s(x: symbol) s(\"a\"). s(\"b\"). s(\"c\").\n.decl out(n: number, x: symbol)\n"
       "out($, x) :- s(x), x != \"b\".",
       "(0, \"a\") (1, \"c\")"},
      {".decl out(n: number) out(autoinc()). out(autoinc()). out(x) :- x = autoinc(), x > 5.",
       "(0) (1)"},
  });
}

TEST_CASE("a record that grows without end meets the limits") {
  const std::string text =
      ".type L = [h: number, t: L] .decl out(l: L) out(nil). out([1, l]) :- out(l).";
  CHECK(Run{text, {}, {.tuples = 1000}}.facts("out") ==
        std::string{evaluation::kTupleLimit.id} + " more than 1000 facts");
  CHECK(Run{text, {}, {.bytes = 100000}}.facts("out") ==
        std::string{evaluation::kMemoryLimit.id} +
            " facts, symbols, records and indexes take more than 100000 bytes");
}

TEST_CASE("records have derivations") {
  Run run{kLists +
          "out(t) :- l([_, t]), t != nil. out([x, l]) :- l(l), l = [x, _]."
          " out([range(5, 7), nil])."};
  const auto id = *run.program().find_relation("out");
  const auto roots = evaluation::roots_of(run.program(), run.symbols, run.database(), id);
  const auto graph =
      evaluation::build_graph(run.program(), run.symbols, run.database(), roots, {.nodes = 100});
  REQUIRE(graph.has_value());
  CHECK(!graph.value().firings.empty());
  for (const auto& node : graph.value().nodes) {
    if (node.kind == derivation::NodeKind::kDerived && !node.cut) CHECK(node.firing_count > 0);
  }
}

TEST_CASE("records are read as they are written") {
  const Run run{kTrees + kLists.substr(0, kLists.find(".decl")) +
                ".type P = [s: symbol, t: T, l: L] .decl p(p: P) p([\"\", $None, nil]).\n"
                "out(x) :- t(x)."};
  const auto& types = *run.program().record_types;
  model::SymbolTable symbols;
  const auto read = [&](std::string_view type, std::string_view text) {
    model::Attribute attribute{"x", model::ValueType::kRecord};
    for (std::size_t i = 0; i < types.size(); ++i) {
      if (types[i].name == type) attribute.record = static_cast<model::RecordTypeId>(i);
    }
    const auto found = evaluation::parse_record(text, attribute, types, symbols);
    const auto* const problem = std::get_if<std::string>(&found);
    return problem != nullptr ? "! " + *problem
                              : rules::print_value(std::get<model::Value>(found),
                                                   model::ValueType::kRecord, symbols);
  };
  for (const auto& [type, text] : {std::pair{"L", "[1, [2, nil]]"},
                                   {"T", "$Node($Leaf(-1), $None)"},
                                   {"P", "[a b, $None, nil]"},
                                   {"P", "[, $Leaf(1), [1, nil]]"}}) {
    CHECK(read(type, text) == text);
  }
  CHECK(read("L", " [1,[ 2 ,nil]] ") == "[1, [2, nil]]");
  CHECK(read("T", "$None()") == "$None");
  CHECK(read("L", "[1, nil") == "! expected `]`, found the end");
  CHECK(read("L", "[1, nil] x") == "! expected the end, found `x`");
  CHECK(read("L", "[a, nil]") == "! `a` is not of type `number`, which `h` has");
  CHECK(read("L", "1") == "! expected `[` or `nil`, found `1`");
  CHECK(read("L", "") == "! expected `[` or `nil`, found the end");
  CHECK(read("T", "nil") == "! expected `$` and a branch of T, found `nil`");
  CHECK(read("T", "$Leef(1)") == "! T has no branch `Leef`");
  std::string deep;
  for (int i = 0; i < 100000; ++i)
    deep += "[1, ";
  CHECK(read("L", deep + "nil" + std::string(100000, ']')) ==
        deep + "nil" + std::string(100000, ']'));
}
