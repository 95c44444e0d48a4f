#include "graph_model.hpp"

namespace yinguo::test {
namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) {
  return std::uniform_int_distribution<std::size_t>{0, limit - 1}(random);
}

/// Any bytes, zero and 255 among them, with many common prefixes.
std::string random_id(Random& random) {
  static constexpr std::string_view kBytes{"a\0\xFFz", 4};
  if (below(random, 2) == 0) return "concept-" + std::to_string(below(random, 200));
  std::string id;
  for (auto length = 1 + below(random, 24); length > 0; --length) {
    id.push_back(kBytes[below(random, kBytes.size())]);
  }
  return id;
}

std::string random_bytes(Random& random) {
  std::string bytes(below(random, 3) == 0 ? below(random, 2000) : below(random, 40), '\0');
  for (auto& byte : bytes)
    byte = static_cast<char>(below(random, 256));
  return bytes;
}

}  // namespace

base::Result<void> GraphModel::put_into(storage::Load& load) const {
  for (const auto& [key, bytes] : records) {
    if (auto put = load.put(key.first, key.second, bytes); !put) return put;
  }
  for (const auto& [key, bytes] : links) {
    const auto& [from, relation, to] = key;
    if (auto put = load.link(from, relation, to, bytes); !put) return put;
  }
  return {};
}

GraphModel random_graph(std::uint32_t seed, std::size_t size) {
  Random random{seed};
  GraphModel graph;
  for (std::size_t i = 0; i < size; ++i) {
    const auto kind = storage::kRecordKinds.at(below(random, storage::kRecordKinds.size()));
    graph.records[{kind, random_id(random)}] = random_bytes(random);
    const auto relation = "relation-" + std::to_string(below(random, 5));
    const auto bytes = below(random, 3) == 0 ? random_bytes(random) : std::string{};
    graph.links[{random_id(random), relation, random_id(random)}] = bytes;
  }
  return graph;
}

base::Result<GraphModel> read_graph(const storage::Snapshot& snapshot) {
  GraphModel graph;
  for (const auto kind : storage::kRecordKinds) {
    const auto scanned =
        snapshot.scan(kind, [&, kind = kind](std::string_view id, std::string_view bytes) {
          graph.records[{kind, std::string{id}}] = bytes;
        });
    if (!scanned) return scanned.error();
  }
  const auto scanned = snapshot.scan_links([&](std::string_view from, std::string_view relation,
                                               std::string_view to, std::string_view bytes) {
    graph.links[{std::string{from}, std::string{relation}, std::string{to}}] = bytes;
  });
  if (!scanned) return scanned.error();
  return graph;
}

base::Result<void> load_graph(storage::Store& store, const GraphModel& graph,
                              const storage::LoadOptions& options) {
  auto load = store.begin_load(options);
  if (!load) return load.error();
  if (auto put = graph.put_into(*load); !put) return put;
  return load->commit();
}

}  // namespace yinguo::test
