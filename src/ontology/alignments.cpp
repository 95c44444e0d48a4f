#include "ontology/alignments.hpp"

#include <algorithm>

namespace yinguo::ontology {

Match inverse(Match relation) {
  if (relation == Match::kBroader) return Match::kNarrower;
  return relation == Match::kNarrower ? Match::kBroader : relation;
}

Alignments::Alignments(const Model& model) {
  for (const auto& one : model.alignments) {
    if (one.status != AlignmentStatus::kConfirmed || one.id.id == one.with.id) continue;
    of_[one.id.id].push_back({one.with.id, one.relation, &one});
    of_[one.with.id].push_back({one.id.id, inverse(one.relation), &one});
  }
  for (const auto& one : model.alignments) {
    if (one.status == AlignmentStatus::kConfirmed && one.relation == Match::kExact)
      gather(one.id.id);
  }
}

/// The cluster of `from`, unless it is known.
void Alignments::gather(std::string_view from) {
  if (representative_.contains(from)) return;
  std::vector<std::string_view> members{from};
  representative_[from] = from;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (const auto& aligned : of(members[i])) {
      if (aligned.relation == Match::kExact && representative_.try_emplace(aligned.id, from).second)
        members.push_back(aligned.id);
    }
  }
  std::ranges::sort(members);
  for (const auto id : members)
    representative_[id] = members.front();
  clusters_[members.front()] = std::move(members);
}

std::string_view Alignments::representative(std::string_view id) const {
  const auto found = representative_.find(id);
  return found == representative_.end() ? id : found->second;
}

std::span<const std::string_view> Alignments::cluster(std::string_view representative) const {
  const auto found = clusters_.find(representative);
  if (found == clusters_.end()) return {};
  return found->second;
}

std::span<const Aligned> Alignments::of(std::string_view id) const {
  const auto found = of_.find(id);
  if (found == of_.end()) return {};
  return found->second;
}

}  // namespace yinguo::ontology
