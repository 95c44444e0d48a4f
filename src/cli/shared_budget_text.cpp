#include "cli/shared_budget_text.hpp"

#include <cmath>

namespace yinguo::cli {
namespace {

using reasoning::AnswerChange;
using reasoning::RegionOption;
using reasoning::SharedBudget;

using Lines = std::vector<std::string>;

/// Says what a budget does, line by line.
class SharedWords : private Words {
 public:
  SharedWords(const SharedSheet& sheet, const Rendering& rendering)
      : Words{rendering}, sheet_{sheet}, shared_{sheet.shared}, rendering_{rendering} {}

  [[nodiscard]] std::string title() const {
    const auto budget = number_text(sheet_.budget);
    const auto regions = std::to_string(shared_.regions.size());
    const auto period = std::to_string(sheet_.period);
    return zh() ? regions + "个地区共用预算 " + budget + " · " + period
                : "One budget of " + budget + " for " + regions + " regions · " + period;
  }

  [[nodiscard]] std::string preamble() const {
    const Advice advice{{}, sheet_.period, sheet_.threshold, sheet_.has_own_costs, {}};
    return recommend_preamble(advice, rendering_) +
           say({" Each region's plan is reckoned with all other regions as they are.",
                "各地区的方案均以其他地区不变计算。"});
  }

  [[nodiscard]] std::string summary() const;
  [[nodiscard]] Table chosen() const;
  [[nodiscard]] Lines remarks() const;

  /// "Guizhou  pathway of resource integration · cost 23".
  [[nodiscard]] std::string title_of(const Advice& advice) const {
    const auto& one = advice.recommendations.front();
    std::string goals;
    for (const auto& goal : one.now)
      goals += (goals.empty() ? "" : say({"; ", "；"})) + label(goal.goal);
    return label(advice.region) + say({": ", "："}) + goals + say({" · cost ", " · 成本 "}) +
           cost_text(one.plans.front().cost);
  }

 private:
  [[nodiscard]] std::string proof() const;
  void add_next(Lines& out) const;
  void add_together(Lines& out) const;
  void add_changes(const Bilingual& what, const std::vector<AnswerChange>& all, Lines& out) const;

