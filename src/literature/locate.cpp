#include "literature/locate.hpp"

#include "base/sorting.hpp"

namespace yinguo::literature {
namespace {

/// The locators of the source, in the order of the model, not looked for yet.
std::vector<PlaceFinding> locators_of(const ontology::Model& model, std::string_view source) {
  std::vector<PlaceFinding> out;
  const auto add = [&](const ontology::Locator& at, std::string_view claim, base::Span span) {
    if (at.source.id == source) out.push_back({{}, claim, &at, span, {}});
  };
  for (const auto& claim : model.claims) {
    for (const auto& evidence : claim.evidence)
      add(evidence.at, claim.id, evidence.span);
  }
  for (const auto& sentence : model.no_claims)
    add(sentence.at, {}, sentence.span);
  return out;
}

/// The sentence that the line belongs to: the last that begins on it or before it.
std::optional<std::size_t> sentence_on(std::uint32_t line, std::span<const Sentence> sentences) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const auto first = sentences[i].first_line;
    if (first <= line && (!best || first > sentences[*best].first_line)) best = i;
  }
  return best;
}

}  // namespace

bool PlaceFinding::holds(const SourceText& text) const {
  if (found.status != PlaceStatus::kInPieces) return found.status == PlaceStatus::kFound;
  return found.sentence && text.sentences[*found.sentence].section == at->section;
}

std::size_t count_found(const ontology::Model& model, std::string_view source,
                        const SourceText& text) {
  const PlaceIndex index{text.sentences};
  std::size_t count = 0;
  for (const auto& one : locators_of(model, source)) {
    const auto& print = one.at->fingerprint;
    if (index.has_fingerprint(print) && index.resolve(*one.at).status == PlaceStatus::kFound)
      ++count;
  }
  return count;
}

std::vector<PlaceFinding> locate(const ontology::Model& model, std::string_view source,
                                 const SourceText& text) {
  const PlaceIndex index{text.sentences};
  auto out = locators_of(model, source);
  std::vector<std::string_view> lost;
  for (const auto& one : out) {
    if (!one.at->fingerprint.empty() && !index.has_fingerprint(one.at->fingerprint))
      lost.emplace_back(one.at->fingerprint);
  }
  base::sort_unique(lost);
  const auto pieces = find_pieces(text.lines, lost);
  for (auto& one : out) {
    const auto piece = pieces.find(one.at->fingerprint);
    if (piece == pieces.end()) {
      one.found = index.resolve(*one.at);
    } else {
      one.pieces = piece->second;
      one.found = {PlaceStatus::kInPieces, sentence_on(piece->second.first_line, text.sentences)};
    }
  }
  return out;
}

}  // namespace yinguo::literature
