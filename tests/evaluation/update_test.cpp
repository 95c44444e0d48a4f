// Updates against runs from scratch: facts and heights.
#include "evaluation/update.hpp"

#include <algorithm>
#include <regex>

#include "catch.hpp"
#include "evaluation/errors.hpp"
#include "evaluation/random_program.hpp"
#include "evaluation/run.hpp"
#include "evaluation/written_image.hpp"

using namespace yinguo;
using evaluation::Change;
using evaluation::Database;
using evaluation::GivenFact;
using evaluation::Materialisation;
using model::Value;
using rules::RelationId;

namespace {

/// A program of which the facts of `.input` relations are given by the test.
struct World {
  test::Checked checked;
  model::SymbolTable symbols;
  std::vector<GivenFact> given;

  explicit World(const std::string& text) : checked{text} {}

  [[nodiscard]] const rules::Program& program() const { return *checked.program; }

  [[nodiscard]] GivenFact fact(const std::string& name, std::initializer_list<int> values) const {
    GivenFact fact{*program().find_relation(name), {}};
    for (const int value : values)
      fact.tuple.push_back(Value::from_number(value));
    return fact;
  }

  [[nodiscard]] evaluation::FactInputs inputs() const {
    return {.loader = [this](const rules::Relation& relation, const rules::IoDirective&,
                             model::SymbolTable&, evaluation::FactVisitor visit) {
      for (const GivenFact& fact : given) {
        if (program().relation(fact.relation).name == relation.name) visit(fact.tuple);
      }
      return base::Result<void>{};
    }};
  }

  void apply(const Change& change) {
    const auto is_same = [](const GivenFact& a) {
      return [&a](const GivenFact& b) { return a.relation == b.relation && a.tuple == b.tuple; };
    };
    for (const GivenFact& fact : change.retracted) {
      if (std::ranges::none_of(change.inserted, is_same(fact))) std::erase_if(given, is_same(fact));
    }
    for (const GivenFact& fact : change.inserted) {
      if (std::ranges::none_of(given, is_same(fact))) given.push_back(fact);
    }
  }

  [[nodiscard]] std::string facts(const Database& database) const {
    std::string out;
    for (std::uint32_t i = 0; i < program().relations.size(); ++i) {
      const RelationId id{i};
      const auto& table = database.table(id);
      const auto& columns = program().relation(id).attributes;
      for (const auto row : canonical_order(table, columns, symbols)) {
        out += test::print_tuple(program(), symbols, id, table.row(row)) + " at " +
               std::to_string(table.height(row)) + "\n";
      }
    }
    return out;
  }

  /// From scratch.
  [[nodiscard]] std::string expected() {
    const auto database = evaluate(program(), symbols, inputs());
    return database ? facts(*database) : std::string{database.error().code.id};
  }
};

class Changes {
 public:
  explicit Changes(std::uint32_t seed) : random_{seed} {}

  std::uint32_t below(std::uint32_t n) {
    return std::uniform_int_distribution<std::uint32_t>{0, n - 1}(random_);
  }

  GivenFact fact(const World& world) {
    static const char* const kNames[] = {"e0", "e1", "e0", "e1", "p0", "q1", "p1"};
    const std::string name = kNames[below(7)];
    const auto x = static_cast<int>(below(4));
    const auto y = static_cast<int>(below(4));
    return name[0] == 'q' ? world.fact(name, {x}) : world.fact(name, {x, y});
  }

  Change change(const World& world) {
    Change change;
    const std::uint32_t size = 1 + below(4);
    for (std::uint32_t i = 0; i < size; ++i) {
      const bool retracts = below(100) < 55 && !world.given.empty();
      if (!retracts) {
        change.inserted.push_back(fact(world));
      } else if (below(10) == 0) {
        change.retracted.push_back(fact(world));
      } else {
        const auto which = below(static_cast<std::uint32_t>(world.given.size()));
        change.retracted.push_back(world.given[which]);
      }
    }
    return change;
  }

 private:
  std::mt19937 random_;
};

/// Now and then with what is settled otherwise: failing rules, counters, sums of fractions.
std::string random_text(std::uint32_t seed) {
  std::string text = test::RandomProgram{seed}.write();
  for (const char* const name : {"e0", "e1", "p0", "p1", "q1"})
    text += std::string{".input "} + name + "\n";
  if (seed % 5 == 0)
    text += ".decl f(x: number)\nf(x / y) :- e0(x, y), y != 0.\nf(x) :- f(x + 1), q0(x).\n";
  if (seed % 11 == 0) {
    text +=
        ".decl c(x: number, n: number)\nc(x, autoinc()) :- e1(x, _).\n"
        ".decl s(f: float)\ns(sum to_float(x) * 0.1 : { p1(x, _) }).\n";
  }
  return text;
}

}  // namespace

