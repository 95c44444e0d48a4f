#include "evaluation/evaluate.hpp"

#include "catch.hpp"
#include "evaluation/errors.hpp"
#include "evaluation/run.hpp"

using namespace yinguo;
using yinguo::test::Run;

namespace {

struct Case {
  std::string program;   ///< defines `out`
  std::string expected;  ///< facts of `out`, or code and message of the error
};

void check_all(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.program);
    CHECK(Run{one.program}.facts("out") == one.expected);
  }
}

const std::string kEdges =
    ".decl e(x: number, y: number)\ne(1, 2). e(2, 3). e(3, 1). e(3, 4).\n"
    ".decl out(x: number, y: number)\n";

const std::string kNumbers =
    ".decl n(x: number)\nn(1). n(2). n(3). n(4).\n.decl none(x: number)\n.decl out(x: number)\n";

}  // namespace

TEST_CASE("joins, negation and recursion") {
  check_all({
      {kEdges + "out(x, z) :- e(x, y), e(y, z).", "(1, 3) (2, 1) (2, 4) (3, 2)"},
      {kEdges + "out(x, y) :- e(x, y). out(x, z) :- out(x, y), e(y, z).",
       "(1, 1) (1, 2) (1, 3) (1, 4) (2, 1) (2, 2) (2, 3) (2, 4) (3, 1) (3, 2) (3, 3) (3, 4)"},
      {kEdges + "out(x, y) :- e(x, y), !e(y, _).", "(3, 4)"},
      {kEdges + "out(x, y) :- e(x, y), !e(y, x), x < y.", "(1, 2) (2, 3) (3, 4)"},
      {kEdges + "out(x, x) :- e(x, _), x != 2.", "(1, 1) (3, 3)"},
      {kEdges + ".decl r(x: number) r(1). r(y) :- r(x), e(x, y). out(x, 0) :- r(x).",
       "(1, 0) (2, 0) (3, 0) (4, 0)"},
      {kEdges + "out(x, y + 1) :- e(x, y), e(y + 1, _).", "(1, 3) (3, 2)"},
      {kEdges + "out(y, x) :- e(x, x + 1), y = x * 10.", "(10, 1) (20, 2) (30, 3)"},
      {kEdges + "out(1, 1) :- e(1, 2), true. out(2, 2) :- e(1, 2), false.", "(1, 1)"},
  });
}

TEST_CASE("aggregates range over bindings, and empty groups have Soufflé's values") {
  check_all({
      {kNumbers + "out(c) :- c = count : { n(_) }.", "(4)"},
      {kNumbers + "out(c) :- c = sum x : { n(x), x > 1 }.", "(9)"},
      {kNumbers + "out(c) :- c = min x : { n(x) }. out(d) :- d = max x : { n(x) }.", "(1) (4)"},
      {kNumbers + "out(c) :- c = count : { none(_) }.", "(0)"},
      {kNumbers + "out(c) :- c = sum x : { none(x) }.", "(0)"},
      {kNumbers + "out(c) :- c = min x : { none(x) }.", ""},
      {kNumbers + "out(c) :- c = max x : { none(x) }.", ""},
      {kNumbers + "out(1) :- 2.5 = mean to_float(x) : { n(x) }.", "(1)"},
      {kNumbers + "out(1) :- y = mean to_float(x) : { none(x) }, y > -1.0.", ""},
      {kNumbers + "out(x * 10 + c) :- n(x), c = count : { n(y), y < x }.", "(10) (21) (32) (43)"},
      {kNumbers + "out(x) :- n(x), count : { n(y), y > x } = 1.", "(3)"},
      {kEdges + "out(x, c) :- e(x, _), c = count : { e(x, _) }.", "(1, 1) (2, 1) (3, 2)"},
      {kNumbers + "out(s) :- s = sum 1 : { n(x), n(y), x < y }.", "(6)"},
  });
}

TEST_CASE("quantified literals over ordinary facts") {
  const std::string facts = kEdges + ".decl ok(x: number) ok(2). ok(1). ok(3). ";
  check_all({
      {facts + "out(x, 0) :- e(x, _), all ok(y) : { e(x, y) }.", "(1, 0) (2, 0)"},
      {facts + "out(x, 0) :- e(x, _), any ok(y) : { e(x, y) }.", "(1, 0) (2, 0) (3, 0)"},
      {facts + "out(x, 0) :- e(x, _), at_least(2) ok(y) : { e(x, y) }.", ""},
      {facts + "out(x, 0) :- ok(x), all ok(y) : { e(y, x), y > 5 }.", "(1, 0) (2, 0) (3, 0)"},
      {facts + "out(x, 0) :- ok(x), any ok(y) : { e(y, x), y > 5 }.", ""},
      {facts + "out(0, 0) :- at_least(3) ok(y) : { e(_, y) }. out(1, 1) :- at_least(4) ok(y) : { "
               "e(_, y) }.",
       "(0, 0)"},
  });
}

