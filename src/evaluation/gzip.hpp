#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace yinguo::evaluation {

/// Whether `bytes` begin as a gzip file does.
[[nodiscard]] bool is_gzip(std::string_view bytes);

/// The content of a gzip file, all its members one after the other. Errors (YG-E652): it is
/// damaged, or its content has more than `max_bytes`.
[[nodiscard]] base::Result<std::string> gunzip(std::string_view bytes, std::size_t max_bytes);

/// A gzip file of `bytes`, the same for the same bytes.
[[nodiscard]] std::string gzip(std::string_view bytes);

}  // namespace yinguo::evaluation
