#include <random>

#include "catch.hpp"
#include "syntax/parsed.hpp"

using namespace yinguo;
using namespace yinguo::syntax;
using test::Parsed;

namespace {

/// Random trees of the forms that parsing makes.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_{seed} {}

  Ast ast() {
    Ast out;
    const int clauses = pick(1, 4);
    for (int i = 0; i < clauses; ++i)
      out.items.emplace_back(clause());
    return out;
  }

 private:
  int pick(int low, int high) { return std::uniform_int_distribution<int>{low, high}(random_); }

  template <class Choices>
  std::string one_of(const Choices& choices) {
    return choices[static_cast<std::size_t>(pick(0, static_cast<int>(std::size(choices)) - 1))];
  }

  Clause clause() {
    Clause out;
    const bool is_fact = pick(0, 4) == 0;
    const int heads = is_fact ? 1 : pick(1, 2);
    for (int i = 0; i < heads; ++i)
      out.heads.push_back(atom(2));
    const int alternatives = is_fact ? 0 : pick(1, 3);
    for (int i = 0; i < alternatives; ++i)
      out.alternatives.push_back(conjunction(3, true));
    return out;
  }

  std::vector<Literal> conjunction(int depth, bool groups) {
    std::vector<Literal> out;
    const int literals = pick(1, 3);
    for (int i = 0; i < literals; ++i)
      out.push_back(literal(depth, groups));
    return out;
  }

  Literal literal(int depth, bool groups) {
    Literal out;
    out.negated = pick(0, 3) == 0;
    switch (pick(0, depth > 0 ? 5 : 2)) {
      case 0:
        out.what = Truth{pick(0, 1) == 0};
        break;
      case 1:
        out.what = atom(depth);
        break;
      case 3:
        out.what = quantified(depth - 1);
        break;
      case 4:
        if (groups) {
          out.what = Group{{conjunction(depth - 1, true), conjunction(depth - 1, true)}};
          break;
        }
        [[fallthrough]];
      default:
        out.what = Constraint{static_cast<Comparison>(pick(0, 7)), term(depth), term(depth)};
    }
    return out;
  }

  Quantified quantified(int depth) {
    Quantified out;
    out.quantifier = static_cast<Quantifier>(pick(0, 3));
    if (out.quantifier == Quantifier::kAtLeast) out.threshold.push_back(term(depth));
    out.atom = atom(depth);
    out.group = conjunction(depth, false);
    return out;
  }

  Atom atom(int depth) {
    static constexpr const char* kNames[] = {"a", "all", "any", "at_least", "degree", "link"};
    Atom out;
    out.name.text = one_of(kNames);
    const int arguments = pick(0, 3);
    for (int i = 0; i < arguments; ++i)
      out.arguments.push_back(term(depth));
    return out;
  }

  Term term(int depth) {
    static constexpr const char* kInfix[] = {"+",   "-",    "*",    "/",    "%",     "^",   "band",
                                             "bor", "bxor", "bshl", "bshr", "bshru", "lor", "lxor"};
    static constexpr const char* kPrefix[] = {"-", "bnot", "lnot"};
    static constexpr const char* kCalls[] = {"cat", "strlen", "to_string"};
    Term out;
    switch (depth <= 0 ? 0 : pick(0, 8)) {
      case 1:
      case 2:
        out.kind = Term::Kind::kBinary;
        out.text = one_of(kInfix);
        out.arguments = {term(depth - 1), term(depth - 1)};
        return out;
      case 3:
        out.kind = Term::Kind::kUnary;
        out.text = one_of(kPrefix);
        out.arguments = {term(depth - 1)};
        // `-1` is a constant, and `-` before any other constant but a negative one is too.
        if (out.text == "-" && is_number(out.arguments[0]) && out.arguments[0].text[0] != '-') {
          out.text = "bnot";
        }
        return out;
      case 4:
        out.kind = Term::Kind::kCall;
        out.text = one_of(kCalls);
        out.arguments = {term(depth - 1), term(depth - 1)};
        return out;
      case 5: {
        out.kind = Term::Kind::kAggregate;
        Aggregate aggregate;
        aggregate.op = static_cast<AggregateOp>(pick(0, 4));
        if (aggregate.op != AggregateOp::kCount) aggregate.target.push_back(term(depth - 1));
        aggregate.body = conjunction(depth - 1, false);
        out.aggregate.push_back(std::move(aggregate));
        return out;
      }
      case 7:
        out.kind = Term::Kind::kRecord;
        out.arguments = {term(depth - 1), term(depth - 1)};
        return out;
      case 8:
        out.kind = pick(0, 3) == 0 ? Term::Kind::kNil : Term::Kind::kBranch;
        if (out.kind == Term::Kind::kBranch && pick(0, 1) == 0) out.arguments = {term(depth - 1)};
        out.text = out.kind == Term::Kind::kNil ? "nil" : "Leaf";
        return out;
      default:
        return leaf();
    }
  }

