#include <array>

#include "cli/json_parts.hpp"
#include "cli/review_question.hpp"

namespace yinguo::cli {
namespace {

using literature::PairId;
using literature::PositionStatus;
using literature::ScopeMatch;
using literature::Tally;
using literature::Verdict;

constexpr int kFormatVersion = 1;
constexpr std::size_t kShownToPeople = 20;
constexpr std::array kVerdicts{Verdict::kSupports, Verdict::kRefutes, Verdict::kInPart,
                               Verdict::kInconclusive};

class StatusAnswer {
 public:
  StatusAnswer(const ReviewQuestion& question, const std::vector<PairId>& pairs, std::size_t all,
               bool by_claim, const ReviewWords& words)
      : question_{question}, pairs_{pairs}, all_{all}, by_claim_{by_claim}, words_{words} {}

  [[nodiscard]] Outline outline() const {
    Outline out{words_.pair_count(all_, pairs_.size()), preamble(), {}};
    for (const auto pair : pairs_) {
      auto& part = out.parts.emplace_back(Outline::Part{words_.pair(pair), {}, {}});
      for (const auto& position : positions(pair))
        describe(position, part.lines);
      const auto& ends = words_.base().pairs()[pair];
      for (auto& line : words_.near(ends.cause, ends.effect, question_.where))
        part.lines.push_back(std::move(line));
    }
    return out;
  }

  [[nodiscard]] std::string csv() const {
    Table table{header()};
    for (const auto pair : pairs_) {
      for (const auto& position : positions(pair))
        table.add(row(position));
    }
    return table.csv();
  }

  [[nodiscard]] std::string json() const {
    auto list = nlohmann::ordered_json::array();
    for (const auto pair : pairs_) {
      auto one = json_pair(pair, words_);
      one["positions"] = nlohmann::ordered_json::array();
      for (const auto& position : positions(pair))
        one["positions"].push_back(json(position));
      one["near"] = json_near(pair, words_);
      list.push_back(std::move(one));
    }
    return json_text({{"format", "yinguo-review-status"},
                      {"version", kFormatVersion},
                      {"count", all_},
                      {"pairs", std::move(list)}});
  }

 private:
  [[nodiscard]] std::vector<PositionStatus> positions(PairId pair) const {
    if (!by_claim_) return literature::status_of(words_.base(), pair, question_.where);
    std::vector<PositionStatus> out;
    const auto& place = words_.base().pairs()[pair];
    for (auto claim = place.first_claim; claim < place.end_claim; ++claim)
      out.push_back(literature::status_of_claim(words_.base(), pair, claim, question_.where));
    return out;
  }

  [[nodiscard]] std::vector<std::string> preamble() const {
    std::vector<std::string> out{
        words_.say({"Studies that test what is claimed, each counted once. Supported: some support "
                    "it, and none "
                    "refutes it or supports it only in part. Challenged: the reverse. Mixed: both. "
                    "No majority "
                    "decides, and supported is not proved.",
                    "检验该主张的研究，每项只计一次。获支持：有研究支持，且没有反驳或仅部分支持者；"
                    "受质疑：反之；"
                    "结果不一：二者皆有。不以多数定论；获支持不等于得到证明。"})};
    if (question_.where)
      out.push_back(
          words_.say({"Then for ", "再就"}) + words_.asked(question_.region, question_.period) +
          words_.say({": without what holds only elsewhere.", "而言：不计只适用于别处的研究。"}));
    return out;
  }

  void describe(const PositionStatus& one, std::vector<std::string>& out) const {
    const auto& tally = one.tally;
    out.push_back((by_claim_ ? words_.base().claims()[one.claims.front()]->id + " " : "") +
                  words_.said(one.polarity) + words_.say({": ", "："}) +
                  words_.said(tally.support()) + "  " + words_.arithmetic(tally));
    for (const auto verdict : kVerdicts) {
      const auto studies = words_.studies(tally.tests, verdict);
      if (!studies.empty()) out.push_back("  " + words_.title_of(verdict) + studies);
    }
    describe_others(tally, out);
    out.push_back("  " + words_.say({"claims: ", "主张："}) + words_.claims(one.claims));
    if (one.here) describe_here(*one.here, out);
  }

