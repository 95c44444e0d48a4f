// Why a candidate has the points it has, in both languages.
#include "literature/claim_candidates.hpp"

namespace yinguo::literature {
namespace {

std::string term(std::string_view zh, std::string_view en, int points, bool is_zh) {
  return std::string{is_zh ? zh : en} + " " + std::to_string(points);
}

/// "cause is a concept 2".
std::string end_term(const CandidateEnd& end, std::string_view zh, std::string_view en,
                     bool is_zh) {
  const auto say = [&](std::string_view zh_rest, std::string_view en_rest, int points) {
    return term(std::string{zh} + std::string{zh_rest}, std::string{en} + std::string{en_rest},
                points, is_zh);
  };
  if (end.known == nullptr) return say("是新概念", " is a new concept", 0);
  if (!end.is_whole) return say("是短语中的概念", " is a concept within a phrase", 1);
  return say("是已有概念", " is a concept", 2);
}

}  // namespace

std::string reason_of(const ClaimCandidate& candidate, ontology::Language language) {
  const bool is_zh = language == ontology::Language::kZh;
  std::string out = candidate.cue->is_clear ? term("明确的提示语", "clear cue", 2, is_zh)
                                            : term("含糊的提示语", "vague cue", 1, is_zh);
  out.insert(out.rfind(' '), (is_zh ? "“" : " “") + candidate.cue_text + "”");
  out += " + " + end_term(candidate.cause, "原因", "cause", is_zh);
  out += " + " + end_term(candidate.effect, "结果", "effect", is_zh);
  if (candidate.is_carried) out += " − " + term("一端承前", "an end carried over", 1, is_zh);
  if (candidate.is_negated) out += " − " + term("有否定词", "negated", 1, is_zh);
  out += " = " + std::to_string(candidate.points()) + "/" + std::to_string(kMostPoints);
  if (candidate.is_hedged) out += is_zh ? "；语气不肯定" : "; hedged";
  return out;
}

}  // namespace yinguo::literature
