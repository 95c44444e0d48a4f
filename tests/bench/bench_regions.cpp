// What it costs to answer for many regions. Without arguments: 100,000 made-up regions with 40
// indicators, 120 threshold conditions, 200 mechanisms of 2 to 4 conditions and 4 levels of 40
// pathways with blockers, once as rules over all regions and once as columns through the derivation
// graph; both must count the same. With a STORE: one region and one changed figure on the
// derivation graph of its causal reading. Usage: bench_regions [STORE]
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "derivation/columns.hpp"
#include "evaluation/build_graph.hpp"
#include "evaluation/evaluate.hpp"
#include "rules/check.hpp"
#include "session/session.hpp"
#include "syntax/parser.hpp"

using namespace yinguo;

namespace {

constexpr std::size_t kRegions = 100'000;
constexpr std::size_t kIndicators = 40;
constexpr std::size_t kConditions = 120;
constexpr std::size_t kMechanisms = 200;
constexpr std::size_t kLevels = 4;
constexpr std::size_t kPathways = 40;  // of each level

/// Seconds of all threads.
double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Threshold {
  std::size_t indicator = 0;
  double least = 0.0;
};

/// The workload as facts of the structure, and as figures.
struct Workload {
  std::vector<Threshold> thresholds{};
  std::string structure{};                     ///< facts of `threshold`, `needs*`, `path*`
  std::vector<std::vector<double>> figures{};  ///< by indicator, then region

  Workload() {
    std::mt19937 random{2026};
    const auto below = [&](std::size_t limit) {
      return std::uniform_int_distribution<std::size_t>{0, limit - 1}(random);
    };
    const auto any = [&](std::size_t limit) { return std::to_string(below(limit)); };
    for (std::size_t c = 0; c < kConditions; ++c) {
      thresholds.push_back({below(kIndicators), static_cast<double>(10 + below(50))});
      structure += "threshold(" + std::to_string(c) + "," +
                   std::to_string(thresholds.back().indicator) + "," +
                   std::to_string(thresholds.back().least) + ").\n";
    }
    for (std::size_t m = 0; m < kMechanisms; ++m) {
      const auto count = 2 + below(3);
      structure += "needs" + std::to_string(count) + "(" + std::to_string(m);
      for (std::size_t i = 0; i < count; ++i)
        structure += "," + any(kConditions);
      structure += ").\n";
    }
    for (std::size_t level = 1; level <= kLevels; ++level) {
      for (std::size_t p = 0; p < kPathways; ++p) {
        const auto below_it = any(level == 1 ? kMechanisms : kPathways);
        structure += "path" + std::to_string(level) + "(" + std::to_string(p) + "," + below_it +
                     "," + any(kMechanisms) + "," + any(kMechanisms) + ").\n";
      }
    }
    for (std::size_t i = 0; i < kIndicators; ++i) {
      auto& column = figures.emplace_back();
      for (std::size_t r = 0; r < kRegions; ++r)
        column.push_back(static_cast<double>(below(100)));
    }
  }
};

/// The rules, with `key` ("r, " or "") before each argument and `declared` before each column.
std::string rules_for(const std::string& key, const std::string& declared,
                      const std::string& degree, const std::string& met) {
  const auto relation = [&](const std::string& name) {
    return ".decl " + name + "(" + declared + "x: number)" + degree + "\n";
  };
  const auto atom = [&](const std::string& name, const std::string& argument) {
    return name + "(" + key + argument + ")";
  };
  std::string out =
      ".decl threshold(c: number, i: number, t: float)\n"
      ".decl needs2(m: number, a: number, b: number)\n"
      ".decl needs3(m: number, a: number, b: number, c: number)\n"
      ".decl needs4(m: number, a: number, b: number, c: number, d: number)\n" +
      met + relation("works");
  out += atom("works", "m") + " :- needs2(m, a, b), " + atom("met", "a") + ", " + atom("met", "b") +
         ".\n" + atom("works", "m") + " :- needs3(m, a, b, c), " + atom("met", "a") + ", " +
         atom("met", "b") + ", " + atom("met", "c") + ".\n" + atom("works", "m") +
         " :- needs4(m, a, b, c, d), " + atom("met", "a") + ", " + atom("met", "b") + ", " +
         atom("met", "c") + ", " + atom("met", "d") + ".\n";
  for (std::size_t level = 1; level <= kLevels; ++level) {
    const auto number = std::to_string(level);
    const auto lower = level == 1 ? std::string{"works"} : "active" + std::to_string(level - 1);
    out += ".decl path" + number + "(p: number, q: number, m: number, blocker: number)\n" +
           relation("active" + number) + atom("active" + number, "p") + " :- path" + number +
           "(p, q, m, b), " + atom(lower, "q") + ", " + atom("works", "m") + ", !" +
           atom("works", "b") + ".\n";
  }
  return out;
}

rules::Program checked(const std::string& text) {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto id = sources.add("regions.dl", text);
  const auto ast = syntax::parse(sources, id, diagnostics);
  auto program = rules::check(ast, nullptr, diagnostics);
  if (!program) {
    for (const auto& one : diagnostics.all())
      std::fputs(base::render(one, sources, false).c_str(), stderr);
    std::exit(1);
  }
  return std::move(*program);
}

evaluation::Database evaluated(const rules::Program& program, model::SymbolTable& symbols,
                               const evaluation::FactLoader& loader) {
  auto database = evaluation::evaluate(program, symbols, {nullptr, loader});
  if (!database) {
    std::fprintf(stderr, "%s\n", database.error().message.c_str());
    std::exit(1);
  }
  return std::move(*database);
}

/// How many regions each pathway is active in.
using Counts = std::vector<std::size_t>;

Counts count_by_rules(const Workload& workload) {
  const auto program =
      checked(rules_for("r, ", "r: number, ", "",
                        ".decl figure(r: number, i: number, x: float)\n"
                        ".input figure\n.decl met(r: number, c: number)\n"
                        "met(r, c) :- threshold(c, i, t), figure(r, i, x), x >= t.\n") +
              workload.structure);
  model::SymbolTable symbols;
  const auto database =
      evaluated(program, symbols,
                [&](const rules::Relation&, const rules::IoDirective&, model::SymbolTable&,
                    evaluation::FactVisitor visit) -> base::Result<void> {
                  for (std::size_t r = 0; r < kRegions; ++r) {
                    for (std::size_t i = 0; i < kIndicators; ++i) {
                      visit(std::array{model::Value::from_number(static_cast<std::int64_t>(r)),
                                       model::Value::from_number(static_cast<std::int64_t>(i)),
                                       model::Value::from_float(workload.figures[i][r])});
                    }
                  }
                  return {};
                });
  Counts counts(kLevels * kPathways);
  for (std::size_t level = 1; level <= kLevels; ++level) {
    const auto& table = database.table(*program.find_relation("active" + std::to_string(level)));
    for (std::size_t row = 0; row < table.size(); ++row) {
      const auto pathway = static_cast<std::size_t>(table.at(row, 1).as_number());
      ++counts[(level - 1) * kPathways + pathway];
    }
  }
  return counts;
}

/// The derivation graph of the same rules with the region left out, and where its columns stand.
struct Grounded {
  derivation::Graph graph{};
  std::vector<std::size_t> conditions{};  ///< by input
  std::vector<derivation::NodeId> wanted{};
  std::vector<std::size_t> places{};  ///< by node wanted: in Counts

