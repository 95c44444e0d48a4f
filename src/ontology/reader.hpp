#pragma once
#include <filesystem>
#include <istream>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "base/source_text.hpp"
#include "ontology/model.hpp"
#include "ontology/xml_lexis.hpp"

namespace yinguo::ontology {

/// A file's name, for diagnostics, and its bytes as they are on disk.
struct InputFile {
  std::string name;
  std::string bytes;
};

/// Largest file that is read unless another limit is given, in bytes.
inline constexpr std::size_t kMaxInputBytes = std::size_t{64} << 20U;

/// Reads a file whole. Error (YG-O314): it cannot be opened or read, or is larger than `max_bytes`.
[[nodiscard]] base::Result<InputFile> read_input_file(const std::filesystem::path& path,
                                                      std::size_t max_bytes = kMaxInputBytes);
/// The same for what `in` still has; no more than `max_bytes` and a block are held.
[[nodiscard]] base::Result<InputFile> read_input_stream(std::istream& in, const std::string& name,
                                                        std::size_t max_bytes = kMaxInputBytes);

/// The files below `folder` whose name ends in `extension` (".xml"), in order of their paths.
/// Error (YG-O314): the folder cannot be read.
[[nodiscard]] base::Result<std::vector<std::filesystem::path>> find_input_files(
    const std::filesystem::path& folder, std::string_view extension);

/// Reads ontology files as one ontology, in the order given, and checks it (check_model()). Reports
/// all mistakes of all files; the model holds whatever could be read and is fit for use only if
/// nothing was reported as an error. Texts are added to `sources`, in UTF-8 whatever their encoding
/// was.
[[nodiscard]] Model read_files(std::span<const InputFile> files, base::SourceMap& sources,
                               base::Diagnostics& diagnostics, const XmlLimits& limits = {});

/// Checks what needs more than one element: ids, references, types, domains and ranges,
/// cardinalities, attribute values, cycles, locators that contradict each other.
void check_model(const Model& model, base::Diagnostics& diagnostics);

}  // namespace yinguo::ontology
