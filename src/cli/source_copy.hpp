#pragma once
#include <string>

#include "base/result.hpp"
#include "ontology/model.hpp"

#include "literature/sentences.hpp"

namespace yinguo::cli {

/// The user's own copy of a source.
struct SourceCopy {
  std::string source;  ///< its id
  literature::SourceText text;
};

/// Reads the copy `file` (text or PDF; "-": standard input) of the source that `name` stands for;
/// empty: of the one that most evidence is from. Of a PDF's two readings, by order and by layout,
/// the one in which more of its locators are found.
/// Errors: YG-O323, YG-O324 (no such source); YG-O314, YG-Q757, YG-Q758 and YG-L801 to YG-L803, of
/// the file.
[[nodiscard]] base::Result<SourceCopy> read_source_copy(const std::string& file,
                                                        const std::string& name,
                                                        const ontology::Model& model);

}  // namespace yinguo::cli
