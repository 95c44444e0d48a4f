#include "storage/creation.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/errors.hpp"
#include "storage/status.hpp"

namespace yinguo::storage {
namespace {

/// 0, or the errno that says why `path` cannot be used so by the effective user.
int access_error(const std::string& path, int how) {
  return ::faccessat(AT_FDCWD, path.c_str(), how, AT_EACCESS) == 0 ? 0 : errno;
}

base::Error missing(const std::string& path) {
  if (path.empty())
    return {kNoStore, "no place for the store is known",
            "name one with --store, or set YINGUO_STORE or HOME"};
  return {kNoStore, "there is no store at `" + path + "`",
          "make one with `yinguo load`, or name another path"};
}

base::Error not_a_directory(const std::string& path) {
  return {kNotADirectory, "`" + path + "` is a file, a store is a directory",
          "name the directory that `yinguo load` made"};
}

/// A rename is durable once its directory is.
void sync_parent(const std::string& path) {
  auto parent = std::filesystem::path{path}.parent_path();
  if (parent.empty()) parent = ".";
  const int directory =
      ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);  // NOLINT: POSIX
  if (directory < 0) return;
  ::fsync(directory);
  ::close(directory);
}

}  // namespace

std::string clean_path(std::string path) {
  while (path.size() > 1 && path.back() == '/')
    path.pop_back();
  return path;
}

base::Result<bool> is_vacant(const std::string& path) {
  std::error_code failure;
  const auto status = std::filesystem::status(path, failure);
  if (status.type() == std::filesystem::file_type::not_found) return true;
  if (failure) return errno_error(failure.value(), "looking at the path", path);
  if (!std::filesystem::is_directory(status)) return not_a_directory(path);
  const bool is_empty = std::filesystem::is_empty(path, failure);
  if (failure) return errno_error(failure.value(), "looking at the path", path);
  return is_empty;
}

base::Result<bool> examine(const std::string& path, Mode mode) {
  if (path.empty()) return missing(path);

  struct ::stat status {};

  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOTDIR) return not_a_directory(std::filesystem::path{path}.parent_path());
    if (errno != ENOENT) return errno_error(errno, "looking for the store", path);
    if (mode != Mode::kCreate) return missing(path);
    return false;
  }
  if (!S_ISDIR(status.st_mode)) return not_a_directory(path);
  const int how = mode == Mode::kReadOnly ? R_OK | X_OK : R_OK | W_OK | X_OK;
  if (const int error = access_error(path, how); error != 0) {
    return errno_error(error, "opening the store", path);
  }
  const auto current = path + "/CURRENT";
  const int error = access_error(current, R_OK);
  if (error == 0) return true;
  if (error != ENOENT) return errno_error(error, "opening the store", current);
  if (mode == Mode::kCreate) {
    const auto vacant = is_vacant(path);
    if (!vacant) return vacant.error();
    if (vacant.value()) return false;
  }
  return base::Error{kNotAStore, "the directory `" + path + "` is not a yinguo store",
                     "name the directory that `yinguo load` made, or a new path for a new store"};
}

base::Result<void> create_atomically(
    const std::string& path, const std::string& suffix,
    base::FunctionRef<base::Result<void>(const std::string& directory)> fill) {
  const auto directory = path + suffix;
  std::error_code failure;
  const auto parent = std::filesystem::path{path}.parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent, failure);
  if (failure) return errno_error(failure.value(), "creating the store", path);
  const bool is_new = ::mkdir(directory.c_str(), 0755) == 0;
  if (!is_new && errno != EEXIST) return errno_error(errno, "creating the store", path);
  if (auto filled = fill(directory); !filled) {
    if (is_new) std::filesystem::remove_all(directory, failure);  // else another may be making it
    return filled;
  }
  if (std::rename(directory.c_str(), path.c_str()) != 0) {
    return errno_error(errno, "creating the store", path);
  }
  sync_parent(path);
  return {};
}

}  // namespace yinguo::storage
