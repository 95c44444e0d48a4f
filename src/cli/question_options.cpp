#include "cli/question_options.hpp"

#include "cli/advice_options.hpp"
#include "cli/validators.hpp"

namespace yinguo::cli {
namespace {

void add_source(CLI::App& command, ProgramSource& source) {
  command
      .add_option("program", source.program,
                  "The program; - is standard input; or a directory of kept facts")
      ->required();
  command.add_option("-F,--fact-dir", source.fact_directory, "Directory of .facts files")
      ->type_name("DIR");
  command.add_option("--max-tuples", source.max_tuples, "Limit on derived facts")
      ->type_name("N")
      ->check(tuples());
  command.add_option("--timeout", source.timeout_seconds, "Limit in seconds; 0 is none")
      ->type_name("SECONDS")
      ->check(seconds());
}

}  // namespace

void add_why(CLI::App& app, WhyArguments& why) {
  auto* command = app.add_subcommand("why", "Why a fact of a program holds: its proofs");
  add_source(*command, why.source);
  command
      ->add_option("fact", why.fact,
                   "The fact, as rules write it: 'path(\"a\", 3)'; a variable or _ stands for any "
                   "value")
      ->required();
  command->add_option("--k", why.k, "How many distinct proofs of each fact, 1 to 1000")
      ->type_name("N")
      ->check(between(1, 1000));
  command->add_option("--facts", why.facts, "How many of the facts that a pattern means")
      ->type_name("N")
      ->check(between(1, 100000));
  command->add_option("--depth", why.depth, "How deep proofs are shown; what is cut is marked")
      ->type_name("N")
      ->check(between(1, 1000000));
}

void add_why_not(CLI::App& app, WhyNotArguments& why_not) {
  auto* command = app.add_subcommand(
      "why-not",
      "Why a pathway is not in place for a region, or a fact of a program does not hold: what is "
      "missing");
  command
      ->add_option(
          "names", why_not.question.names,
          "Regions and concepts, by any name; or a program (- is standard input; or a directory of "
          "kept facts) and a fact, as rules write it: 'path(\"a\", 3)'")
      ->required();
  command->add_option("-F,--fact-dir", why_not.source.fact_directory, "Directory of .facts files")
      ->type_name("DIR");
  command->add_option("--max-tuples", why_not.source.max_tuples, "Limit on derived facts")
      ->type_name("N")
      ->check(tuples());
  command->add_option("--timeout", why_not.source.timeout_seconds, "Limit in seconds; 0 is none")
      ->type_name("SECONDS")
      ->check(seconds());
  add_region_options(*command, why_not.question);
  command
      ->add_option("--attempts", why_not.attempts,
                   "How many rule instances of each fact; how many chains of claims")
      ->type_name("N")
      ->check(between(1, 1000));
  command
      ->add_option("--depth", why_not.depth,
                   "How many missing facts one below another (default: 4; 12 for a region)")
      ->type_name("N")
      ->check(between(1, 20));
}

void add_update(CLI::App& app, UpdateArguments& update) {
  auto* command = app.add_subcommand(
      "update", "Insert and retract facts of a program whose facts were kept (run --keep)");
  command->add_option("directory", update.directory, "The directory of the kept facts")->required();
  command
      ->add_option("--insert", update.inserted,
                   "Facts that are given from now on: NAME.facts, or a file of lines `p(1, 2).`")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_option("--retract", update.retracted, "Facts that are given no longer, likewise")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_flag("--facts", update.facts, "List the facts that came and went");
  command->add_option("--max-tuples", update.max_tuples, "Limit on derived facts")
      ->type_name("N")
      ->check(tuples());
  command->add_option("--timeout", update.timeout_seconds, "Limit in seconds; 0 is none")
      ->type_name("SECONDS")
      ->check(seconds());
}

void add_verify(CLI::App& app, VerifyArguments& verify) {
  auto* command = app.add_subcommand("verify", "Check a certificate against its program and facts");
  command->add_option("certificate", verify.certificate, "The certificate; - is standard input")
      ->required();
  command->add_option("program", verify.source.program,
                      "The program (default: the causal reading in the store)");
  command->add_option("-F,--fact-dir", verify.source.fact_directory, "Directory of .facts files")
      ->type_name("DIR");
}

}  // namespace yinguo::cli
