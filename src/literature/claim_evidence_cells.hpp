#pragma once
#include "ontology/model.hpp"

#include "literature/claim_cells.hpp"

namespace yinguo::literature {

/// Reads the evidence of a claim: its places, and what stands of each in the other columns.
[[nodiscard]] std::vector<ontology::Evidence> read_evidence(const ClaimCells& cells);

}  // namespace yinguo::literature
