#include "storage/load.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <filesystem>
#include <system_error>

#include "storage/adjacency.hpp"
#include "storage/errors.hpp"
#include "storage/kept.hpp"
#include "storage/load_impl.hpp"
#include "storage/snapshot.hpp"
#include "storage/status.hpp"
#include "storage/varint.hpp"

namespace yinguo::storage {
namespace {

constexpr std::size_t kLeastMemory = std::size_t{1} << 20U;

std::size_t memory_of(const LoadOptions& options) {
  return std::max(options.memory_limit_bytes, kLeastMemory);
}

base::Result<void> check_id(std::string_view id, std::string_view what) {
  if (!id.empty() && id.size() <= kMaxIdBytes) return {};
  const auto limit = std::to_string(kMaxIdBytes);
  if (id.empty())
    return base::Error{kBadId, std::string{what} + " is empty", "give it 1 to " + limit + " bytes"};
  return base::Error{kBadId,
                     std::string{what} + " `" + std::string{id.substr(0, 40)} + "…` has " +
                         std::to_string(id.size()) + " bytes, the limit is " + limit,
                     "shorten it"};
}

base::Result<void> check_value(std::string_view bytes, std::string_view id) {
  if (bytes.size() <= kMaxValueBytes) return {};
  return base::Error{kValueTooLarge,
                     "the value of `" + std::string{id} + "` has " + std::to_string(bytes.size()) +
                         " bytes, the limit is " + std::to_string(kMaxValueBytes),
                     "split it into several records"};
}

std::string link_key(std::uint32_t from, std::uint32_t relation, std::uint32_t to) {
  std::string key;
  key.reserve(12);
  append_u32(key, from);
  append_u32(key, relation);
  append_u32(key, to);
  return key;
}

}  // namespace

std::uint32_t NameTable::number(std::string_view name) {
  const auto [found, is_new] =
      numbers_.try_emplace(std::string{name}, static_cast<std::uint32_t>(names_.size()));
  if (is_new) names_.push_back(&found->first);
  return found->second;
}

bool NameTable::has(std::string_view name) const {
  return numbers_.contains(std::string{name});
}

std::vector<std::uint32_t> NameTable::order() const {
  return sorted_order(names_.size(), [&](std::size_t i) { return std::string_view{*names_[i]}; });
}

std::vector<std::string_view> NameTable::sorted() const {
  std::vector<std::string_view> out;
  out.reserve(names_.size());
  for (const auto i : order())
    out.emplace_back(*names_[i]);
  return out;
}

std::vector<std::uint32_t> NameTable::ranks() const {
  std::vector<std::uint32_t> out(names_.size());
  std::uint32_t rank = 0;
  for (const auto i : order())
    out[i] = rank++;
  return out;
}

base::Result<Load> Load::Impl::begin(const std::shared_ptr<Database>& database,
                                     const LoadOptions& options) {
  if (database->is_read_only()) {
    return base::Error{kOpenedReadOnly, "`" + database->path() + "` was opened for reading only",
                       "open it for writing to load a graph"};
  }
  if (!database->try_begin_load()) {
    return base::Error{kLoadRunning, "another load of `" + database->path() + "` is not finished",
                       "commit or discard it first"};
  }
  const auto directory = database->path() + std::string{kWorkDirectory};
  auto impl =
      std::make_unique<Impl>(database, options, directory);  // from here on it ends the load
  if (database->is_in_doubt()) {
    return base::Error{kIo,
                       "an earlier load of `" + database->path() + "` failed as it was completed",
                       "open the store again"};
  }
  if (auto reclaimed = database->reclaim(); !reclaimed) return reclaimed.error();
  impl->record_.generation = database->highest_generation() + 1;
  std::error_code failure;
  std::filesystem::remove_all(directory, failure);
  if (!failure) std::filesystem::create_directory(directory, failure);
  if (failure) return errno_error(failure.value(), "preparing a load", directory);
  return Load{std::move(impl)};
}

Load::Impl::Impl(std::shared_ptr<Database> database, const LoadOptions& options,
                 std::string directory)
    : database_{std::move(database)},
      options_{options},
      directory_{std::move(directory)},
      records_{directory_ + "/record-run-", memory_of(options) / 4 * 3},
      links_{directory_ + "/link-run-", memory_of(options) / 4},
      record_files_{Family::kRecords, directory_ + "/records-", options.file_bytes},
      series_files_{Family::kSeries, directory_ + "/series-", options.file_bytes},
      name_files_{Family::kNames, directory_ + "/names-", options.file_bytes},
      link_files_{Family::kLinks, directory_ + "/links-", options.file_bytes},
      kept_files_{Family::kSeries, directory_ + "/kept-", options.file_bytes,
                  options.keeps_plain ? Packing::kPlain : Packing::kCompressed} {}

Load::Impl::~Impl() {
  std::error_code ignored;  // what cannot be removed now is removed by the next load
  std::filesystem::remove_all(directory_, ignored);
  database_->end_load();
}

base::Result<void> Load::Impl::put(RecordKind kind, std::string_view id, std::string_view bytes) {
  if (auto checked = check_id(id, "an id"); !checked) return checked;
  if (auto checked = check_value(bytes, id); !checked) return checked;
  std::string key(1, static_cast<char>(kind));
  key.append(id);
  return records_.add(key, bytes);
}

base::Result<void> Load::Impl::link(std::string_view from, std::string_view relation,
                                    std::string_view to, std::string_view bytes) {
  if (auto checked = check_id(from, "the start of a link"); !checked) return checked;
  if (auto checked = check_id(relation, "a relation's name"); !checked) return checked;
  if (auto checked = check_id(to, "the end of a link"); !checked) return checked;
  if (auto checked = check_value(bytes, from); !checked) return checked;
  const bool has_room = relations_.size() < kMaxRelations || relations_.has(relation);
  if (!has_room || vertices_.size() + 2 > kMaxVertices) {
    return base::Error{kGraphTooLarge,
                       "the graph has more than " + std::to_string(kMaxRelations) +
                           " relations or " + std::to_string(kMaxVertices) + " ends of links",
                       "give links fewer relations; what differs from link to link is a value"};
  }
  const auto relation_number = relations_.number(relation);
  return links_.add(link_key(vertices_.number(from), relation_number, vertices_.number(to)), bytes);
}

void Load::Impl::count(RecordKind kind, std::size_t bytes) {
  if (record_.kinds.empty() || record_.kinds.back().kind != kind) record_.kinds.push_back({kind});
  record_.kinds.back().records += 1;
  record_.kinds.back().bytes += bytes;
}

base::Result<void> Load::Impl::write_records() {
  std::string key;
  auto written = records_.drain([&](std::string_view sorted, std::string_view value) {
    const auto kind = static_cast<RecordKind>(sorted.front());
    const auto prefix = prefix_of(kind);
    count(kind, sorted.size() - 1 + value.size());
    key = key_head(prefix, record_.generation);
    key.append(sorted);
    return (prefix == KeyPrefix::kSeries ? series_files_ : record_files_).add(key, value);
  });
  if (written) written = record_files_.finish();
  return written ? series_files_.finish() : written;
}

base::Result<void> Load::Impl::write_names() {
  const auto ids = vertices_.sorted();
  Key key{.prefix = KeyPrefix::kVertexOfId, .generation = record_.generation};
  std::uint32_t rank = 0;
  std::string number;
  for (const auto id : ids) {
    key.id = id;
    number.clear();
    append_u32(number, rank++);
    if (auto added = name_files_.add(encode_key(key), number); !added) return added;
  }
  key = {.prefix = KeyPrefix::kIdOfVertex, .generation = record_.generation};
  for (std::uint32_t i = 0; i < ids.size(); ++i) {
    key.vertex = static_cast<VertexId>(i);
    if (auto added = name_files_.add(encode_key(key), ids[i]); !added) return added;
  }
  key = {.prefix = KeyPrefix::kRelation, .generation = record_.generation};
  std::uint16_t relation = 0;
  for (const auto name : relations_.sorted()) {
    key.relation = static_cast<RelationId>(relation++);
    if (auto added = name_files_.add(encode_key(key), name); !added) return added;
  }
  record_.vertices = static_cast<std::uint32_t>(ids.size());
  record_.relations = relation;
  return name_files_.finish();
}

base::Result<void> Load::Impl::write_adjacency(Sorter& sorter, KeyPrefix prefix, Sorter* reversed) {
  AdjacencyPacker packer;
  Key key{.prefix = prefix, .generation = record_.generation};
  const auto flush = [&](bool more_follow) -> base::Result<void> {
    if (packer.is_empty()) return {};
    auto added = link_files_.add(encode_key(key), packer.take(more_follow));
    ++key.chunk;
    return added;
  };
  auto written =
      sorter.drain([&](std::string_view sorted, std::string_view bytes) -> base::Result<void> {
        const auto at = decode_u32(sorted);
        const auto relation = decode_u32(sorted.substr(4));
        const auto other = decode_u32(sorted.substr(8));
        const bool is_new = static_cast<VertexId>(at) != key.vertex;
        if (is_new || packer.is_full()) {
          if (auto flushed = flush(!is_new); !flushed) return flushed;
        }
        if (is_new) {
          key.vertex = static_cast<VertexId>(at);
          key.chunk = 0;
        }
        packer.add(static_cast<RelationId>(relation), static_cast<VertexId>(other), bytes);
        if (reversed == nullptr) return {};
        ++record_.links;
        return reversed->add(link_key(other, relation, at), bytes);
      });
  return written ? flush(false) : written;
}

base::Result<void> Load::Impl::write_links() {
  const auto vertex_ranks = vertices_.ranks();
  const auto relation_ranks = relations_.ranks();
  Sorter forward{directory_ + "/forward-run-", memory_of(options_) / 8 * 3};
  auto written = links_.drain([&](std::string_view key, std::string_view bytes) {
    return forward.add(
        link_key(vertex_ranks[decode_u32(key)], relation_ranks[decode_u32(key.substr(4))],
                 vertex_ranks[decode_u32(key.substr(8))]),
        bytes);
  });
  if (!written) return written;
  Sorter reverse{directory_ + "/reverse-run-", memory_of(options_) / 8 * 3};
  if (written = write_adjacency(forward, KeyPrefix::kForward, &reverse); !written) return written;
  if (written = write_adjacency(reverse, KeyPrefix::kReverse, nullptr); !written) return written;
  return link_files_.finish();
}

base::Result<void> Load::Impl::keep(std::string_view name, std::string bytes) {
  if (auto checked = check_id(name, "the name of a kept result"); !checked) return checked;
  if (auto checked = check_value(bytes, name); !checked) return checked;
  kept_.insert_or_assign(std::string{name}, std::move(bytes));
  return {};
}

/// Requires: record_.digest is that of the graph.
base::Result<void> Load::Impl::write_kept() {
  for (const auto& [name, bytes] : kept_) {
    const auto key =
        encode_key({.prefix = KeyPrefix::kKept, .generation = record_.generation, .id = name});
    if (auto added = kept_files_.add(key, encode_kept(record_.digest, bytes)); !added) return added;
  }
  return kept_files_.finish();
}

void Load::Impl::report(LoadStage stage) const {
  if (options_.on_stage) options_.on_stage(stage);
}

base::Result<void> Load::Impl::commit() {
  if (auto written = write_records(); !written) return written;
  if (auto written = write_names(); !written) return written;
  if (auto written = write_links(); !written) return written;
  std::vector<Database::FamilyFiles> files;
  ContentDigest digest;
  const std::array<const TableWriter*, 4> writers{&record_files_, &series_files_, &name_files_,
                                                  &link_files_};
  for (const auto* writer : writers) {
    files.push_back({writer->family(), writer->paths()});
    digest.add(writer->digest());
  }
  record_.digest = digest.value();
  if (auto written = write_kept(); !written) return written;
  const auto series = std::ranges::find(files, Family::kSeries,
                                        [](const auto& of_family) { return of_family.family; });
  series->paths.insert(series->paths.end(), kept_files_.paths().begin(), kept_files_.paths().end());
  report(LoadStage::kWritten);
  const auto control = directory_ + "/control.sst";
  if (auto switched = database_->switch_to(record_, files, control); !switched) return switched;
  report(LoadStage::kSwitched);
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
  // The new graph stands, whether or not the old one's files can be deleted now.
  static_cast<void>(database_->reclaim());
  report(LoadStage::kCleaned);
  return {};
}

Load::Load(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}

Load::Load(Load&& other) noexcept = default;
Load& Load::operator=(Load&& other) noexcept = default;
Load::~Load() = default;

base::Result<void> Load::put(RecordKind kind, std::string_view id, std::string_view bytes) {
  assert(impl_ != nullptr);
  return impl_->put(kind, id, bytes);
}

base::Result<void> Load::link(std::string_view from, std::string_view relation, std::string_view to,
                              std::string_view bytes) {
  assert(impl_ != nullptr);
  return impl_->link(from, relation, to, bytes);
}

base::Result<void> Load::keep(std::string_view name, std::string bytes) {
  assert(impl_ != nullptr);
  return impl_->keep(name, std::move(bytes));
}

base::Result<void> Load::copy(const Snapshot& snapshot) {
  assert(impl_ != nullptr);
  base::Result<void> outcome;
  for (const auto kind : kRecordKinds) {
    auto scanned = snapshot.scan(kind, [&](std::string_view id, std::string_view bytes) {
      if (outcome) outcome = impl_->put(kind, id, bytes);
    });
    if (!scanned) return scanned;
    if (!outcome) return outcome;
  }
  auto scanned = snapshot.scan_links([&](std::string_view from, std::string_view relation,
                                         std::string_view to, std::string_view bytes) {
    if (outcome) outcome = impl_->link(from, relation, to, bytes);
  });
  return scanned ? outcome : scanned;
}

base::Result<void> Load::commit() {
  assert(impl_ != nullptr);
  const auto impl = std::move(impl_);
  return impl->commit();
}

}  // namespace yinguo::storage
