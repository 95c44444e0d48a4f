#pragma once
#include <string>

#include "base/function_ref.hpp"
#include "base/result.hpp"
#include "storage/mode.hpp"

namespace yinguo::storage {

/// Without trailing slashes.
[[nodiscard]] std::string clean_path(std::string path);

/// Whether there may be a store at `path` to open in `mode`: true, or false when it has to be
/// created first (kCreate only). Otherwise says what stands in the way.
[[nodiscard]] base::Result<bool> examine(const std::string& path, Mode mode);

/// Whether `path` is missing or an empty directory.
[[nodiscard]] base::Result<bool> is_vacant(const std::string& path);

/// Makes a directory at `path`, which is vacant, appear with its whole content or not at all:
/// `fill` makes and fills it under the name `path` + `suffix`, and it is then renamed.
[[nodiscard]] base::Result<void> create_atomically(
    const std::string& path, const std::string& suffix,
    base::FunctionRef<base::Result<void>(const std::string& directory)> fill);

}  // namespace yinguo::storage
