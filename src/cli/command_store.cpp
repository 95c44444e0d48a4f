#include "cli/command_parts.hpp"
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
  Table table{
      {std::string{output.say({"item", "项目"})}, std::string{output.say({"value", "值"})}}};
  const auto add = [&](const Bilingual& name, std::string value) {
    table.add({std::string{output.say(name)}, std::move(value)});
  };
  add({"path", "路径"}, output.common().store);
  add({"format version", "格式版本"}, std::to_string(stat->format_version));
  add({"generation", "世代"}, std::to_string(stat->generation));
  add({"content digest", "内容摘要"}, hex(stat->content_digest));
  for (const auto& kind : stat->kinds) {
    table.add({std::string{storage::name_of(kind.kind)}, std::to_string(kind.records)});
  }
  add({"links", "链接"}, std::to_string(stat->links));
  add({"vertices", "顶点"}, std::to_string(stat->vertices));
  add({"bytes on disk", "磁盘字节"}, std::to_string(stat->disk_bytes));
  add({"engine", "引擎"}, stat->engine);
  return output.answer(table);
}

int verify(const storage::Store& store, const Output& output) {
  const auto report = store.verify();
  if (!report) return output.fail(report.error());
  for (const auto& problem : report->problems)
    output.note(problem);
  const auto counts = std::to_string(report->records) + " / " + std::to_string(report->links) +
                      " / " + std::to_string(report->bytes);
  const bool sound = report->is_sound();
  const int status = output.answer(
      std::string{output.say(sound ? Bilingual{"sound: records / links / bytes walked: ",
                                               "完好：已检查的记录 / 链接 / 字节："}
                                   : Bilingual{"damaged: records / links / bytes walked: ",
                                               "已损坏：已检查的记录 / 链接 / 字节："})} +
      counts + "\n");
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
  if (!store) return output.fail(store.error());
  if (writes) return backup(*store, arguments.directory, output);
  return arguments.action == Action::kVerify ? verify(*store, output) : stat(*store, output);
}

}  // namespace yinguo::cli
