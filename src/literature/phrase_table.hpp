#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yinguo::literature {

/// Phrases that are looked for in a text, each with a number. A phrase that begins or ends with an
/// ASCII letter or digit is found only where that begins or ends a word. Within a phrase a 的 is
/// passed over where no phrase goes on with it: "资本的深化" is "资本深化".
///
/// Threads: const methods may run concurrently.
class PhraseTable {
 public:
  struct Match {
    std::size_t length = 0;
    std::uint32_t value = 0;
    friend bool operator==(const Match&, const Match&) = default;
  };

  /// The number that `phrase` already has, else `value`, which it has from then on. Requires: not
  /// empty.
  std::uint32_t add(std::u32string_view phrase, std::uint32_t value);

  /// The longest phrase that begins at `at`; its length in `text`. Cost: O(length of the longest
  /// phrase).
  [[nodiscard]] std::optional<Match> longest(std::u32string_view text, std::size_t at) const;

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  std::unordered_map<std::uint64_t, std::uint32_t> edges_;  ///< (node, character) to node
  std::vector<std::uint32_t> values_{kNone};                ///< by node; the root is 0
};

}  // namespace yinguo::literature
