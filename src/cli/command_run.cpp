#include <chrono>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "cli/command_parts.hpp"
#include "cli/errors.hpp"
#include "cli/explain_prompt.hpp"
#include "cli/facts_table.hpp"
#include "cli/program_reading.hpp"
#include "cli/show_program.hpp"
#include "cli/warnings.hpp"

#include "evaluation/fact_files.hpp"
#include "session/kept_facts.hpp"
#include "session/programs.hpp"

namespace yinguo::cli {
namespace {

/// The program of the command line: the text, and the pragmas of -P, which come last and so win.
base::Result<syntax::Ast> read_program(const RunArguments& arguments, base::SourceMap& sources,
                                       base::Diagnostics& diagnostics) {
  auto ast = session::parse_file(arguments.program, sources, diagnostics, arguments.preprocessor);
  if (!ast) return ast;
  for (const auto& [key, value] : arguments.pragmas)
    ast->items.emplace_back(syntax::Pragma{key, value, {}});
  return ast;
}

base::Result<std::string> outputs_of(const RunArguments& arguments, const session::Session& session,
                                     const reasoning::Reading& reading) {
  const auto region = case_of(arguments.region, session, reading);
  if (!region) return region.error();
  const auto degrees = degrees_for(reading, *region);
  if (!degrees) return degrees.error();
  std::ostringstream answer;
  const auto written = evaluation::write_outputs(
      reading.program, reading.symbols, reading.database, arguments.output_directory, answer,
      [&](rules::RelationId relation, std::span<const model::Value> tuple) {
        const auto node = reading.graph.find(relation, tuple);
        return node ? degrees->of(*node) : model::kUnknown;
      });
  if (!written) return written.error();
  return answer.str();
}

base::Result<std::unique_ptr<reasoning::Reading>> evaluate_and_keep(
    const RunArguments& arguments, const syntax::Ast& ast, const evaluation::Limits& limits,
    base::SourceMap& sources, base::Diagnostics& mistakes) {
  if (needs_store(ast)) {
    return base::Error{kCannotKeep, "`" + arguments.program + "` reads the store",
                       "`load` keeps the causal reading; leave --keep out"};
  }
  auto files = session::program_files(sources);
  auto kept = session::facts_to_keep(
      ast, std::move(files),
      evaluation::fact_folder(arguments.fact_directory, std::cin, sources, mistakes), limits,
      mistakes);
  if (!kept) return kept.error();
  if (auto done = session::keep_facts(arguments.keep, **kept); !done) return done.error();
  return session::reading_of(std::move(**kept), limits.seconds);
}

/// Says on standard error what the steps of a run took.
class Stopwatch {
 public:
  Stopwatch(bool is_on, const Output& output) : is_on_{is_on}, output_{output} {}

  void lap(std::string_view step) {
    const auto now = Clock::now();
    const std::chrono::duration<double> took = now - std::exchange(last_, now);
    if (is_on_) output_.note(in_seconds(took.count()) + "  " + std::string{step});
  }

 private:
  using Clock = std::chrono::steady_clock;

  static std::string in_seconds(double seconds) {
    std::ostringstream text;
    text << std::fixed << std::setprecision(3) << seconds << " s";
    return text.str();
  }

  bool is_on_;
  const Output& output_;
  Clock::time_point last_ = Clock::now();
};

}  // namespace

int run(const RunArguments& arguments, const Output& output) {
  Stopwatch stopwatch{arguments.verbose, output};
  const auto shown = [&](const base::Diagnostic& one) { return is_shown(one, arguments); };
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto ast = read_program(arguments, sources, diagnostics);
  if (!ast) return output.fail(ast.error());
  stopwatch.lap("parsing");
  const bool shows = !arguments.show.empty();
  if (const int status = shows ? 0 : output.report(diagnostics, sources, shown); status != 0)
    return status;
  auto session = needs_store(*ast) ? open_store(output) : session::Session{ontology::Model{}};
  if (!session) return output.fail(session.error());
  if (shows) return show_program(arguments, *ast, *session, diagnostics, sources, output);
  base::Diagnostics mistakes;
  const session::ReadingOptions options{
      .period = arguments.period,
      .profile = {},
      .limits = {.seconds = static_cast<double>(arguments.timeout_seconds),
                 .tuples = arguments.max_tuples,
                 .threads = arguments.threads}};
  const auto reading = !arguments.keep.empty()
                           ? evaluate_and_keep(arguments, *ast, options.limits, sources, mistakes)
                           : session->evaluate(*ast, options, {},
                                               evaluation::fact_folder(arguments.fact_directory,
                                                                       std::cin, sources, mistakes),
                                               mistakes);
  if (const int status = output.report(mistakes, sources, shown); status != 0) return status;
  if (!reading) return fail_at(with_help(reading.error()), sources, output);
  stopwatch.lap("evaluation, " + std::to_string((*reading)->database.tuple_count()) + " facts");
  const auto answer = outputs_of(arguments, *session, **reading);
  if (!answer) return fail_at(answer.error(), sources, output);
  if (const int status = output.answer(*answer); status != 0) return status;
  stopwatch.lap("writing");
  return arguments.prompt == Prompt::kNone ? 0 : explain_prompt(arguments, **reading, output);
}

}  // namespace yinguo::cli
