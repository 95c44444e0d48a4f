#include "base/whole_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <unistd.h>

#include "catch.hpp"

namespace fs = std::filesystem;
using yinguo::base::WholeFile;

namespace {

/// An empty directory, gone with this.
class Folder {
 public:
  Folder() {
    path_ = (fs::temp_directory_path() / "yinguo-whole-file-XXXXXX").string();
    REQUIRE(mkdtemp(path_.data()) != nullptr);
  }

  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  ~Folder() { fs::remove_all(path_); }

  [[nodiscard]] std::string at(const std::string& name) const { return path_ + "/" + name; }

  [[nodiscard]] auto size() const {
    return std::distance(fs::directory_iterator{path_}, fs::directory_iterator{});
  }

 private:
  std::string path_;
};

std::string text_of(const std::string& path) {
  std::ifstream in{path};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void put(const std::string& path, const std::string& text) {
  std::ofstream{path} << text;
}

}  // namespace

TEST_CASE("a file takes the place of the old one when it is finished") {
  const Folder folder;
  put(folder.at("a"), "before");
  fs::permissions(folder.at("a"), fs::perms::owner_read | fs::perms::owner_write);
  WholeFile file{folder.at("a")};
  file.stream() << "after";
  CHECK(text_of(folder.at("a")) == "before");
  REQUIRE(file.finish());
  CHECK(text_of(folder.at("a")) == "after");
  CHECK(fs::status(folder.at("a")).permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(folder.size() == 1);
}

TEST_CASE("a file that is given up, or cannot be written, leaves nothing") {
  const Folder folder;
  put(folder.at("a"), "before");
  {
    WholeFile file{folder.at("a")};
    file.stream() << "half of";
  }
  {
    WholeFile file{folder.at("a")};
    file.stream().setstate(std::ios::badbit);
    CHECK_FALSE(file.finish());
  }
  CHECK(text_of(folder.at("a")) == "before");
  WholeFile nowhere{folder.at("none/a")};
  CHECK_FALSE(nowhere.finish());
  CHECK(folder.size() == 1);
}

TEST_CASE("links are followed") {
  const Folder folder;
  put(folder.at("target"), "before");
  fs::create_symlink("target", folder.at("link"));
  WholeFile file{folder.at("link")};
  file.stream() << "after";
  REQUIRE(file.finish());
  CHECK(fs::is_symlink(folder.at("link")));
  CHECK(text_of(folder.at("target")) == "after");
}

TEST_CASE("a device is written to and not replaced") {
  WholeFile file{"/dev/null"};
  file.stream() << "gone";
  CHECK(file.finish());
  CHECK(fs::is_character_file("/dev/null"));
}
