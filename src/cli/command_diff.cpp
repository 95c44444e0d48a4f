#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>

#include "cli/command_parts.hpp"
#include "cli/diff_text.hpp"
#include "cli/errors.hpp"
#include "cli/goals.hpp"
#include "ontology/reader.hpp"

#include "session/ontology_directory.hpp"

namespace yinguo::cli {
namespace {

namespace fs = std::filesystem;

using ontology::Difference;
using reasoning::IdPair;
using Ids = std::vector<std::string>;

base::Result<session::Session> open_with_figures(const std::string& path) {
  auto session = session::Session::open(path);
  if (!session) return session;
  if (auto read = session->read_all_figures(); !read) return read.error();
  return session;
}

base::Result<ontology::Model> read_file(const std::string& path, base::SourceMap& sources,
                                        base::Diagnostics& diagnostics) {
  const auto file = ontology::read_input_file(path);
  if (!file) return file.error();
  return ontology::read_files(std::vector{*file}, sources, diagnostics);
}

/// A directory with RocksDB's CURRENT is a store, any other that of an ontology.
std::variant<session::Session, int> read_side(const std::string& path, const Output& output) {
  std::error_code unknown;
  if (fs::exists(fs::path{path} / "CURRENT", unknown)) {
    auto session = open_with_figures(path);
    if (!session) return output.fail(session.error());
    return std::move(*session);
  }
  if (!fs::exists(path, unknown))
    return output.fail(kUsage, "there is no `" + path + "`",
                       "give a store, the directory of an ontology, or one of its files");
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  auto model = fs::is_directory(path, unknown)
                   ? session::read_ontology(session::ontology_paths(path, ""), sources, diagnostics)
                   : read_file(path, sources, diagnostics);
  if (!model) return output.fail(model.error());
  if (const int status = output.report(diagnostics, sources); status != 0) return status;
  return session::Session{std::move(*model)};
}

/// Keeps the elements of the kinds asked for.
void keep_kinds(const std::vector<std::string>& kinds, Difference& difference) {
  if (kinds.empty()) return;
  const auto is_left_out = [&](const auto& one) {
    return std::ranges::find(kinds, ontology::name_of(one.kind)) == kinds.end();
  };
  std::erase_if(difference.renamed, is_left_out);
  std::erase_if(difference.removed, is_left_out);
  std::erase_if(difference.added, is_left_out);
  std::erase_if(difference.changed, is_left_out);
}

/// Asks both sides the same.
class AnswerComparison {
 public:
  AnswerComparison(const DiffArguments& arguments, const Difference& difference,
                   session::Session& before, session::Session& after)
      : arguments_{arguments}, before_{before}, after_{after} {
    for (const auto& one : difference.renamed)
      renamed_.emplace(one.from, one.to);
  }

  /// Else the exit status of what was reported.
  std::variant<AnswerSheet, int> run(const Output& output) {
    const auto period = arguments_.period ? arguments_.period : latest_in_both();
    if (!period)
      return output.fail(kUsage, "there is no year with figures on both sides",
                         "without --answers, figures are not needed");
    if (const auto resolved = resolve_names(); !resolved) return output.fail(resolved.error());
    const auto was = read(before_, *period, output);
    if (const int* status = std::get_if<int>(&was)) return *status;
    const auto is = read(after_, *period, output);
    if (const int* status = std::get_if<int>(&is)) return *status;
    return compare(*std::get<Readings>(was), *std::get<Readings>(is), output);
  }

 private:
  using Readings = std::unique_ptr<reasoning::Reading>;

  [[nodiscard]] std::optional<int> latest_in_both() const {
    const auto& periods = before_.periods();
    std::optional<int> latest;
    for (const int period : after_.periods()) {
      if (std::ranges::find(periods, period) != periods.end()) latest = period;
    }
    return latest;
  }

  base::Result<void> resolve_names() {
    const ontology::Names names{after_.model()};
    for (const auto& name : arguments_.names) {
      const auto found =
          resolve_name(names, name, {ontology::Kind::kRegion, ontology::Kind::kConcept});
      if (!found) return found.error();
      (found->kind == ontology::Kind::kRegion ? regions_ : goals_).emplace_back(found->id);
    }
    return {};
  }

