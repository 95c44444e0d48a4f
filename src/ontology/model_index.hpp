#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/model.hpp"

namespace yinguo::ontology {

/// The kinds of thing that share one space of ids.
enum class Kind : std::uint8_t {
  kConcept,
  kClaim,
  kSource,
  kIndicator,
  kRegion,
  kPeerGroup
};

/// "concept", "peer group", …
[[nodiscard]] std::string_view name_of(Kind kind);

/// Finds the elements of a model by id. Where an id is given twice, the first element has it.
///
/// Lifetime: the model must outlive the index and not change.
/// Threads:  const methods may run concurrently. Cost: O(1) a look-up.
class ModelIndex {
 public:
  explicit ModelIndex(const Model& model);

  [[nodiscard]] const Model& model() const noexcept { return model_; }

  [[nodiscard]] std::optional<Kind> kind(std::string_view id) const;
  [[nodiscard]] const Concept* find_concept(std::string_view id) const;
  [[nodiscard]] const Claim* find_claim(std::string_view id) const;
  [[nodiscard]] const Source* find_source(std::string_view id) const;
  [[nodiscard]] const Indicator* find_indicator(std::string_view id) const;
  [[nodiscard]] const Region* find_region(std::string_view id) const;
  [[nodiscard]] const PeerGroup* find_peer_group(std::string_view id) const;
  [[nodiscard]] const Unit* find_unit(std::string_view id) const;
  [[nodiscard]] const Type* find_type(std::string_view id) const;
  [[nodiscard]] const Relation* find_relation(std::string_view id) const;
  [[nodiscard]] const AttributeType* find_attribute(std::string_view id) const;

  /// Whether `type` is `super` or a kind of it. Ends on a cyclic hierarchy too.
  [[nodiscard]] bool is_a(std::string_view type, std::string_view super) const;

  /// The ids of one kind, in model order.
  [[nodiscard]] std::vector<std::string_view> ids(Kind kind) const;

 private:
  struct Place {
    Kind kind = Kind::kConcept;
    std::size_t at = 0;
  };
  template <class T>
  void add(const std::vector<T>& elements, Kind kind);
  template <class T>
  const T* find(const std::vector<T>& elements, Kind kind, std::string_view id) const;

  const Model& model_;
  std::unordered_map<std::string_view, Place> things_;
  std::unordered_map<std::string_view, const Unit*> units_;
  std::unordered_map<std::string_view, const Type*> types_;
  std::unordered_map<std::string_view, const Relation*> relations_;
  std::unordered_map<std::string_view, const AttributeType*> attributes_;
};

}  // namespace yinguo::ontology
