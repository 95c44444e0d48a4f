#include "rules/alternatives.hpp"

#include "catch.hpp"
#include "rules/checked.hpp"

using namespace yinguo;
using test::Checked;

namespace {

const std::string kDecls =
    ".type A <: symbol .type B <: symbol\n"
    ".decl n(x: number) .input n .decl m(x: number) .input m .decl r(x: number, y: number) .input "
    "r "
    ".decl a(x: A) .input a .decl b(x: B) .input b .decl d(x: number) degree .decl h(x: number)\n";

/// The rules, one a line.
std::string rules_of(const std::string& text) {
  const Checked checked{kDecls + text};
  INFO(checked.reports());
  REQUIRE(checked.program);
  std::string out;
  for (std::size_t i = 0; i < checked.program->rules.size(); ++i) {
    out += rules::print_rule(*checked.program, static_cast<rules::RuleId>(i)) + "\n";
  }
  Checked again{rules::print(*checked.program)};
  INFO(again.reports());
  REQUIRE(again.program);
  CHECK(rules::print(*again.program) == rules::print(*checked.program));
  return out;
}

std::string reports(const std::string& text) {
  return Checked{kDecls + text}.reports();
}

}  // namespace

TEST_CASE("a group that is one conjunction needs no relation of its own") {
  CHECK(rules_of("h(c) :- c = count : { n(x), (m(x), x < 3), !(r(x, x); r(x, 1)) }.") ==
        "h(c) :- c = count : { n(x), m(x), x < 3, !r(x, x), !r(x, 1) }.\n");
  CHECK(rules_of("h(x) :- n(x), all m(y) : { (r(x, y)) }.") ==
        "h(x) :- n(x), all m(y) : { r(x, y) }.\n");
}

TEST_CASE("a disjunction in an aggregate ranges over the distinct bindings") {
  CHECK(rules_of("h(c) :- c = sum x : { n(x); m(x) }.") ==
        "h.body1(x) :- n(x).\nh.body1(x) :- m(x).\nh(c) :- c = sum x : { h.body1(x) }.\n");
  CHECK(rules_of("h(o) :- n(o), 2 = count : { r(o, x), (x < 3; m(x)), !(n(x), m(x)) }.") ==
        "h.body1(o, x) :- r(o, x), x < 3, !n(x).\n"
        "h.body1(o, x) :- r(o, x), x < 3, !m(x).\n"
        "h.body1(o, x) :- r(o, x), m(x), !n(x).\n"
        "h.body1(o, x) :- r(o, x), m(x), !m(x).\n"
        "h(o) :- n(o), 2 = count : { h.body1(o, x) }.\n");
  CHECK(rules_of("h(1) :- 0 < count : { a(x); b(x) }.") ==
        "h.body1(x) :- a(x).\nh.body1(x) :- b(x).\nh(1) :- 0 < count : { h.body1(x) }.\n");
}

TEST_CASE("where repetition has no effect, only the variables that matter are kept") {
  CHECK(rules_of("h(c) :- c = max x : { r(x, _); r(_, x); r(x, y), n(y) }.") ==
        "h.body1(x) :- r(x, _).\nh.body1(x) :- r(_, x).\nh.body1(x) :- r(x, y), n(y).\n"
        "h(c) :- c = max x : { h.body1(x) }.\n");
  CHECK(rules_of("h(x) :- n(x), any m(y) : { r(x, y); r(y, x), r(y, z), z > 1 }.") ==
        "h.body1(x, y) :- r(x, y).\nh.body1(x, y) :- r(y, x), r(y, z), z > 1.\n"
        "h(x) :- n(x), any m(y) : { h.body1(x, y) }.\n");
}

TEST_CASE("disjunctions nest, and each has its own relation") {
  CHECK(rules_of("h(c) :- c = count : { n(x), x < count : { n(y); m(y) }; m(x) }, "
                 "c > min z : { n(z); m(z) }.") ==
        "h.body1(y) :- n(y).\nh.body1(y) :- m(y).\n"
        "h.body2(x) :- n(x), x < count : { h.body1(y) }.\nh.body2(x) :- m(x).\n"
        "h.body3(z) :- n(z).\nh.body3(z) :- m(z).\n"
        "h(c) :- c = count : { h.body2(x) }, c > min z : { h.body3(z) }.\n");
}

TEST_CASE("alternatives that do not bind the same are refused") {
  CHECK(reports("h(c) :- c = count : { r(x, y); n(x) }.") ==
        "3:32 YG-R213 `y` is not bound by this alternative\n");
  CHECK(reports("h(o) :- n(o), 1 = count : { n(x), (x < o; x > 3) }.") ==
        "3:29 YG-R213 `o` is not bound by this alternative\n"
        "3:29 YG-R213 `o` is not bound by this alternative\n");
  CHECK(reports("h(c) :- c = count : { r(x, _); n(x) }.") ==
        "3:28 YG-R213 a wildcard stands in an alternative of an aggregate\n");
  CHECK(reports("h(c) :- c = count : { n(x); m(x), !n(z) }.") ==
        "3:23 YG-R213 `z` is not bound by this alternative\n"
        "3:29 YG-R213 `z` is not bound by this alternative\n");
  CHECK(reports("h(c) :- c = min x : { n(x); m(x), !n(z) }.") ==
        "3:38 YG-R204 `z` is not bound: it stands in a negation\n");
  CHECK(reports("h(c) :- c = count : { n(x); d(x) }.") ==
        "3:29 YG-R231 the degree relation `d` stands in an aggregate or a group\n");
  CHECK(reports("h(c) :- c = count : { n(x); h(x) }.") ==
        "3:23 YG-R210 `h` depends on an aggregate over `h.body1`, which depends on `h`\n");
  rules::CheckOptions options;
  options.max_rules_per_clause = 3;
  CHECK(Checked{kDecls + "h(c) :- c = count : { (n(x); m(x)), (n(x); m(x)) }.", nullptr, options}
            .reports() == "3:23 YG-R211 the body stands for more than 3 alternatives\n");
}

TEST_CASE("a cast changes the declared type, not the value") {
  CHECK(rules_of("b(as(x, B)) :- a(x).") == "b(x) :- a(x).\n");
  CHECK(rules_of("b(y) :- a(x), y = as(x, B).") == "b(y) :- a(x), y = x.\n");
  CHECK(rules_of("h(as(1, number) + as(x, number)) :- n(x).") == "h(1 + x) :- n(x).\n");
  CHECK(reports("a(y) :- a(x), y = as(x, B).") == "3:3 YG-R206 expected A, found the B `y`\n");
  CHECK(reports("h(as(x, number)) :- a(x).") ==
        "3:6 YG-R206 expected number, found the symbol `x`\n");
  CHECK(reports("h(as(x, nmber)) :- n(x).") == "3:3 YG-R201 unknown type `nmber`\n");
}
