#include "rules/components.hpp"

#include "catch.hpp"
#include "rules/checked.hpp"

using namespace yinguo;
using test::Checked;

namespace {

/// The declarations and rules of the program without its components.
std::string printed(const std::string& text) {
  const Checked checked{text};
  INFO(checked.reports());
  REQUIRE(checked.program);
  return rules::print(*checked.program);
}

std::string reports(const std::string& text) {
  return Checked{text}.reports();
}

}  // namespace

TEST_CASE("what a component declares is named after the instance") {
  CHECK(printed(R"(
    .comp C { .type T = number .decl r(x: T) r(42). r(x) :- r(y), x = as(y + 1, T), x < 44. }
    .init a = C
    .init b = C
    b.r(33).
    .decl t(x: number)
    t(x) :- a.r(x); b.r(x).
    .output t, a.r
  )") == ".decl a.r(x: number)\n.output a.r\n.decl b.r(x: number)\n.decl t(x: number)\n.output t\n"
         "a.r(42).\na.r(x) :- a.r(y), x = y + 1, x < 44.\n"
         "b.r(42).\nb.r(x) :- b.r(y), x = y + 1, x < 44.\n"
         "b.r(33).\nt(x) :- a.r(x).\nt(x) :- b.r(x).\n");
}

TEST_CASE("what a component does not declare is looked for around the instance") {
  CHECK(printed(R"(
    .decl out(x: number)
    .comp A {
      .decl r(x: number)
      .comp Count { r(1). r(x + 1) :- r(x), x < 10. }
      .init inner = Count
      out(x) :- r(x).
    }
    .init a = A
    .output out
  )") == ".decl out(x: number)\n.output out\n.decl a.r(x: number)\n"
         "a.r(1).\na.r(x + 1) :- a.r(x), x < 10.\nout(x) :- a.r(x).\n");
}

TEST_CASE("instances nest, with their names") {
  CHECK(printed(R"(
    .comp Inner { .decl r(x: number) r(1). }
    .comp Outer { .init in = Inner .decl s(x: number) s(x) :- in.r(x). in.r(2). .output in.r }
    .init o = Outer
    .decl t(x: number)
    t(x) :- o.in.r(x), o.s(x).
  )") == ".decl o.in.r(x: number)\n.output o.in.r\n.decl o.s(x: number)\n.decl t(x: number)\n"
         "o.in.r(1).\no.s(x) :- o.in.r(x).\no.in.r(2).\nt(x) :- o.in.r(x), o.s(x).\n");
}

