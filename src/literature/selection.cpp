#include "literature/selection.hpp"

#include <algorithm>

namespace yinguo::literature {
namespace {

bool is_in(std::string_view section, std::string_view whole) {
  return section.starts_with(whole) &&
         (section.size() == whole.size() || section[whole.size()] == '.');
}

/// What of the filter a claim is asked for by itself.
class Test {
 public:
  Test(const ontology::Model& model, const Filter& filter) : filter_{filter} {
    for (const auto& one : model.concepts) {
      if (std::ranges::find(filter.goals, one.id) == filter.goals.end()) continue;
      for (const auto& link : one.links)
        linked_.insert(link.to.id);
    }
    concepts_.insert(filter.concepts.begin(), filter.concepts.end());
  }

  [[nodiscard]] bool is_met(const ontology::Claim& claim) const {
    return (filter_.goals.empty() || linked_.contains(claim.id)) && stands_in_section(claim) &&
           (concepts_.empty() || concepts_.contains(claim.cause.id) ||
            concepts_.contains(claim.effect.id)) &&
           (filter_.statuses.empty() ||
            std::ranges::find(filter_.statuses, claim.status) != filter_.statuses.end());
  }

 private:
  [[nodiscard]] bool stands_in_section(const ontology::Claim& claim) const {
    if (filter_.sections.empty()) return true;
    return std::ranges::any_of(claim.evidence, [&](const ontology::Evidence& evidence) {
      return std::ranges::any_of(filter_.sections, [&](const std::string& section) {
        return is_in(evidence.at.section, section);
      });
    });
  }

  const Filter& filter_;
  std::unordered_set<std::string_view> linked_;
  std::unordered_set<std::string_view> concepts_;
};

template <class T>
void collect_from(const std::vector<T>& all, const std::unordered_set<std::string_view>& ids,
                  std::vector<const T*>& into) {
  for (const auto& one : all) {
    if (ids.contains(one.id)) into.push_back(&one);
  }
}

}  // namespace

Selection::Selection(const ontology::Model& model, const Filter& filter) : index_{model} {
  if (filter.is_empty())
    take_all();
  else
    take(filter);
  collect_from(model.claims, ids_, claims_);
  collect_from(model.concepts, ids_, concepts_);
  collect_from(model.sources, ids_, sources_);
}

void Selection::take_all() {
  for (const auto& one : model().claims)
    ids_.insert(one.id);
  for (const auto& one : model().concepts)
    ids_.insert(one.id);
  for (const auto& one : model().sources)
    ids_.insert(one.id);
}

void Selection::take(const Filter& filter) {
  const Test test{model(), filter};
  for (const auto& one : model().concepts) {
    if (std::ranges::find(filter.goals, one.id) != filter.goals.end()) ids_.insert(one.id);
  }
  for (const auto& claim : model().claims) {
    if (test.is_met(claim)) name(claim);
  }
}

void Selection::name(const ontology::Claim& claim) {
  ids_.insert(claim.id);
  ids_.insert(claim.cause.id);
  ids_.insert(claim.effect.id);
  for (const auto& one : claim.conditions)
    ids_.insert(one.id);
  for (const auto& one : claim.moderators)
    ids_.insert(one.id.id);
  for (const auto& one : claim.via)
    ids_.insert(one.id);
  for (const auto& evidence : claim.evidence) {
    ids_.insert(evidence.at.source.id);
    for (const auto& work : evidence.cites)
      ids_.insert(work.id);
  }
}

}  // namespace yinguo::literature
