#include "cli/answer_studies.hpp"

#include <algorithm>
#include <array>

#include "cli/review_words.hpp"

namespace yinguo::cli {
namespace {

using literature::PositionStatus;
using literature::StudiedLink;
using literature::StudyVerdict;
using literature::Tally;
using literature::Verdict;

constexpr std::size_t kShown = 8;  // links; the JSON has all

void add_claims(const reasoning::Step& step, std::vector<std::string>& out) {
  out.insert(out.end(), step.claims.begin(), step.claims.end());
  for (const auto& part : step.parts)
    add_claims(part, out);
}

/// Those that speak of another scope only.
std::vector<literature::StudyId> elsewhere(const PositionStatus& one) {
  std::vector<literature::StudyId> out;
  if (!one.here) return out;
  for (const auto& test : one.tally.tests) {
    if (std::ranges::count(one.here->tally.tests, test.study, &StudyVerdict::study) == 0)
      out.push_back(test.study);
  }
  return out;
}

/// "supported (in all: mixed); 1 of a scope that includes it, 1 elsewhere; supports: a
/// (observational); elsewhere only: b".
std::string standing(const PositionStatus& one, const ReviewWords& words) {
  const Tally& tally = one.here ? one.here->tally : one.tally;
  auto out = words.said(tally.support());
  if (one.here && one.tally.support() != tally.support())
    out += words.say({" (in all: ", "（不分地区："}) + words.said(one.tally.support()) +
           words.say({")", "）"});
  if (one.here) out += words.say({"; tests: ", "；检验："}) + words.matches(*one.here);
  for (std::size_t v = 0; v < literature::kVerdicts; ++v) {
    const auto verdict = static_cast<Verdict>(v);
    const auto studies = words.studies(tally.tests, verdict);
    if (!studies.empty()) out += words.say({"; ", "；"}) + words.title_of(verdict) + studies;
  }
  if (const auto others = elsewhere(one); !others.empty())
    out += words.say({"; elsewhere only: ", "；仅及别处："}) + words.studies(others);
  return out;
}

void describe(const StudiedLink& link, const ReviewWords& words, std::vector<std::string>& out) {
  out.push_back(words.pair(link.pair) + words.say({", ", "，"}) + words.said(link.polarity));
  const auto& ends = words.base().pairs()[link.pair];
  for (const auto& one : link.tested) {
    const auto what = one.pair == link.pair
                          ? std::string{}
                          : words.near(ends.cause, ends.effect, one.pair) + words.say({": ", "："});
    out.push_back("  " + what + standing(one, words));
  }
}

}  // namespace

AnswerStudies Literature::of(const std::string& region, const std::vector<std::string>& claims,
                             const Lexicon& lexicon) {
  if (!base_) {
    base_.emplace(model_);
    has_tests_ = std::ranges::any_of(base_->findings(), [](const literature::Finding& finding) {
      return literature::is_test(finding.design);
    });
  }
  if (!has_tests_) return {};
  std::vector<const ontology::Claim*> found;
  for (const auto& id : claims) {
    if (const auto* claim = lexicon.find_claim(id)) found.push_back(claim);
  }
  const std::array<ontology::Scope, 1> scope{
      {{std::string{literature::kDimensions[0]}, region, {}}}};
  const auto asked = base_->scopes().intern(scope);
  return {&*base_, region, literature::studied_links(*base_, found, asked)};
}

std::vector<std::string> claims_of(const reasoning::Explanation& explanation,
                                   const Lexicon& lexicon) {
  std::vector<std::string> out;
  for (const auto& answer : explanation.answers) {
    const auto own = claims_of_goal(answer.goal, lexicon);
    out.insert(out.end(), own.begin(), own.end());
    for (const auto& proof : answer.proofs)
      add_claims(proof, out);
  }
  return out;
}

std::vector<std::string> claims_of(const std::vector<reasoning::Recommendation>& recommendations) {
  std::vector<std::string> out;
  const auto add = [&out](const std::vector<std::string>& claims) {
    out.insert(out.end(), claims.begin(), claims.end());
  };
  for (const auto& one : recommendations) {
    for (const auto& plan : one.plans) {
      for (const auto& change : plan.changes) {
        for (const auto& measure : change.measures)
          add(measure.claims);
      }
      for (const auto& reason : plan.sequence.reasons)
        add(reason.claims);
    }
  }
  return out;
}

std::string studies_title(const AnswerStudies& studies, const Rendering& rendering) {
  const auto region = rendering.lexicon.label(studies.region, rendering.language);
  return rendering.language == Language::kZh
             ? "研究对上述联系的检验，就" + region + "而言（只列出，不改变程度）"
             : "What studies find of these links, for " + region +
                   " (beside the answer, no degree changes)";
}

std::vector<std::string> studies_outline(const AnswerStudies& studies, const Rendering& rendering) {
  std::vector<std::string> out;
  if (studies.base == nullptr) return out;
  const ReviewWords words{*studies.base, rendering};
  const auto& links = studies.found.links;
  for (std::size_t i = 0; i < std::min(links.size(), kShown); ++i)
    describe(links[i], words, out);
  if (links.size() > kShown)
    out.push_back(words.count(
        links.size() - kShown,
        {" more tested link: --format json", " 条受检验的联系从略，可用 --format json 查看"},
        {" more tested links: --format json", " 条受检验的联系从略，可用 --format json 查看"}));
  if (studies.found.untested > 0)
    out.push_back(words.count(
        studies.found.untested,
        {" link that no study tests, nor anything near to it", " 条联系及其相近者尚无研究检验"},
        {" links that no study tests, nor anything near to them",
         " 条联系及其相近者尚无研究检验"}));
  return out;
}

nlohmann::ordered_json json_studies(const AnswerStudies& studies, const Rendering& rendering) {
  auto links = nlohmann::ordered_json::array();
  if (studies.base == nullptr) return {{"links", links}, {"untested", 0}};
  const ReviewWords words{*studies.base, rendering};
  for (const auto& link : studies.found.links) {
    auto one = json_pair(link.pair, words);
    one["polarity"] = ontology::word(link.polarity);
    auto tested = nlohmann::ordered_json::array();
    for (const auto& status : link.tested) {
      auto found = json_pair(status.pair, words);
      found["near"] = status.pair != link.pair;
      found["evidence"] = json_tally(status.tally, words);
      if (status.here) found["here"] = json_scoped(*status.here, words);
      tested.push_back(std::move(found));
    }
    one["tested"] = std::move(tested);
    links.push_back(std::move(one));
  }
  return {{"links", std::move(links)}, {"untested", studies.found.untested}};
}

}  // namespace yinguo::cli
