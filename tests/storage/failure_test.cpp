// Each row of storage/errors.hpp, provoked; and that the graph is as it was after each.
#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/errors.hpp"
#include "storage/status.hpp"

#include "catch.hpp"
#include "child_process.hpp"
#include "fresh_directory.hpp"
#include "graph_model.hpp"

using namespace yinguo;
using namespace yinguo::storage;
using test::ChildProcess;
using test::FreshDirectory;

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

test::GraphModel small_graph() {
  return test::random_graph(71, 60);
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
  ChildProcess child{"child: a store that is locked", {{"YINGUO_TEST_STORE", directory / "store"}}};
  CHECK(child.wait() == 0);
  CHECK(test::load_graph(*writer, small_graph()));
}

TEST_CASE("child: a store that is locked", "[.child]") {
  if (test::given("YINGUO_TEST_STORE").empty()) return;
  const auto path = test::given("YINGUO_TEST_STORE");
  CHECK(opening(path, Mode::kReadWrite) == kLocked.id);
  const auto reader = Store::open(path, Mode::kReadOnly);
  REQUIRE(reader);
  CHECK(test::read_graph(reader->snapshot().value()).value() == small_graph());
}

TEST_CASE("child: a store of another user", "[.child]") {
  if (test::given("YINGUO_TEST_STORE").empty()) return;
  const auto path = test::given("YINGUO_TEST_STORE");
  const auto user = ::geteuid();
  if (user == 0) REQUIRE(::seteuid(65534) == 0);
  CHECK(opening(path + "/closed") == kPermissionDenied.id);
  CHECK(opening(path + "/closed", Mode::kReadWrite) == kPermissionDenied.id);
  CHECK(opening(path + "/readable") == "success");
  CHECK(opening(path + "/readable", Mode::kReadWrite) == kPermissionDenied.id);
  CHECK(opening(path + "/new", Mode::kCreate) == kPermissionDenied.id);
  REQUIRE(::seteuid(user) == 0);  // the leak checker needs it at the end
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
  ChildProcess child{"child: a store of another user", {{"YINGUO_TEST_STORE", directory.path()}}};
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
  }
  CHECK(code_of(Store::restore(directory / "backup", directory / "store")) == kTargetNotEmpty.id);
  write_file(directory / "file", "text");
  CHECK(code_of(Store::restore(directory / "backup", directory / "file")) == kNotADirectory.id);
  const auto table = largest_table(directory / "backup");
  flip_byte(table, static_cast<std::streamoff>(std::filesystem::file_size(table) / 2));
  CHECK(code_of(Store::restore(directory / "backup", directory / "target")) == kCorrupt.id);
  CHECK_FALSE(std::filesystem::exists(directory / "target"));
  CHECK_FALSE(std::filesystem::exists(directory / "target.restoring"));
}

TEST_CASE("child: a limit on file sizes", "[.child]") {
  if (test::given("YINGUO_TEST_STORE").empty()) return;
  std::signal(SIGXFSZ, SIG_IGN);
  const ::rlimit limit{300'000, 300'000};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
  auto store = Store::open(test::given("YINGUO_TEST_STORE"), Mode::kReadWrite);
  REQUIRE(store);
  const auto memory = static_cast<std::size_t>(std::stoul(test::given("YINGUO_TEST_MEMORY")));
  const auto loaded =
      test::load_graph(*store, test::random_graph(72, 8000),
                       {.memory_limit_bytes = memory, .file_bytes = 10'000'000, .on_stage = {}});
  CHECK(code_of(loaded) == kDiskFull.id);
  CHECK(test::read_graph(store->snapshot().value()).value() == small_graph());
  CHECK(test::load_graph(*store, small_graph()));
}

TEST_CASE("no space left ends the load and nothing else") {
  const auto memory = GENERATE("0", "100000000");  // when spilling, and when writing tables
  const FreshDirectory directory;
  make_store(directory / "store");
  ChildProcess child{"child: a limit on file sizes",
                     {{"YINGUO_TEST_STORE", directory / "store"}, {"YINGUO_TEST_MEMORY", memory}}};
  CHECK(child.wait() == 0);
  const auto store = Store::open(directory / "store", Mode::kReadOnly);
  REQUIRE(store);
  CHECK(store->verify()->is_sound());
}

TEST_CASE("child: a disk of its own that fills up", "[.child]") {
  if (test::given("YINGUO_TEST_STORE").empty()) return;
  const auto path = test::given("YINGUO_TEST_STORE");
  if (::unshare(CLONE_NEWNS) != 0 ||
      ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      ::mount("tmpfs", path.c_str(), "tmpfs", 0, "size=4m") != 0) {
    WARN("left out: mounting a small disk needs privileges");
    return;
  }
  make_store(path + "/store");
  for (const std::size_t memory : {std::size_t{0}, std::size_t{100'000'000}}) {
    auto store = Store::open(path + "/store", Mode::kReadWrite);
    REQUIRE(store);
    const auto loaded =
        test::load_graph(*store, test::random_graph(72, 40'000),
                         {.memory_limit_bytes = memory, .file_bytes = 1'000'000, .on_stage = {}});
    CHECK(code_of(loaded) == kDiskFull.id);
    CHECK(test::read_graph(store->snapshot().value()).value() == small_graph());
    CHECK(test::load_graph(*store, small_graph()));
    CHECK(store->verify()->is_sound());
  }
}

TEST_CASE("a full disk ends the load and nothing else") {
  const FreshDirectory directory;
  ChildProcess child{"child: a disk of its own that fills up",
                     {{"YINGUO_TEST_STORE", directory.path()}}};
  CHECK(child.wait() == 0);
}
