#pragma once
#include <array>
#include <string>

#include "ontology/model_index.hpp"

#include "literature/claim_columns.hpp"

namespace yinguo::literature {

/// What the columns of kClaimColumns hold of a claim; labels are those that the index knows.
using ClaimRowTexts = std::array<std::string, kClaimColumns.size()>;
[[nodiscard]] ClaimRowTexts claim_row(const ontology::Claim& claim,
                                      const ontology::ModelIndex& index);

}  // namespace yinguo::literature
