#include "reasoning/reading.hpp"

#include <array>
#include <utility>

namespace yinguo::reasoning {

std::vector<model::Tuple> Lookup::rows(std::string_view relation,
                                       std::span<const std::string_view> leading) {
  std::vector<model::Tuple> found;
  const auto id = reading_.program.find_relation(relation);
  if (!id) return found;
  const auto& table = reading_.database.table(*id);
  if (leading.empty()) {
    for (std::size_t row = 0; row < table.size(); ++row)
      found.push_back(table.row(row));
    return found;
  }
  std::vector<model::Value> key;
  for (const auto text : leading) {
    const auto symbol = reading_.symbols.find(text);
    if (!symbol) return found;
    key.push_back(model::Value::from_symbol(*symbol));
  }
  const auto slot = (static_cast<std::uint64_t>(*id) << 8U) | leading.size();
  auto& index = indexes_[slot];
  if (!index) {
    index = std::make_unique<evaluation::TableIndex>(
        table, (evaluation::ColumnMask{1} << leading.size()) - 1);
    index->extend();
  }
  for (const auto row : index->rows(key)) {
    found.push_back(table.row(row));
  }
  return found;
}

std::optional<model::Tuple> Lookup::row(std::string_view relation,
                                        std::span<const std::string_view> leading) {
  auto all = rows(relation, leading);
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

std::optional<derivation::NodeId> find_node(const Reading& reading, std::string_view relation,
                                            std::string_view argument) {
  const auto id = reading.program.find_relation(relation);
  const auto symbol = reading.symbols.find(argument);
  if (!id || !symbol) return std::nullopt;
  const std::array tuple{model::Value::from_symbol(*symbol)};
  return reading.graph.find(*id, tuple);
}

std::vector<bool> rests_on(const derivation::Graph& graph, derivation::NodeId root) {
  using derivation::NodeId;
  std::vector<bool> seen(graph.nodes.size());
  std::vector<NodeId> open{root};
  const auto visit = [&](NodeId node) {
    if (!graph.node(node).is_degree || seen[derivation::index_of(node)]) return;
    seen[derivation::index_of(node)] = true;
    open.push_back(node);
  };
  while (!open.empty()) {
    const auto node = open.back();
    open.pop_back();
    for (const auto firing : graph.firings_of(node)) {
      for (const auto& premise : graph.premises_of(firing)) {
        const bool is_fact = premise.kind == derivation::PremiseKind::kFact ||
                             premise.kind == derivation::PremiseKind::kNegatedFact;
        if (is_fact) visit(premise.node);
        for (const auto member : graph.members_of(premise))
          visit(member);
      }
    }
  }
  return seen;
}

}  // namespace yinguo::reasoning
