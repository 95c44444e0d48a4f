#pragma once
// The graphs and options on which a test and the process that it starts agree.
#include "graph_model.hpp"

namespace yinguo::test {

inline GraphModel old_graph() {
  return random_graph(61, 800);
}

inline GraphModel new_graph() {
  return random_graph(62, 800);
}

inline GraphModel small_graph() {
  return random_graph(71, 60);
}

/// Several files even for a graph of that size.
inline storage::LoadOptions small_files() {
  return {.memory_limit_bytes = 0, .file_bytes = 50'000, .on_stage = {}};
}

/// A stage of a load by its number; this one is before its commit.
inline constexpr int kBeforeCommit = -1;

/// The exit status of a process that lacks the privileges for what it should do.
inline constexpr int kLeftOut = 77;

}  // namespace yinguo::test
