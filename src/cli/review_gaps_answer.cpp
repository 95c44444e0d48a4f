#include <array>

#include "cli/review_gaps_data.hpp"
#include "cli/review_question.hpp"

namespace yinguo::cli {
namespace {

using literature::BareConcept;
using literature::GapList;
using literature::Gaps;
using literature::OpenMediation;
using literature::PairId;
using literature::UnlinkedPair;
using literature::UntestedLink;

constexpr std::size_t kChainsShown = 3;  // of one unlinked pair; the JSON has all
constexpr int kDigits = 2;

class GapsAnswer {
 public:
  GapsAnswer(const ReviewQuestion& question, const Gaps& found, const ReviewWords& words)
      : question_{question}, found_{found}, words_{words} {}

  [[nodiscard]] Outline outline() const {
    Outline out{words_.say({"What the sources leave open", "文献留下的空白"}), preamble(), {}};
    const auto describe_one = [&](const auto& one, auto& lines) { describe(one, lines); };
    add(found_.untested, out,
        words_.say({"Asserted links that no study tests: ", "有断言而无检验的联系："}),
        of_all(found_.untested.count, found_.links), describe_one);
    add(found_.mediations, out,
        words_.say({"Mediations with a leg that no study tests: ", "有一段未经检验的中介："}),
        std::to_string(found_.mediations.count), describe_one);
    add(found_.bare, out, words_.say({"Concepts of which nothing is tested: ", "毫无检验的概念："}),
        of_all(found_.bare.count, found_.concepts), describe_one);
    add(found_.unlinked, out,
        words_.say({"Pairs that no source links, and a third concept does: ",
                    "无文献直接相连、而经第三概念相连的概念对："}),
        std::to_string(found_.unlinked.count), describe_one);
    return out;
  }

  [[nodiscard]] std::string csv() const { return gaps_csv(found_, words_); }

  [[nodiscard]] std::string json() const { return gaps_json(found_, words_); }

 private:
  template <class T, class Describe>
  void add(const GapList<T>& list, Outline& out, const std::string& title, const std::string& count,
           Describe describe_one) const {
    if (list.count == 0) return;
    Outline::Part part{title + count, {}, {}};
    if (list.best.size() < list.count)
      part.title += words_.say({", ", "，列出 "}) + std::to_string(list.best.size()) +
                    words_.say({" shown", ""});
    for (const auto& one : list.best)
      describe_one(one, part.lines);
    out.parts.push_back(std::move(part));
  }

  /// "12 of 40".
  [[nodiscard]] std::string of_all(std::size_t count, std::size_t all) const {
    return words_.zh() ? std::to_string(all) + " 之中 " + std::to_string(count)
                       : std::to_string(count) + " of " + std::to_string(all);
  }

  [[nodiscard]] std::vector<std::string> preamble() const {
    std::vector<std::string> out{
        words_.say({"A gap is one of these sources, not of all research. What would complete most "
                    "comes first.",
                    "所谓空白只就已载入的文献而言。最能补全链条者在前。"})};
    if (question_.where)
      out.push_back(
          words_.say({"What is tested only elsewhere than for ", "只在别处检验过的，就"}) +
          words_.asked(question_.region, question_.period) +
          words_.say({" counts as untested.", "而言视为未检验。"}));
    if (found_.causes_left > 0)
      out.push_back(words_.zh() ? "达到上限：有 " + std::to_string(found_.causes_left) +
                                      " 个概念未作为起点查找，其概念对的连接概念不多于 " +
                                      std::to_string(found_.most_left) + " 个（--max-steps）。"
                                : "Stopped at the limit: " + std::to_string(found_.causes_left) +
                                      " concepts were not looked at as a beginning; no pair of "
                                      "theirs has more than " +
                                      std::to_string(found_.most_left) +
                                      " linking concepts (--max-steps).");
    return out;
  }

  void describe(const UntestedLink& one, std::vector<std::string>& out) const {
    out.push_back(
        words_.pair(one.pair) + "  " + words_.say({"asserted by ", "断言者 "}) +
        words_.study_count(one.studies) +
        words_.say({"; chains of up to three links through it: ", "；经过它的三步以内的链："}) +
        std::to_string(one.chains) +
        words_.say({", with no other link untested: ", "，其中只差它的："}) +
        std::to_string(one.completes));
  }

