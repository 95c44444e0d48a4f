// The errors that need more than a rule text: stores that lack something, programs no check lets
// through.
#include "evaluation/errors.hpp"

#include <algorithm>

#include "catch.hpp"
#include "evaluation/build_graph.hpp"
#include "evaluation/run.hpp"

using namespace yinguo;
using evaluation::evaluate;

namespace {

class OneRelation final : public model::FactSource {
 public:
  const model::RelationSchema* schema(std::string_view relation) const override {
    return relation == "node" ? &schema_ : nullptr;
  }

  std::span<const model::RelationSchema> relations() const override { return {&schema_, 1}; }

  base::Result<void> scan(
      std::string_view, model::SymbolTable& symbols,
      base::FunctionRef<void(std::span<const model::Value>)> visit) const override {
    const std::array tuple{model::Value::from_symbol(symbols.intern("a")),
                           model::Value::from_symbol(symbols.intern("b"))};
    visit(tuple);
    return {};
  }

 private:
  model::RelationSchema schema_{
      "node", {{"id", model::ValueType::kSymbol}, {"type", model::ValueType::kSymbol}}};
};

std::string outcome(const rules::Program& program, const evaluation::FactInputs& inputs = {}) {
  model::SymbolTable symbols;
  const auto result = evaluate(program, symbols, inputs);
  return result ? "" : std::string{result.error().code.id} + " " + result.error().message;
}

}  // namespace

TEST_CASE("facts come from the store, or the error says what is missing") {
  const OneRelation store;
  const std::string reads = ".decl node(i: symbol, t: symbol)\n.input node(IO=store)\n";
  test::Run run{reads, {.store = &store}};
  CHECK(run.facts("node") == R"(("a", "b"))");
  CHECK(outcome(run.program()) == "YG-E607 `node` reads the store and none is open");
  rules::Program program = std::move(*run.checked.program);
  program.relations.front().attributes.back().type = model::ValueType::kNumber;
  CHECK(outcome(program, {.store = &store}) ==
        "YG-E608 the store offers `node(id: symbol, type: symbol)`");
  program.relations.front().name = "other";
  CHECK(outcome(program, {.store = &store}) == "YG-E608 the store offers no relation `other`");
  CHECK(test::Run{".decl r(x: number)\n.input r"}.facts("r") == "YG-E609 `r` reads a file");
}

TEST_CASE("programs that no check lets through end in an error all the same") {
  test::Run wide{".decl r(x: number)"};
  wide.checked.program->relations.front().attributes.resize(65);
  CHECK(outcome(wide.program()) == "YG-E610 `r` has 65 attributes");

  test::Run recursive{
      ".decl n(x: number) n(1).\n.decl d(x: number) degree\nd(x) :- n(x). d(x) :- d(x), n(x)."};
  recursive.checked.program->algebra = rules::Algebra::kProduct;
  CHECK(outcome(recursive.program()) == "YG-E611 `d` depends on itself");

  test::Run unsafe{".decl n(x: number) n(1).\n.decl r(x: number)\nr(x) :- n(x)."};
  unsafe.checked.program->rules.back().body.clear();
  unsafe.checked.program->rules.back().body.push_back({});
  CHECK(outcome(unsafe.program()) == "YG-E613 a rule of `r` has a variable without a value");
}

TEST_CASE("degrees of a case lie in [0, 1], and two rows are joined") {
  const auto inputs_of = [](const std::string& rows) {
    test::Run run{
        ".decl m(c: symbol, x: number, lower: float, upper: float)\n" + rows +
        "\n.decl met(x: number) degree from m\n.decl d(x: number) degree\nd(1) :- met(1)."};
    const auto roots =
        roots_of(run.program(), run.symbols, run.database(), *run.program().find_relation("d"));
    const auto graph = build_graph(run.program(), run.symbols, run.database(), roots);
    CHECK(cases_of(run.program(), run.symbols, run.database()).size() == (rows.empty() ? 0 : 1));
    const auto inputs = degree_inputs(run.program(), run.symbols, run.database(), *graph, "r");
    if (!inputs) return std::string{inputs.error().code.id} + " " + inputs.error().message;
    return std::to_string(inputs->front().lower) + " " + std::to_string(inputs->front().upper);
  };
  CHECK(inputs_of("m(\"r\", 1, 0.25, 0.5). m(\"r\", 2, 0.0, 0.0).") == "0.250000 0.500000");
  CHECK(inputs_of("m(\"r\", 1, 0.25, 0.5). m(\"r\", 1, 0.5, 0.75).") == "0.250000 0.750000");
  CHECK(inputs_of("m(\"s\", 1, 0.25, 0.5).") == "0.000000 1.000000");
  CHECK(inputs_of("") == "0.000000 1.000000");
  const std::string bad = "` is no interval within [0, 1]";
  CHECK(inputs_of("m(\"r\", 1, 0.5, 0.25).") == "YG-E612 `m(\"r\", 1, 0.5, 0.25)" + bad);
  CHECK(inputs_of("m(\"r\", 1, 0.5, 1.5).") == "YG-E612 `m(\"r\", 1, 0.5, 1.5)" + bad);
}

TEST_CASE("error codes are unique") {
  std::vector<std::string_view> ids;
  for (const auto& row : evaluation::kErrors)
    ids.push_back(row.id);
  std::ranges::sort(ids);
  CHECK(std::ranges::adjacent_find(ids) == ids.end());
}

TEST_CASE("YG-E640: what only a subsumed fact derives is not explained") {
  test::Run run{
      ".decl d(x: number) .decl seen(x: number) .decl t(x: number) d(1). t(1). t(x + 1) :- t(x), x "
      "< 3. t(x) :- seen(x), x > 9. d(5) :- t(3). seen(x) :- d(x). d(x) <= d(y) :- x < y. .decl "
      "top(x: number) top(x) :- d(x)."};
  CHECK(run.facts("seen") == "(1) (5)");
  const auto explain = [&](const char* relation) {
    const auto roots = roots_of(run.program(), run.symbols, run.database(),
                                *run.program().find_relation(relation));
    const auto graph = build_graph(run.program(), run.symbols, run.database(), roots);
    return graph ? std::string{} : std::string{graph.error().code.id};
  };
  CHECK(explain("seen") == "YG-E640");
  CHECK(explain("d") == "");
  CHECK(explain("top") == "");
}
