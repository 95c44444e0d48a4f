#include <algorithm>

#include "cli/graph_question.hpp"
#include "cli/json_parts.hpp"
#include "cli/outline.hpp"
#include "cli/words.hpp"

#include "reasoning/adjustment.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using reasoning::Adjustment;
using reasoning::Concept;

constexpr int kFormatVersion = 1;

/// Says how the effect of one concept on another could be read from figures.
class AdjustAnswer : private Words {
 public:
  AdjustAnswer(const Adjustment& found, std::size_t shown, const Rendering& rendering)
      : Words{rendering}, found_{found}, shown_{shown} {}

  [[nodiscard]] Outline outline() const { return {title(), {preamble()}, parts(), {}}; }

  [[nodiscard]] std::string json() const {
    ordered_json out{{"format", "yinguo-adjustment"},
                     {"version", kFormatVersion},
                     {"cause", of(found_.cause)},
                     {"effect", of(found_.effect)}};
    auto loops = ordered_json::array();
    for (const auto& loop : found_.loops)
      loops.push_back(json_names(loop, lexicon_));
    out["strong_components"] = std::move(loops);
    out["confounders"] = of(found_.confounders);
    out["mediators"] = of(found_.mediators);
    out["common_effects"] = of(found_.common_effects);
    out["openers"] = of(found_.openers);
    out["sets"] = of(found_.sets);
    out["sets_with_latent"] = of(found_.latent_sets);
    out["complete"] = found_.is_complete;
    auto independencies = ordered_json::array();
    for (const auto& one : found_.independencies)
      independencies.push_back({{"a", json_name(one.a, lexicon_)},
                                {"b", json_name(one.b, lexicon_)},
                                {"given", json_names(one.given, lexicon_)}});
    out["independencies"] = std::move(independencies);
    return json_text(out);
  }

 private:
  [[nodiscard]] ordered_json of(const Concept& one) const {
    auto out = json_name(one.id, lexicon_);
    out["latent"] = one.is_latent;
    return out;
  }

  template <class T>
  [[nodiscard]] ordered_json of(const std::vector<T>& all) const {
    auto out = ordered_json::array();
    for (const auto& one : all)
      out.push_back(of(one));
    return out;
  }

  [[nodiscard]] std::string name(const Concept& one) const {
    return label(one.id) + (one.is_latent ? say({" (latent)", "（潜在）"}) : std::string{});
  }

  [[nodiscard]] std::string names(const std::vector<Concept>& all) const {
    std::string text;
    for (const auto& one : all)
      text += (text.empty() ? "" : say({"; ", "；"})) + name(one);
    return text;
  }

  [[nodiscard]] std::string title() const {
    return name(found_.cause) + " → " + name(found_.effect);
  }

  [[nodiscard]] std::string preamble() const {
    return say(
        {"What would have to be held fixed to read this effect from figures, if the claims were "
         "right and nothing beside them were at work (back-door criterion). A latent concept has "
         "no "
         "indicator and cannot be held fixed.",
         "假如主张都对、此外别无作用，要从数据读出这一效应须固定什么（后门准则）。潜在概念没有指标"
         "，"
         "无法固定。"});
  }

  [[nodiscard]] std::vector<Outline::Part> parts() const {
    std::vector<Outline::Part> out;
    add_loops(out);
    add_concepts({"Confounders", "混杂因素"}, {"lead to both", "通向两者"}, found_.confounders,
                 out);
    add_concepts({"Mediators", "中介"},
                 {"between the two; not to be held fixed", "介于两者之间；不可固定"},
                 found_.mediators, out);
    add_concepts({"Colliders", "对撞因素"},
                 {"effects of both; not to be held fixed", "两者的共同结果；不可固定"},
                 found_.common_effects, out);
    add_concepts(
        {"Colliders on back doors", "后门上的对撞因素"},
        {"held fixed beside the first set they open a back door", "与第一组一并固定会打开后门"},
        found_.openers, out);
    add_sets(out);
    add_independencies(out);
    return out;
  }

