#include "storage/database.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <system_error>

#include <rocksdb/cache.h>
#include <rocksdb/convenience.h>
#include <rocksdb/db.h>
#include <rocksdb/sst_file_writer.h>

#include "storage/errors.hpp"
#include "storage/format.hpp"
#include "storage/status.hpp"
#include "storage/tuning.hpp"
#include "storage/varint.hpp"

namespace yinguo::storage {
namespace {

constexpr std::array kDataFamilies{Family::kRecords, Family::kSeries, Family::kNames,
                                   Family::kLinks};

rocksdb::Slice slice(std::string_view bytes) {
  return {bytes.data(), bytes.size()};
}

std::string_view view(const rocksdb::Slice& bytes) {
  return {bytes.data(), bytes.size()};
}

std::size_t index_of(Family family) {
  return static_cast<std::size_t>(family);
}

std::vector<rocksdb::ColumnFamilyDescriptor> descriptors(const Options& options) {
  const auto cache = rocksdb::NewLRUCache(options.cache_bytes, 2);
  std::vector<rocksdb::ColumnFamilyDescriptor> out;
  for (std::size_t i = 0; i < kFamilyCount; ++i) {
    out.emplace_back(std::string{kFamilyNames.at(i)},
                     family_options(static_cast<Family>(i), cache));
  }
  return out;
}

}  // namespace

base::Result<std::shared_ptr<Database>> Database::open(const std::string& path, Mode mode,
                                                       const Options& options) {
  if (mode == Mode::kReadWrite) {
    // RocksDB deletes what a damaged manifest does not name as soon as it may write.
    if (auto looked = open(path, Mode::kReadOnly, options); !looked) return looked.error();
  }
  std::shared_ptr<Database> database{new Database{path, mode}};  // NOLINT: private constructor
  if (auto opened = database->open_files(options); !opened) return opened.error();
  if (mode == Mode::kCreate) {
    if (auto written = database->write_format(); !written) return written.error();
  }
  if (auto read = database->read_control(); !read) return read.error();
  return database;
}

base::Result<void> Database::open_files(const Options& options) {
  auto settings = database_options(is_read_only());
  settings.allow_mmap_reads = options.maps_files;
  settings.create_if_missing = mode_ == Mode::kCreate;
  settings.create_missing_column_families = mode_ == Mode::kCreate;
  const auto families = descriptors(options);
  // A writer may replace files between a reader's look at the manifest and its opening them.
  constexpr int kAttempts = 5;
  rocksdb::Status status;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    status = is_read_only()
                 ? rocksdb::DB::OpenForReadOnly(settings, path_, families, &families_, &database_)
                 : rocksdb::DB::Open(settings, path_, families, &families_, &database_);
    if (status.ok()) return {};
    if (!is_read_only() || !is_missing_file(status)) break;
  }
  const auto error = to_error(status, "opening the store", path_);
  return status.IsInvalidArgument()
             ? diagnose_format(path_, corrupt_error(status.ToString(), path_))
             : error;
}

Database::~Database() {
  if (database_ == nullptr) return;
  for (auto* family : families_)
    database_->DestroyColumnFamilyHandle(family);
  database_->Close();
  delete database_;  // NOLINT: RocksDB hands out an owning pointer
}

rocksdb::ColumnFamilyHandle* Database::family(Family family) const {
  return families_.at(index_of(family));
}

base::Result<void> Database::write_format() {
  rocksdb::WriteOptions synced;
  synced.sync = true;
  auto status = database_->Put(synced, family(Family::kControl), encode_key({KeyPrefix::kFormat}),
                               encode_format(kFormatVersion));
  if (status.ok()) status = database_->Flush({}, family(Family::kControl));
  if (!status.ok()) return to_error(status, "creating the store", path_);
  return {};
}