  /// What is said without a test.
  void describe_others(const Tally& tally, std::vector<std::string>& out) const {
    const auto asserted = words_.studies(tally.others, Verdict::kSupports);
    const auto denied = words_.studies(tally.others, Verdict::kRefutes);
    if (!asserted.empty())
      out.push_back("  " + words_.say({"asserted without a test: ", "未经检验的断言："}) +
                    asserted);
    if (!denied.empty())
      out.push_back("  " + words_.say({"denied without a test: ", "未经检验的否认："}) + denied);
  }

  void describe_here(const literature::ScopedTally& here, std::vector<std::string>& out) const {
    const auto parts = words_.matches(here);
    out.push_back("  " + words_.asked(question_.region, question_.period) +
                  words_.say({": ", "："}) + words_.said(here.tally.support()) + "  " +
                  words_.arithmetic(here.tally) +
                  (parts.empty() ? "" : words_.say({"; tests: ", "；检验："}) + parts));
  }

  [[nodiscard]] std::vector<std::string> header() const {
    std::vector<std::string> out{"cause", "effect"};
    if (by_claim_) out.emplace_back("claim");
    for (const auto* column :
         {"polarity", "status", "supports", "refutes", "in_part", "inconclusive", "not_tests"})
      out.emplace_back(column);
    if (question_.where) {
      for (const auto* column : {"here_status", "here_supports", "here_refutes", "here_in_part",
                                 "here_inconclusive", "tests_elsewhere", "tests_unassessable"})
        out.emplace_back(column);
    }
    for (const auto verdict : kVerdicts)
      out.push_back(std::string{word(verdict)} + "_studies");
    return out;
  }

  [[nodiscard]] std::vector<std::string> row(const PositionStatus& one) const {
    const auto& ends = words_.base().pairs()[one.pair];
    std::vector<std::string> out{words_.id(ends.cause), words_.id(ends.effect)};
    if (by_claim_) out.push_back(words_.base().claims()[one.claims.front()]->id);
    out.emplace_back(ontology::word(one.polarity));
    const auto add_tally = [&](const Tally& tally) {
      out.emplace_back(word(tally.support()));
      for (const auto verdict : kVerdicts)
        out.push_back(std::to_string(tally.count(verdict)));
    };
    add_tally(one.tally);
    out.push_back(std::to_string(one.tally.others.size()));
    if (one.here) {
      add_tally(one.here->tally);
      for (const auto match : {ScopeMatch::kDisjoint, ScopeMatch::kUnassessable})
        out.push_back(std::to_string(one.here->tests.at(static_cast<std::size_t>(match))));
    }
    for (const auto verdict : kVerdicts) {
      std::vector<literature::StudyId> studies;
      for (const auto& test : one.tally.tests) {
        if (test.verdict == verdict) studies.push_back(test.study);
      }
      out.push_back(study_cell(studies, words_));
    }
    return out;
  }

  [[nodiscard]] nlohmann::ordered_json json(const PositionStatus& one) const {
    nlohmann::ordered_json out{{"polarity", ontology::word(one.polarity)},
                               {"claims", json_claims(one.claims, words_)},
                               {"evidence", json_tally(one.tally, words_)}};
    if (!one.here) return out;
    out["here"] = json_scoped(*one.here, words_);
    return out;
  }

  const ReviewQuestion& question_;
  const std::vector<PairId>& pairs_;
  std::size_t all_;
  bool by_claim_;
  const ReviewWords& words_;
};

}  // namespace

int answer_status(const ReviewQuestion& question, bool by_claim, const ReviewWords& words,
                  const Output& output) {
  auto pairs = literature::ranked_pairs(question.base, question.asked);
  const auto all = pairs.size();
  pairs.resize(std::min(all, question.shown(kShownToPeople)));
  const StatusAnswer answer{question, pairs, all, by_claim, words};
  return answer_in_each_way(answer, {"what the studies say", "各项研究的结论"}, output);
}

}  // namespace yinguo::cli
