#include "cli/independence_sheet.hpp"

#include <algorithm>
#include <iterator>

namespace yinguo::cli {

using reasoning::Implied;
using reasoning::IndependenceTest;
using reasoning::Independency;
using reasoning::Silence;

std::string_view word_of(IndependenceVerdict verdict) {
  static constexpr std::array<std::string_view, 3> kWords{"challenged", "not refuted",
                                                          "not assessable"};
  return kWords.at(static_cast<std::size_t>(verdict));
}

const Bilingual& phrase_of(IndependenceVerdict verdict) {
  static constexpr std::array kPhrases{Bilingual{"challenged", "受到质疑"},
                                       Bilingual{"not refuted", "未被否定"},
                                       Bilingual{"not assessable", "无法检验"}};
  return kPhrases.at(static_cast<std::size_t>(verdict));
}

const SilenceReason& reason_of(const Independency& pair, const IndependenceTest& test) {
  if (test.silence == Silence::kPairShared) return kSilences[3];
  if (test.silence == Silence::kTooFew) return kSilences[4];
  if (test.silence == Silence::kNothingLeft) return kSilences[5];
  if (pair.implied == Implied::kLatent) return kSilences[0];
  return pair.implied == Implied::kLoop ? kSilences[1] : kSilences[2];
}

IndependenceVerdict SheetReader::verdict(std::size_t at) const {
  const auto& one = sheet_.together[at];
  if (one.assessed == 0) return IndependenceVerdict::kNotAssessable;
  return one.adjusted <= sheet_.level ? IndependenceVerdict::kChallenged
                                      : IndependenceVerdict::kNotRefuted;
}

IndependenceVerdict SheetReader::verdict(const IndependenceTest& test) const {
  if (!test.is_assessed()) return IndependenceVerdict::kNotAssessable;
  return test.adjusted <= sheet_.level ? IndependenceVerdict::kChallenged
                                       : IndependenceVerdict::kNotRefuted;
}

std::vector<std::size_t> SheetReader::shown(IndependenceVerdict verdict) const {
  std::vector<std::size_t> out;
  std::ranges::copy_if(sheet_.shown, std::back_inserter(out),
                       [&](std::size_t at) { return this->verdict(at) == verdict; });
  std::ranges::stable_sort(out, {}, [&](std::size_t at) { return sheet_.together[at].p; });
  return out;
}

}  // namespace yinguo::cli
