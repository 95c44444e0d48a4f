#include <algorithm>

#include "cli/chain_words.hpp"
#include "cli/graph_question.hpp"
#include "cli/json_parts.hpp"

namespace yinguo::cli {
namespace {

using reasoning::Loops;
using reasoning::Sign;

constexpr int kFormatVersion = 1;

std::string_view kind_word(Sign sign) {
  return sign == Sign::kPlus ? "reinforcing" : sign == Sign::kMinus ? "balancing" : "unknown";
}

/// Says which loops there are.
class LoopsAnswer {
 public:
  LoopsAnswer(const LoopsArguments& arguments, const Loops& loops, const Rendering& rendering)
      : arguments_{arguments}, loops_{loops}, lexicon_{rendering.lexicon}, words_{rendering} {}

  [[nodiscard]] Outline outline() const {
    Outline out{words_.say({"Feedback loops", "反馈回路"}), {preamble()}, {}, remark()};
    for (const auto& group : loops_.chains.groups)
      out.parts.push_back(group_part(group, title(group), words_));
    return out;
  }

  [[nodiscard]] std::string json() const {
    auto signs = json_groups(loops_.chains.groups, lexicon_);
    for (std::size_t i = 0; i < signs.size(); ++i)
      signs[i]["kind"] = kind_word(loops_.chains.groups[i].sign);
    auto groups = nlohmann::ordered_json::array();
    for (const auto& group : loops_.groups)
      groups.push_back(json_names(group, lexicon_));
    return json_text({{"format", "yinguo-loops"},
                      {"version", kFormatVersion},
                      {"longest", arguments_.length},
                      {"complete_to", loops_.chains.complete_to},
                      {"complete", loops_.is_complete},
                      {"signs", std::move(signs)},
                      {"strong_components", std::move(groups)}});
  }

 private:
  [[nodiscard]] std::string preamble() const {
    return words_.say({"Loops of claims of up to ", "不超过 "}) + words_.steps(arguments_.length) +
           words_.say({". A loop whose signs multiply to + feeds itself, to − checks itself; "
                       "with a step of unknown sign it is neither.",
                       "的主张回路。符号之积为 + 者自我增强，为 − 者自我制衡；含符号未知的一步者"
                       "两者都不是。"});
  }

  [[nodiscard]] std::string title(const reasoning::ChainGroup& group) const {
    const auto count = words_.count(group, {" loop", " 个"}, {" loops", " 个"});
    switch (group.sign) {
      case Sign::kPlus:
        return words_.say({"reinforcing (+): ", "增强（+）："}) + count;
      case Sign::kMinus:
        return words_.say({"balancing (−): ", "制衡（−）："}) + count;
      case Sign::kUnknown:
        break;
    }
    return words_.say({"unknown (?): ", "符号未知（?）："}) + count;
  }

  [[nodiscard]] std::string remark() const {
    std::string text;
    if (loops_.chains.groups.empty()) text = words_.say({"No loop was found. ", "没有找到回路。"});
    if (loops_.groups.empty())
      return text + words_.say({"No concept leads back to itself.", "没有概念能回到自身。"});
    if (loops_.is_complete)
      return text +
             words_.say({"There are no longer ones: at most ", "没有更长的：互相可达的概念最多 "}) +
             std::to_string(largest()) + words_.say({" concepts reach each other.", " 个。"});
    return text + words_.say({"Complete for loops of up to ", "不超过 "}) +
           words_.steps(loops_.chains.complete_to) +
           words_.say({"; there may be longer ones.", "的回路已全部找出；可能还有更长的。"});
  }

  /// How many concepts the largest strong component has.
  [[nodiscard]] std::size_t largest() const {
    std::size_t most = 0;
    for (const auto& group : loops_.groups)
      most = std::max(most, group.size());
    return most;
  }

  const LoopsArguments& arguments_;
  const Loops& loops_;
  const Lexicon& lexicon_;
  ChainWords words_;
};

}  // namespace

int run(const LoopsArguments& arguments, const Output& output) {
  const auto session = open_store(output);
  if (!session) return output.fail(session.error());
  const auto graph = read_causal_graph(session->model(), arguments.claims);
  if (!graph) return output.fail(graph.error());
  std::optional<graph::Node> through;
  if (!arguments.through.empty()) {
    const auto node = find_node(*graph, ontology::Names{session->model()}, arguments.through);
    if (!node) return output.fail(node.error());
    through = *node;
  }
  const auto loops = reasoning::find_loops(
      *graph, through,
      {{.longest = arguments.length, .max_paths = arguments.max_chains}, arguments.k});
  const Lexicon lexicon{session->model()};
  const LoopsAnswer answer{
      arguments, loops, {lexicon, output.common().language, output.is_styled()}};
  return answer_in_each_way(answer, {"what acts back on itself", "哪些作用回到自身"}, output);
}

}  // namespace yinguo::cli