  explicit Grounded(const Workload& workload) {
    const auto program =
        checked(rules_for("", "", " degree",
                          ".decl m(r: symbol, c: number, lower: float, upper: float)\n"
                          ".decl met(c: number) degree from m\n") +
                workload.structure);
    model::SymbolTable symbols;
    const auto database = evaluated(program, symbols, {});
    std::vector<evaluation::Root> roots;
    for (std::size_t level = 1; level <= kLevels; ++level) {
      const auto id = *program.find_relation("active" + std::to_string(level));
      for (auto& root : evaluation::roots_of(program, symbols, database, id)) {
        places.push_back((level - 1) * kPathways +
                         static_cast<std::size_t>(root.tuple.front().as_number()));
        roots.push_back(std::move(root));
      }
    }
    graph = evaluation::build_graph(program, symbols, database, roots).value();
    wanted = graph.roots;
    for (const auto input : graph.inputs)
      conditions.push_back(static_cast<std::size_t>(graph.tuple(input).front().as_number()));
  }
};

/// Solves regions [begin, end) in chunks that stay in the cache, thresholds included.
void count_columns(const Workload& workload, const Grounded& grounded,
                   const derivation::Circuit& circuit, std::size_t begin, std::size_t end,
                   Counts& counts) {
  constexpr std::size_t kChunk = 256;
  std::vector<double> degrees(grounded.conditions.size() * kChunk);
  std::vector<double> found(grounded.wanted.size() * 2 * kChunk);
  std::vector<derivation::InputColumn> inputs;
  std::vector<derivation::OutputColumn> outputs;
  for (std::size_t i = 0; i < grounded.conditions.size(); ++i)
    inputs.push_back({&degrees[i * kChunk], &degrees[i * kChunk]});
  for (std::size_t w = 0; w < grounded.wanted.size(); ++w)
    outputs.push_back({&found[w * 2 * kChunk], &found[(w * 2 + 1) * kChunk]});
  derivation::Circuit::Workspace workspace;
  for (; begin < end; begin += kChunk) {
    const auto count = std::min(kChunk, end - begin);
    for (std::size_t i = 0; i < grounded.conditions.size(); ++i) {
      const auto& threshold = workload.thresholds[grounded.conditions[i]];
      const double* const figure = workload.figures[threshold.indicator].data() + begin;
      for (std::size_t c = 0; c < count; ++c)
        degrees[i * kChunk + c] = figure[c] >= threshold.least ? 1.0 : 0.0;
    }
    circuit.run(inputs, 0, count, outputs, workspace);
    for (std::size_t w = 0; w < grounded.wanted.size(); ++w) {
      double active = 0.0;
      for (std::size_t c = 0; c < count; ++c)
        active += outputs[w].lower[c];
      counts[grounded.places[w]] += static_cast<std::size_t>(active);
    }
  }
}

int bench_workload() {
  const Workload workload;
  auto start = cpu_seconds();
  const auto by_rules = count_by_rules(workload);
  const auto rules_seconds = cpu_seconds() - start;
  const Grounded grounded{workload};
  const derivation::Circuit circuit{grounded.graph, grounded.wanted};
  double column_seconds = 1e9;
  for (int run = 0; run < 5; ++run) {
    Counts by_columns(kLevels * kPathways);
    start = cpu_seconds();
    count_columns(workload, grounded, circuit, 0, kRegions, by_columns);
    column_seconds = std::min(column_seconds, cpu_seconds() - start);
    if (by_columns != by_rules) {
      std::fputs("the columns count otherwise than the rules\n", stderr);
      return 1;
    }
  }
  const auto wall = std::chrono::steady_clock::now();
  std::array<Counts, 2> halves{Counts(kLevels * kPathways), Counts(kLevels * kPathways)};
  {
    const std::jthread other{
        [&] { count_columns(workload, grounded, circuit, kRegions / 2, kRegions, halves[1]); }};
    count_columns(workload, grounded, circuit, 0, kRegions / 2, halves[0]);
  }
  const std::chrono::duration<double> both = std::chrono::steady_clock::now() - wall;
  std::printf("%zu regions by rules / by columns, CPU %37.1f   %.2f s / %.4f s\n", kRegions,
              rules_seconds / column_seconds, rules_seconds, column_seconds);
  std::printf("by columns, two threads, wall clock %55.4f s\n", both.count());
  return 0;
}

/// The least of many runs of `run`, in µs.
template <class Run>
double least_microseconds(const Run& run) {
  double least = 1e9;
  for (int i = 0; i < 2000; ++i) {
    const auto start = std::chrono::steady_clock::now();
    run();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    least = std::min(least, took.count());
  }
  return least;
}

int bench_reading(const char* store) {
  auto session = session::Session::open(store);
  if (!session) return 4;
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto read = session->read({}, sources, diagnostics);
  if (!read) return 4;
  const auto& reading = **read;
  auto inputs = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                          reading.graph, reading.cases.front())
                    .value();
  const auto active = reading.program.find_relation("active");
  std::vector<derivation::NodeId> wanted;
  for (const auto root : reading.graph.roots) {
    if (active && reading.graph.node(root).relation == *active) wanted.push_back(root);
  }
  const derivation::Circuit circuit{reading.graph, wanted};
  std::vector<derivation::InputColumn> columns;
  for (const auto& input : inputs)
    columns.push_back({&input.lower, &input.upper});
  std::vector<model::Interval> found(wanted.size());
  std::vector<derivation::OutputColumn> outputs;
  for (auto& one : found)
    outputs.push_back({&one.lower, &one.upper});
  derivation::Circuit::Workspace workspace;
  auto solution = derivation::solve(reading.graph, inputs);
  std::printf(
      "all goals of one region of the causal reading, µs: %14.1f by steps, %.1f with proofs\n",
      least_microseconds([&] { circuit.run(columns, 0, 1, outputs, workspace); }),
      least_microseconds([&] { solution = derivation::solve(reading.graph, inputs); }));
  std::vector<double> changes;
  for (std::uint32_t i = 0; i < inputs.size(); ++i) {
    const auto before = inputs[i];
    changes.push_back(least_microseconds([&] {
      inputs[i] = inputs[i] == model::kTrue ? before : model::kTrue;
      derivation::resolve(reading.graph, inputs, std::array{i}, solution);
    }));
    inputs[i] = before;
    derivation::resolve(reading.graph, inputs, std::array{i}, solution);
  }
  std::sort(changes.begin(), changes.end());
  std::printf("one input of it changed, µs: %36.1f median, %.1f at most\n",
              changes[changes.size() / 2], changes.back());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return argc > 1 ? bench_reading(argv[1]) : bench_workload();
}
