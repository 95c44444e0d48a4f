#include "storage/run_file.hpp"

#include <array>
#include <cerrno>
#include <cstddef>

#include <fcntl.h>
#include <unistd.h>

#include "storage/digest.hpp"
#include "storage/errors.hpp"
#include "storage/status.hpp"
#include "storage/varint.hpp"

namespace yinguo::storage {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{64} << 10U;
constexpr std::size_t kHeaderBytes = 12;

}  // namespace

RunWriter::~RunWriter() {
  if (file_ >= 0) ::close(file_);
}

base::Result<void> RunWriter::open(const std::string& path) {
  path_ = path;
  constexpr int kOwnerOnly = 0600;
  file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kOwnerOnly);  // NOLINT
  if (file_ < 0) return errno_error(errno, "writing a sorted run", path_);
  return {};
}

base::Result<void> RunWriter::add(std::string_view key, std::string_view value) {
  append_varint(block_, key.size());
  append_varint(block_, value.size());
  block_.append(key).append(value);
  return block_.size() < kBlockBytes ? base::Result<void>{} : write_block();
}

base::Result<void> RunWriter::write_block() {
  std::string header;
  append_u32(header, static_cast<std::uint32_t>(block_.size()));
  append_u64(header, xxh64(block_, 0));
  if (auto written = write(header); !written) return written;
  if (auto written = write(block_); !written) return written;
  block_.clear();
  return {};
}

base::Result<void> RunWriter::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno_error(errno, "writing a sorted run", path_);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

base::Result<void> RunWriter::finish() {
  if (!block_.empty()) {
    if (auto written = write_block(); !written) return written;
  }
  const int closed = ::close(file_);
  file_ = -1;
  if (closed != 0) return errno_error(errno, "writing a sorted run", path_);
  return {};
}

RunReader::~RunReader() {
  if (file_ >= 0) ::close(file_);
}

base::Error RunReader::damaged() const {
  return {kIo, "`" + path_ + "` is not what was written to it a moment ago",
          "check the disk and the system's log, then try again"};
}

base::Result<void> RunReader::open(const std::string& path) {
  path_ = path;
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);  // NOLINT: POSIX
  if (file_ < 0) return errno_error(errno, "reading a sorted run", path_);
  return next();
}

base::Result<std::size_t> RunReader::read(char* to, std::size_t wanted) const {
  std::size_t done = 0;
  while (done < wanted) {
    const auto count = ::read(file_, to + done, wanted - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno_error(errno, "reading a sorted run", path_);
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  return done;
}

base::Result<void> RunReader::read_block() {
  std::array<char, kHeaderBytes> header{};
  const auto read_header = read(header.data(), header.size());
  if (!read_header) return read_header.error();
  block_.clear();
  rest_ = {};
  if (*read_header == 0) return {};
  if (*read_header < header.size()) return damaged();
  const std::string_view bytes{header.data(), header.size()};
  block_.resize(decode_u32(bytes));
  const auto read_bytes = read(block_.data(), block_.size());
  if (!read_bytes) return read_bytes.error();
  if (*read_bytes < block_.size() || xxh64(block_, 0) != decode_u64(bytes.substr(4)))
    return damaged();
  rest_ = block_;
  return {};
}

bool RunReader::take_entry() {
  const auto key_size = try_take_varint(rest_);
  if (!key_size) return false;
  const auto value_size = try_take_varint(rest_);
  if (!value_size || *key_size > rest_.size() || *value_size > rest_.size() - *key_size)
    return false;
  key_ = rest_.substr(0, *key_size);
  value_ = rest_.substr(*key_size, *value_size);
  rest_.remove_prefix(*key_size + *value_size);
  return true;
}

base::Result<void> RunReader::next() {
  is_valid_ = false;
  if (rest_.empty()) {
    if (auto block = read_block(); !block) return block;
    if (rest_.empty()) return {};
  }
  if (!take_entry()) return damaged();
  is_valid_ = true;
  return {};
}

}  // namespace yinguo::storage
