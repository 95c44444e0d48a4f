#include "literature/candidate_ends.hpp"

#include <algorithm>

#include "base/text.hpp"

#include "literature/code_points.hpp"

namespace yinguo::literature {
namespace {

constexpr std::size_t kMostEnds = 8;
constexpr std::size_t kMostParts = 8;    // looked back, so that time is linear
constexpr std::size_t kMostBetween = 4;  // tokens between names that are joined

}  // namespace

TokenText::TokenText(const CueLexicon& lexicon, std::string_view from)
    : text{decode(base::normalize(from))}, tokens{lexicon.tokens(compared_text(text))} {}

bool EndReader::is_skipped(std::size_t token, bool at_end) const {
  const auto* entry = lexicon_.entry(text_.tokens[token]);
  if (entry == nullptr || entry->known != nullptr) return false;
  if (at_end && entry->is_cue_word) return true;
  if (!entry->marker) return false;
  switch (*entry->marker) {
    case Marker::kVia:
    case Marker::kStop:
    case Marker::kPlain:
      return false;
    default:
      return true;
  }
}

TokenRange EndReader::trimmed(TokenRange range) const {
  while (!range.is_empty() && is_skipped(range.begin, false))
    ++range.begin;
  while (!range.is_empty() && is_skipped(range.end - 1, true))
    --range.end;
  return range;
}

std::optional<std::size_t> EndReader::find(TokenRange range, Marker marker) const {
  for (auto at = range.begin; at < range.end; ++at) {
    if (lexicon_.is(text_.tokens[at], marker)) return at;
  }
  return std::nullopt;
}

bool EndReader::has(TokenRange range, Marker marker) const {
  return find(range, marker).has_value();
}

/// The next name in that direction, if only such words stand between as join names, and one that
/// does; else `name`.
std::size_t EndReader::joined_to(std::size_t name, TokenRange range, bool forwards) const {
  bool is_joined = false;
  auto at = name;
  for (std::size_t steps = 0; steps <= kMostBetween; ++steps) {
    if (forwards ? at + 1 >= range.end : at <= range.begin) return name;
    at = forwards ? at + 1 : at - 1;
    const auto& token = text_.tokens[at];
    if (lexicon_.known(token) != nullptr) return is_joined ? at : name;
    const bool joins = lexicon_.is(token, Marker::kAnd) || lexicon_.is(token, Marker::kOr);
    if (!joins && !lexicon_.is(token, Marker::kFiller) && !lexicon_.is(token, Marker::kTail))
      return name;
    is_joined = is_joined || joins;
  }
  return name;
}

/// From the first name that is meant to the last; empty where there is none.
TokenRange EndReader::group(TokenRange range, bool is_before_cue) const {
  std::vector<std::size_t> names;
  for (auto at = range.begin; at < range.end; ++at) {
    if (lexicon_.known(text_.tokens[at]) != nullptr) names.push_back(at);
  }
  if (names.empty()) return {};
  auto begin = is_before_cue ? names.back() : names.front();
  if (!is_before_cue && lexicon_.language() == ontology::Language::kZh) {
    const auto is_of = [&](std::size_t at) {
      const auto& token = text_.tokens[at];
      return text_.text.substr(token.begin, token.end - token.begin) == U"的";
    };
    while (begin + 2 < range.end && is_of(begin + 1) &&
           lexicon_.known(text_.tokens[begin + 2]) != nullptr)
      begin += 2;
  }
  TokenRange found{begin, begin};
  for (auto next = joined_to(begin, range, !is_before_cue);
       next != (is_before_cue ? found.begin : found.end);
       next = joined_to(next, range, !is_before_cue))
    (is_before_cue ? found.begin : found.end) = next;
  ++found.end;
  return found;
}

std::string EndReader::text_of(TokenRange range) const {
  const auto begin = text_.tokens[range.begin].begin;
  const auto end = text_.tokens[range.end - 1].end;
  return encode(strip(std::u32string_view{text_.text}.substr(begin, end - begin)));
}

CandidateEnds EndReader::phrase(TokenRange range) const {
  for (auto at = range.begin; at < range.end; ++at) {
    const auto* entry = lexicon_.entry(text_.tokens[at]);
    if (entry != nullptr && (entry->is_cue_word || entry->marker == Marker::kVia)) return {};
  }
  auto text = text_of(range);
  const auto characters = decode(text);
  const auto words = 1 + std::ranges::count(characters, U' ');
  const bool is_latin = std::ranges::all_of(characters, is_ascii);
  const bool is_short = is_latin ? words <= static_cast<std::ptrdiff_t>(limits_.words)
                                 : characters.size() <= limits_.characters;
  const auto letters = decode(base::keep_alphanumeric(text));
  if (!is_short || letters.size() < 2 || std::ranges::all_of(letters, is_digit)) return {};
  return {{nullptr, std::move(text), true}};
}

CandidateEnds EndReader::ends(TokenRange range, bool is_before_cue) const {
  range = trimmed(range);
  if (range.is_empty()) return {};
  const auto found = group(range, is_before_cue);
  if (found.is_empty()) return phrase(range);
  const bool is_whole = found.begin == range.begin && found.end == range.end;
  CandidateEnds out;
  for (auto at = found.begin; at < found.end && out.size() < kMostEnds; ++at) {
    const auto* known = lexicon_.known(text_.tokens[at]);
    if (known != nullptr) out.push_back({known, text_of({at, at + 1}), is_whole});
  }
  return out;
}

CandidateEnds EndReader::before(std::size_t token) const {
  auto end = token;
  for (std::size_t part = 0; part < kMostParts && end > 0; ++part) {
    auto begin = end;
    while (begin > 0 && !lexicon_.is(text_.tokens[begin - 1], Marker::kStop))
      --begin;
    auto found = ends({begin, end}, true);
    if (!found.empty() && found.front().known != nullptr) return found;
    end = begin == 0 ? 0 : begin - 1;
  }
  return {};
}

}  // namespace yinguo::literature
