#include "literature/cue_lexicon.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

#include "literature/code_points.hpp"

namespace yinguo::literature {
namespace {

constexpr std::size_t kLongestName = 64;  // so that looking for names is linear in the text

bool is_long_enough(std::u32string_view name) {
  const bool is_latin = std::ranges::all_of(name, is_ascii);
  return name.size() >= (is_latin ? 3U : 2U) && name.size() <= kLongestName;
}

}  // namespace

std::u32string compared_text(std::u32string_view text) {
  std::u32string out{text};
  for (auto& c : out) {
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    if (c == U'-' || c == 0x2010 || c == 0x2011) c = U' ';
    if (c == 0x2019) c = U'\'';
  }
  return out;
}

CueLexicon::CueLexicon(const ontology::Model& model, ontology::Language language)
    : language_{language} {
  for (const auto& cue : cues(language))
    add_frame(cue);
  for (auto& [word, frames] : frames_) {
    std::ranges::stable_sort(frames, std::ranges::greater{},
                             [](const CueFrame& frame) { return frame.words.size(); });
  }
  for (const auto& [marker, words] : marker_words(language)) {
    for (const auto& one : split_alternatives(words)) {
      auto& entry = add(one);
      if (!entry.marker) entry.marker = marker;
    }
  }
  add_names(model, true);
  add_names(model, false);
}

LexiconEntry& CueLexicon::add(std::u32string_view phrase) {
  const auto next = static_cast<std::uint32_t>(entries_.size());
  const auto number = phrases_.add(phrase, next);
  if (number == next) entries_.emplace_back();
  return entries_[number];
}

void CueLexicon::add_frame(const Cue& cue) {
  const auto pattern = parse_pattern(cue.pattern);
  CueFrame frame{&cue, pattern.slots, {}};
  for (const auto& alternatives : pattern.words) {
    auto& numbers = frame.words.emplace_back();
    for (const auto& one : alternatives) {
      auto& entry = add(one);
      entry.is_cue_word = true;
      numbers.push_back(static_cast<std::uint32_t>(&entry - entries_.data()));
    }
    std::ranges::sort(numbers);
  }
  for (const auto first : frame.words.front())
    frames_[first].push_back(frame);
}

void CueLexicon::add_names(const ontology::Model& model, bool is_label) {
  for (const auto& one : model.concepts) {
    if (is_label) {
      add_name(one.label.zh, one);
      add_name(one.label.en, one);
      continue;
    }
    for (const auto& alias : one.aliases)
      add_name(alias.text, one);
  }
}

void CueLexicon::add_name(std::string_view name_text, const ontology::Concept& one) {
  const auto text = compared_text(decode(base::normalize(name_text)));
  std::u32string phrase{strip(text)};
  if (!is_long_enough(phrase)) return;
  name(phrase, one);
  if (!is_ascii_letter(phrase.back())) return;
  if (phrase.back() != U's') {
    name(phrase + U's', one);
  } else if (phrase.size() > 3 && phrase[phrase.size() - 2] != U's') {
    phrase.pop_back();
    name(phrase, one);
  }
}

void CueLexicon::name(std::u32string_view phrase, const ontology::Concept& one) {
  auto& entry = add(phrase);
  if (!entry.is_cue_word && !entry.marker && entry.known == nullptr) entry.known = &one;
}

std::vector<CueToken> CueLexicon::tokens(std::u32string_view text) const {
  std::vector<CueToken> out;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto found = phrases_.longest(text, at)) {
      out.push_back({at, at + found->length, found->value});
      at += found->length;
    } else {
      if (out.empty() || out.back().entry != kNoEntry) out.push_back({at, at, kNoEntry});
      out.back().end = ++at;
    }
  }
  std::erase_if(out, [&](const CueToken& token) {
    return token.entry == kNoEntry &&
           strip(text.substr(token.begin, token.end - token.begin)).empty();
  });
  return out;
}

std::span<const CueFrame> CueLexicon::frames_at(const CueToken& token) const {
  const auto found = frames_.find(token.entry);
  if (token.entry == kNoEntry || found == frames_.end()) return {};
  return found->second;
}

}  // namespace yinguo::literature
