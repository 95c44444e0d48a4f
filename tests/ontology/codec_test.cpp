#include "ontology/codec.hpp"

#include <filesystem>
#include <random>

#include "ontology/errors.hpp"
#include "ontology/record_fields.hpp"
#include "storage/store.hpp"

#include "catch.hpp"
#include "sample.hpp"

namespace yinguo::ontology {
namespace {

namespace fs = std::filesystem;
using storage::RecordKind;

/// A store of its own in a directory that goes away with it.
class TemporaryStore {
 public:
  TemporaryStore()
      : path_{fs::temp_directory_path() /
              ("yinguo-codec-" + std::to_string(std::random_device{}()))} {}

  TemporaryStore(const TemporaryStore&) = delete;
  TemporaryStore& operator=(const TemporaryStore&) = delete;
  TemporaryStore(TemporaryStore&&) = delete;
  TemporaryStore& operator=(TemporaryStore&&) = delete;

  ~TemporaryStore() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  storage::Snapshot load(const Model& model) const {
    auto store = storage::Store::open(path_.string(), storage::Mode::kCreate);
    REQUIRE(store);
    auto load = store->begin_load();
    REQUIRE(load);
    REQUIRE(write(model, *load));
    REQUIRE(load->commit());
    auto snapshot = store->snapshot();
    REQUIRE(snapshot);
    return *snapshot;
  }

