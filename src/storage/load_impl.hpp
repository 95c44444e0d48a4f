#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "storage/database.hpp"
#include "storage/load.hpp"
#include "storage/sorter.hpp"
#include "storage/table_writer.hpp"

namespace yinguo::storage {

/// Names numbered in the order of their first mention, and by their own order at the end.
class NameTable {
 public:
  /// Requires: fewer than 2^32 names.
  std::uint32_t number(std::string_view name);

  [[nodiscard]] bool has(std::string_view name) const;

  [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

  /// The names in ascending order.
  [[nodiscard]] std::vector<std::string_view> sorted() const;
  /// For each number, the name's place in sorted().
  [[nodiscard]] std::vector<std::uint32_t> ranks() const;

 private:
  [[nodiscard]] std::vector<std::uint32_t> order() const;

  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> names_;
};

/// The files of a new generation in the making.
///
/// Records go to a sorter. A link's ends and relation are numbered in the order of their first
/// mention; once all are known they are renumbered in the order of their names, so that equal
/// graphs have equal files, and the links are sorted from both ends.
class Load::Impl {
 public:
  [[nodiscard]] static base::Result<Load> begin(const std::shared_ptr<Database>& database,
                                                const LoadOptions& options);
  Impl(std::shared_ptr<Database> database, const LoadOptions& options, std::string directory);
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  Impl(Impl&&) = delete;
  Impl& operator=(Impl&&) = delete;
  ~Impl();

  [[nodiscard]] base::Result<void> put(RecordKind kind, std::string_view id,
                                       std::string_view bytes);
  [[nodiscard]] base::Result<void> link(std::string_view from, std::string_view relation,
                                        std::string_view to, std::string_view bytes);
  [[nodiscard]] base::Result<void> keep(std::string_view name, std::string bytes);
  [[nodiscard]] base::Result<void> commit();

 private:
  [[nodiscard]] base::Result<void> write_records();
  [[nodiscard]] base::Result<void> write_names();
  [[nodiscard]] base::Result<void> write_links();
  [[nodiscard]] base::Result<void> write_adjacency(Sorter& sorter, KeyPrefix prefix,
                                                   Sorter* reversed);
  [[nodiscard]] base::Result<void> write_kept();
  void count(RecordKind kind, std::size_t bytes);
  void report(LoadStage stage) const;

  std::shared_ptr<Database> database_;
  LoadOptions options_;
  std::string directory_;
  GenerationRecord record_;
  NameTable vertices_;
  NameTable relations_;
  Sorter records_;
  Sorter links_;  ///< keys are from:4 relation:4 to:4, numbered by first mention
  TableWriter record_files_;
  TableWriter series_files_;
  TableWriter name_files_;
  TableWriter link_files_;
  std::map<std::string, std::string, std::less<>> kept_;  ///< by name
  TableWriter kept_files_;
};

}  // namespace yinguo::storage
