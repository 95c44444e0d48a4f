#include "storage/store.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "catch.hpp"
#include "fresh_directory.hpp"
#include "graph_model.hpp"

using namespace yinguo;
using namespace yinguo::storage;
using test::FreshDirectory;

namespace {

Store open(const std::string& path, Mode mode) {
  auto store = Store::open(path, mode);
  if (!store) FAIL(store.error().message);
  return std::move(store).value();
}

Snapshot snapshot_of(const Store& store) {
  auto snapshot = store.snapshot();
  if (!snapshot) FAIL(snapshot.error().message);
  return std::move(snapshot).value();
}

void require(const base::Result<void>& result) {
  if (!result) FAIL(result.error().message);
}

test::GraphModel read(const Store& store) {
  auto graph = test::read_graph(snapshot_of(store));
  if (!graph) FAIL(graph.error().message);
  return std::move(graph).value();
}

VerifyReport verify(const Store& store) {
  auto report = store.verify();
  REQUIRE(report);
  for (const auto& problem : report->problems)
    UNSCOPED_INFO(problem);
  CHECK(report->is_sound());
  return std::move(report).value();
}

using Ends = std::map<std::string, std::vector<std::tuple<std::string, std::string, std::string>>>;

/// The links at each id, in the order that neighbours() has.
Ends links_by_end(const test::GraphModel& graph, Direction direction) {
  Ends ends;
  for (const auto& [key, bytes] : graph.links) {
    const auto& [from, relation, to] = key;
    const bool is_forward = direction == Direction::kForward;
    ends[is_forward ? from : to].emplace_back(relation, is_forward ? to : from, bytes);
  }
  for (auto& [id, links] : ends)
    std::sort(links.begin(), links.end());
  return ends;
}

/// Every question about links, answered from the model.
void check_neighbours(const Snapshot& snapshot, const test::GraphModel& graph) {
  for (const auto direction : {Direction::kForward, Direction::kReverse}) {
    const auto wanted = links_by_end(graph, direction);
    Ends found;
    for (const auto& [id, links] : wanted) {
      auto& at = found[id];
      const auto visit = [&at](std::string_view relation, std::string_view other,
                               std::string_view bytes) { at.emplace_back(relation, other, bytes); };
      require(snapshot.neighbours(id, direction, visit));
    }
    CHECK((found == wanted));
  }
}

}  // namespace

TEST_CASE("a new store is empty and sound") {
  const FreshDirectory directory;
  const auto path = directory / "deep/below/store";
  { const auto store = open(path, Mode::kCreate); }
  const auto store = open(path + "/", Mode::kReadOnly);
  const auto snapshot = snapshot_of(store);
  CHECK(snapshot.generation() == 0);
  CHECK(snapshot.get(RecordKind::kConcept, "x").value() == std::nullopt);
  CHECK(read(store) == test::GraphModel{});
  CHECK(snapshot.vertex("x").value() == std::nullopt);
  CHECK(verify(store).records == 0);
  CHECK(store.stat()->files == 0);
}

TEST_CASE("records and links are found by all their questions") {
  const FreshDirectory directory;
  auto store = open(directory / "store", Mode::kCreate);
  auto load = store.begin_load();
  REQUIRE(load);
  require(load->put(RecordKind::kConcept, "data-element", "first"));
  require(load->put(RecordKind::kConcept, "data-element", "second"));
  require(load->put(RecordKind::kConcept, "data-market", ""));
  require(load->put(RecordKind::kConcept, "dim", "x"));
  require(load->put(RecordKind::kClaim, "data-element", "a claim"));
  require(load->put(RecordKind::kObservations, "guizhou", "figures"));
  require(load->link("b", "promotes", "a", "old"));
  require(load->link("b", "promotes", "a", "new"));
  require(load->link("b", "hinders", "c", ""));
  require(load->link("c", "promotes", "c", "loop"));
  require(load->commit());

  const auto snapshot = snapshot_of(store);
  CHECK(snapshot.get(RecordKind::kConcept, "data-element").value() == "second");
  CHECK(snapshot.get(RecordKind::kConcept, "data-market").value() == "");
  CHECK(snapshot.get(RecordKind::kClaim, "data-element").value() == "a claim");
  CHECK(snapshot.get(RecordKind::kClaim, "data-market").value() == std::nullopt);
  CHECK(snapshot.get(RecordKind::kObservations, "guizhou").value() == "figures");
  std::string ids;
  require(
      snapshot.scan_prefix(RecordKind::kConcept, "data-",
                           [&](std::string_view id, std::string_view) { ids.append(id) += ' '; }));
  CHECK(ids == "data-element data-market ");

  const auto links_at = [&](std::string_view id, Direction direction) {
    std::string out;
    require(snapshot.neighbours(
        id, direction,
        [&](std::string_view relation, std::string_view other, std::string_view bytes) {
          out.append(relation).append(":").append(other).append(":").append(bytes).append(" ");
        }));
    return out;
  };
  CHECK(links_at("b", Direction::kForward) == "hinders:c: promotes:a:new ");
  CHECK(links_at("b", Direction::kReverse).empty());
  CHECK(links_at("c", Direction::kReverse) == "hinders:b: promotes:c:loop ");
  CHECK(links_at("nobody", Direction::kForward).empty());

  CHECK(snapshot.vertex_count() == 3);
  CHECK(snapshot.relation_count() == 2);
  CHECK(snapshot.link_count() == 3);
  CHECK(snapshot.record_count(RecordKind::kConcept) == 3);
  CHECK(snapshot.record_count(RecordKind::kText) == 0);
  CHECK(snapshot.vertex("b").value() == VertexId{1});
  CHECK(snapshot.vertex_id(VertexId{2}).value() == "c");
  CHECK(snapshot.relation_name(RelationId{1}) == "promotes");
  std::string dense;
  require(snapshot.scan_adjacency(Direction::kReverse, [&](VertexId vertex, RelationId relation,
                                                           VertexId other, std::string_view) {
    dense += std::to_string(static_cast<unsigned>(vertex)) + "<" +
             std::to_string(static_cast<unsigned>(relation)) + "-" +
             std::to_string(static_cast<unsigned>(other)) + " ";
  }));
  CHECK(dense == "0<1-1 2<0-1 2<1-2 ");

  const auto report = verify(store);
  CHECK(report.records == 5);
  CHECK(report.links == 3);
  CHECK(report.vertices == 3);
  const auto stat = store.stat();
  REQUIRE(stat);
  CHECK(stat->generation == 1);
  CHECK(stat->kinds == std::vector<KindStat>{{RecordKind::kConcept, 3, 33},
                                             {RecordKind::kClaim, 1, 19},
                                             {RecordKind::kObservations, 1, 14}});
  CHECK(stat->obsolete_bytes == 0);
}

