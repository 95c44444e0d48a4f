#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/symbol_table.hpp"

#include "derivation/graph.hpp"
#include "evaluation/database.hpp"
#include "rules/program.hpp"

namespace yinguo::reasoning {

/// A rule program evaluated over the figures of one period, with the derivation graph of its degree
/// relations: what every question of this layer is a function of. Immutable once made.
struct Reading {
  rules::Program program;
  model::SymbolTable symbols;
  evaluation::Database database;
  derivation::Graph graph;
  int period = 0;
  std::vector<std::string>
      cases;  ///< ids of the regions that have a figure in the period, ascending
};

/// Reads facts of a Reading's ordinary relations by name and leading arguments.
///
/// Lifetime: refers to the reading. Threads: not thread-safe (indexes are made on demand).
class Lookup {
 public:
  explicit Lookup(const Reading& reading) : reading_{reading} {}

  /// The tuples of `relation` whose first columns are `leading`; none when the program has no such
  /// relation. Order: of insertion, which is deterministic. Cost: O(1) + matches after the first
  /// call.
  [[nodiscard]] std::vector<model::Tuple> rows(std::string_view relation,
                                               std::span<const std::string_view> leading);
  [[nodiscard]] std::optional<model::Tuple> row(std::string_view relation,
                                                std::span<const std::string_view> leading);

  [[nodiscard]] bool holds(std::string_view relation, std::span<const std::string_view> leading) {
    return row(relation, leading).has_value();
  }

  [[nodiscard]] std::string_view text(model::Value symbol) const {
    return reading_.symbols.text(symbol.as_symbol());
  }

  [[nodiscard]] const Reading& reading() const noexcept { return reading_; }

 private:
  const Reading& reading_;
  std::unordered_map<std::uint64_t, std::unique_ptr<evaluation::TableIndex>> indexes_;
};

/// The node of the degree fact `relation`(`argument`), if the reading has it.
[[nodiscard]] std::optional<derivation::NodeId> find_node(const Reading& reading,
                                                          std::string_view relation,
                                                          std::string_view argument);

/// By NodeId: whether the degree of `root` can depend on the node. Cost: the size of the graph.
[[nodiscard]] std::vector<bool> rests_on(const derivation::Graph& graph, derivation::NodeId root);

}  // namespace yinguo::reasoning
