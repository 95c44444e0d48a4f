#include "child_process.hpp"

#include <csignal>
#include <cstdlib>

#include <sys/wait.h>
#include <unistd.h>

namespace yinguo::test {

ChildProcess::ChildProcess(std::vector<std::string> action_and_arguments) {
  std::string program{YINGUO_STORAGE_ACTOR};
  std::vector<char*> words{program.data()};
  for (auto& word : action_and_arguments)
    words.push_back(word.data());
  words.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ != 0) return;
  ::execv(program.c_str(), words.data());
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

}  // namespace yinguo::test