TEST_CASE("random graphs equal their model after load, reload, backup and restore") {
  const auto size = GENERATE(std::size_t{1}, std::size_t{40}, std::size_t{3000});
  const FreshDirectory directory;
  const auto first = test::random_graph(11, size);
  const auto second = test::random_graph(12, size);
  {
    auto store = open(directory / "store", Mode::kCreate);
    // The least memory there may be, and small files: the large graph is spilled and cut.
    require(test::load_graph(store, first,
                             {.memory_limit_bytes = 0, .file_bytes = 100'000, .on_stage = {}}));
    CHECK(read(store) == first);
    check_neighbours(snapshot_of(store), first);
    verify(store);
    require(store.backup(directory / "backup"));
    require(test::load_graph(store, second));
  }
  const auto store = open(directory / "store", Mode::kReadOnly);
  CHECK(read(store) == second);
  check_neighbours(snapshot_of(store), second);
  verify(store);
  CHECK(store.stat()->generation == 2);
  CHECK(store.stat()->obsolete_bytes == 0);

  require(Store::restore(directory / "backup", directory / "restored"));
  const auto restored = open(directory / "restored", Mode::kReadOnly);
  CHECK(read(restored) == first);
  check_neighbours(snapshot_of(restored), first);
  verify(restored);
}

TEST_CASE("the digest is of the content, not of the order or the generation") {
  const FreshDirectory directory;
  const auto graph = test::random_graph(5, 300);
  auto store = open(directory / "store", Mode::kCreate);
  require(test::load_graph(store, graph));
  const auto digest = snapshot_of(store).content_digest();
  {
    auto load = store.begin_load({.memory_limit_bytes = 0, .file_bytes = 10'000, .on_stage = {}});
    REQUIRE(load);
    for (auto record = graph.records.rbegin(); record != graph.records.rend(); ++record) {
      require(load->put(record->first.first, record->first.second, "replaced below"));
      require(load->put(record->first.first, record->first.second, record->second));
    }
    for (auto link = graph.links.rbegin(); link != graph.links.rend(); ++link) {
      const auto& [from, relation, to] = link->first;
      require(load->link(from, relation, to, link->second));
    }
    require(load->commit());
  }
  CHECK(snapshot_of(store).generation() == 2);
  CHECK(snapshot_of(store).content_digest() == digest);
  auto changed = graph;
  changed.links.begin()->second += "x";
  require(test::load_graph(store, changed));
  CHECK(snapshot_of(store).content_digest() != digest);
}

TEST_CASE("a graph is extended by copying it into a load") {
  const FreshDirectory directory;
  auto graph = test::random_graph(21, 200);
  auto store = open(directory / "store", Mode::kCreate);
  require(test::load_graph(store, graph));
  auto load = store.begin_load();
  REQUIRE(load);
  require(load->copy(snapshot_of(store)));
  require(load->put(RecordKind::kConcept, "added", "x"));
  require(load->link("added", "relation-0", "added", ""));
  graph.records.begin()->second = "replaced";
  require(load->put(graph.records.begin()->first.first, graph.records.begin()->first.second,
                    "replaced"));
  require(load->commit());
  graph.records[{RecordKind::kConcept, "added"}] = "x";
  graph.links[{"added", "relation-0", "added"}] = "";
  CHECK(read(store) == graph);
}

TEST_CASE("a load without commit leaves no trace") {
  const FreshDirectory directory;
  const auto graph = test::random_graph(3, 50);
  auto store = open(directory / "store", Mode::kCreate);
  require(test::load_graph(store, graph));
  const auto before = store.stat().value();
  {
    auto load = store.begin_load({.memory_limit_bytes = 0, .file_bytes = 1000, .on_stage = {}});
    REQUIRE(load);
    require(test::random_graph(4, 2000).put_into(*load));
  }
  CHECK(read(store) == graph);
  CHECK(store.stat()->files == before.files);
  CHECK_FALSE(std::filesystem::exists(directory / "store/load.tmp"));
}

TEST_CASE("a snapshot outlives loads, the store, and keeps its graph") {
  const FreshDirectory directory;
  const auto first = test::random_graph(31, 400);
  const auto second = test::random_graph(32, 400);
  std::optional<Snapshot> old;
  {
    auto store = open(directory / "store", Mode::kCreate);
    require(test::load_graph(store, first));
    old = snapshot_of(store);
    require(test::load_graph(store, second));
    CHECK(store.stat()->obsolete_bytes > 0);
    CHECK(read(store) == second);
    CHECK(test::read_graph(*old).value() == first);
    require(test::load_graph(store, first));
    CHECK(test::read_graph(*old).value() == first);
  }
  CHECK(test::read_graph(*old).value() == first);
  old.reset();
  auto store = open(directory / "store", Mode::kReadWrite);
  require(test::load_graph(store, second));
  CHECK(store.stat()->obsolete_bytes == 0);
}

TEST_CASE("readers in other openings keep their graph while it is replaced") {
  const FreshDirectory directory;
  const auto first = test::random_graph(41, 400);
  const auto second = test::random_graph(42, 400);
  auto writer = open(directory / "store", Mode::kCreate);
  require(test::load_graph(writer, first));
  const auto reader = open(directory / "store", Mode::kReadOnly);
  require(test::load_graph(writer, second));
  require(test::load_graph(writer, second));
  CHECK(read(reader) == first);
  CHECK(read(open(directory / "store", Mode::kReadOnly)) == second);
}

TEST_CASE("readers that open during loads see one graph or another, whole") {
  const FreshDirectory directory;
  const auto first = test::random_graph(51, 60);
  const auto second = test::random_graph(52, 60);
  auto writer = open(directory / "store", Mode::kCreate);
  require(test::load_graph(writer, first));
  std::vector<std::string> failures;
  std::atomic<bool> is_done{false};
  std::thread reader{[&] {
    while (!is_done) {
      const auto store = Store::open(directory / "store", Mode::kReadOnly);
      if (!store) {
        failures.push_back(store.error().message);
        continue;
      }
      const auto snapshot = store->snapshot();
      const auto graph = snapshot ? test::read_graph(*snapshot) : snapshot.error();
      if (!graph) {
        failures.push_back(graph.error().message);
      } else if (*graph != first && *graph != second) {
        failures.emplace_back("a mixture");
      }
    }
  }};
  for (int i = 0; i < 20; ++i)
    require(test::load_graph(writer, i % 2 == 0 ? second : first));
  is_done = true;
  reader.join();
  CAPTURE(failures);
  CHECK(failures.empty());
}

TEST_CASE("a hub is kept in several chunks") {
  const FreshDirectory directory;
  auto store = open(directory / "store", Mode::kCreate);
  auto load = store.begin_load();
  REQUIRE(load);
  constexpr int kSpokes = 150'000;
  for (int i = 0; i < kSpokes; ++i)
    require(load->link("hub", "has", std::to_string(i), ""));
  require(load->commit());
  int spokes = 0;
  require(snapshot_of(store).scan_adjacency(
      Direction::kForward, [&](VertexId, RelationId, VertexId, std::string_view) { ++spokes; }));
  CHECK(spokes == kSpokes);
  verify(store);
}

TEST_CASE("kept results stand beside the graph and go with it") {
  const FreshDirectory directory;
  auto store = open(directory / "store", Mode::kCreate);
  const auto graph = test::random_graph(71, 50);
  require(test::load_graph(store, graph));
  const auto digest = snapshot_of(store).content_digest();
  CHECK_FALSE(snapshot_of(store).kept("sum").value());

  auto load = store.begin_load();
  REQUIRE(load);
  require(graph.put_into(*load));
  require(load->keep("sum", "41"));
  require(load->keep("sum", "42"));
  require(load->keep("empty", ""));
  require(load->commit());
  const auto with_results = snapshot_of(store);
  CHECK(with_results.content_digest() == digest);
  CHECK(read(store) == graph);
  CHECK(with_results.kept("sum").value() == "42");
  CHECK(with_results.kept("empty").value() == "");
  CHECK_FALSE(with_results.kept("other").value());
  CHECK(store.stat()->kept == 2);
  CHECK(verify(store).kept == 2);

  auto next = store.begin_load();
  REQUIRE(next);
  require(next->copy(with_results));
  require(next->put(RecordKind::kConcept, "one more", ""));
  require(next->commit());
  CHECK_FALSE(snapshot_of(store).kept("sum").value());
  CHECK(with_results.kept("sum").value() == "42");
  CHECK(store.stat()->kept == 0);
}
