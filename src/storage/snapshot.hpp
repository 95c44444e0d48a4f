#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/function_ref.hpp"
#include "base/result.hpp"
#include "storage/lent_bytes.hpp"
#include "storage/record_kind.hpp"

namespace yinguo::storage {

/// A consistent, read-only view of the graph of one generation. Cheap to copy.
///
/// Lifetime:  keeps the store open and its generation's files on disk, whatever is loaded
/// meanwhile. Threads:   const methods may run concurrently; a visitor may call the same snapshot.
/// Errors:    I/O and corruption come back as Result (YG-D506, YG-D510); never throws. Every block
///            read is checked against its checksum.
/// Views given to a visitor die when it returns. A store that was never loaded is generation 0,
/// empty.
class Snapshot {
 public:
  class Impl;
  using RecordVisitor = base::FunctionRef<void(std::string_view id, std::string_view bytes)>;
  using NeighbourVisitor = base::FunctionRef<void(std::string_view relation, std::string_view other,
                                                  std::string_view bytes)>;
  using LinkVisitor = base::FunctionRef<void(std::string_view from, std::string_view relation,
                                             std::string_view to, std::string_view bytes)>;
  using AdjacencyVisitor = base::FunctionRef<void(VertexId vertex, RelationId relation,
                                                  VertexId other, std::string_view bytes)>;

  explicit Snapshot(std::shared_ptr<const Impl> impl);

  /// The record's bytes; nullopt when there is none. Cost: O(log n), about 3 µs.
  [[nodiscard]] base::Result<std::optional<std::string>> get(RecordKind kind,
                                                             std::string_view id) const;

  /// The result that was kept under `name` (Load::keep); nullopt when there is none, and when what
  /// is there is damaged or was derived from another graph, so that it can only be made anew.
  [[nodiscard]] base::Result<std::optional<std::string>> kept(std::string_view name) const;
  /// The same where it was read to, checked by the checksums of the blocks alone. Errors: YG-D506
  /// when one is wrong. Cost: as kept(), less a copy.
  [[nodiscard]] base::Result<std::optional<LentBytes>> lend_kept(std::string_view name) const;

  /// Visits every record of `kind`. Order: ascending id, by bytes. Cost: O(records of the kind).
  [[nodiscard]] base::Result<void> scan(RecordKind kind, RecordVisitor visit) const;

  /// Visits every record of `kind` whose id begins with `prefix`, in the same order. Cost: O(log n
  /// + matches).
  [[nodiscard]] base::Result<void> scan_prefix(RecordKind kind, std::string_view prefix,
                                               RecordVisitor visit) const;

  /// Visits the links at `id`: those from it (kForward) or to it (kReverse); none when nothing
  /// links it. Order: ascending (relation, other). Cost: O(log n) plus one name look-up a link,
  /// about 2 µs each.
  [[nodiscard]] base::Result<void> neighbours(std::string_view id, Direction direction,
                                              NeighbourVisitor visit) const;

  /// Visits every link once. Order: ascending (from, relation, to). Cost: O(links); memory: all ids
  /// of vertices.
  [[nodiscard]] base::Result<void> scan_links(LinkVisitor visit) const;

  /// The graph on dense numbers, for algorithms that want arrays: every link once, in ascending
  /// order of (vertex, relation, other), where `vertex` is the end that `direction` starts from.
  /// Cost: O(links), some ten million a second.
  [[nodiscard]] base::Result<void> scan_adjacency(Direction direction,
                                                  AdjacencyVisitor visit) const;

  /// The number of `id` as an end of links; nullopt when no link has it.
  [[nodiscard]] base::Result<std::optional<VertexId>> vertex(std::string_view id) const;
  /// Requires: vertex < vertex_count(). Cost: one look-up, about 2 µs.
  [[nodiscard]] base::Result<std::string> vertex_id(VertexId vertex) const;
  /// Requires: relation < relation_count(). Lives as long as the snapshot. Cost: O(1).
  [[nodiscard]] std::string_view relation_name(RelationId relation) const;

  [[nodiscard]] std::uint32_t vertex_count() const noexcept;
  [[nodiscard]] std::uint32_t relation_count() const noexcept;
  [[nodiscard]] std::uint64_t link_count() const noexcept;
  [[nodiscard]] std::uint64_t record_count(RecordKind kind) const noexcept;

  /// Grows by at least one with each load; 0 is the empty store.
  [[nodiscard]] std::uint64_t generation() const noexcept;
  /// Of all records and links; independent of the order in which they were put and of the
  /// generation.
  [[nodiscard]] std::uint64_t content_digest() const noexcept;

 private:
  std::shared_ptr<const Impl> impl_;
};

}  // namespace yinguo::storage
