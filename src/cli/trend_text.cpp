#include "cli/trend_text.hpp"

namespace yinguo::cli {
namespace {

using reasoning::FigureTrend;
using reasoning::Finding;
using reasoning::GoalTrend;
using reasoning::Trend;

using Lines = std::vector<std::string>;

/// Says what changed between two periods, line by line.
class TrendWords : private Words {
 public:
  TrendWords(const Trend& trend, const Rendering& rendering) : Words{rendering}, trend_{trend} {}

  [[nodiscard]] std::string title() const {
    return label(trend_.region) + " · " + from() + " → " + to();
  }

  [[nodiscard]] std::string preamble() const {
    return say({"Degrees are relative to the peers of each year; threshold ",
                "程度均相对于当年的同伴组；阈值 "}) +
           fixed(trend_.threshold, 2) +
           say({". The region's own part is what its new figures come to by the anchors of ",
                "。地区自身的变动，是新数据按 "}) +
           from() +
           say({"; the rest is the peers' moving.", " 年锚点评定的结果；其余来自同伴的变动。"});
  }

  [[nodiscard]] std::string goal(const GoalTrend& one) const {
    const auto before = status(one.before);
    const auto after = status(one.after);
    const auto now =
        before == after ? after + say({"  (as before)", "（不变）"}) : before + " → " + after;
    return label(one.before.goal) + "  " + now;
  }

  [[nodiscard]] Lines about(const GoalTrend& one) const;

  [[nodiscard]] std::string peers_drawn() const {
    return say({" The peers are those of ", "同伴为 "}) + to() + say({".", " 年的。"});
  }

  /// With a title before each list.
  [[nodiscard]] Lines findings() const;

 private:
  [[nodiscard]] std::string from() const { return std::to_string(trend_.from); }

  [[nodiscard]] std::string to() const { return std::to_string(trend_.to); }

  [[nodiscard]] std::string status(const reasoning::Answer& answer) const {
    return status_of(answer.status, answer.degree);
  }

  [[nodiscard]] std::string status(const model::Interval& degree) const {
    return status_of(model::status_of(degree, trend_.threshold), degree);
  }

  [[nodiscard]] std::string binding(const reasoning::Answer& answer) const {
    if (!answer.binding || answer.binding->condition.empty()) return say({"none", "无"});
    return label(answer.binding->condition) + " " + degree_text(answer.binding->degree);
  }

  [[nodiscard]] std::string carried(const FigureTrend& one) const;
  void add_counts(const GoalTrend& one, Lines& out) const;
  void add_passed(const GoalTrend& one, Lines& out) const;
  void add_carried(const GoalTrend& one, Lines& out) const;

