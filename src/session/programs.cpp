#include "session/programs.hpp"

#include <filesystem>

#include "session/errors.hpp"
#include "session/input.hpp"
#include "syntax/include.hpp"

namespace yinguo::session {
namespace {

base::Result<std::pair<std::string, std::string>> read_program(const std::string& path) {
  auto file = read_input(path, kMaxProgramBytes);
  if (!file) return file.error();
  return std::pair{std::move(file->name), std::move(file->bytes)};
}

const ontology::Program* find_program(const ontology::Model& model, std::string_view name) {
  for (const auto& program : model.programs) {
    if (program.name == name) return &program;
  }
  return nullptr;
}

std::string path_of(const std::string& name, const ProgramPaths& paths) {
  const auto path = paths.find(name);
  return path == paths.end() ? name : path->second;
}

std::string name_of(std::string_view path, const ProgramPaths& paths) {
  for (const auto& [name, known] : paths) {
    if (known == path) return name;
  }
  return std::string{path};
}

bool needs_preprocessor(std::string_view text, const PreprocessorOptions& options) {
  return !options.is_off &&
         (!options.macros.empty() || !options.command.empty() || has_preprocessor_lines(text));
}

/// Beside the text that includes it, or else in the first of `directories` that has it.
std::string find_included(std::string_view included, std::string_view including,
                          const std::vector<std::string>& directories) {
  const auto beside = std::filesystem::path{including}.parent_path() / included;
  if (std::error_code none; !std::filesystem::exists(beside, none)) {
    for (const auto& directory : directories) {
      const auto there = std::filesystem::path{directory} / included;
      if (std::filesystem::exists(there, none)) return there.lexically_normal().string();
    }
  }
  return beside.lexically_normal().string();
}

}  // namespace

std::string normal_path(std::string_view path) {
  return std::filesystem::path{path}.lexically_normal().string();
}

base::Result<syntax::Ast> parse_file(const std::string& path, base::SourceMap& sources,
                                     base::Diagnostics& diagnostics,
                                     const PreprocessorOptions& preprocessor) {
  auto text = read_program(path);
  if (!text) return text.error();
  auto source = sources.add(std::move(text->first), std::move(text->second));
  if (needs_preprocessor(sources.at(source).text(), preprocessor)) {
    const auto made = preprocess(path, source, preprocessor, sources, diagnostics);
    if (!made) return made.error();
    source = *made;
  }
  const auto resolve = [&](std::string_view included, std::string_view including) {
    return read_program(find_included(included, including, preprocessor.include_directories));
  };
  return syntax::parse_program(sources, source, resolve, diagnostics);
}

base::Result<syntax::Ast> parse_stored(const ontology::Model& model, std::string_view name,
                                       base::SourceMap& sources, base::Diagnostics& diagnostics,
                                       const ProgramPaths& paths) {
  const auto* program = find_program(model, name);
  if (program == nullptr) {
    return base::Error{kUnknownQuery, "the store has no program `" + std::string{name} + "`",
                       "`yinguo list rules` and `yinguo list queries` name them"};
  }
  const auto source = sources.add(path_of(program->name, paths), program->text);
  const auto resolve =
      [&](std::string_view included,
          std::string_view including) -> base::Result<std::pair<std::string, std::string>> {
    const auto folder = std::filesystem::path{name_of(including, paths)}.parent_path();
    const auto wanted = normal_path((folder / included).string());
    const auto* found = find_program(model, wanted);
    if (found == nullptr) {
      return base::Error{kNoInclude, "the store has no program `" + wanted + "`",
                         "load the directory that holds it"};
    }
    return std::pair{path_of(found->name, paths), found->text};
  };
  return syntax::parse_program(sources, source, resolve, diagnostics);
}

}  // namespace yinguo::session
