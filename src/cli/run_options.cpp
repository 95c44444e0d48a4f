#include "cli/run_options.hpp"

#include <array>
#include <charconv>
#include <sstream>
#include <string_view>

#include "cli/show_program.hpp"
#include "cli/validators.hpp"
#include "cli/warnings.hpp"

namespace yinguo::cli {
namespace {

constexpr std::string_view kExamples =
    "Examples:\n"
    "  yinguo run reach.dl                       read *.facts here, write *.csv here\n"
    "  yinguo run reach.dl -F facts -D -         print the outputs\n"
    "  yinguo run reach.dl -j auto -w            on all processors, without warnings\n"
    "  yinguo run reach.dl -D - -t explain       then ask why\n"
    "  yinguo run reach.dl --keep kept           keep all facts, for `why kept` and `update kept`\n"
    "  yinguo run tests.dl -M \"SIZE=9 FAST\"      with macros for the C preprocessor\n"
    "Soufflé's options that say how to compile or schedule (-c, -a, -m, -z, …) are taken and have\n"
    "no effect; docs/LANGUAGE.md has the table.\n\n";

struct Foreign {
  std::string_view names;
  bool has_value;
};

/// Advice to another engine: the outputs are the same with or without it.
constexpr std::array<Foreign, 11> kWithoutEffect{{{"-a,--auto-schedule", true},
                                                  {"-c,--compile", false},
                                                  {"-C,--compile-many", false},
                                                  {"-L,--library-dir", true},
                                                  {"-m,--magic-transform", true},
                                                  {"--magic-transform-exclude", true},
                                                  {"-z,--disable-transformers", true},
                                                  {"--inline-exclude", true},
                                                  {"--emit-statistics", false},
                                                  {"--profile-frequency", false},
                                                  {"--legacy", false}}};

struct Refused {
  std::string_view names;
  bool has_value;
  std::string_view reason;
};

constexpr std::string_view kNoCompiler =
    "there is no compiler: programs are run as they are; leave the option out";
constexpr std::string_view kNoProfiler = "there is no profiler; -v says how long a run took";

constexpr std::array<Refused, 9> kRefused{
    {{"--dl-program", true, kNoCompiler},
     {"-g,--generate", true, kNoCompiler},
     {"-G,--generate-many", true, kNoCompiler},
     {"-N,--generate-namespace", true, kNoCompiler},
     {"-s,--swig", true, kNoCompiler},
     {"-p,--profile", true, kNoProfiler},
     {"--live-profile", false, kNoProfiler},
     {"-r,--debug-report", true, "there is no report; `yinguo show --form` shows each form"},
     {"-l,--libraries", true, "functors of a library are not supported: write them as rules"}}};

void add_foreign(CLI::App& command) {
  for (const auto& option : kWithoutEffect) {
    const std::string names{option.names};
    if (option.has_value)
      command.add_option_function<std::string>(names, [](const std::string&) {})->group("");
    else
      command.add_flag_callback(names, [] {})->group("");
  }
  for (const auto& option : kRefused) {
    const std::string names{option.names};
    const auto fail = [reason = option.reason, names](auto&&...) {
      throw CLI::ValidationError(names, std::string{reason});
    };
    if (option.has_value)
      command.add_option_function<std::string>(names, fail)->group("");
    else
      command.add_flag_callback(names, fail)->group("");
  }
}

void set_threads(const std::string& text, unsigned& threads) {
  if (text == "auto") {
    threads = 0;
    return;
  }
  constexpr unsigned kMost = 1024;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, threads);
  if (read.ec == std::errc{} && read.ptr == end && threads > 0 && threads <= kMost) return;
  throw CLI::ValidationError("--jobs",
                             "expected `auto` or a number from 1 to 1024, found `" + text + "`");
}

void add_places(CLI::App& command, RunArguments& run) {
  command.add_option("-F,--fact-dir", run.fact_directory, "Directory of .facts files")
      ->type_name("DIR");
  command
      .add_option("-D,--output-dir", run.output_directory,
                  "Directory of outputs; - is standard output")
      ->type_name("DIR");
  command.add_option("--keep", run.keep, "Keep all facts in a directory, to be asked and updated")
      ->type_name("DIR");
}

void add_limits(CLI::App& command, RunArguments& run) {
  command
      .add_option_function<std::string>(
          "-j,--jobs", [&run](const std::string& text) { set_threads(text, run.threads); },
          "How many threads may work; auto is all processors (default: 1)")
      ->type_name("N");
  command.add_option("--max-tuples", run.max_tuples, "Limit on derived facts")
      ->type_name("N")
      ->check(tuples());
  command.add_option("--timeout", run.timeout_seconds, "Limit in seconds; 0 is none")
      ->type_name("SECONDS")
      ->check(seconds());
}

void add_warnings(CLI::App& command, RunArguments& run) {
  command.add_flag("-w,--no-warn", run.no_warnings, "No warnings");
  command.add_option("--wno", run.silenced, "Not this warning: all or one of Soufflé's names")
      ->check(one_of(warning_names()))
      ->type_name("WARNING")
      ->allow_extra_args(false);
  command
      .add_option_function<std::string>(
          "-W,--warn", [](const std::string&) {}, "This warning; all are on by default")
      ->check(one_of(warning_names()))
      ->type_name("WARNING");
}

void add_pragmas(CLI::App& command, RunArguments& run) {
  command
      .add_option_function<std::vector<std::string>>(
          "-P,--pragma",
          [&run](const std::vector<std::string>& pragmas) {
            for (const auto& text : pragmas) {
              const auto colon = text.find(':');
              run.pragmas.emplace_back(text.substr(0, colon), colon == std::string::npos
                                                                  ? std::string{}
                                                                  : text.substr(colon + 1));
            }
          },
          R"(As `.pragma "KEY" "VALUE"` in the program)")
      ->type_name("KEY:VALUE")
      ->allow_extra_args(false);
}

void add_preprocessor(CLI::App& command, session::PreprocessorOptions& options) {
  command.add_option("-I,--include-dir", options.include_directories, "Where included files are")
      ->type_name("DIR")
      ->allow_extra_args(false);
  command
      .add_option_function<std::string>(
          "-M,--macro",
          [&options](const std::string& text) {
            std::istringstream words{text};
            for (std::string word; words >> word;)
              options.macros.push_back(word);
          },
          "Macros for the C preprocessor, separated by blanks")
      ->type_name("MACROS");
  command
      .add_option("--preprocessor", options.command,
                  "The C preprocessor (default: mcpp or cpp, for programs that need one)")
      ->type_name("COMMAND");
  command.add_flag("--no-preprocessor", options.is_off, "No C preprocessor");
}

void add_show(CLI::App& command, RunArguments& run) {
  command.add_option("--show", run.show, "Print a form of the program in place of running it")
      ->check(one_of(shown_forms()))
      ->type_name("FORM")
      ->allow_extra_args(false);
}

void add_prompt(CLI::App& command, RunArguments& run) {
  command
      .add_option_function<std::string>(
          "-t,--provenance",
          [&run](const std::string& text) {
            run.prompt = text == "explain"   ? Prompt::kExplain
                         : text == "explore" ? Prompt::kExplore
                                             : Prompt::kNone;
          },
          "A prompt for proofs after the run: none, explain or explore")
      ->check(one_of({"none", "explain", "explore"}))
      ->type_name("WHAT");
}

}  // namespace

void add_run(CLI::App& app, RunArguments& run) {
  auto* command = app.add_subcommand("run", "Run a program in Soufflé's dialect");
  command->add_option("program", run.program, "The program; - is standard input")->required();
  add_places(*command, run);
  add_limits(*command, run);
  add_warnings(*command, run);
  add_pragmas(*command, run);
  add_preprocessor(*command, run.preprocessor);
  add_show(*command, run);
  add_prompt(*command, run);
  command->add_flag("-v,--verbose", run.verbose, "Say how long it took, on standard error");
  add_foreign(*command);
  command->footer(std::string{kExamples});
}

}  // namespace yinguo::cli