TEST_CASE("random programs and changes: an update leaves what a run from scratch gives") {
  constexpr std::uint32_t kPrograms = 1500;
  constexpr std::uint32_t kUpdates = 4;
  std::uint32_t checked_count = 0;
  std::uint32_t updated_count = 0;
  std::uint32_t recomputed_count = 0;
  for (std::uint32_t seed = 0; checked_count < kPrograms; ++seed) {
    const std::string text = random_text(seed);
    World world{text};
    if (!world.checked.program) continue;
    ++checked_count;
    INFO("seed " << seed << "\n" << text);
    Changes changes{seed};
    for (std::uint32_t i = changes.below(8); i > 0; --i)
      world.apply({.inserted = {changes.fact(world)}});
    auto facts = Materialisation::make(world.program(), world.symbols, world.inputs());
    REQUIRE(facts.has_value());
    REQUIRE(world.facts(facts->database()) == world.expected());
    for (std::uint32_t i = 0; i < kUpdates; ++i) {
      const std::string before = world.facts(facts->database());
      const Change change = changes.change(world);
      for (const auto& fact : change.retracted)
        UNSCOPED_INFO(
            "- " << test::print_tuple(world.program(), world.symbols, fact.relation, fact.tuple));
      for (const auto& fact : change.inserted)
        UNSCOPED_INFO(
            "+ " << test::print_tuple(world.program(), world.symbols, fact.relation, fact.tuple));
      world.apply(change);
      const auto difference = facts->update(change);
      REQUIRE(difference.has_value());
      updated_count += difference->updated_strata;
      recomputed_count += difference->recomputed_strata;
      INFO("before:\n" << before);
      REQUIRE(world.facts(facts->database()) == world.expected());
    }
  }
  CHECK(updated_count > kPrograms);
  CHECK(recomputed_count > kPrograms);
}

namespace {

const char* const kPaths =
    ".decl e(x: number, y: number)\n.input e\n"
    ".decl path(x: number, y: number)\n"
    "path(x, y) :- e(x, y).\npath(x, z) :- path(x, y), e(y, z).\n"
    ".decl lone(x: number)\nlone(x) :- e(x, _), !path(x, x).\n"
    ".decl size(n: number)\nsize(n) :- n = count : { path(_, _) }.\n"
    ".decl other(x: number)\n.input other\n.decl twice(x: number)\ntwice(x * 2) :- other(x).\n";

std::string printed(const World& world, RelationId id, const std::vector<model::Tuple>& facts) {
  std::vector<std::string> texts;
  for (const auto& tuple : facts)
    texts.push_back(test::print_tuple(world.program(), world.symbols, id, tuple));
  std::ranges::sort(texts);
  std::string out;
  for (const auto& text : texts)
    out += (out.empty() ? "" : " ") + text;
  return out;
}

}  // namespace

TEST_CASE("an update says what it changed, and looks at nothing else") {
  World world{kPaths};
  world.given = {world.fact("e", {1, 2}), world.fact("e", {2, 3}), world.fact("e", {1, 3}),
                 world.fact("other", {7})};
  auto facts = Materialisation::make(world.program(), world.symbols, world.inputs());
  REQUIRE(facts.has_value());
  const Change change{.retracted = {world.fact("e", {1, 3}), world.fact("e", {9, 9})},
                      .inserted = {world.fact("e", {3, 1}), world.fact("e", {1, 2})}};
  world.apply(change);
  const auto difference = facts->update(change, true);
  REQUIRE(difference.has_value());
  CHECK(world.facts(facts->database()) == world.expected());
  CHECK(difference->inserted == 1);
  CHECK(difference->retracted == 1);
  CHECK(difference->ignored == 2);
  CHECK(difference->updated_strata == 3);     // e, path, lone
  CHECK(difference->recomputed_strata == 1);  // size
  const auto path = *world.program().find_relation("path");
  const auto& paths = difference->relations[static_cast<std::size_t>(path)];
  CHECK(paths.added == 6);
  CHECK(paths.removed == 0);
  CHECK(paths.moved == 1);  // path(1, 3) takes two steps now
  CHECK(printed(world, path, paths.added_facts) ==
        "path(1, 1) path(2, 1) path(2, 2) path(3, 1) path(3, 2) path(3, 3)");
  const auto lone = *world.program().find_relation("lone");
  CHECK(printed(world, lone, difference->relations[static_cast<std::size_t>(lone)].removed_facts) ==
        "lone(1) lone(2)");
}

