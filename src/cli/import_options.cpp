#include "cli/import_options.hpp"

#include "cli/validators.hpp"

#include "literature/import.hpp"

namespace yinguo::cli {
namespace {

constexpr std::size_t kMost = 1'000'000'000;

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const auto& format : literature::import_formats())
    names.emplace_back(format.name);
  return names;
}

CLI::Validator encoding() {
  return CLI::Validator{[](const std::string& typed) {
                          return ontology::find_encoding(typed)
                                     ? std::string{}
                                     : "expected one of utf-8, gb18030, windows-1252, utf-16le, "
                                       "utf-16be; found `" +
                                           typed + "`";
                        },
                        ""};
}

void add_limits(CLI::App& command, ImportArguments& arguments) {
  command
      .add_option("--max-bytes", arguments.max_bytes, "Bytes of one file at most (default: 64 MiB)")
      ->type_name("N")
      ->check(between(std::size_t{1}, kMost));
  command
      .add_option("--max-entries", arguments.max_entries,
                  "Entries of one file at most (default: 100000)")
      ->type_name("N")
      ->check(between(std::size_t{1}, kMost));
  command
      .add_option("--max-depth", arguments.max_depth,
                  "How deep values of JSON may be nested (default: 64)")
      ->type_name("N")
      ->check(between(1, 10'000));
}

}  // namespace

void add_import(CLI::App& app, ImportArguments& arguments) {
  auto* command = app.add_subcommand(
      "import",
      "Files of other tools as an ontology file to be loaded; without a file, list the formats");
  command->add_option("files", arguments.files, "The files; - is standard input");
  command
      ->add_option("--from", arguments.format,
                   "Their format (default: told by the name, else by the text)")
      ->type_name("FORMAT")
      ->check(one_of(format_names()));
  command
      ->add_option("--encoding", arguments.encoding,
                   "The encoding of their text (default: UTF-8, else the likely one)")
      ->type_name("NAME")
      ->check(encoding());
  command
      ->add_option("--id", arguments.id,
                   "The id of the ontology that is written (default: imported)")
      ->type_name("ID");
  command
      ->add_option(
          "--duplicates", arguments.duplicates,
          "What is probably there already: keep (the default) or leave-out; it is reported "
          "either way")
      ->type_name("WHAT")
      ->check(one_of({"keep", "leave-out"}));
  command
      ->add_option("--concept-type", arguments.concept_type,
                   "The type of new concepts that have none of their own")
      ->type_name("TYPE");
  add_limits(*command, arguments);
}

}  // namespace yinguo::cli
