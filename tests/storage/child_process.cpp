#include "child_process.hpp"

#include <csignal>
#include <cstdlib>

#include <sys/wait.h>
#include <unistd.h>

namespace yinguo::test {

ChildProcess::ChildProcess(const std::string& test_case, const Environment& environment)
    : pid_{::fork()} {
  if (pid_ != 0) return;
  for (const auto& [name, value] : environment)
    ::setenv(name.c_str(), value.c_str(), 1);
  ::execl("/proc/self/exe", "test_storage", test_case.c_str(), static_cast<char*>(nullptr));
  std::_Exit(127);
}

ChildProcess::~ChildProcess() {
  if (pid_ <= 0) return;
  kill();
  wait();
}

void ChildProcess::kill() const {
  if (pid_ > 0) ::kill(pid_, SIGKILL);
}

int ChildProcess::wait() {
  if (pid_ <= 0) return -1;
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

std::string given(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string{value};
}

}  // namespace yinguo::test
