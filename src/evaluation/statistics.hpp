#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "evaluation/machine.hpp"

namespace yinguo::evaluation {

/// How many facts relations have and how many distinct values their columns, as a planner wants to
/// know them. Columns are measured on first use, on a sample of rows.
///
/// Lifetime: refers to the machine. Threads: not thread-safe.
class Statistics {
 public:
  /// How many rows are looked at: for the single look-ups of explanations it pays to know better
  /// which column is the most selective than for joins over whole rounds.
  enum class Look : std::uint8_t {
    kQuick,
    kClose
  };

  explicit Statistics(const Machine& machine, Look look = Look::kQuick);

  /// Measures anew, each relation when it is asked for; they may have grown.
  void restart() { ++round_; }

  /// Takes `relation`, which is still being derived, for one of `size` facts.
  void assume(rules::RelationId relation, std::size_t size);

  [[nodiscard]] std::size_t size(rules::RelationId relation) { return measured(relation).size; }

  /// At least 1. Of an assumed relation: size^(1/columns), as if columns were independent.
  [[nodiscard]] double distinct(rules::RelationId relation, std::size_t column);
  /// The same of a part of the records of a column. At least 1.
  [[nodiscard]] double distinct(rules::RelationId relation, const IndexField& part);

 private:
  struct Measured {
    std::uint32_t round = 0;  ///< of the numbers; 0: none yet
    std::size_t size = 0;
    bool is_assumed = false;
    std::vector<double> distinct;  ///< by column; 0: not measured yet
    std::map<IndexField, double> parts{};
  };

  [[nodiscard]] Measured& measured(rules::RelationId relation);

  const Machine& machine_;
  Look look_;
  std::uint32_t round_ = 1;
  std::vector<Measured> relations_;
};

}  // namespace yinguo::evaluation
