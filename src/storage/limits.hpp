#pragma once
#include <cstddef>
#include <cstdint>

namespace yinguo::storage {

inline constexpr std::size_t kMaxIdBytes = 1024;
inline constexpr std::size_t kMaxValueBytes = std::size_t{256} << 20U;
/// Relation numbers have two bytes on disk, vertex numbers four.
inline constexpr std::size_t kMaxRelations = 0xFFFF;
inline constexpr std::size_t kMaxVertices = 0xFFFF'FFFF;

}  // namespace yinguo::storage
