#include "rules/check.hpp"

#include "catch.hpp"
#include "rules/checked.hpp"

using namespace yinguo;
using test::Checked;

TEST_CASE("a program is dumped stratum by stratum") {
  const Checked checked{R"(
    .decl edge(a: symbol, b: symbol)
    .decl path(a: symbol, b: symbol)
    .decl apart(a: symbol, b: symbol)
    .decl node(a: symbol)
    edge("x", "y").
    node(a), node(b) :- edge(a, b).
    path(a, b) :- edge(a, b); path(a, c), edge(c, b).
    apart(a, b) :- node(a), node(b), !path(a, b), a != b.
    .output apart
  )"};
  CHECK(checked.reports() == "");
  REQUIRE(checked.program);
  CHECK(rules::print_strata(*checked.program) ==
        "stratum 0: edge\n"
        "  edge(\"x\", \"y\").\n"
        "stratum 1 (recursive): path\n"
        "  path(a, b) :- edge(a, b).\n"
        "  path(a, b) :- path(a, c), edge(c, b).\n"
        "stratum 2: node\n"
        "  node(a) :- edge(a, b).\n"
        "  node(b) :- edge(a, b).\n"
        "stratum 3: apart\n"
        "  apart(a, b) :- node(a), node(b), !path(a, b), a != b.\n");
}