TEST_CASE("an update that gets too large is a run over all facts") {
  constexpr int kNodes = 120;
  World world{kPaths};
  for (int i = 1; i < kNodes; ++i) {
    world.given.push_back(world.fact("e", {i - 1, i}));
    if (i % 7 == 0) world.given.push_back(world.fact("e", {i, i / 2}));
  }
  auto facts = Materialisation::make(world.program(), world.symbols, world.inputs());
  REQUIRE(facts.has_value());
  Changes changes{3};
  std::uint32_t recomputed_count = 0;
  for (const std::uint32_t size : {1U, 40U, 1U, 60U, 2U, 80U, 1U}) {
    Change change;
    for (std::uint32_t i = 0; i < size; ++i) {
      const auto x = static_cast<int>(changes.below(kNodes));
      const auto y = static_cast<int>(changes.below(kNodes));
      change.inserted.push_back(world.fact("e", {x, size > 1 ? x / 2 : y}));
      change.retracted.push_back(
          world.given[changes.below(static_cast<std::uint32_t>(world.given.size()))]);
    }
    world.apply(change);
    const auto difference = facts->update(change);
    REQUIRE(difference.has_value());
    recomputed_count += difference->recomputed_strata;
    REQUIRE(world.facts(facts->database()) == world.expected());
  }
  CHECK(recomputed_count > 7);  // of `size` each time, and some of `path`
}

namespace {

/// Takes `table` up from its bytes.
void take_up(evaluation::Table& table) {
  auto taken_up = evaluation::table_of(table.arity(), test::written(table));
  REQUIRE(taken_up.has_value());
  table = std::move(*taken_up);
}

}  // namespace

TEST_CASE("random programs and changes: facts are updated as well where they were taken up") {
  constexpr std::uint32_t kPrograms = 600;
  std::uint32_t checked_count = 0;
  for (std::uint32_t seed = 0; checked_count < kPrograms; ++seed) {
    const std::string text = random_text(seed);
    World world{text};
    if (!world.checked.program) continue;
    ++checked_count;
    const bool from_bytes = seed % 3 > 0;
    INFO("seed " << seed << (from_bytes ? ", from bytes\n" : "\n") << text);
    Changes changes{seed};
    for (std::uint32_t i = changes.below(8); i > 0; --i)
      world.apply({.inserted = {changes.fact(world)}});
    auto facts = Materialisation::make(world.program(), world.symbols, world.inputs());
    REQUIRE(facts.has_value());
    for (int i = 0; i < 4; ++i) {
      auto left = std::move(*facts).take();
      if (from_bytes) {
        for (std::uint32_t j = 0; j < world.program().relations.size(); ++j) {
          take_up(left.database.table(RelationId{j}));
          take_up(left.given[j]);
        }
      }
      facts = Materialisation{world.program(), world.symbols, std::move(left)};
      REQUIRE(world.facts(facts->database()) == world.expected());
      const Change change = changes.change(world);
      world.apply(change);
      REQUIRE(facts->update(change).has_value());
      REQUIRE(world.facts(facts->database()) == world.expected());
    }
  }
}

TEST_CASE("what an update cannot do is an error") {
  World world{
      ".decl given(c: symbol, x: number, lower: float, upper: float)\n"
      ".decl met(x: number) degree from given\n"
      ".decl e(x: number)\n.input e\n.decl part(x: number)\npart(6 / x) :- e(x).\n"};
  world.given = {world.fact("e", {2})};
  auto facts = Materialisation::make(world.program(), world.symbols, world.inputs());
  REQUIRE(facts.has_value());
  const auto refused = facts->update({.inserted = {world.fact("met", {1})}});
  REQUIRE(!refused.has_value());
  CHECK(refused.error().code.id == evaluation::kNotGiven.id);
  REQUIRE(facts->update({.inserted = {world.fact("e", {3})}}).has_value());
  const auto failed = facts->update({.inserted = {world.fact("e", {0})}});
  REQUIRE(!failed.has_value());
  CHECK(failed.error().code.id == evaluation::kDivisionByZero.id);
  const auto again = facts->update({.retracted = {world.fact("e", {0})}});
  REQUIRE(!again.has_value());
  CHECK(again.error().code.id == evaluation::kDivisionByZero.id);
}
