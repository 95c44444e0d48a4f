#pragma once
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace yinguo::test {

/// A hidden test case of this program, run in a process of its own. A plain fork would not do:
/// RocksDB's threads do not follow into it.
class ChildProcess {
 public:
  using Environment = std::vector<std::pair<std::string, std::string>>;

  /// Starts the test case whose name is `test_case`, which has no comma.
  ChildProcess(const std::string& test_case, const Environment& environment);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ChildProcess(ChildProcess&&) = delete;
  ChildProcess& operator=(ChildProcess&&) = delete;
  ~ChildProcess();

  void kill() const;
  /// Its exit status, or minus the signal that ended it.
  int wait();

 private:
  pid_t pid_ = -1;
};

/// What the parent gave the child; empty when it is no child, which then does nothing.
[[nodiscard]] std::string given(const char* name);

}  // namespace yinguo::test
