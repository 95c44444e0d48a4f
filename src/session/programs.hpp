#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "base/source_text.hpp"
#include "model/fact_source.hpp"
#include "ontology/model.hpp"

#include "rules/program.hpp"
#include "session/preprocessor.hpp"
#include "syntax/ast.hpp"

namespace yinguo::session {

/// The name under which a store keeps the causal reading.
inline constexpr std::string_view kReadingName = "ontology/rules/reading.dl";

/// Largest rule or query file that is read, in bytes.
inline constexpr std::size_t kMaxProgramBytes = std::size_t{16} << 20U;

/// A path without `.` and `..` parts where they cancel: "queries/../ontology/a.dl" →
/// "ontology/a.dl".
[[nodiscard]] std::string normal_path(std::string_view path);

/// Parses a rule file of the file system ("-": standard input) with what it includes, relative to
/// itself or else to the include directories. A C preprocessor is run over it if it has lines for
/// one, or if `preprocessor` has macros or names one.
/// Errors: the file cannot be read; those of preprocess(). Mistakes are diagnostics.
[[nodiscard]] base::Result<syntax::Ast> parse_file(const std::string& path,
                                                   base::SourceMap& sources,
                                                   base::Diagnostics& diagnostics,
                                                   const PreprocessorOptions& preprocessor = {});

/// By the name that a model has a program under: the path to call it by in diagnostics.
using ProgramPaths = std::map<std::string, std::string, std::less<>>;

/// Parses a program kept in a model, by its name, with what it includes from there. Diagnostics
/// call programs by `paths`, or by their names where it has none. Errors (YG-Q705): the model has
/// no program of that name.
[[nodiscard]] base::Result<syntax::Ast> parse_stored(const ontology::Model& model,
                                                     std::string_view name,
                                                     base::SourceMap& sources,
                                                     base::Diagnostics& diagnostics,
                                                     const ProgramPaths& paths = {});

}  // namespace yinguo::session
