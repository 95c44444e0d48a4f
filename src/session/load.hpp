#pragma once
#include <string>

#include "base/result.hpp"
#include "ontology/model.hpp"

namespace yinguo::session {

/// Makes `model` what the store at `path` holds, atomically; makes the store and the folders above
/// it when missing. Errors: those of storage (YG-D5xx); the store is then as it was.
[[nodiscard]] base::Result<void> load(const ontology::Model& model, const std::string& path);

}  // namespace yinguo::session
