#pragma once
#include <filesystem>
#include <fstream>
#include <string>

namespace yinguo::base {

/// A file that is there whole or not at all: written beside the one that it is to replace, with
/// that one's permissions, and put in its place by finish(); links are followed. A device or a pipe
/// is never replaced but written to.
class WholeFile {
 public:
  explicit WholeFile(const std::string& name);
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;
  WholeFile(WholeFile&&) = delete;
  WholeFile& operator=(WholeFile&&) = delete;
  ~WholeFile();

  /// In a failed state once something could not be written.
  [[nodiscard]] std::ofstream& stream() noexcept { return stream_; }

  /// False when not all is written; what was there before is then still there.
  [[nodiscard]] bool finish();

 private:
  std::filesystem::path whole_;
  std::filesystem::path written_;
  bool is_replaced_ = false;
  bool is_finished_ = false;
  std::ofstream stream_;
};

}  // namespace yinguo::base
