#include "cli/chain_words.hpp"
#include "cli/graph_question.hpp"
#include "cli/json_parts.hpp"

#include "reasoning/bottlenecks.hpp"

namespace yinguo::cli {
namespace {

using reasoning::Bottlenecks;

constexpr int kFormatVersion = 1;

/// Says what stands between two concepts.
class BottlenecksAnswer {
 public:
  BottlenecksAnswer(const PairQuestion& question, const Bottlenecks& found,
                    const Rendering& rendering)
      : from_{question.graph.concept_of(question.from)},
        to_{question.graph.concept_of(question.to)},
        found_{found},
        lexicon_{rendering.lexicon},
        words_{rendering} {}

  [[nodiscard]] Outline outline() const { return {words_.ends(from_, to_), {}, parts(), {}}; }

  [[nodiscard]] std::string json() const {
    auto direct = nlohmann::ordered_json::array();
    for (const auto& step : found_.direct)
      direct.push_back(json_step(step, lexicon_));
    return json_text({{"format", "yinguo-bottlenecks"},
                      {"version", kFormatVersion},
                      {"from", json_name(from_, lexicon_)},
                      {"to", json_name(to_, lexicon_)},
                      {"unavoidable", json_names(found_.unavoidable, lexicon_)},
                      {"direct", std::move(direct)},
                      {"concepts",
                       {{"nearest_from", json_names(found_.concepts.nearest_from, lexicon_)},
                        {"nearest_to", json_names(found_.concepts.nearest_to, lexicon_)}}},
                      {"claims",
                       {{"nearest_from", json_claims(found_.claims.nearest_from)},
                        {"nearest_to", json_claims(found_.claims.nearest_to)}}}});
  }

 private:
  [[nodiscard]] nlohmann::ordered_json json_claims(const std::vector<std::string>& ids) const {
    auto out = nlohmann::ordered_json::array();
    for (const auto& id : ids)
      out.push_back(json_claim(id, lexicon_));
    return out;
  }

  [[nodiscard]] std::vector<Outline::Part> parts() const {
    std::vector<Outline::Part> out;
    out.push_back(
        {words_.say({"On every chain (dominators)", "每条链都经过（支配点）"}),
         {found_.unavoidable.empty() ? words_.say({"no concept but the two ends", "除两端外没有"})
                                     : chain(found_.unavoidable)}});
    if (!found_.direct.empty()) {
      out.push_back({words_.say({"Direct", "直接"}), {}});
      for (const auto& step : found_.direct)
        out.back().lines.push_back(words_.step(step));
    }
    add_concepts(out);
    add_claims(out);
    return out;
  }

  [[nodiscard]] std::string chain(const std::vector<std::string>& ids) const {
    std::string text;
    for (const auto& id : ids)
      text += (text.empty() ? "" : " → ") + words_.label(id);
    return text;
  }

  [[nodiscard]] std::string near(bool is_from) const {
    return words_.say({"nearest to ", "最靠近"}) + words_.label(is_from ? from_ : to_) +
           words_.say({": ", "："});
  }

  void add_concepts(std::vector<Outline::Part>& out) const {
    const auto& cut = found_.concepts;
    const auto count = cut.nearest_from.size();
    if (count == 0) return;  // all is direct
    Outline::Part part{
        words_.say({"Fewest concepts without which no chain is left", "缺了就没有链的最少概念"}) +
            (found_.direct.empty() ? std::string{}
                                   : words_.say({", the direct ones aside", "（直接的除外）"})) +
            words_.say({": ", "："}) + std::to_string(count),
        {}};
    if (cut.nearest_from == cut.nearest_to) {
      part.lines.push_back(words_.labels(cut.nearest_from));
    } else {
      part.lines.push_back(near(true) + words_.labels(cut.nearest_from));
      part.lines.push_back(near(false) + words_.labels(cut.nearest_to));
    }
    out.push_back(std::move(part));
  }

  void add_claims(std::vector<Outline::Part>& out) const {
    const auto& cut = found_.claims;
    const auto title =
        words_.say({"Fewest claims without which no chain is left: ", "缺了就没有链的最少主张："}) +
        std::to_string(cut.nearest_from.size());
    const bool is_one = cut.nearest_from == cut.nearest_to;
    for (const bool is_from : {true, false}) {
      if (is_one && !is_from) continue;
      const auto& ids = is_from ? cut.nearest_from : cut.nearest_to;
      Outline::Part part{title, {}};
      if (!is_one)
        part.title += words_.say({", ", "，"}) + words_.say({"nearest to ", "最靠近"}) +
                      words_.label(is_from ? from_ : to_);
      for (const auto& id : ids)
        part.lines.push_back(words_.claim(id));
      out.push_back(std::move(part));
    }
  }

  std::string from_;
  std::string to_;
  const Bottlenecks& found_;
  const Lexicon& lexicon_;
  ChainWords words_;
};

}  // namespace

int run(const BottlenecksArguments& arguments, const Output& output) {
  const auto question = read_pair(arguments.claims, arguments.from, arguments.to, output);
  if (!question) return output.fail(question.error());
  const auto found = reasoning::find_bottlenecks(question->graph, question->from, question->to);
  if (!found.is_reached) return output.fail(no_chain(*question));
  const Lexicon lexicon{question->session.model()};
  const BottlenecksAnswer answer{
      *question, found, {lexicon, output.common().language, output.is_styled()}};
  return answer_in_each_way(answer, {"what no chain gets past", "哪里绕不过去"}, output);
}

}  // namespace yinguo::cli
