#include "cli/review_words.hpp"

#include <algorithm>
#include <array>

namespace yinguo::cli {
namespace {

using literature::ScopeMatch;
using literature::StudyVerdict;
using literature::Support;
using literature::Verdict;

constexpr std::size_t kShown = 6;  // studies, claims of one line; the JSON has all

struct Worded {
  std::string_view word;
  Bilingual phrase;
};

constexpr std::array<Worded, 5> kSupports{Worded{"untested", {"untested", "未检验"}},
                                          {"supported", {"supported", "获支持"}},
                                          {"challenged", {"challenged", "受质疑"}},
                                          {"inconclusive", {"inconclusive", "无定论"}},
                                          {"mixed", {"mixed", "结果不一"}}};
constexpr std::array<Worded, literature::kScopeMatches> kScopeMatches{
    Worded{"same", {"the same", "相同"}},
    {"subsumes", {"the first includes the second", "前者包含后者"}},
    {"within", {"the second includes the first", "后者包含前者"}},
    {"partial", {"overlapping in part", "部分重叠"}},
    {"disjoint", {"apart", "不相交"}},
    {"unassessable", {"stated by one side only", "仅一方说明"}},
    {"unstated", {"stated by neither", "双方均未说明"}}};
constexpr std::array<Bilingual, literature::kScopeMatches> kAsked{
    Bilingual{"of just this scope", "恰为此范围"},
    {"of a scope that includes it", "范围包含此处"},
    {"of a part of it", "仅为其一部分"},
    {"of a scope that overlaps it", "范围部分重叠"},
    {"elsewhere", "别处"},
    {"of no stated scope", "未说明范围"},
    {"of no stated scope", "未说明范围"}};
constexpr std::array<std::string_view, literature::kVerdicts> kVerdicts{"supports", "refutes",
                                                                        "in_part", "inconclusive"};
constexpr std::array<Bilingual, literature::kVerdicts> kVerdictTitles{
    Bilingual{"supports: ", "支持："},
    {"refutes: ", "反驳："},
    {"in part: ", "部分支持："},
    {"inconclusive: ", "无定论："}};
constexpr std::array<std::string_view, literature::kMeetings> kMeetings{"overlap", "unassessable",
                                                                        "apart", "within_study"};
constexpr std::array<std::string_view, 3> kLegs{"tested", "untested", "unclaimed"};

template <class E, std::size_t Size>
constexpr auto& at(const std::array<E, Size>& all, auto value) {
  return all.at(static_cast<std::size_t>(value));
}

Style style_of(Support support) {
  switch (support) {
    case Support::kSupported:
      return Style::kGood;
    case Support::kChallenged:
      return Style::kBad;
    case Support::kMixed:
    case Support::kInconclusive:
      return Style::kDoubt;
    case Support::kUntested:
      break;
  }
  return Style::kDim;
}

}  // namespace

std::string_view word(Support support) {
  return at(kSupports, support).word;
}

std::string_view word(Verdict verdict) {
  return at(kVerdicts, verdict);
}

std::string_view word(ScopeMatch match) {
  return at(kScopeMatches, match).word;
}

std::string_view word(literature::Meeting meeting) {
  return at(kMeetings, meeting);
}

std::string_view word(literature::OpenMediation::Leg leg) {
  return at(kLegs, leg);
}

std::string ReviewWords::pair(literature::PairId pair) const {
  const auto& ends = base_.pairs()[pair];
  return name(ends.cause) + " → " + name(ends.effect);
}

std::string ReviewWords::said(Support support) const {
  return style(say(at(kSupports, support).phrase), style_of(support));
}

std::string ReviewWords::said(ScopeMatch match) const {
  return say(at(kScopeMatches, match).phrase);
}

std::string ReviewWords::title_of(Verdict verdict) const {
  return say(at(kVerdictTitles, verdict));
}

std::string ReviewWords::said_of_asked(ScopeMatch match) const {
  return say(at(kAsked, match));
}

std::string ReviewWords::matches(const literature::ScopedTally& here) const {
  std::string out;
  for (std::size_t i = 0; i < here.tests.size(); ++i) {
    if (here.tests.at(i) == 0) continue;
    out += (out.empty() ? "" : say({", ", "，"})) + std::to_string(here.tests.at(i)) +
           say({" ", " 项"}) + said_of_asked(static_cast<literature::ScopeMatch>(i));
  }
  return out;
}

std::string ReviewWords::said(const literature::Stance& stance) const {
  return (stance.holds ? "" : say({"not: ", "并非"})) + said(stance.polarity);
}

std::string ReviewWords::scope(literature::ScopeId scope) const {
  std::string out;
  for (std::size_t d = 0; d < literature::kDimensions.size(); ++d) {
    std::string part;
    for (const auto& value : base_.scopes().values(scope, d))
      part += (part.empty() ? "" : say({", ", "、"})) +
              scope_phrase(literature::kDimensions.at(d), value, lexicon_, language_);
    if (!part.empty()) out += (out.empty() ? "" : say({"; ", "；"})) + part;
  }
  return out.empty() ? say({"no scope stated", "未说明范围"}) : out;
}

std::string ReviewWords::asked(const std::string& region, std::optional<int> period) const {
  auto out = region.empty() ? std::string{} : label(region);
  if (period) out += (out.empty() ? "" : " · ") + std::to_string(*period);
  return out;
}

std::string ReviewWords::count(std::size_t count, const Bilingual& one,
                               const Bilingual& several) const {
  return std::to_string(count) + say(count == 1 ? one : several);
}

std::string ReviewWords::study_count(std::size_t number) const {
  return count(number, {" study", " 项研究"}, {" studies", " 项研究"});
}

std::string ReviewWords::pair_count(std::size_t all, std::size_t shown) const {
  auto out = count(all, {" pair of cause and effect", " 对因果"},
                   {" pairs of cause and effect", " 对因果"});
  if (shown < all) out += say({", ", "，列出 "}) + std::to_string(shown) + say({" shown", " 对"});
  return out;
}

std::string ReviewWords::arithmetic(const literature::Tally& tally) const {
  const auto supports = tally.count(Verdict::kSupports);
  const auto refutes = tally.count(Verdict::kRefutes);
  return count(supports, {" supports", " 项支持"}, {" support", " 项支持"}) + say({", ", "，"}) +
         count(refutes, {" refutes", " 项反驳"}, {" refute", " 项反驳"}) + say({", ", "，"}) +
         count(tally.count(Verdict::kInPart), {" in part", " 项部分支持"},
               {" in part", " 项部分支持"}) +
         say({", ", "，"}) +
         count(tally.count(Verdict::kInconclusive), {" inconclusive", " 项无定论"},
               {" inconclusive", " 项无定论"});
}

std::string ReviewWords::listed(const std::vector<std::string>& all) const {
  std::string out;
  for (std::size_t i = 0; i < std::min(all.size(), kShown); ++i)
    out += (i == 0 ? "" : say({", ", "、"})) + all[i];
  if (all.size() <= kShown) return out;
  return out + (zh() ? " 等共 " + std::to_string(all.size()) + " 个"
                     : " and " + std::to_string(all.size() - kShown) + " more");
}

std::string ReviewWords::studies(std::span<const literature::StudyId> all) const {
  std::vector<std::string> names;
  for (const auto one : all)
    names.push_back(study(one));
  return listed(names);
}

std::string ReviewWords::studies(std::span<const StudyVerdict> all, Verdict verdict) const {
  std::vector<std::string> names;
  for (const auto& one : all) {
    if (one.verdict != verdict) continue;
    std::string designs;
    for (const auto design : one.designs)
      designs += (designs.empty() ? "" : say({", ", "、"})) + said(design);
    names.push_back(study(one.study) + say({" (", "（"}) + designs + say({")", "）"}));
  }
  return listed(names);
}

std::string ReviewWords::claims(std::span<const std::uint32_t> all) const {
  std::vector<std::string> ids;
  for (const auto one : all)
    ids.push_back(base_.claims()[one]->id);
  return listed(ids);
}

std::string ReviewWords::moderators(std::span<const std::uint32_t> claims) const {
  std::string moderators;
  std::string conditions;
  for (const auto& one : literature::moderators_of(base_, claims)) {
    auto& list = one.is_condition ? conditions : moderators;
    list += (list.empty() ? "" : say({", ", "、"})) + name(one.concept_id);
    if (!one.is_condition) list += say({" (", "（"}) + said(one.polarity) + say({")", "）"});
  }
  if (!moderators.empty()) moderators = say({"moderators: ", "调节因素："}) + moderators;
  if (conditions.empty()) return moderators;
  return (moderators.empty() ? "" : moderators + say({"; ", "；"})) +
         say({"conditions: ", "条件："}) + conditions;
}

std::string ReviewWords::lag(const literature::ChainLag& lag) const {
  if (lag.stated == 0) return {};
  const auto stated =
      zh() ? std::to_string(lag.links) + " 条联系中有 " + std::to_string(lag.stated) + " 条说明"
           : "stated for " + std::to_string(lag.stated) + " of " + std::to_string(lag.links) +
                 " links";
  const auto end = [](const std::optional<double>& value) {
    return value ? number_text(*value) : std::string{"?"};
  };
  if (lag.unit.empty()) return say({"lags in different units, ", "时滞单位不一，"}) + stated;
  return say({"lag ", "时滞 "}) + end(lag.from) + say({" to ", " 至 "}) + end(lag.to) + " " +
         lag.unit + say({", ", "，"}) + stated;
}

/// "bees narrower than insects"; empty for one and the same.
std::string ReviewWords::nearness(literature::ConceptId from, literature::ConceptId to) const {
  for (const auto& one : base_.near(from)) {
    if (one.to == to)
      return name(from) + say({" ", ""}) + said(one.how) + say({" ", ""}) + name(to);
  }
  return {};
}

std::string ReviewWords::near(literature::ConceptId cause, literature::ConceptId effect,
                              literature::PairId other) const {
  const auto& ends = base_.pairs()[other];
  auto how = nearness(cause, ends.cause);
  const auto of_effect = nearness(effect, ends.effect);
  if (!how.empty() && !of_effect.empty()) how += say({"; ", "；"});
  return say({"near, not counted: ", "相近，不计入："}) + pair(other) + say({" (", "（"}) + how +
         of_effect + say({")", "）"});
}

std::vector<std::string> ReviewWords::near(literature::ConceptId cause,
                                           literature::ConceptId effect,
                                           std::optional<literature::ScopeId> where) const {
  std::vector<std::string> out;
  for (const auto other : literature::near_pairs(base_, cause, effect)) {
    out.push_back(near(cause, effect, other));
    for (const auto& one : literature::status_of(base_, other, where)) {
      const auto& tally = one.here ? one.here->tally : one.tally;
      out.push_back("  " + said(one.polarity) + say({": ", "："}) + said(tally.support()) + "  " +
                    arithmetic(tally) + tests(tally));
    }
  }
  return out;
}

std::string ReviewWords::tests(const literature::Tally& tally) const {
  std::vector<literature::StudyId> all;
  for (const auto& one : tally.tests)
    all.push_back(one.study);
  return all.empty() ? std::string{} : say({": ", "："}) + studies(all);
}

}  // namespace yinguo::cli
