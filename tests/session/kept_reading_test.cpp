#include "session/kept_reading.hpp"

#include <filesystem>
#include <random>

#include "ontology/codec.hpp"
#include "storage/store.hpp"

#include "catch.hpp"
#include "session/load.hpp"
#include "session/ontology_directory.hpp"
#include "session/session.hpp"

using namespace yinguo;
using namespace yinguo::session;

namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path =
      fs::temp_directory_path() / ("yinguo-kept-" + std::to_string(std::random_device{}()));

  Folder() = default;
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

ontology::Model shipped_model() {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  auto model =
      read_ontology(ontology_paths(YINGUO_SOURCE_DIR "/ontology", ""), sources, diagnostics);
  REQUIRE(model);
  return std::move(*model);
}

Session open(const std::string& path) {
  auto session = Session::open(path);
  if (!session) FAIL(session.error().message);
  return std::move(*session);
}

std::unique_ptr<reasoning::Reading> read(Session& session, const ReadingOptions& options) {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  auto reading = session.read(options, sources, diagnostics);
  if (!reading) FAIL(reading.error().message);
  return std::move(*reading);
}

std::optional<std::string> kept(const std::string& path, int period) {
  const auto store = storage::Store::open(path, storage::Mode::kReadOnly);
  REQUIRE(store);
  const auto snapshot = store->snapshot();
  REQUIRE(snapshot);
  auto bytes = snapshot->kept(kept_reading_name(period));
  REQUIRE(bytes);
  return std::move(*bytes);
}

}  // namespace

TEST_CASE("what load keeps is what evaluation gives, to the byte, for every period") {
  const Folder folder;
  const auto path = (folder.path / "store").string();
  REQUIRE(load(shipped_model(), path));
  auto session = open(path);
  REQUIRE(session.periods().size() >= 5);
  for (const auto period : session.periods()) {
    CAPTURE(period);
    const auto bytes = kept(path, period);
    REQUIRE(bytes);
    const auto evaluated = read(session, {.period = period, .use_kept = false});
    CHECK(encode_reading(*evaluated) == *bytes);
    const auto reopened = read(session, {.period = period});
    CHECK(encode_reading(*reopened) == *bytes);
    CHECK(reopened->graph.inputs == evaluated->graph.inputs);
    CHECK(reopened->graph.schedule.order == evaluated->graph.schedule.order);
  }
}

TEST_CASE("a reading is kept only when asked for") {
  const Folder folder;
  const auto path = (folder.path / "store").string();
  REQUIRE(load(shipped_model(), path, {.keep_readings = false}));
  CHECK_FALSE(kept(path, 2023));
  auto session = open(path);
  CHECK(read(session, {.period = 2023})->period == 2023);
}

TEST_CASE("a kept reading that this engine could not have made is evaluated anew") {
  const Folder folder;
  const auto path = (folder.path / "store").string();
  auto store = storage::Store::open(path, storage::Mode::kCreate);
  REQUIRE(store);
  auto model = shipped_model();
  auto load = store->begin_load();
  REQUIRE(load);
  REQUIRE(ontology::write(model, *load));
  REQUIRE(load->keep(kept_reading_name(2023), "of another engine"));
  REQUIRE(load->commit());
  auto session = open(path);
  CHECK(read(session, {.period = 2023})->graph.nodes.size() > 1000);
}

TEST_CASE("damaged bytes are no reading, whatever they are") {
  const Folder folder;
  const auto path = (folder.path / "store").string();
  REQUIRE(load(shipped_model(), path));
  auto session = open(path);
  const auto reading = read(session, {.period = 2023});
  const auto bytes = encode_reading(*reading);
  auto& program = reading->program;
  CHECK_FALSE(try_decode_reading(bytes.substr(0, bytes.size() - 1), program));
  CHECK_FALSE(try_decode_reading(bytes + "x", program));
  std::mt19937 random{5};
  for (int i = 0; i < 300; ++i) {
    auto damaged = bytes;
    const auto at = std::uniform_int_distribution<std::size_t>{0, bytes.size() - 1}(random);
    damaged[at] = static_cast<char>(random());
    damaged.resize(std::uniform_int_distribution<std::size_t>{at, bytes.size() - 1}(random));
    CHECK((damaged == bytes || !try_decode_reading(damaged, program)));
  }
  program.relations.front().name += "-of-old";
  CHECK_FALSE(try_decode_reading(bytes, program));
}
