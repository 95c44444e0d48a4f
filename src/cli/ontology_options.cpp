#include "cli/ontology_options.hpp"

#include "cli/validators.hpp"

namespace yinguo::cli {
namespace {

/// Which file is the user's copy of which source.
void add_copy(CLI::App& command, std::string& file, std::string& source) {
  command.add_option("--source", file, "Your copy of the source: text, or a PDF")
      ->required()
      ->type_name("FILE");
  command.add_option("--of", source, "Which source it is (default: the one most evidence is from)")
      ->type_name("ID");
}

void add_coverage(CLI::App& ontology, CoverageArguments& coverage) {
  auto* command = ontology.add_subcommand(
      "coverage", "Each sentence of your copy of a source, with its claims");
  add_copy(*command, coverage.source_file, coverage.source);
  command->add_flag("--uncovered", coverage.uncovered_only,
                    "Only sentences without claim or reason");
}

void add_locate(CLI::App& ontology, LocateArguments& locate) {
  auto* command = ontology.add_subcommand(
      "locate", "Where your copy of a source has the sentences that evidence is from");
  add_copy(*command, locate.source_file, locate.source);
  command->add_flag("--drift", locate.drift_only,
                    "Only what is not where its locator says: moved, changed or missing");
  command->add_flag("--quote", locate.quote, "With the sentences of your copy");
  command->add_flag("--fingerprints", locate.fingerprints,
                    "List the sentences of your copy with their fingerprints and sketches instead");
}

void add_align(CLI::App& ontology, AlignArguments& align, std::string& format) {
  auto* command = ontology.add_subcommand(
      "align", "Concepts of different sources that may be one, by the likeness of their names");
  command
      ->add_option("--threshold", align.threshold,
                   "Least likeness of two names, 0.1 to 1 (default: 0.6)")
      ->type_name("SCORE")
      ->check(between(0.1, 1.0));
  command->add_option("--limit", align.limit, "How many at most, the likest first")
      ->type_name("N")
      ->check(between(1, 10'000'000));
  command->add_flag("--within", align.within,
                    "Also concepts that one source, or one ontology, tells apart");
  command
      ->add_option("--format", format, "text, json, csv, md, or xml: a file to decide on and load")
      ->check(one_of({"text", "json", "csv", "md", "xml"}))
      ->type_name("FORMAT");
}

}  // namespace

void add_ontology(CLI::App& app, OntologyCommands& typed, std::string& format) {
  auto* ontology = app.add_subcommand("ontology", "Look into the ontology itself");
  ontology->require_subcommand(1);
  ontology->fallthrough();
  ontology->add_subcommand("stat", "Counts by type, relation and section")->fallthrough();
  add_coverage(*ontology, typed.coverage);
  add_locate(*ontology, typed.locate);
  add_align(*ontology, typed.align, format);
}

Command chosen_ontology_command(const CLI::App& ontology, const OntologyCommands& typed) {
  if (ontology.got_subcommand("coverage")) return typed.coverage;
  if (ontology.got_subcommand("locate")) return typed.locate;
  if (ontology.got_subcommand("align")) return typed.align;
  return StatArguments{};
}

}  // namespace yinguo::cli
