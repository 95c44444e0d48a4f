#include "syntax/parser.hpp"

#include "catch.hpp"
#include "syntax/parsed.hpp"

using namespace yinguo;
using test::Parsed;

namespace {

struct Row {
  const char* text;
  const char* printed;
};

void check_all(const std::vector<Row>& rows) {
  for (const auto& [text, printed] : rows) {
    INFO(text);
    const Parsed parsed{text};
    CHECK(parsed.reports() == "");
    CHECK(syntax::print(parsed.ast) == printed);
  }
}

}  // namespace

TEST_CASE("declarations and directives print canonically") {
  check_all({
      {".decl r()", ".decl r()\n"},
      {".decl r,s(a:symbol,b : number)magic btree",
       ".decl r, s(a: symbol, b: number) magic btree\n"},
      {".decl p(c: symbol) degree\n.decl m(i: symbol) degree from membership magic",
       ".decl p(c: symbol) degree\n.decl m(i: symbol) magic degree from membership\n"},
      {".type A <: symbol .type B = A|C .type D = A",
       ".type A <: symbol\n.type B = A | C\n.type D = A\n"},
      {".type L=[h:number,t:L] .type E=[] .type T=A{x:number,y:L}|c.B{}",
       ".type L = [h: number, t: L]\n.type E = []\n.type T = A {x: number, y: L} | c.B {}\n"},
      {".input r(IO=file, filename=\"a b.csv\", delimiter=\"\\t\") .output a, b .printsize c()",
       ".input r(IO=\"file\", filename=\"a b.csv\", delimiter=\"\\t\")\n.output a, b\n.printsize "
       "c\n"},
      {".pragma \"degrees\" \"product\" .pragma \"legacy\" .include \"a.dl\" .once",
       ".pragma \"degrees\" \"product\"\n.pragma \"legacy\"\n.include \"a.dl\"\n"},
      {"/* a */ // b\n/* * / */ a(1). // c", "a(1).\n"},
      {"\xEF\xBB\xBF"
       "a(1).",
       "a(1).\n"},
      {".decl r(a: symbol)\n  r(\"x\").", ".decl r(a: symbol)\nr(\"x\").\n"},
  });
}

TEST_CASE("clauses print canonically") {
  check_all({
      {"a(x),b(y):-c(x,y).", "a(x), b(y) :- c(x, y).\n"},
      {"a(x):-b(x),c(x);d(x).", "a(x) :- b(x), c(x); d(x).\n"},
      {"a(x) :- b(x), (c(x); d(x), !(e(x), f(x))).",
       "a(x) :- b(x), (c(x); d(x), !(e(x), f(x))).\n"},
      {"a(x) :- !!b(x), !!!c(x).", "a(x) :- b(x), !c(x).\n"},
      {"a() :- true, false, !true.", "a() :- true, false, !true.\n"},
      {"a([x,[1,nil]],[]):-b($A([y]),$B,$B(),$),x=range(1,y,2).",
       "a([x, [1, nil]], []) :- b($A([y]), $B, $B, autoinc()), x = range(1, y, 2).\n"},
      {"a(_) :- (x + 1) * 2 = y, (x) < (y).", "a(_) :- (x + 1) * 2 = y, x < y.\n"},
      {"a(x) :- match(\"a.*\", x), !contains(\"b\", x).",
       "a(x) :- match(\"a.*\", x), !contains(\"b\", x).\n"},
      {"a(?x, _y1, Zed).", "a(?x, _y1, Zed).\n"},
      {"all(x) :- any(x), at_least(x), degree(x), from(x).",
       "all(x) :- any(x), at_least(x), degree(x), from(x).\n"},
  });
}

