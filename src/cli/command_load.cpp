#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/command_parts.hpp"
#include "cli/errors.hpp"
#include "cli/profiles.hpp"

#include "rules/check.hpp"
#include "session/load.hpp"
#include "session/ontology_directory.hpp"
#include "session/programs.hpp"

namespace yinguo::cli {
namespace {

std::string counts(const ontology::Model& model, Language language) {
  const auto count = [](const auto& items) { return std::to_string(items.size()); };
  if (language == Language::kZh) {
    return count(model.concepts) + " 个概念，" + count(model.claims) + " 条主张，" +
           count(model.sources) + " 个文献来源，" + count(model.indicators) + " 个指标，" +
           count(model.regions) + " 个地区，" + count(model.observations) + " 个观测值，" +
           count(model.programs) + " 个规则与查询文件";
  }
  return count(model.concepts) + " concepts, " + count(model.claims) + " claims, " +
         count(model.sources) + " sources, " + count(model.indicators) + " indicators, " +
         count(model.regions) + " regions, " + count(model.observations) + " observations, " +
         count(model.programs) + " rule and query files";
}

/// Checks one rule file as a program of its own, against what the ontology beside it would offer.
int check_program(const std::string& path, const Output& output) {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto ast = session::parse_file(path, sources, diagnostics);
  if (!ast) return output.fail(ast.error());
  if (!diagnostics.has_errors()) {
    const ontology::Model empty;
    const ontology::StoreFacts facts{empty, {}};
    const session::QueryFacts with_parameters{facts, {}};
    (void)rules::check(*ast, &with_parameters, diagnostics);
  }
  return output.report(diagnostics, sources);
}

int check_profile(const std::string& path, const Output& output) {
  auto session = open_store(output);
  if (!session) return output.fail(session.error());
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto profile = read_profiles({path}, session->model(), sources, diagnostics);
  if (!profile) return output.fail(profile.error());
  return output.report(diagnostics, sources);
}

int check_ontology(const std::string& path, const Output& output) {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto model =
      session::read_ontology(session::ontology_paths(path, ""), sources, diagnostics);
  if (!model) return output.fail(model.error());
  const int status = output.report(diagnostics, sources);
  if (status == 0) output.note(path + ": " + counts(*model, output.common().language));
  return status;
}

}  // namespace

int run(const LoadArguments& arguments, const Output& output) {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  auto model = session::read_ontology(
      session::ontology_paths(arguments.directory, arguments.queries), sources, diagnostics);
  if (!model) return output.fail(model.error());
  if (const int status = output.report(diagnostics, sources); status != 0) {
    output.note(output.say({"nothing was loaded", "未载入任何内容"}));
    return status;
  }
  const auto loaded_counts = counts(*model, output.common().language);
  const auto loaded =
      session::load(std::move(*model), output.common().store, {.keep_readings = arguments.keep});
  if (!loaded) return output.fail(loaded.error());
  output.note(std::string{output.say({"loaded into ", "已载入 "})} + output.common().store + ": " +
              loaded_counts);
  return 0;
}

int run(const CheckArguments& arguments, const Output& output) {
  const auto paths =
      arguments.paths.empty() ? std::vector<std::string>{"ontology"} : arguments.paths;
  int worst = 0;
  for (const auto& path : paths) {
    const auto extension = std::filesystem::path{path}.extension();
    std::error_code unknown;  // whatever is no file is told by who reads it
    const int status = extension == ".dl"    ? check_program(path, output)
                       : extension == ".csv" ? check_profile(path, output)
                       : std::filesystem::is_regular_file(path, unknown)
                           ? output.fail(kUsage, "`" + path + "` is no directory, .dl or .csv file",
                                         "give the directory of an ontology to check its files")
                           : check_ontology(path, output);
    worst = std::max(worst, status);
  }
  return worst;
}

}  // namespace yinguo::cli
