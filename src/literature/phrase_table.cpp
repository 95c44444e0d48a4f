#include "literature/phrase_table.hpp"

#include "literature/code_points.hpp"

namespace yinguo::literature {
namespace {

constexpr unsigned kCharacterBits = 32;
constexpr char32_t kOf = U'的';

std::uint64_t edge(std::uint32_t node, char32_t c) {
  return std::uint64_t{node} << kCharacterBits | c;
}

/// Whether a phrase may begin or end between the characters before and behind `at`.
bool is_boundary(std::u32string_view text, std::size_t at) {
  return at == 0 || at >= text.size() || !is_ascii_word(text[at - 1]) || !is_ascii_word(text[at]);
}

}  // namespace

std::uint32_t PhraseTable::add(std::u32string_view phrase, std::uint32_t value) {
  std::uint32_t node = 0;
  for (const auto c : phrase) {
    const auto next = static_cast<std::uint32_t>(values_.size());
    const auto [found, is_new] = edges_.try_emplace(edge(node, c), next);
    if (is_new) values_.push_back(kNone);
    node = found->second;
  }
  if (values_[node] == kNone) values_[node] = value;
  return values_[node];
}

std::optional<PhraseTable::Match> PhraseTable::longest(std::u32string_view text,
                                                       std::size_t at) const {
  std::optional<Match> best;
  if (!is_boundary(text, at)) return best;
  std::uint32_t node = 0;
  for (auto end = at; end < text.size();) {
    const auto found = edges_.find(edge(node, text[end]));
    if (found == edges_.end()) {
      const bool is_passed = text[end] == kOf && end > at && text[end - 1] != kOf;
      if (!is_passed) break;
      ++end;
      continue;
    }
    node = found->second;
    ++end;
    if (values_[node] != kNone && is_boundary(text, end)) best = {end - at, values_[node]};
  }
  return best;
}

}  // namespace yinguo::literature
