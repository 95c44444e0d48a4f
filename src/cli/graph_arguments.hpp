#pragma once
// What the commands about the graph of claims are asked.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace yinguo::cli {

/// Which claims are read.
struct ClaimSource {
  std::vector<std::string> relations;  ///< by any name; none: all
  bool certain_only = false;
};

struct PathsArguments {
  ClaimSource claims;
  std::string from;
  std::string to;
  std::size_t k = 5;
  std::uint32_t length = 4;
  std::size_t max_chains = 100'000;
};

struct LoopsArguments {
  ClaimSource claims;
  std::string through;  ///< empty: all loops
  std::size_t k = 20;
  std::uint32_t length = 4;
  std::size_t max_chains = 100'000;
};

struct BottlenecksArguments {
  ClaimSource claims;
  std::string from;
  std::string to;
};

struct CentralArguments {
  ClaimSource claims;
  std::size_t k = 20;
  std::string by = "betweenness";
};

struct AdjustArguments {
  ClaimSource claims;
  std::string cause;
  std::string effect;
  std::size_t k = 5;
};

}  // namespace yinguo::cli
