// Runs a program over a folder of facts, with heights (what derivations are found by) or without,
// and prints its outputs. tests/bench/datalog times it as a whole process, so that both differ in
// that alone. Usage: bench_rules PROGRAM FOLDER with|without [THREADS]
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "evaluation/fact_files.hpp"
#include "rules/check.hpp"
#include "session/programs.hpp"

using namespace yinguo;

namespace {

int report(const base::Diagnostics& diagnostics, const base::SourceMap& sources) {
  for (const auto& one : diagnostics.all())
    std::fputs(base::render(one, sources, false).c_str(), stderr);
  return 1;
}

int fail(const base::Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return 1;
}

int run(const std::string& file, const std::string& folder, const evaluation::Limits& limits) {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto ast = session::parse_file(file, sources, diagnostics);
  if (!ast) return fail(ast.error());
  const auto program = rules::check(*ast, nullptr, diagnostics);
  if (!program) return report(diagnostics, sources);
  model::SymbolTable symbols;
  const auto loader = evaluation::fact_folder(folder, std::cin, sources, diagnostics);
  const auto database = evaluation::evaluate(*program, symbols, {nullptr, loader}, limits);
  if (!database) return fail(database.error());
  const auto written = evaluation::write_outputs(*program, symbols, *database, "-", std::cout);
  return written ? 0 : fail(written.error());
}

}  // namespace

int main(int argc, char** argv) {
  const std::string heights = argc > 3 ? argv[3] : "";
  if (heights != "with" && heights != "without") {
    std::fputs("usage: bench_rules PROGRAM FOLDER with|without [THREADS]\n", stderr);
    return 2;
  }
  const auto threads = argc > 4 ? std::strtoul(argv[4], nullptr, 10) : 1UL;
  return run(argv[1], argv[2],
             {.heights = heights == "with", .threads = static_cast<unsigned>(threads)});
}