  void add_loops(std::vector<Outline::Part>& out) const {
    if (found_.loops.empty()) return;
    Outline::Part part{
        say({"Loops among what leads here: the concepts of each reach each other, and are taken "
             "as settled together (σ-separation); holding one of them fixed does not hold "
             "the others",
             "上游的回路：各组概念互相可达，按共同达到稳定处理（σ分离）；固定其一并不固定其余"}),
        {}};
    for (const auto& loop : found_.loops)
      part.lines.push_back(labels(loop));
    out.push_back(std::move(part));
  }

  void add_concepts(const Bilingual& title, const Bilingual& meaning,
                    const std::vector<Concept>& all, std::vector<Outline::Part>& out) const {
    if (all.empty()) return;
    const auto measured =
        std::count_if(all.begin(), all.end(), [](const Concept& one) { return !one.is_latent; });
    out.push_back({say(title) + say({" (", "（"}) + say(meaning) + say({"): ", "）："}) +
                       std::to_string(all.size()) + say({", measured ", "，有指标 "}) +
                       std::to_string(measured),
                   {names(all)}});
  }

  void add_sets(std::vector<Outline::Part>& out) const {
    if (found_.sets.empty())
      out.push_back({say({"No set of measured concepts closes all back doors",
                          "没有一组有指标的概念能关闭所有后门"}),
                     {no_set()}});
    const bool is_latent = found_.sets.empty();
    const auto& sets = is_latent ? found_.latent_sets : found_.sets;
    if (sets.empty()) return;
    Outline::Part part{(is_latent ? say({"Minimal sets if latent concepts could be held fixed: ",
                                         "假如潜在概念可以固定，最小的组："})
                                  : say({"Minimal adjustment sets: ", "最小调整集："})) +
                           std::to_string(sets.size()) +
                           (found_.is_complete ? "" : say({" and more", " 以上"})),
                       {}};
    for (std::size_t i = 0; i < std::min(shown_, sets.size()); ++i)
      part.lines.push_back(sets[i].empty()
                               ? say({"nothing needs to be held fixed", "什么都不必固定"})
                               : names(sets[i]));
    part.is_numbered = true;
    out.push_back(std::move(part));
  }

  [[nodiscard]] std::string no_set() const {
    if (!found_.latent_sets.empty())
      return say({"the effect cannot be read from these figures by adjustment",
                  "无法凭这些数据以调整法读出这一效应"});
    return say(
        {"nor would any set of others: the cause lies on a loop with a concept that leads to "
         "the effect past it",
         "其他任何一组也不能：原因与另一通向结果的概念同在一个回路上"});
  }

  void add_independencies(std::vector<Outline::Part>& out) const {
    const auto& all = found_.independencies;
    if (all.empty()) return;
    const auto shown = std::min(shown_, all.size());
    Outline::Part part{
        say({"Independencies that figures could refute (⊥: independent, once what follows | is "
             "held fixed): ",
             "可用数据检验的独立性（⊥：在固定 | 之后各项时独立）："}) +
            std::to_string(all.size()),
        {}};
    for (std::size_t i = 0; i < shown; ++i)
      part.lines.push_back(label(all[i].a) + " ⊥ " + label(all[i].b) +
                           (all[i].given.empty() ? "" : " | " + labels(all[i].given)));
    out.push_back(std::move(part));
  }

  const Adjustment& found_;
  std::size_t shown_;
};

}  // namespace

int run(const AdjustArguments& arguments, const Output& output) {
  const auto question = read_pair(arguments.claims, arguments.cause, arguments.effect, output);
  if (!question) return output.fail(question.error());
  const auto found = reasoning::find_adjustment(question->graph, question->from, question->to);
  if (!found.is_reached) return output.fail(no_chain(*question));
  const Lexicon lexicon{question->session.model()};
  const AdjustAnswer answer{
      found, arguments.k, {lexicon, output.common().language, output.is_styled()}};
  const int status = answer_in_each_way(answer, {"what to hold fixed", "须固定什么"}, output);
  return status == 0 && found.sets.empty() ? 1 : status;
}

}  // namespace yinguo::cli
