// What the first proof of a fact costs in a warm process: the closure of a chain, 5 million facts
// of all heights up to 3,162. Prints µs of CPU for each proof, by height: the median and the 90th
// percentile over many facts that were not asked about before.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "derivation/proof.hpp"
#include "evaluation/build_graph.hpp"
#include "evaluation/evaluate.hpp"
#include "rules/check.hpp"
#include "syntax/parser.hpp"

using namespace yinguo;

namespace {

constexpr std::int64_t kNodes = 3'163;

const char* const kProgram =
    ".decl edge(x: number, y: number)\n.input edge\n.decl path(x: number, y: number)\n"
    "path(x, y) :- edge(x, y).\npath(x, z) :- path(x, y), edge(y, z).\n";

double cpu_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

rules::Program checked() {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto ast = syntax::parse(sources, sources.add("chain.dl", kProgram), diagnostics);
  auto program = rules::check(ast, nullptr, diagnostics);
  if (!program) std::abort();
  return std::move(*program);
}

base::Result<void> chain(const rules::Relation&, const rules::IoDirective&, model::SymbolTable&,
                         evaluation::FactVisitor visit) {
  for (std::int64_t node = 0; node + 1 < kNodes; ++node) {
    visit(std::array{model::Value::from_number(node), model::Value::from_number(node + 1)});
  }
  return {};
}

/// CPU of the lowest proof of `root`, all steps of it; -1: it is not as high as it should be.
double prove(evaluation::GraphBuilder& builder, const evaluation::Root& root,
             std::uint32_t height) {
  const double start = cpu_microseconds();
  const auto graph = builder.build(std::array{root}, {.alternatives = 0});
  const auto solution = derivation::solve(*graph, {});
  const auto proof =
      derivation::best_proof(*graph, solution, graph->roots.front(), derivation::Goal::kLower);
  const double took = cpu_microseconds() - start;
  return proof.height == height ? took : -1.0;
}

bool measure(evaluation::GraphBuilder& builder, rules::RelationId path, std::uint32_t height,
             std::size_t count, std::mt19937& random) {
  std::vector<double> took;
  for (std::size_t i = 0; i < count; ++i) {
    const auto from = std::uniform_int_distribution<std::int64_t>{
        0, kNodes - 1 - static_cast<std::int64_t>(height)}(random);
    const evaluation::Root root{
        path,
        {model::Value::from_number(from), model::Value::from_number(from + std::int64_t{height})}};
    took.push_back(prove(builder, root, height));
    if (took.back() < 0.0) return false;
  }
  std::sort(took.begin(), took.end());
  std::printf(
      "first proof of a fact of height %4u among 5 million, µs of CPU: %8.1f median, %.1f of 90 "
      "%%\n",
      height, took[count / 2], took[count * 9 / 10]);
  return true;
}

}  // namespace

int main() {
  const auto program = checked();
  model::SymbolTable symbols;
  const auto database = evaluation::evaluate(program, symbols, {nullptr, chain});
  if (!database) return 1;
  const auto path = *program.find_relation("path");
  evaluation::GraphBuilder builder{program, symbols, *database};
  std::mt19937 random{2026};
  prove(builder, {path, database->table(path).row(0)}, 1);
  for (const auto& [height, count] :
       {std::pair{5U, 2000U}, {50U, 2000U}, {100U, 1000U}, {1000U, 300U}}) {
    if (!measure(builder, path, height, count, random)) {
      std::fputs("a proof is not of the lowest height\n", stderr);
      return 1;
    }
  }
  return 0;
}
