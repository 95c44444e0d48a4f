#pragma once
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <utility>

#include "base/result.hpp"
#include "storage/store.hpp"

namespace yinguo::test {

/// What a store should hold, as plain maps.
struct GraphModel {
  std::map<std::pair<storage::RecordKind, std::string>, std::string> records;
  std::map<std::tuple<std::string, std::string, std::string>, std::string> links;
  friend bool operator==(const GraphModel&, const GraphModel&) = default;

  [[nodiscard]] base::Result<void> put_into(storage::Load& load) const;
};

/// A graph of about `size` records and links, the same for the same seed.
[[nodiscard]] GraphModel random_graph(std::uint32_t seed, std::size_t size);

/// Everything a snapshot shows by scanning.
[[nodiscard]] base::Result<GraphModel> read_graph(const storage::Snapshot& snapshot);

/// Loads `graph` as the store's new content.
[[nodiscard]] base::Result<void> load_graph(storage::Store& store, const GraphModel& graph,
                                            const storage::LoadOptions& options = {});

}  // namespace yinguo::test
