// What the checker looks at for each construct of the language, and that it sees it changed.
#include "catch.hpp"
#include "verification/errors.hpp"
#include "verification/proved.hpp"

using namespace yinguo;
using verification::Certificate;

namespace {

/// `from` becomes `to` in every text of the proofs.
Certificate with(Certificate certificate, const std::string& from, const std::string& to) {
  const auto change = [&](std::string& text) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  };
  for (auto& proof : certificate.proofs) {
    for (auto& step : proof.steps) {
      change(step.fact);
      for (auto& binding : step.bindings)
        change(binding.second);
      for (auto& premise : step.premises) {
        change(premise.fact);
        for (auto& value : premise.values)
          change(value);
        for (auto& member : premise.members)
          change(member.fact);
      }
    }
  }
  return certificate;
}

struct Case {
  const char* name;
  const char* program;
  const char* fact;
  const char* from;
  const char* to;
  const char* fault;  ///< a part of the first one's message
};

}  // namespace

TEST_CASE("each construct is verified, and rejected when another value is claimed") {
  const char* const kLists =
      ".type L = [head: number, tail: L]\n.decl l(l: L)\nl([3, [2, nil]]).\nl(t) :- l([_, t]).\n";
  const char* const kTrees =
      ".type T = Leaf {n: number} | Pair {l: T, r: T} | None {}\n.decl t(t: T)\n"
      "t($Pair($Leaf(1), $None)).\nt(x) :- t($Pair(x, _)).\n"
      ".decl n(n: number)\nn(x) :- t(y), y = $Leaf(x).\n";
  const char* const kRange =
      ".decl a(n: number)\na(4).\n.decl day(n: number)\nday(range(1, n)) :- a(n).\n"
      ".decl odd(n: number)\nodd(x + 0) :- a(n), x = range(1, n, 2).\n"
      ".decl total(n: number)\ntotal(range(0, n) + range(10, 20, 5)) :- a(n).\n"
      ".decl inside(n: number)\ninside(n) :- n = count : { a(x), range(0, x) > 1 }.\n"
      ".decl down(f: float)\ndown(range(2.0, 0.5, -0.5)).\n";
  const char* const kCounter =
      ".decl p(x: symbol)\np(\"a\"). p(\"b\").\n.decl id(n: number, x: symbol)\n"
      "id($, x) :- p(x).\n.decl two(n: number, m: number)\ntwo($, $) :- p(\"a\").\n"
      ".decl few(n: number)\nfew($) :- p(_), 2 = count : { p(_) }, !p(\"c\").\n";
  const char* const kChoice =
      ".decl e(x: number, y: number)\ne(1, 5). e(1, 7). e(2, 6).\n"
      ".decl c(x: number, y: number) choice-domain x\nc(x, y) :- e(x, y).\n"
      ".decl d(x: number)\nd(y) :- c(1, y).\n";
  const char* const kSubsumed =
      ".decl e(x: number, y: number)\ne(1, 5). e(1, 7).\n.decl s(x: number, y: number)\n"
      "s(x, y) :- e(x, y).\ns(x, y) <= s(x, z) :- y < z.\n";
  const char* const kSame =
      ".decl a(x: symbol, y: symbol)\na(\"u\", \"v\"). a(\"v\", \"w\"). a(\"x\", \"y\").\n"
      ".decl same(x: symbol, y: symbol) eqrel\nsame(x, y) :- a(x, y).\n.output same\n"
      ".decl least(x: symbol)\nleast(c) :- same.class(_, c).\n"
      ".decl many(x: symbol, n: number)\nmany(x, count : { same(x, _) }) :- a(x, _).\n";
  const char* const kLimited =
      ".decl power(x: number)\npower(1).\npower(2 * x) :- power(x), x < 1000.\n"
      ".limitsize power(n=4)\n.decl no(x: number)\nno(x) :- power(x), !power(2 * x).\n";
  const Case kCases[] = {
      {"a record", kLists, "l(nil)", "[2, nil]", "[2, [9, nil]]", ""},
      {"a record that no type has", kLists, "l([2, nil])", "[2, nil]", "[2, 3]",
       "it is no fact of the program"},
      {"a branch", kTrees, "n(1)", "$Leaf(1)", "$Leaf(2)", ""},
      {"a branch of no type", kTrees, "n(1)", "$Leaf(1)", "$Twig(1)", "no value of its type"},
      {"a range in a head", kRange, "day(3)", "day(3)", "day(4)",
       "a range does not give its value"},
      {"a range with a step", kRange, "odd(3)", "3", "2", "a range does not give its value"},
      {"two ranges in one term", kRange, "total(18)", "total(18)", "total(19)",
       "gives another fact"},
      {"a range of floats", kRange, "down(1.5)", "1.5", "1.25", "a range does not give its value"},
      {"a range in a group", kRange, "inside(2)", "2", "3", "comes to something else"},
      {"a number of a counter", kCounter, "id(1, \"b\")", "id(1", "id(6", "gave 6 numbers"},
      {"one number of two facts", kCounter, "id(_, _)", "id(1", "id(0", "gave its number to id("},
      {"one number twice", kCounter, "two(2, 3)", "two(2", "two(3", "the same number"},
      {"a fact that was chosen", kChoice, "c(1, 5)", "5", "7", "c(1, 5) was chosen in its place"},
      {"what rests on a choice", kChoice, "d(5)", "5", "7", "c(1, 5) was chosen in its place"},
      {"a fact that nothing dominates", kSubsumed, "s(1, 7)", "7", "5", "not among the facts"},
      {"a path of given pairs", kSame, "same(\"u\", \"w\")", "\"w\"", "\"y\"", ""},
      {"the name of a class", kSame, "same.class(\"w\", \"u\")", "\"u\"", "\"v\"", ""},
      {"a rule that reads names of classes", kSame, "least(\"u\")", "\"u\"", "\"v\"",
       "its class has another name"},
      {"a group of classes", kSame, "many(\"u\", 3)", "\"w\"", "\"y\"", "its group is another"},
      {"a fact within a limit", kLimited, "power(8)", "power(8)", "power(16)",
       "not among the facts"},
      {"absence in what a limit left", kLimited, "no(8)", "8", "4", ""},
  };
  for (const Case& one : kCases) {
    INFO(one.name);
    const test::Proved proved{one.program};
    const auto& program = proved.reading->program;
    const auto certificate = proved.certificate(one.fact);
    const auto verdict = test::verdict_on(certificate, program);
    INFO(test::faults(verdict));
    REQUIRE(verdict.faults.empty());
    const auto changed = test::verdict_on(with(certificate, one.from, one.to), program);
    INFO(test::faults(changed));
    REQUIRE(!changed.faults.empty());
    CHECK(changed.faults.front().message.find(one.fault) != std::string::npos);
  }
}

