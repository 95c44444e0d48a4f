#pragma once
#include <string>
#include <vector>

#include "ontology/model.hpp"

namespace yinguo::cli {

/// The pathways in the order in which their source speaks of them: what is asked about when no goal
/// is named.
[[nodiscard]] std::vector<std::string> default_goals(const ontology::Model& model);

}  // namespace yinguo::cli
