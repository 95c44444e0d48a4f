#include "session/child_process.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yinguo::session {
namespace {

using Clock = std::chrono::steady_clock;
using End = ChildResult::End;

struct CloseFile {
  void operator()(std::FILE* file) const {
    std::fclose(file);  // NOLINT(*-owning-memory): owned by File
  }
};

using File = std::unique_ptr<std::FILE, CloseFile>;

/// Both ends of a pipe; -1 where closed.
class Pipe {
 public:
  Pipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) ends_ = {-1, -1};
  }

  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  Pipe(Pipe&&) = delete;
  Pipe& operator=(Pipe&&) = delete;

  ~Pipe() {
    close(0);
    close(1);
  }

  [[nodiscard]] int reading() const { return ends_[0]; }

  [[nodiscard]] int writing() const { return ends_[1]; }

  void close(std::size_t end) {
    if (ends_.at(end) >= 0) ::close(ends_.at(end));
    ends_.at(end) = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

/// A file without a name that holds `input`, at its beginning; null: the disk is full.
File input_file(const std::string& input) {
  File file{std::tmpfile()};
  if (!file || std::fwrite(input.data(), 1, input.size(), file.get()) != input.size() ||
      std::fflush(file.get()) != 0) {
    return nullptr;
  }
  std::rewind(file.get());
  return file;
}

/// What the child is started with: its three streams, and signals as by default.
class Setup {
 public:
  Setup(int in, int out, int err) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, err, STDERR_FILENO);
    posix_spawnattr_init(&attributes_);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    sigaddset(&signals, SIGXFSZ);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
  }

  Setup(const Setup&) = delete;
  Setup& operator=(const Setup&) = delete;
  Setup(Setup&&) = delete;
  Setup& operator=(Setup&&) = delete;

  ~Setup() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  /// The process, or -1.
  [[nodiscard]] pid_t start(const std::vector<std::string>& command) const {
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const auto& word : command)
      arguments.push_back(const_cast<char*>(word.c_str()));  // NOLINT(*-const-cast): POSIX
    arguments.push_back(nullptr);
    pid_t process = -1;
    const int failed = ::posix_spawnp(&process, arguments.front(), &actions_, &attributes_,
                                      arguments.data(), environ);
    return failed == 0 ? process : -1;
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

/// Appends what can be read now; false at the end of the stream.
bool read_some(int from, std::string& to) {
  constexpr std::size_t kBlock = std::size_t{64} << 10U;
  const std::size_t known = to.size();
  to.resize(known + kBlock);
  const auto read = ::read(from, to.data() + known, kBlock);
  to.resize(known + (read > 0 ? static_cast<std::size_t>(read) : 0));
  return read > 0 || (read < 0 && errno == EINTR);
}

/// Reads both streams to their ends.
End read_streams(const Pipe& out, const Pipe& err, const ChildLimits& limits, ChildResult& result) {
  const auto deadline =
      Clock::now() + std::chrono::milliseconds{static_cast<std::int64_t>(limits.seconds * 1000)};
  std::array<pollfd, 2> streams{pollfd{out.reading(), POLLIN, 0}, pollfd{err.reading(), POLLIN, 0}};
  std::array<std::string*, 2> texts{&result.out, &result.err};
  while (streams[0].fd >= 0 || streams[1].fd >= 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return End::kTimedOut;
    if (::poll(streams.data(), streams.size(), static_cast<int>(left)) < 0 && errno != EINTR)
      return End::kTimedOut;
    for (std::size_t i = 0; i < streams.size(); ++i) {
      if (streams.at(i).fd < 0 || streams.at(i).revents == 0) continue;
      if (!read_some(streams.at(i).fd, *texts.at(i))) streams.at(i).fd = -1;
      if (texts.at(i)->size() > limits.max_bytes) return End::kTooMuch;
    }
  }
  return End::kExited;
}

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  constexpr int kSignalled = 128;  // as shells say it
  return WIFEXITED(status) ? WEXITSTATUS(status) : kSignalled + WTERMSIG(status);
}

}  // namespace

ChildResult run_child(const std::vector<std::string>& command, const std::string& input,
                      const ChildLimits& limits) {
  ChildResult result;
  const auto in = input_file(input);
  Pipe out;
  Pipe err;
  if (!in || out.reading() < 0 || err.reading() < 0) return result;
  const Setup setup{::fileno(in.get()), out.writing(), err.writing()};
  const pid_t process = setup.start(command);
  if (process < 0) return result;
  out.close(1);
  err.close(1);
  result.end = read_streams(out, err, limits, result);
  if (result.end != End::kExited) ::kill(process, SIGKILL);
  result.status = wait_for(process);
  return result;
}

}  // namespace yinguo::session
