#include "cli/columns.hpp"
#include "cli/command_parts.hpp"
#include "storage/errors.hpp"
#include "storage/store.hpp"

namespace yinguo::cli {
namespace {

std::string hex(std::uint64_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4U)
    out[i] = kDigits[value & 15U];
  return out;
}

int stat(const storage::Store& store, const Output& output) {
  const auto stat = store.stat();
  if (!stat) return output.fail(stat.error());
  Table table{{"item", "value"}};
  const auto add = [&](std::string_view key, std::string value) {
    table.add(
        {output.is_for_people() ? column_title(key, output.common().language) : std::string{key},
         std::move(value)});
  };
  add("path", output.common().store);
  add("format_version", std::to_string(stat->format_version));
  add("generation", std::to_string(stat->generation));
  add("content_digest", hex(stat->content_digest));
  for (const auto& kind : stat->kinds)
    add(storage::name_of(kind.kind), std::to_string(kind.records));
  add("links", std::to_string(stat->links));
  add("vertices", std::to_string(stat->vertices));
  add("kept", std::to_string(stat->kept));
  add("kept_bytes", std::to_string(stat->kept_bytes));
  add("disk_bytes", std::to_string(stat->disk_bytes));
  add("engine", stat->engine);
  return output.answer(table);
}

int verify(const storage::Store& store, const Output& output) {
  const auto report = store.verify();
  if (!report) return output.fail(report.error());
  for (const auto& problem : report->problems)
    output.note(problem);
  const auto number = [](auto value) { return std::to_string(value); };
  const auto walked = output.common().language == Language::kZh
                          ? "已检查 " + number(report->records) + " 条记录、" +
                                number(report->links) + " 条链接、" + number(report->bytes) +
                                " 字节"
                          : number(report->records) + " records, " + number(report->links) +
                                " links and " + number(report->bytes) + " bytes walked";
  const bool sound = report->is_sound();
  const int status =
      output.answer(std::string{output.say(sound ? Bilingual{"sound: ", "完好："}
                                                 : Bilingual{"damaged: ", "已损坏："})} +
                    walked + "\n");
  return sound ? status : static_cast<int>(base::FailureKind::kStore);
}

int backup(const storage::Store& store, const std::string& directory, const Output& output) {
  if (const auto done = store.backup(directory); !done) return output.fail(done.error());
  output.note(std::string{output.say({"backed up to ", "已备份到 "})} + directory);
  return 0;
}

}  // namespace

int run(const StoreArguments& arguments, const Output& output) {
  using Action = StoreArguments::Action;
  if (arguments.action == Action::kRestore) {
    const auto done = storage::Store::restore(arguments.directory, output.common().store);
    if (!done) return output.fail(done.error());
    output.note(std::string{output.say({"restored to ", "已恢复到 "})} + output.common().store);
    return 0;
  }
  const bool writes = arguments.action == Action::kBackup;
  const auto store = storage::Store::open(
      output.common().store, writes ? storage::Mode::kReadWrite : storage::Mode::kReadOnly);
  if (!store) {
    auto error = store.error();
    // A store that cannot be opened cannot be walked; to verify it again would help nobody.
    if (arguments.action == Action::kVerify && error.code.id == storage::kCorrupt.id)
      error.help = "restore a backup, or load the ontology again into a new store";
    return output.fail(error);
  }
  if (writes) return backup(*store, arguments.directory, output);
  return arguments.action == Action::kVerify ? verify(*store, output) : stat(*store, output);
}

}  // namespace yinguo::cli
