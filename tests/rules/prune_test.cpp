#include "rules/prune.hpp"

#include "catch.hpp"
#include "rules/checked.hpp"

using namespace yinguo;

TEST_CASE("only what an output depends on is kept") {
  test::Checked checked{R"(
    .decl a(x: number)  .decl b(x: number)  .decl c(x: number)  .decl d(x: number)  .decl e(x: number)
    .input a  .input d
    .output c
    b(x) :- a(x).
    c(n) :- n = count : { b(_) }.
    e(x) :- d(x), !b(x).
  )"};
  REQUIRE(checked.program);
  auto& program = *checked.program;
  const auto outputs = rules::output_relations(program);
  REQUIRE(outputs.size() == 1);
  rules::keep_needed(program, outputs);
  std::string kept;
  for (const auto& stratum : program.strata) {
    for (const auto relation : stratum.relations)
      kept += program.relation(relation).name;
  }
  CHECK(kept == "abc");
  CHECK_FALSE(program.relation(*program.find_relation("a")).io.empty());
  CHECK(program.relation(*program.find_relation("d")).io.empty());
}

TEST_CASE("degree inputs, groups and negated degrees are needed too") {
  test::Checked checked{R"(
    .decl v(c: symbol, s: symbol, lower: float, upper: float)
    .decl m(s: symbol) degree from v
    .decl g(s: symbol)  .decl h(s: symbol)  .decl unused(s: symbol)
    .decl p(s: symbol) degree  .decl q(s: symbol) degree
    .output p
    g("a"). h("a"). unused("a").
    q(s) :- h(s), m(s).
    p(s) :- g(s), all m(t) : { h(t) }, !q(s).
  )"};
  INFO(checked.reports());
  REQUIRE(checked.program);
  auto& program = *checked.program;
  rules::keep_needed(program, rules::output_relations(program));
  std::size_t kept = 0;
  for (const auto& stratum : program.strata)
    kept += stratum.relations.size();
  CHECK(kept == 6);
}
