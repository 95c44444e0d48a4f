#include "reasoning/measures.hpp"

#include <algorithm>
#include <unordered_set>

#include "ontology/model_index.hpp"

#include "reasoning/naming.hpp"

namespace yinguo::reasoning {

Measures::Measures(const ontology::Model& model) {
  const ontology::ModelIndex index{model};
  for (const auto& one : model.concepts)
    is_measure_.emplace(one.id, index.is_a(one.type.id, kMeasureType));
  for (const auto& claim : model.claims) {
    const bool raises = claim.polarity == ontology::Polarity::kIncrease &&
                        claim.status == ontology::ClaimStatus::kActive;
    if (raises) into_[claim.effect.id].push_back(&claim);
  }
}

std::vector<MeasurePath> Measures::acting_on(std::string_view factor, std::size_t longest) const {
  struct Open {
    std::string_view concept_id;
    std::vector<std::string> claims;
  };

  std::vector<MeasurePath> found;
  std::vector<Open> open{{factor, {}}};
  std::unordered_set<std::string_view> seen{factor};
  for (std::size_t length = 1; length <= longest && found.empty(); ++length) {
    std::vector<Open> next;
    for (const auto& one : open) {
      const auto claims = into_.find(one.concept_id);
      if (claims == into_.end()) continue;
      for (const auto* claim : claims->second) {
        if (!seen.insert(claim->cause.id).second) continue;
        std::vector<std::string> chain{claim->id};
        chain.insert(chain.end(), one.claims.begin(), one.claims.end());
        const auto known = is_measure_.find(claim->cause.id);
        if (known != is_measure_.end() && known->second)
          found.push_back({claim->cause.id, std::string{factor}, std::move(chain)});
        else
          next.push_back({claim->cause.id, std::move(chain)});
      }
    }
    open = std::move(next);
  }
  return found;
}

}  // namespace yinguo::reasoning
