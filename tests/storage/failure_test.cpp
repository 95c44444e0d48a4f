// Each row of storage/errors.hpp, provoked; and that the graph is as it was after each.
#include <filesystem>
#include <fstream>
#include <set>

#include <sys/stat.h>

#include "storage/errors.hpp"
#include "storage/status.hpp"

#include "catch.hpp"
#include "child_process.hpp"
#include "fresh_directory.hpp"
#include "graph_model.hpp"
#include "known_graphs.hpp"

using namespace yinguo;
using namespace yinguo::storage;
using test::ChildProcess;
using test::FreshDirectory;
using test::small_graph;

namespace {

template <class T>
std::string code_of(const base::Result<T>& result) {
  if (result) return "success";
  CHECK_FALSE(result.error().message.empty());
  CHECK_FALSE(result.error().help.empty());
  return std::string{result.error().code.id};
}

std::string opening(const std::string& path, Mode mode = Mode::kReadOnly) {
  return code_of(Store::open(path, mode));
}

void make_store(const std::string& path) {
  auto store = Store::open(path, Mode::kCreate);
  REQUIRE(store);
  REQUIRE(test::load_graph(*store, small_graph()));
}

/// The largest table file below `path`.
std::filesystem::path largest_table(const std::string& path) {
  std::filesystem::path largest;
  std::uintmax_t size = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{path}) {
    if (entry.path().extension() != ".sst" || entry.file_size() < size) continue;
    size = entry.file_size();
    largest = entry.path();
  }
  return largest;
}

void flip_byte(const std::filesystem::path& path, std::streamoff offset) {
  std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
  file.seekg(offset);
  const auto byte = static_cast<char>(file.get() ^ 0x40);
  file.seekp(offset);
  file.put(byte);
}

void write_file(const std::string& path, const std::string& text) {
  std::ofstream{path, std::ios::binary} << text;
}

}  // namespace

TEST_CASE("every row has a code of its own") {
  std::set<std::string_view> ids;
  for (const auto& row : kErrors)
    ids.insert(row.id);
  CHECK(ids.size() == kErrors.size());
}

TEST_CASE("a path that is no store says what it is") {
  const FreshDirectory directory;
  CHECK(opening("") == kNoStore.id);
  CHECK(opening(directory / "nothing") == kNoStore.id);
  CHECK(opening(directory / "nothing", Mode::kReadWrite) == kNoStore.id);
  write_file(directory / "file", "text");
  for (const auto mode : {Mode::kReadOnly, Mode::kReadWrite, Mode::kCreate}) {
    CHECK(opening(directory / "file", mode) == kNotADirectory.id);
    CHECK(opening(directory / "file/below", mode) == kNotADirectory.id);
  }
  CHECK(opening(directory.path()) == kNotAStore.id);
  CHECK(opening(directory.path(), Mode::kCreate) == kNotAStore.id);
  std::filesystem::create_directory(directory / "empty");
  CHECK(opening(directory / "empty") == kNotAStore.id);
  CHECK(opening(directory / "empty", Mode::kCreate) == "success");
  CHECK(opening(directory / std::string(300, 'x')) == kIo.id);
}

TEST_CASE("a second writer is told so, a reader is not disturbed") {
  const FreshDirectory directory;
  make_store(directory / "store");
  auto writer = Store::open(directory / "store", Mode::kReadWrite);
  REQUIRE(writer);
  const auto second = Store::open(directory / "store", Mode::kReadWrite);
  CHECK(code_of(second) == kLocked.id);
  CHECK_THAT(second.error().message, test::contains("is locked by another"));
  CHECK_THAT(second.error().help, test::contains("wait until it ends"));
  ChildProcess child{{"open-locked", directory / "store"}};
  CHECK(child.wait() == 0);
  CHECK(test::load_graph(*writer, small_graph()));
}

