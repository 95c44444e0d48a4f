#include "storage/sorter.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "catch.hpp"
#include "fresh_directory.hpp"

using namespace yinguo;
using yinguo::storage::Sorter;

namespace {

std::map<std::string, std::string> drain(Sorter& sorter) {
  std::map<std::string, std::string> out;
  std::string last;
  const auto drained = sorter.drain([&](std::string_view key, std::string_view value) {
    CHECK((out.empty() || last < key));
    last = key;
    out[last] = value;
    return base::Result<void>{};
  });
  REQUIRE(drained);
  return out;
}

std::size_t files_in(const std::string& path) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{path}, {}));
}

}  // namespace

TEST_CASE("entries come out in order, the last of equal keys") {
  // The smallest limit spills so often that runs are merged in several passes.
  const auto limit = GENERATE(std::size_t{4000}, std::size_t{60'000}, std::size_t{1} << 30U);
  const test::FreshDirectory directory;
  Sorter sorter{directory / "run-", limit};
  std::map<std::string, std::string> wanted;
  std::mt19937 random{7};
  for (int i = 0; i < 6000; ++i) {
    std::string key(random() % 3 == 0 ? 20 : random() % 12, 'a');
    for (auto& byte : key) {
      if (random() % 4 == 0) byte = static_cast<char>(random() % 2 == 0 ? 0 : 255);
    }
    const auto value = std::to_string(i);
    wanted[key] = value;
    REQUIRE(sorter.add(key, value));
  }
  CHECK((files_in(directory.path()) > 0) == (limit < 1'000'000));
  CHECK(drain(sorter) == wanted);
  CHECK(files_in(directory.path()) == 0);
  CHECK(drain(sorter).empty());
}

TEST_CASE("a visitor's error ends the draining") {
  const test::FreshDirectory directory;
  Sorter sorter{directory / "run-", 1000};
  for (int i = 0; i < 100; ++i)
    REQUIRE(sorter.add(std::to_string(i), "value"));
  int visited = 0;
  const auto drained = sorter.drain([&](std::string_view, std::string_view) -> base::Result<void> {
    if (++visited < 3) return {};
    return base::Error{{"YG-X001", base::FailureKind::kStore, ""}, "enough", ""};
  });
  REQUIRE_FALSE(drained);
  CHECK(drained.error().message == "enough");
  CHECK(visited == 3);
}

TEST_CASE("runs that cannot be written are an error") {
  Sorter sorter{"/nonexistent/run-", 100};
  auto added = sorter.add("a", std::string(200, 'x'));
  if (added) added = sorter.add("b", std::string(200, 'x'));
  CHECK_FALSE(added);
}

TEST_CASE("a run that changed on disk is an error") {
  const auto size = GENERATE(std::uintmax_t{0}, std::uintmax_t{5}, std::uintmax_t{300});
  const test::FreshDirectory directory;
  Sorter sorter{directory / "run-", 1000};
  for (int i = 0; i < 100; ++i)
    REQUIRE(sorter.add(std::to_string(i), "value"));
  const std::filesystem::path run = directory / "run-0";
  if (size > 0) {
    std::filesystem::resize_file(run, size);
  } else {
    std::fstream file{run, std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(40);
    file.put('?');
  }
  CHECK_FALSE(
      sorter.drain([](std::string_view, std::string_view) { return base::Result<void>{}; }));
}
