#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace yinguo::literature {

/// Ids for new claims by where they stand: `c-SOURCE-SECTION-SENTENCE[.CLAUSE]-a`, then `-b`, and
/// so on; none that is taken, and none twice.
class ClaimIds {
 public:
  explicit ClaimIds(std::function<bool(std::string_view)> is_taken)
      : is_taken_{std::move(is_taken)} {}

  /// `source`: may be empty; `clause`: 0 is none.
  [[nodiscard]] std::string next(std::string_view source, std::string_view section,
                                 std::uint32_t sentence, std::uint32_t clause);

 private:
  std::function<bool(std::string_view)> is_taken_;
  std::unordered_map<std::string, std::size_t> used_;  ///< letters, by place
};

}  // namespace yinguo::literature
