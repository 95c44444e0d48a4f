#include <algorithm>
#include <string_view>
#include <utility>

#include "cli/command_parts.hpp"
#include "cli/locator_answer.hpp"
#include "cli/wording.hpp"

#include "literature/sentence_sketch.hpp"

namespace yinguo::cli {
namespace {

/// The sentences of the copy with what a locator says of each; for people as attributes to be put
/// into an ontology file.
Table fingerprint_table(const SourceCopy& copy, bool is_quoting, const Output& output) {
  const bool for_people = output.is_for_people();
  std::vector<std::string> header{"place", "attributes"};
  if (!for_people) header = {"section", "paragraph", "sentence", "line", "fingerprint", "sketch"};
  if (is_quoting) header.emplace_back("text");
  Table table{std::move(header)};
  for (const auto& one : copy.text.sentences) {
    const auto paragraph = std::to_string(one.paragraph);
    const auto sentence = std::to_string(one.sentence);
    const auto sketch = printed(literature::sketch_of(one.text));
    std::vector<std::string> row{
        one.section, paragraph, sentence, std::to_string(one.first_line), one.fingerprint, sketch};
    if (for_people) {
      std::string attributes;
      for (const auto& [name, value] :
           {std::pair<std::string_view, std::string_view>{"section", one.section},
            {"paragraph", paragraph},
            {"sentence", sentence},
            {"fingerprint", one.fingerprint},
            {"sketch", sketch}}) {
        attributes.append(attributes.empty() ? "" : " ").append(name);
        attributes.append("=\"").append(value).append("\"");
      }
      row = {place_phrase(one.section, one.sentence, 0, output.common().language),
             std::move(attributes)};
    }
    if (is_quoting) row.push_back(one.text);
    table.add(std::move(row));
  }
  return table;
}

}  // namespace

int run(const LocateArguments& arguments, const Output& output) {
  const auto session = open_store(output);
  if (!session) return output.fail(session.error());
  const auto copy = read_source_copy(arguments.source_file, arguments.source, session->model());
  if (!copy) return output.fail(copy.error());
  if (arguments.fingerprints)
    return output.answer(fingerprint_table(*copy, arguments.quote, output));
  LocatorAnswer answer{
      *copy, literature::locate(session->model(), copy->source, copy->text), {}, arguments.quote};
  bool all_hold = !answer.all.empty();
  for (const auto& one : answer.all) {
    const bool holds = one.holds(copy->text);
    all_hold = all_hold && holds;
    if (!holds || !arguments.drift_only) answer.shown.push_back(&one);
  }
  const int status = output.common().format == Format::kJson
                         ? output.answer(locator_json(answer))
                         : output.answer(locator_table(answer, output));
  output.note(locator_note(answer, output.common().language));
  return status != 0 || all_hold ? status : static_cast<int>(base::FailureKind::kNoAnswer);
}

}  // namespace yinguo::cli
