#include "session/ontology_directory.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <unordered_set>

#include "ontology/errors.hpp"
#include "ontology/facts.hpp"
#include "ontology/names.hpp"
#include "ontology/profile.hpp"
#include "ontology/reader.hpp"

#include "rules/check.hpp"
#include "session/errors.hpp"
#include "session/programs.hpp"
#include "session/query.hpp"

namespace yinguo::session {
namespace {

namespace fs = std::filesystem;

/// False also where nothing can be known: in a circle of links, or without permission.
bool is_folder(const fs::path& path) {
  std::error_code unknown;
  return fs::is_directory(path, unknown);
}

base::Result<std::vector<ontology::InputFile>> read_all(const fs::path& folder,
                                                        std::string_view extension) {
  const auto paths = ontology::find_input_files(folder, extension);
  if (!paths) return paths.error();
  std::vector<ontology::InputFile> files;
  for (const auto& path : *paths) {
    auto file = ontology::read_input_file(path);
    if (!file) return file.error();
    files.push_back(std::move(*file));
  }
  return files;
}

/// Keeps the .dl files of `folder` under `prefix`, wherever the folder lies.
base::Result<void> add_programs(const fs::path& folder, const std::string& prefix,
                                ontology::ProgramKind kind, ontology::Model& model,
                                ProgramPaths& paths) {
  if (!is_folder(folder)) return {};
  auto files = read_all(folder, ".dl");
  if (!files) return files.error();
  for (auto& file : *files) {
    const auto name = prefix + fs::path{file.name}.lexically_relative(folder).generic_string();
    model.programs.push_back({kind, name, std::move(file.bytes)});
    paths.emplace(name, file.name);
  }
  return {};
}

base::Result<void> add_profiles(const fs::path& folder, ontology::Model& model,
                                base::SourceMap& sources, base::Diagnostics& diagnostics) {
  if (!is_folder(folder)) return {};
  const auto files = read_all(folder, ".csv");
  if (!files) return files.error();
  const ontology::Names names{model};
  std::vector<ontology::Observation> observations;
  for (const auto& file : *files) {
    auto more = ontology::read_profile(file, names, {}, sources, diagnostics);
    observations.insert(observations.end(), std::make_move_iterator(more.begin()),
                        std::make_move_iterator(more.end()));
  }
  model.observations = std::move(observations);
  return {};
}

/// Checks each program with what it includes; a mistake in a text that many include is reported
/// once.
void check_programs(const ontology::Model& model, const ProgramPaths& paths,
                    base::SourceMap& sources, base::Diagnostics& diagnostics) {
  const ontology::StoreFacts facts{model, {}};
  const QueryFacts with_parameters{facts, {}};
  std::unordered_set<std::string> seen;
  for (const auto& program : model.programs) {
    base::Diagnostics found;
    const auto ast = parse_stored(model, program.name, sources, found, paths);
    if (ast && !found.has_errors()) (void)rules::check(*ast, &with_parameters, found);
    for (const auto& diagnostic : found.all()) {
      if (seen.insert(base::render(diagnostic, sources, false)).second)
        diagnostics.report(diagnostic);
    }
  }
}

bool has_unread_file(const base::Diagnostics& diagnostics) {
  const auto& all = diagnostics.all();
  return std::any_of(all.begin(), all.end(), [](const base::Diagnostic& diagnostic) {
    const auto id = diagnostic.code.id;
    return id == ontology::kReaderLimit.id || id == ontology::kBadEncoding.id ||
           id == ontology::kNotWellFormed.id || id == ontology::kDoctype.id ||
           id == ontology::kNotOntology.id;
  });
}

}  // namespace

OntologyPaths ontology_paths(const std::string& directory, const std::string& queries) {
  if (!queries.empty()) return {directory, queries};
  const auto beside = fs::path{directory}.lexically_normal() / ".." / "queries";
  return {directory, is_folder(beside) ? beside.lexically_normal().string() : std::string{}};
}

base::Result<ontology::Model> read_ontology(const OntologyPaths& folders, base::SourceMap& sources,
                                            base::Diagnostics& diagnostics) {
  const fs::path directory{folders.directory};
  const auto files = read_all(directory, ".xml");
  if (!files) return files.error();
  if (files->empty()) {
    return base::Error{kRejected, "`" + folders.directory + "` has no .xml file",
                       "name the directory of an ontology"};
  }
  auto model = ontology::read_files(*files, sources, diagnostics);
  // After a file that could not be read every name it declares would be unknown.
  if (!has_unread_file(diagnostics)) {
    const auto added = add_profiles(directory / "profiles", model, sources, diagnostics);
    if (!added) return added.error();
  }
  ProgramPaths paths;
  if (const auto added = add_programs(directory / "rules", "ontology/rules/",
                                      ontology::ProgramKind::kRules, model, paths);
      !added) {
    return added.error();
  }
  if (!folders.queries.empty()) {
    const auto added =
        add_programs(folders.queries, "queries/", ontology::ProgramKind::kQuery, model, paths);
    if (!added) return added.error();
  }
  check_programs(model, paths, sources, diagnostics);
  return model;
}

}  // namespace yinguo::session
