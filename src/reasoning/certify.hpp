#pragma once
#include "base/result.hpp"

#include "evaluation/evaluate.hpp"
#include "reasoning/reading.hpp"
#include "verification/certificate.hpp"

namespace yinguo::reasoning {

/// Makes proofs of `reading` a certificate: adds the digests of the relations that were read as a
/// whole, and in which row of its file each given fact stands. Files are read once more for that.
/// Errors: YG-V904 when a proof is cut; those of the loader.
[[nodiscard]] base::Result<void> certify(verification::Certificate& certificate, Reading& reading,
                                         const evaluation::FactLoader& loader);

}  // namespace yinguo::reasoning
