#include "rules/check.hpp"

#include "catch.hpp"
#include "rules/checked.hpp"

using namespace yinguo;
using test::Checked;

namespace {

/// The dump of the rules after the declarations `decls`.
std::string rules_of(const std::string& decls, const std::string& rules) {
  const Checked checked{decls + rules};
  INFO(checked.reports());
  REQUIRE(checked.program);
  std::string out;
  for (std::size_t i = 0; i < checked.program->rules.size(); ++i) {
    out += rules::print_rule(*checked.program, static_cast<rules::RuleId>(i)) + "\n";
  }
  return out;
}

const std::string kDecls =
    ".decl n(x: number) .decl u(x: unsigned) .decl f(x: float) .decl s(x: symbol)\n"
    ".decl r(a: symbol, b: number) .decl out() n(1). u(1). f(1). s(\"a\"). r(\"a\", 1).\n";
const std::string kFacts = "n(1).\nu(1u).\nf(1.0).\ns(\"a\").\nr(\"a\", 1).\n";

}  // namespace

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
  CHECK(checked.program->rule(rules::RuleId{1}).source_rule == 1);
  CHECK(checked.program->rule(rules::RuleId{2}).source_rule == 1);
}

TEST_CASE("groups become rules, negations go inwards") {
  CHECK(rules_of(kDecls, "out() :- n(x), (x < 1; x > 2, u(_)), !(f(_); !s(_)).") ==
        kFacts + "out() :- n(x), x < 1, !f(_), s(_).\nout() :- n(x), x > 2, u(_), !f(_), s(_).\n");
  CHECK(rules_of(kDecls, "out() :- !(n(_), !(u(_); f(_))).") ==
        kFacts + "out() :- !n(_).\nout() :- u(_).\nout() :- f(_).\n");
  CHECK(rules_of(kDecls, "out() :- n(x), !(x < 1), !(x != 2), !true, !match(\"a\", \"b\").") ==
        kFacts + "out() :- n(x), x >= 1, x = 2, false, !match(\"a\", \"b\").\n");
}

TEST_CASE("rules read the classes of an equivalence relation") {
  CHECK(rules_of(".decl same(x: number, y: number) eqrel .decl n(x: number)\n",
                 "n(1). same(1, 2).\n"
                 "n(y) :- n(x), same(x, y), !same(y, 3).\n"
                 "n(2) :- 3 = count : { same(_, 2) }.") ==
        "n(1).\n"
        "same.given(1, 2).\n"
        "n(y) :- n(x), same.class(x, class1), same.class(y, class1), !same(y, 3).\n"
        "n(2) :- 3 = count : { same.class(_, class1), same.class(2, class1) }.\n"
        "same.class(x, x) :- same.given(x, _).\n"
        "same.class(x, x) :- same.given(_, x).\n"
        "same.class(y, c) :- same.class(x, c), same.given(x, y).\n"
        "same.class(y, c) :- same.class(x, c), same.given(y, x).\n"
        "same(x, y) :- same.class(x, c), same.class(y, c).\n");
}

TEST_CASE("overloaded operators and constants are typed by what is around them") {
  const auto typed = [](const std::string& rule) {
    const Checked checked{kDecls + rule};
    INFO(checked.reports());
    REQUIRE(checked.program);
    const auto& body = checked.program->rules.back().body;
    const auto& constraint = std::get<rules::Constraint>(body.back().what);
    return std::pair{constraint.op, constraint.right};
  };
  using rules::Comparison;
  using rules::Functor;
  CHECK(typed("out() :- f(x), x < 1.").first == Comparison::kFLess);
  CHECK(typed("out() :- f(x), x < 1.").second.constant == model::Value::from_float(1.0));
  CHECK(typed("out() :- u(x), x >= 3.").first == Comparison::kUGreaterEqual);
  CHECK(typed("out() :- s(x), x >= \"a\".").first == Comparison::kSGreaterEqual);
  CHECK(typed("out() :- u(x), y = x + 1, y > 2 * y.").second.functor == Functor::kUMul);
  CHECK(typed("out() :- y = 1, z = y + 1, z = z ^ 2.").second.functor == Functor::kIPow);
  CHECK(typed("out() :- f(x), y = 1, y = x - 1.").second.functor == Functor::kFSub);
  CHECK(typed("out() :- n(x), x = to_number(\"7\").").second.functor == Functor::kSToI);
  CHECK(typed("out() :- n(x), x = to_number(x).").second.kind == rules::Term::Kind::kVariable);
  CHECK(typed("out() :- n(x), x = x bshr 1.").second.functor == Functor::kIShiftRight);
  CHECK(typed("out() :- u(x), x = x bshr 1.").second.functor == Functor::kUShiftRight);
  CHECK(typed("out() :- s(x), x = max(x, \"b\", \"c\").").second.functor == Functor::kSMax);
  CHECK(typed("out() :- f(x), x = sum y : { f(y) }.").second.aggregate.front().op ==
        rules::AggregateOp::kFSum);
  CHECK(typed("out() :- 18446744073709551615 = x, x = 0.").second.constant ==
        model::Value::from_unsigned(0));
  CHECK(typed("out() :- n(x), x = -9223372036854775808.").second.constant ==
        model::Value::from_number(std::numeric_limits<std::int64_t>::min()));
  CHECK(typed("out() :- n(x), x = -0x10.").second.constant == model::Value::from_number(-16));
}

