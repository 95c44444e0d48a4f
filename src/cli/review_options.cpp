#include "cli/review_options.hpp"

#include "cli/validators.hpp"

namespace yinguo::cli {
namespace {

CLI::App* add_part(CLI::App& review, const char* name, const char* shown, ReviewArguments& typed) {
  auto* part = review.add_subcommand(name, shown);
  part->fallthrough();
  add_list(*part, "--concept", typed.concepts,
           "Only pairs of which this concept is cause or effect, by any name", "NAME");
  add_list(*part, "--pathway", typed.goals,
           "Only pairs with a claim that this pathway (logic, mechanism) rests on", "NAME");
  add_list(*part, "--section", typed.sections,
           "Only pairs with a claim that stands in this section of its source, or below it",
           "NUMBER");
  part->add_option("--region", typed.region,
                   "How far the claims hold for this region or peer group")
      ->type_name("REGION");
  part->add_option("--period", typed.period, "How far they hold for this year")
      ->type_name("YEAR")
      ->check(between(1, 9999));
  part->add_option("--k", typed.k, "How many are shown of each kind; what is left out is counted")
      ->type_name("N")
      ->check(between(1, 10000000));
  return part;
}

}  // namespace

void add_review(CLI::App& app, ReviewArguments& review) {
  auto* command = app.add_subcommand(
      "review", "What the sources together say: tests, support, contradictions, gaps");
  command->require_subcommand(1);
  command->fallthrough();
  add_part(*command, "matrix",
           "For each cause and effect, the studies for and against, by design and scope", review);
  add_part(*command, "status",
           "Whether what is claimed is untested, supported, challenged, inconclusive or mixed",
           review)
      ->add_flag("--by-claim", review.by_claim, "Each claim by its own evidence alone");
  constexpr const char* kLimit = "How much is compared; what is left out is said";
  add_part(*command, "conflicts",
           "Claims that contradict each other, in scopes that overlap and in others", review)
      ->add_option("--max-steps", review.max_steps, kLimit)
      ->type_name("N");
  add_part(*command, "gaps",
           "What is open: links without a test, concepts without evidence, pairs that only a "
           "third concept links",
           review)
      ->add_option("--max-steps", review.max_steps, kLimit)
      ->type_name("N");
}

ReviewArguments chosen_review(const CLI::App& app, const ReviewArguments& typed) {
  using What = ReviewArguments::What;
  const auto* review = app.get_subcommand("review");
  auto out = typed;
  if (review->got_subcommand("status")) out.what = What::kStatus;
  if (review->got_subcommand("conflicts")) out.what = What::kConflicts;
  if (review->got_subcommand("gaps")) out.what = What::kGaps;
  return out;
}

}  // namespace yinguo::cli
