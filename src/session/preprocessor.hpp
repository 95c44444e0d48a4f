#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "base/source_text.hpp"

namespace yinguo::session {

/// How the text of a program is prepared before it is parsed.
struct PreprocessorOptions {
  bool is_off = false;
  std::string command{};              ///< words that blanks separate; empty: mcpp, or else cpp
  std::vector<std::string> macros{};  ///< NAME or NAME=VALUE
  std::vector<std::string> include_directories{};
};

/// Whether a line of `text` asks for a C preprocessor, `#define` and the like. Other programs are
/// spared the time of starting one. Cost: O(size of the text).
[[nodiscard]] bool has_preprocessor_lines(std::string_view text);

/// What the preprocessor makes of the text `source`, which was read from the file `path` ("-":
/// standard input), as a text of its own with the places of all that it was made of. Its mistakes
/// are reported at their places.
/// Errors: YG-Q753 (there is none, or it does not end), YG-Q754 (it fails).
[[nodiscard]] base::Result<base::SourceId> preprocess(const std::string& path,
                                                      base::SourceId source,
                                                      const PreprocessorOptions& options,
                                                      base::SourceMap& sources,
                                                      base::Diagnostics& diagnostics);

}  // namespace yinguo::session
