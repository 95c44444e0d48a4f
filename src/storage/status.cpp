#include "storage/status.hpp"

#include <cerrno>
#include <string>
#include <system_error>

#include <rocksdb/status.h>

#include "storage/errors.hpp"

namespace yinguo::storage {
namespace {

/// RocksDB keeps most errno values only as text, in whatever language the process speaks.
bool mentions(const rocksdb::Status& status, int error) {
  return status.ToString().find(std::generic_category().message(error)) != std::string::npos;
}

std::string quoted(std::string_view path) {
  return "`" + std::string{path} + "`";
}

base::Error disk_full(std::string_view path, const std::string& detail) {
  return {kDiskFull, "no space is left to write " + quoted(path) + ": " + detail,
          "free some space and repeat the command; the graph is as it was before"};
}

base::Error permission_denied(std::string_view path) {
  return {kPermissionDenied, "permission to use " + quoted(path) + " was denied",
          "run as the owner of the store, or give yourself access: reading needs read access to "
          "the directory and its files, loading needs write access too"};
}

}  // namespace

base::Error corrupt_error(std::string_view fact, std::string_view path) {
  return {kCorrupt, quoted(path) + " is damaged: " + std::string{fact},
          "`yinguo store verify` lists the damage; restore a backup, or load the ontology again "
          "into a new store"};
}

base::Error to_error(const rocksdb::Status& status, std::string_view doing, std::string_view path) {
  const std::string detail = status.ToString();
  if (status.IsIOError() && detail.find("lock ") != std::string::npos) {
    return {kLocked, quoted(path) + " is locked by another process or another part of this one",
            "one process may write at a time: wait until it ends, or stop it (`fuser " +
                std::string{path} + "/LOCK` names it); reading is possible meanwhile"};
  }
  if (status.IsNoSpace() || mentions(status, EFBIG) || mentions(status, EDQUOT)) {
    return disk_full(path, detail);
  }
  if (mentions(status, EACCES) || mentions(status, EPERM) || mentions(status, EROFS)) {
    return permission_denied(path);
  }
  if (status.IsCorruption() || is_missing_file(status)) return corrupt_error(detail, path);
  if (status.IsNotSupported() && detail.find("ompress") != std::string::npos) {
    return {kIo, quoted(path) + " uses a compression that this build cannot read: " + detail,
            "use a RocksDB built with LZ4"};
  }
  return {kIo, std::string{doing} + " failed: " + quoted(path) + ": " + detail,
          "check the disk and the system's log, then try again"};
}

base::Error errno_error(int error, std::string_view doing, std::string_view path) {
  const auto detail = std::generic_category().message(error);
  if (error == ENOSPC || error == EFBIG || error == EDQUOT) return disk_full(path, detail);
  if (error == EACCES || error == EPERM || error == EROFS) return permission_denied(path);
  return {kIo, std::string{doing} + " failed: " + quoted(path) + ": " + detail,
          "check the path and the disk, then try again"};
}

bool is_missing_file(const rocksdb::Status& status) {
  return status.IsPathNotFound() || mentions(status, ENOENT);
}

}  // namespace yinguo::storage
