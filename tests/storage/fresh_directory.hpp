#pragma once
#include <cstdlib>
#include <filesystem>
#include <string>

#include <unistd.h>

namespace yinguo::test {

/// An empty directory of the test's own, removed with all it holds.
class FreshDirectory {
 public:
  FreshDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "yinguo-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }

  FreshDirectory(const FreshDirectory&) = delete;
  FreshDirectory& operator=(const FreshDirectory&) = delete;
  FreshDirectory(FreshDirectory&&) = delete;
  FreshDirectory& operator=(FreshDirectory&&) = delete;

  ~FreshDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::string& path() const { return path_; }

  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace yinguo::test
