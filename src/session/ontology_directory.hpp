#pragma once
#include <string>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "base/source_text.hpp"
#include "ontology/model.hpp"

namespace yinguo::session {

/// Where the parts of an ontology lie: `directory`/**.xml, `directory`/rules/*.dl,
/// `directory`/profiles/*.csv, and `queries`/*.dl ("" when there are none).
struct OntologyPaths {
  std::string directory;
  std::string queries;
};

/// `queries`, or the folder `queries` beside `directory` when it is empty and that folder exists.
[[nodiscard]] OntologyPaths ontology_paths(const std::string& directory,
                                           const std::string& queries);

/// Reads and checks a whole ontology: files, figures, and that every rule set and query is a sound
/// program. All mistakes of all files are reported in one run; the model is fit for use only
/// without errors. Errors: a folder or file cannot be read; there is no .xml file.
[[nodiscard]] base::Result<ontology::Model> read_ontology(const OntologyPaths& folders,
                                                          base::SourceMap& sources,
                                                          base::Diagnostics& diagnostics);

}  // namespace yinguo::session
