#pragma once
// Checks a certificate against a program and its facts, trusting nothing of what made it.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"

#include "rules/program.hpp"
#include "verification/certificate.hpp"
#include "verification/closure.hpp"

namespace yinguo::verification {

/// Something that does not stand, and where.
struct Fault {
  std::string place{};  ///< `proof 1, fact 3 path("a", "b"), literal 2`
  std::string message{};
};

struct Verdict {
  std::vector<Fault> faults{};  ///< none: verified
  std::size_t facts = 0;        ///< checked, over all proofs
  std::size_t closed = 0;       ///< relations derived anew
};

struct VerifyLimits {
  std::uint64_t work = 400'000'000;  ///< rows and literals looked at
  std::uint64_t facts = 10'000'000;  ///< derived anew
  std::size_t faults = 20;           ///< reported
};

/// Re-applies each rule to its premises, looks each leaf up, derives anew what was read as a whole
/// (for absence and groups), and computes degrees from their equations.
/// `digest`: that of the program's canonical text. Facts come through `reader`.
/// Errors: those of the reader; YG-V903.
/// Cost: linear in the proofs, and a naive evaluation of the relations that are read as a whole.
[[nodiscard]] base::Result<Verdict> verify(const Certificate& certificate,
                                           const rules::Program& program, const std::string& digest,
                                           const FactReader& reader,
                                           const VerifyLimits& limits = {});

}  // namespace yinguo::verification