TEST_CASE("functors") {
  const std::string number = ".decl out(x: number)\n";
  const std::string text = ".decl out(x: symbol)\n";
  check_all({
      {number + "out(7 / 2). out(-7 / 2). out(-7 % 3).", "(-3) (-1) (3)"},
      {number + "out(2 ^ 10). out(0 - 5).", "(-5) (1024)"},
      {number + "out(9223372036854775807 + 1).", "(-9223372036854775808)"},
      {number + "out(6 band 3). out(6 bor 3). out(6 bxor 3). out(1 bshl 4).", "(2) (5) (7) (16)"},
      {number + "out(-8 bshr 1). out(1 land 0). out(3 lor 0). out(bnot 0).", "(-4) (-1) (0) (1)"},
      {number + "out(max(1, 5, 3)). out(min(4, 2)).", "(2) (5)"},
      {number + "out(strlen(\"数据\")). out(to_number(\"-12\")). out(to_number(\"0x1f\")).",
       "(-12) (6) (31)"},
      {text + "out(cat(\"a\", \"b\", \"c\")). out(substr(\"hello\", 1, 3)).",
       "(\"abc\") (\"ell\")"},
      {text + "out(substr(\"ab\", 5, 1)). out(to_string(42)).", "(\"\") (\"42\")"},
      {text + "out(to_string(1.5)).", "(\"1.500000\")"},
      {text +
           ".decl s(x: symbol) s(\"ab1\"). s(\"b\"). out(x) :- s(x), match(\"[a-z]+\\\\d?\", x).",
       "(\"ab1\") (\"b\")"},
      {text + ".decl s(x: symbol) s(\"ab1\"). s(\"b\"). out(x) :- s(x), !contains(\"b1\", x).",
       "(\"b\")"},
  });
}

TEST_CASE("what has no value ends in an error that names the rule") {
  check_all({
      {kNumbers + "out(1 / x) :- n(y), x = y - 2.", "YG-E604 division by zero in a rule of `out`"},
      {kNumbers + "out(1 % (x - 1)) :- n(x).", "YG-E604 division by zero in a rule of `out`"},
      {kNumbers + "out(to_number(\"one\")).",
       "YG-E605 `one` is not of type `number` in a rule of `out`"},
      {kNumbers + "out(1) :- match(\"(a\", \"a\").",
       "YG-E606 the pattern `(a` cannot be used: expected `)` at byte 3 in a rule of `out`"},
      {kNumbers + "out(y) :- n(x), x != 2, y = 4 / (x - 2).", "(-4) (2) (4)"},
  });
  const Run run{kNumbers + "out(1 / x) :- n(y), x = y - 2."};
  CHECK(run.result->error().span == run.program().rules.back().span);
}

TEST_CASE("limits end in an error") {
  const std::string endless = ".decl out(x: number)\nout(0). out(x + 1) :- out(x).";
  CHECK(Run(endless, {}, {.tuples = 1000}).facts("out") == "YG-E602 more than 1000 facts");
  CHECK(Run(endless, {}, {.seconds = 0.05}).facts("out") ==
        "YG-E601 no answer within 0.05 seconds");
  CHECK(Run(endless, {}, {.bytes = 100'000}).facts("out") ==
        "YG-E603 facts and indexes take more than 100000 bytes");
}

TEST_CASE("heights are those of the lowest derivations, across strata") {
  const Run run{
      ".decl a(x: number) a(1). .decl b(x: number) b(x) :- a(x).\n"
      ".decl c(x: number) c(x) :- b(x).\n"
      ".decl s(x: number, y: number) s(1, 2). s(2, 3). s(3, 4).\n"
      ".decl p(x: number) p(4) :- c(1), b(1), d(1). p(y) :- p(x), s(x, y). p(x) :- a(x).\n"
      ".decl d(x: number) d(x) :- c(x).\n"};
  const auto height = [&](std::string_view name, std::int64_t x) {
    const auto& table = run.database().table(*run.program().find_relation(name));
    const std::array tuple{model::Value::from_number(x)};
    return table.height(table.find(tuple));
  };
  CHECK(height("a", 1) == 0);
  CHECK(height("c", 1) == 2);
  CHECK(height("p", 1) == 1);
  CHECK(height("p", 3) == 3);
  CHECK(height("p", 4) == 4);  // by d at 4 in round one, by p(3) at 4 too
}

TEST_CASE("a fact of a degree relation exists when its ordinary part holds") {
  check_all({
      {".decl n(x: number) n(1). n(2).\n.decl m(c: symbol, x: number, l: float, u: float)\n"
       ".decl met(x: number) degree from m\n.decl out(x: number) degree\n"
       "out(x) :- n(x), met(x). out(x + 10) :- out(x), !met(x), x < 5.",
       "(1) (2) (11) (12)"},
      {".decl n(x: number) n(1). n(2).\n.decl m(c: symbol, x: number, l: float, u: float)\n"
       ".decl met(x: number) degree from m\n.decl out(x: number) degree\n"
       "out(x) :- n(x), mean met(y) : { n(y), y < x }.",
       "(2)"},
  });
}
