#include "storage/table_writer.hpp"

#include <rocksdb/options.h>
#include <rocksdb/sst_file_writer.h>

#include "storage/status.hpp"

namespace yinguo::storage {

TableWriter::TableWriter(Family family, std::string path, std::size_t file_bytes, Packing packing)
    : family_{family}, path_{std::move(path)}, file_bytes_{file_bytes}, packing_{packing} {}

TableWriter::~TableWriter() = default;

base::Result<void> TableWriter::open_next() {
  paths_.push_back(path_ + std::to_string(paths_.size()) + ".sst");
  writer_ = std::make_unique<rocksdb::SstFileWriter>(rocksdb::EnvOptions{},
                                                     file_options(family_, packing_));
  const auto status = writer_->Open(paths_.back());
  if (!status.ok()) return to_error(status, "writing a table file", paths_.back());
  return {};
}

base::Result<void> TableWriter::add(std::string_view key, std::string_view value) {
  const bool is_full =
      writer_ != nullptr && (key.front() != prefix_ || writer_->FileSize() >= file_bytes_);
  if (is_full) {
    if (auto finished = finish(); !finished) return finished;
  }
  if (writer_ == nullptr) {
    if (auto opened = open_next(); !opened) return opened;
    prefix_ = key.front();
  }
  const auto status = writer_->Put({key.data(), key.size()}, {value.data(), value.size()});
  if (!status.ok()) return to_error(status, "writing a table file", paths_.back());
  digest_.add(key, value);
  return {};
}

base::Result<void> TableWriter::finish() {
  if (writer_ == nullptr) return {};
  const auto status = writer_->Finish();
  writer_.reset();
  if (!status.ok()) return to_error(status, "writing a table file", paths_.back());
  return {};
}

}  // namespace yinguo::storage
