#include <array>

#include "cli/json_parts.hpp"
#include "cli/review_question.hpp"

namespace yinguo::cli {
namespace {

using literature::Conflict;
using literature::Conflicts;
using literature::Meeting;
using literature::ScopeMatch;
using literature::Side;

constexpr int kFormatVersion = 1;

class ConflictsAnswer {
 public:
  ConflictsAnswer(const ReviewQuestion& question, const Conflicts& found, const ReviewWords& words)
      : question_{question}, found_{found}, words_{words} {}

  [[nodiscard]] Outline outline() const {
    Outline out{title(), preamble(), {}};
    for (std::size_t m = 0; m < found_.groups.size(); ++m) {
      const auto& group = found_.groups.at(m);
      if (group.count == 0) continue;
      Outline::Part part{group_title(static_cast<Meeting>(m), group), {}, {}};
      for (const auto& conflict : group.best)
        describe(conflict, part.lines);
      out.parts.push_back(std::move(part));
    }
    return out;
  }

  [[nodiscard]] std::string csv() const {
    Table table{{"meeting",      "cause",          "effect",        "first_polarity",
                 "first_holds",  "first_regions",  "first_period",  "first_level",
                 "first_tests",  "first_studies",  "first_claims",  "second_polarity",
                 "second_holds", "second_regions", "second_period", "second_level",
                 "second_tests", "second_studies", "second_claims", "regions",
                 "period",       "level"}};
    for (std::size_t m = 0; m < found_.groups.size(); ++m) {
      for (const auto& conflict : found_.groups.at(m).best)
        table.add(row(static_cast<Meeting>(m), conflict));
    }
    return table.csv();
  }

  [[nodiscard]] std::string json() const {
    nlohmann::ordered_json out{{"format", "yinguo-review-conflicts"},
                               {"version", kFormatVersion},
                               {"contested_pairs", found_.contested_pairs},
                               {"pairs_not_compared", found_.left_out_pairs}};
    for (std::size_t m = 0; m < found_.groups.size(); ++m) {
      auto list = nlohmann::ordered_json::array();
      for (const auto& conflict : found_.groups.at(m).best)
        list.push_back(json(conflict));
      out[std::string{word(static_cast<Meeting>(m))}] = {{"count", found_.groups.at(m).count},
                                                         {"conflicts", std::move(list)}};
    }
    return json_text(out);
  }

 private:
  [[nodiscard]] std::string title() const {
    if (found_.contested_pairs == 0 && found_.left_out_pairs == 0)
      return words_.say({"No claims contradict each other", "没有相互矛盾的主张"});
    return words_.count(found_.contested_pairs,
                        {" contested pair of cause and effect", " 对有争议的因果"},
                        {" contested pairs of cause and effect", " 对有争议的因果"});
  }

  [[nodiscard]] std::vector<std::string> preamble() const {
    std::vector<std::string> out{words_.say(
        {"Claims of different signs, or one side supporting what the other refutes. Where their "
         "scopes do not meet, heterogeneity explains it; only where they meet is it a "
         "contradiction. What one study finds otherwise for a part of its sample, or under a "
         "condition, refines its finding and contradicts nothing.",
         "方向不同的主张，或一方支持而另一方反驳。适用范围不相交者可由异质性解释，相交者才是矛盾"
         "。同一研究对部分样本或在某一条件下的不同发现是对其结论的细化，不是矛盾。"})};
    if (question_.where)
      out.push_back(
          words_.say({"Without what holds only elsewhere than for ", "不计只适用于别处的主张："}) +
          words_.asked(question_.region, question_.period) + words_.say({".", "。"}));
    if (found_.left_out_pairs > 0)
      out.push_back(
          words_.say({"Stopped at the limit: ", "达到上限："}) +
          words_.count(
              found_.left_out_pairs,
              {" pair was not compared (--max-steps).", " 对未作比较（--max-steps）。"},
              {" pairs were not compared (--max-steps).", " 对未作比较（--max-steps）。"}));
    return out;
  }

