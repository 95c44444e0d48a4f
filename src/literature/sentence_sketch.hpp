#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yinguo::literature {

/// A sentence in 128 bits such that like sentences have like bits: SimHash (M. Charikar, STOC 2002)
/// over its words and the pairs of its adjacent ideographs, each once, after NFKC and case folding
/// and without citation numbers, by the sign of the sum of their hashes' bits. The words cannot be
/// had back from it.
struct Sketch {
  std::array<std::uint64_t, 2> bits{};
};

/// Cost: linear, 128 steps a word.
[[nodiscard]] Sketch sketch_of(std::string_view sentence);

/// 32 hexadecimal digits, as locators have it.
[[nodiscard]] std::string printed(const Sketch& sketch);

/// Nothing where `digits` are not 32 hexadecimal digits.
[[nodiscard]] std::optional<Sketch> try_parse_sketch(std::string_view digits);

/// How alike two sentences are, in [0, 1]: the cosine of the angle between their words, estimated
/// from the bits in which they differ (all alike: 1; nothing in common: about 0). Of sentences that
/// share nine words of ten, the estimate is within 0.05 mostly.
[[nodiscard]] double likeness(const Sketch& a, const Sketch& b);

}  // namespace yinguo::literature
