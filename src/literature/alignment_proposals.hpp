#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/model.hpp"

#include "literature/similar_names.hpp"

namespace yinguo::literature {

/// How a name of one concept is like one of another, both in one language.
struct NameMatch {
  enum class Kind : std::uint8_t {
    kEqual,      ///< but for width, case, brackets, and what is no letter or number
    kHead,       ///< the longer ends with the shorter: what qualifies stands before it
    kContained,  ///< the shorter stands elsewhere in the longer
    kSimilar
  };

  Kind kind = Kind::kSimilar;
  bool is_first_longer = false;  ///< for kHead
  std::string_view first;        ///< label or alias, as written
  std::string_view second;
  Similarity similarity;
};

/// A label or an alias.
struct KnownName {
  std::string_view text;
  Grams grams;
};

/// A concept's names in a language, the label first. Lifetime: the concept must outlive them.
[[nodiscard]] std::vector<KnownName> names_of(const ontology::Concept& one,
                                              ontology::Language language);

/// The best match of two concepts' names in a language. Ties go to the first names. Nothing where
/// one has none.
[[nodiscard]] std::optional<NameMatch> best_match(std::span<const KnownName> first,
                                                  std::span<const KnownName> second,
                                                  ontology::Language language);

/// Two concepts that may be one. Nothing is said of what they mean: only of their names.
struct AlignmentProposal {
  const ontology::Concept* first = nullptr;  ///< the smaller id
  const ontology::Concept* second = nullptr;
  ontology::Match relation = ontology::Match::kClose;
  std::optional<NameMatch> zh;
  std::optional<NameMatch> en;

  /// The greater of the two languages', in [0, 1].
  [[nodiscard]] double score() const;
};

/// The sentence that gives the reason, with its arithmetic.
[[nodiscard]] std::string reason_of(const AlignmentProposal& proposal, ontology::Language language);

struct ProposalOptions {
  double threshold = 0.6;  ///< least score, in (0, 1]
  bool is_within = false;  ///< also between concepts of one vocabulary
};

/// Pairs of concepts with names that are alike, best first, then those that the other language
/// bears out, then by id. Left out: pairs that are aligned already, whatever their status, or by
/// exact alignments the same; pairs of one vocabulary, that is, a source speaks of both (a source
/// that uses two names keeps the things apart), or no source speaks of one and both stand in files
/// of one ontology. Equal names are proposed as exact; where one ends with the other it is the
/// narrower; other containment as related, the rest as close.
///
/// Lifetime: the model must outlive what is returned. Cost: each_similar_pair() over all names.
[[nodiscard]] std::vector<AlignmentProposal> propose_alignments(const ontology::Model& model,
                                                                const ProposalOptions& options);

}  // namespace yinguo::literature
