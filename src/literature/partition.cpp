#include "literature/partition.hpp"

namespace yinguo::literature {

Partition::Partition(std::span<const Member> all) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  for (const auto& [id, stands_for_it] : all) {
    const auto next = static_cast<std::uint32_t>(names_.size());
    const auto [known, is_new] = numbers.emplace(stands_for_it, next);
    if (is_new) names_.push_back(stands_for_it);
    class_of_.emplace(id, known->second);
  }
}

std::optional<std::uint32_t> Partition::class_of(std::string_view id) const {
  const auto found = class_of_.find(id);
  if (found == class_of_.end()) return std::nullopt;
  return found->second;
}

}  // namespace yinguo::literature
