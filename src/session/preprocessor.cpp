#include "session/preprocessor.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>

#include "ontology/reader.hpp"

#include "session/child_process.hpp"
#include "session/errors.hpp"
#include "session/programs.hpp"

namespace yinguo::session {
namespace {

/// One line of `rest`, which loses it.
std::string_view take_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  const auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

std::string_view without_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

std::optional<std::uint32_t> take_number(std::string_view& rest) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (read.ec != std::errc{}) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
  return number;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!(text = without_blanks(text)).empty()) {
    const auto end = std::min(text.find_first_of(" \t"), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

/// `#line 3 "file"`, or `# 3 "file" flags`: the next line is line 3 of the file.
struct Marker {
  std::uint32_t line = 0;
  std::string file;
};

std::optional<Marker> marker_of(std::string_view line) {
  if (!line.starts_with("#")) return std::nullopt;
  auto rest = without_blanks(line.substr(1));
  if (rest.starts_with("line")) rest = without_blanks(rest.substr(4));
  const auto number = take_number(rest);
  rest = without_blanks(rest);
  if (!number || !rest.starts_with("\"")) return std::nullopt;
  Marker marker{*number, {}};
  for (std::size_t at = 1; at < rest.size() && rest[at] != '"'; ++at) {
    if (rest[at] == '\\' && at + 1 < rest.size()) ++at;
    marker.file += rest[at];
  }
  return marker;
}

/// The texts that markers and messages name, read when first named.
class NamedTexts {
 public:
  NamedTexts(base::SourceMap& sources, base::SourceId main) : sources_{sources}, main_{main} {
    ids_.emplace(sources.at(main).name(), main);
  }

  base::SourceId find(const std::string& name) {
    const auto [known, is_new] = ids_.emplace(name, base::SourceId::kNone);
    if (is_new && is_main(name)) {
      known->second = main_;
    } else if (is_new) {
      auto file = ontology::read_input_file(name, kMaxProgramBytes);
      if (file) known->second = sources_.add(name, std::move(file->bytes));
    }
    return known->second;
  }

 private:
  /// Some preprocessors make the path absolute.
  [[nodiscard]] bool is_main(const std::string& name) const {
    std::error_code none;
    return std::filesystem::equivalent(name, sources_.at(main_).name(), none);
  }

  base::SourceMap& sources_;
  base::SourceId main_;
  std::map<std::string, base::SourceId, std::less<>> ids_;
};

base::SourceId add_output(std::string_view output, std::string name, NamedTexts& texts,
                          base::SourceMap& sources) {
  std::string text;
  std::vector<base::LineOrigin> origins;
  base::LineOrigin next;
  while (!output.empty()) {
    const auto line = take_line(output);
    if (const auto marker = marker_of(line)) {
      next = {texts.find(marker->file), marker->line};
      continue;
    }
    text.append(line) += '\n';
    origins.push_back(next);
    ++next.line;
  }
  return sources.add_generated(std::move(name), std::move(text), std::move(origins));
}

/// Reports `file:line:column: error: message`; false: the line says something else.
bool report_message(std::string_view line, NamedTexts& texts, const base::SourceMap& sources,
                    base::Diagnostics& diagnostics) {
  constexpr std::string_view kMark = "error: ";
  const auto mark = line.find(kMark);
  if (mark == std::string_view::npos) return false;
  auto place = line.substr(0, mark);
  const auto colon = place.find(':');
  if (colon == std::string_view::npos) return false;
  const auto source = texts.find(std::string{place.substr(0, colon)});
  place.remove_prefix(colon + 1);
  const auto number = take_number(place);
  if (source == base::SourceId::kNone || !number) return false;
  std::optional<std::uint32_t> column;
  if (place.starts_with(":")) {
    place.remove_prefix(1);
    column = take_number(place);
  }
  const auto begin = sources.at(source).line_begin(*number) + std::max(column.value_or(1), 1U) - 1;
  base::Diagnostic diagnostic;
  diagnostic.code = kPreprocessing;
  diagnostic.span = {source, begin, begin + 1};
  diagnostic.message = line.substr(mark + kMark.size());
  diagnostics.report(std::move(diagnostic));
  return true;
}

/// The words that start a preprocessor, without the file.
struct Preprocessor {
  std::vector<std::string> command;
  bool reads_dash = true;  ///< standard input is named `-`
};

Preprocessor mcpp() {
  return {{"mcpp", "-e", "utf8", "-W0"}, false};
}

/// `unix` and `linux` are names that a program may have; system headers are none of its business.
Preprocessor gnu(std::vector<std::string> command) {
  for (const auto* word : {"-x", "c", "-E", "-w", "-nostdinc", "-Uunix", "-Ulinux"})
    command.emplace_back(word);
  return {std::move(command), true};
}

std::vector<Preprocessor> candidates(const std::string& command) {
  if (command.empty()) return {mcpp(), gnu({"cpp"}), gnu({"gcc"})};
  if (command == "mcpp") return {mcpp()};
  if (command == "gcc" || command == "cpp") return {gnu({command})};
  return {{words_of(command), true}};
}

std::vector<std::string> complete(Preprocessor preprocessor, const std::string& path,
                                  const PreprocessorOptions& options) {
  auto command = std::move(preprocessor.command);
  for (const auto& directory : options.include_directories)
    command.push_back("-I" + directory);
  for (const auto& macro : options.macros)
    command.push_back("-D" + macro);
  command.emplace_back("-DRAM_DOMAIN_SIZE=64");
  if (path != "-")
    command.push_back(path.starts_with("-") ? "./" + path : path);
  else if (preprocessor.reads_dash)
    command.emplace_back("-");
  return command;
}

base::Error ended_badly(const std::string& name, ChildResult::End end) {
  using End = ChildResult::End;
  const bool is_missing = end == End::kNotStarted;
  return {kNoPreprocessor,
          is_missing             ? "there is no C preprocessor `" + name + "`"
          : end == End::kTooMuch ? "`" + name + "` writes too much"
                                 : "`" + name + "` does not end",
          is_missing ? "install mcpp or GCC, name another with --preprocessor, or use `.include`"
                     : "see whether the program includes itself"};
}

}  // namespace

bool has_preprocessor_lines(std::string_view text) {
  constexpr std::array<std::string_view, 12> kWords{"define", "undef",  "include", "if",
                                                    "ifdef",  "ifndef", "elif",    "else",
                                                    "endif",  "error",  "warning", "line"};
  while (!text.empty()) {
    auto line = without_blanks(take_line(text));
    if (!line.starts_with("#")) continue;
    line = without_blanks(line.substr(1));
    const auto word = line.substr(0, line.find_first_not_of("abcdefghijklmnopqrstuvwxyz"));
    if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
  }
  return false;
}

base::Result<base::SourceId> preprocess(const std::string& path, base::SourceId source,
                                        const PreprocessorOptions& options,
                                        base::SourceMap& sources, base::Diagnostics& diagnostics) {
  const std::string input{path == "-" ? sources.at(source).text() : std::string_view{}};
  ChildResult result;
  std::string name;
  for (auto& one : candidates(options.command)) {
    if (one.command.empty()) continue;
    name = one.command.front();
    result = run_child(complete(std::move(one), path, options), input,
                       {.max_bytes = 4 * kMaxProgramBytes});
    if (result.end != ChildResult::End::kNotStarted) break;
  }
  if (result.end != ChildResult::End::kExited) return ended_badly(name, result.end);
  NamedTexts texts{sources, source};
  std::size_t reported = 0;
  for (std::string_view rest = result.err; !rest.empty();)
    reported += report_message(take_line(rest), texts, sources, diagnostics) ? 1U : 0U;
  if (result.status != 0 && reported == 0) {
    std::string_view said = result.err;
    const auto first = std::string{take_line(said)};
    const auto status = "exit status " + std::to_string(result.status);
    return base::Error{
        kPreprocessing, "`" + name + "` fails: " + (first.empty() ? status : first), "", {}};
  }
  return add_output(result.out, std::string{sources.at(source).name()}, texts, sources);
}

}  // namespace yinguo::session
