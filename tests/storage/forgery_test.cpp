// Stores changed behind the layer's back, through RocksDB itself: other formats, and damage that
// has valid checksums.
#include <functional>
#include <memory>

#include <rocksdb/db.h>

#include "storage/errors.hpp"
#include "storage/format.hpp"
#include "storage/kept.hpp"
#include "storage/key.hpp"
#include "storage/store.hpp"

#include "catch.hpp"
#include "fresh_directory.hpp"
#include "graph_model.hpp"

using namespace yinguo;
using namespace yinguo::storage;
using test::FreshDirectory;

namespace {

/// A store opened as what it is below: a RocksDB database.
class Raw {
 public:
  explicit Raw(const std::string& path, bool is_new = false) {
    rocksdb::DBOptions options;
    options.create_if_missing = is_new;
    std::vector<std::string> names{"default"};
    if (!is_new) rocksdb::DB::ListColumnFamilies(options, path, &names);
    std::vector<rocksdb::ColumnFamilyDescriptor> families;
    for (const auto& name : names)
      families.emplace_back(name, rocksdb::ColumnFamilyOptions{});
    rocksdb::DB* opened = nullptr;
    REQUIRE(rocksdb::DB::Open(options, path, families, &handles_, &opened).ok());
    database_.reset(opened);
  }

  Raw(const Raw&) = delete;
  Raw& operator=(const Raw&) = delete;
  Raw(Raw&&) = delete;
  Raw& operator=(Raw&&) = delete;

  ~Raw() {
    for (auto* handle : handles_)
      database_->DestroyColumnFamilyHandle(handle);
  }

  void put(Family family, const std::string& key, const std::string& value) {
    REQUIRE(database_->Put({}, at(family), key, value).ok());
  }

  void erase(Family family, const std::string& key) {
    REQUIRE(database_->Delete({}, at(family), key).ok());
  }

  std::string get(Family family, const std::string& key) {
    std::string value;
    REQUIRE(database_->Get({}, at(family), key, &value).ok());
    return value;
  }

  void add_family(const std::string& name) {
    rocksdb::ColumnFamilyHandle* handle = nullptr;
    REQUIRE(database_->CreateColumnFamily({}, name, &handle).ok());
    handles_.push_back(handle);
  }

 private:
  rocksdb::ColumnFamilyHandle* at(Family family) {
    for (auto* handle : handles_) {
      if (handle->GetName() == kFamilyNames.at(static_cast<std::size_t>(family))) return handle;
    }
    FAIL("no such family");
    return nullptr;
  }

  std::unique_ptr<rocksdb::DB> database_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
};

void make_store(const std::string& path) {
  auto store = Store::open(path, Mode::kCreate);
  REQUIRE(store);
  auto load = store->begin_load();
  REQUIRE(load);
  REQUIRE(load->put(RecordKind::kConcept, "a", "one"));
  REQUIRE(load->link("a", "promotes", "b", "x"));
  REQUIRE(load->link("b", "promotes", "c", ""));
  REQUIRE(load->keep("sum", "42"));
  REQUIRE(load->commit());
}

std::string opening(const std::string& path, Mode mode) {
  const auto store = Store::open(path, mode);
  return store ? "success" : std::string{store.error().code.id};
}

const std::string kFormatKey = encode_key({.prefix = KeyPrefix::kFormat});

std::string link_key(KeyPrefix prefix, std::uint32_t vertex) {
  return encode_key({.prefix = prefix, .generation = 1, .vertex = VertexId{vertex}});
}

}  // namespace

TEST_CASE("other formats are refused by name") {
  const FreshDirectory directory;
  const auto path = directory / "store";
  make_store(path);
  const bool has_other_families = GENERATE(false, true);
  if (has_other_families) Raw{path}.add_family("embeddings");
  Raw{path}.put(Family::kControl, kFormatKey, encode_format(kFormatVersion + 1));
  for (const auto mode : {Mode::kReadOnly, Mode::kReadWrite, Mode::kCreate}) {
    CHECK(opening(path, mode) == kNewerFormat.id);
  }
  CHECK_THAT(Store::open(path, Mode::kReadOnly).error().message,
             test::contains("has format 5, this program reads format 4"));
  Raw{path}.put(Family::kControl, kFormatKey, encode_format(0));
  CHECK(opening(path, Mode::kReadWrite) == kOlderFormat.id);
}

TEST_CASE("a RocksDB database of something else is left alone") {
  const FreshDirectory directory;
  const auto path = directory / "other";
  { Raw{path, true}.put(Family::kControl, "key", "value"); }
  for (const auto mode : {Mode::kReadOnly, Mode::kReadWrite, Mode::kCreate}) {
    CHECK(opening(path, mode) == kNotAStore.id);
  }
  CHECK(Raw{path}.get(Family::kControl, "key") == "value");
}

