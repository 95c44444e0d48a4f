#include "cli/arguments.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <thread>

#include <CLI/CLI.hpp>

#include "base/version.hpp"
#include "cli/advice_options.hpp"
#include "cli/diff_options.hpp"
#include "cli/export_options.hpp"
#include "cli/extract_options.hpp"
#include "cli/graph_options.hpp"
#include "cli/help.hpp"
#include "cli/import_options.hpp"
#include "cli/ontology_options.hpp"
#include "cli/question_options.hpp"
#include "cli/review_options.hpp"
#include "cli/run_options.hpp"
#include "cli/store_options.hpp"
#include "cli/usage.hpp"
#include "cli/validators.hpp"

namespace yinguo::cli {
namespace {

/// Options as typed, before they are resolved.
struct Typed {
  std::string store;
  std::string language;
  std::string format = "text";
  std::string output;
  std::string color = "auto";
  LoadArguments load;
  CheckArguments check;
  ListArguments list;
  ShowArguments show;
  ExplainArguments explain;
  BatchArguments batch;
  std::string shard;
  QueryArguments query;
  std::vector<std::string> query_parameters;
  RunArguments run;
  UpdateArguments update;
  WhyArguments why;
  WhyNotArguments why_not;
  WhatIfArguments what_if;
  RecommendArguments recommend;
  EvaluateArguments evaluate;
  TestArguments test;
  GraphCommands graph;
  RobustArguments robust;
  CompareArguments compare;
  TrendArguments trend;
  DiffArguments diff;
  VerifyArguments verify;
  OntologyCommands ontology;
  ExtractArguments extract;
  ExportArguments export_;
  ImportArguments import_;
  StoreArguments store_command;
  ReviewArguments review;
};

constexpr std::string_view kExamples =
    "Examples:\n"
    "  yinguo load ontology                      build the store from the bundled files\n"
    "  yinguo explain guizhou --period 2023      which pathways are in place, and why\n"
    "  yinguo explain 贵州 pathway-technology    one pathway, by any name of region and concept\n"
    "  yinguo explain --all --period 2023 --format csv\n"
    "  yinguo query                              the named queries and their parameters\n"
    "  yinguo show data-element                  one concept with its claims\n";

constexpr std::string_view kCommonOptions =
    "Every command also takes --store, --lang, --format, -o and --color: see yinguo --help\n";

void add_common(CLI::App& app, Typed& typed) {
  app.add_option("--store", typed.store,
                 "Directory of the store (default: $YINGUO_STORE, else yinguo/store in the user's "
                 "data directory)")
      ->check(not_empty())
      ->type_name("DIR");
  app.add_option("--lang", typed.language,
                 "Language of the answer: zh or en (default: from the locale)")
      ->check(one_of({"zh", "en"}))
      ->type_name("LANG");
  app.add_option("--format", typed.format, "text, json, csv, md, html, dot or certificate")
      ->check(one_of({"text", "json", "csv", "md", "html", "dot", "certificate"}))
      ->type_name("FORMAT");
  app.add_option("-o,--output", typed.output, "Write the answer to a file; - is standard output")
      ->type_name("FILE");
  app.add_option("--color", typed.color, "auto, always or never")
      ->check(one_of({"auto", "always", "never"}))
      ->type_name("WHEN");
}

void add_case(CLI::App& command, std::string& region, std::optional<int>& period) {
  command.add_option("--region", region, "The region whose figures answer degree relations")
      ->type_name("REGION");
  add_period(command, period);
}

void add_explain(CLI::App& app, ExplainArguments& explain) {
  auto* command = app.add_subcommand(
      "explain", "Which pathways are in place for a region, why, and on which figures");
  command->add_option("names", explain.names,
                      "Regions and concepts: id, code, label or alias in either language");
  command->add_flag("--all", explain.all, "Every region that has figures");
  add_period(*command, explain.period);
  command
      ->add_option("--profile", explain.profiles,
                   "A CSV of your own figures, wide or long; - is standard input")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_option("--k", explain.k, "How many distinct proofs of each goal, 1 to 1000")
      ->type_name("N")
      ->check(between(1, 1000));
  add_threshold(*command, explain.threshold);
  command->add_option("--depth", explain.depth, "How deep the tree is shown; what is cut is marked")
      ->type_name("N")
      ->check(between(1, 10000));
  command
      ->add_option("--max-nodes", explain.max_nodes,
                   "How many lines a tree may have; what is cut is marked")
      ->type_name("N")
      ->check(between(1, 10000000));
  command->add_option("--max-tuples", explain.max_tuples, "Limit on derived facts")
      ->type_name("N")
      ->check(tuples());
  command
      ->add_option("--timeout", explain.timeout_seconds,
                   "Limit on evaluation, in seconds; 0 is none")
      ->type_name("SECONDS")
      ->check(seconds());
  command->add_flag("--brief", explain.brief, "The answers without the trees");
}

void add_batch(CLI::App& app, Typed& typed) {
  auto& batch = typed.batch;
  auto* command = app.add_subcommand(
      "batch", "The status of pathways for each row of a table of profiles, however long it is");
  command
      ->add_option("file", batch.file,
                   "A CSV with a row a case and a column an indicator; - is standard input")
      ->required();
  command->add_option("goals", batch.goals, "Goals by any name (default: the pathways)");
  command
      ->add_option("--period", batch.period,
                   "Year of the peers that figures are graded by (default: the latest)")
      ->type_name("YEAR")
      ->check(between(1, 9999));
  command
      ->add_option("--threshold", batch.threshold,
                   "Degree from which a goal counts as in place, 0 to 1 (default: 0.5)")
      ->type_name("DEGREE")
      ->check(between(0.0, 1.0));
  command->add_option("--shard", typed.shard, "Answer every N-th row, from the I-th on")
      ->type_name("I/N");
  command->add_flag("--binding", batch.binding,
                    "Also the figure or judgement that each status turns on; slower");
  command
      ->add_option("-j,--threads", batch.threads, "Threads (default: as many as the machine runs)")
      ->type_name("N")
      ->check(between(1, 1024));
  command
      ->add_option("--max-mistakes", batch.max_mistakes,
                   "How many rows with mistakes are described; all are counted")
      ->type_name("N");
}

void add_query(CLI::App& app, Typed& typed) {
  auto* command = app.add_subcommand("query", "Ask a named query; without a name, list them");
  command->add_option("name", typed.query.name, "The query");
  command->add_option("parameters", typed.query_parameters, "The query's parameters")
      ->type_name("NAME=VALUE");
  add_case(*command, typed.query.region, typed.query.period);
  command->add_option("--profile", typed.query.profiles, "A CSV of your own figures")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

void add_show(CLI::App& app, ShowArguments& show) {
  auto* command = app.add_subcommand(
      "show",
      "A concept, claim, source, indicator, region, type or relation; or an intermediate form");
  command->add_option("names", show.names, "What to show, by any of its names");
  command->add_option("--form", show.form, "ast, program, strata, facts or graph")
      ->check(one_of({"ast", "program", "strata", "facts", "graph"}));
  command
      ->add_option("--program", show.program,
                   "A .dl file (default: the causal reading in the store)")
      ->type_name("FILE");
  add_case(*command, show.region, show.period);
}

void add_commands(CLI::App& app, Typed& typed) {
  app.fallthrough();
  auto* load =
      app.add_subcommand("load", "Read an ontology directory into the store, all or nothing");
  load->add_option("directory", typed.load.directory, "The directory (default: ontology)");
  load->add_option("--queries", typed.load.queries,
                   "Directory of named queries (default: beside the ontology)")
      ->type_name("DIR");
  load->add_flag("--keep,!--no-keep", typed.load.keep,
                 "Evaluate the causal reading for each period and keep it (the default)");
  auto* check = app.add_subcommand(
      "check", "Check ontology directories, rule files and profiles; change nothing");
  check->add_option("paths", typed.check.paths,
                    "Directories of ontologies, .dl files and .csv files (default: ontology)");
  auto* list = app.add_subcommand("list", "List what the store holds");
  list->add_option("kind", typed.list.kind,
                   "concepts, claims, sources, alignments, indicators, regions, peer-groups, "
                   "types, relations, rules, queries, errors, "
                   "or a concept type")
      ->required();
  add_show(app, typed.show);
  add_explain(app, typed.explain);
  add_batch(app, typed);
  add_query(app, typed);
  add_run(app, typed.run);
  add_case(*app.get_subcommand("run"), typed.run.region, typed.run.period);
  add_update(app, typed.update);
  add_why(app, typed.why);
  add_case(*app.get_subcommand("why"), typed.why.source.region, typed.why.source.period);
  add_why_not(app, typed.why_not);
  add_case(*app.get_subcommand("why-not"), typed.why_not.source.region,
           typed.why_not.source.period);
  add_what_if(app, typed.what_if);
  add_recommend(app, typed.recommend);
  add_evaluate(app, typed.evaluate);
  add_test(app, typed.test);
  add_graph_commands(app, typed.graph);
  add_robust(app, typed.robust);
  add_compare(app, typed.compare);
  add_trend(app, typed.trend);
  add_diff(app, typed.diff);
  add_verify(app, typed.verify);
  add_ontology(app, typed.ontology, typed.format);
  add_extract(app, typed.extract, typed.format);
  add_export(app, typed.export_);
  add_import(app, typed.import_);
  add_review(app, typed.review);
  add_store(app, typed.store_command);
}

/// What was typed of the command that is `Member`.
template <auto Member>
Command part(Typed& typed) {
  return typed.*Member;
}

struct CommandPart {
  const char* name;
  Command (*take)(Typed&);
};

constexpr std::array kCommandParts = std::to_array<CommandPart>({
    {"load", part<&Typed::load>},           {"check", part<&Typed::check>},
    {"list", part<&Typed::list>},           {"show", part<&Typed::show>},
    {"explain", part<&Typed::explain>},     {"batch", part<&Typed::batch>},
    {"query", part<&Typed::query>},         {"run", part<&Typed::run>},
    {"update", part<&Typed::update>},       {"why", part<&Typed::why>},
    {"why-not", part<&Typed::why_not>},     {"what-if", part<&Typed::what_if>},
    {"recommend", part<&Typed::recommend>}, {"evaluate", part<&Typed::evaluate>},
    {"test", part<&Typed::test>},           {"robust", part<&Typed::robust>},
    {"compare", part<&Typed::compare>},     {"trend", part<&Typed::trend>},
    {"diff", part<&Typed::diff>},           {"verify", part<&Typed::verify>},
    {"extract", part<&Typed::extract>},     {"export", part<&Typed::export_>},
    {"import", part<&Typed::import_>},      {"store", part<&Typed::store_command>},
});

Command chosen(const CLI::App& app, Typed& typed) {
  for (const auto& [name, take] : kCommandParts) {
    if (app.got_subcommand(name)) return take(typed);
  }
  if (auto graph = chosen_graph_command(app, typed.graph)) return *graph;
  if (app.got_subcommand("review")) return chosen_review(app, typed.review);
  return chosen_ontology_command(*app.get_subcommand("ontology"), typed.ontology);
}

Common resolve(const Typed& typed, const Environment& environment) {
  Common common;
  common.store = !typed.store.empty()            ? typed.store
                 : !environment.store.empty()    ? environment.store
                 : environment.data_home.empty() ? std::string{}
                                                 : environment.data_home + "/yinguo/store";
  common.language =
      language_of_locale(typed.language.empty() ? environment.locale : typed.language);
  common.format = static_cast<Format>(std::ranges::find(kFormats, typed.format) - kFormats.begin());
  common.output = typed.output == "-" ? "" : typed.output;
  const bool automatic =
      environment.force_color ||
      (!environment.no_color && !environment.dumb_terminal && typed.color == "auto");
  const auto on = [&](bool is_terminal) {
    return typed.color == "always" ||
           (typed.color == "auto" && automatic && (is_terminal || environment.force_color));
  };
  common.color = on(environment.stdout_is_terminal && common.output.empty());
  common.color_errors = on(environment.stderr_is_terminal);
  return common;
}

/// False when --shard is not `I/N`.
bool resolve_batch(Typed& typed) {
  auto& batch = typed.batch;
  if (batch.threads == 0) batch.threads = std::max(1U, std::thread::hardware_concurrency());
  if (typed.shard.empty()) return true;
  std::size_t part = 0;
  const char* const end = typed.shard.data() + typed.shard.size();
  const auto first = std::from_chars(typed.shard.data(), end, part);
  if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '/') return false;
  const auto second = std::from_chars(first.ptr + 1, end, batch.shard.of);
  if (second.ec != std::errc{} || second.ptr != end || part < 1 || part > batch.shard.of)
    return false;
  batch.shard.part = part - 1;
  return true;
}

/// `name=value` pairs; the first without `=` is the mistake.
std::optional<std::string> split_parameters(Typed& typed) {
  for (const auto& text : typed.query_parameters) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0) return text;
    typed.query.parameters.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return std::nullopt;
}

}  // namespace

