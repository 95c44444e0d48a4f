#include "catch.hpp"
#include "rules/checked.hpp"

using namespace yinguo;
using test::Checked;

namespace {

const std::string kDecls =
    ".decl link(a: symbol, r: symbol, b: symbol) .input link\n"
    ".decl membership(region: symbol, i: symbol, lower: float, upper: float) .input membership\n"
    ".decl met(i: symbol) degree from membership\n"
    ".decl present(c: symbol) degree\n"
    ".decl active(m: symbol) degree\n";

}  // namespace

TEST_CASE("degree rules pass with every quantifier") {
  const Checked checked{kDecls + R"(
    present(c) :- link(c, "indicator", _), mean met(i) : { link(c, "indicator", i) }.
    present(c) :- link(d, "causes", c), present(d).
    active(m) :- link(m, "is", "mechanism"), all present(c) : { link(m, "requires", c) },
                 !present("war"), any present(c) : link(m, "wants", c), m != "x".
    active(m) :- link(m, "is", "pathway"), at_least(2) active(n) : { link(m, "has", n) }, link(i, "x", m), met(i).
    active(m) :- link(m, "part", n), all active(o) : { link(n, "has", o) }.
  )"};
  // The last two rules make `active` recursive; `at_least` then is one mistake, `all` is none.
  CHECK(checked.reports() ==
        "11:56 YG-R232 `active` depends on a quantifier over `active`, that is, of itself\n");
}

TEST_CASE("degree inputs follow what gives them") {
  const Checked checked{kDecls + "present(i) :- link(i, _, _), met(i).\n"};
  REQUIRE(checked.program);
  CHECK(rules::print_strata(*checked.program) ==
        "stratum 0: link\n"
        "stratum 1: membership\n"
        "stratum 2: met\n"
        "stratum 3: present\n"
        "  present(i) :- link(i, _, _), met(i).\n"
        "stratum 4: active\n");
}

TEST_CASE("the algebra is chosen by a pragma") {
  const auto algebra = [](const std::string& pragma) {
    const Checked checked{pragma + ".decl a(x: symbol) degree a(\"x\")."};
    REQUIRE(checked.program);
    return checked.program->algebra;
  };
  CHECK(algebra("") == rules::Algebra::kGodel);
  CHECK(algebra(".pragma \"degrees\" \"product\"\n") == rules::Algebra::kProduct);
  CHECK(algebra(".pragma \"degrees\" \"lukasiewicz\"\n") == rules::Algebra::kLukasiewicz);
  CHECK(algebra(".pragma \"degrees\" \"boolean\"\n") == rules::Algebra::kBoolean);
}

TEST_CASE("quantifiers over ordinary relations are like aggregates") {
  const Checked checked{R"(
    .decl node(x: symbol) .input node
    .decl edge(x: symbol, y: symbol) .input edge
    .decl good(x: symbol) .input good
    .decl safe(x: symbol)
    safe(x) :- node(x), all good(y) : { edge(x, y) }, at_least(2) good(y) : { edge(x, y) }.
  )"};
  CHECK(checked.reports() == "");
  CHECK(Checked{R"(
    .decl node(x: symbol) .input node
    .decl edge(x: symbol, y: symbol) .input edge
    .decl safe(x: symbol)
    safe(x) :- node(x), all safe(y) : { edge(x, y) }.
  )"}
            .reports() ==
        "5:29 YG-R210 `safe` depends on a quantifier over `safe`, that is, of itself\n");
}

TEST_CASE("only idempotent algebras may recurse") {
  const std::string recursive = "present(c) :- link(d, \"causes\", c), present(d).\n";
  CHECK(Checked{".pragma \"degrees\" \"boolean\"\n" + kDecls + recursive}.program.has_value());
  CHECK(
      Checked{".pragma \"degrees\" \"product\"\n" + kDecls + recursive}.reports() ==
      "5:7 YG-R233 the degree relation `present` is recursive, and the algebra `product` does not "
      "converge in a recursion\n");
  CHECK(Checked{".pragma \"degrees\" \"product\"\n" + kDecls +
                "active(c) :- link(d, \"causes\", c), present(d).\n"}
            .program.has_value());
}
