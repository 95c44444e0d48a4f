#include "rules/errors.hpp"

#include <set>

#include "catch.hpp"
#include "rules/checked.hpp"

using namespace yinguo;
using test::Checked;

namespace {

/// A store of two relations, without facts.
class TestStore final : public model::FactSource {
 public:
  [[nodiscard]] const model::RelationSchema* schema(std::string_view name) const override {
    for (const auto& one : schemas_) {
      if (one.name == name) return &one;
    }
    return nullptr;
  }

  [[nodiscard]] std::span<const model::RelationSchema> relations() const override {
    return schemas_;
  }

  [[nodiscard]] base::Result<void> scan(
      std::string_view, model::SymbolTable&,
      base::FunctionRef<void(std::span<const model::Value>)>) const override {
    return {};
  }

 private:
  std::vector<model::RelationSchema> schemas_{
      {"node", {{"id", model::ValueType::kSymbol}, {"type", model::ValueType::kSymbol}}},
      {"asked_period", {{"period", model::ValueType::kNumber}}}};
};

struct Row {
  const char* text;
  const char* reports;
};

// With these declarations in the first line.
constexpr const char* kDecls =
    ".decl n(x: number) .input n .decl s(x: symbol) .input s .decl r(a: symbol, b: number) .input "
    "r "
    ".decl h(x: number) .decl d(x: symbol) degree .decl q(x: symbol) degree "
    ".decl m(c: symbol, x: symbol, l: float, u: float) .input m .decl in(x: symbol) degree from "
    "m\n";

const std::vector<Row> kRows{
    // R201 types
    {".decl a(x: string)", "2:12 YG-R201 unknown type `string`\n"},
    {".type T = symbl .decl a(x: T)", "2:11 YG-R201 unknown type `symbl`\n"},
    // R202 relations
    {"h(x) :- nn(x), n(x). h(x) :- nn(x, x), n(x).",
     "2:9 YG-R202 the relation `nn` is not declared\n"},
    {".output hh", "2:9 YG-R202 the relation `hh` is not declared\n"},
    {"hh(1).", "2:1 YG-R202 the relation `hh` is not declared\n"},
    // R203 twice
    {".decl n(y: symbol)\n.decl a(x: symbol, x: symbol)",
     "2:7 YG-R203 the relation `n` is declared twice\n"
     "3:20 YG-R203 the attribute `x` is declared twice\n"},
    {".type T <: symbol .type T <: number .type float <: number",
     "2:25 YG-R203 the type `T` is declared twice\n2:43 YG-R203 the type `float` is built in\n"},
    // R204 safety
    {"h(x).", "2:3 YG-R204 `x` is not bound: it stands in the head\n"},
    {"h(_) :- n(_).", "2:3 YG-R204 a wildcard stands in the head\n"},
    {"h(1) :- !n(x).", "2:12 YG-R204 `x` is not bound: it stands in a negation\n"},
    {"h(1) :- x < y, n(y).", "2:9 YG-R204 `x` is not bound: it stands in a comparison\n"},
    {"h(1) :- n(x + 1).", "2:11 YG-R204 `x` is not bound: it stands in an expression\n"},
    {"h(x) :- x = y, y = x.",
     "2:3 YG-R204 `x` is not bound: it stands in the head\n"
     "2:13 YG-R204 `y` is not bound: it stands in an equation with what is not bound either\n"},
    {"h(c) :- c = sum x : { n(y) }.",
     "2:17 YG-R204 `x` is not bound: it stands in the target of an aggregate\n"},
    {"h(x) :- c = count : { n(x) }, c > 1.",
     "2:3 YG-R204 `x` is not bound: it stands in the head\n"},
    {"h(c) :- c = count : { n(x), x < z }.",
     "2:33 YG-R204 `z` is not bound: it stands in a comparison\n"},
    {"h(c) :- c = d + 1, d = count : { n(x), x < c }.",
     "2:3 YG-R204 `c` is not bound: it stands in the head\n"
     "2:13 YG-R204 `d` is not bound: it stands in an expression\n"},
    {"d(x) :- in(x).", "2:3 YG-R204 `x` is not bound: it stands in the head\n"},
    {"d(x) :- all d(x) : { s(x) }.", "2:3 YG-R204 `x` is not bound: it stands in the head\n"},
    {"d(\"a\") :- all d(x) : { s(y) }.",
     "2:17 YG-R204 `x` is not bound: it stands in a quantified literal\n"},
    {"d(\"a\") :- at_least(k) q(x) : { s(x) }.",
     "2:20 YG-R204 `k` is not bound: it stands in the threshold of a quantified literal\n"},
    // R205
    {"h(1, 2). h(x) :- n(x), s(), !r(x).",
     "2:1 YG-R205 `h` expects 1 argument, found 2\n2:24 YG-R205 `s` expects 1 argument, found 0\n"
     "2:30 YG-R205 `r` expects 2 arguments, found 1\n"},
    // R206
    {"h(\"a\").", "2:3 YG-R206 expected number, found the symbol constant `\"a\"`\n"},
    {"h(x) :- s(x).", "2:3 YG-R206 expected number, found the symbol `x`\n"},
    {"h(x) :- n(x), s(x).", "2:17 YG-R206 expected symbol, found the number `x`\n"},
    {"h(1.5).", "2:3 YG-R206 expected number, found the float constant `1.5`\n"},
    {"h(x) :- n(x), s(y), x = y.",
     "2:21 YG-R206 cannot compare the number `x` with the symbol `y`\n"},
    {"h(x) :- n(x), x < \"a\".",
     "2:15 YG-R206 cannot compare the number `x` with the symbol constant `\"a\"`\n"},
    {"h(y) :- s(x), y = x + 1.",
     "2:19 YG-R206 `+` does not take (symbol, a number, unsigned or float) to number\n"},
    {"h(y) :- n(x), y = x % 1.5.", "2:19 YG-R206 `%` does not take (number, float) to number\n"},
    {"h(1) :- n(x), match(\"a\", x).", "2:26 YG-R206 expected symbol, found the number `x`\n"},
    {"h(y) :- y = sum x : { s(x) }.",
     "2:17 YG-R206 expected a number, unsigned or float, found the symbol `x`\n"},
    {"h(1) :- 1.0 < mean x : { n(x) }.", "2:20 YG-R206 expected float, found the number `x`\n"},
    {"d(\"a\") :- s(k), at_least(k) q(x) : { s(x) }.",
     "2:26 YG-R206 expected number, found the symbol `k`\n"},
    {".type A <: symbol .decl a(x: A) a(x) :- s(x).",
     "2:35 YG-R206 expected A, found the symbol `x`\n"},
    {".type A <: symbol .type B <: symbol .decl a(x: A) .decl b(x: B) .input a .input b\nh(1) :- "
     "a(x), b(x).",
     "3:17 YG-R206 `x` is of type B here and of type A elsewhere, which have no value in common\n"},
    // R207
    {"h(9223372036854775808).",
     "2:3 YG-R207 constant `9223372036854775808` is out of the range of number\n"},
    {"h(1) :- x = 0x1ffffffffffffffff, x > 0.",
     "2:13 YG-R207 the constant `0x1ffffffffffffffff` is out of the range of every type\n"},
    // R208, R209
    {".type A <: B .type B = A | C .type C <: C",
     "2:36 YG-R208 the type `C` is declared by means of itself\n"
     "2:7 YG-R208 the type `A` is declared by means of itself\n"},
    {".type A <: number .type B = A | symbol",
     "2:25 YG-R209 the union `B` has members of type number and of type symbol\n"},
    // R210
    {"h(x) :- n(x), !h(x).",
     "2:16 YG-R210 `h` depends on the negation of `h`, that is, of itself\n"},
    {".decl g(x: number) g(x) :- h(x). h(x) :- n(x), !g(x). h(c) :- c = count : { g(_) }.",
     "2:49 YG-R210 `h` depends on the negation of `g`, which depends on `h`\n"},
    {"h(x) :- n(x), all n(y) : { h(y) }.",
     "2:28 YG-R210 `h` depends on a group over `h`, that is, of itself\n"},
    // R211
    {"h(1) :- (n(1); n(2)), (n(1); n(2)), (n(1); n(2)), (n(1); n(2)), (n(1); n(2)), (n(1); n(2)), "
     "(n(1); n(2)), (n(1); n(2)), (n(1); n(2)), (n(1); n(2)).",
     "2:1 YG-R211 the clause stands for more than 1000 rules\n"},
    // R212
    {"h(strlen(\"a\", \"b\")). s(cat(\"a\")).",
     "2:3 YG-R212 `strlen` expects 1 argument, found 2\n2:24 YG-R212 `cat` expects 2 or more "
     "arguments, found 1\n"},
    // R221, R222 (R220 below)
    {".decl nodes(id: symbol, t: symbol) .input nodes(IO=store)",
     "2:43 YG-R221 the store does not offer the relation `nodes`\n"},
    {".decl node(id: symbol) .input node(IO=store)",
     "2:7 YG-R222 expected the columns (id: symbol, type: symbol), found (id: symbol)\n"},
    // R223
    {".pragma \"degrees\" \"goedel\"", "2:1 YG-R223 unknown algebra of degrees `goedel`\n"},
    // R213 alternatives
    {"h(c) :- c = count : { r(_, x); n(x) }.",
     "2:25 YG-R213 a wildcard stands in an alternative of an aggregate\n"},
    // R214 size limits
    {".decl e(a: number, b: number) eqrel .limitsize e(n=3) e(1, 2).",
     "2:48 YG-R214 the size of the equivalence relation `e` cannot be limited\n"},
    {".limitsize n(n=3) .limitsize n(m=3) .limitsize n .limitsize n(n=\"x\")",
     "2:19 YG-R214 `.limitsize` expects `n` and a number\n"
     "2:37 YG-R214 `.limitsize` expects `n` and a number\n"
     "2:50 YG-R214 `.limitsize` expects `n` and a number\n"},
    // R252 choice domains
    {".decl c(xx: number, y: number) choice-domain (x, y), yy .input c",
     "2:47 YG-R252 `c` has no attribute `x`\n2:54 YG-R252 `c` has no attribute `yy`\n"},
    {".decl c(x: symbol) degree choice-domain x c(x) :- q(x).",
     "2:41 YG-R252 the degree relation `c` cannot have a choice domain\n"},
    // R253 equivalence relations
    {".decl e(a: number) eqrel e(1). .decl f(a: number, b: symbol) eqrel f(1, \"\").",
     "2:20 YG-R253 `e` cannot be an equivalence relation: expected two attributes of the same "
     "type\n2:62 YG-R253 `f` cannot be an equivalence relation: expected two attributes of the "
     "same "
     "type\n"},
    {".decl e(a: symbol, b: symbol) eqrel degree e(x, x) :- q(x).",
     "2:31 YG-R253 `e` cannot be an equivalence relation: its facts have degrees\n"},
    {".decl e(a: symbol, b: symbol) eqrel choice-domain a e(x, x) :- s(x).",
     "2:31 YG-R253 `e` cannot be an equivalence relation: it has a choice domain\n"},
    {".decl e(a: number, b: number) eqrel e(x, x) :- n(x), !e(x, _).",
     "2:55 YG-R210 `e.given` depends on the negation of `e`, which depends on `e.given`\n"},
    // R254 subsumption
    {"n(x) <= h(x) :- x < 1. h(1).",
     "2:1 YG-R254 a fact of `n` cannot be subsumed by one of `h`\n"},
    {"q(x) <= q(y) :- x < y.", "2:1 YG-R254 facts of `q`, a degree relation, cannot be subsumed\n"},
    {".decl e(a: number, b: number) eqrel e(1, 2). e(x, y) <= e(y, x) :- x < y.",
     "2:46 YG-R254 facts of `e`, an equivalence relation, cannot be subsumed\n"},
    {".decl c(x: number, y: number) choice-domain x c(1, 2). c(x, y) <= c(x, z) :- z < y.",
     "2:56 YG-R254 facts of `c`, a relation with a choice domain, cannot be subsumed\n"},
    {"n(x) <= n(y) :- x < z.", "2:21 YG-R204 `z` is not bound: it stands in a comparison\n"},
    {"h(1). h(x) <= h(y) :- x < y, !h(x).",
     "2:31 YG-R210 `h` depends on the negation of `h`, that is, of itself\n"},
    // R240 to R244 components
    {".init c = C", "2:11 YG-R240 the component `C` is not declared\n"},
    {".comp C { } .init c = C<number>",
     "2:23 YG-R241 the component `C` expects 0 parameters, found 1\n"},
    {".comp C : C { }", "2:11 YG-R242 the component `C` inherits from itself\n"},
    {".comp C { .override r }",
     "2:21 YG-R243 `r` is declared in no component that this one inherits\n"},
    {".comp C { .init c = C } .init c = C",
     "2:17 YG-R244 components are nested more than 100 deep\n"},
    // R245 to R247 records, counters
    {"h([1]).", "2:3 YG-R245 nothing says of which type this record is\n"},
    {"h($A).", "2:3 YG-R246 no type has a branch `A`\n"},
    {"h(autoinc()) :- h(_).",
     "2:3 YG-R247 a counter stands in a rule of `h` that depends on itself\n"},
    // R230 .. R237
    {"h(1) :- d(x), x != \"a\".",
     "2:9 YG-R230 the ordinary relation `h` depends on the degree relation `d`\n"},
    {"h(1) :- all in(x) : { s(x) }.",
     "2:13 YG-R230 the ordinary relation `h` depends on the degree relation `in`\n"},
    {"d(\"a\") :- all q(x) : { q(x) }.",
     "2:24 YG-R231 the degree relation `q` stands in an aggregate or a group\n"},
    {"d(\"a\") :- 1 < count : { q(_) }.",
     "2:25 YG-R231 the degree relation `q` stands in an aggregate or a group\n"},
    {"d(x) :- s(x), mean d(y) : { s(y) }.",
     "2:20 YG-R232 `d` depends on a quantifier over `d`, that is, of itself\n"},
    {".pragma \"degrees\" \"product\"\nd(x) :- s(x), d(x).",
     "1:121 YG-R233 the degree relation `d` is recursive, and the algebra `product` does not "
     "converge in a recursion\n"},
    {".decl e(x: number) degree from m .decl g(x: symbol) degree from d",
     "2:32 YG-R234 `m` cannot give the degrees of `e`: expected columns (case: symbol, x: number, "
     "lower: float, "
     "upper: float), found (c: symbol, x: symbol, l: float, u: float)\n"
     "2:65 YG-R234 `d` cannot give the degrees of `g`: it is a degree relation itself\n"},
    {"in(\"a\"). .input d",
     "2:17 YG-R235 the degree relation `d` cannot be read\n"
     "2:1 YG-R235 the degree input `in` cannot have rules\n"},
    {"d(\"a\") :- mean s(x) : { s(x) }.", "2:11 YG-R236 `mean` over `s`, which has no degrees\n"},
    {"d(\"a\") :- !all q(x) : { s(x) }.", "2:11 YG-R236 a quantified literal cannot be negated\n"},
    {"d(\"a\") :- in(_), !q(_), all q(_) : { s(_) }.",
     "2:14 YG-R237 a wildcard cannot stand in a degree input\n"
     "2:21 YG-R237 a wildcard cannot stand in the negation of a degree\n"
     "2:31 YG-R237 a wildcard cannot stand in a quantified literal\n"},
    // R250, R251
    {"h(1) :- n(x).", "2:11 YG-R250 `x` occurs only once\n"},
    {".decl e(x: number)", "2:7 YG-R251 `e` has no facts, rules or input\n"},
};

/// Without the warnings about kDecls itself.
std::string reports_of(const Checked& checked) {
  std::string out;
  std::string all = checked.reports();
  while (!all.empty()) {
    const auto end = all.find('\n') + 1;
    if (!(all.starts_with("1:") && all.find("YG-R251") < end)) out += all.substr(0, end);
    all.erase(0, end);
  }
  return out;
}

}  // namespace

