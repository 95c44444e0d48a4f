#include "cli/recommend_text.hpp"

#include <algorithm>
#include <optional>

#include "cli/recommend_pictures.hpp"

namespace yinguo::cli {
namespace {

using reasoning::MeasurePath;
using reasoning::Obstacle;
using reasoning::Plan;
using reasoning::PlannedChange;
using reasoning::Recommendation;

/// Says what is recommended. Lines have no indent and no line break.
class AdviceWords : private Words {
 public:
  AdviceWords(const Advice& advice, const Rendering& rendering)
      : Words{rendering}, advice_{advice} {}

  [[nodiscard]] std::string title() const { return title_of(advice_.region, advice_.period); }

  [[nodiscard]] std::string preamble() const;
  [[nodiscard]] std::string goals(const Recommendation& one) const;
  /// What stands between the goals and the plans; a line that starts with two spaces is about the
  /// line before.
  [[nodiscard]] std::vector<std::string> about(const Recommendation& one) const;
  [[nodiscard]] std::string plan(const Recommendation& one, std::size_t number) const;
  [[nodiscard]] std::string change(const PlannedChange& change) const;
  [[nodiscard]] std::vector<std::string> about(const PlannedChange& change) const;
  [[nodiscard]] std::vector<std::string> outcome(const Plan& plan) const;

 private:
  [[nodiscard]] std::string status(const model::Interval& degree) const {
    return status_of(model::status_of(degree, advice_.threshold), degree);
  }

  [[nodiscard]] std::string measure(const MeasurePath& path) const;
  [[nodiscard]] std::string in_brackets(const std::vector<std::string>& claims) const;
  [[nodiscard]] std::string stages(const Plan& plan) const;
  [[nodiscard]] std::string moves(const std::vector<reasoning::FigureMove>& all) const;
  void add_amounts(const Plan& plan, std::vector<std::string>& out) const;
  void add_order(const Plan& plan, std::vector<std::string>& out) const;
  void add_firmness(const Plan& plan, std::vector<std::string>& out) const;
  [[nodiscard]] std::string obstacle(const Obstacle& obstacle) const;

