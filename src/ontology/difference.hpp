#pragma once
// What one model has otherwise than another.
#include <string>
#include <vector>

#include "ontology/elements.hpp"
#include "ontology/model.hpp"

namespace yinguo::ontology {

/// A property whose values are not the same. Both empty: the same values in another order.
struct PropertyChange {
  std::string name{};
  std::vector<std::string> gone{};
  std::vector<std::string> came{};
  friend bool operator==(const PropertyChange&, const PropertyChange&) = default;
};

struct ElementChange {
  ElementKind kind = ElementKind::kConcept;
  std::string id{};  ///< as it is after
  std::vector<PropertyChange> properties{};
  friend bool operator==(const ElementChange&, const ElementChange&) = default;
};

/// An id that seems to have become another: everything else that is said of the two is the same,
/// and of no other two.
struct Renaming {
  ElementKind kind = ElementKind::kConcept;
  std::string from{};
  std::string to{};
  friend bool operator==(const Renaming&, const Renaming&) = default;
};

struct Difference {
  std::vector<Renaming> renamed{};  ///< these are neither removed nor added
  std::vector<Element> removed{};
  std::vector<Element> added{};
  std::vector<ElementChange> changed{};

  [[nodiscard]] bool is_empty() const {
    return renamed.empty() && removed.empty() && added.empty() && changed.empty();
  }
};

/// Each list is in the order of elements_of(). References to what is renamed are no change. Only
/// ids of the one space that concepts, claims, sources, indicators, regions and peer groups share
/// are taken for renamed. The difference the other way round has removed and added, gone and came
/// exchanged, and says the same otherwise, in terms of the other ids.
/// Cost: the size of the models, for each round of renaming.
[[nodiscard]] Difference difference(const Model& before, const Model& after);

}  // namespace yinguo::ontology
