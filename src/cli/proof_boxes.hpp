#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "verification/certificate.hpp"

namespace yinguo::cli {

/// A proof as Soufflé's prompt prints it: premises side by side, a line with the rule's number,
/// below it what follows. The picture has at most `depth` levels of facts, but two in any case; a
/// derived fact on the last one is shown as `subproof relation(label)`, its step being
/// `labels[label]`, to which it is added.
/// `rule_names`: by rule of the certificate, `R1`, `R2`, … within its relation.
/// Bounded: at most 2,000 boxes; what is beyond is a subproof too.
[[nodiscard]] std::string proof_boxes(const verification::Proof& proof, std::uint32_t root,
                                      const std::vector<std::string>& rule_names, std::size_t depth,
                                      std::vector<std::uint32_t>& labels);

}  // namespace yinguo::cli
