#pragma once
// Derivations reconstructed on demand from the final facts (Zhao, Subotić and Scholz, "Debugging
// large-scale Datalog", TOPLAS 2020): nothing is recorded while evaluating, so explaining cannot
// change an answer.
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

#include "derivation/solve.hpp"
#include "evaluation/database.hpp"

namespace yinguo::evaluation {

/// A fact whose derivations are wanted; it need not hold.
struct Root {
  rules::RelationId relation{};
  model::Tuple tuple;
};

/// What is beyond a limit is left out and marked (`cut`); a cut degree fact counts as unknown above
/// what was found.
struct GraphLimits {
  std::uint32_t nodes = 5'000'000;
  std::uint32_t firings = 10'000'000;
  std::uint32_t depth = 1'000'000;  ///< firings between a root and a fact
  std::uint32_t ordinary_depth =
      10'000;  ///< firings between the first ordinary fact and a fact below it; 0: not expanded
  std::uint32_t alternatives =
      0xffffffffU;  ///< once there are so many facts, an ordinary one has its lowest firing alone
  std::uint32_t members = 100'000;  ///< facts listed for one aggregate
  double seconds = 0.0;             ///< wall clock; 0: none. Reaching it is an Error
};

/// Builds graphs of one database again and again: the rules made ready and the indexes are kept.
///
/// Lifetime: refers to its arguments, which must not change. Threads: not thread-safe. After an
/// error every further call returns it.
class GraphBuilder {
 public:
  GraphBuilder(const rules::Program& program, model::SymbolTable& symbols,
               const Database& database);
  GraphBuilder(const GraphBuilder&) = delete;
  GraphBuilder& operator=(const GraphBuilder&) = delete;
  GraphBuilder(GraphBuilder&&) noexcept;
  GraphBuilder& operator=(GraphBuilder&&) noexcept;
  ~GraphBuilder();

  /// As build_graph(). With no `alternatives` and an ordinary root: the lowest proof alone, by
  /// heights, so that the cost is that of the rows met on the way and not of the relation.
  [[nodiscard]] base::Result<derivation::Graph> build(std::span<const Root> roots,
                                                      const GraphLimits& limits = {});

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Every firing that derives a fact reachable from `roots`, found by running each rule with its
/// head bound against `database`, which evaluate() made of `program` with `symbols`. Order:
/// deterministic. Errors: time; functors as in evaluate().
[[nodiscard]] base::Result<derivation::Graph> build_graph(const rules::Program& program,
                                                          model::SymbolTable& symbols,
                                                          const Database& database,
                                                          std::span<const Root> roots,
                                                          const GraphLimits& limits = {});

/// All facts of `relation`, in canonical order.
[[nodiscard]] std::vector<Root> roots_of(const rules::Program& program,
                                         const model::SymbolTable& symbols,
                                         const Database& database, rules::RelationId relation);

/// For each of `cases` the interval that the `degree from` relations give each degree input of
/// `graph`, unknown where there is no row. Two rows for one fact give the smallest interval around
/// both. Errors: a degree outside [0, 1] or a lower end above the upper one. Cost: one pass over
/// the `degree from` relations, then O(cases × inputs).
[[nodiscard]] base::Result<std::vector<derivation::Inputs>> degree_inputs(
    const rules::Program& program, const model::SymbolTable& symbols, const Database& database,
    const derivation::Graph& graph, std::span<const std::string_view> cases);

/// The same for one case.
[[nodiscard]] base::Result<derivation::Inputs> degree_inputs(const rules::Program& program,
                                                             const model::SymbolTable& symbols,
                                                             const Database& database,
                                                             const derivation::Graph& graph,
                                                             std::string_view name);

/// The names of all cases that a `degree from` relation of `program` has, sorted by their bytes.
[[nodiscard]] std::vector<std::string> cases_of(const rules::Program& program,
                                                const model::SymbolTable& symbols,
                                                const Database& database);

}  // namespace yinguo::evaluation
