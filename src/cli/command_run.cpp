#include <iostream>
#include <sstream>

#include "cli/command_parts.hpp"
#include "cli/errors.hpp"
#include "cli/facts_table.hpp"

#include "evaluation/errors.hpp"
#include "evaluation/fact_files.hpp"
#include "session/programs.hpp"

namespace yinguo::cli {
namespace {

bool needs_store(const syntax::Ast& ast) {
  for (const auto& item : ast.items) {
    const auto* directive = std::get_if<syntax::Directive>(&item);
    if (directive == nullptr) continue;
    for (const auto& [key, value] : directive->parameters) {
      if (key == "IO" && value == "store") return true;
    }
  }
  return false;
}

/// A program without a store has cases of its own, which only its facts name.
base::Result<std::string> case_of(const std::string& name, const session::Session& session,
                                  const reasoning::Reading& reading) {
  auto region = resolve_region(session, name);
  if (region) return region;
  if (reading.symbols.find(name)) return name;
  if (!session.model().regions.empty()) return region.error();
  return base::Error{kUsage, "no fact of the program is about `" + name + "`",
                     "--region is the first column of a relation that degrees come from"};
}

}  // namespace

int run(const RunArguments& arguments, const Output& output) {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto ast = session::parse_file(arguments.program, sources, diagnostics);
  if (!ast) return output.fail(ast.error());
  if (const int status = output.report(diagnostics, sources); status != 0) return status;
  auto session = needs_store(*ast) ? open_store(output) : session::Session{ontology::Model{}};
  if (!session) return output.fail(session.error());
  base::Diagnostics mistakes;
  const session::ReadingOptions options{
      .period = arguments.period,
      .profile = {},
      .limits = {.seconds = static_cast<double>(arguments.timeout_seconds),
                 .tuples = arguments.max_tuples}};
  const auto reading = session->evaluate(
      *ast, options, {},
      evaluation::fact_folder(arguments.fact_directory, std::cin, sources, mistakes), mistakes);
  if (const int status = output.report(mistakes, sources); status != 0) return status;
  if (!reading) {
    auto error = reading.error();
    if (error.code.id == evaluation::kNoFile.id && error.help.empty())
      error.help = "-F names the directory of the .facts files";
    return output.fail(error);
  }
  const auto region = case_of(arguments.region, *session, **reading);
  if (!region) return output.fail(region.error());
  const auto degrees = degrees_for(**reading, *region);
  if (!degrees) return output.fail(degrees.error());
  const auto& graph = (*reading)->graph;
  std::ostringstream answer;
  const auto written = evaluation::write_outputs(
      (*reading)->program, (*reading)->symbols, (*reading)->database, arguments.output_directory,
      answer, [&](rules::RelationId relation, std::span<const model::Value> tuple) {
        const auto node = graph.find(relation, tuple);
        return node ? degrees->of(*node) : model::kUnknown;
      });
  if (!written) return output.fail(written.error());
  return output.answer(answer.str());
}

}  // namespace yinguo::cli