  static bool is_number(const Term& term) {
    return term.kind == Term::Kind::kNumber || term.kind == Term::Kind::kUnsigned ||
           term.kind == Term::Kind::kFloat;
  }

  Term leaf() {
    static constexpr const char* kNames[] = {"x", "y", "all", "_z", "?q"};
    static constexpr const char* kNumbers[] = {"0", "-7", "0x1f", "0b10", "-0x10"};
    static constexpr const char* kFloats[] = {"0.5", "-1.25e+10"};
    static constexpr const char* kStrings[] = {"", "a\"b\\", "\n\t\x07", "贵州", "// no"};
    Term out;
    out.kind = static_cast<Term::Kind>(pick(0, 5));
    switch (out.kind) {
      case Term::Kind::kVariable:
        out.text = one_of(kNames);
        break;
      case Term::Kind::kString:
        out.text = one_of(kStrings);
        break;
      case Term::Kind::kNumber:
      case Term::Kind::kUnsigned:
        out.text = one_of(kNumbers);
        break;
      case Term::Kind::kFloat:
        out.text = one_of(kFloats);
        break;
      default:
        out.text = "_";
        break;
    }
    return out;
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("every tree reads back as it was printed") {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const auto ast = Maker{seed}.ast();
    const auto text = print(ast);
    const Parsed parsed{text};
    if (parsed.reports().empty() && parsed.ast == ast) continue;
    INFO(text);
    CHECK(parsed.reports() == "");
    CHECK(print(parsed.ast) == text);
    REQUIRE(parsed.ast == ast);
  }
}

TEST_CASE("choice domains and subsumption read back as they were printed") {
  const std::string text =
      ".decl a(x: number, y: number, z: number) btree choice-domain x, (y, z)\n"
      ".decl b(x: number, y: number) eqrel\n"
      "a(x, y, _) <= a(x, z, _) :- y < z; b(y, z).\n";
  const Parsed parsed{text};
  CHECK(parsed.reports() == "");
  CHECK(print(parsed.ast) == text);
}

TEST_CASE("components, casts and alternatives read back as they were printed") {
  const std::string text =
      ".comp A<T, U> : B, C<T> {\n"
      ".type a.N <: T\n"
      ".decl r(x: c.N, y: U) overridable\n"
      ".override s, t\n"
      ".init c = D<T, c.N>\n"
      ".comp E {\n"
      "}\n"
      "r(as(x, c.N), as(x + 1, number)) :- c.d.r(x), !c.s(x).\n"
      "}\n"
      ".init a = A<number, symbol>\n"
      ".limitsize a.c.r, b(n=\"3\")\n"
      "a.r(1, 2).\n"
      "a.type(1).\n"
      "a.r(c, 2) :- c = count : { (b(x); a.c.r(x)) }, all a.s(x) : { (b(x); !c(x)) }, (a.b(); "
      "c()).\n";
  const Parsed parsed{text};
  CHECK(parsed.reports() == "");
  CHECK(print(parsed.ast) == text);
  CHECK(Parsed{"a(c) :- c = count : { b(x); c(x) }."}.ast ==
        Parsed{"a(c) :- c = count : { (b(x); c(x)) }."}.ast);
}
