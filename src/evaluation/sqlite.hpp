#pragma once
// SQLite's objects as values that release themselves. Of fact_sqlite.cpp only: no other file
// includes SQLite's header.
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <sqlite3.h>

#include "base/result.hpp"

#include "evaluation/errors.hpp"

namespace yinguo::evaluation::sqlite {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }

  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

using Statement = std::unique_ptr<sqlite3_stmt, Close>;

/// `name` as an identifier of SQL.
inline std::string identifier(std::string_view name) {
  std::string out = "\"";
  for (const char c : name)
    out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

class Connection {
 public:
  /// Opens a file; `flags` are SQLITE_OPEN_….
  static base::Result<Connection> open(const std::string& path, int flags) {
    Connection connection{path};
    sqlite3* database = nullptr;
    const int status = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
    connection.database_.reset(database);
    if (status != SQLITE_OK) return connection.error();
    constexpr int kPatience = 5000;  // milliseconds for another process to finish
    sqlite3_busy_timeout(database, kPatience);
    return connection;
  }

  [[nodiscard]] base::Result<Statement> prepare(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    const int status = sqlite3_prepare_v2(database_.get(), sql.c_str(),
                                          static_cast<int>(sql.size()), &statement, nullptr);
    if (status != SQLITE_OK) return error();
    return Statement{statement};
  }

  [[nodiscard]] base::Result<void> run(const std::string& sql) const {
    if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      return error();
    return {};
  }

  /// Steps a statement that gives no rows, and makes it ready for the next time.
  [[nodiscard]] base::Result<void> step(const Statement& statement) const {
    const int status = sqlite3_step(statement.get());
    if (status != SQLITE_DONE && status != SQLITE_ROW) return error();
    sqlite3_reset(statement.get());
    return {};
  }

  [[nodiscard]] sqlite3_int64 last_row() const {
    return sqlite3_last_insert_rowid(database_.get());
  }

  /// What SQLite last complained of.
  [[nodiscard]] base::Error error() const {
    return {
        kUnreadable, "`" + path_ + "`: SQLite says: " + sqlite3_errmsg(database_.get()), "", {}};
  }

 private:
  explicit Connection(std::string path) : path_{std::move(path)} {}

  std::string path_;
  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace yinguo::evaluation::sqlite
