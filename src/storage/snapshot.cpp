#include "storage/snapshot.hpp"

#include <algorithm>
#include <utility>

#include "storage/adjacency.hpp"
#include "storage/kept.hpp"
#include "storage/key.hpp"
#include "storage/snapshot_impl.hpp"
#include "storage/status.hpp"
#include "storage/varint.hpp"

namespace yinguo::storage {
namespace {

KeyPrefix prefix_of(Direction direction) {
  return direction == Direction::kForward ? KeyPrefix::kForward : KeyPrefix::kReverse;
}

}  // namespace

base::Result<Snapshot> Snapshot::Impl::open(std::shared_ptr<Database> database) {
  auto impl = std::make_shared<Impl>();
  auto [record, pin] = database->pin_current();
  impl->database_ = std::move(database);
  impl->record_ = std::move(record);
  impl->pin_ = std::move(pin);
  if (impl->record_.relations > 0) {
    const auto scanned = impl->database_->scan_prefix(
        Family::kNames, key_head(KeyPrefix::kRelation, impl->record_.generation),
        [&](std::string_view, std::string_view name) { impl->relations_.emplace_back(name); });
    if (!scanned) return scanned.error();
  }
  if (impl->relations_.size() != impl->record_.relations) {
    return impl->corrupt("names of relations are missing");
  }
  return Snapshot{std::move(impl)};
}

base::Error Snapshot::Impl::corrupt(std::string_view fact) const {
  return corrupt_error(fact, database_->path());
}

base::Result<void> Snapshot::Impl::scan_packed(std::string_view prefix,
                                               AdjacencyVisitor visit) const {
  bool is_sound = true;
  const auto visit_value = [&](std::string_view bytes, std::string_view value) {
    const auto key = try_decode_key(bytes);
    const auto unpacked =
        try_unpack(value, [&](RelationId relation, VertexId other, std::string_view payload) {
          is_sound = is_sound && key && static_cast<std::uint16_t>(relation) < record_.relations &&
                     static_cast<std::uint32_t>(other) < record_.vertices;
          if (is_sound) visit(key->vertex, relation, other, payload);
        });
    is_sound = is_sound && unpacked.has_value();
    return is_sound;
  };
  auto scanned = database_->scan(Family::kLinks, prefix, successor_of_prefix(prefix), visit_value);
  if (scanned && !is_sound) return corrupt("a packed adjacency is malformed");
  return scanned;
}

base::Result<std::vector<std::string>> Snapshot::Impl::vertex_ids() const {
  std::vector<std::string> ids;
  ids.reserve(record_.vertices);
  const auto head = key_head(KeyPrefix::kIdOfVertex, record_.generation);
  const auto scanned = database_->scan_prefix(
      Family::kNames, head, [&](std::string_view, std::string_view id) { ids.emplace_back(id); });
  if (!scanned) return scanned.error();
  if (ids.size() != record_.vertices) return corrupt("ids of vertices are missing");
  return ids;
}

Snapshot::Snapshot(std::shared_ptr<const Impl> impl) : impl_{std::move(impl)} {}

base::Result<std::optional<std::string>> Snapshot::get(RecordKind kind, std::string_view id) const {
  return impl_->database().get(family_of(storage::prefix_of(kind)),
                               record_key(generation(), kind, id));
}

base::Result<std::optional<std::string>> Snapshot::kept(std::string_view name) const {
  auto found = impl_->database().get(
      Family::kSeries,
      encode_key({.prefix = KeyPrefix::kKept, .generation = generation(), .id = name}));
  if (!found || !found.value()) return found;
  auto& value = *found.value();
  const auto bytes = try_decode_kept(value, content_digest());
  if (!bytes) return std::optional<std::string>{};
  value.erase(0, value.size() - bytes->size());
  return found;
}

base::Result<std::optional<LentBytes>> Snapshot::lend_kept(std::string_view name) const {
  auto found = impl_->database().lend(
      Family::kSeries,
      encode_key({.prefix = KeyPrefix::kKept, .generation = generation(), .id = name}));
  if (!found || !found.value()) return found;
  const auto bytes = try_show_kept(found.value()->bytes, content_digest());
  if (!bytes) return std::optional<LentBytes>{};
  found.value()->bytes = *bytes;
  return found;
}

base::Result<void> Snapshot::scan(RecordKind kind, RecordVisitor visit) const {
  return scan_prefix(kind, {}, visit);
}

base::Result<void> Snapshot::scan_prefix(RecordKind kind, std::string_view prefix,
                                         RecordVisitor visit) const {
  return impl_->database().scan_prefix(family_of(storage::prefix_of(kind)),
                                       record_key(generation(), kind, prefix),
                                       [&](std::string_view key, std::string_view value) {
                                         visit(key.substr(kKeyHeadBytes + 1), value);
                                       });
}

base::Result<void> Snapshot::neighbours(std::string_view id, Direction direction,
                                        NeighbourVisitor visit) const {
  const auto start = vertex(id);
  if (!start) return start.error();
  if (!start.value()) return {};
  auto prefix = key_head(prefix_of(direction), generation());
  append_u32(prefix, static_cast<std::uint32_t>(*start.value()));
  base::Result<void> outcome;
  auto scanned = impl_->scan_packed(
      prefix, [&](VertexId, RelationId relation, VertexId other, std::string_view bytes) {
        if (!outcome) return;
        const auto name = vertex_id(other);
        if (name) {
          visit(relation_name(relation), *name, bytes);
        } else {
          outcome = name.error();
        }
      });
  return scanned ? outcome : scanned;
}

base::Result<void> Snapshot::scan_links(LinkVisitor visit) const {
  const auto ids = impl_->vertex_ids();
  if (!ids) return ids.error();
  const auto text = [&](VertexId vertex) -> std::string_view {
    return ids.value().at(static_cast<std::uint32_t>(vertex));
  };
  return scan_adjacency(Direction::kForward, [&](VertexId from, RelationId relation, VertexId to,
                                                 std::string_view bytes) {
    visit(text(from), relation_name(relation), text(to), bytes);
  });
}

base::Result<void> Snapshot::scan_adjacency(Direction direction, AdjacencyVisitor visit) const {
  if (link_count() == 0) return {};
  bool is_sound = true;
  auto scanned = impl_->scan_packed(
      key_head(prefix_of(direction), generation()),
      [&](VertexId at, RelationId relation, VertexId other, std::string_view bytes) {
        is_sound = is_sound && static_cast<std::uint32_t>(at) < vertex_count();
        if (is_sound) visit(at, relation, other, bytes);
      });
  if (scanned && !is_sound) return impl_->corrupt("links start at an unknown vertex");
  return scanned;
}

base::Result<std::optional<VertexId>> Snapshot::vertex(std::string_view id) const {
  if (vertex_count() == 0) return std::optional<VertexId>{};
  const auto found = impl_->database().get(
      Family::kNames,
      encode_key({.prefix = KeyPrefix::kVertexOfId, .generation = generation(), .id = id}));
  if (!found) return found.error();
  if (!found.value()) return std::optional<VertexId>{};
  if (found.value()->size() != 4) return impl_->corrupt("the number of a vertex is malformed");
  return std::optional{static_cast<VertexId>(decode_u32(*found.value()))};
}

base::Result<std::string> Snapshot::vertex_id(VertexId vertex) const {
  const auto found = impl_->database().get(
      Family::kNames,
      encode_key({.prefix = KeyPrefix::kIdOfVertex, .generation = generation(), .vertex = vertex}));
  if (!found) return found.error();
  if (!found.value()) return impl_->corrupt("the id of a vertex is missing");
  return *found.value();
}

std::string_view Snapshot::relation_name(RelationId relation) const {
  return impl_->relations().at(static_cast<std::uint16_t>(relation));
}

std::uint32_t Snapshot::vertex_count() const noexcept {
  return impl_->record().vertices;
}

std::uint32_t Snapshot::relation_count() const noexcept {
  return impl_->record().relations;
}

std::uint64_t Snapshot::link_count() const noexcept {
  return impl_->record().links;
}

std::uint64_t Snapshot::record_count(RecordKind kind) const noexcept {
  const auto& kinds = impl_->record().kinds;
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [kind](const KindStat& stat) { return stat.kind == kind; });
  return found == kinds.end() ? 0 : found->records;
}

std::uint64_t Snapshot::generation() const noexcept {
  return impl_->record().generation;
}

std::uint64_t Snapshot::content_digest() const noexcept {
  return impl_->record().digest;
}

}  // namespace yinguo::storage
