#pragma once
#include <string>

#include "base/result.hpp"
#include "ontology/reader.hpp"

namespace yinguo::session {

/// Reads the file `path` whole, or, where it is "-", standard input, which is named "<stdin>".
/// Error: as ontology::read_input_file().
[[nodiscard]] base::Result<ontology::InputFile> read_input(
    const std::string& path, std::size_t max_bytes = ontology::kMaxInputBytes);

}  // namespace yinguo::session
