#include "cli/compare_text.hpp"

#include <set>

namespace yinguo::cli {
namespace {

using reasoning::Comparison;
using reasoning::GoalComparison;
using reasoning::Neighbour;

using Lines = std::vector<std::string>;

/// Says how two regions differ, line by line.
class CompareWords : private Words {
 public:
  CompareWords(const Comparison& comparison, const Rendering& rendering)
      : Words{rendering}, comparison_{comparison} {}

  [[nodiscard]] std::string title() const {
    return first() + say({" and ", "与"}) + title_of(comparison_.second, comparison_.period);
  }

  [[nodiscard]] Lines preamble() const;
  [[nodiscard]] Table side_by_side() const;

  [[nodiscard]] std::string table_caption() const {
    return say({"The answers side by side", "两地结论对照"});
  }

  [[nodiscard]] std::string goal(const GoalComparison& one) const { return label(one.first.goal); }

  [[nodiscard]] Lines about(const GoalComparison& one) const;

 private:
  [[nodiscard]] std::string first() const { return label(comparison_.first); }

  [[nodiscard]] std::string second() const { return label(comparison_.second); }

  [[nodiscard]] std::string status(const reasoning::Answer& answer) const {
    return status_of(answer.status, answer.degree);
  }

  [[nodiscard]] std::string neighbours(const std::vector<Neighbour>& all) const;
  void add_sets(const GoalComparison& one, Lines& out) const;

  const Comparison& comparison_;
};

std::string CompareWords::neighbours(const std::vector<Neighbour>& all) const {
  std::string text;
  for (const auto& one : all)
    text +=
        (text.empty() ? "" : say({", ", "、"})) + label(one.region) + " " + fixed(one.distance, 2);
  return text.empty() ? say({"none", "无"}) : text;
}

Lines CompareWords::preamble() const {
  const auto groups = [&](const std::vector<std::string>& ids) {
    return ids.empty() ? say({"none", "无"}) : labels(ids);
  };
  const auto& apart = comparison_.apart;
  Lines out;
  out.push_back(say({"threshold ", "阈值 "}) + fixed(comparison_.threshold, 2) +
                say({"; the peers' anchors are held", "；同伴组锚点保持不变"}));
  out.push_back(say({"peer groups of both: ", "共同的同伴组："}) +
                groups(comparison_.groups_of_both) + say({"; of ", "；仅"}) + first() +
                say({" alone: ", "："}) + groups(comparison_.groups_of_first) +
                say({"; of ", "；仅"}) + second() + say({" alone: ", "："}) +
                groups(comparison_.groups_of_second));
  if (apart.figures > 0)
    out.push_back(zh() ? "两地相距 " + fixed(apart.distance, 2) + "（" +
                             std::to_string(apart.figures) + " 项共有数据的程度之差的平均，0 至 1）"
                       : "apart by " + fixed(apart.distance, 2) +
                             " (the mean difference in degree over " +
                             std::to_string(apart.figures) + " figures, 0 to 1)");
  out.push_back(say({"nearest to ", "与"}) + first() + say({": ", "最近："}) +
                neighbours(comparison_.near_first) + say({"; to ", "；与"}) + second() +
                say({": ", "最近："}) + neighbours(comparison_.near_second));
  return out;
}

Table CompareWords::side_by_side() const {
  Table table{{say({"goal", "目标"}), first(), second()}};
  for (const auto& one : comparison_.goals)
    table.add({goal(one), status(one.first), status(one.second)});
  return table;
}

Lines CompareWords::about(const GoalComparison& one) const {
  Lines out;
  const auto better = std::to_string(one.better);
  const auto worse = std::to_string(one.worse);
  const auto all = std::to_string(one.figures);
  out.push_back(zh() ? "所依据的 " + all + " 项数据中，" + first() + "程度较高的 " + better +
                           " 项，较低的 " + worse + " 项"
                     : "of the " + all + " figures below it, " + first() + " is ahead in " +
                           better + " and behind in " + worse);
  if (one.first.status == one.second.status)
    out.push_back(say({"the same answer for both", "两地结论相同"}));
  else
    add_sets(one, out);
  return out;
}

void CompareWords::add_sets(const GoalComparison& one, Lines& out) const {
  if (one.sets.empty()) {
    out.push_back(zh() ? "即使全部采用" + second() + "的数据，结论也不会相同"
                       : "not even all figures of " + second() + " together give its answer");
    return;
  }
  for (std::size_t s = 0; s < one.sets.size(); ++s) {
    const auto& set = one.sets[s];
    const auto count = std::to_string(set.figures.size());
    auto text = zh() ? first() + "若有" + second() + "的下列 " + count + " 项数据"
                     : first() + " with " + count +
                           (set.figures.size() == 1 ? " figure" : " figures") + " of " + second();
    if (s == 0) text += fewest(one.is_proved, one.bound);
    text += say({": ", "："}) +
            status_of(model::status_of(set.degree, comparison_.threshold), set.degree);
    out.push_back(std::move(text));
    for (const auto& figure : set.figures)
      out.push_back("  " + paired(figure));
  }
}

/// Both regions' figures that set them apart, each once.
Picture differences(const Comparison& comparison, const GoalComparison& goal, Pictures& pictures) {
  using Kind = StripPlot::Mark::Kind;
  auto out = pictures.strips();
  std::set<std::string, std::less<>> drawn;
  for (const auto& set : goal.sets) {
    for (const auto& figure : set.figures) {
      if (!drawn.insert(figure.subject).second) continue;
      pictures.add_strip(figure.subject, comparison.threshold,
                         {{Kind::kHere, figure.before.value, comparison.first},
                          {Kind::kTarget, figure.after.value, comparison.second}},
                         out);
    }
  }
  return out;
}

}  // namespace

std::string compare_text(const Comparison& comparison, const Rendering& rendering) {
  const CompareWords words{comparison, rendering};
  const auto bold = [&](const std::string& text) {
    return styled(text, Style::kBold, rendering.color);
  };
  auto out = bold(words.title()) + "\n";
  for (const auto& line : words.preamble())
    out += line + "\n";
  const CompareWords plain{comparison, {rendering.lexicon, rendering.language, false}};
  out += "\n" + plain.side_by_side().text(rendering.color);
  for (const auto& goal : comparison.goals)
    out += "\n" + bold(words.goal(goal)) + "\n" + indented(words.about(goal));
  return out;
}

Document compare_document(const Comparison& comparison, const Rendering& rendering,
                          Pictures* pictures) {
  const CompareWords words{comparison, rendering};
  Document out{words.title()};
  out.add(outline(words.preamble()));
  out.add(CaptionedTable{words.table_caption(), words.side_by_side()});
  for (const auto& goal : comparison.goals) {
    out.add(Heading{2, words.goal(goal)});
    out.add(outline(words.about(goal)));
    if (pictures != nullptr) out.add(differences(comparison, goal, *pictures));
  }
  return out;
}

}  // namespace yinguo::cli
