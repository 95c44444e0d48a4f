#include "cli/chain_words.hpp"
#include "cli/graph_question.hpp"
#include "cli/json_parts.hpp"

namespace yinguo::cli {
namespace {

using reasoning::Chains;
using reasoning::Sign;

constexpr int kFormatVersion = 1;

/// Says which chains lead from one concept to another.
class PathsAnswer {
 public:
  PathsAnswer(const PairQuestion& question, const PathsArguments& arguments, const Chains& chains,
              const Rendering& rendering)
      : from_{question.graph.concept_of(question.from)},
        to_{question.graph.concept_of(question.to)},
        arguments_{arguments},
        chains_{chains},
        lexicon_{rendering.lexicon},
        words_{rendering} {}

  [[nodiscard]] Outline outline() const {
    Outline out{words_.ends(from_, to_), {preamble()}, {}, remark()};
    for (const auto& group : chains_.groups)
      out.parts.push_back(group_part(group, title(group), words_));
    return out;
  }

  [[nodiscard]] std::string json() const {
    return json_text({{"format", "yinguo-paths"},
                      {"version", kFormatVersion},
                      {"from", json_name(from_, lexicon_)},
                      {"to", json_name(to_, lexicon_)},
                      {"longest", arguments_.length},
                      {"complete_to", chains_.complete_to},
                      {"shortest", chains_.shortest.value_or(0)},
                      {"signs", json_groups(chains_.groups, lexicon_)}});
  }

 private:
  [[nodiscard]] std::string preamble() const {
    return words_.say({"Chains of claims of up to ", "不超过 "}) + words_.steps(arguments_.length) +
           words_.say(
               {": fewest steps first, then fewest tentative ones. Signs multiply along a "
                "chain; chains of opposite sign stand side by side and are not netted. Claims "
                "carry "
                "no strength, so neither does a chain.",
                "的主张链：先按步数，再按有保留的步数。符号沿链相乘；符号相反的链并列报告，不作"
                "抵消。主张不含强度，链也不含。"});
  }

  [[nodiscard]] std::string title(const reasoning::ChainGroup& group) const {
    const auto count = words_.count(group, {" chain", " 条"}, {" chains", " 条"});
    switch (group.sign) {
      case Sign::kPlus:
        return words_.say({"raises (+): ", "提升（+）："}) + count;
      case Sign::kMinus:
        return words_.say({"lowers (−): ", "降低（−）："}) + count;
      case Sign::kUnknown:
        break;
    }
    return words_.say({"direction unknown (?): ", "方向未知（?）："}) + count;
  }

  /// What was not found, or not looked for.
  [[nodiscard]] std::string remark() const {
    if (chains_.complete_to < arguments_.length)
      return words_.say({"Stopped at the limit: all chains of up to ", "达到上限：不超过 "}) +
             words_.steps(chains_.complete_to) +
             words_.say({" are counted, longer ones only in part.",
                         "的链已全部计入，更长的只计入一部分。"});
    if (chains_.groups.empty())
      return words_.say(
                 {"No chain is so short; a shortest one has ", "没有这么短的链；最短的有 "}) +
             words_.steps(chains_.shortest.value_or(0)) + words_.say({".", "。"});
    return {};
  }

  std::string from_;
  std::string to_;
  const PathsArguments& arguments_;
  const Chains& chains_;
  const Lexicon& lexicon_;
  ChainWords words_;
};

}  // namespace

int run(const PathsArguments& arguments, const Output& output) {
  const auto question = read_pair(arguments.claims, arguments.from, arguments.to, output);
  if (!question) return output.fail(question.error());
  const auto chains = reasoning::find_chains(
      question->graph, question->from, question->to,
      {{.longest = arguments.length, .max_paths = arguments.max_chains}, arguments.k});
  if (!chains.shortest) return output.fail(no_chain(*question));
  const Lexicon lexicon{question->session.model()};
  const PathsAnswer answer{
      *question, arguments, chains, {lexicon, output.common().language, output.is_styled()}};
  const int status = answer_in_each_way(answer, {"how one leads to the other", "如何通向"}, output);
  return status != 0 || !chains.groups.empty() ? status : 1;
}

}  // namespace yinguo::cli