TEST_CASE("errors: what cannot be told from a certificate") {
  const std::string kNumbered =
      ".decl p(x: symbol)\np(\"a\"). p(\"b\").\n.decl id(n: number, x: symbol)\nid($, x) :- "
      "p(x).\n";
  for (const auto& [program, fact] :
       {std::pair{kNumbered + ".decl q(x: symbol)\nq(x) :- p(x), !id(7, x).\n", "q(\"a\")"},
        std::pair{kNumbered + ".decl q(n: number)\nq(count : { id(_, _) }) :- p(\"a\").\n", "q(2)"},
        std::pair{kNumbered + ".decl q(n: number)\nq(ord(x)) :- p(x).\n", "q(_)"}}) {
    INFO(program);
    const test::Proved proved{program};
    const auto verdict = verification::verify(proved.certificate(fact), proved.reading->program,
                                              test::kDigest, test::no_files);
    REQUIRE(!verdict.has_value());
    CHECK(verdict.error().code.id == verification::kCheckLimit.id);
  }
}

TEST_CASE("errors: texts that are no records of the program") {
  const test::Proved proved{
      ".type L = [head: symbol, tail: L]\n.type T = A {n: number} | B {}\n.decl l(l: L, t: T)\n"
      "l([\"a\", nil], $A(-1)).\nl(nil, $B).\n"};
  auto& reading = *proved.reading;
  const auto read = [&](const char* text) {
    return verification::read_fact(text, reading.program, reading.symbols);
  };
  for (const char* text : {"l([\"a\", nil], $A(-1))", "l(nil, $B)", "l(nil, $B())"}) {
    INFO(text);
    const auto fact = read(text);
    REQUIRE(fact.has_value());
    CHECK(reading.database.table(fact->relation).contains(fact->values));
  }
  for (const char* text : {"l([a, nil], $B)", "l([\"a\"], $B)", "l([1, nil], $B)", "l(nil, nil)",
                           "l($B, $B)", "l(nil, $C)", "l(nil, $A)", "l(nil, $A(\"x\"))",
                           "l(\"a\", $B)", "l([\"a\", [_, nil]], $B)"}) {
    INFO(text);
    const auto fact = read(text);
    REQUIRE(!fact.has_value());
    CHECK(fact.error().code.id == verification::kBadFact.id);
  }
}