  [[nodiscard]] std::string group_title(Meeting meeting,
                                        const literature::ConflictGroup& group) const {
    constexpr std::array<Bilingual, literature::kMeetings> kTitles{
        Bilingual{"In scopes that overlap: ", "适用范围相交："},
        {"Cannot be told, since one side states no scope: ", "一方未说明范围，无法判断："},
        {"In scopes that do not meet: ", "适用范围不相交："},
        {"Within one study, on the whole and on a part or a condition: ",
         "同一研究之内，总体与部分或条件之间："}};
    auto out =
        words_.say(kTitles.at(static_cast<std::size_t>(meeting))) + std::to_string(group.count);
    if (group.best.size() < group.count)
      out += words_.say({", ", "，列出 "}) + std::to_string(group.best.size()) +
             words_.say({" shown", " 个"});
    return out;
  }

  void describe(const Conflict& one, std::vector<std::string>& out) const {
    out.push_back(words_.pair(one.pair));
    for (const auto* side : {&one.first, &one.second})
      out.push_back("  " + words_.said(side->stance) + words_.say({"; ", "；"}) +
                    words_.scope(side->scope) + words_.say({": ", "："}) +
                    words_.study_count(side->studies.size()) + words_.say({", ", "，"}) +
                    words_.count(side->tests, {" tests it: ", " 项作了检验："},
                                 {" test it: ", " 项作了检验："}) +
                    words_.studies(side->studies) + "  " + words_.claims(side->claims));
    out.push_back("  " + words_.say({"scopes: ", "范围："}) + scopes(one));
    auto claims = one.first.claims;
    claims.insert(claims.end(), one.second.claims.begin(), one.second.claims.end());
    const auto moderators = words_.moderators(claims);
    if (!moderators.empty())
      out.push_back("  " + words_.say({"may reconcile them: ", "或可调和："}) + moderators);
  }

  /// Dimension by dimension, those that neither states left out.
  [[nodiscard]] std::string scopes(const Conflict& one) const {
    std::string out;
    for (std::size_t d = 0; d < one.matches.size(); ++d) {
      if (one.matches.at(d) == ScopeMatch::kUnstated) continue;
      out += (out.empty() ? "" : words_.say({"; ", "；"})) +
             std::string{field_phrase(literature::kDimensions.at(d), words_.language())} + " " +
             words_.said(one.matches.at(d));
    }
    return out.empty() ? words_.said(ScopeMatch::kUnstated) : out;
  }

  [[nodiscard]] std::vector<std::string> row(Meeting meeting, const Conflict& one) const {
    const auto& ends = words_.base().pairs()[one.pair];
    std::vector<std::string> out{std::string{word(meeting)}, words_.id(ends.cause),
                                 words_.id(ends.effect)};
    for (const auto* side : {&one.first, &one.second}) {
      out.emplace_back(ontology::word(side->stance.polarity));
      out.emplace_back(side->stance.holds ? "yes" : "no");
      for (auto& cell : scope_cells(side->scope, words_))
        out.push_back(std::move(cell));
      out.push_back(std::to_string(side->tests));
      out.push_back(study_cell(side->studies, words_));
      std::string claims;
      for (const auto claim : side->claims)
        claims += (claims.empty() ? "" : " ") + words_.base().claims()[claim]->id;
      out.push_back(std::move(claims));
    }
    for (const auto match : one.matches)
      out.emplace_back(word(match));
    return out;
  }

  [[nodiscard]] nlohmann::ordered_json json(const Side& side) const {
    return {{"polarity", ontology::word(side.stance.polarity)},
            {"holds", side.stance.holds},
            {"scope", json_scope(side.scope, words_)},
            {"tests", side.tests},
            {"studies", json_studies(side.studies, words_)},
            {"claims", json_claims(side.claims, words_)},
            {"moderators", json_moderators(side.claims, words_)}};
  }

  [[nodiscard]] nlohmann::ordered_json json(const Conflict& one) const {
    auto out = json_pair(one.pair, words_);
    out["first"] = json(one.first);
    out["second"] = json(one.second);
    for (std::size_t d = 0; d < one.matches.size(); ++d)
      out["scopes"][std::string{literature::kDimensions.at(d)}] = word(one.matches.at(d));
    out["scopes"]["overall"] = word(literature::overall(one.matches));
    return out;
  }

  const ReviewQuestion& question_;
  const Conflicts& found_;
  const ReviewWords& words_;
};

}  // namespace

int answer_conflicts(const ReviewQuestion& question, const Conflicts& found,
                     const ReviewWords& words, const Output& output) {
  return answer_in_each_way(ConflictsAnswer{question, found, words},
                            {"where sources disagree", "分歧所在"}, output);
}

}  // namespace yinguo::cli
