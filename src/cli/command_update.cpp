#include <algorithm>
#include <filesystem>
#include <iterator>

#include "cli/columns.hpp"
#include "cli/command_parts.hpp"
#include "cli/errors.hpp"
#include "cli/program_reading.hpp"

#include "evaluation/fact_files.hpp"
#include "session/input.hpp"
#include "session/kept_facts.hpp"
#include "verification/fact_text.hpp"

namespace yinguo::cli {
namespace {

using evaluation::GivenFact;
using session::KeptFacts;

/// Reads the facts of files for one program.
class FactReading {
 public:
  explicit FactReading(KeptFacts& kept) : kept_{kept} {}

  /// `name.facts` as Soufflé reads it; any other file, and "-", as facts that end a line each.
  base::Result<std::vector<GivenFact>> read(const std::string& path) {
    facts_.clear();
    const std::filesystem::path name{path};
    const bool is_table = name.extension() == ".facts" || name.extension() == ".csv";
    constexpr std::size_t kMostBytes = (std::size_t{1} << 32U) - 1;
    auto file = session::read_input(path, kMostBytes);
    if (!file) return file.error();
    if (!is_table) {
      read_lines(sources_.add(std::move(file->name), std::move(file->bytes)));
    } else if (auto done = read_table(path, name.stem().string(), std::move(file->bytes)); !done) {
      return done.error();
    }
    return std::move(facts_);
  }

  [[nodiscard]] const base::SourceMap& sources() const { return sources_; }

  [[nodiscard]] const base::Diagnostics& mistakes() const { return mistakes_; }

 private:
  /// How the program reads facts of `relation`; none: by default.
  [[nodiscard]] rules::IoDirective input_of(rules::RelationId relation) const {
    for (std::uint32_t i = 0; i < kept_.program.relations.size(); ++i) {
      const auto& one = kept_.program.relations[i];
      if (rules::RelationId{i} != relation && one.given_for != relation) continue;
      const auto found =
          std::ranges::find(one.io, rules::IoDirective::Kind::kInput, &rules::IoDirective::kind);
      if (found != one.io.end()) return *found;
    }
    return {};
  }

  base::Result<void> read_table(const std::string& path, const std::string& name,
                                std::string text) {
    const auto relation = kept_.program.find_relation(name);
    if (!relation) {
      return base::Error{kUsage, "the program has no relation `" + name + "`",
                         "`" + path + "` has the facts of the relation that it is named after"};
    }
    const auto& declared = kept_.program.relation(*relation);
    const auto format = evaluation::format_of(declared, input_of(*relation));
    if (!format) return format.error();
    const auto source = sources_.add(path, std::move(text));
    evaluation::read_facts(
        declared, *format, {sources_, source}, kept_.symbols,
        [&](std::span<const model::Value> tuple) {
          facts_.push_back({*relation, {tuple.begin(), tuple.end()}});
        },
        mistakes_);
    return {};
  }

  void read_lines(base::SourceId source) {
    constexpr std::string_view kBlanks = " \t\r.";
    const std::string_view text = sources_.at(source).text();
    std::size_t next = 0;
    for (std::size_t begin = 0; begin < text.size(); begin = next) {
      const auto end = std::min(text.find('\n', begin), text.size());
      next = end + 1;
      auto line = text.substr(begin, end - begin);
      line.remove_suffix(line.size() - (line.find_last_not_of(kBlanks) + 1));
      if (line.empty() || line.starts_with("//")) continue;
      auto fact = verification::read_fact(line, kept_.program, kept_.symbols);
      if (fact) {
        facts_.push_back({fact->relation, std::move(fact->values)});
        continue;
      }
      const auto& error = fact.error();
      mistakes_.report({.code = error.code,
                        .span = {source, static_cast<std::uint32_t>(begin),
                                 static_cast<std::uint32_t>(begin + line.size())},
                        .message = error.message,
                        .help = error.help});
    }
  }