  const Trend& trend_;
};

std::string TrendWords::carried(const FigureTrend& one) const {
  const auto& figure = one.figure;
  return paired(figure) + say({"; degree ", "；程度 "}) + degree_text(figure.before.degree) +
         " → " + degree_text(one.held) + say({" by its own moving → ", "（自身变动） → "}) +
         degree_text(figure.after.degree) + say({" with the peers'", "（连同同伴变动）"});
}

void TrendWords::add_counts(const GoalTrend& one, Lines& out) const {
  const auto risen = std::to_string(one.risen);
  const auto fallen = std::to_string(one.fallen);
  out.push_back(zh() ? "程度上升的数据 " + risen + " 项，下降的 " + fallen + " 项"
                     : risen + (one.risen == 1 ? " figure has" : " figures have") +
                           " risen in degree, " + fallen + (one.fallen == 1 ? " has" : " have") +
                           " fallen");
  if (!one.came.empty())
    out.push_back(say({"figures that were missing in ", "此前缺失而现有的数据（"}) + from() +
                  say({": ", "）："}) + labels(one.came));
  if (!one.went.empty())
    out.push_back(say({"figures that are missing in ", "现已缺失的数据（"}) + to() +
                  say({": ", "）："}) + labels(one.went));
}

void TrendWords::add_passed(const GoalTrend& one, Lines& out) const {
  for (const auto& passed : one.passed)
    out.push_back(say({"below it: ", "其下："}) + label(passed.subject) + " " +
                  status(passed.before) + " → " + status(passed.after));
}

void TrendWords::add_carried(const GoalTrend& one, Lines& out) const {
  if (status(one.before) == status(one.after)) return;
  if (one.carried.empty()) {
    out.push_back(say({"the figures alone do not account for it", "仅凭数据的变动不足以说明"}));
    return;
  }
  const auto count = std::to_string(one.carried.size());
  const bool is_one = one.carried.size() == 1;
  out.push_back(
      zh() ? "单凭下列 " + count + " 项数据的变动即可如此" +
                 (one.is_proved ? "（已证明最少）：" : "：")
           : "carried by " + count +
                 (is_one ? " figure, enough by itself" : " figures, enough by themselves") +
                 (one.is_proved ? " and proved the fewest:" : ":"));
  for (const auto& figure : one.carried)
    out.push_back("  " + carried(figure));
}

Lines TrendWords::about(const GoalTrend& one) const {
  Lines out;
  const auto was = binding(one.before);
  const auto is = binding(one.after);
  out.push_back(say({"binding condition: ", "约束条件："}) + (was == is ? is : was + " → " + is));
  out.push_back(say({"with the new figures by the anchors of ", "新数据按 "}) + from() +
                say({": ", " 年锚点评定："}) + status(one.held));
  add_carried(one, out);
  add_passed(one, out);
  add_counts(one, out);
  return out;
}

Lines TrendWords::findings() const {
  Lines out;
  const auto add = [&](const std::vector<Finding>& all, const Bilingual& title) {
    if (all.empty()) return;
    out.push_back(say(title));
    for (const auto& line : Words::findings(all))
      out.push_back("  " + line);
  };
  add(trend_.findings_came, {"findings that came", "新出现的发现"});
  add(trend_.findings_went, {"findings that went", "不再有的发现"});
  return out;
}

/// From what each figure was to what it is, among the peers of the second year.
Picture ways(const Trend& trend, const GoalTrend& goal, const TrendWords& words,
             Pictures& pictures) {
  using Kind = StripPlot::Mark::Kind;
  auto out = pictures.strips();
  out.caption += words.peers_drawn();
  for (const auto& one : goal.carried)
    pictures.add_strip(
        one.figure.subject, trend.threshold,
        {{Kind::kWas, one.figure.before.value, trend.region, std::to_string(trend.from)},
         {Kind::kHere, one.figure.after.value, trend.region, std::to_string(trend.to)}},
        out, Way::kArrow);
  return out;
}

}  // namespace

std::string trend_text(const Trend& trend, const Rendering& rendering) {
  const TrendWords words{trend, rendering};
  const auto bold = [&](const std::string& text) {
    return styled(text, Style::kBold, rendering.color);
  };
  auto out = bold(words.title()) + "\n" + words.preamble() + "\n";
  for (const auto& goal : trend.goals)
    out += "\n" + bold(words.goal(goal)) + "\n" + indented(words.about(goal));
  const auto findings = words.findings();
  if (!findings.empty()) out += "\n";
  for (const auto& line : findings)
    out += line + "\n";
  return out;
}

Document trend_document(const Trend& trend, const Rendering& rendering, Pictures* pictures) {
  const TrendWords words{trend, rendering};
  Document out{words.title()};
  out.add(Paragraph{words.preamble()});
  for (const auto& goal : trend.goals) {
    out.add(Heading{2, words.goal(goal)});
    out.add(outline(words.about(goal)));
    if (pictures != nullptr) out.add(ways(trend, goal, words, *pictures));
  }
  out.add(outline(words.findings()));
  return out;
}

}  // namespace yinguo::cli
