#pragma once
// Renderers of proofs of any program's facts; pure functions.
#include <cstddef>
#include <string>

#include "cli/language.hpp"

#include "verification/certificate.hpp"

namespace yinguo::cli {

struct ProofRendering {
  Language language = Language::kEn;
  bool color = false;
  std::size_t depth = 1'000'000;  ///< levels of facts below the one proved
};

/// A tree of facts with the rules between them. Derived facts are numbered and shown once, further
/// uses refer to the number; what lies deeper than a screen is wide follows as a tree of its own,
/// so that the length is linear in the steps.
[[nodiscard]] std::string proof_text(const verification::Certificate& certificate,
                                     const verification::Proof& proof,
                                     const ProofRendering& rendering);
/// The same as nested lists.
[[nodiscard]] std::string proof_markdown(const verification::Certificate& certificate,
                                         const verification::Proof& proof,
                                         const ProofRendering& rendering);
/// One digraph; an arrow goes from a fact to what its rule stood on.
[[nodiscard]] std::string proof_dot(const verification::Certificate& certificate,
                                    const verification::Proof& proof);

/// What a leaf is: given and where, absent, …; empty for derived facts.
[[nodiscard]] std::string leaf_words(const verification::Step& step, Language language);

}  // namespace yinguo::cli
