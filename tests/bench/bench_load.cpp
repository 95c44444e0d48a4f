// How fast Load is, beside the least that RocksDB must do for the same bytes: sort them in memory,
// write sorted table files and ingest them. Both in one run, in turns, the medians compared. Usage:
// bench_load [RECORDS [ROUNDS]]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/table.h>
#include <unistd.h>

#include "storage/store.hpp"

namespace {

using yinguo::storage::LoadOptions;
using yinguo::storage::Mode;
using yinguo::storage::RecordKind;
using yinguo::storage::Store;

struct Record {
  std::string id;
  std::string bytes;
};

/// Of the size of a claim with its paraphrases and evidence, in no order, and about as compressible
/// as text.
std::vector<Record> claims(std::size_t count) {
  std::mt19937 random{1};
  std::vector<std::string> words(2000);
  for (auto& word : words) {
    word.assign(3 + random() % 8, ' ');
    for (auto& letter : word)
      letter = static_cast<char>('a' + random() % 26);
  }
  std::vector<Record> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    out[i].id = "c-" + std::to_string(i % 97) + "." + std::to_string(i);
    while (out[i].bytes.size() < 450)
      out[i].bytes += words[random() % words.size()] + " ";
  }
  std::shuffle(out.begin(), out.end(), random);
  return out;
}

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "bench_load: %s\n", what.c_str());
  std::exit(4);
}

void check(const rocksdb::Status& status) {
  if (!status.ok()) fail(status.ToString());
}

template <class T>
T take(yinguo::base::Result<T> result) {
  if (!result) fail(result.error().message);
  return std::move(result).value();
}

void check(const yinguo::base::Result<void>& result) {
  if (!result) fail(result.error().message);
}

template <class Work>
double seconds(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

rocksdb::Options raw_options() {
  rocksdb::BlockBasedTableOptions table;
  table.block_size = 16U << 10U;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  rocksdb::Options options;
  options.create_if_missing = true;
  options.compression = rocksdb::kLZ4Compression;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

/// The records as they are given are sorted by index, not copied.
double load_raw(const std::vector<Record>& records, const std::string& path) {
  rocksdb::DB* opened = nullptr;
  check(rocksdb::DB::Open(raw_options(), path, &opened));
  const std::unique_ptr<rocksdb::DB> database{opened};
  return seconds([&] {
    std::vector<const Record*> order(records.size());
    std::transform(records.begin(), records.end(), order.begin(),
                   [](const auto& record) { return &record; });
    std::sort(order.begin(), order.end(),
              [](const auto* a, const auto* b) { return a->id < b->id; });
    rocksdb::SstFileWriter writer{rocksdb::EnvOptions{}, raw_options()};
    const auto file = path + "/../raw.sst";
    check(writer.Open(file));
    for (const auto* record : order)
      check(writer.Put(record->id, record->bytes));
    check(writer.Finish());
    rocksdb::IngestExternalFileOptions moving;
    moving.move_files = true;
    check(database->IngestExternalFile({file}, moving));
  });
}

double load_store(const std::vector<Record>& records, const std::string& path,
                  const LoadOptions& options) {
  auto store = take(Store::open(path, Mode::kCreate));
  return seconds([&] {
    auto load = take(store.begin_load(options));
    for (const auto& record : records)
      check(load.put(RecordKind::kClaim, record.id, record.bytes));
    check(load.commit());
  });
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const std::size_t rounds = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 3;
  if (count == 0 || rounds == 0) {
    std::fputs("usage: bench_load [RECORDS [ROUNDS]]\n", stderr);
    return 2;
  }
  const auto records = claims(count);
  std::string directory = (std::filesystem::temp_directory_path() / "yinguo-bench-XXXXXX").string();
  if (::mkdtemp(directory.data()) == nullptr) fail("no temporary directory");
  constexpr std::size_t kSmallMemory = std::size_t{64} << 20U;
  std::vector<double> raw;
  std::vector<double> store;
  std::vector<double> spilled;
  for (std::size_t i = 0; i < rounds; ++i) {
    raw.push_back(load_raw(records, directory + "/raw"));
    store.push_back(load_store(records, directory + "/store", {}));
    LoadOptions small;
    small.memory_limit_bytes = kSmallMemory;
    spilled.push_back(load_store(records, directory + "/spilled", small));
    for (const auto* name : {"/raw", "/store", "/spilled"})
      std::filesystem::remove_all(directory + name);
  }
  std::filesystem::remove_all(directory);
  const auto rate = [&](const std::vector<double>& times) {
    return static_cast<double>(count) / median(times);
  };
  std::printf("records                        %zu of about %zu bytes, median of %zu rounds\n",
              count, records.front().bytes.size(), rounds);
  std::printf("RocksDB, sort and ingest       %.0f records/s\n", rate(raw));
  std::printf("Load                           %.0f records/s, ratio %.2f\n", rate(store),
              rate(store) / rate(raw));
  std::printf("Load in 64 MiB of memory       %.0f records/s, ratio %.2f\n", rate(spilled),
              rate(spilled) / rate(raw));
}