TEST_CASE("equations bind in either direction, through chains and aggregates") {
  for (const auto* const rule : {
           "n(y) :- n(x), y = x + 1.",
           "n(y) :- n(x), x + 1 = y.",
           "n(z) :- z = y, y = x, x = 1.",
           "n(c) :- n(x), c = count : { n(y), y < x }.",
           "n(c) :- c = k + 1, k = sum x : { n(x) }.",
           "n(c) :- c = max x : { u(y), x = to_number(y) }.",
           "n(c) :- n(z), c = sum x : { n(x), m = count : { n(w), w < x, w < z }, m > 1 }.",
           "out() :- n(x), !r(_, x).",
           "out() :- 1 = count : n(_).",
           "out() :- all n(x) : { u(y), x = to_number(y) }, at_least(k) n(x) : { n(x) }, n(k).",
       }) {
    INFO(rule);
    const std::string text{rule};
    const Checked checked{
        ".decl n(x: number) .decl u(x: unsigned) .decl r(a: symbol, b: number)\n"
        ".decl out() .decl n2(x: number) .input n .input u .input r\n" +
        (text[0] == 'n' && text.find("n(", 2) != std::string::npos
             ? ".decl h(x: number) h" + text.substr(1)
             : text)};
    CHECK(checked.diagnostics.error_count() == 0);
    CHECK(checked.program.has_value());
  }
}

TEST_CASE(
    "an aggregate's variables: those outside are shared, its target's and the others are its own") {
  const auto locals_of = [](const std::string& rule) {
    const Checked checked{kDecls + ".decl o2(a: number, b: number)" + rule};
    INFO(checked.reports());
    REQUIRE(checked.program);
    const auto& last = checked.program->rules.back();
    std::string out;
    for (const auto& literal : last.body) {
      const auto* const constraint = std::get_if<rules::Constraint>(&literal.what);
      if (constraint == nullptr) continue;
      for (const auto local : constraint->right.aggregate.front().locals) {
        out += last.variable_names[static_cast<std::size_t>(local)] + " ";
      }
      out += "; ";
    }
    return out;
  };
  CHECK(locals_of("o2(x, c) :- n(x), c = count : { r(y, x) }.") == "y ; ");
  CHECK(locals_of("o2(x, c) :- n(x), c = sum x : { n(x) }.") == "x ; ");
  CHECK(locals_of("o2(a, b) :- a = count : { n(x) }, b = count : { n(x) }.") == "x ; x ; ");
  CHECK(locals_of("o2(a, a) :- a = count : { n(_), n(_) }.") == "_ _ ; ");
}

TEST_CASE("subtypes are checked as in Soufflé") {
  const std::string decls =
      ".type A <: symbol .type B <: symbol .type AB = A | B .type A2 <: A\n"
      ".decl s(x: symbol) .decl a(x: A) .decl b(x: B) .decl ab(x: AB) .decl a2(x: A2)\n"
      ".input s .input a .input b .input ab .input a2\n";
  const auto accepts = [&](const std::string& rule) {
    return Checked{decls + rule}.diagnostics.error_count() == 0;
  };
  CHECK(accepts(".decl h(x: symbol) h(x) :- a(x)."));
  CHECK(accepts(".decl h(x: AB) h(x) :- a(x)."));
  CHECK(accepts(".decl h(x: AB) h(x) :- a2(x)."));
  CHECK(accepts(".decl h(x: A) h(x) :- a(x), s(x)."));
  CHECK(accepts(".decl h(x: A) h(x) :- ab(x), a(x)."));
  CHECK(accepts(".decl h(x: A) h(x) :- a(y), x = y."));
  CHECK(accepts(".decl h(x: A) h(\"q\")."));
  CHECK(accepts(".type AB2 = A2 | B .decl g(x: AB2) .input g .decl h(x: AB) h(x) :- g(x)."));
  CHECK_FALSE(accepts(".decl h(x: A) h(x) :- s(x)."));
  CHECK_FALSE(accepts(".decl h(x: A) h(x) :- ab(x)."));
  CHECK_FALSE(accepts(".decl h(x: B) h(x) :- a(x)."));
  CHECK_FALSE(accepts(".decl h(x: symbol) h(x) :- a(x), b(x)."));
  CHECK_FALSE(accepts(".decl h(x: symbol) h(x) :- s(x), !a(x)."));
}

TEST_CASE("warnings do not prevent a program") {
  const Checked checked{".decl a(x: number) .decl b(x: number, y: number)\na(x) :- b(x, y).\n"};
  CHECK(checked.reports() ==
        "2:14 YG-R250 `y` occurs only once\n"
        "1:26 YG-R251 `b` has no facts, rules or input\n");
  CHECK(checked.program.has_value());
  CHECK(Checked{".decl a(x: number) a(1). .decl b(x: number) b(1) :- a(_), a(_y)."}
            .reports()
            .empty());
}

TEST_CASE("`+` joins symbols") {
  CHECK(rules_of(kDecls, "s(x + \"b\" + to_string(1 + 2)) :- s(x).") ==
        kFacts + "s(cat(cat(x, \"b\"), to_string(1 + 2))) :- s(x).\n");
}
