#pragma once
// A made-up ontology of orchards for tests of extraction.
#include <string>
#include <vector>

#include "ontology/model.hpp"

#include "literature/claim_candidates.hpp"

namespace yinguo::literature {

/// Concepts bees, wild-bees, fruit-set, harvest, shade, quality; a source `book`.
[[nodiscard]] inline ontology::Model orchard_model() {
  ontology::Model model;
  const auto add = [&](const char* id, const char* zh, const char* en,
                       std::vector<ontology::Alias> aliases = {}) {
    auto& one = model.concepts.emplace_back();
    one.id = id;
    one.label = {zh, en};
    one.aliases = std::move(aliases);
  };
  using ontology::Language;
  add("bees", "蜜蜂", "bees", {{Language::kZh, "蜂群"}});
  add("wild-bees", "野生蜜蜂", "wild bees");
  add("fruit-set", "坐果", "fruit set", {{Language::kZh, "坐果率"}});
  add("harvest", "收成", "harvest");
  add("shade", "遮荫", "shade");
  add("quality", "果品质量", "fruit-quality");
  auto& source = model.sources.emplace_back();
  source.id = "book";
  return model;
}

/// `bees -promotes/increase-> fruit-set` with `~` where hedged, `<` where carried over, `via …`,
/// `by …`, and the points; a new phrase in quotes.
[[nodiscard]] inline std::string dump(const ClaimCandidate& one) {
  const auto name = [](const CandidateEnd& end) {
    return end.known != nullptr ? end.known->id : "“" + end.text + "”";
  };
  std::string out = name(one.cause) + " -" + std::string{word(one.kind)} + "/" +
                    std::string{word(one.polarity)} + "-> " + name(one.effect);
  for (const auto& end : one.via)
    out += " via " + name(end);
  for (const auto& end : one.moderators)
    out += " by " + name(end) + "/" + std::string{word(one.cue->moderator)};
  if (one.is_hedged) out += " ~";
  if (one.is_carried) out += " <";
  return out + " " + std::to_string(one.points());
}

[[nodiscard]] inline std::vector<std::string> dumps(const ontology::Model& model,
                                                    std::string_view text,
                                                    const ExtractOptions& options = {}) {
  std::vector<std::string> out;
  const auto sentences = split_sentences(text);
  for (const auto& one : propose_claims(model, sentences, options).candidates)
    out.push_back((one.clause > 0 ? std::to_string(one.clause) + ": " : "") + dump(one));
  return out;
}

}  // namespace yinguo::literature
