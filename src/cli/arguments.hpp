#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cli/graph_arguments.hpp"
#include "cli/language.hpp"
#include "cli/review_arguments.hpp"

#include "session/preprocessor.hpp"

namespace yinguo::cli {

enum class Format {
  kText,
  kJson,
  kCsv,
  kMarkdown,
  kHtml,
  kDot,
  kCertificate,
  kXml
};

/// As --format takes them, by Format.
inline constexpr std::array<std::string_view, 8> kFormats{"text", "json", "csv",         "md",
                                                          "html", "dot",  "certificate", "xml"};

/// What the process was started in; read once in main(), so that nothing below reads the
/// environment.
struct Environment {
  std::string locale;     ///< the first non-empty of LC_ALL, LC_MESSAGES, LANG
  std::string store;      ///< YINGUO_STORE
  std::string data_home;  ///< XDG_DATA_HOME, or ~/.local/share
  bool no_color = false;  ///< NO_COLOR is set and not empty
  bool force_color = false;
  bool dumb_terminal = false;
  bool stdout_is_terminal = false;
  bool stderr_is_terminal = false;
};

/// Options that every command takes, resolved.
struct Common {
  std::string store;
  Language language = Language::kEn;
  Format format = Format::kText;
  std::string output;  ///< empty: standard output
  bool color = false;
  bool color_errors = false;
};

struct LoadArguments {
  std::string directory = "ontology";
  std::string queries;  ///< empty: `queries` beside the directory, when there
  bool keep = true;
};

struct CheckArguments {
  std::vector<std::string> paths;
};

struct ListArguments {
  std::string kind;
};

struct ShowArguments {
  std::vector<std::string> names;
  std::string form;     ///< an intermediate form: ast, program, strata, facts, graph
  std::string program;  ///< a .dl file; empty: the rules in the store
  std::string region;
  std::optional<int> period;
};

struct ExplainArguments {
  std::vector<std::string> names;  ///< regions and concepts, in any order
  bool all = false;
  std::optional<int> period;
  std::vector<std::string> profiles;
  std::size_t k = 1;
  double threshold = 0.5;
  std::size_t depth = 12;
  std::size_t max_nodes = 5000;
  std::size_t max_tuples = 20'000'000;
  std::size_t timeout_seconds = 60;
  bool brief = false;
};

struct QueryArguments {
  std::string name;  ///< empty: list them
  std::vector<std::pair<std::string, std::string>> parameters;
  std::string region;
  std::optional<int> period;
  std::vector<std::string> profiles;
};

/// What follows the outputs of a program (`-t`).
enum class Prompt {
  kNone,
  kExplain,  ///< proofs of the facts that are asked for
  kExplore   ///< the same, step by step
};

struct RunArguments {
  std::string program;
  std::string fact_directory = ".";
  std::string output_directory = ".";
  std::string region;
  std::optional<int> period;
  std::size_t max_tuples = 50'000'000;
  std::size_t timeout_seconds = 0;
  unsigned threads = 1;  ///< 0: as many as the machine runs
  bool no_warnings = false;
  std::vector<std::string> silenced;  ///< names of warnings: see warnings.hpp
  std::vector<std::pair<std::string, std::string>> pragmas;
  session::PreprocessorOptions preprocessor;
  std::vector<std::string> show;  ///< forms to print in place of a run: see show_program.hpp
  bool verbose = false;
  Prompt prompt = Prompt::kNone;
  std::string keep;  ///< a directory for all facts; empty: none
};

struct UpdateArguments {
  std::string directory;
  std::vector<std::string> inserted;   ///< files of facts
  std::vector<std::string> retracted;  ///< likewise
  bool facts = false;                  ///< list what changed
  std::size_t max_tuples = 50'000'000;
  std::size_t timeout_seconds = 0;
};

/// The rows that begin on a line whose number, less that of the first row, leaves `part` when
/// divided by `of`.
struct Shard {
  std::size_t part = 0;
  std::size_t of = 1;
};

struct BatchArguments {
  std::string file;  ///< "-": standard input
  std::vector<std::string> goals;
  std::optional<int> period;
  double threshold = 0.5;
  Shard shard;
  bool binding = false;
  unsigned threads = 0;            ///< resolved: at least 1
  std::size_t max_mistakes = 100;  ///< that are printed; all are counted
};

/// A program and where its facts are.
struct ProgramSource {
  std::string program;  ///< or a directory of facts that were kept
  std::string fact_directory = ".";
  std::string region;
  std::optional<int> period;
  std::size_t max_tuples = 50'000'000;
  std::size_t timeout_seconds = 60;
};

struct WhyArguments {
  ProgramSource source;
  std::string fact;
  std::size_t k = 1;
  std::size_t facts = 10;
  std::size_t depth = 1'000'000;
};

/// A question about regions and goals, as explain asks it.
struct RegionSource {
  std::vector<std::string> names;  ///< regions and concepts, in any order
  bool takes_groups = false;       ///< a peer group among the names stands for its members
  bool all = false;                ///< every region that has figures
  std::optional<int> period;
  std::vector<std::string> profiles;
  double threshold = 0.5;
  std::size_t max_tuples = 20'000'000;
  std::size_t timeout_seconds = 60;
};

/// A question about many regions side by side.
struct PanelSource {
  RegionSource question;           ///< `names` may also be indicators or claims
  std::vector<std::string> among;  ///< regions or peer groups; empty: all that have figures
};

/// Composite indices of regions.
struct EvaluateArguments {
  PanelSource panel;
  std::string weights = "entropy";  ///< or "equal", or a CSV file; "-": standard input
  double perturbation = 0.2;
  std::size_t samples = 1000;
  std::uint64_t seed = 1;
};

/// The signs of claims, or what is implied to be independent, against the figures.
struct TestArguments {
  PanelSource panel;
  std::string periods;  ///< "2019-2023"; empty: the latest
  bool independencies = false;
  double level = 0.05;
  std::size_t controls = 5;
};

/// Of a program and a fact, or of a region and goals.
struct WhyNotArguments {
  ProgramSource source;
  RegionSource question;  ///< `names` are all that was given, for either
  std::size_t attempts = 3;
  std::optional<std::size_t> depth;  ///< none: 4 for facts, 12 for goals
};

/// What a region would be with other figures or without some claims.
struct WhatIfArguments {
  RegionSource question;
  std::vector<std::string> sets;    ///< NAME=VALUE
  std::vector<std::string> raises;  ///< NAME=DELTA, NAME=DELTA%
  std::vector<std::string> drops;
  std::vector<std::string> claims;  ///< to be left out
  std::string scenarios;            ///< a CSV file; "-": standard input
  bool move_peers = false;
};

/// What to change so that goals are in place.
struct RecommendArguments {
  RegionSource question;
  std::vector<std::string> goals;  ///< beside those among the names
  std::vector<std::string> fixed;
  std::string costs;                    ///< a CSV file; "-": standard input
  std::optional<double> budget;         ///< of each region
  std::optional<double> shared_budget;  ///< of all regions together
  std::size_t k = 3;
  std::size_t samples = 0;  ///< draws of anchors, threshold and costs
  std::uint64_t seed = 1;
  double spread_percent = 10.0;
};

/// How firmly answers stand.
struct RobustArguments {
  RegionSource question;
  std::size_t k = 3;  ///< sets of each kind
  std::size_t samples = 1000;
  std::uint64_t seed = 1;
  double spread_percent = 10.0;
};

/// Why one region and not another.
struct CompareArguments {
  RegionSource question;
  std::size_t k = 3;  ///< sets of figures that flip an answer
};

/// What changed between two years.
struct TrendArguments {
  RegionSource question;  ///< the years are among its names
};

/// What two versions of an ontology have otherwise.
struct DiffArguments {
  std::string before;  ///< a store, a directory or a file; the later one if `after` is empty
  std::string after;
  std::vector<std::string> names;  ///< regions and concepts whose answers are compared
  bool answers = false;
  std::optional<int> period;
  double threshold = 0.5;
  std::vector<std::string> kinds;  ///< empty: all
  std::size_t limit = 20;          ///< 0: none
  bool exit_code = false;
};

struct VerifyArguments {
  std::string certificate;
  ProgramSource source;  ///< no program: the store's causal reading
};

struct CoverageArguments {
  std::string source_file;
  std::string source;  ///< the source's id; empty: the one that most evidence is from
  bool uncovered_only = false;
};

/// Where the locators of a source are in a copy of it.
struct LocateArguments {
  std::string source_file;    ///< text or PDF; "-": standard input
  std::string source;         ///< any name of it; empty: the one that most evidence is from
  bool drift_only = false;    ///< leave out what is where its locator says
  bool fingerprints = false;  ///< list those of the copy instead
  bool quote = false;
};

struct StatArguments {};

/// Which concepts of different sources may be one.
struct AlignArguments {
  double threshold = 0.6;
  std::size_t limit = 0;  ///< 0: none
  bool within = false;
};

/// Claims that a text may make.
struct ExtractArguments {
  std::string file;           ///< "-": standard input
  std::string source;         ///< its id; empty: to be filled in
  std::string text_language;  ///< "zh", "en"; empty: told by each sentence
  std::string least = "low";  ///< level
  bool only_known = false;
  bool quote = false;
  bool cues = false;      ///< list them, read nothing
  std::string against;    ///< measure against the claims of this source; empty: list candidates
  std::size_t limit = 0;  ///< 0: none
  std::size_t max_sentence = 2000;
  std::size_t max_candidates = 1'000'000;
};

/// The ontology, or the part that meets all filters, in a format of other tools.
/// What is active somewhere.
struct ActiveIn {
  std::vector<std::string> regions;  ///< by any name; none: not asked
  std::optional<int> period;         ///< none: the latest with figures
  double threshold = 0.5;            ///< (0,1]
};

struct ExportArguments {
  std::string format;                 ///< a name that literature knows; empty: list them
  std::vector<std::string> goals;     ///< by any name
  std::vector<std::string> sections;  ///< with or without §
  std::vector<std::string> statuses;
  ActiveIn active;
  std::string edition;  ///< of the format; empty: the usual one
  bool byte_order_mark = false;
  std::string source_file;  ///< the user's copy of a source; empty: none
  std::string source;       ///< which it is; empty: the one that most evidence is from
};

/// Files of other tools as an ontology file.
struct ImportArguments {
  std::vector<std::string> files;  ///< "-": standard input; none: list the formats
  std::string format;              ///< a name that literature knows; empty: told by each file
  std::string encoding;            ///< a label that find_encoding() knows; empty: the likely one
  std::string id = "imported";     ///< of the ontology that is written
  std::string duplicates = "keep";
  std::string concept_type;  ///< of new concepts in tables of claims; empty: each needs its own
  std::size_t max_bytes = std::size_t{64} << 20U;
  std::size_t max_entries = 100'000;
  std::size_t max_depth = 64;
};

struct StoreArguments {
  enum class Action {
    kStat,
    kVerify,
    kBackup,
    kRestore
  };
  Action action = Action::kStat;
  std::string directory;
};

using Command =
    std::variant<LoadArguments, CheckArguments, ListArguments, ShowArguments, ExplainArguments,
                 BatchArguments, QueryArguments, RunArguments, UpdateArguments, WhyArguments,
                 WhyNotArguments, WhatIfArguments, RecommendArguments, RobustArguments,
                 CompareArguments, TrendArguments, DiffArguments, EvaluateArguments, TestArguments,
                 PathsArguments, LoopsArguments, BottlenecksArguments, CentralArguments,
                 AdjustArguments, VerifyArguments, CoverageArguments, LocateArguments,
                 StatArguments, AlignArguments, ReviewArguments, ExtractArguments, ExportArguments,
                 ImportArguments, StoreArguments>;

struct Arguments {
  Common common;
  Command command;
};

/// What the command line comes to without running anything: help, version, or a usage mistake.
struct Answered {
  int status = 0;
  std::string out;
  std::string err;
};

/// Parses argv in two stages: as typed (CLI11), then resolved against the environment.
[[nodiscard]] std::variant<Arguments, Answered> parse_arguments(int argc, const char* const* argv,
                                                                const Environment& environment);

}  // namespace yinguo::cli
