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
  add_period(*command, arguments.active.period)->needs(active_in);
  add_threshold(*command, arguments.active.threshold)->needs(active_in);
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