TEST_CASE("permission denied is told apart") {
  const FreshDirectory directory;
  make_store(directory / "closed");
  make_store(directory / "readable");
  ::chmod((directory / "closed").c_str(), 0);
  for (const auto& entry : std::filesystem::directory_iterator{directory / "readable"}) {
    ::chmod(entry.path().c_str(), 0444);
  }
  ::chmod((directory / "readable").c_str(), 0555);
  ::chmod(directory.path().c_str(), 0555);
  ChildProcess child{{"open-as-another-user", directory.path()}};
  CHECK(child.wait() == 0);
  ::chmod(directory.path().c_str(), 0755);
  ::chmod((directory / "readable").c_str(), 0755);
  ::chmod((directory / "closed").c_str(), 0755);
}

TEST_CASE("a damaged block is found by reading and by verify") {
  const FreshDirectory directory;
  make_store(directory / "store");
  const auto table = largest_table(directory / "store");
  flip_byte(table, static_cast<std::streamoff>(std::filesystem::file_size(table) / 3));
  const auto store = Store::open(directory / "store", Mode::kReadOnly);
  REQUIRE(store);
  CHECK(code_of(test::read_graph(store->snapshot().value())) == kCorrupt.id);
  const auto report = store->verify();
  REQUIRE(report);
  CHECK_FALSE(report->is_sound());
  CHECK_THAT(report->problems.front(), test::contains("a checksum does not fit"));
}

TEST_CASE("damaged and missing files are refused when opened") {
  const FreshDirectory directory;
  make_store(directory / "store");
  const auto damage = GENERATE(0, 1, 2, 3, 4);
  CAPTURE(damage);
  const auto table = largest_table(directory / "store");
  std::string manifest;
  std::getline(std::ifstream{directory / "store/CURRENT"}, manifest);
  switch (damage) {
    case 0:
      std::filesystem::remove(table);
      break;
    case 1:
      std::filesystem::resize_file(table, std::filesystem::file_size(table) / 2);
      break;
    case 2:
      write_file(directory / "store/CURRENT", "nonsense\n");
      break;
    case 3:
      std::filesystem::remove(directory / "store/" + manifest);
      break;
    default:
      flip_byte(directory / "store/" + manifest, 30);
      break;
  }
  CHECK(opening(directory / "store") == kCorrupt.id);
  CHECK(opening(directory / "store", Mode::kReadWrite) == kCorrupt.id);
}

TEST_CASE("a manifest that is cut off is not taken for an empty store") {
  const FreshDirectory directory;
  make_store(directory / "whole");
  std::string manifest;
  std::getline(std::ifstream{directory / "whole/CURRENT"}, manifest);
  const auto size = std::filesystem::file_size(directory / "whole/" + manifest);
  std::size_t refused = 0;
  constexpr std::uintmax_t kCuts = 16;
  for (std::uintmax_t cut = 0; cut < kCuts; ++cut) {
    CAPTURE(cut);
    const auto store = directory / ("cut-" + std::to_string(cut));
    std::filesystem::copy(directory / "whole", store);
    std::filesystem::resize_file(store + "/" + manifest, size * cut / kCuts);
    const auto reading = opening(store);
    CHECK(opening(store, Mode::kReadWrite) == reading);
    if (reading == kCorrupt.id) {
      ++refused;
      CHECK(largest_table(store).filename() == largest_table(directory / "whole").filename());
      continue;
    }
    const auto opened = Store::open(store, Mode::kReadOnly);
    REQUIRE(opened);
    CHECK(test::read_graph(opened->snapshot().value()).value() == small_graph());
  }
  CHECK(refused > kCuts / 2);
}

TEST_CASE("what a load cannot take is rejected, and the load goes on") {
  const FreshDirectory directory;
  auto store = Store::open(directory / "store", Mode::kCreate);
  REQUIRE(store);
  auto load = store->begin_load();
  REQUIRE(load);
  CHECK(code_of(load->put(RecordKind::kConcept, "", "x")) == kBadId.id);
  CHECK(code_of(load->put(RecordKind::kConcept, std::string(kMaxIdBytes + 1, 'x'), "x")) ==
        kBadId.id);
  CHECK(code_of(load->link("", "r", "b", "")) == kBadId.id);
  CHECK(code_of(load->link("a", "", "b", "")) == kBadId.id);
  CHECK(code_of(load->link("a", "r", "", "")) == kBadId.id);
  CHECK(code_of(load->put(RecordKind::kText, "t", std::string(kMaxValueBytes + 1, 'x'))) ==
        kValueTooLarge.id);
  for (std::size_t i = 0; i < kMaxRelations; ++i) {
    REQUIRE(load->link("a", std::to_string(i), "b", ""));
  }
  CHECK(code_of(load->link("a", "one more", "b", "")) == kGraphTooLarge.id);
  CHECK(load->link("b", "0", "a", ""));
  CHECK(load->put(RecordKind::kConcept, std::string(kMaxIdBytes, 'x'), "x"));
  CHECK(code_of(store->begin_load()) == kLoadRunning.id);
  CHECK(load->commit());
  CHECK(store->snapshot()->link_count() == kMaxRelations + 1);
  CHECK(store->begin_load());
}

