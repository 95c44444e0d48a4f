#include "cli/export_options.hpp"

#include "cli/validators.hpp"

#include "literature/export.hpp"

namespace yinguo::cli {
namespace {

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const auto& format : literature::export_formats())
    names.emplace_back(format.name);
  return names;
}

}  // namespace

void add_export(CLI::App& app, ExportArguments& arguments) {
  auto* command = app.add_subcommand(
      "export", "The ontology in a format of other tools; without --format, list the formats");
  command->add_option("--format", arguments.format, "The format; `yinguo export` lists them")
      ->check(one_of(format_names()))
      ->type_name("FORMAT");
  add_list(*command, "--pathway", arguments.goals,
           "Only claims that this pathway (logic, mechanism) rests on, by any name", "NAME");
  add_list(*command, "--section", arguments.sections,
           "Only claims that stand in this section of their source, or below it", "NUMBER");
  add_list(*command, "--status", arguments.statuses,
           "Only claims of this status: active, retired or superseded", "STATUS")
      ->check(one_of({"active", "retired", "superseded"}));
  auto* active_in = add_list(
      *command, "--active-in", arguments.active.regions,
      "Only claims that a pathway, logic or mechanism rests on which is active there", "REGION");
  command
      ->add_option("--period", arguments.active.period,
                   "Year of the figures (default: the latest in the store)")
      ->needs(active_in)
      ->type_name("YEAR")
      ->check(between(1, 9999));
  command
      ->add_option("--threshold", arguments.active.threshold,
                   "Degree from which a condition counts as in place, 0 to 1 (default: 0.5)")
      ->needs(active_in)
      ->type_name("DEGREE")
      ->check(between(0.0, 1.0));
  command
      ->add_option("--edition", arguments.edition,
                   "Of the format: gbt7714 2025 (the default) or 2015, gexf 1.3 (the default) or "
                   "1.2")
      ->check(one_of({"2025", "2015", "1.3", "1.2"}))
      ->type_name("EDITION");
  command
      ->add_option("--source", arguments.source_file,
                   "annotation: your copy of a source, text or PDF, to quote from")
      ->type_name("FILE");
  command
      ->add_option("--of", arguments.source,
                   "Which source it is (default: the one most evidence is from)")
      ->type_name("ID");
  command->add_flag("--bom", arguments.byte_order_mark,
                    "Tables: begin with a byte order mark, by which Excel knows UTF-8");
}

}  // namespace yinguo::cli
