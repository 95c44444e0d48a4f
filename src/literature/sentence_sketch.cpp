#include "literature/sentence_sketch.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <numbers>
#include <vector>

#include "base/sorting.hpp"
#include "base/text.hpp"

#include "literature/code_points.hpp"
#include "literature/fingerprint.hpp"

namespace yinguo::literature {
namespace {

constexpr std::size_t kWordBits = 64;
constexpr std::size_t kBits = 2 * kWordBits;

/// The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): FNV-1a of a short text leaves its
/// high bits nearly alone.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ x >> 30U) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ x >> 27U) * 0x94d049bb133111ebULL;
  return x ^ x >> 31U;
}

/// Hashes of the words, and of each two adjacent ideographs, marks and blanks between them left
/// out (of one that stands alone among words, of itself).
class Features {
 public:
  std::vector<std::uint64_t> of(std::string_view sentence) {
    for (const auto c : decode(base::fold(without_citations(sentence)))) {
      const bool is_letter = is_ideograph(c) || !base::keep_alphanumeric(encode({&c, 1})).empty();
      if (is_letter ? is_ideograph(c) != is_ideographs() : !is_ideographs()) end_run();
      if (is_letter) run_ += c;
    }
    end_run();
    base::sort_unique(hashes_);
    return std::move(hashes_);
  }

 private:
  [[nodiscard]] bool is_ideographs() const { return !run_.empty() && is_ideograph(run_.back()); }

  void end_run() {
    const std::size_t size = is_ideographs() && run_.size() > 1 ? 2 : run_.size();
    for (std::size_t i = 0; size > 0 && i + size <= run_.size(); ++i)
      hashes_.push_back(base::fnv1a(encode(std::u32string_view{run_}.substr(i, size))));
    run_.clear();
  }

  std::u32string run_;  ///< of ideographs, or a word
  std::vector<std::uint64_t> hashes_;
};

}  // namespace

Sketch sketch_of(std::string_view sentence) {
  std::array<int, kBits> sums{};
  for (const auto feature : Features{}.of(sentence)) {
    constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15ULL;
    const std::array<std::uint64_t, 2> hash{mixed(feature), mixed(feature + kGolden)};
    for (std::size_t i = 0; i < kBits; ++i)
      sums.at(i) += (hash.at(i / kWordBits) >> i % kWordBits & 1U) != 0 ? 1 : -1;
  }
  Sketch out;
  for (std::size_t i = 0; i < kBits; ++i) {
    if (sums.at(i) > 0) out.bits.at(i / kWordBits) |= std::uint64_t{1} << i % kWordBits;
  }
  return out;
}

std::string printed(const Sketch& sketch) {
  return hexadecimal(sketch.bits[0]) + hexadecimal(sketch.bits[1]);
}

std::optional<Sketch> try_parse_sketch(std::string_view digits) {
  constexpr std::size_t kDigits = 16;
  if (digits.size() != 2 * kDigits) return std::nullopt;
  Sketch out;
  for (std::size_t i = 0; i < 2; ++i) {
    const auto* begin = digits.data() + i * kDigits;
    const auto read = std::from_chars(begin, begin + kDigits, out.bits.at(i), 16);
    if (read.ec != std::errc{} || read.ptr != begin + kDigits) return std::nullopt;
  }
  return out;
}

double likeness(const Sketch& a, const Sketch& b) {
  const auto differing =
      std::popcount(a.bits[0] ^ b.bits[0]) + std::popcount(a.bits[1] ^ b.bits[1]);
  return std::max(0.0, std::cos(std::numbers::pi * differing / static_cast<double>(kBits)));
}

}  // namespace yinguo::literature
