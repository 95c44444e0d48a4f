#pragma once
#include <string>
#include <vector>

#include <sys/types.h>

namespace yinguo::test {

/// The program storage_actor in a process of its own. A plain fork would not do: RocksDB's threads
/// do not follow into it.
class ChildProcess {
 public:
  /// Starts `storage_actor ACTION ARGUMENT…`.
  explicit ChildProcess(std::vector<std::string> action_and_arguments);
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

}  // namespace yinguo::test
