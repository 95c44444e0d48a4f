#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace yinguo::session {

struct ChildLimits {
  double seconds = 30.0;                           ///< wall clock, then it is killed
  std::size_t max_bytes = std::size_t{64} << 20U;  ///< of each stream that it writes
};

struct ChildResult {
  enum class End : std::uint8_t {
    kExited,      ///< `status` is its exit status; of a signal, 128 and more
    kNotStarted,  ///< there is no such program, or it may not be run
    kTimedOut,
    kTooMuch  ///< it wrote more than the limit
  };
  End end = End::kNotStarted;
  int status = 0;
  std::string out{};
  std::string err{};
};

/// Runs a program, searched for in PATH, with these arguments (the first is its name), no shell in
/// between, and `input` as its standard input. Waits for its end. Requires: SIGCHLD as by default.
[[nodiscard]] ChildResult run_child(const std::vector<std::string>& command,
                                    const std::string& input, const ChildLimits& limits = {});

}  // namespace yinguo::session
