#include <algorithm>

#include "cli/claim_filter.hpp"
#include "cli/errors.hpp"
#include "cli/source_copy.hpp"

#include "literature/export.hpp"

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

base::Result<literature::Filter> filter_of(const ExportArguments& arguments,
                                           const literature::ExportFormat& format,
                                           session::Session& session) {
  auto goals = find_goals(arguments.goals, session);
  if (goals && !arguments.active.regions.empty())
    goals = find_active(arguments.active, *goals, session);
  if (!goals) return goals.error();
  literature::Filter filter{.goals = *goals, .sections = section_numbers(arguments.sections)};
  for (const auto& status : arguments.statuses)
    filter.statuses.push_back(*ontology::try_parse_word<ontology::ClaimStatus>(status));
  if (format.only_active && filter.statuses.empty())
    filter.statuses.push_back(ontology::ClaimStatus::kActive);
  return filter;
}

base::Error no_edition(const ExportArguments& arguments) {
  std::string known;
  for (const auto& format : literature::export_formats()) {
    if (format.editions.front().empty()) continue;
    known += (known.empty() ? "" : "; ") + std::string{format.name} + ":";
    for (const auto edition : format.editions)
      known += " " + std::string{edition};
  }
  return {kUsage, "`" + arguments.format + "` has no edition `" + arguments.edition + "`", known};
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
  if (!arguments.source_file.empty() && !format.takes_copy)
    return output.fail(kUsage, "`" + arguments.format + "` quotes no source",
                       "--source is for --format annotation");
  if (!arguments.edition.empty() &&
      std::ranges::find(format.editions, arguments.edition) == format.editions.end())
    return output.fail(no_edition(arguments));
  const auto filter = filter_of(arguments, format, *session);
  if (!filter) return output.fail(filter.error());
  const literature::Selection selection{session->model(), *filter};
  if (!filter->is_empty() && selection.claims().empty()) {
    return output.fail(kNothingToExport, "no claim is what was asked for",
                       "`yinguo ontology stat` has the sections, `yinguo list claims` the claims");
  }
  base::Result<SourceCopy> copy{SourceCopy{}};
  if (!arguments.source_file.empty()) {
    copy = read_source_copy(arguments.source_file, arguments.source, session->model());
    if (!copy) return output.fail(copy.error());
  }
  const literature::ExportOptions options{
      .language = output.common().language,
      .edition = arguments.edition,
      .byte_order_mark = arguments.byte_order_mark,
      .copy_of = copy->source,
      .copy = arguments.source_file.empty() ? nullptr : &copy->text};
  if (format.left_out != nullptr) note_left_out(format.left_out(selection), output);
  if (format.write_files != nullptr) {
    return output.files(
        [&](const Output::FileSink& sink) { format.write_files(selection, options, sink); });
  }
  return output.stream([&](const Output::Sink& sink) {
    literature::TextStream out{sink};
    format.write(selection, options, out);
    (void)out.finish();
  });
}

}  // namespace yinguo::cli