TEST_CASE("every mistake is reported, at its place") {
  const TestStore store;
  for (const auto& [text, reports] : kRows) {
    INFO(text);
    CHECK(reports_of(Checked{std::string{kDecls} + text, &store}) == reports);
  }
}

TEST_CASE("records, branches and counters: mistakes") {
  const std::string decls =
      ".type L = [h: number, t: L] .type P = [a: symbol, b: L] .type T = A {x: number} | B {}\n"
      ".decl l(x: L) .decl p(x: P) .decl t(x: T) .decl n(x: number) .decl s(x: symbol)\n"
      "l(nil). p(nil). t($B). n(1). s(\"a\").\n";
  const auto reports = [&](const std::string& rules) { return Checked{decls + rules}.reports(); };
  CHECK(reports("l([1, nil]). l([x, y]) :- l([x, [_, y]]). t($A(x)) :- t($A(x)), t($B()).\n"
                "n(x) :- l(y), y = [x, nil], y != nil. p([\"a\", [1, y]]) :- l(y).\n"
                "n(x) :- p(y), [_, [x, _]] = y. n(h) :- x = as([1, nil], L), [h, _] = x.") == "");
  CHECK(reports("l([1]).") == "4:3 YG-R205 `L` has 2 fields, found 1\n");
  CHECK(reports("t($A()).") == "4:3 YG-R205 `$A` has 1 field, found 0\n");
  CHECK(reports("t([1]).") == "4:3 YG-R206 expected T, found a record\n");
  CHECK(reports("t(nil).") == "4:3 YG-R206 expected T, found `nil`\n");
  CHECK(reports("l($B).") == "4:3 YG-R206 expected L, found the branch `$B` of T\n");
  CHECK(reports("n([1, nil]).") == "4:3 YG-R245 nothing says of which type this record is\n");
  CHECK(reports("l([\"a\", nil]).") ==
        "4:4 YG-R206 expected number, found the symbol constant `\"a\"`\n");
  CHECK(reports("p(x) :- l(x).") == "4:3 YG-R206 expected P, found the L `x`\n");
  CHECK(reports("n(1) :- l(x), l(y), x < y.").find("YG-R206") != std::string::npos);
  CHECK(reports("n(1) :- x = nil, x != nil.") ==
        "4:9 YG-R245 nothing says of which record type `x` is\n");
  CHECK(reports("n(1) :- l(x), y = as(x, P), p(y).") ==
        "4:19 YG-R206 a value of L cannot be cast to P\n");
  CHECK(reports("t($Aa(1)).") == "4:3 YG-R246 no type has a branch `Aa`\n");
  CHECK(Checked{decls + "t($Bb)."}.diagnostics.all().front().help == "did you mean `B`?");
  CHECK(reports("l([x, y]) :- n(x).") == "4:7 YG-R204 `y` is not bound: it stands in the head\n");
  CHECK(reports("n(x) :- s(_), !l([x, _]).").find("YG-R204") != std::string::npos);
  CHECK(reports("n(autoinc()) :- n(_).") ==
        "4:3 YG-R247 a counter stands in a rule of `n` that depends on itself\n");
  CHECK(reports("n($) :- s(_).") == "");
  CHECK(reports(".type U = L | P .type V = L .type W <: T .decl w(x: V) w(x) :- l(x).") ==
        "4:7 YG-R209 the union `U` has members of type L and of type P\n");
  CHECK(reports(".type X = A {}").find("YG-R203 the branch `A` is declared twice") !=
        std::string::npos);
  CHECK(reports(".type X = [a: number, a: symbl]") ==
        "4:23 YG-R203 the field `a` is declared twice\n4:26 YG-R201 unknown type `symbl`\n");
}

