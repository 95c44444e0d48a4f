#pragma once
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "ontology/model.hpp"
#include "ontology/model_index.hpp"

namespace yinguo::literature {

/// Which part of a model is meant. What is empty does not restrict; what is given must all be met.
struct Filter {
  std::vector<std::string> goals{};     ///< ids of concepts: claims that one of them rests on
  std::vector<std::string> sections{};  ///< "2.1" also means what is below it: 2.1.3
  std::vector<ontology::ClaimStatus> statuses{};
  std::vector<std::string> concepts{};  ///< ids: claims with one of them as cause or effect

  [[nodiscard]] bool is_empty() const {
    return goals.empty() && sections.empty() && statuses.empty() && concepts.empty();
  }
};

/// The part of a model that a filter leaves: the claims that meet it, the concepts that these name
/// and those of `goals`, and the sources that the claims' evidence is from or cites. With an empty
/// filter all of it.
///
/// Order: that of the model. Cost: O(model). Lifetime: the model must outlive it and not change.
class Selection {
 public:
  Selection(const ontology::Model& model, const Filter& filter);

  [[nodiscard]] const ontology::Model& model() const noexcept { return index_.model(); }

  /// Of the whole model.
  [[nodiscard]] const ontology::ModelIndex& index() const noexcept { return index_; }

  [[nodiscard]] const std::vector<const ontology::Claim*>& claims() const noexcept {
    return claims_;
  }

  [[nodiscard]] const std::vector<const ontology::Concept*>& concepts() const noexcept {
    return concepts_;
  }

  [[nodiscard]] const std::vector<const ontology::Source*>& sources() const noexcept {
    return sources_;
  }

  /// Whether the concept, claim or source of this id is in the part.
  [[nodiscard]] bool has(std::string_view id) const { return ids_.contains(id); }

 private:
  void take_all();
  void take(const Filter& filter);
  void name(const ontology::Claim& claim);

  ontology::ModelIndex index_;
  std::vector<const ontology::Claim*> claims_;
  std::vector<const ontology::Concept*> concepts_;
  std::vector<const ontology::Source*> sources_;
  std::unordered_set<std::string_view> ids_;
};

}  // namespace yinguo::literature
