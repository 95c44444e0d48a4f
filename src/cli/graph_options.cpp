#include "cli/graph_options.hpp"

#include "cli/validators.hpp"

namespace yinguo::cli {
namespace {

void add_claims(CLI::App& command, ClaimSource& claims) {
  add_list(command, "--relation", claims.relations,
           "Only claims of this relation, such as promotes; may be repeated (default: all)",
           "NAME");
  command.add_flag("--certain", claims.certain_only, "Leave tentative claims out");
}

void add_ends(CLI::App& command, std::string& from, std::string& to) {
  command.add_option("from", from, "The concept where chains begin, by any name")->required();
  command.add_option("to", to, "The concept where they end, by any name")->required();
}

template <class T>
void add_search(CLI::App& command, T& typed, const char* shown) {
  command.add_option("--k", typed.k, shown)->type_name("N")->check(between(1, 10000));
  command.add_option("--length", typed.length, "The most steps, 1 to 100 (default: 4)")
      ->type_name("N")
      ->check(between(1, 100));
  command
      .add_option("--max-chains", typed.max_chains,
                  "How many are looked for; what is left out is said")
      ->type_name("N")
      ->check(between(1, 10000000));
}

void add_paths(CLI::App& app, PathsArguments& paths) {
  auto* command = app.add_subcommand(
      "paths", "The signed chains of claims from one concept to another, ranked");
  add_ends(*command, paths.from, paths.to);
  add_search(*command, paths, "How many chains of each sign are shown (default: 5)");
  add_claims(*command, paths.claims);
}

void add_loops(CLI::App& app, LoopsArguments& loops) {
  auto* command = app.add_subcommand(
      "loops", "The feedback loops among the claims: reinforcing, balancing, or of unknown sign");
  command->add_option("concept", loops.through, "Only loops through this concept");
  add_search(*command, loops, "How many loops of each kind are shown (default: 20)");
  add_claims(*command, loops.claims);
}

void add_bottlenecks(CLI::App& app, BottlenecksArguments& bottlenecks) {
  auto* command = app.add_subcommand(
      "bottlenecks",
      "What every chain between two concepts goes through, and the fewest concepts "
      "and claims that hold them together");
  add_ends(*command, bottlenecks.from, bottlenecks.to);
  add_claims(*command, bottlenecks.claims);
}

void add_central(CLI::App& app, CentralArguments& central) {
  auto* command =
      app.add_subcommand("central", "The concepts that most chains of claims go through");
  command->add_option("--k", central.k, "How many concepts are shown (default: 20)")
      ->type_name("N")
      ->check(between(1, 1000000));
  command->add_option("--by", central.by, "Ranked by betweenness, causes or effects")
      ->type_name("WHAT")
      ->check(one_of({"betweenness", "causes", "effects"}));
  add_claims(*command, central.claims);
}

void add_adjust(CLI::App& app, AdjustArguments& adjust) {
  auto* command = app.add_subcommand(
      "adjust",
      "What must be held fixed to read the effect of one concept on another from figures");
  command->add_option("cause", adjust.cause, "The cause, by any name")->required();
  command->add_option("effect", adjust.effect, "The effect, by any name")->required();
  command->add_option("--k", adjust.k, "How many sets and independencies are shown (default: 5)")
      ->type_name("N")
      ->check(between(1, 10000));
  add_claims(*command, adjust.claims);
}

}  // namespace

void add_graph_commands(CLI::App& app, GraphCommands& typed) {
  add_paths(app, typed.paths);
  add_loops(app, typed.loops);
  add_bottlenecks(app, typed.bottlenecks);
  add_central(app, typed.central);
  add_adjust(app, typed.adjust);
}

std::optional<Command> chosen_graph_command(const CLI::App& app, const GraphCommands& typed) {
  if (app.got_subcommand("paths")) return typed.paths;
  if (app.got_subcommand("loops")) return typed.loops;
  if (app.got_subcommand("bottlenecks")) return typed.bottlenecks;
  if (app.got_subcommand("central")) return typed.central;
  if (app.got_subcommand("adjust")) return typed.adjust;
  return std::nullopt;
}

}  // namespace yinguo::cli
