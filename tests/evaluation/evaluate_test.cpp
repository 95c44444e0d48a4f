#include "evaluation/evaluate.hpp"

#include "evaluation/case.hpp"
#include "evaluation/errors.hpp"
#include "rules/prune.hpp"

using namespace yinguo;
using yinguo::test::check_all;
using yinguo::test::Run;

namespace {

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
        "YG-E603 facts, symbols, records and indexes take more than 100000 bytes");
  const std::string doubling =
      ".decl s(x: symbol, n: number)\ns(\"x\", 0). s(cat(x, x), n + 1) :- s(x, n), n < 20.\n"
      ".decl out(x: number)\n";
  CHECK(Run(doubling + "out(n) :- s(_, n), n > 19.", {}, {.bytes = 100'000}).facts("out") ==
        "YG-E603 facts, symbols, records and indexes take more than 100000 bytes");
  std::string copies;  // of a symbol of 1 MiB
  for (int i = 0; i < 1025; ++i)
    copies += ", x";
  CHECK(Run(doubling + "out(strlen(cat(" + copies.substr(2) + "))) :- s(x, 20).").facts("out") ==
        "YG-E603 a text is longer than 1 GiB in a rule of `out`");
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

TEST_CASE("a size limit ends a recursion after the round in which it is reached") {
  const std::string count = ".decl out(x: number) out(1). out(x + 1) :- out(x), x < 1000. ";
  CHECK(Run{count + ".limitsize out(n=4)"}.facts("out") == "(1) (2) (3) (4)");
  CHECK(Run{count + ".limitsize out(n=1)"}.facts("out") == "(1)");
  CHECK(Run{count + ".limitsize out(n=4) .limitsize out(n=3)"}.facts("out") == "(1) (2) (3)");
  check_all({
      // A round is not cut short, and ends for all relations of the recursion.
      {".decl out(x: number) out(1). out(2 * x), out(2 * x + 1) :- out(x). .limitsize out(n=2)",
       "(1) (2) (3)"},
      {".decl odd(x: number) .decl out(x: number) odd(1). out(x + 1) :- odd(x). odd(x + 1) :- "
       "out(x). .limitsize odd(n=3)",
       "(2) (4)"},
      {kNumbers + ".limitsize out(n=2) out(x) :- n(x).", "(1) (2) (3) (4)"},
  });
}

TEST_CASE("a choice domain keeps the first fact of a round in canonical order") {
  const std::string edges =
      ".decl edge(v: symbol, u: symbol)\n"
      "edge(\"L1\", \"L2\"). edge(\"L2\", \"L10\"). edge(\"L2\", \"L3\"). edge(\"L3\", \"L4\"). "
      "edge(\"L4\", \"L8\"). edge(\"L3\", \"L6\"). edge(\"L6\", \"L8\"). edge(\"L8\", \"L2\").\n";
  check_all({
      {edges + ".decl out(v: symbol, u: symbol) choice-domain u out(\"r\", \"L1\"). "
               "out(v, u) :- out(_, v), edge(v, u).",
       "(\"L1\", \"L2\") (\"L2\", \"L10\") (\"L2\", \"L3\") (\"L3\", \"L4\") (\"L3\", \"L6\") "
       "(\"L4\", \"L8\") (\"r\", \"L1\")"},
      // Two domains: each element has one successor and one predecessor.
      {kNumbers + ".decl list(p: number, n: number) choice-domain p, n list(0, 0). "
                  "list(p, x) :- n(x), list(_, p). out(x) :- list(0, x). out(10 * p + x) :- "
                  "list(p, x), p > 0.",
       "(0)"},
      {kNumbers + ".decl list(p: number, n: number) choice-domain p, n list(-1, 0). "
                  "list(p, x) :- n(x), list(_, p). out(10 * p + x) :- list(p, x).",
       "(-10) (1) (12) (23) (34)"},
      // A list of columns is one domain.
      {".decl s(n: symbol, y: number, m: symbol) s(\"A\", 1, \"cs\"). s(\"A\", 2, \"cs\"). "
       ".decl t(p: symbol, m: symbol) t(\"X\", \"cs\"). t(\"W\", \"cs\"). "
       ".decl out(n: symbol, y: number, p: symbol) choice-domain (n, y) "
       "out(n, y, p) :- s(n, y, m), t(p, m).",
       "(\"A\", 1, \"W\") (\"A\", 2, \"W\")"},
      {".decl out(x: number, y: number) choice-domain x out(1, 3). out(1, 2). out(2, -1). out(2, "
       "-2).",
       "(1, 2) (2, -2)"},
  });
}

TEST_CASE("subsumption leaves the dominating facts") {
  const std::string paths =
      ".decl edge(x: number, y: number, w: number) edge(1, 2, 5). edge(1, 3, 1). edge(3, 2, 1). "
      "edge(2, 4, 1). edge(4, 1, 1).\n"
      ".decl out(x: number, d: number) out(1, 0). out(y, d + w) :- out(x, d), edge(x, y, w).\n";
  check_all({
      {paths + "out(x, d) <= out(x, e) :- e < d.", "(1, 0) (2, 2) (3, 1) (4, 3)"},
      {kNumbers + "out(x) :- n(x). out(x) <= out(y) :- x < y.", "(4)"},
      {kNumbers + "out(x) :- n(x). out(x) <= out(y) :- x < y, x % 2 = y % 2.", "(3) (4)"},
      {kNumbers + "out(x) :- n(x). out(x) <= out(y) :- x < y, !n(x + 2).", "(1) (2) (4)"},
      {kNumbers + "out(x) :- n(x). out(x) <= out(y) :- x = y.", "(1) (2) (3) (4)"},
      {kNumbers + "out(x) :- n(x). out(x) <= out(y) :- x < 3, y < 3; x = 3, y = 4.", "(2) (4)"},
      {".decl out(x: number, y: number) out(1, 1). out(2, 1). out(2, 2). "
       "out(x, _) <= out(y, _) :- x < y.",
       "(2, 1) (2, 2)"},
      {kNumbers + ".decl m(x: number) m(x) :- n(x). m(x) <= m(y) :- x < y. out(c) :- c = count : { "
                  "m(_) }. out(x) :- n(x), !m(x), x > 1.",
       "(1) (2) (3)"},
  });
}

TEST_CASE("a fact that only a subsumed one derives stays, and is not explained") {
  const Run run{
      ".decl d(x: number) .decl seen(x: number) d(1). d(x + 1) :- d(x), x < 3. d(x + 1) :- "
      "seen(x), x > 5. seen(x) :- d(x). d(x) <= d(y) :- x < y."};
  CHECK(run.facts("d") == "(3)");
  CHECK(run.facts("seen") == "(1) (2) (3)");
  const auto id = *run.program().find_relation("seen");
  const auto& table = run.database().table(id);
  const std::array one{model::Value::from_number(1)};
  CHECK(table.height(table.find(one)) == evaluation::kUnfoundedHeight);
}

TEST_CASE("an equivalence relation relates what its pairs connect") {
  const std::string same =
      ".decl same(x: number, y: number) eqrel same(1, 2). same(3, 2). same(5, 6).\n";
  const std::string pairs = ".decl out(x: number, y: number)\n";
  const std::string single = ".decl out(x: number)\n";
  check_all({
      {same + pairs + "out(x, y) :- same(x, y).",
       "(1, 1) (1, 2) (1, 3) (2, 1) (2, 2) (2, 3) (3, 1) (3, 2) (3, 3) (5, 5) (5, 6) (6, 5) (6, "
       "6)"},
      {same + pairs + "out(x, y) :- same(x, y), y > x.", "(1, 2) (1, 3) (2, 3) (5, 6)"},
      {same + single + "out(y) :- same(3, y).", "(1) (2) (3)"},
      {same + single + "out(y) :- same(y, 6).", "(5) (6)"},
      {same + single + "out(1) :- same(1, 3). out(2) :- same(1, 5). out(3) :- same(4, 4).", "(1)"},
      {same + single +
           "out(c) :- c = count : { same(_, _) }. out(-c) :- c = count : { same(1, _) "
           "}.",
       "(-3) (13)"},
      {same + single + "out(s) :- s = sum x : { same(x, y), x < y }.", "(9)"},
      {same + pairs + "out(x, y) :- same(x, _), same(y, _), !same(x, y), x < y.",
       "(1, 5) (1, 6) (2, 5) (2, 6) (3, 5) (3, 6)"},
      {same + single + "out(x) :- same(x, _), all same(x, y) : { same(y, y), y < 4 }.",
       "(1) (2) (3)"},
      // In a recursion: congruence of f.
      {".decl f(x: number, fx: number) f(1, 2). f(3, 4). f(2, 5). f(4, 6). .decl same(x: number, "
       "y: number) eqrel same(1, 3). same(a, b) :- f(x, a), f(y, b), same(x, y). .decl out(x: "
       "number) out(x) :- same(x, y), x < y.",
       "(1) (2) (5)"},
      {same + ".decl other(x: number, y: number) eqrel other(x + 10, y + 10) :- same(x, y). " +
           single + "out(x) :- other(13, x).",
       "(11) (12) (13)"},
  });
}

TEST_CASE("an equivalence relation that only bodies read takes memory as its members do") {
  const std::string text =
      ".decl n(x: number) n(0). n(x + 1) :- n(x), x < 20000.\n"
      ".decl same(x: number, y: number) eqrel same(x, x + 2) :- n(x).\n"
      ".decl out(c: number) out(c) :- c = count : { same(4, _) }. .output out";
  test::Checked checked{text};
  REQUIRE(checked.program);
  rules::keep_needed(*checked.program, rules::output_relations(*checked.program));
  model::SymbolTable symbols;
  const auto database = evaluation::evaluate(*checked.program, symbols, {}, {.tuples = 100'000});
  REQUIRE(database.has_value());
  const auto& table = database->table(*checked.program->find_relation("out"));
  CHECK(table.at(0, 0).as_number() == 10'002);
}
