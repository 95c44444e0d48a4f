#include "syntax/errors.hpp"

#include <set>

#include "catch.hpp"
#include "syntax/parsed.hpp"

using namespace yinguo;
using test::Parsed;

namespace {

struct Row {
  const char* text;
  const char* reports;
};

const std::vector<Row> kRows{
    // S101
    {"a(x）:- b(x).", "1:4 YG-S101 unexpected character `）`\n"},
    {"a(\"x\")。", "1:7 YG-S101 unexpected character `。`\n"},
    {"数据(x).", "1:1 YG-S101 unexpected character `数据`\n"},
    {"a('x').", "1:3 YG-S101 unexpected character `'`\n1:5 YG-S101 unexpected character `'`\n"},
    {"a(1).\x01", "1:6 YG-S101 unexpected character (a control character)\n"},
    // S102
    {"a(1).\n\xff\xfe b(2).", "2:1 YG-S102 the file is not UTF-8 from here on\n"},
    // S103
    {"a(\"x).\nb(1).", "1:3 YG-S103 the string that starts here has no closing quote\n"},
    // S104
    {"a(\"\\q\").", "1:4 YG-S104 unknown escape in a string\n"},
    // S105
    {"a(12ab, 1.2.3, 0x, 0b12).",
     "1:3 YG-S105 `12ab` is not a number\n1:9 YG-S105 `1.2.3` is not a number\n"
     "1:16 YG-S105 `0x` is not a number\n1:20 YG-S105 `0b12` is not a number\n"},
    // S106
    {"a(1). /* b(2).", "1:7 YG-S106 the comment that starts here has no `*/`\n"},
    // S110
    {"a(1)\nb(2).\nc(.\nd(3).",
     "2:1 YG-S110 expected `:-` or `.`, found `b`\n"
     "3:3 YG-S110 expected a term, found `.`\n"},
    {"a(x) :- b(x) c(x).", "1:14 YG-S110 expected `,`, `;` or `.`, found `c`\n"},
    {"a(x) :- b(x), x.", "1:16 YG-S110 expected a comparison, found `.`\n"},
    {"a(1), b(2).", "1:11 YG-S110 expected `:-`, found `.`\n"},
    {".decl r(a symbol)\nr(1).", "1:11 YG-S110 expected `:` and a type, found `symbol`\n"},
    {".decl r(a: symbol) fast",
     "1:20 YG-S110 expected a qualifier or the next item, found `fast`\n"},
    {"a(x) :- n = sum x { b(x) }.",
     "1:19 YG-S110 expected `:` and the aggregate's body, found `{`\n"},
    {"a(x) :- contains(x).", "1:9 YG-S110 `contains` expects 2 arguments, found 1\n"},
    {"a(x) :- at_least(1, 2) b(x) : { c(x) }.",
     "1:17 YG-S110 `at_least` expects 1 number, found 2\n"},
    {"a(x) :- (b(x), c(x).", "1:20 YG-S110 expected `,`, `;` or `)`, found `.`\n"},
    {"a(1", "1:4 YG-S110 expected `,` or `)`, found the end of the file\n"},
    {".type T symbol", "1:9 YG-S110 expected `<:` or `=`, found `symbol`\n"},
    {".pragma degrees", "1:9 YG-S110 expected a string, found `degrees`\n"},
    {".input r(IO=)", "1:13 YG-S110 expected a string, a word or a number, found `)`\n"},
    // S110 in and about components
    {".comp C {\n  .decl r(a symbol)\n  .decl s(x: number)\n  r(x :- s(x)\n}\n.comp D { r(1) "
     "}\na(1).",
     "2:13 YG-S110 expected `:` and a type, found `symbol`\n"
     "4:7 YG-S110 expected `,` or `)`, found `:-`\n"
     "6:16 YG-S110 expected `:-` or `.`, found `}`\n"},
    {".comp C { a(1).", "1:16 YG-S110 expected `}`, found the end of the file\n"},
    {".comp C : D\n.init c : C\n.init d = E<F<G>>\n.override r\na(1).",
     "2:1 YG-S110 expected `:` or `{`, found `.init`\n"
     "2:9 YG-S110 expected `=` and a component, found `:`\n"
     "3:14 YG-S110 expected `,` or `>`, found `<`\n"
     "4:1 YG-S110 `.override` stands outside a component\n"},
    {".comp C { .include \"x\" .pragma \"a\" .delc r() }\na(1).",
     "1:11 YG-S110 `.include` stands in a component\n"
     "1:24 YG-S110 `.pragma` stands in a component\n"
     "1:37 YG-S111 unknown directive `.delc`\n"},
    {"a(as(x)) :- b(x).\na(as(x, 1)) :- b(x).",
     "1:7 YG-S110 expected `,` and a type, found `)`\n"
     "2:9 YG-S110 expected a type, found `1`\n"},
    // S111
    {".delc r(a: symbol)\na(1).", "1:2 YG-S111 unknown directive `.delc`\n"},
    // S112
    {".decl cat(a: symbol)\ncount(1).\na(x) :- b(sum).",
     "1:7 YG-S112 expected the name of a relation, found the reserved word `cat`\n"
     "2:1 YG-S112 expected an atom, found the reserved word `count`\n"
     "3:14 YG-S110 expected a term, found `)`\n"},
    {"a(match).", "1:3 YG-S112 expected a term, found the reserved word `match`\n"},
    // S113
    {"a(strln(x)) :- b(x).", "1:3 YG-S113 unknown functor `strln`\n"},
    // S120
    {"b(@f(1)).", "1:3 YG-S120 user-defined functors are not supported\n"},
    // S110 of records and branches
    {".type P = [x number]\n.type Q = A {x: number | B {}\na([1, 2).\nb($A(1).",
     "1:14 YG-S110 expected `:` and a type, found `number`\n"
     "2:24 YG-S110 expected `}`, found `|`\n"
     "3:8 YG-S110 expected `,` or `]`, found `)`\n"
     "4:8 YG-S110 expected `,` or `)`, found `.`\n"},
    // S110 choice domains and subsumption
    {".decl c(a: symbol) choice-domain\n.decl c(a: symbol) choice-domain (a,)\n",
     "2:1 YG-S110 expected an attribute, found `.decl`\n"
     "2:37 YG-S110 expected an attribute, found `)`\n"},
    {"a(x) <= a(y).\na(1), a(2) <= a(3) :- b(1).\na(1) <= 2.",
     "1:13 YG-S110 expected `:-`, found `.`\n2:12 YG-S110 expected `:-`, found `<=`\n"
     "3:9 YG-S110 expected an atom, found `2`\n"},
    {".functor f(number): number\n# 1 \"a.dl\"\na(1).\n#define X 'a' \\\n b'\na(1).\n"
     "a(1) :- #if 1\n#endif\n.limitsize a(n=)",
     "1:1 YG-S120 `.functor` is not supported\n"
     "4:1 YG-S120 preprocessor lines are not supported\n"
     "7:9 YG-S110 expected a term, found `#`\n"
     "9:16 YG-S110 expected a string, a word or a number, found `)`\n"},
    // S122
    {".number_type Even\n.symbol_type Place\n.type Town\n.decl r(x: Even)\n.type End",
     "1:1 YG-S122 an old spelling of a subtype\n2:1 YG-S122 an old spelling of a subtype\n"
     "3:1 YG-S122 an old spelling of a subtype\n5:1 YG-S122 an old spelling of a subtype\n"},
    // S121
    {"a(x) :- b(x), c(x).\n.plan 0:(2,1), 1:(1,2)\n.output a\n.plan 0:(1)\n.plan 1",
     "4:1 YG-S121 the plan follows no rule, and is ignored\n"
     "5:8 YG-S110 expected `:`, found the end of the file\n"},
};

}  // namespace

