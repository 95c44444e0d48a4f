#pragma once
// What people read for the words of the format. Machines read the words themselves.
#include <cstddef>
#include <span>
#include <string_view>

#include "cli/language.hpp"
#include "ontology/vocabulary.hpp"

namespace yinguo::cli {

/// The phrases of a vocabulary, in the order of its enumerators.
template <class E>
[[nodiscard]] std::span<const Bilingual> phrases_of();

template <>
std::span<const Bilingual> phrases_of<ontology::Polarity>();
template <>
std::span<const Bilingual> phrases_of<ontology::Certainty>();
template <>
std::span<const Bilingual> phrases_of<ontology::Form>();
template <>
std::span<const Bilingual> phrases_of<ontology::ClaimStatus>();
template <>
std::span<const Bilingual> phrases_of<ontology::Bearing>();
template <>
std::span<const Bilingual> phrases_of<ontology::Design>();
template <>
std::span<const Bilingual> phrases_of<ontology::Binding>();
template <>
std::span<const Bilingual> phrases_of<ontology::Direction>();
template <>
std::span<const Bilingual> phrases_of<ontology::RelationKind>();
template <>
std::span<const Bilingual> phrases_of<ontology::Match>();
template <>
std::span<const Bilingual> phrases_of<ontology::AlignmentStatus>();

/// "负向" or "decrease".
template <class E>
[[nodiscard]] std::string_view phrase(E value, Language language) {
  return phrases_of<E>()[static_cast<std::size_t>(value)].in(language);
}

/// "出版者" or "publisher": a field or an item type of CSL, a dimension or a level of scopes; other
/// words as they are.
[[nodiscard]] std::string_view field_phrase(std::string_view word, Language language);

/// What people read in a column that holds words of a vocabulary: "decrease" under "polarity" is
/// "负向". Other cells as they are.
[[nodiscard]] std::string_view cell_phrase(std::string_view column, std::string_view cell,
                                           Language language);

}  // namespace yinguo::cli
