#pragma once
// All facts of a program in a directory of their own, to be asked and updated without evaluating
// again.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "base/source_text.hpp"

#include "evaluation/update.hpp"
#include "reasoning/reading.hpp"
#include "rules/program.hpp"
#include "syntax/ast.hpp"

namespace yinguo::session {

/// A file that a program was read from.
struct ProgramFile {
  std::string path;  ///< absolute
  std::uint64_t digest = 0;
};

/// Lifetime: facts refer to the symbols by number.
struct KeptFacts {
  std::vector<ProgramFile> files{};  ///< none: standard input
  syntax::Ast ast{};
  rules::Program program{};  ///< with all its relations
  model::SymbolTable symbols{};
  evaluation::MaterialisedFacts facts{};
};

/// The files among `sources`, in which nothing but a program's texts is yet.
[[nodiscard]] std::vector<ProgramFile> program_files(const base::SourceMap& sources);

/// Evaluates all relations of a program that reads no store, for keep_facts(). Errors: as
/// Session::evaluate().
[[nodiscard]] base::Result<std::unique_ptr<KeptFacts>> facts_to_keep(
    syntax::Ast ast, std::vector<ProgramFile> files, const evaluation::FactLoader& loader,
    const evaluation::Limits& limits, base::Diagnostics& diagnostics);

/// Writes all of it to `directory`, which is made if missing, in place of what was kept there
/// before; whoever reads meanwhile, and whatever stops this, has the one or the other
/// (docs/STORAGE_FORMAT.md, "Kept facts"). Errors: those of the store; YG-Q755 when the directory
/// is a store of something else.
[[nodiscard]] base::Result<void> keep_facts(const std::string& directory, const KeptFacts& kept);

/// What keep_facts() wrote. Errors: those of the store; YG-Q755: nothing is kept there, or it is
/// damaged; YG-Q756: it was kept by another version, or a file of the program has changed since.
/// Cost: O(facts).
[[nodiscard]] base::Result<std::unique_ptr<KeptFacts>> read_kept_facts(
    const std::string& directory);

/// The same for asking, with the graph of degrees. Errors: `seconds` passed.
[[nodiscard]] base::Result<std::unique_ptr<reasoning::Reading>> reading_of(KeptFacts kept,
                                                                           double seconds);

}  // namespace yinguo::session
