#pragma once
// A model as a list of elements with named properties: what can be compared and listed, without
// the order of files and elements, which means nothing.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/model.hpp"

namespace yinguo::ontology {

enum class ElementKind : std::uint8_t {
  kType,
  kRelation,
  kAttribute,
  kUnit,
  kSource,
  kConcept,
  kLink,
  kClaim,
  kSentence,  ///< that has no claim
  kAlignment,
  kIndicator,
  kMembership,
  kRegion,
  kPeerGroup,
  kFigure,
  kProgram
};

inline constexpr std::size_t kElementKindCount = 16;

/// "concept", "peer-group", …
[[nodiscard]] std::string_view name_of(ElementKind kind);

/// What a model says of one thing about an element. A value is the text itself, or several parts
/// with blanks between them, those with blanks of their own in quotes; an absent one is none.
struct Property {
  std::string name{};
  std::vector<std::string> values{};
  friend bool operator==(const Property&, const Property&) = default;
};

/// Elements of one kind have the same properties in the same order.
struct Element {
  ElementKind kind = ElementKind::kConcept;
  /// The element's own id; of a link "from/relation/to", of a sentence
  /// "source/section/sentence/clause", of an alignment "concept/with", of a membership its
  /// indicator's, of a figure "region/indicator/period" with "/vintage" where it has one, of a
  /// program its name.
  std::string id{};
  std::vector<Property> properties{};
  friend bool operator==(const Element&, const Element&) = default;
};

/// All that the records of a store hold, each field once: links, memberships and figures are
/// elements of their own; a program's text is its lines. Ascending by kind and id. Cost: the size
/// of the model.
[[nodiscard]] std::vector<Element> elements_of(const Model& model);

}  // namespace yinguo::ontology