  KeptFacts& kept_;
  std::vector<GivenFact> facts_;
  base::SourceMap sources_;
  base::Diagnostics mistakes_;
};

base::Result<void> append(const std::vector<std::string>& files, FactReading& reading,
                          std::vector<GivenFact>& facts) {
  for (const auto& file : files) {
    auto more = reading.read(file);
    if (!more) return more.error();
    facts.insert(facts.end(), std::make_move_iterator(more->begin()),
                 std::make_move_iterator(more->end()));
  }
  return {};
}

/// Whether people wrote the relation, and not the reading of an equivalence relation.
bool is_declared(const rules::Relation& relation) {
  return !relation.given_for && !relation.classes_of;
}

Table counts(const KeptFacts& kept, const evaluation::Difference& difference) {
  Table table{{"relation", "added", "removed", "moved", "facts"}};
  for (std::uint32_t i = 0; i < kept.program.relations.size(); ++i) {
    const auto& one = difference.relations[i];
    if (!is_declared(kept.program.relations[i])) continue;
    if (one.added + one.removed + one.moved == 0) continue;
    const auto size = kept.facts.database.table(rules::RelationId{i}).size();
    table.add({kept.program.relations[i].name, std::to_string(one.added),
               std::to_string(one.removed), std::to_string(one.moved), std::to_string(size)});
  }
  return table;
}

void list(const KeptFacts& kept, rules::RelationId id, const std::vector<model::Tuple>& facts,
          const std::string& sign, Table& table) {
  const auto& columns = kept.program.relation(id).attributes;
  evaluation::Table sorted{columns.size()};
  for (const auto& tuple : facts)
    sorted.insert(tuple, 0);
  for (const auto row : evaluation::canonical_order(sorted, columns, kept.symbols)) {
    table.add({sign, verification::print_fact(kept.program, kept.symbols, id, sorted.row(row))});
  }
}

Table facts(const KeptFacts& kept, const evaluation::Difference& difference) {
  Table table{{"change", "fact"}};
  for (std::uint32_t i = 0; i < kept.program.relations.size(); ++i) {
    if (!is_declared(kept.program.relations[i])) continue;
    list(kept, rules::RelationId{i}, difference.relations[i].removed_facts, "-", table);
    list(kept, rules::RelationId{i}, difference.relations[i].added_facts, "+", table);
  }
  return table;
}

std::string summary(const evaluation::Difference& difference, const Output& output) {
  const auto number = [](std::uint64_t value) { return std::to_string(value); };
  if (output.common().language == Language::kZh) {
    return "插入 " + number(difference.inserted) + "，撤回 " + number(difference.retracted) +
           "，无变化 " + number(difference.ignored) +
           (difference.ignored > 0 ? "（已给出、本未给出或程序本身所写）" : "") +
           "；分层：逐个事实更新 " + number(difference.updated_strata) + "，重新求值 " +
           number(difference.recomputed_strata);
  }
  return number(difference.inserted) + " inserted, " + number(difference.retracted) +
         " retracted, " + number(difference.ignored) + " without effect" +
         (difference.ignored > 0 ? " (given already, not given, or in the program itself)" : "") +
         "; strata: " + number(difference.updated_strata) + " updated fact by fact, " +
         number(difference.recomputed_strata) + " run again";
}

}  // namespace

int run(const UpdateArguments& arguments, const Output& output) {
  const Format format = output.common().format;
  if (format == Format::kDot || format == Format::kCertificate)
    return output.unsupported_format("text, csv, md or json");
  auto kept = session::read_kept_facts(arguments.directory);
  if (!kept) return output.fail(kept.error());
  FactReading reading{**kept};
  evaluation::Change change;
  if (auto read = append(arguments.retracted, reading, change.retracted); !read)
    return output.fail(read.error());
  if (auto read = append(arguments.inserted, reading, change.inserted); !read)
    return output.fail(read.error());
  if (const int status = output.report(reading.mistakes(), reading.sources()); status != 0)
    return status;
  evaluation::Materialisation facts_now{
      (*kept)->program,
      (*kept)->symbols,
      std::move((*kept)->facts),
      {.seconds = static_cast<double>(arguments.timeout_seconds), .tuples = arguments.max_tuples}};
  const auto difference = facts_now.update(change, arguments.facts);
  if (!difference) return output.fail(difference.error());
  (*kept)->facts = std::move(facts_now).take();
  if (const auto done = session::keep_facts(arguments.directory, **kept); !done)
    return output.fail(done.error());
  output.note(summary(*difference, output));
  return output.answer(arguments.facts ? facts(**kept, *difference) : counts(**kept, *difference));
}

}  // namespace yinguo::cli