TEST_CASE("a store opened for reading does not write") {
  const FreshDirectory directory;
  make_store(directory / "store");
  auto store = Store::open(directory / "store", Mode::kReadOnly);
  REQUIRE(store);
  CHECK(code_of(store->begin_load()) == kOpenedReadOnly.id);
  CHECK(code_of(store->backup(directory / "backup")) == kOpenedReadOnly.id);
}

TEST_CASE("a restore is whole or does not happen") {
  const FreshDirectory directory;
  make_store(directory / "store");
  CHECK(code_of(Store::restore(directory / "nothing", directory / "target")) == kNoBackup.id);
  {
    const auto store = Store::open(directory / "store", Mode::kReadWrite);
    REQUIRE(store);
    REQUIRE(store->backup(directory / "backup"));
    REQUIRE(store->backup(directory / "backup"));
    // Within the store it would be lost with it.
    CHECK(code_of(store->backup(directory / "store")) == kIo.id);
    CHECK(code_of(store->backup(directory / "store/backup")) == kIo.id);
  }
  CHECK(code_of(Store::restore(directory / "backup", directory / "store")) == kTargetNotEmpty.id);
  write_file(directory / "file", "text");
  CHECK(code_of(Store::restore(directory / "backup", directory / "file")) == kNotADirectory.id);
  CHECK(code_of(Store::restore(directory / "backup", "/proc/store")) == kIo.id);
  const auto table = largest_table(directory / "backup");
  flip_byte(table, static_cast<std::streamoff>(std::filesystem::file_size(table) / 2));
  CHECK(code_of(Store::restore(directory / "backup", directory / "target")) == kCorrupt.id);
  CHECK_FALSE(std::filesystem::exists(directory / "target"));
  CHECK_FALSE(std::filesystem::exists(directory / "target.restoring"));
}

TEST_CASE("an older backup does not pass for the newest") {
  const FreshDirectory directory;
  make_store(directory / "store");
  {
    const auto store = Store::open(directory / "store", Mode::kReadWrite);
    REQUIRE(store);
    REQUIRE(store->backup(directory / "backup"));
    REQUIRE(store->backup(directory / "backup"));
  }
  const std::filesystem::path newest = directory / "backup/meta/2";
  std::filesystem::resize_file(newest, std::filesystem::file_size(newest) / 2);
  const auto restored = Store::restore(directory / "backup", directory / "target");
  REQUIRE_FALSE(restored);
  CHECK(restored.error().code.id == kCorrupt.id);
  CHECK_THAT(restored.error().help, test::contains("meta/2"));
  CHECK_FALSE(std::filesystem::exists(directory / "target"));
  std::filesystem::remove(newest);
  CHECK(Store::restore(directory / "backup", directory / "target"));
}

TEST_CASE("no space left ends the load and nothing else") {
  const auto* memory = GENERATE("0", "100000000");  // when spilling, and when writing tables
  const FreshDirectory directory;
  make_store(directory / "store");
  ChildProcess child{{"load-with-small-files", directory / "store", memory}};
  CHECK(child.wait() == 0);
  const auto store = Store::open(directory / "store", Mode::kReadOnly);
  REQUIRE(store);
  CHECK(store->verify()->is_sound());
}

TEST_CASE("a full disk ends the load and nothing else") {
  const FreshDirectory directory;
  ChildProcess child{{"load-on-a-small-disk", directory.path()}};
  const int status = child.wait();
  if (status == test::kLeftOut)
    WARN("left out: mounting a small disk needs privileges");
  else
    CHECK(status == 0);
}
