// What a load that is killed leaves behind: the old graph or the new one, whole, and nothing that
// the next load does not remove.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>
#include <thread>

#include "catch.hpp"
#include "child_process.hpp"
#include "fresh_directory.hpp"
#include "graph_model.hpp"
#include "known_graphs.hpp"

using namespace yinguo;
using namespace yinguo::storage;
using test::ChildProcess;
using test::kBeforeCommit;
using test::new_graph;
using test::old_graph;
using test::small_files;

namespace {

test::GraphModel read(const std::string& path) {
  const auto store = Store::open(path, Mode::kReadOnly);
  if (!store) FAIL(store.error().message);
  const auto report = store->verify();
  REQUIRE(report);
  for (const auto& problem : report->problems)
    UNSCOPED_INFO(problem);
  CHECK(report->is_sound());
  auto graph = test::read_graph(store->snapshot().value());
  if (!graph) FAIL(graph.error().message);
  return std::move(graph).value();
}

/// The next load succeeds and leaves nothing of the one that was killed.
void check_recovery(const std::string& path) {
  auto store = Store::open(path, Mode::kReadWrite);
  REQUIRE(store);
  REQUIRE(test::load_graph(*store, old_graph(), small_files()));
  CHECK(store->stat()->obsolete_bytes == 0);
  CHECK_FALSE(std::filesystem::exists(path + "/load.tmp"));
}

/// Table files in the directory, whether or not RocksDB knows them.
std::size_t table_files(const std::string& path) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator{path}) {
    if (entry.path().extension() == ".sst") ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("a load killed at a stage leaves the graph of that stage") {
  const std::vector<std::pair<int, bool>> table{{kBeforeCommit, false},
                                                {static_cast<int>(LoadStage::kWritten), false},
                                                {static_cast<int>(LoadStage::kSwitched), true},
                                                {static_cast<int>(LoadStage::kCleaned), true}};
  for (const auto& [stage, is_new] : table) {
    CAPTURE(stage);
    const test::FreshDirectory directory;
    const auto path = directory / "store";
    {
      auto store = Store::open(path, Mode::kCreate);
      REQUIRE(store);
      REQUIRE(test::load_graph(*store, old_graph(), small_files()));
    }
    const auto files = table_files(path);
    ChildProcess child{{"load-and-die", path, std::to_string(stage)}};
    CHECK(child.wait() == -SIGKILL);
    CHECK((read(path) == (is_new ? new_graph() : old_graph())));
    check_recovery(path);
    CHECK(table_files(path) <= files + 2);
  }
}

TEST_CASE("a load killed at any moment leaves the old graph or the new one") {
  const test::FreshDirectory directory;
  const auto path = directory / "store";
  {
    auto store = Store::open(path, Mode::kCreate);
    REQUIRE(store);
    REQUIRE(test::load_graph(*store, old_graph(), small_files()));
  }
  const auto before = old_graph();
  const auto after = new_graph();
  std::mt19937 random{8};
  for (int round = 0; round < 25; ++round) {
    CAPTURE(round);
    ChildProcess child{{"load-until-killed", path}};
    std::this_thread::sleep_for(std::chrono::milliseconds{random() % 150});
    child.kill();
    CHECK(child.wait() == -SIGKILL);
    const auto found = read(path);
    const bool is_whole = found == before || found == after;
    CHECK(is_whole);
  }
  check_recovery(path);
}

TEST_CASE("a store whose creation was killed is missing or whole, and can be created") {
  const test::FreshDirectory directory;
  std::mt19937 random{9};
  for (int round = 0; round < 8; ++round) {
    const auto path = directory / ("store-" + std::to_string(round) + "-");
    ChildProcess child{{"create-until-killed", path}};
    std::this_thread::sleep_for(std::chrono::milliseconds{10 + random() % 60});
    child.kill();
    CHECK(child.wait() == -SIGKILL);
    for (int i = 0; i < 1000; ++i) {
      const auto one = path + std::to_string(i);
      const bool is_last = !std::filesystem::exists(path + std::to_string(i + 1));
      if (std::filesystem::exists(one)) CHECK(Store::open(one, Mode::kReadOnly));
      CHECK(Store::open(one, Mode::kCreate));
      if (is_last) break;
    }
  }
}
