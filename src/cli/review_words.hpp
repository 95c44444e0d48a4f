#pragma once
// Parts of the answers about the literature, in words and as JSON.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/phrases.hpp"
#include "cli/words.hpp"

#include "literature/path_notes.hpp"
#include "literature/review_conflicts.hpp"
#include "literature/review_gaps.hpp"
#include "literature/review_status.hpp"

namespace yinguo::cli {

// The words of machine formats.
[[nodiscard]] std::string_view word(literature::Support support);
[[nodiscard]] std::string_view word(literature::Verdict verdict);
[[nodiscard]] std::string_view word(literature::ScopeMatch match);
[[nodiscard]] std::string_view word(literature::Meeting meeting);
[[nodiscard]] std::string_view word(literature::OpenMediation::Leg leg);

/// Says what a literature holds. Lines have no indent and no line break.
///
/// Lifetime: refers to the evidence and the lexicon.
class ReviewWords : private Words {
 public:
  ReviewWords(const literature::EvidenceBase& base, const Rendering& rendering)
      : Words{rendering}, base_{base} {}

  using Words::label;
  using Words::say;
  using Words::style;
  using Words::zh;

  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

  [[nodiscard]] Language language() const { return language_; }

  [[nodiscard]] const literature::EvidenceBase& base() const { return base_; }

  [[nodiscard]] std::string id(literature::ConceptId one) const {
    return std::string{base_.concepts().name(one)};
  }

  [[nodiscard]] std::string name(literature::ConceptId one) const { return label(id(one)); }

  [[nodiscard]] std::string study(literature::StudyId one) const {
    return std::string{base_.studies().name(one)};
  }

  /// "A → B".
  [[nodiscard]] std::string pair(literature::PairId pair) const;

  template <class E>
  [[nodiscard]] std::string said(E value) const {
    return std::string{phrase(value, language_)};
  }

  [[nodiscard]] std::string said(literature::Support support) const;
  [[nodiscard]] std::string said(literature::ScopeMatch match) const;
  /// "supports: ", before the studies that do.
  [[nodiscard]] std::string title_of(literature::Verdict verdict) const;
  [[nodiscard]] std::string said(const literature::Stance& stance) const;
  /// How a scope stands to the one that is asked about.
  [[nodiscard]] std::string said_of_asked(literature::ScopeMatch match) const;
  /// "East; 2011-2018"; what is not stated is said.
  [[nodiscard]] std::string scope(literature::ScopeId scope) const;
  /// "1 of a scope that includes it, 2 elsewhere": the tests, by how their scopes stand to that.
  [[nodiscard]] std::string matches(const literature::ScopedTally& here) const;
  /// "Guizhou · 2020": the scope that is asked about.
  [[nodiscard]] std::string asked(const std::string& region, std::optional<int> period) const;
  /// "1 study", "3 studies".
  [[nodiscard]] std::string count(std::size_t count, const Bilingual& one,
                                  const Bilingual& several) const;
  [[nodiscard]] std::string study_count(std::size_t number) const;
  /// "12 pairs of cause and effect, 5 shown".
  [[nodiscard]] std::string pair_count(std::size_t all, std::size_t shown) const;
  /// "3 support, 1 refutes, 0 in part, 0 inconclusive".
  [[nodiscard]] std::string arithmetic(const literature::Tally& tally) const;
  /// "a, b and 3 more".
  [[nodiscard]] std::string studies(std::span<const literature::StudyId> all) const;
  /// "a (observational), b (case study)": those of one verdict; empty for none.
  [[nodiscard]] std::string studies(std::span<const literature::StudyVerdict> all,
                                    literature::Verdict verdict) const;
  /// "c-1-1-a, c-2-3-b and 3 more".
  [[nodiscard]] std::string claims(std::span<const std::uint32_t> all) const;
  /// "moderators: x (increase); conditions: y"; empty for none.
  [[nodiscard]] std::string moderators(std::span<const std::uint32_t> claims) const;
  /// "lag: 1 to 3 years, stated for 2 of 2 links"; empty where none is stated.
  [[nodiscard]] std::string lag(const literature::ChainLag& lag) const;
  /// "near, not counted: bees → honey (bees narrower than insects)".
  [[nodiscard]] std::string near(literature::ConceptId cause, literature::ConceptId effect,
                                 literature::PairId other) const;
  /// Each pair that is near, with how it stands, for the scope that is asked about if there is one;
  /// an outline.
  [[nodiscard]] std::vector<std::string> near(literature::ConceptId cause,
                                              literature::ConceptId effect,
                                              std::optional<literature::ScopeId> where) const;

 private:
  [[nodiscard]] std::string nearness(literature::ConceptId from, literature::ConceptId to) const;
  /// ": a, b": the studies that test; empty for none.
  [[nodiscard]] std::string tests(const literature::Tally& tally) const;
  [[nodiscard]] std::string listed(const std::vector<std::string>& all) const;

  const literature::EvidenceBase& base_;
};

[[nodiscard]] nlohmann::ordered_json json_pair(literature::PairId pair, const ReviewWords& words);
/// The pairs that are near.
[[nodiscard]] nlohmann::ordered_json json_near(literature::PairId pair, const ReviewWords& words);
[[nodiscard]] nlohmann::ordered_json json_studies(std::span<const literature::StudyId> all,
                                                  const ReviewWords& words);
[[nodiscard]] nlohmann::ordered_json json_verdict(const literature::StudyVerdict& one,
                                                  const ReviewWords& words);
/// Counts, studies and status.
[[nodiscard]] nlohmann::ordered_json json_tally(const literature::Tally& tally,
                                                const ReviewWords& words);
/// The same, with `tests_by_match`: how many tests stand how to the scope asked about.
[[nodiscard]] nlohmann::ordered_json json_scoped(const literature::ScopedTally& here,
                                                 const ReviewWords& words);
/// An object with the dimensions that are stated.
[[nodiscard]] nlohmann::ordered_json json_scope(literature::ScopeId scope,
                                                const ReviewWords& words);
[[nodiscard]] nlohmann::ordered_json json_claims(std::span<const std::uint32_t> claims,
                                                 const ReviewWords& words);
[[nodiscard]] nlohmann::ordered_json json_moderators(std::span<const std::uint32_t> claims,
                                                     const ReviewWords& words);
/// Ids with spaces between them, as cells of CSV have them.
[[nodiscard]] std::string study_cell(std::span<const literature::StudyId> all,
                                     const ReviewWords& words);
/// A cell for each dimension.
[[nodiscard]] std::vector<std::string> scope_cells(literature::ScopeId scope,
                                                   const ReviewWords& words);

}  // namespace yinguo::cli