TEST_CASE("every row of the table is provoked") {
  const TestStore store;
  std::set<std::string_view> seen;
  for (const auto& row : kRows) {
    const Checked checked{std::string{kDecls} + row.text, &store};
    for (const auto& one : checked.diagnostics.all())
      seen.insert(one.code.id);
  }
  const Checked storeless{".decl node(id: symbol, type: symbol) .input node(IO=store)"};
  CHECK(storeless.reports() ==
        "1:45 YG-R220 `node` is read from the store, and no store is open\n");
  for (const auto& one : storeless.diagnostics.all())
    seen.insert(one.code.id);
  for (const auto& code : rules::kErrors) {
    INFO(code.id);
    CHECK(seen.count(code.id) == 1);
  }
}

TEST_CASE("a negation cycle is shown step by step") {
  const Checked checked{
      ".decl a(x: number) .decl b(x: number) .decl c(x: number) .input c\n"
      "a(x) :- c(x), !b(x).\n"
      "b(x) :- c(x), x > 1, a(x).\n"};
  REQUIRE(checked.diagnostics.all().size() == 1);
  CHECK(base::render(checked.diagnostics.all().front(), checked.sources, false) ==
        "test.dl:2:16: error[YG-R210]: `a` depends on the negation of `b`, which depends on `a`\n"
        " 2 | a(x) :- c(x), !b(x).\n"
        "   |                ^^^^\n"
        "  test.dl:3:22: `b` depends on `a`\n"
        " 3 | b(x) :- c(x), x > 1, a(x).\n"
        "   |                      ^^^^\n"
        "  note: a relation is settled before it is negated, aggregated or quantified over\n");
}

TEST_CASE("names that are off by little get suggestions") {
  const auto help = [](const std::string& text) {
    return Checked{text}.diagnostics.all().front().help;
  };
  CHECK(help(".decl person(x: symbol) .output persn") == "did you mean `person`?");
  CHECK(help(".decl person(x: symbl)") == "did you mean `symbol`?");
  CHECK(help(".decl person(x: string)") == "did you mean `symbol`?");
  CHECK(help(".pragma \"degrees\" \"produkt\"") == "did you mean `product`?");
}

TEST_CASE("a broken declaration does not make its uses mistakes") {
  CHECK(Checked{".decl a(x symbol)\n.decl b(x: symbol)\nb(x) :- a(x, y), !a(y).\n"}.reports() ==
        "1:11 YG-S110 expected `:` and a type, found `symbol`\n");
}