TEST_CASE("terms keep their structure") {
  check_all({
      {"a(1 + 2 * 3 ^ 4 ^ 5).", "a(1 + 2 * 3 ^ 4 ^ 5).\n"},
      {"a((1 + 2) * (3 ^ 4) ^ 5).", "a((1 + 2) * (3 ^ 4) ^ 5).\n"},
      {"a(1 - (2 - 3) - 4, 2 ** 3).", "a(1 - (2 - 3) - 4, 2 ^ 3).\n"},
      {"a(-1, - 1, -(1), --1, -x, -(x + 1), -(2 ^ 2), (-2) ^ 2, -2 ^ 2).",
       "a(-1, -1, -1, -(-1), -x, -(x + 1), -2 ^ 2, (-2) ^ 2, -2 ^ 2).\n"},
      {"a(bnot x band y bor lnot z, x land y lor z lxor w).",
       "a(bnot x band y bor lnot z, x land y lor z lxor w).\n"},
      {"a(x bshl 1 bshr 2 bshru 3, x % y).", "a(x bshl 1 bshr 2 bshru 3, x % y).\n"},
      {"a(0x1F, 0b101, 12u, 0xFFu, 1.5, 1.5e-3, 007).",
       "a(0x1F, 0b101, 12u, 0xFFu, 1.5, 1.5e-3, 007).\n"},
      {"a(\"\\\"\\\\\\n\\t贵州\").", "a(\"\\\"\\\\\\n\\t贵州\").\n"},
      {"a(cat(x, \"-\", y), min(x, y), max(1, 2, 3), to_number(\"1\")).",
       "a(cat(x, \"-\", y), min(x, y), max(1, 2, 3), to_number(\"1\")).\n"},
  });
}

TEST_CASE("aggregates in both forms") {
  check_all({
      {"a(n) :- n = count : b(_).", "a(n) :- n = count : { b(_) }.\n"},
      {"a(n) :- n = sum x + 1 : { b(x), x > 0 }.", "a(n) :- n = sum x + 1 : { b(x), x > 0 }.\n"},
      {"a(n) :- n = min(x) : { b(x) }, m = max (x + 1) * 2 : { b(x) }.",
       "a(n) :- n = min x : { b(x) }, m = max (x + 1) * 2 : { b(x) }.\n"},
      {"a(2 * mean x : b(x)).", "a(2 * (mean x : { b(x) })).\n"},
      {"a(n) :- n = sum (x) : { b(x), m = count : { c(x) } } + 1.",
       "a(n) :- n = (sum x : { b(x), m = count : { c(x) } }) + 1.\n"},
      {"a(n) :- n = max max(x, y) : { b(x, y) }.", "a(n) :- n = max max(x, y) : { b(x, y) }.\n"},
  });
}

TEST_CASE("quantified literals are words in context") {
  check_all({
      {"a(m) :- all p(c) : { link(m, \"requires\", c) }.",
       "a(m) :- all p(c) : { link(m, \"requires\", c) }.\n"},
      {"a(m) :- any p(c) : link(m, c), mean q(c) : { link(m, c) }.",
       "a(m) :- any p(c) : { link(m, c) }, mean q(c) : { link(m, c) }.\n"},
      {"a(m) :- at_least(k + (1)) p(c) : { g(m, c), !h(c) }.",
       "a(m) :- at_least(k + 1) p(c) : { g(m, c), !h(c) }.\n"},
      {"a(m) :- !all p(c) : { g(c) }.", "a(m) :- !all p(c) : { g(c) }.\n"},
      {"a(m) :- mean x : { b(x) } < m, mean strlen(x) : { b(x) } = m.",
       "a(m) :- mean x : { b(x) } < m, mean strlen(x) : { b(x) } = m.\n"},
      {"a(m) :- all = m, any < all.", "a(m) :- all = m, any < all.\n"},
  });
}

TEST_CASE("places are byte ranges of the source") {
  const Parsed parsed{"a(x) :- b(x),\n  !c(x + 1)."};
  REQUIRE(parsed.ast.items.size() == 1);
  const auto& clause = std::get<syntax::Clause>(parsed.ast.items.front());
  const auto text = [&](const base::Span& span) {
    return parsed.sources.at(span.source).text().substr(span.begin, span.end - span.begin);
  };
  CHECK(text(clause.span) == "a(x) :- b(x),\n  !c(x + 1).");
  const auto& negated = clause.alternatives.front().back();
  CHECK(text(negated.span) == "!c(x + 1)");
  CHECK(text(std::get<syntax::Atom>(negated.what).arguments.front().span) == "x + 1");
}
