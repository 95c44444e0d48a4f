#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.hpp"
#include "ontology/vocabulary.hpp"

namespace yinguo::literature {

/// The form in which names are compared: NFKC, case folded, without what stands in brackets (a
/// qualifier such as who means it so), unless nothing else is there.
[[nodiscard]] std::string compared_form(std::string_view name);

/// The n-grams of a name: its runs of n neighbouring characters, ascending, each as often as it
/// occurs.
using Grams = std::vector<std::uint64_t>;

/// Of the letters and numbers of the name's compared form: pairs in Chinese, triples in English. A
/// shorter name is one gram; one without letters and numbers has none.
[[nodiscard]] Grams grams_of(std::string_view name, ontology::Language language);

/// What two names have in common.
struct Similarity {
  std::uint32_t shared = 0;  ///< grams of both, each as often as in the name that has fewer of it
  std::uint32_t first = 0;   ///< all of the one name
  std::uint32_t second = 0;

  /// Twice the shared over all of both, in [0, 1] (Dice, Ecology 26, 1945); 0 of nothing.
  [[nodiscard]] double score() const {
    return first + second == 0 ? 0.0 : 2.0 * shared / (first + second);
  }
};

/// Cost: O(grams of both).
[[nodiscard]] Similarity similarity(const Grams& first, const Grams& second);

/// Visits each pair of names, the lower index first, whose score is at least `threshold`, once.
/// Requires: 0 < threshold <= 1. Order: the same for the same names. Cost: names are found by the
/// rarest of their grams, of which similar ones must share one (prefix filtering: Chaudhuri,
/// Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007), so not all pairs are compared.
void each_similar_pair(std::span<const Grams> names, double threshold,
                       base::FunctionRef<void(std::uint32_t, std::uint32_t)> visit);

}  // namespace yinguo::literature
