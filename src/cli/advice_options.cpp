#include "cli/advice_options.hpp"

#include "cli/validators.hpp"

namespace yinguo::cli {
namespace {

void add_limits(CLI::App& command, RegionSource& question) {
  command.add_option("--max-tuples", question.max_tuples, "Limit on derived facts")
      ->type_name("N")
      ->check(tuples());
  command
      .add_option("--timeout", question.timeout_seconds,
                  "Limit on evaluation, in seconds; 0 is none")
      ->type_name("SECONDS")
      ->check(seconds());
}

void add_profile(CLI::App& command, RegionSource& question) {
  add_list(command, "--profile", question.profiles,
           "A CSV of your own figures, wide or long; - is standard input", "FILE");
}

void add_draws(CLI::App& command, std::uint64_t& seed, double& spread_percent) {
  command.add_option("--seed", seed, "Which draws; the same seed gives the same answer")
      ->type_name("N");
  command
      .add_option("--spread", spread_percent,
                  "By how much they are moved at most, in percent of the ramp, 0 to 50 (default: "
                  "10)")
      ->type_name("PERCENT")
      ->check(between(0.0, 50.0));
}

/// But for the period.
void add_panel(CLI::App& command, PanelSource& panel) {
  add_list(command, "--among", panel.among,
           "A region or peer group to compare (default: all regions that have figures)", "NAME");
  add_profile(command, panel.question);
  add_limits(command, panel.question);
}

}  // namespace

void add_region_options(CLI::App& command, RegionSource& question) {
  add_profile(command, question);
  add_threshold(command, question.threshold);
}

void add_what_if(CLI::App& app, WhatIfArguments& what_if) {
  auto* command = app.add_subcommand(
      "what-if", "What other figures, or fewer claims, would change in the answers, and why");
  command
      ->add_option("names", what_if.question.names,
                   "One region; concepts to ask about (default: the pathways)")
      ->required();
  add_list(*command, "--set", what_if.sets,
           "A figure as if it were VALUE, or a judgement from 0 to 1", "NAME=VALUE");
  add_list(*command, "--raise", what_if.raises,
           "A figure as if it were higher by DELTA, in its unit or in percent of what it is; "
           "negative: lower",
           "NAME=DELTA");
  add_list(*command, "--drop", what_if.drops, "A figure as if nobody had observed it", "NAME");
  add_list(*command, "--without-claim", what_if.claims,
           "The answers as if the paper did not make this claim", "ID");
  command
      ->add_option("--scenarios", what_if.scenarios,
                   "A CSV of scenarios: columns scenario, name, change (=VALUE, +DELTA, -5%, drop, "
                   "without)")
      ->type_name("FILE");
  command->add_flag(
      "--move-peers", what_if.move_peers,
      "Grade the peers anew with the changed figures (default: the peers' anchors are held)");
  add_period(*command, what_if.question.period);
  add_region_options(*command, what_if.question);
  add_limits(*command, what_if.question);
}

void add_recommend(CLI::App& app, RecommendArguments& recommend) {
  auto* command = app.add_subcommand(
      "recommend",
      "The cheapest changes of figures that put pathways in place, and the measures that act on "
      "them");
  command->add_option("names", recommend.question.names,
                      "Regions or peer groups; concepts that must all be in place (default: each "
                      "pathway by itself)");
  command->add_flag("--all", recommend.question.all, "Every region that has figures");
  add_list(*command, "--goal", recommend.goals, "A concept that must be in place, by any name",
           "NAME");
  add_list(*command, "--fix", recommend.fixed, "An indicator that must stay as it is", "NAME");
  command
      ->add_option(
          "--costs", recommend.costs,
          "A CSV of costs: columns indicator, cost (for each peer passed), and perhaps once")
      ->type_name("FILE");
  command->add_option("--budget", recommend.budget, "Plans that cost more are left out")
      ->type_name("COST");
  command
      ->add_option("--shared-budget", recommend.shared_budget,
                   "One budget for all regions together: which pathways of which regions it brings "
                   "into place")
      ->type_name("COST")
      ->check(between(0.0, 1e12));
  command
      ->add_option("--k", recommend.k,
                   "How many plans, each without an indicator of those before it, 1 to 100")
      ->type_name("N")
      ->check(between(1, 100));
  command
      ->add_option("--samples", recommend.samples,
                   "How many draws of anchors, threshold and costs each plan is tried under, 0 to "
                   "100000 (default: 0)")
      ->type_name("N")
      ->check(between(0, 100'000));
  add_draws(*command, recommend.seed, recommend.spread_percent);
  add_period(*command, recommend.question.period);
  add_region_options(*command, recommend.question);
  add_limits(*command, recommend.question);
}

void add_evaluate(CLI::App& app, EvaluateArguments& evaluate) {
  auto* command = app.add_subcommand(
      "evaluate",
      "Composite indices of regions, as a cross-check beside the reasoning: weights, scores, "
      "coupling, obstacles");
  command->add_option(
      "names", evaluate.panel.question.names,
      "Indicators, or concepts whose indicators are meant (default: all); regions to "
      "show (default: all)");
  command
      ->add_option("--weights", evaluate.weights,
                   "entropy (default), equal, or a CSV with columns indicator, weight")
      ->type_name("HOW");
  command
      ->add_option("--perturb", evaluate.perturbation,
                   "By what share of itself each weight is moved to see how ranks hold, 0 to 0.99 "
                   "(default: 0.2)")
      ->type_name("SHARE")
      ->check(between(0.0, 0.99));
  command
      ->add_option("--samples", evaluate.samples,
                   "How many sets of moved weights, 0 to 1000000 (default: 1000)")
      ->type_name("N")
      ->check(between(0, 1000000));
  command->add_option("--seed", evaluate.seed, "Of the moved weights (default: 1)")->type_name("N");
  add_period(*command, evaluate.panel.question.period);
  add_panel(*command, evaluate.panel);
}

void add_test(CLI::App& app, TestArguments& test) {
  auto* command = app.add_subcommand(
      "test", "The signs that claims assert, held against the figures of all regions");
  command->add_option("names", test.panel.question.names,
                      "Claims, or concepts that are cause or effect (default: all)");
  command->add_flag("--independencies", test.independencies,
                    "The independencies that the claims imply, in place of the signs");
  command
      ->add_option(
          "--period", test.periods,
          "Year of the figures, or several: 2023, 2019-2023, 2019,2021 (default: the latest)")
      ->type_name("YEARS");
  command
      ->add_option("--level", test.level,
                   "False discovery rate, and 1 less the coverage of intervals, 0.001 to 0.5 "
                   "(default: 0.05)")
      ->type_name("RATE")
      ->check(between(0.001, 0.5));
  command
      ->add_option("--controls", test.controls,
                   "How many other observed causes of the effect are held constant, 0 to 20 "
                   "(default: 5)")
      ->type_name("N")
      ->check(between(0, 20));
  add_panel(*command, test.panel);
}

void add_robust(CLI::App& app, RobustArguments& robust) {
  auto* command = app.add_subcommand(
      "robust",
      "How firmly answers stand: how far each figure may move, which figures carry them, how often "
      "they outlast other anchors and peers");
  command
      ->add_option("names", robust.question.names,
                   "Regions; concepts to ask about (default: the pathways)")
      ->required();
  command->add_option("--k", robust.k, "How many sets of figures of each kind, 1 to 100")
      ->type_name("N")
      ->check(between(1, 100));
  command
      ->add_option("--samples", robust.samples,
                   "How many draws of anchors and threshold, 0 to 1000000 (default: 1000)")
      ->type_name("N")
      ->check(between(0, 1'000'000));
  add_draws(*command, robust.seed, robust.spread_percent);
  add_period(*command, robust.question.period);
  add_region_options(*command, robust.question);
  add_limits(*command, robust.question);
}

void add_compare(CLI::App& app, CompareArguments& compare) {
  auto* command = app.add_subcommand(
      "compare",
      "Why one region and not another: the fewest figures of the second that give the first its "
      "answers");
  command
      ->add_option("names", compare.question.names,
                   "Two regions; concepts to ask about (default: the pathways)")
      ->required();
  command->add_option("--k", compare.k, "How many sets of figures of each kind, 1 to 100")
      ->type_name("N")
      ->check(between(1, 100));
  add_period(*command, compare.question.period);
  add_region_options(*command, compare.question);
  add_limits(*command, compare.question);
}

void add_trend(CLI::App& app, TrendArguments& trend) {
  auto* command = app.add_subcommand(
      "trend", "What changed for a region between two years, and which figures carried it");
  command
      ->add_option("names", trend.question.names,
                   "One region and two years, from and to; concepts to ask about (default: the "
                   "pathways)")
      ->required();
  add_region_options(*command, trend.question);
  add_limits(*command, trend.question);
}

}  // namespace yinguo::cli
