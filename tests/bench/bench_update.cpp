// Updates of a program's facts against runs from scratch: 1, 10, 1 % and 10 % of the facts of one
// relation, drawn with a fixed seed, are retracted and inserted again. tests/bench/datalog --update
// writes the inputs. Usage: bench_update PROGRAM FOLDER RELATION
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <random>
#include <string>

#include "evaluation/fact_files.hpp"
#include "evaluation/update.hpp"
#include "rules/check.hpp"
#include "session/programs.hpp"

using namespace yinguo;

namespace {

double cpu_milliseconds() {
  return static_cast<double>(std::clock()) * 1e3 / CLOCKS_PER_SEC;
}

int fail(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  return 1;
}

/// One update, timed; false: it failed.
bool update(evaluation::Materialisation& facts, const evaluation::Change& change, const char* what,
            double scratch) {
  const double start = cpu_milliseconds();
  const auto difference = facts.update(change);
  const double took = cpu_milliseconds() - start;
  if (!difference) return false;
  std::uint64_t changed = 0;
  for (const auto& relation : difference->relations)
    changed += relation.added + relation.removed + relation.moved;
  std::printf("  %-8s %7llu facts %10.2f ms %8.3f x  %9llu changed%s\n", what,
              static_cast<unsigned long long>(difference->inserted + difference->retracted), took,
              took / scratch, static_cast<unsigned long long>(changed),
              difference->recomputed_strata > 0 ? ", run again" : "");
  return true;
}

int measure(const rules::Program& program, model::SymbolTable& symbols,
            const evaluation::FactInputs& inputs, rules::RelationId relation) {
  const double start = cpu_milliseconds();
  auto facts = evaluation::Materialisation::make(program, symbols, inputs);
  if (!facts) return fail(facts.error().message);
  const double scratch = cpu_milliseconds() - start;
  const auto before = facts->database().tuple_count();
  std::printf("from scratch, reading text included: %.0f ms, %zu facts\n", scratch, before);
  std::vector<evaluation::GivenFact> given;
  const auto& table = facts->database().table(relation);
  for (std::size_t row = 0; row < table.size(); ++row)
    given.push_back({relation, table.row(row)});
  std::mt19937 random{2026};
  std::shuffle(given.begin(), given.end(), random);
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{1}, std::size_t{10}, given.size() / 100, given.size() / 10}) {
    const std::vector<evaluation::GivenFact> some(given.end() - static_cast<std::ptrdiff_t>(size),
                                                  given.end());
    if (!update(*facts, {.retracted = some}, "retract", scratch) ||
        !update(*facts, {.inserted = some}, "insert", scratch)) {
      return fail("an update failed");
    }
    std::shuffle(given.begin(), given.end(), random);
  }
  return facts->database().tuple_count() == before ? 0 : fail("the facts are other ones");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return fail("usage: bench_update PROGRAM FOLDER RELATION");
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto ast = session::parse_file(argv[1], sources, diagnostics);
  if (!ast) return fail(ast.error().message);
  const auto program = rules::check(*ast, nullptr, diagnostics);
  const auto relation = program ? program->find_relation(argv[3]) : std::nullopt;
  if (!relation) return fail("no such program or relation");
  model::SymbolTable symbols;
  const auto loader = evaluation::fact_folder(argv[2], std::cin, sources, diagnostics);
  return measure(*program, symbols, {.store = nullptr, .loader = loader}, *relation);
}
