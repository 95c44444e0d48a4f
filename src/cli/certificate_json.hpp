#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"

#include "verification/certificate.hpp"

namespace yinguo::cli {

/// What was asked, beside the proofs that answer it.
struct ProofQuestion {
  std::string fact;
  std::size_t matching = 0;
  std::size_t shown = 0;
  bool cut = false;
};

/// Versioned JSON, the same bytes for the same certificate; `question` may be null.
[[nodiscard]] std::string certificate_json(const verification::Certificate& certificate,
                                           const ProofQuestion* question);

/// Bounds on what is read.
inline constexpr std::size_t kMaxCertificateBytes = std::size_t{1} << 28U;
inline constexpr std::size_t kMaxCertificateDepth = 16;  // levels of JSON; a certificate has 8

/// Errors (YG-V902): the text is no JSON, is nested too deep, or is not what a certificate looks
/// like; the message says where.
[[nodiscard]] base::Result<verification::Certificate> read_certificate(std::string_view text);

}  // namespace yinguo::cli
