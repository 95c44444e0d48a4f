#include "cli/program_reading.hpp"

#include <filesystem>
#include <iostream>

#include "cli/command_parts.hpp"
#include "cli/errors.hpp"

#include "evaluation/errors.hpp"
#include "evaluation/fact_files.hpp"
#include "session/kept_facts.hpp"
#include "session/programs.hpp"

namespace yinguo::cli {

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

base::Result<std::string> case_of(const std::string& name, const session::Session& session,
                                  const reasoning::Reading& reading) {
  auto region = resolve_region(session, name);
  if (region) return region;
  if (reading.symbols.find(name)) return name;
  if (!session.model().regions.empty()) return region.error();
  return base::Error{kUsage, "no fact of the program is about `" + name + "`",
                     "--region is the first column of a relation that degrees come from"};
}

base::Error with_help(base::Error error) {
  if (error.code.id == evaluation::kNoFile.id && error.help.empty())
    error.help = "-F names the directory of the .facts files";
  return error;
}

int fail_at(const base::Error& error, const base::SourceMap& sources, const Output& output) {
  if (!sources.has(error.span.source)) return output.fail(error);
  base::Diagnostics diagnostics;
  diagnostics.report({.code = error.code,
                      .span = error.span,
                      .message = error.message,
                      .labels = {},
                      .note = {},
                      .help = error.help});
  static_cast<void>(output.report(diagnostics, sources));
  return static_cast<int>(error.code.kind);
}

bool is_kept(const ProgramSource& source) {
  std::error_code none;
  return std::filesystem::is_directory(source.program, none);
}

namespace {

std::variant<ProgramReading, int> read_kept(const ProgramSource& source, const Output& output) {
  auto kept = session::read_kept_facts(source.program);
  if (!kept) return output.fail(kept.error());
  ProgramReading program{.ast = std::move((*kept)->ast),
                         .session = std::make_unique<session::Session>(ontology::Model{}),
                         .reading = nullptr,
                         .case_name = {}};
  auto reading =
      session::reading_of(std::move(**kept), static_cast<double>(source.timeout_seconds));
  if (!reading) return output.fail(reading.error());
  program.reading = std::move(*reading);
  auto case_name = case_of(source.region, *program.session, *program.reading);
  if (!case_name) return output.fail(case_name.error());
  program.case_name = std::move(*case_name);
  return program;
}

}  // namespace

std::variant<ProgramReading, int> evaluate_program(
    const ProgramSource& source, std::optional<std::vector<std::string>> relations,
    const Output& output) {
  if (is_kept(source)) return read_kept(source, output);
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  auto ast = session::parse_file(source.program, sources, diagnostics);
  if (!ast) return output.fail(ast.error());
  if (const int status = output.report(diagnostics, sources); status != 0) return status;
  auto session = needs_store(*ast) ? open_store(output) : session::Session{ontology::Model{}};
  if (!session) return output.fail(session.error());
  base::Diagnostics mistakes;
  const session::ReadingOptions options{
      .period = source.period,
      .profile = {},
      .limits = {.seconds = static_cast<double>(source.timeout_seconds),
                 .tuples = source.max_tuples},
      .relations = std::move(relations)};
  auto reading = session->evaluate(
      *ast, options, {},
      evaluation::fact_folder(source.fact_directory, std::cin, sources, mistakes), mistakes);
  if (const int status = output.report(mistakes, sources); status != 0) return status;
  if (!reading) return fail_at(with_help(reading.error()), sources, output);
  auto case_name = case_of(source.region, *session, **reading);
  if (!case_name) return output.fail(case_name.error());
  return ProgramReading{std::move(*ast), std::make_unique<session::Session>(std::move(*session)),
                        std::move(*reading), std::move(*case_name)};
}  // NOLINT(clang-analyzer-cplusplus.NewDeleteLeaks): the session is in the variant

std::variant<verification::Verdict, int> verify_certificate(
    const verification::Certificate& certificate, const ProgramSource& source,
    const Output& output) {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  auto ast = source.program.empty() ? base::Result<syntax::Ast>{syntax::Ast{}}
                                    : session::parse_file(source.program, sources, diagnostics);
  if (!ast) return output.fail(ast.error());
  const bool wants_store = source.program.empty() || needs_store(*ast);
  auto session = wants_store ? open_store(output) : session::Session{ontology::Model{}};
  if (!session) return output.fail(session.error());
  if (source.program.empty())
    ast = session::parse_stored(session->model(), session::kReadingName, sources, diagnostics);
  if (!ast) return output.fail(ast.error());
  if (const int status = output.report(diagnostics, sources); status != 0) return status;
  base::Diagnostics mistakes;
  auto verdict = session->verify(
      certificate, *ast,
      evaluation::fact_folder(source.fact_directory, std::cin, sources, mistakes), mistakes);
  if (const int status = output.report(mistakes, sources); status != 0) return status;
  if (!verdict) return output.fail(with_help(verdict.error()));
  return std::move(*verdict);
}

}  // namespace yinguo::cli
