#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

#include <fcntl.h>
#include <malloc.h>
#include <unistd.h>

#include "base/error_code.hpp"
#include "cli/arguments.hpp"
#include "cli/commands.hpp"

namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread starts
  return value == nullptr ? "" : value;
}

yinguo::cli::Environment read_environment() {
  yinguo::cli::Environment environment;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (environment.locale.empty()) environment.locale = variable(name);
  }
  environment.store = variable("YINGUO_STORE");
  environment.data_home = variable("XDG_DATA_HOME");
  const auto home = variable("HOME");
  if (environment.data_home.empty() && !home.empty())
    environment.data_home = home + "/.local/share";
  environment.no_color = !variable("NO_COLOR").empty();
  environment.force_color = !variable("FORCE_COLOR").empty();
  environment.dumb_terminal = variable("TERM") == "dumb";
  environment.stdout_is_terminal = isatty(STDOUT_FILENO) == 1;
  environment.stderr_is_terminal = isatty(STDERR_FILENO) == 1;
  return environment;
}

/// A standard stream that is closed would give its number to the next file that is opened, a file
/// of the store, and what is meant for people would be written there. Such a number is taken by
/// what can be neither read nor written as the stream would be.
void hold_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) != -1) continue;  // NOLINT(*-vararg): the system's call
    const int wrong_way = stream == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    (void)open("/dev/null", wrong_way);  // NOLINT(*-vararg): gets the lowest number, this one
  }
}

/// Blocks of this size have pages of their own, which go back to the system when they are freed
/// and move without being copied when they grow. By default the GNU library raises this size to
/// that of the largest block that was freed, so that a file that was read leaves its room behind.
void keep_large_blocks_apart() {
#ifdef __GLIBC__
  constexpr int kLargeBlock = 512 * 1024;
  (void)mallopt(M_MMAP_THRESHOLD, kLargeBlock);
  (void)mallopt(M_TRIM_THRESHOLD, 2 * kLargeBlock);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  using namespace yinguo::cli;  // NOLINT(google-build-using-namespace): the program is this layer
  hold_closed_streams();
  keep_large_blocks_apart();
  // A reader that has seen enough (`yinguo … | head`) is no failure: writes then fail quietly with
  // EPIPE.
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c)
  // A limit on the size of files is a full disk: writes then fail with EFBIG, and are reported.
  std::signal(SIGXFSZ, SIG_IGN);  // NOLINT(cert-err33-c)
  std::ios::sync_with_stdio(false);
  try {
    const auto parsed = parse_arguments(argc, argv, read_environment());
    if (const auto* answered = std::get_if<Answered>(&parsed)) {
      std::cout << answered->out << std::flush;
      std::cerr << answered->err << std::flush;
      return answered->status;
    }
    return run_command(std::get<Arguments>(parsed), std::cout, std::cerr);
  } catch (const std::bad_alloc&) {
    std::fputs("error[YG-E603]: out of memory\n  help: ask about less, or read less at a time\n",
               stderr);
    return static_cast<int>(yinguo::base::FailureKind::kLimit);
  } catch (const std::exception& bug) {
    std::fprintf(
        stderr,
        "error: internal error: %s\n  help: please report it with the command and its input\n",
        bug.what());
    return 70;
  }
}
