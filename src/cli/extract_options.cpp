#include "cli/extract_options.hpp"

#include "cli/validators.hpp"

namespace yinguo::cli {
namespace {

constexpr std::size_t kMostCandidates = 10'000'000;

void add_limits(CLI::App& command, ExtractArguments& arguments) {
  command.add_option("--limit", arguments.limit, "How many at most, in the order of the text")
      ->type_name("N")
      ->check(between(std::size_t{1}, kMostCandidates));
  command
      .add_option("--max-sentence", arguments.max_sentence,
                  "Characters of a sentence; longer ones are left out (default: 2000)")
      ->type_name("N")
      ->check(between(1, 1'000'000));
  command
      .add_option("--max-candidates", arguments.max_candidates,
                  "Candidates at most; what follows is not read (default: 1000000)")
      ->type_name("N")
      ->check(between(std::size_t{1}, kMostCandidates));
}

}  // namespace

void add_extract(CLI::App& app, ExtractArguments& arguments, std::string& format) {
  auto* command = app.add_subcommand(
      "extract",
      "Claims that a text may make, found by turns of phrase: candidates to be decided on");
  command->add_option("file", arguments.file,
                      "The text, in Chinese or English; - is standard input");
  command
      ->add_option("--source", arguments.source,
                   "The id of the source that it is (default: to be filled in)")
      ->type_name("ID");
  command
      ->add_option("--text-lang", arguments.text_language,
                   "Language of the text: zh or en (default: told by each sentence)")
      ->type_name("LANG")
      ->check(one_of({"zh", "en"}));
  command->add_flag("--only-known", arguments.only_known,
                    "Only candidates whose ends are all concepts of the store");
  command
      ->add_option("--least", arguments.least,
                   "Only candidates of this level or above: low (the default), middle or high")
      ->type_name("LEVEL")
      ->check(one_of({"low", "middle", "high"}));
  command->add_flag("--quote", arguments.quote, "With the sentence or clause that each stands in");
  command
      ->add_option("--against", arguments.against,
                   "Measure the candidates against the claims of this source, section by section")
      ->type_name("ID");
  command->add_flag("--cues", arguments.cues,
                    "The turns of phrase that are looked for; reads no text");
  add_limits(*command, arguments);
  command
      ->add_option("--format", format,
                   "text, json, csv, md, or xml: a file to decide on, which is not loaded before")
      ->check(one_of({"text", "json", "csv", "md", "xml"}))
      ->type_name("FORMAT");
}

}  // namespace yinguo::cli