base::Result<void> Database::read_control() {
  const auto format = get(Family::kControl, encode_key({KeyPrefix::kFormat}));
  if (!format) return format.error();
  if (auto checked = check_format(*format, path_); !checked) return checked;
  const auto current = get(Family::kControl, encode_key({KeyPrefix::kCurrent}));
  if (!current) return current.error();
  if (!current.value()) return check_never_loaded();
  const auto& number = *current.value();
  if (number.size() != 8) return corrupt_error("its current generation is malformed", path_);
  const auto bytes = get(Family::kControl, key_head(KeyPrefix::kGeneration, decode_u64(number)));
  if (!bytes) return bytes.error();
  const auto record = bytes.value() ? try_decode_generation(*bytes.value()) : std::nullopt;
  if (!record || record->generation != decode_u64(number)) {
    return corrupt_error("the record of its current generation is missing or malformed", path_);
  }
  current_ = *record;
  return {};
}

/// A store that never held a graph has no tables that its manifest does not name, unless its first
/// load was cut off, whose work directory is then still there.
base::Result<void> Database::check_never_loaded() const {
  namespace fs = std::filesystem;
  std::error_code failure;
  if (fs::exists(path_ + std::string{kWorkDirectory}, failure)) return {};
  std::vector<rocksdb::LiveFileMetaData> files;
  database_->GetLiveFilesMetaData(&files);
  std::set<std::string> named;
  for (const auto& file : files)
    named.insert(fs::path{file.name}.filename());
  for (const auto& entry : fs::directory_iterator{path_, failure}) {
    if (entry.path().extension() == ".sst" && !named.contains(entry.path().filename()))
      return corrupt_error(
          "its manifest is cut off: it does not name the table " + entry.path().filename().string(),
          path_);
  }
  return {};
}

base::Result<std::optional<std::string>> Database::get(Family from, std::string_view key) const {
  std::string value;
  const auto status = database_->Get(rocksdb::ReadOptions{}, family(from), slice(key), &value);
  if (status.IsNotFound()) return std::optional<std::string>{};
  if (!status.ok()) return to_error(status, "reading the store", path_);
  return std::optional{std::move(value)};
}

base::Result<std::optional<LentBytes>> Database::lend(Family from, std::string_view key) const {
  struct Pinned {
    std::shared_ptr<const Database> database;
    std::unique_ptr<rocksdb::Iterator> iterator;  // goes first
  };

  // An iterator shows a mapped file's own bytes; Get() would copy them.
  auto pinned = std::make_shared<Pinned>();
  pinned->database = shared_from_this();
  pinned->iterator.reset(database_->NewIterator(rocksdb::ReadOptions{}, family(from)));
  pinned->iterator->Seek(slice(key));
  if (!pinned->iterator->status().ok())
    return to_error(pinned->iterator->status(), "reading the store", path_);
  const bool is_found = pinned->iterator->Valid() && view(pinned->iterator->key()) == key;
  if (!is_found) return std::optional<LentBytes>{};
  const auto bytes = view(pinned->iterator->value());
  return std::optional{LentBytes{bytes, std::move(pinned)}};
}

base::Result<void> Database::scan(Family from, std::string_view begin, std::string_view end,
                                  StoppableVisitor visit) const {
  const auto upper = slice(end);
  rocksdb::ReadOptions options;
  options.fill_cache = false;
  options.verify_checksums = true;
  if (!end.empty()) options.iterate_upper_bound = &upper;
  const std::unique_ptr<rocksdb::Iterator> iterator{database_->NewIterator(options, family(from))};
  for (iterator->Seek(slice(begin)); iterator->Valid(); iterator->Next()) {
    if (!visit(view(iterator->key()), view(iterator->value()))) return {};
  }
  if (!iterator->status().ok()) return to_error(iterator->status(), "reading the store", path_);
  return {};
}

base::Result<void> Database::scan_prefix(Family from, std::string_view prefix,
                                         Visitor visit) const {
  return scan(from, prefix, successor_of_prefix(prefix),
              [&](std::string_view key, std::string_view value) {
                visit(key, value);
                return true;
              });
}

std::pair<GenerationRecord, std::shared_ptr<Pin>> Database::pin_current() {
  const std::lock_guard guard{mutex_};
  auto pin = pins_[current_.generation].lock();
  if (pin == nullptr) {
    pin = std::make_shared<Pin>();
    pins_[current_.generation] = pin;
  }
  return {current_, pin};
}

