#pragma once
#include <vector>

#include "literature/candidate_ends.hpp"
#include "literature/claim_candidates.hpp"

namespace yinguo::literature {

/// Makes candidates of the cues in the clauses of one sentence, which come in order: where a cue
/// has nothing before it, what the cue before it was said of is carried over.
class ClauseReader {
 public:
  ClauseReader(const CueLexicon& lexicon, const PhraseLimits& limits)
      : lexicon_{lexicon}, limits_{limits} {}

  /// Their `sentence` and `clause` are left to be set.
  [[nodiscard]] std::vector<ClaimCandidate> read(std::string_view clause);

 private:
  struct Said {
    bool is_negated = false;
    bool is_hedged = false;
    bool joins = false;    ///< "并促进": with the subject before
    bool follows = false;  ///< "从而促进": from the object before
  };

  /// The ends in the slots of one cue.
  struct Ends {
    CandidateEnds cause;
    CandidateEnds effect;
    CandidateEnds via;
    CandidateEnds moderators;
    std::size_t falls = 0;  ///< how often less of something is meant
    bool is_carried = false;
  };

  void read_match(const CueMatch& match, const TokenText& text, std::vector<ClaimCandidate>& out);
  [[nodiscard]] Said said_before(const CueMatch& match, const TokenText& text) const;
  [[nodiscard]] Said said_at_end(TokenRange range, const TokenText& text) const;
  [[nodiscard]] Ends ends_of(const CueMatch& match, const Said& said, const EndReader& reader);
  void read_slot(const CueMatch& match, std::size_t slot, const Said& said, const EndReader& reader,
                 Ends& ends);
  [[nodiscard]] CandidateEnds first_ends(TokenRange range, const Said& said,
                                         const EndReader& reader, bool& is_carried) const;

  const CueLexicon& lexicon_;
  PhraseLimits limits_;
  CandidateEnds subject_;  ///< of the cue before: what stands in its first slot
  CandidateEnds object_;   ///< and in its last
};

}  // namespace yinguo::literature
