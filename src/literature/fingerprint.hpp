#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace yinguo::literature {

/// 16 hexadecimal digits by which a sentence is recognised whatever its line breaks, widths, case
/// and punctuation, and whether or not it still has its citation numbers: FNV-1a over the letters
/// and numbers of its NFKC case-folded form.
[[nodiscard]] std::string fingerprint(std::string_view sentence);

/// The sentence in NFKC and without citation numbers: `[1]`, `[1-2]`, `[3,5]`.
[[nodiscard]] std::string without_citations(std::string_view sentence);

/// 16 digits.
[[nodiscard]] std::string hexadecimal(std::uint64_t number);

}  // namespace yinguo::literature
