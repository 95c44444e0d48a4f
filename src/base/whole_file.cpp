#include "base/whole_file.hpp"

#include <system_error>

#include <unistd.h>

namespace yinguo::base {

namespace fs = std::filesystem;

WholeFile::WholeFile(const std::string& name) {
  std::error_code unknown;
  whole_ = fs::weakly_canonical(name, unknown);
  if (unknown || whole_.empty()) whole_ = name;
  const auto status = fs::status(whole_, unknown);
  is_replaced_ = !fs::exists(status) || fs::is_regular_file(status);
  written_ = whole_;
  if (is_replaced_) written_ += "." + std::to_string(getpid()) + ".part";
  stream_.open(written_, std::ios::binary | std::ios::trunc);
  if (fs::is_regular_file(status)) fs::permissions(written_, status.permissions(), unknown);
}

WholeFile::~WholeFile() {
  std::error_code ignored;
  if (is_replaced_ && !is_finished_) fs::remove(written_, ignored);
}

bool WholeFile::finish() {
  stream_.close();
  is_finished_ = static_cast<bool>(stream_);
  std::error_code error;
  if (is_finished_ && is_replaced_) fs::rename(written_, whole_, error);
  is_finished_ = is_finished_ && !error;
  return is_finished_;
}

}  // namespace yinguo::base
