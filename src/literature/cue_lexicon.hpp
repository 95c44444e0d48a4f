#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/model.hpp"

#include "literature/cue_pattern.hpp"
#include "literature/cues.hpp"
#include "literature/phrase_table.hpp"

namespace yinguo::literature {

/// What one phrase of the tables or of the ontology is in a text.
struct LexiconEntry {
  const ontology::Concept* known = nullptr;  ///< whose name it is; of no cue's word
  std::optional<Marker> marker;
  bool is_cue_word = false;
};

/// A cue's pattern with its words as entries.
struct CueFrame {
  const Cue* cue = nullptr;
  std::vector<char> slots;
  std::vector<std::vector<std::uint32_t>> words;  ///< by entry, ascending
};

inline constexpr std::uint32_t kNoEntry = UINT32_MAX;

/// A stretch [begin, end) of a text: a phrase of the lexicon, or what stands between two.
struct CueToken {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t entry = kNoEntry;
};

/// Text as it is compared: small letters, and blanks for hyphens. As long as `text`.
[[nodiscard]] std::u32string compared_text(std::u32string_view text);

/// The names of a model's concepts, in both languages, and the words of cues in one.
///
/// Of what begins at one place the longest phrase is taken; a cue's word before a name of equal
/// length, a label before an alias, and then the concept that comes first. Names of one Chinese
/// character, of two letters, and of more than 64 characters are left out. English names are also
/// found with an `s` more or less.
///
/// Lifetime: the model must outlive it and not change. Threads: const methods may run concurrently.
class CueLexicon {
 public:
  CueLexicon(const ontology::Model& model, ontology::Language language);

  /// The tokens of a compared text, in order; white space between phrases is in none. Cost: linear.
  [[nodiscard]] std::vector<CueToken> tokens(std::u32string_view text) const;

  /// Nothing for what stands between phrases.
  [[nodiscard]] const LexiconEntry* entry(const CueToken& token) const {
    return token.entry == kNoEntry ? nullptr : &entries_[token.entry];
  }

  [[nodiscard]] bool is(const CueToken& token, Marker marker) const {
    const auto* found = entry(token);
    return found != nullptr && found->marker == marker;
  }

  [[nodiscard]] const ontology::Concept* known(const CueToken& token) const {
    const auto* found = entry(token);
    return found == nullptr ? nullptr : found->known;
  }

  /// The frames whose first word the token is, those of more words first.
  [[nodiscard]] std::span<const CueFrame> frames_at(const CueToken& token) const;

  [[nodiscard]] ontology::Language language() const noexcept { return language_; }

 private:
  LexiconEntry& add(std::u32string_view phrase);
  void add_frame(const Cue& cue);
  void add_names(const ontology::Model& model, bool is_label);
  void add_name(std::string_view name, const ontology::Concept& one);
  void name(std::u32string_view phrase, const ontology::Concept& one);

  ontology::Language language_;
  PhraseTable phrases_;
  std::vector<LexiconEntry> entries_;
  std::unordered_map<std::uint32_t, std::vector<CueFrame>> frames_;  ///< by first word
};

}  // namespace yinguo::literature