base::Result<void> Database::write_control_file(const GenerationRecord& record,
                                                const std::string& path) const {
  std::string number;
  append_u64(number, record.generation);
  rocksdb::SstFileWriter writer{rocksdb::EnvOptions{}, file_options(Family::kControl)};
  auto status = writer.Open(path);
  if (status.ok()) status = writer.Put(encode_key({KeyPrefix::kCurrent}), number);
  if (status.ok() && current_.generation != 0) {
    status = writer.Delete(key_head(KeyPrefix::kGeneration, current_.generation));
  }
  if (status.ok()) {
    status =
        writer.Put(key_head(KeyPrefix::kGeneration, record.generation), encode_generation(record));
  }
  if (status.ok()) status = writer.Finish();
  if (!status.ok()) return to_error(status, "writing the new graph's record", path);
  return {};
}

base::Result<void> Database::switch_to(const GenerationRecord& record,
                                       const std::vector<FamilyFiles>& files,
                                       const std::string& control_path) {
  const std::lock_guard guard{mutex_};
  if (auto written = write_control_file(record, control_path); !written) return written;
  std::vector<rocksdb::IngestExternalFileArg> arguments;
  const auto add = [&](Family to, const std::vector<std::string>& paths) {
    if (paths.empty()) return;
    rocksdb::IngestExternalFileArg argument;
    argument.column_family = family(to);
    argument.external_files = paths;
    argument.options.move_files = true;
    argument.options.write_global_seqno = false;
    arguments.push_back(std::move(argument));
  };
  add(Family::kControl, {control_path});
  for (const auto& [to, paths] : files)
    add(to, paths);
  const auto status = database_->IngestExternalFiles(arguments);
  if (!status.ok()) {
    is_in_doubt_ = true;
    return to_error(status, "switching to the new graph", path_);
  }
  current_ = record;
  return {};
}

bool Database::is_live(std::uint64_t generation) {
  if (generation == current_.generation) return true;
  const auto pin = pins_.find(generation);
  return pin != pins_.end() && !pin->second.expired();
}

base::Result<void> Database::reclaim() {
  const std::lock_guard guard{mutex_};
  std::set<std::uint64_t> obsolete;
  for (const auto& file : data_files()) {
    if (!is_live(file.generation)) obsolete.insert(file.generation);
  }
  for (const auto generation : obsolete) {
    for (const auto prefix : kKeyPrefixes) {
      if (family_of(prefix) == Family::kControl) continue;
      const auto begin = key_head(prefix, generation);
      const auto end = successor_of_prefix(begin);
      const rocksdb::Slice from = slice(begin);
      const rocksdb::Slice to = slice(end);
      const rocksdb::RangePtr range{&from, &to};
      const auto status =
          rocksdb::DeleteFilesInRanges(database_, family(family_of(prefix)), &range, 1, false);
      if (!status.ok()) return to_error(status, "deleting an old graph", path_);
    }
  }
  std::erase_if(pins_, [](const auto& pin) { return pin.second.expired(); });
  return {};
}

std::vector<Database::FileStat> Database::data_files() const {
  std::vector<FileStat> out;
  for (const auto data : kDataFamilies) {
    rocksdb::ColumnFamilyMetaData metadata;
    database_->GetColumnFamilyMetaData(family(data), &metadata);
    for (const auto& level : metadata.levels) {
      for (const auto& file : level.files) {
        const auto key = try_decode_key(file.smallestkey);
        out.push_back({key ? key->generation : 0, file.size});
      }
    }
  }
  return out;
}

std::uint64_t Database::highest_generation() {
  const std::lock_guard guard{mutex_};
  std::uint64_t highest = current_.generation;
  for (const auto& file : data_files())
    highest = std::max(highest, file.generation);
  return highest;
}

bool Database::try_begin_load() {
  const std::lock_guard guard{mutex_};
  if (is_loading_) return false;
  is_loading_ = true;
  return true;
}

void Database::end_load() {
  const std::lock_guard guard{mutex_};
  is_loading_ = false;
}

bool Database::is_in_doubt() const {
  const std::lock_guard guard{mutex_};
  return is_in_doubt_;
}

}  // namespace yinguo::storage
