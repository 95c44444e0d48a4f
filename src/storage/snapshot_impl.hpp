#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database.hpp"
#include "storage/snapshot.hpp"

namespace yinguo::storage {

class Snapshot::Impl {
 public:
  [[nodiscard]] static base::Result<Snapshot> open(std::shared_ptr<Database> database);

  [[nodiscard]] const Database& database() const noexcept { return *database_; }

  [[nodiscard]] const GenerationRecord& record() const noexcept { return record_; }

  [[nodiscard]] const std::vector<std::string>& relations() const noexcept { return relations_; }

  [[nodiscard]] base::Error corrupt(std::string_view fact) const;

  /// Visits the packed links under every key that begins with `prefix`.
  [[nodiscard]] base::Result<void> scan_packed(std::string_view prefix,
                                               AdjacencyVisitor visit) const;

  [[nodiscard]] base::Result<std::vector<std::string>> vertex_ids() const;

 private:
  std::shared_ptr<Database> database_;
  GenerationRecord record_;
  std::shared_ptr<Pin> pin_;
  std::vector<std::string> relations_;
};

}  // namespace yinguo::storage
