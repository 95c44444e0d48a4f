#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace yinguo::literature {

/// Ids that fall into classes, each class under the id that stands for it. Classes are numbered
/// from 0 in the order in which they are first met.
///
/// Lifetime: the ids' texts must outlive it. Threads: immutable once made.
/// Cost: O(ids) to build, O(1) a look-up.
class Partition {
 public:
  /// An id, and the one that stands for its class.
  using Member = std::pair<std::string_view, std::string_view>;

  /// Ids are different ones.
  explicit Partition(std::span<const Member> all);

  [[nodiscard]] std::uint32_t class_count() const {
    return static_cast<std::uint32_t>(names_.size());
  }

  [[nodiscard]] std::optional<std::uint32_t> class_of(std::string_view id) const;

  /// The id that stands for the class.
  [[nodiscard]] std::string_view name(std::uint32_t number) const { return names_[number]; }

 private:
  std::unordered_map<std::string_view, std::uint32_t> class_of_;
  std::vector<std::string_view> names_;
};

}  // namespace yinguo::literature
