#include "cli/output.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <streambuf>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/errors.hpp"

#include "catch.hpp"

using namespace yinguo;
using namespace yinguo::cli;
using yinguo::test::contains;

namespace {

/// A sink that fails as write(2) would, with `reason` in errno.
struct FailingBuffer : std::streambuf {
  explicit FailingBuffer(int number) : reason_{number} {}

 protected:
  std::streamsize xsputn(const char*, std::streamsize) override {
    errno = reason_;
    return 0;
  }

  int_type overflow(int_type) override {
    errno = reason_;
    return traits_type::eof();
  }

 private:
  int reason_;
};

Table sample() {
  Table table{{"acts_on"}};
  table.add({"贵州"});
  return table;
}

}  // namespace

TEST_CASE("A table comes in four formats; titles are for people only") {
  struct Row {
    Format format;
    const char* expected;
  };

  for (const auto& row : {Row{Format::kText, "作用于\n贵州\n"},
                          Row{Format::kMarkdown, "| 作用于 |\n| --- |\n| 贵州 |\n"},
                          Row{Format::kCsv, "acts_on\n贵州\n"},
                          Row{Format::kJson, "[\n  {\"acts_on\": \"贵州\"}\n]\n"}}) {
    Common common;
    common.format = row.format;
    common.language = Language::kZh;
    std::ostringstream out;
    std::ostringstream err;
    CHECK(Output(common, out, err).answer(sample()) == 0);
    CHECK(out.str() == row.expected);
    CHECK(err.str().empty());
  }
}

TEST_CASE("A format that an answer does not have is a usage mistake that names those it has") {
  Common common;
  common.format = Format::kDot;
  std::ostringstream out;
  std::ostringstream err;
  CHECK(Output(common, out, err).answer(sample()) == 2);
  CHECK(out.str().empty());
  CHECK_THAT(err.str(), contains(std::string{kUnsupportedFormat.id}) && contains("text, csv, md"));
}

TEST_CASE("A reader that left is no failure, a full disk is one") {
  const Common common;
  std::ostringstream err;
  FailingBuffer left{EPIPE};
  std::ostream pipe{&left};
  CHECK(Output(common, pipe, err).answer(std::string_view{"x"}) == 0);
  CHECK(err.str().empty());
  FailingBuffer full{ENOSPC};
  std::ostream disk{&full};
  CHECK(Output(common, disk, err).answer(std::string_view{"x"}) == 4);
  CHECK_THAT(err.str(), contains(std::string{kCannotWrite.id}));
}

TEST_CASE("A pipe, like a device, is written to and not replaced") {
  auto pattern = (std::filesystem::temp_directory_path() / "yinguo-output-XXXXXX").string();
  REQUIRE(mkdtemp(pattern.data()) != nullptr);
  Common common;
  common.output = pattern + "/pipe";
  REQUIRE(mkfifo(common.output.c_str(), 0600) == 0);
  std::fstream reader{common.output, std::ios::in | std::ios::out};  // both: opening does not wait
  std::ostringstream out;
  std::ostringstream err;
  CHECK(Output(common, out, err).answer(std::string_view{"through\n"}) == 0);
  CHECK(std::filesystem::is_fifo(common.output));
  std::string text;
  std::getline(reader, text);
  CHECK(text == "through");
  std::filesystem::remove_all(pattern);
}

TEST_CASE("A file is replaced only when all was written") {
  auto pattern = (std::filesystem::temp_directory_path() / "yinguo-output-XXXXXX").string();
  REQUIRE(mkdtemp(pattern.data()) != nullptr);
  Common common;
  common.output = pattern + "/answer";
  std::ostringstream out;
  std::ostringstream err;
  CHECK(Output(common, out, err).answer(std::string_view{"first\n"}) == 0);
  CHECK(out.str().empty());
  std::string text;
  std::getline(std::ifstream{common.output}, text);
  CHECK(text == "first");
  CHECK_FALSE(std::filesystem::exists(common.output + ".part"));
  // The file keeps its permissions, and a link to it stays one.
  std::filesystem::permissions(pattern + "/answer", std::filesystem::perms::owner_all);
  std::filesystem::create_symlink("answer", pattern + "/link");
  common.output = pattern + "/link";
  CHECK(Output(common, out, err).answer(std::string_view{"second\n"}) == 0);
  CHECK(std::filesystem::is_symlink(pattern + "/link"));
  std::getline(std::ifstream{pattern + "/answer"}, text);
  CHECK(text == "second");
  CHECK(std::filesystem::status(pattern + "/answer").permissions() ==
        std::filesystem::perms::owner_all);
  CHECK(std::distance(std::filesystem::directory_iterator{pattern}, {}) == 2);
  common.output = pattern + "/none/answer";
  CHECK(Output(common, out, err).answer(std::string_view{"x"}) == 4);
  CHECK_THAT(err.str(), contains(std::string{kCannotWrite.id}));
  std::filesystem::remove_all(pattern);
}