  const Advice& advice_;
};

std::string AdviceWords::preamble() const {
  return say({"The cheapest changes of figures that bring each condition to the threshold ",
              "使条件达到阈值 "}) +
         fixed(advice_.threshold, 2) +
         (advice_.has_own_costs
              ? say({". Costs as declared; without one, 1 for each peer that is drawn level with "
                     "or "
                     "passed. ",
                     " 的最省的数据变动。成本按所给成本表；表中没有的指标，每追平或超过一个同伴计 "
                     "1。"})
              : say({". Cost: 1 for each peer that is drawn level with or passed. ",
                     " 的最省的数据变动。成本：每追平或超过一个同伴计 1。"})) +
         say({"No figure is to go beyond the best peer; the peers stay as they are. Measures are "
              "the "
              "paper's, and promise no amount.",
              "任何数据都不要求超过最好的同伴；同伴保持不变。措施出自论文，不承诺幅度。"});
}

std::string AdviceWords::goals(const Recommendation& one) const {
  std::string text;
  for (const auto& goal : one.now)
    text += (text.empty() ? "" : " + ") + label(goal.goal) + "  " + status(goal.before);
  return text;
}

std::vector<std::string> AdviceWords::about(const Recommendation& one) const {
  std::vector<std::string> out;
  if (one.is_in_place) out.push_back(say({"in place already", "已经就位"}));
  if (one.over_budget)
    out.push_back(say({"the cheapest plan costs ", "最省的方案成本为 "}) +
                  cost_text(*one.over_budget) + say({", more than the budget", "，超出预算"}));
  if (!one.latent.empty() && !one.is_in_place)
    out.push_back(
        say({"latent, so that no figure moves them: ", "潜在条件，没有数据可直接推动："}) +
        labels(one.latent));
  if (one.is_in_place || !one.plans.empty() || one.over_budget) return out;
  if (!one.conflict.empty()) {
    out.push_back(say({"out of reach; these together are enough to keep it so:",
                       "无法达到；下列各项合在一起已足以使之无法达到："}));
    for (const auto& obstacle : one.conflict)
      out.push_back("  " + this->obstacle(obstacle));
  } else {
    out.push_back(
        one.is_proved
            ? say({"out of reach whatever the figures are: the rules themselves keep it so",
                   "无论数据如何均无法达到：由规则本身决定"})
            : say({"no plan was found", "没有找到方案"}));
  }
  return out;
}

std::string AdviceWords::obstacle(const Obstacle& obstacle) const {
  const auto name = label(obstacle.subject);
  switch (obstacle.kind) {
    case Obstacle::Kind::kFixed:
      return name + say({" is to stay as it is", "：要求保持不变"});
    case Obstacle::Kind::kBeyondPeers:
      return name + say({" is no higher in any peer", "：没有同伴更高"});
    case Obstacle::Kind::kScale:
      return name + say({" is what others are divided by", "：是其他指标的分母"});
    case Obstacle::Kind::kMissing:
      return name + say({" has no figure", "：无数据"});
    case Obstacle::Kind::kJudgement:
      return name + say({" rests on a judgement", "：取决于判断"});
    case Obstacle::Kind::kScope:
      break;
  }
  return name + say({" does not hold for the region", "：主张不适用于该地区"});
}

std::string AdviceWords::plan(const Recommendation& one, std::size_t number) const {
  auto text = say({"plan ", "方案 "}) + std::to_string(number + 1) + say({": cost ", "：成本 "}) +
              cost_text(one.plans[number].cost);
  double rest = 0.0;
  for (const auto& change : one.plans[number].changes)
    rest += change.follows ? 0.0 : change.cost;
  const bool has_followers =
      std::ranges::any_of(one.plans[number].changes, &PlannedChange::follows);
  if (number == 0 && one.is_proved)
    text += has_followers ? say({", proved the cheapest if each figure moves by itself",
                                 "，各项数据各自变动时已证明最省"})
                          : say({", proved the cheapest", "，已证明最省"});
  if (number == 0 && !one.is_proved)
    text += say({"; no plan costs less than ", "；任何方案的成本都不低于 "}) + cost_text(one.bound);
  if (has_followers)
    text += say({"; ", "；不计由其余变动带来者为 "}) + cost_text(rest) +
            say({" without what follows from the others", ""});
  return text;
}

std::string AdviceWords::change(const PlannedChange& change) const {
  auto text = label(change.indicator) + " " + figure_value(change.value_before, {}) + " → " +
              figure_value(change.value_after, unit_of(change.indicator));
  text += zh() ? "（" + label(change.peer) + "的水平），" : " (as in " + label(change.peer) + "), ";
  text += ranks(change.rank_before, change.rank_after, change.peers);
  if (change.enough != change.value_after)
    text += say({"; enough: ", "；达到 "}) + figure_value(change.enough, {}) + say({"", " 即可"});
  text += say({"; cost ", "；成本 "}) + cost_text(change.cost);
  if (change.follows)
    text += say({"; follows from the other changes", "；由其余变动带来，无须另行推动"});
  return text;
}

std::string AdviceWords::measure(const MeasurePath& path) const {
  auto text = label(path.measure);
  if (path.claims.size() > 1) {
    for (const auto& id : path.claims) {
      const auto* claim = lexicon_.find_claim(id);
      if (claim != nullptr) text += " → " + label(claim->effect.id);
    }
  }
  return text + in_brackets(path.claims);
}

/// Claims and where they stand.
std::string AdviceWords::in_brackets(const std::vector<std::string>& claims) const {
  std::string ids;
  for (const auto& id : claims)
    ids += (ids.empty() ? "" : ", ") + id;
  return (zh() ? "（" : " (") + ids + "  " + places_of(claims, lexicon_, language_) +
         (zh() ? "）" : ")");
}

/// "a 1 → 2 %; b 3 → 4 persons".
std::string AdviceWords::moves(const std::vector<reasoning::FigureMove>& all) const {
  std::string text;
  for (const auto& one : all) {
    if (!text.empty()) text += say({"; ", "；"});
    text += label(one.indicator) + " " + figure_value(one.before, {}) + " → " +
            figure_value(one.after, unit_of(one.indicator));
  }
  return text;
}

/// What the plan comes to in the series that its figures are computed from.
void AdviceWords::add_amounts(const Plan& plan, std::vector<std::string>& out) const {
  if (!plan.amounts) return;
  const auto& amounts = *plan.amounts;
  if (!amounts.fits) {
    out.push_back(
        say({"in amounts: the figures do not go together, whatever the series behind "
             "them are",
             "折合总量：各项数据彼此不能相容，无论其背后的总量为何"}));
    return;
  }
  out.push_back(say({"in amounts: ", "折合总量："}) + moves(amounts.series));
  if (!amounts.others.empty())
    out.push_back(say({"  which also makes ", "  随之："}) + moves(amounts.others));
  if (!amounts.kept.empty())
    out.push_back(say({"  of that to keep from falling: ", "  其中为使下列比率不降："}) +
                  labels(amounts.kept));
  std::string text;
  for (const auto& goal : plan.by_amounts)
    text += (text.empty() ? "" : say({"; ", "；"})) + label(goal.goal) + " " + status(goal.after);
  out.push_back(say({"  then: ", "  则："}) + text);
}

/// "1 a, b; 2 c": the changes by the stages that the claims put them into.
std::string AdviceWords::stages(const Plan& plan) const {
  const auto& stages = plan.sequence.stages;
  std::string text;
  for (std::uint32_t stage = 0; stage <= *std::ranges::max_element(stages); ++stage) {
    std::string names;
    for (std::size_t c = 0; c < stages.size(); ++c) {
      if (stages[c] != stage) continue;
      if (!names.empty()) names += say({", ", "、"});
      names += label(plan.changes[c].indicator);
    }
    if (stage > 0) text += say({"; ", "；"});
    text.append(std::to_string(stage + 1)).append(" ").append(names);
  }
  return text;
}

/// Of what leads to the change, what comes last; nullptr where nothing does.
const reasoning::Prerequisite* nearest_to(std::size_t change,
                                          const reasoning::PlanSequence& sequence) {
  const reasoning::Prerequisite* nearest = nullptr;
  for (const auto& one : sequence.reasons) {
    if (one.then != change) continue;
    const auto stage = sequence.stages[one.first];
    if (nearest == nullptr || stage > sequence.stages[nearest->first]) nearest = &one;
  }
  return nearest;
}

/// The changes by their stages, and for each the nearest of what leads to it; nothing where the
/// claims say nothing.
void AdviceWords::add_order(const Plan& plan, std::vector<std::string>& out) const {
  const auto& sequence = plan.sequence;
  if (sequence.reasons.empty()) return;
  const auto name = [&](std::size_t change) { return label(plan.changes[change].indicator); };
  out.push_back(say({"order by the claims: ", "依主张的次序："}) + stages(plan));
  for (std::size_t c = 0; c < sequence.stages.size(); ++c) {
    const auto* nearest = nearest_to(c, sequence);
    if (nearest == nullptr) continue;
    std::string chain;
    for (const auto& one : nearest->concepts)
      chain += (chain.empty() ? "" : " → ") + label(one);
    const bool is_after = sequence.stages[nearest->first] < sequence.stages[c];
    const auto how = is_after ? say({" after ", "后于"}) : say({" along with ", "同步于"});
    auto line = "  " + name(c);
    line.append(how).append(name(nearest->first)).append(say({": ", "："})).append(chain);
    out.push_back(line.append(in_brackets(nearest->claims)));
  }
}

void AdviceWords::add_firmness(const Plan& plan, std::vector<std::string>& out) const {
  const auto& firmness = advice_.firmness;
  if (plan.holds.empty()) return;
  const auto share = [&](std::size_t count) {
    return fixed(100.0 * static_cast<double>(count) / static_cast<double>(firmness.samples), 1) +
           " %";
  };
  const auto spread = number_text(firmness.spread * 100.0);
  const auto samples = std::to_string(firmness.samples);
  auto text = zh() ? "锚点、阈值与成本随机变动至多 " + spread + " %（" + samples + " 次抽样）："
                   : "anchors, threshold and costs moved at random by up to " + spread + " % (" +
                         samples + " draws): ";
  for (std::size_t g = 0; g < plan.holds.size(); ++g)
    text += (g == 0 ? "" : say({", ", "，"})) + label(plan.goals[g].goal) +
            say({" in place in ", "就位的占 "}) + share(plan.holds[g]);
  out.push_back(text + say({"; the cheapest in ", "；仍最省的占 "}) + share(plan.cheapest));
}

std::vector<std::string> AdviceWords::about(const PlannedChange& change) const {
  std::vector<std::string> out;
  if (!change.factors.empty()) out.push_back(say({"for ", "对应因素："}) + labels(change.factors));
  for (const auto& path : change.measures)
    out.push_back(say({"measure: ", "措施："}) + measure(path));
  if (change.measures.empty())
    out.push_back(
        say({"the paper names no measure that acts on it", "论文没有提出作用于它的措施"}));
  return out;
}

std::vector<std::string> AdviceWords::outcome(const Plan& plan) const {
  std::vector<std::string> out;
  std::string text;
  for (const auto& goal : plan.goals)
    text += (text.empty() ? "" : say({"; ", "；"})) + label(goal.goal) + " " + status(goal.after);
  out.push_back(say({"then: ", "之后："}) + text);
  text.clear();
  for (const auto& goal : plan.side_effects)
    text += (text.empty() ? "" : say({"; ", "；"})) + label(goal.goal) + " " + status(goal.before) +
            " → " + status(goal.after);
  if (!text.empty()) out.push_back(say({"beside: ", "附带影响："}) + text);
  add_amounts(plan, out);
  add_order(plan, out);
  add_firmness(plan, out);
  return out;
}

}  // namespace

std::string recommend_text(const Advice& advice, const Rendering& rendering) {
  const AdviceWords words{advice, rendering};
  const auto bold = [&](const std::string& text) {
    return styled(text, Style::kBold, rendering.color);
  };
  auto out = bold(words.title()) + "\n" + words.preamble() + "\n";
  for (const auto& one : advice.recommendations) {
    out += "\n" + bold(words.goals(one)) + "\n";
    for (const auto& line : words.about(one))
      out += "  " + line + "\n";
    for (std::size_t p = 0; p < one.plans.size(); ++p) {
      out += "  " + words.plan(one, p) + "\n";
      for (const auto& change : one.plans[p].changes) {
        out += "    " + words.change(change) + "\n";
        for (const auto& line : words.about(change))
          out += "      " + line + "\n";
      }
      for (const auto& line : words.outcome(one.plans[p]))
        out += "    " + line + "\n";
    }
  }
  const auto studies = studies_outline(advice.studies, rendering);
  if (studies.empty()) return out;
  return out + "\n" + bold(studies_title(advice.studies, rendering)) + "\n" + indented(studies);
}

Document recommend_document(const Advice& advice, const Rendering& rendering, Pictures* pictures) {
  const AdviceWords words{advice, rendering};
  Document out{words.title()};
  out.add(Paragraph{words.preamble()});
  if (pictures != nullptr) out.add(degrees_now(advice, *pictures));
  for (const auto& one : advice.recommendations) {
    out.add(Heading{2, words.goals(one)});
    out.add(outline(words.about(one)));
    std::optional<PlanPictures> drawn;
    if (pictures != nullptr) drawn.emplace(advice, *pictures);
    for (std::size_t p = 0; p < one.plans.size(); ++p) {
      const auto& plan = one.plans[p];
      out.add(Heading{3, words.plan(one, p)});
      if (drawn) out.add(drawn->draw(plan));
      List changes;
      for (const auto& change : plan.changes)
        changes.items.push_back({words.change(change), outline(words.about(change)).items});
      out.add(std::move(changes));
      for (auto& line : words.outcome(plan))
        out.add(Paragraph{std::move(line)});
    }
  }
  if (const auto studies = studies_outline(advice.studies, rendering); !studies.empty()) {
    out.add(Heading{2, studies_title(advice.studies, rendering)});
    out.add(outline(studies));
  }
  return out;
}

std::string recommend_preamble(const Advice& advice, const Rendering& rendering) {
  return AdviceWords{advice, rendering}.preamble();
}

std::vector<std::string> recommend_outline(const Advice& advice, const Rendering& rendering) {
  const AdviceWords words{advice, rendering};
  std::vector<std::string> out;
  for (const auto& one : advice.recommendations) {
    if (one.plans.empty()) continue;
    for (const auto& change : one.plans.front().changes) {
      out.push_back(words.change(change));
      for (const auto& line : words.about(change))
        out.push_back("  " + line);
    }
    for (const auto& line : words.outcome(one.plans.front()))
      out.push_back(line);
  }
  return out;
}

}  // namespace yinguo::cli
