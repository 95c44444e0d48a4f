#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.hpp"
#include "storage/record_kind.hpp"

namespace yinguo::storage {

/// All links at one end of a vertex, packed into one value (or several chunks, for a hub).
///
///     value = more:1 group*                    more: 1 when another chunk follows, else 0
///     group = relation count payload gap{count} length{count} byte{payload}
///
/// Numbers are varints. Groups ascend by relation. `gap` is the first other end itself, then each
/// one's distance to its predecessor less one, as other ends ascend strictly. `payload` is the sum
/// of the links' bytes; when it is zero, which is the usual case, no lengths are written. So a link
/// takes one to three bytes where a key of its own would take twenty-four, and a scan decodes an
/// order of magnitude more links a second. Each set of links has exactly one packed form.
class AdjacencyPacker {
 public:
  /// Requires: (relation, other) above that of the call before, since construction or take().
  void add(RelationId relation, VertexId other, std::string_view bytes);
  /// The packed value; the packer is empty afterwards.
  [[nodiscard]] std::string take(bool more_follow);

  [[nodiscard]] bool is_empty() const noexcept { return others_.empty() && groups_.empty(); }

  /// Whether the chunk has grown so large that it should be taken.
  [[nodiscard]] bool is_full() const noexcept;

 private:
  void close_group();

  std::string groups_;
  RelationId relation_{};
  std::vector<std::uint32_t> others_;
  std::vector<std::uint32_t> lengths_;
  std::string payload_;
};

using PackedLinkVisitor =
    base::FunctionRef<void(RelationId relation, VertexId other, std::string_view bytes)>;

/// Visits the links of a packed value in order; returns whether another chunk follows. nullopt when
/// the value is malformed (links before the fault have been visited).
[[nodiscard]] std::optional<bool> try_unpack(std::string_view value, PackedLinkVisitor visit);

}  // namespace yinguo::storage
