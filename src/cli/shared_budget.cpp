#include "cli/shared_budget.hpp"

#include <algorithm>

#include "cli/errors.hpp"
#include "cli/goals.hpp"
#include "cli/shared_budget_text.hpp"

#include "session/scenarios.hpp"

namespace yinguo::cli {
namespace {

using reasoning::AnswerChange;
using reasoning::RegionOption;
using reasoning::RegionOptions;

/// Fills the sheet step by step.
class SharedQuestion {
 public:
  SharedQuestion(const RegionQuestion& question, const reasoning::RecommendOptions& options,
                 double budget)
      : question_{question}, options_{options} {
    options_.plans = 1;
    options_.budget = budget;
    sheet_.budget = budget;
    sheet_.goals = question.goals.size();
    sheet_.period = question.reading->period;
    sheet_.threshold = options.threshold;
    sheet_.has_own_costs = !options.costs.empty();
  }

  base::Result<SharedSheet> answer() {
    std::vector<RegionOptions> all;
    for (const auto& region : question_.regions) {
      auto one = reasoning::options_of(*question_.reading, region, question_.goals, options_);
      if (!one) return one.error();
      all.push_back(std::move(*one));
    }
    sheet_.shared = reasoning::share_budget(std::move(all), sheet_.budget);
    for (std::size_t r = 0; r < sheet_.shared.regions.size(); ++r) {
      if (sheet_.shared.taken[r] == 0) continue;
      if (auto added = add_plan(r); !added) return added.error();
    }
    if (sheet_.plans.empty()) return std::move(sheet_);
    if (auto tried = try_together(); !tried) return tried.error();
    return std::move(sheet_);
  }

 private:
  [[nodiscard]] const RegionOption& taken(std::size_t r) const {
    return sheet_.shared.regions[r].options[sheet_.shared.taken[r] - 1];
  }

  base::Result<void> add_plan(std::size_t r) {
    const auto& region = sheet_.shared.regions[r];
    auto goals = taken(r).goals;
    goals.insert(goals.end(), region.in_place.begin(), region.in_place.end());
    const auto& model = question_.session.model();
    auto each = options_;
    each.budget.reset();
    auto found = reasoning::recommend(*question_.reading, model, region.region, goals,
                                      default_goals(model), each);
    if (!found) return found.error();
    const auto is_kept = [&](const reasoning::GoalEffect& one) {
      return std::ranges::find(region.in_place, one.goal) != region.in_place.end();
    };
    std::erase_if(found->now, is_kept);  // the title is about what is brought into place
    for (auto& plan : found->plans) {
      std::erase_if(plan.goals, is_kept);
      std::erase_if(plan.by_amounts, is_kept);
    }
    sheet_.plans.push_back({region.region,
                            sheet_.period,
                            sheet_.threshold,
                            sheet_.has_own_costs,
                            {std::move(*found)}});
    return {};
  }

  /// Each plan holds the other regions still; this lets them all move.
  base::Result<void> try_together() {
    std::vector<session::RegionChanges> changed;
    for (const auto& advice : sheet_.plans) {
      session::RegionChanges one{advice.region, {}};
      for (const auto& change : advice.recommendations.front().plans.front().changes)
        one.changes.push_back(
            {reasoning::FigureChange::How::kSet, change.indicator, change.value_after});
      changed.push_back(std::move(one));
    }
    const auto then = session::read_published(question_.session.model(), *question_.reading,
                                              changed, {.profile = question_.profile});
    if (!then) return then.error();
    return compare(**then);
  }

  base::Result<void> compare(const reasoning::Reading& then) {
    std::vector<reasoning::IdPair> regions;
    for (const auto& region : question_.regions)
      regions.emplace_back(region, region);
    std::vector<reasoning::IdPair> goals;
    for (const auto& goal : question_.goals)
      goals.emplace_back(goal, goal);
    const auto changes =
        reasoning::compare_answers(*question_.reading, then, regions, goals, options_.threshold);
    if (!changes) return changes.error();
    take(*changes);
    return {};
  }

  [[nodiscard]] bool is_active(const model::Interval& degree) const {
    return degree.lower >= options_.threshold;
  }

  /// What was brought into place has another status, unless it was missed.
  void take(const reasoning::AnswerChanges& changes) {
    auto& together = sheet_.together;
    for (const auto& one : changes.status) {
      if (is_active(one.before)) together.lost.push_back(one);
    }
    for (const auto& advice : sheet_.plans) {
      for (const auto& goal : advice.recommendations.front().now) {
        auto change = change_of(changes, advice.region, goal);
        if (!is_active(change.after)) together.missed.push_back(std::move(change));
      }
    }
  }

  /// From what the goal is now to what it is then, which may be the same.
  static AnswerChange change_of(const reasoning::AnswerChanges& changes, const std::string& region,
                                const reasoning::GoalEffect& goal) {
    for (const auto* list : {&changes.status, &changes.degree}) {
      const auto found = std::ranges::find_if(*list, [&](const AnswerChange& one) {
        return one.region == region && one.goal == goal.goal;
      });
      if (found != list->end()) return {region, goal.goal, goal.before, found->after};
    }
    return {region, goal.goal, goal.before, goal.before};
  }

  const RegionQuestion& question_;
  reasoning::RecommendOptions options_;
  SharedSheet sheet_;
};

}  // namespace

int recommend_together(const RegionQuestion& question, const reasoning::RecommendOptions& options,
                       double budget, const Output& output) {
  if (question.goals.size() > reasoning::kMostSharedGoals)
    return output.fail(kUsage, "too many goals for one budget",
                       "name at most " + std::to_string(reasoning::kMostSharedGoals));
  const auto sheet = SharedQuestion{question, options, budget}.answer();
  if (!sheet) return output.fail(sheet.error());
  const Lexicon lexicon{question.session.model()};
  const Rendering rendering{lexicon, output.common().language, output.common().color};
  const std::span one{&*sheet, 1};
  constexpr Bilingual kQuestion{"how to spend one budget", "一笔预算如何分配"};
  const int status = output.answer_as(
      {{Format::kText, [&] { return shared_budget_text(*sheet, rendering); }},
       {Format::kCsv, [&] { return shared_budget_table(*sheet).csv(); }},
       {Format::kMarkdown, [&] { return markdown_of(one, shared_budget_document, rendering); }},
       {Format::kHtml,
        [&] {
          return page_of(one, shared_budget_document, rendering, *question.reading, kQuestion);
        }},
       {Format::kJson, [&] { return shared_budget_json(*sheet, rendering); }}});
  return status == 0 && sheet->shared.reached == 0 ? 1 : status;
}

}  // namespace yinguo::cli
