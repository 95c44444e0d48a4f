#include "literature/cue_matches.hpp"

#include <algorithm>
#include <optional>

namespace yinguo::literature {
namespace {

class CueFinder {
 public:
  CueFinder(const CueLexicon& lexicon, std::span<const CueToken> tokens)
      : lexicon_{lexicon}, tokens_{tokens} {}

  std::vector<CueMatch> run() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      auto match = match_at(at);
      if (!match) continue;
      at = match->words.back();
      matches_.push_back(std::move(*match));
    }
    set_outer_slots();
    return std::move(matches_);
  }

 private:
  [[nodiscard]] std::optional<CueMatch> match_at(std::size_t at) const {
    for (const auto& frame : lexicon_.frames_at(tokens_[at])) {
      if (auto match = match_frame(frame, at)) return match;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<CueMatch> match_frame(const CueFrame& frame, std::size_t at) const {
    CueMatch match{&frame, {at}, {{}}};
    for (std::size_t i = 1; i < frame.words.size(); ++i) {
      const auto last = match.words.back();
      const auto next = find_word(frame.words[i], last + 1);
      if (!next || (*next == last + 1 && frame.slots[i] != 'X')) return std::nullopt;
      match.slots.push_back({last + 1, *next});
      match.words.push_back(*next);
    }
    if (frame.slots.back() != 0 && !is_followed(match.words.back())) return std::nullopt;
    match.slots.push_back({match.words.back() + 1, match.words.back() + 1});
    return match;
  }

  [[nodiscard]] std::optional<std::size_t> find_word(const std::vector<std::uint32_t>& words,
                                                     std::size_t from) const {
    const auto end = std::min(tokens_.size(), from + kLongestSlot);
    for (auto at = from; at < end && !lexicon_.is(tokens_[at], Marker::kStop); ++at) {
      if (std::ranges::binary_search(words, tokens_[at].entry)) return at;
    }
    return std::nullopt;
  }

  /// Whether something may be said behind the cue's last word: no stop, and no other cue's word.
  [[nodiscard]] bool is_followed(std::size_t word) const {
    auto at = word + 1;
    while (at < tokens_.size() && lexicon_.is(tokens_[at], Marker::kFiller))
      ++at;
    return at < tokens_.size() && !lexicon_.is(tokens_[at], Marker::kStop) &&
           lexicon_.frames_at(tokens_[at]).empty();
  }

  /// The first slot of each begins behind the stop, or the cue's word, before it; the last ends at
  /// the stop, or the cue, behind it.
  void set_outer_slots() {
    std::size_t begin = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      auto& match = matches_[i];
      for (; at < match.words.front(); ++at) {
        if (lexicon_.is(tokens_[at], Marker::kStop)) begin = at + 1;
      }
      match.slots.front() = {begin, match.words.front()};
      begin = at = match.words.back() + 1;
      const auto limit = i + 1 < matches_.size() ? matches_[i + 1].words.front() : tokens_.size();
      auto& last = match.slots.back();
      while (last.end < limit && !lexicon_.is(tokens_[last.end], Marker::kStop))
        ++last.end;
    }
  }

  const CueLexicon& lexicon_;
  std::span<const CueToken> tokens_;
  std::vector<CueMatch> matches_;
};

}  // namespace

std::vector<CueMatch> find_cues(const CueLexicon& lexicon, std::span<const CueToken> tokens) {
  return CueFinder{lexicon, tokens}.run();
}

}  // namespace yinguo::literature