TEST_CASE("parameters are types or components") {
  CHECK(printed(R"(
    .comp P<T> { .decl r(x: T) r(42). .output r }
    .init n = P<number>
    .init f = P<float>
  )") == ".decl n.r(x: number)\n.output n.r\n.decl f.r(x: float)\n.output f.r\n"
         "n.r(42).\nf.r(42.0).\n");
  CHECK(printed(R"(
    .decl r(x: number)
    .comp Case<Selector> { .comp One { r(1). } .comp Two { r(2). } .init s = Selector }
    .init c = Case<Two>
    .output r
  )") == ".decl r(x: number)\n.output r\nr(2).\n");
  CHECK(printed(R"(
    .comp Graph<Node> { .decl edge(a: Node, b: Node) }
    .comp Reach<G, Node> : G { .decl reach(a: Node) reach(a) :- edge(a, _); edge(b, a), reach(b). }
    .comp Numbers : Graph<number> { edge(1, 2). }
    .init x = Reach<Numbers, number>
  )") == ".decl x.edge(a: number, b: number)\n.decl x.reach(a: number)\n"
         "x.edge(1, 2).\nx.reach(a) :- x.edge(a, _).\n"
         "x.reach(a) :- x.edge(b, a), x.reach(b).\n");
}

TEST_CASE("a parameter may be a component that only the place of the instance knows") {
  CHECK(printed(R"(
    .comp Twice<C> { .init a = C .init b = C }
    .comp User { .comp Mine { .decl r(x: number) r(1). } .init t = Twice<Mine> }
    .init u = User
  )") == ".decl u.t.a.r(x: number)\n.decl u.t.b.r(x: number)\nu.t.a.r(1).\nu.t.b.r(1).\n");
}

TEST_CASE("a component has what it inherits, from several bases") {
  CHECK(printed(R"(
    .comp A { .type N = number .decl r(x: N) r(42). }
    .comp B<T> { .decl s(x: T) s(7). }
    .comp C : A, B<N> { .decl t(x: N) t(x) :- r(x), !s(x). }
    .init c = C
  )") == ".decl c.r(x: number)\n.decl c.s(x: number)\n.decl c.t(x: number)\n"
         "c.r(42).\nc.s(7).\nc.t(x) :- c.r(x), !c.s(x).\n");
}

TEST_CASE("an overriding component drops the inherited rules, however far up") {
  const std::string expected =
      ".decl c.r(x: number)\n.output c.r\n.decl c.s(x: number)\n"
      "c.s(x) :- c.r(x).\nc.r(2).\nc.r(x + 1) :- c.r(x), x < 4.\n";
  const std::string base = R"(
    .comp Base {
      .decl r(x: number) overridable
      .decl s(x: number)
      r(1).
      r(x), s(x) :- r(x).
      .output r
    })";
  const std::string body = "{ .override r r(2). r(x + 1) :- r(x), x < 4. } .init c = Sub";
  CHECK(printed(base + ".comp Sub : Base " + body) == expected);
  CHECK(printed(base + ".comp Middle : Base { r(9). } .comp Sub : Middle " + body) == expected);
}

TEST_CASE("mistakes about components are reported, with or without instances") {
  CHECK(
      reports(".comp Alpha { }\n.init a = Alhpa\n.decl r(x: number)\nr(x) :- a.s(x), a.b.t(x).") ==
      "2:11 YG-R240 the component `Alhpa` is not declared\n");
  CHECK(Checked{".comp Alpha { }\n.init a = Alhpa"}.diagnostics.all().front().help ==
        "did you mean `Alpha`?");
  CHECK(reports(".comp A : B { .init c = C }") ==
        "1:11 YG-R240 the component `B` is not declared\n");
  CHECK(reports(".comp A<T> { .init c = C<T> .init d = T }") ==
        "1:24 YG-R240 the component `C` is not declared\n");
  CHECK(reports(".comp P<A, B> { }\n.init x = P<number>\n.init y = P\n.comp Q : P<number> { }") ==
        "4:11 YG-R241 the component `P` expects 2 parameters, found 1\n"
        "2:11 YG-R241 the component `P` expects 2 parameters, found 1\n"
        "3:11 YG-R241 the component `P` expects 2 parameters, found 0\n");
  CHECK(reports(".comp A : B { }\n.comp B : A { }") ==
        "2:11 YG-R242 the component `A` inherits from itself\n"
        "1:11 YG-R242 the component `B` inherits from itself\n");
  CHECK(reports(".comp A : A { }") == "1:11 YG-R242 the component `A` inherits from itself\n");
  CHECK(reports(".comp A { .decl r(x: number) r(1). }\n"
                ".comp B : A { .override r r(2). }\n"
                ".comp C : A { .override s .decl t(x: number) .override t }") ==
        "2:25 YG-R243 `r` is not declared overridable\n"
        "3:25 YG-R243 `s` is declared in no component that this one inherits\n"
        "3:56 YG-R243 `t` is declared in this component, and not inherited\n");
  CHECK(reports(".comp A { }\n.comp A { }\n.init a = A\n.init a = A\n.comp B<T, T> { }") ==
        "2:7 YG-R203 the component `A` is declared twice\n"
        "5:12 YG-R203 the parameter `T` is declared twice\n"
        "4:7 YG-R203 the instance `a` is declared twice\n");
}

TEST_CASE("mistakes within a component are shown for its instances") {
  CHECK(reports(".comp A { .decl r(x: number) r(x) :- s(x). }\n.init a = A\n.init b = A") ==
        "1:38 YG-R202 the relation `s` is not declared\n");
  CHECK(reports(".comp A { .decl r(x: number) r(1, 2). }\n.init a = A") ==
        "1:30 YG-R205 `a.r` expects 1 argument, found 2\n");
  CHECK(reports(".decl a.r(x: number)\n.comp A { .decl r(x: number) }\n.init a = A\na.r(1).") ==
        "2:17 YG-R203 the relation `a.r` is declared twice\n");
}

TEST_CASE("expansion is limited") {
  CHECK(reports(".comp A { .init a = A }\n.init x = A") ==
        "1:17 YG-R244 components are nested more than 100 deep\n");
  std::string doubling = ".comp C0 { .decl r(x: number) r(1). }\n";
  for (int i = 1; i < 40; ++i) {
    const auto before = "C" + std::to_string(i - 1);
    doubling +=
        ".comp C" + std::to_string(i) + " { .init a = " + before + " .init b = " + before + " }\n";
  }
  CHECK_THAT(reports(doubling + ".init x = C39"),
             test::contains("YG-R244 the components stand for more than 10000 copies"));
  rules::CheckOptions options;
  options.components.max_items = 3;
  CHECK(Checked{".comp C { .decl r(x: number) r(1). }\n.init a = C\n.init b = C", nullptr, options}
            .reports() ==
        "3:7 YG-R244 the components stand for more than 3 declarations and clauses\n");
}
