#pragma once
#include <cstddef>

#include "base/diagnostic.hpp"

#include "literature/import.hpp"

namespace yinguo::literature {

/// What becomes of a source that is probably one that is there already.
enum class Duplicates {
  kKeep,
  kLeaveOut
};

/// How many were left out.
struct LeftOut {
  std::size_t same = 0;        ///< that are there, with their id and all else
  std::size_t duplicates = 0;  ///< sources that are probably there under another id
};

/// Compares the sources, concepts, alignments and claims of an import with those of `store`, and
/// each with those before it, and leaves out what is there already; nothing is merged. Reports: the
/// id of another source, concept or claim (YG-L835); as a warning (YG-L836), a source with the DOI
/// of another, or with its title and year, a concept with the labels of another, and another
/// alignment of the same concepts, which is left out. Titles are compared by their letters and
/// numbers, whatever their case and width. Cost: linear in both.
[[nodiscard]] LeftOut settle_import(Import& import, const ontology::Model& store,
                                    Duplicates duplicates, base::Diagnostics& diagnostics);

/// Whether a claim that was read is the one that is known, its id and the sketches that it does not
/// have aside.
[[nodiscard]] bool is_same_claim(const ontology::Claim& known, const ontology::Claim& read);

/// Reports whatever would keep the import from being loaded together with what the store holds.
void check_import(const Import& import, const ontology::Model& store,
                  base::Diagnostics& diagnostics);

}  // namespace yinguo::literature
