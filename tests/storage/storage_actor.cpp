// What the tests of this layer let another process do, which may be killed, lose its privileges or
// run into a limit: `storage_actor ACTION ARGUMENT…`. Status 0: all went as expected; 1: not, and
// standard error says what; kLeftOut: it may not be done here.
#include <algorithm>
#include <csignal>
#include <functional>
#include <iostream>
#include <span>
#include <stdexcept>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include "storage/errors.hpp"

#include "known_graphs.hpp"

using namespace yinguo;
using namespace yinguo::storage;

namespace {

using Arguments = std::span<const std::string>;

void expect(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error{"expected " + what};
}

template <class T>
T take(base::Result<T> result) {
  expect(result.has_value(), result ? "" : "success, found: " + result.error().message);
  return std::move(result).value();
}

template <class T>
void expect_error(const base::Result<T>& result, const base::ErrorCode& code) {
  expect(!result, std::string{code.id} + ", found success");
  expect(result.error().code.id == code.id,
         std::string{code.id} + ", found: " + result.error().message);
}

void expect_graph(const Store& store, const test::GraphModel& graph) {
  expect(take(test::read_graph(take(store.snapshot()))) == graph, "the graph as it was");
}

void load(Store& store, const test::GraphModel& graph, const LoadOptions& options = {}) {
  const auto loaded = test::load_graph(store, graph, options);
  expect(loaded.has_value(), loaded ? "" : "a load, found: " + loaded.error().message);
}

/// A load for which there is no space, after which the store is as before and works.
void expect_no_space(Store& store, const test::GraphModel& graph, const LoadOptions& options) {
  expect_error(test::load_graph(store, graph, options), kDiskFull);
  expect_graph(store, test::small_graph());
  load(store, test::small_graph());
}

[[noreturn]] void load_until_killed(const std::string& path) {
  auto store = take(Store::open(path, Mode::kReadWrite));
  const auto before = test::old_graph();
  const auto after = test::new_graph();
  for (;;) {
    load(store, after, test::small_files());
    load(store, before, test::small_files());
  }
}

[[noreturn]] void create_until_killed(const std::string& path) {
  for (int i = 0;; ++i)
    take(Store::open(path + std::to_string(i), Mode::kCreate));
}

void load_and_die(const std::string& path, int stage) {
  auto store = take(Store::open(path, Mode::kReadWrite));
  auto options = test::small_files();
  options.on_stage = [stage](LoadStage reached) {
    if (static_cast<int>(reached) == stage) std::raise(SIGKILL);
  };
  auto load = take(store.begin_load(options));
  expect(test::new_graph().put_into(load).has_value(), "records to be taken");
  if (stage == test::kBeforeCommit) std::raise(SIGKILL);
  static_cast<void>(load.commit());
}

void open_locked(const std::string& path) {
  expect_error(Store::open(path, Mode::kReadWrite), kLocked);
  expect_graph(take(Store::open(path, Mode::kReadOnly)), test::small_graph());
}

void open_as_another_user(const std::string& path) {
  const auto user = ::geteuid();
  if (user == 0) expect(::seteuid(65534) == 0, "to become another user");
  expect_error(Store::open(path + "/closed", Mode::kReadOnly), kPermissionDenied);
  expect_error(Store::open(path + "/closed", Mode::kReadWrite), kPermissionDenied);
  take(Store::open(path + "/readable", Mode::kReadOnly));
  expect_error(Store::open(path + "/readable", Mode::kReadWrite), kPermissionDenied);
  expect_error(Store::open(path + "/new", Mode::kCreate), kPermissionDenied);
  expect(::seteuid(user) == 0, "to be oneself again");  // the leak checker needs it at the end
}

void load_with_small_files(const std::string& path, std::size_t memory) {
  std::signal(SIGXFSZ, SIG_IGN);
  const ::rlimit limit{300'000, 300'000};
  expect(::setrlimit(RLIMIT_FSIZE, &limit) == 0, "a limit on file sizes");
  auto store = take(Store::open(path, Mode::kReadWrite));
  expect_no_space(store, test::random_graph(72, 8000),
                  {.memory_limit_bytes = memory, .file_bytes = 10'000'000, .on_stage = {}});
}

/// Returns: whether this process may mount a small disk at `path`.
bool load_on_a_small_disk(const std::string& path) {
  if (::unshare(CLONE_NEWNS) != 0 ||
      ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      ::mount("tmpfs", path.c_str(), "tmpfs", 0, "size=4m") != 0) {
    return false;
  }
  auto store = take(Store::open(path + "/store", Mode::kCreate));
  load(store, test::small_graph());
  for (const std::size_t memory : {std::size_t{0}, std::size_t{100'000'000}}) {
    expect_no_space(store, test::random_graph(72, 40'000),
                    {.memory_limit_bytes = memory, .file_bytes = 1'000'000, .on_stage = {}});
    expect(take(store.verify()).is_sound(), "a sound store");
  }
  return true;
}

int act(const std::string& action, Arguments arguments) {
  const auto& path = arguments.front();
  if (action == "load-until-killed") load_until_killed(path);
  if (action == "create-until-killed") create_until_killed(path);
  if (action == "load-on-a-small-disk") return load_on_a_small_disk(path) ? 0 : test::kLeftOut;
  if (action == "load-and-die")
    load_and_die(path, std::stoi(arguments.back()));
  else if (action == "load-with-small-files")
    load_with_small_files(path, std::stoul(arguments.back()));
  else if (action == "open-locked")
    open_locked(path);
  else if (action == "open-as-another-user")
    open_as_another_user(path);
  else
    expect(false, "an action, found: " + action);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> words{argv + std::min(argc, 1), argv + argc};
    expect(words.size() >= 2, "an action and its arguments");
    return act(words.front(), Arguments{words}.subspan(1));
  } catch (const std::exception& failure) {
    std::cerr << "storage_actor: " << failure.what() << '\n';
    return 1;
  }
}