  static std::variant<Readings, int> read(session::Session& session, int period,
                                          const Output& output) {
    base::SourceMap sources;
    base::Diagnostics mistakes;
    auto reading = session.read({.period = period}, sources, mistakes);
    if (mistakes.has_errors()) return output.report(mistakes, sources);
    if (!reading) return output.fail(reading.error());
    return std::move(*reading);
  }

  /// Those of `wanted` (empty: of all) that both sides have; the others of all go to the lists.
  std::vector<IdPair> pairs(const Ids& before, const Ids& after, const Ids& wanted, Ids& gone,
                            Ids& came) const {
    std::vector<IdPair> out;
    auto left = after;
    for (const auto& id : before) {
      const auto renamed = renamed_.find(id);
      const auto& now = renamed == renamed_.end() ? id : renamed->second;
      const auto same = std::ranges::find(left, now);
      if (same == left.end()) {
        gone.push_back(id);
        continue;
      }
      if (wanted.empty() || std::ranges::find(wanted, now) != wanted.end())
        out.emplace_back(id, now);
      left.erase(same);
    }
    came = std::move(left);
    return out;
  }

  /// Goals that were named under both ids, whatever their type.
  [[nodiscard]] std::vector<IdPair> named_goals() const {
    std::vector<IdPair> out;
    for (const auto& id : goals_) {
      const auto renamed =
          std::ranges::find_if(renamed_, [&](const auto& one) { return one.second == id; });
      out.emplace_back(renamed == renamed_.end() ? id : renamed->first, id);
    }
    return out;
  }

  std::variant<AnswerSheet, int> compare(const reasoning::Reading& was,
                                         const reasoning::Reading& is, const Output& output) {
    AnswerSheet sheet{.period = is.period, .threshold = arguments_.threshold};
    const auto regions =
        pairs(was.cases, is.cases, regions_, sheet.regions_gone, sheet.regions_came);
    const auto goals = goals_.empty()
                           ? pairs(default_goals(before_.model()), default_goals(after_.model()),
                                   {}, sheet.goals_gone, sheet.goals_came)
                           : named_goals();
    auto changes = reasoning::compare_answers(was, is, regions, goals, arguments_.threshold);
    if (!changes) return output.fail(changes.error());
    sheet.changes = std::move(*changes);
    return sheet;
  }

  const DiffArguments& arguments_;
  session::Session& before_;
  session::Session& after_;
  std::map<std::string, std::string> renamed_;
  Ids regions_;
  Ids goals_;
};

/// A sheet in each format.
struct DiffAnswer {
  const DiffSheet& sheet;
  const DiffRendering& rendering;

  [[nodiscard]] Outline outline() const { return diff_outline(sheet, rendering); }

  [[nodiscard]] std::string csv() const { return diff_table(sheet).csv(); }

  [[nodiscard]] std::string json() const { return diff_json(sheet, rendering); }
};

int render(const DiffSheet& sheet, const session::Session& before, const session::Session& after,
           const Output& output) {
  const Lexicon was{before.model()};
  const Lexicon is{after.model()};
  const Rendering rendering{is, output.common().language, output.is_styled()};
  const DiffRendering both{was, rendering};
  return answer_in_each_way(DiffAnswer{sheet, both}, {"what differs", "有何不同"}, output);
}

}  // namespace

int run(const DiffArguments& arguments, const Output& output) {
  const bool is_against_store = arguments.after.empty();
  DiffSheet sheet{.before = is_against_store ? output.common().store : arguments.before,
                  .after = is_against_store ? arguments.before : arguments.after,
                  .limit = arguments.limit};
  auto first = read_side(sheet.before, output);
  if (const int* status = std::get_if<int>(&first)) return *status;
  auto second = read_side(sheet.after, output);
  if (const int* status = std::get_if<int>(&second)) return *status;
  auto& before = std::get<session::Session>(first);
  auto& after = std::get<session::Session>(second);
  sheet.difference = ontology::difference(before.model(), after.model());
  if (arguments.answers || !arguments.names.empty()) {
    auto answers = AnswerComparison{arguments, sheet.difference, before, after}.run(output);
    if (const int* status = std::get_if<int>(&answers)) return *status;
    sheet.answers = std::get<AnswerSheet>(std::move(answers));
  }
  const bool differs = !sheet.difference.is_empty();
  keep_kinds(arguments.kinds, sheet.difference);
  const int status = render(sheet, before, after, output);
  return status == 0 && arguments.exit_code && differs ? 1 : status;
}

}  // namespace yinguo::cli
