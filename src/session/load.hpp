#pragma once
#include <string>

#include "base/result.hpp"
#include "ontology/model.hpp"

namespace yinguo::session {

struct LoadOptions {
  /// Evaluate the causal reading for every period with figures and keep it, so that questions begin
  /// with the answer of the rules. A reading that cannot be evaluated is not kept: the question
  /// will tell why.
  bool keep_readings = true;
  double keep_seconds = 60.0;  ///< for all of them; what is not done then is not kept
};

/// Makes `model` what the store at `path` holds, atomically, kept readings included; makes the
/// store and the folders above it when missing. Errors: those of storage (YG-D5xx); the store is
/// then as it was.
[[nodiscard]] base::Result<void> load(ontology::Model model, const std::string& path,
                                      const LoadOptions& options = {});

}  // namespace yinguo::session
