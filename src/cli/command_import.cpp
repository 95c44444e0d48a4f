#include <utility>

#include "base/source_text.hpp"
#include "cli/command_parts.hpp"
#include "cli/errors.hpp"
#include "ontology/xml_fields.hpp"
#include "storage/errors.hpp"

#include "literature/errors.hpp"
#include "literature/import_settlement.hpp"
#include "literature/ontology_file.hpp"
#include "session/input.hpp"

namespace yinguo::cli {
namespace {

int list_formats(const Output& output) {
  Table table{{"name", "extension", "use"}};
  for (const auto& format : literature::import_formats()) {
    table.add({std::string{format.name}, std::string{format.extensions},
               std::string{output.say({format.en, format.zh})}});
  }
  return output.answer(table);
}

/// What the files hold is compared with: the model of the store, or nothing where there is none.
base::Result<ontology::Model> stored_model(bool& has_store, const Output& output) {
  const auto session = open_store(output);
  has_store = session.has_value();
  if (session) return session->model();
  if (session.error().code.id == storage::kNoStore.id) return ontology::Model{};
  return session.error();
}

struct Reading {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  literature::Import import;
};

/// Reads the files that can be read; gives the errors of the others (YG-O314).
std::vector<base::Error> read_all(const ImportArguments& arguments, const ontology::Names& known,
                                  Reading& reading) {
  const literature::ImportOptions options{.max_bytes = arguments.max_bytes,
                                          .max_entries = arguments.max_entries,
                                          .max_depth = arguments.max_depth,
                                          .encoding = ontology::find_encoding(arguments.encoding),
                                          .known = &known,
                                          .concept_type = arguments.concept_type};
  const auto* format =
      arguments.format.empty() ? nullptr : literature::find_import_format(arguments.format);
  std::vector<base::Error> unread;
  for (const auto& path : arguments.files) {
    const auto file = session::read_input(path, options.max_bytes);
    if (!file)
      unread.push_back(file.error());
    else
      literature::read_import(*file, format, options, reading.sources, reading.diagnostics,
                              reading.import);
  }
  return unread;
}

/// "12 sources, 2 concepts, 3 claims; 2 more are there already, just the same".
std::string counts(const literature::Import& import, const literature::LeftOut& left_out,
                   bool has_store, Language language) {
  const bool is_zh = language == Language::kZh;
  const auto& model = import.model;
  const auto count = [](std::size_t number) { return std::to_string(number); };
  auto out = is_zh ? count(model.sources.size()) + " 个文献来源，" + count(model.concepts.size()) +
                         " 个概念，" + count(model.claims.size()) + " 条主张"
                   : count(model.sources.size()) + " sources, " + count(model.concepts.size()) +
                         " concepts, " + count(model.claims.size()) + " claims";
  if (const auto alignments = model.alignments.size(); alignments > 0)
    out +=
        is_zh ? "，" + count(alignments) + " 项概念对应" : ", " + count(alignments) + " alignments";
  if (left_out.same > 0) {
    out += is_zh ? "；另有 " + count(left_out.same) + " 个早已有之，全同，略去"
                 : "; " + count(left_out.same) + " more are there already, just the same";
  }
  if (left_out.duplicates > 0) {
    out += is_zh ? "；" + count(left_out.duplicates) + " 个疑为重复，略去"
                 : "; " + count(left_out.duplicates) + " left out as duplicates";
  }
  if (!has_store) out += is_zh ? "（没有可供比对的库）" : " (there is no store to compare with)";
  return out;
}

void note_fields(const literature::Import& import, const Output& output) {
  if (import.left_out.empty()) return;
  std::string names;
  for (const auto& name : import.left_out)
    names += (names.empty() ? "" : ", ") + name;
  output.note(std::string{output.say(
                  {"left out, as there is no place for it: ", "略去没有相应位置的内容："})} +
              names);
}

/// The file, unless it is more than the reader of ontologies takes at once.
base::Result<std::string> written(const literature::Import& import, const std::string& id,
                                  const base::SourceMap& sources) {
  std::string text;
  const auto take = [&](std::string_view piece) {
    text += piece;
    return true;
  };
  literature::TextStream out{take};
  literature::write_ontology_file(import.model, id, sources, out);
  (void)out.finish();
  if (literature::fits_ontology_file(text)) return text;
  return base::Error{literature::kImportLimit, "the entries make more than one ontology file holds",
                     "import them in several parts"};
}

}  // namespace

int run(const ImportArguments& arguments, const Output& output) {
  if (arguments.files.empty()) return list_formats(output);
  if (output.common().format != Format::kText) return output.unsupported_format("text (XML)");
  if (!ontology::is_id(arguments.id)) {
    return output.fail(kUsage, "`" + arguments.id + "` is no id of an ontology",
                       "ids are small letters, digits, `.` and `-`");
  }
  bool has_store = false;
  const auto store = stored_model(has_store, output);
  if (!store) return output.fail(store.error());
  Reading reading;
  const auto unread = read_all(arguments, ontology::Names{*store}, reading);
  auto& [sources, diagnostics, import] = reading;
  const auto left_out = literature::settle_import(import, *store,
                                                  arguments.duplicates == "leave-out"
                                                      ? literature::Duplicates::kLeaveOut
                                                      : literature::Duplicates::kKeep,
                                                  diagnostics);
  if (unread.empty() && !diagnostics.has_errors())
    literature::check_import(import, *store, diagnostics);
  int status = output.report(diagnostics, sources);
  for (const auto& error : unread)
    status = output.fail(error);
  if (status != 0) {
    output.note(output.say({"nothing was imported", "未导入任何内容"}));
    return status;
  }
  const auto text = written(import, arguments.id, sources);
  if (!text) return output.fail(text.error());
  if (const int written_status = output.answer(*text); written_status != 0) return written_status;
  note_fields(import, output);
  output.note(counts(import, left_out, has_store, output.common().language));
  return 0;
}

}  // namespace yinguo::cli
