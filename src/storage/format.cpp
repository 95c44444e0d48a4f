#include "storage/format.hpp"

#include <memory>
#include <vector>

#include <rocksdb/db.h>

#include "storage/errors.hpp"
#include "storage/key.hpp"
#include "storage/mode.hpp"
#include "storage/tuning.hpp"
#include "storage/varint.hpp"

namespace yinguo::storage {
namespace {

constexpr std::string_view kMagic = "yinguo";

base::Error not_a_store(const std::string& path) {
  return {kNotAStore, "`" + path + "` is a RocksDB database, but not a yinguo store",
          "name the directory that `yinguo load` made, or another path for a new store"};
}

}  // namespace

std::string encode_format(std::uint32_t version) {
  std::string out{kMagic};
  append_u32(out, version);
  return out;
}

std::optional<std::uint32_t> try_decode_format(std::string_view value) {
  if (value.size() != kMagic.size() + 4 || !value.starts_with(kMagic)) return std::nullopt;
  return decode_u32(value.substr(kMagic.size()));
}

base::Result<void> check_format(const std::optional<std::string>& value, const std::string& path) {
  const auto version = value ? try_decode_format(*value) : std::nullopt;
  if (!version) return not_a_store(path);
  if (*version == kFormatVersion) return {};
  const auto fact = "`" + path + "` has format " + std::to_string(*version) +
                    ", this program reads format " + std::to_string(kFormatVersion);
  if (*version > kFormatVersion) {
    return base::Error{kNewerFormat, fact, "use the newer yinguo that wrote it"};
  }
  return base::Error{kOlderFormat, fact, "load the ontology again into a new store"};
}

base::Error diagnose_format(const std::string& path, const base::Error& otherwise) {
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* opened = nullptr;
  const std::vector<rocksdb::ColumnFamilyDescriptor> only_default{
      {std::string{kFamilyNames.front()}, family_options(Family::kControl, nullptr)}};
  const auto status =
      rocksdb::DB::OpenForReadOnly(database_options(true), path, only_default, &handles, &opened);
  const std::unique_ptr<rocksdb::DB> database{opened};
  if (!status.ok()) return otherwise;
  std::string value;
  const auto found = database->Get(rocksdb::ReadOptions{}, handles.front(),
                                   encode_key({KeyPrefix::kFormat}), &value);
  database->DestroyColumnFamilyHandle(handles.front());
  if (!found.ok() && !found.IsNotFound()) return otherwise;
  const auto checked =
      check_format(found.ok() ? std::optional{value} : std::optional<std::string>{}, path);
  return checked ? otherwise : checked.error();
}

}  // namespace yinguo::storage
