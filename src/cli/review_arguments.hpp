#pragma once
// What the commands about the literature are asked.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace yinguo::cli {

struct ReviewArguments {
  enum class What {
    kMatrix,
    kStatus,
    kConflicts,
    kGaps
  };
  What what = What::kMatrix;
  std::vector<std::string> concepts;  ///< by any name
  std::vector<std::string> goals;
  std::vector<std::string> sections;
  std::string region;  ///< a region or a peer group
  std::optional<int> period;
  std::optional<std::size_t> k;
  bool by_claim = false;  ///< status
  std::optional<std::size_t> max_steps;
};

}  // namespace yinguo::cli
