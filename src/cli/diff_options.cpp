#include "cli/diff_options.hpp"

#include "cli/advice_options.hpp"
#include "cli/validators.hpp"
#include "ontology/elements.hpp"

namespace yinguo::cli {
namespace {

std::vector<std::string> kinds() {
  std::vector<std::string> out;
  for (std::size_t k = 0; k < ontology::kElementKindCount; ++k)
    out.emplace_back(ontology::name_of(static_cast<ontology::ElementKind>(k)));
  return out;
}

}  // namespace

void add_diff(CLI::App& app, DiffArguments& diff) {
  auto* command = app.add_subcommand(
      "diff", "What two versions of an ontology have otherwise, and which answers that changes");
  command
      ->add_option("before", diff.before,
                   "A store, the directory of an ontology, or one of its files")
      ->required();
  command->add_option("after", diff.after,
                      "The same; without it, the store is what was before, and the first is after");
  command->add_option(
      "names", diff.names,
      "Regions and concepts whose answers are compared (default with --answers: all "
      "regions and pathways)");
  command->add_flag("--answers", diff.answers, "Compare the answers of both");
  command
      ->add_option("--period", diff.period,
                   "Year of the answers (default: the latest that both have figures of)")
      ->type_name("YEAR")
      ->check(between(1, 9999));
  add_threshold(*command, diff.threshold);
  add_list(*command, "--only", diff.kinds,
           "Only elements of this kind, such as claim or figure; may be repeated (default: all)",
           "KIND")
      ->check(one_of(kinds()));
  command
      ->add_option("--limit", diff.limit,
                   "How many of each list are shown as text; 0: all (default: 20)")
      ->type_name("N");
  command->add_flag("--exit-code", diff.exit_code, "Exit with 1 if anything differs");
}

}  // namespace yinguo::cli