 private:
  fs::path path_;
};

template <class... T>
std::string bytes_of(const T&... parts) {
  RecordEncoder encoder;
  encoder(kRecordVersion, parts...);
  return encoder.take();
}

Model full_model() {
  auto model = test::sample_model();
  model.observations = {{"north", "plants", 2019, 1.5, "", "", {}},
                        {"north", "plants", 2020, -0.25, "first", "book", {}},
                        {"north", "weeds", 2020, 3, "first", "book", {}},
                        {"south", "plants", 2020, 4, "", "", {}}};
  model.programs = {{ProgramKind::kRules, "presence", "// rules\n"},
                    {ProgramKind::kQuery, "all", "q(x) :- p(x)."}};
  return model;
}

TEST_CASE("a model comes back from the store as it was", "[ontology][codec]") {
  const auto model = full_model();
  const TemporaryStore store;
  const auto snapshot = store.load(model);
  const auto back = read_model(snapshot);
  REQUIRE(back);
  CHECK(bytes_of(back->schema) == bytes_of(model.schema));
  CHECK(back->concepts.size() == model.concepts.size());
  // From the store elements come in the order of their ids.
  CHECK(back->concepts[0].id == "growth");
  CHECK(bytes_of(back->concepts[1]) == bytes_of(model.concepts[0]));
  CHECK(bytes_of(back->claims) == bytes_of(model.claims));
  CHECK(back->claims[0].id == model.claims[0].id);
  CHECK(bytes_of(back->sources) == bytes_of(model.sources));
  CHECK(bytes_of(back->indicators[1]) == bytes_of(model.indicators[0]));
  CHECK(back->units.size() == 3);
  CHECK(bytes_of(back->units) == bytes_of(model.units));
  CHECK(bytes_of(back->regions) == bytes_of(model.regions));
  CHECK(bytes_of(back->peer_groups) == bytes_of(model.peer_groups));
  CHECK(bytes_of(back->no_claims) == bytes_of(model.no_claims));
  CHECK(bytes_of(back->alignments) == bytes_of(model.alignments));
  CHECK(back->programs[0].name == "all");
  CHECK(back->programs[1].text == "// rules\n");
  REQUIRE(back->observations.size() == 4);
  CHECK(back->observations[1].value == -0.25);
  CHECK(back->observations[1].vintage == "first");
  CHECK(back->observations[3].region == "south");
  CHECK(read_periods(snapshot).value() == std::vector<std::int32_t>{2019, 2020});
}

TEST_CASE("only what is asked for is read", "[ontology][codec]") {
  const TemporaryStore store;
  const auto snapshot = store.load(full_model());
  ReadOptions options;
  options.period = 2019;
  options.programs = false;
  const auto model = read_model(snapshot, options);
  REQUIRE(model);
  CHECK(model->observations.size() == 1);
  CHECK(model->programs.empty());
  options.figures = false;
  CHECK(read_model(snapshot, options)->observations.empty());
}

TEST_CASE("links can be walked without decoding", "[ontology][codec]") {
  auto model = full_model();
  model.claims.push_back(model.claims[0]);
  model.claims[1].id = "c-1-3-a";
  const TemporaryStore store;
  const auto snapshot = store.load(model);
  std::vector<std::string> links;
  REQUIRE(snapshot.scan_links([&](auto from, auto relation, auto to, auto bytes) {
    links.push_back(std::string{from} + " " + std::string{relation} + " " + std::string{to} + " " +
                    std::string{bytes});
  }));
  CHECK(links == std::vector<std::string>{"rain raises growth c-1-2-a\nc-1-3-a",
                                          "rainfall-mm measures rain ", "watering needs rain ",
                                          "watering rests-on c-1-2-a "});
}

TEST_CASE("a damaged record is an error, never a crash", "[ontology][codec]") {
  const auto model = full_model();
  FigureRecord figures{{"plants", "", "book"}, {{0, 1, 2, 1.0}}};
  const std::tuple<RecordKind, std::string, std::string> records[] = {
      {RecordKind::kSchema, "schema", bytes_of(model.schema, model.units)},
      {RecordKind::kConcept, "rain", bytes_of(model.concepts[0])},
      {RecordKind::kClaim, "c", bytes_of(model.claims[0])},
      {RecordKind::kSource, "book", bytes_of(model.sources[0])},
      {RecordKind::kIndicator, "i", bytes_of(model.indicators[3])},
      {RecordKind::kRegion, "north", bytes_of(model.regions[0])},
      {RecordKind::kPeerGroup, "g", bytes_of(model.peer_groups[1])},
      {RecordKind::kSentence, "s", bytes_of(model.no_claims[0])},
      {RecordKind::kAlignment, "watering/rain", bytes_of(model.alignments[0])},
      {RecordKind::kText, "rules/presence", bytes_of(std::string{"text"})},
      {RecordKind::kObservations, "2020/north", bytes_of(figures)},
  };
  std::mt19937 random{11};  // NOLINT: a fixed seed, so that a failure can be seen again
  for (const auto& [kind, id, bytes] : records) {
    INFO(storage::name_of(kind));
    Model whole;
    REQUIRE(decode_record(kind, id, bytes, whole));
    for (std::size_t length = 0; length < bytes.size(); ++length) {
      Model model_cut;
      const auto result =
          decode_record(kind, id, std::string_view{bytes}.substr(0, length), model_cut);
      REQUIRE_FALSE(result);
      CHECK(result.error().code.id == kCorruptRecord.id);
    }
    Model longer;
    CHECK_FALSE(decode_record(kind, id, bytes + "x", longer));
    for (int round = 0; round < 300; ++round) {
      auto damaged = bytes;
      damaged[random() % damaged.size()] = static_cast<char>(random() & 0xFFU);
      Model model_damaged;
      const auto result = decode_record(kind, id, damaged, model_damaged);
      if (!result) CHECK_FALSE(result.error().message.empty());
    }
  }
  Model out;
  CHECK_FALSE(decode_record(RecordKind::kObservations, "north", bytes_of(figures), out));
  figures.figures[0].source = 3;
  CHECK_FALSE(decode_record(RecordKind::kObservations, "2020/north", bytes_of(figures), out));
  CHECK_FALSE(decode_record(RecordKind::kText, "poem/x", bytes_of(std::string{"text"}), out));
}

TEST_CASE("a record of an older version is damage: stores of this format have none",
          "[ontology][codec]") {
  const auto model = full_model();
  RecordEncoder encoder;
  encoder(std::uint8_t{2}, model.schema, model.units);
  Model back;
  const auto result = decode_record(RecordKind::kSchema, "schema", encoder.take(), back);
  REQUIRE_FALSE(result);
  CHECK(result.error().code.id == kCorruptRecord.id);
}

TEST_CASE("alignments come in the order of their pairs", "[ontology][codec]") {
  auto model = full_model();
  const auto align = [&](const char* id, const char* with, Match relation) {
    model.alignments.push_back({{id, {}}, {with, {}}, relation, {}, {"因", "why"}, {}});
  };
  align("rain", "growth", Match::kClose);
  align("growth", "watering", Match::kNarrower);
  const TemporaryStore store;
  const auto back = read_model(store.load(model));
  REQUIRE(back);
  sort_as_stored(model);
  CHECK(bytes_of(back->alignments) == bytes_of(model.alignments));
  CHECK(back->alignments[0].id.id == "growth");
  CHECK(back->alignments[1].with.id == "growth");
  CHECK(back->alignments[1].status == AlignmentStatus::kProposed);
}

TEST_CASE("a record of a newer version is told apart", "[ontology][codec]") {
  Model model;
  const auto result = decode_record(RecordKind::kRegion, "north", "\x7f...", model);
  REQUIRE_FALSE(result);
  CHECK(result.error().code.id == kUnknownRecordVersion.id);
}

}  // namespace
}  // namespace yinguo::ontology