TEST_CASE("verify finds damage that has valid checksums") {
  const std::vector<std::pair<std::string, std::function<void(Raw&)>>> table{
      {"records of kind concept: found 2, recorded 1",
       [](Raw& raw) { raw.put(Family::kRecords, record_key(1, RecordKind::kConcept, "b"), ""); }},
      {"content digest: found",
       [](Raw& raw) {
         raw.put(Family::kRecords, record_key(1, RecordKind::kConcept, "a"), "two");
       }},
      {"a key of the family `records` is malformed",
       [](Raw& raw) { raw.put(Family::kRecords, "nonsense", ""); }},
      {"a key of the family `series` is malformed",
       [](Raw& raw) { raw.put(Family::kSeries, record_key(1, RecordKind::kConcept, "b"), ""); }},
      {"a key of the control family is malformed",
       [](Raw& raw) { raw.put(Family::kControl, "nonsense", ""); }},
      {"generations with a record: found 2, recorded 1",
       [](Raw& raw) { raw.put(Family::kControl, key_head(KeyPrefix::kGeneration, 9), "\1\x09"); }},
      {"forward and reverse links differ: 2 and 1",
       [](Raw& raw) { raw.erase(Family::kLinks, link_key(KeyPrefix::kReverse, 1)); }},
      {"forward and reverse links differ: 2 and 2",
       [](Raw& raw) {
         raw.put(Family::kLinks, link_key(KeyPrefix::kReverse, 1), std::string{"\0\0\1\1\0\1y", 7});
       }},
      {"a packed adjacency is malformed",
       [](Raw& raw) { raw.put(Family::kLinks, link_key(KeyPrefix::kForward, 0), "xx"); }},
      {"a link names an unknown vertex or relation",
       [](Raw& raw) {
         raw.put(Family::kLinks, link_key(KeyPrefix::kForward, 0), std::string{"\0\0\1\0\x63", 5});
       }},
      {"the chunks of a packed adjacency are incomplete",
       [](Raw& raw) {
         raw.put(Family::kLinks, link_key(KeyPrefix::kForward, 0), std::string{"\1\0\1\0\1", 5});
       }},
      {"the kept result `sum` is damaged or of another graph",
       [](Raw& raw) {
         const auto key = encode_key({.prefix = KeyPrefix::kKept, .generation = 1, .id = "sum"});
         auto value = raw.get(Family::kSeries, key);
         value.back() = '3';
         raw.put(Family::kSeries, key, value);
       }},
      {"the kept result `sum` is damaged or of another graph",
       [](Raw& raw) {
         raw.put(Family::kSeries,
                 encode_key({.prefix = KeyPrefix::kKept, .generation = 1, .id = "sum"}),
                 encode_kept(7, "42"));
       }},
      {"ids and numbers of vertices differ: 3 and 2",
       [](Raw& raw) {
         raw.erase(Family::kNames,
                   encode_key(
                       {.prefix = KeyPrefix::kIdOfVertex, .generation = 1, .vertex = VertexId{2}}));
       }},
  };
  for (const auto& [wanted, change] : table) {
    CAPTURE(wanted);
    const FreshDirectory directory;
    make_store(directory / "store");
    {
      Raw raw{directory / "store"};
      change(raw);
    }
    const auto store = Store::open(directory / "store", Mode::kReadOnly);
    REQUIRE(store);
    const auto report = store->verify();
    REQUIRE(report);
    CHECK_FALSE(report->is_sound());
    std::string all;
    for (const auto& problem : report->problems)
      all += problem + "\n";
    CHECK_THAT(all, test::contains(wanted));
    const auto short_report = store->verify({.max_problems = 0});
    CHECK(short_report->problems.empty());
    CHECK(short_report->problem_count == report->problem_count);
  }
}

TEST_CASE("a kept result of another graph, or a damaged one, is not there") {
  const FreshDirectory directory;
  const auto path = directory / "store";
  const auto key = encode_key({.prefix = KeyPrefix::kKept, .generation = 1, .id = "sum"});
  const auto kept = [&] {
    const auto store = Store::open(path, Mode::kReadOnly);
    REQUIRE(store);
    const auto snapshot = store->snapshot();
    REQUIRE(snapshot);
    const auto found = snapshot->kept("sum");
    REQUIRE(found);
    return found.value().value_or("none");
  };
  make_store(path);
  CHECK(kept() == "42");
  const auto value = Raw{path}.get(Family::kSeries, key);
  for (std::size_t i = 0; i <= value.size(); ++i) {
    auto other = value.substr(0, i);
    if (i < value.size()) other += static_cast<char>(~value[i]);
    if (i == value.size()) other += "!";
    Raw{path}.put(Family::kSeries, key, other);
    CHECK(kept() == "none");
  }
}

TEST_CASE("malformed values are an error to readers") {
  const FreshDirectory directory;
  make_store(directory / "store");
  Raw{directory / "store"}.put(Family::kLinks, link_key(KeyPrefix::kForward, 0), "xx");
  const auto store = Store::open(directory / "store", Mode::kReadOnly);
  REQUIRE(store);
  const auto snapshot = store->snapshot();
  REQUIRE(snapshot);
  const auto ignore = [](std::string_view, std::string_view, std::string_view) {};
  const auto found = snapshot->neighbours("a", Direction::kForward, ignore);
  REQUIRE_FALSE(found);
  CHECK(found.error().code.id == kCorrupt.id);
  CHECK(snapshot->neighbours("b", Direction::kForward, ignore));
}

TEST_CASE("a control family that contradicts itself is refused") {
  const FreshDirectory directory;
  make_store(directory / "store");
  const std::vector<std::function<void(Raw&)>> table{
      [](Raw& raw) { raw.put(Family::kControl, encode_key({.prefix = KeyPrefix::kCurrent}), "x"); },
      [](Raw& raw) {
        raw.put(Family::kControl, encode_key({.prefix = KeyPrefix::kCurrent}),
                std::string(8, '\7'));
      },
  };
  for (const auto& change : table) {
    {
      Raw raw{directory / "store"};
      change(raw);
    }
    CHECK(opening(directory / "store", Mode::kReadOnly) == kCorrupt.id);
  }
}