TEST_CASE("every mistake is reported, at its place") {
  for (const auto& [text, reports] : kRows) {
    INFO(text);
    CHECK(Parsed{text}.reports() == reports);
  }
}

TEST_CASE("nesting and size are limited") {
  const auto repeat = [](const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i)
      out += text;
    return out;
  };
  const auto reports = [](const std::string& text) { return Parsed{text}.reports(); };
  CHECK(reports("a(" + repeat("(", 190) + "1" + repeat(")", 190) + ").").empty());
  for (const auto& text :
       {"a(" + repeat("(", 100'000) + "1" + repeat(")", 100'000) + ").",
        "a(" + repeat("-", 100'000) + "x).", "a(" + repeat("1 ^ ", 100'000) + "1).",
        "a() :- " + repeat("(b(), ", 100'000), "a() :- " + repeat("!(", 100'000),
        "a(" + repeat("sum x : { x = ", 100'000), "a(" + repeat("cat(", 100'000),
        "a() :- " + repeat("all b() : { ", 100'000)}) {
    INFO(text.substr(0, 40));
    CHECK_THAT(reports(text), test::contains("YG-S114 nested more than 200 deep"));
  }
  CHECK(reports("a(1" + repeat(" + 1", 1000) + ").").empty());
  CHECK_THAT(reports("a(1" + repeat(" + 1", 1001) + ")."),
             test::contains("YG-S114 more than 1000 operators in one argument"));
  CHECK(reports("a(1" + repeat(", 1", 5000) + ").").empty());
  CHECK(reports("a() :- b()" + repeat(", b()", 255) + ".").empty());
  CHECK_THAT(reports("a() :- b()" + repeat(", b()", 256) + "."),
             test::contains("YG-S114 more than 256 literals in one body"));
}

TEST_CASE("reading goes on after a mistake") {
  const Parsed parsed{
      ".decl r(a symbol)\n"
      "r(x :- s(x).\n"
      "s(1).\n"
      "t(2) u(3).\n"
      "v(4).\n"};
  CHECK(syntax::print(parsed.ast) == ".decl r()\ns(1).\nv(4).\n");
  CHECK(std::get<syntax::RelationDeclaration>(parsed.ast.items.front()).is_broken);
}

TEST_CASE("slips get suggestions") {
  CHECK(Parsed{".delc r()"}.diagnostics.all().front().help == "did you mean `.decl`?");
  CHECK(Parsed{"a(strln(x))."}.diagnostics.all().front().help == "did you mean `strlen`?");
  CHECK(Parsed{"a（1)."}.diagnostics.all().front().help == "use the half-width `(`");
}

TEST_CASE("every row of the table is provoked, but those of includes") {
  std::set<std::string_view> seen{syntax::kTooDeep.id, syntax::kIncludeFailed.id,
                                  syntax::kIncludesTooDeep.id};
  for (const auto& row : kRows) {
    const Parsed parsed{row.text};
    for (const auto& one : parsed.diagnostics.all())
      seen.insert(one.code.id);
  }
  for (const auto& code : syntax::kErrors) {
    INFO(code.id);
    CHECK(seen.count(code.id) == 1);
  }
}