std::variant<Arguments, Answered> parse_arguments(int argc, const char* const* argv,
                                                  const Environment& environment) {
  CLI::App app{
      "因果 Yinguo: which pathways of a paper are in place for a region, why, and on which figures",
      "yinguo"};
  app.set_version_flag("--version", "yinguo " + std::string{base::kVersion});
  app.require_subcommand(1);
  Typed typed;
  add_common(app, typed);
  add_commands(app, typed);
  for (auto* command : app.get_subcommands([](CLI::App*) { return true; }))
    command->footer(command->get_footer() + std::string{kCommonOptions});
  app.footer(std::string{kExamples});
  translate_help(app, help_language(argc, argv, environment.locale));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) return usage_mistake(app, error, argc, argv);
    std::ostringstream out;
    std::ostringstream err;
    app.exit(error, out, err);
    return Answered{0, out.str(), err.str()};
  }
  if (const auto wrong = split_parameters(typed)) {
    return usage_mistake("expected name=value, found `" + *wrong + "`",
                         "`yinguo query` lists the queries and their parameters");
  }
  if (!resolve_batch(typed)) {
    return usage_mistake("expected I/N with 1 ≤ I ≤ N, found `" + typed.shard + "`",
                         "`--shard 1/4`, `2/4`, … together answer every row once");
  }
  auto command = chosen(app, typed);
  return Arguments{resolve(typed, environment), std::move(command)};
}

}  // namespace yinguo::cli