  const SharedSheet& sheet_;
  const SharedBudget& shared_;
  const Rendering& rendering_;
};

std::string SharedWords::proof() const {
  if (shared_.is_proved)
    return say({"; proved: no choice brings more, and none as many for less",
                "；已证明：不可能更多，同样多时不可能更省"});
  const auto most = std::to_string(shared_.most);
  const auto least = cost_text(shared_.least_cost);
  return zh()
             ? "；至多 " + most + " 个，同样多时成本不低于 " + least
             : "; no choice brings more than " + most + ", and none as many for less than " + least;
}

std::string SharedWords::summary() const {
  std::size_t in_place = 0;
  for (const auto& one : shared_.regions)
    in_place += one.in_place.size();
  const auto all = std::to_string(shared_.regions.size() * sheet_.goals);
  const auto now = std::to_string(in_place);
  const auto more = std::to_string(shared_.reached);
  const auto cost = cost_text(shared_.cost);
  return (zh() ? "共 " + all + " 个（地区×目标），已就位 " + now + " 个；预算可使另外 " + more +
                     " 个就位，成本 " + cost
               : "Of " + all + " (regions × goals) " + now + " are in place; the budget brings " +
                     more + " more into place, at a cost of " + cost) +
         proof() + say({".", "。"});
}

Table SharedWords::chosen() const {
  Table table{{say({"region", "地区"}), say({"cost", "成本"}),
               say({"brought into place", "由此就位"}), say({"in place already", "已经就位"})}};
  for (std::size_t r = 0; r < shared_.regions.size(); ++r) {
    const auto& region = shared_.regions[r];
    if (shared_.taken[r] == 0) continue;
    const auto& option = region.options[shared_.taken[r] - 1];
    table.add({label(region.region), cost_text(option.cost), labels(option.goals),
               labels(region.in_place)});
  }
  return table;
}

/// What more would take: the next few numbers of goals.
void SharedWords::add_next(Lines& out) const {
  constexpr std::size_t kShown = 5;
  std::string text;
  const auto& frontier = shared_.frontier;
  for (std::size_t n = shared_.reached + 1; n < frontier.size() && n <= shared_.reached + kShown;
       ++n) {
    if (!std::isfinite(frontier[n])) continue;
    text += (text.empty() ? "" : say({"; ", "；"})) + std::to_string(n) + say({" for ", " 个需 "}) +
            cost_text(frontier[n]);
  }
  out.push_back(text.empty()
                    ? say({"of more nothing is known: it takes more than the budget in each region",
                           "再多的情形未作搜索：在每个地区都超出预算"})
                    : say({"more can be had for: ", "再多则："}) + text);
}

void SharedWords::add_changes(const Bilingual& what, const std::vector<AnswerChange>& all,
                              Lines& out) const {
  if (all.empty()) return;
  out.push_back(say(what));
  for (const auto& one : all)
    out.push_back("  " + label(one.region) + say({", ", "，"}) + label(one.goal) + " " +
                  degree_text(one.before) + " → " + degree_text(one.after));
}

void SharedWords::add_together(Lines& out) const {
  if (shared_.reached == 0) return;
  const auto stay = std::to_string(shared_.reached - sheet_.together.missed.size());
  const auto all = std::to_string(shared_.reached);
  out.push_back(
      zh() ? "若全部方案同时实现、同伴的锚点随之变动：" + all + " 个中有 " + stay + " 个就位"
           : "with all plans carried out at once, and the peers' anchors moved by them, " + stay +
                 " of the " + all + " are in place");
  add_changes({"  not in place then:", "  届时未就位："}, sheet_.together.missed, out);
  add_changes({"  in place now, and not then:", "  现已就位、届时不再就位："}, sheet_.together.lost,
              out);
}

Lines SharedWords::remarks() const {
  Lines out;
  add_next(out);
  add_together(out);
  return out;
}

}  // namespace

std::string shared_budget_text(const SharedSheet& sheet, const Rendering& rendering) {
  const SharedWords words{sheet, rendering};
  const auto bold = [&](const std::string& text) {
    return styled(text, Style::kBold, rendering.color);
  };
  auto out = bold(words.title()) + "\n" + words.preamble() + "\n\n" + words.summary() + "\n";
  const auto chosen = words.chosen();
  if (chosen.row_count() > 0) out += "\n" + chosen.text(rendering.color);
  out += "\n";
  for (const auto& line : words.remarks())
    out += line + "\n";
  for (const auto& advice : sheet.plans)
    out +=
        "\n" + bold(words.title_of(advice)) + "\n" + indented(recommend_outline(advice, rendering));
  return out;
}

Document shared_budget_document(const SharedSheet& sheet, const Rendering& rendering,
                                Pictures* /*pictures*/) {
  const SharedWords words{sheet, rendering};
  Document out{words.title()};
  out.add(Paragraph{words.preamble()});
  out.add(Paragraph{words.summary()});
  auto chosen = words.chosen();
  if (chosen.row_count() > 0) out.add(CaptionedTable{words.title(), std::move(chosen)});
  out.add(outline(words.remarks()));
  for (const auto& advice : sheet.plans) {
    out.add(Heading{2, words.title_of(advice)});
    out.add(outline(recommend_outline(advice, rendering)));
  }
  return out;
}

Table shared_budget_table(const SharedSheet& sheet) {
  Table table{{"region", "goals", "cost", "bound", "taken", "brought_into_place"}};
  const auto& shared = sheet.shared;
  for (std::size_t r = 0; r < shared.regions.size(); ++r) {
    const auto& region = shared.regions[r];
    for (std::size_t k = 0; k < region.options.size(); ++k) {
      const RegionOption& option = region.options[k];
      std::string goals;
      for (const auto& goal : option.goals)
        goals += (goals.empty() ? "" : " ") + goal;
      table.add({region.region, std::to_string(k + 1),
                 std::isfinite(option.cost) ? cost_text(option.cost) : "",
                 number_text(option.bound), shared.taken[r] == k + 1 ? "1" : "0", goals});
    }
  }
  return table;
}

}  // namespace yinguo::cli
