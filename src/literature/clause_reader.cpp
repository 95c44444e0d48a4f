#include "literature/clause_reader.hpp"

#include <algorithm>
#include <utility>

#include "literature/code_points.hpp"

namespace yinguo::literature {
namespace {

using ontology::Polarity;

/// Unknown phrases of so many characters or fewer, behind a comma and before a cue's word, are
/// adverbs rather than names.
constexpr std::size_t kAdverb = 3;

Polarity reversed(Polarity polarity) {
  if (polarity == Polarity::kIncrease) return Polarity::kDecrease;
  return polarity == Polarity::kDecrease ? Polarity::kIncrease : polarity;
}

/// How an end acts of which less is meant: where less of it constrains, more of it promotes.
CueKind reversed(const Cue& cue) {
  if (cue.polarity == Polarity::kIncrease) return CueKind::kHinders;
  return cue.polarity == Polarity::kDecrease ? CueKind::kPromotes : cue.kind;
}

bool is_adverb(const CandidateEnds& ends) {
  return ends.size() == 1 && ends.front().known == nullptr &&
         decode(ends.front().text).size() <= kAdverb;
}

bool is_same(const CandidateEnd& a, const CandidateEnd& b) {
  return a.known == b.known && (a.known != nullptr || a.text == b.text);
}

std::string words_of(const CueMatch& match, const TokenText& text) {
  std::string out;
  for (const auto word : match.words) {
    const auto& token = text.tokens[word];
    out += (out.empty() ? "" : "…") +
           encode(std::u32string_view{text.text}.substr(token.begin, token.end - token.begin));
  }
  return out;
}

}  // namespace

ClauseReader::Said ClauseReader::said_at_end(TokenRange range, const TokenText& text) const {
  Said said;
  for (auto at = range.end; at > range.begin; --at) {
    const auto* entry = lexicon_.entry(text.tokens[at - 1]);
    if (entry == nullptr || !entry->marker || entry->known != nullptr) break;
    const auto marker = *entry->marker;
    said.is_negated = said.is_negated || marker == Marker::kNegation;
    said.is_hedged = said.is_hedged || marker == Marker::kHedge || marker == Marker::kOr;
    said.joins = said.joins || marker == Marker::kAnd;
    said.follows = said.follows || marker == Marker::kThen;
    if (marker == Marker::kVia || marker == Marker::kPlain) break;
  }
  return said;
}

ClauseReader::Said ClauseReader::said_before(const CueMatch& match, const TokenText& text) const {
  const EndReader reader{lexicon_, text, limits_};
  auto said = said_at_end(match.slots.front(), text);
  said.is_hedged = said.is_hedged || reader.has(match.slots.front(), Marker::kHedge);
  for (std::size_t i = 1; i < match.words.size(); ++i) {
    const auto inner = said_at_end(match.slots[i], text);
    said.is_negated = said.is_negated || inner.is_negated;
    said.is_hedged = said.is_hedged || inner.is_hedged;
  }
  return said;
}

/// What stands before the cue, or what is carried over to it.
CandidateEnds ClauseReader::first_ends(TokenRange range, const Said& said, const EndReader& reader,
                                       bool& is_carried) const {
  const auto& carried = said.follows && !object_.empty() ? object_ : subject_;
  auto found = reader.ends(range, true);
  const bool is_first_part = range.begin == 0 && subject_.empty();
  const bool is_joined = said.joins && range.begin > 0 && !subject_.empty() && !found.empty() &&
                         !object_.empty() && is_same(found.back(), object_.back());
  if (!found.empty() && !is_joined && (is_first_part || !is_adverb(found))) return found;
  is_carried = true;
  return carried.empty() ? reader.before(range.begin == 0 ? 0 : range.begin - 1) : carried;
}

void ClauseReader::read_slot(const CueMatch& match, std::size_t slot, const Said& said,
                             const EndReader& reader, Ends& ends) {
  const char letter = match.frame->slots[slot];
  auto range = match.slots[slot];
  if (letter == 0 || letter == 'X') return;
  if (reader.has(range, Marker::kFall)) ++ends.falls;
  const bool is_first = slot == 0;
  TokenRange via_range;
  if (const auto via = reader.find(range, Marker::kVia); via && (letter == 'C' || letter == 'E')) {
    via_range = {*via + 1, range.end};
    range.end = *via;
  }
  auto found =
      is_first ? first_ends(range, said, reader, ends.is_carried) : reader.ends(range, false);
  auto via = via_range.is_empty() ? CandidateEnds{} : reader.ends(via_range, is_first);
  if (found.empty()) {  // "通过授粉促进坐果": it is the cause
    found = std::exchange(via, {});
    ends.is_carried = false;
  }
  if (!found.empty()) (is_first ? subject_ : object_) = found;
  if (letter == 'C')
    ends.cause = std::move(found);
  else if (letter == 'E')
    ends.effect = std::move(found);
  else if (letter == 'M')
    ends.moderators = std::move(found);
  else if (letter == 'V')
    ends.via = std::move(found);
  if (!via.empty()) ends.via = std::move(via);
}

ClauseReader::Ends ClauseReader::ends_of(const CueMatch& match, const Said& said,
                                         const EndReader& reader) {
  Ends ends;
  for (std::size_t slot = 0; slot < match.slots.size(); ++slot)
    read_slot(match, slot, said, reader, ends);
  return ends;
}

void ClauseReader::read_match(const CueMatch& match, const TokenText& text,
                              std::vector<ClaimCandidate>& out) {
  const auto said = said_before(match, text);
  auto ends = ends_of(match, said, EndReader{lexicon_, text, limits_});
  ClaimCandidate one;
  one.cue = match.frame->cue;
  one.cue_text = words_of(match, text);
  const bool turns = ends.falls % 2 == 1;
  one.kind = turns ? reversed(*one.cue) : one.cue->kind;
  one.polarity = said.is_negated ? Polarity::kNull
                 : turns         ? reversed(one.cue->polarity)
                                 : one.cue->polarity;
  one.is_negated = said.is_negated;
  one.is_hedged = said.is_hedged;
  one.is_carried = ends.is_carried;
  one.moderators = ends.moderators;
  const auto add = [&](const CandidateEnd& cause, const CandidateEnd& effect) {
    if (is_same(cause, effect)) return;
    one.cause = cause;
    one.effect = effect;
    out.push_back(one);
  };
  for (const auto& effect : ends.effect) {
    one.via = ends.via;
    for (const auto& cause : ends.cause)
      add(cause, effect);
    one.via.clear();
    for (const auto& cause : ends.via)
      add(cause, effect);
  }
}

std::vector<ClaimCandidate> ClauseReader::read(std::string_view clause) {
  const TokenText text{lexicon_, clause};
  std::vector<ClaimCandidate> out;
  for (const auto& match : find_cues(lexicon_, text.tokens))
    read_match(match, text, out);
  return out;
}

}  // namespace yinguo::literature