  void describe(const BareConcept& one, std::vector<std::string>& out) const {
    out.push_back(words_.name(one.concept_id) + "  " +
                  words_.count(one.claims, {" claim", " 条主张"}, {" claims", " 条主张"}));
  }

  [[nodiscard]] std::string said(OpenMediation::Leg leg) const {
    constexpr std::array<Bilingual, 3> kLegs{Bilingual{"tested", "已检验"},
                                             {"untested", "未检验"},
                                             {"stated by no source", "无文献陈述"}};
    return words_.say(kLegs.at(static_cast<std::size_t>(leg)));
  }

  /// Moderators and lags along a chain, if any are stated.
  void describe_along(const std::vector<std::uint32_t>& claims, const std::vector<PairId>& chain,
                      std::vector<std::string>& out) const {
    for (const auto& text :
         {words_.moderators(claims), words_.lag(literature::lag_of(words_.base(), chain))}) {
      if (!text.empty()) out.push_back("  " + text);
    }
  }

  void describe(const OpenMediation& one, std::vector<std::string>& out) const {
    const auto& ends = words_.base().pairs()[one.pair];
    const auto via = words_.name(one.via);
    const std::vector<std::uint32_t> claim{one.claim};
    out.push_back(words_.name(ends.cause) + " → " + via + " → " + words_.name(ends.effect) + "  " +
                  words_.claims(claim));
    out.push_back(
        "  " + words_.name(ends.cause) + " → " + via + words_.say({": ", "："}) + said(one.first) +
        words_.say({"; ", "；"}) + via + " → " + words_.name(ends.effect) +
        words_.say({": ", "："}) + said(one.second) + words_.say({"; the whole: ", "；整体："}) +
        said(one.is_tested ? OpenMediation::Leg::kTested : OpenMediation::Leg::kUntested));
    const auto chain = literature::legs_of(words_.base(), one);
    auto claims = literature::claims_along(words_.base(), chain);
    claims.push_back(one.claim);
    describe_along(claims, chain, out);
  }

  void describe(const UnlinkedPair& one, std::vector<std::string>& out) const {
    const auto signs = words_.say({"; signs of the chains: ", "；各链的符号："}) + "+ " +
                       std::to_string(one.signs[0]) + ", − " + std::to_string(one.signs[1]) +
                       ", ? " + std::to_string(one.signs[2]);
    out.push_back(words_.name(one.from) + " ⇢ " + words_.name(one.to) + "  " +
                  words_.count(one.linking, {" linking concept", " 个连接概念"},
                               {" linking concepts", " 个连接概念"}) +
                  words_.say({", average minimum weight ", "，平均最小权重 "}) +
                  fixed(one.average(), kDigits) + signs);
    for (std::size_t i = 0; i < std::min(one.through.size(), kChainsShown); ++i) {
      const auto& [first, second] = one.through[i];
      out.push_back("  " + link(first) + words_.say({"; ", "；"}) + link(second));
    }
    if (one.through.size() > kChainsShown)
      out.push_back("  … +" + std::to_string(one.through.size() - kChainsShown));
    const std::vector<PairId> chain{one.through.front().first, one.through.front().second};
    describe_along(literature::claims_along(words_.base(), chain), chain, out);
    for (auto& line : words_.near(one.from, one.to, question_.where))
      out.push_back("  " + std::move(line));
  }

  /// "A → B (s1, s2)".
  [[nodiscard]] std::string link(PairId pair) const {
    return words_.pair(pair) + words_.say({" (", "（"}) +
           words_.studies(literature::asserting_studies(words_.base(), pair)) +
           words_.say({")", "）"});
  }

  const ReviewQuestion& question_;
  const Gaps& found_;
  const ReviewWords& words_;
};

}  // namespace

int answer_gaps(const ReviewQuestion& question, const Gaps& found, const ReviewWords& words,
                const Output& output) {
  return answer_in_each_way(GapsAnswer{question, found, words}, {"what is left open", "空白所在"},
                            output);
}

}  // namespace yinguo::cli
