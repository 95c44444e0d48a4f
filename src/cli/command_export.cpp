#include <array>

#include "cli/command_parts.hpp"
#include "cli/errors.hpp"

#include "literature/export.hpp"
#include "reasoning/naming.hpp"
#include "session/programs.hpp"

namespace yinguo::cli {
namespace {

int list_formats(const Output& output) {
  Table table{{"name", "extension", "use"}};
  for (const auto& format : literature::export_formats()) {
    table.add({std::string{format.name}, std::string{format.extension},
               std::string{output.common().language == Language::kZh ? format.zh : format.en}});
  }
  return output.answer(table);
}

/// The goal and what the rules of the store count as its mechanisms; the goal alone where they do
/// not say.
base::Result<std::vector<std::string>> with_mechanisms(const std::string& goal,
                                                       session::Session& session) {
  std::vector<std::string> out{goal};
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto ast =
      session::parse_stored(session.model(), session::kReadingName, sources, diagnostics);
  if (!ast) return out;
  const std::string relation{reasoning::kMechanismRelation};
  const auto reading =
      session.evaluate(*ast, {.relations = std::vector{relation}}, {}, {}, diagnostics);
  if (!reading) return reading.error();
  reasoning::Lookup lookup{**reading};
  for (const auto& row : lookup.rows(relation, std::array{std::string_view{goal}}))
    out.emplace_back(lookup.text(row[1]));
  return out;
}

base::Result<literature::Filter> filter_of(const ExportArguments& arguments,
                                           const literature::ExportFormat& format,
                                           session::Session& session) {
  literature::Filter filter;
  const ontology::Names names{session.model()};
  for (const auto& name : arguments.goals) {
    const auto goal = resolve_name(names, name, {ontology::Kind::kConcept});
    if (!goal) return goal.error();
    auto goals = with_mechanisms(std::string{goal->id}, session);
    if (!goals) return goals.error();
    filter.goals.insert(filter.goals.end(), goals->begin(), goals->end());
  }
  for (const std::string_view section : arguments.sections) {
    constexpr std::string_view kSign = "§";
    filter.sections.emplace_back(section.starts_with(kSign) ? section.substr(kSign.size())
                                                            : section);
  }
  for (const auto& status : arguments.statuses)
    filter.statuses.push_back(*ontology::try_parse_word<ontology::ClaimStatus>(status));
  if (format.only_active && filter.statuses.empty())
    filter.statuses.push_back(ontology::ClaimStatus::kActive);
  return filter;
}

/// Says which claims the format could not hold.
void note_left_out(const std::vector<std::string>& claims, const Output& output) {
  if (claims.empty()) return;
  std::string ids;
  for (const auto& id : claims)
    ids += " " + id;
  output.note(std::to_string(claims.size()) +
              std::string{output.say({" claims left out, as they would close a cycle:",
                                      " 条主张因会构成回路而略去："})} +
              ids);
}

}  // namespace

int run(const ExportArguments& arguments, const Output& output) {
  if (arguments.format.empty()) return list_formats(output);
  auto session = open_store(output);
  if (!session) return output.fail(session.error());
  const auto& format = *literature::find_export_format(arguments.format);
  const auto filter = filter_of(arguments, format, *session);
  if (!filter) return output.fail(filter.error());
  const literature::Selection selection{session->model(), *filter};
  if (!filter->is_empty() && selection.claims().empty()) {
    return output.fail(kNothingToExport, "no claim is what was asked for",
                       "`yinguo ontology stat` has the sections, `yinguo list claims` the claims");
  }
  const literature::ExportOptions options{.language = output.common().language,
                                          .edition = arguments.edition == "2015"
                                                         ? literature::Edition::k2015
                                                         : literature::Edition::k2025,
                                          .byte_order_mark = arguments.byte_order_mark};
  if (format.left_out != nullptr) note_left_out(format.left_out(selection), output);
  return output.stream([&](const Output::Sink& sink) {
    literature::TextStream out{sink};
    format.write(selection, options, out);
    (void)out.finish();
  });
}

}  // namespace yinguo::cli
