#pragma once
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/value.hpp"

#include "rules/program.hpp"

namespace yinguo::verification {

struct TupleHash {
  [[nodiscard]] std::size_t operator()(const model::Tuple& tuple) const noexcept {
    std::size_t hash = tuple.size();
    for (const model::Value value : tuple) {
      constexpr std::size_t kGolden = 0x9e3779b97f4a7c15U;  // 2^64 / the golden ratio
      hash = (hash ^ value.bits()) * kGolden;
      hash ^= hash >> 32U;
    }
    return hash;
  }
};

/// A set of tuples in the order of insertion, with their rows by the value of any one column.
class Relation {
 public:
  /// Whether it was new.
  bool insert(const model::Tuple& tuple);

  /// In place of all it has. Requires: no two are equal.
  void assign(std::vector<model::Tuple> rows);

  [[nodiscard]] bool contains(const model::Tuple& tuple) const { return known_.contains(tuple); }

  [[nodiscard]] const std::vector<model::Tuple>& rows() const noexcept { return rows_; }

  /// Rows with `value` in `column`, ascending. Dies at the next insert().
  [[nodiscard]] std::span<const std::uint32_t> rows_with(std::size_t column, model::Value value);

 private:
  struct Index {
    std::unordered_map<model::Value, std::vector<std::uint32_t>> rows{};
    std::size_t known = 0;
  };

  std::vector<model::Tuple> rows_;
  std::unordered_map<model::Tuple, std::uint32_t, TupleHash> known_;
  std::vector<Index> indexes_;  ///< by column, made when first asked for
};

/// One for each relation of a program.
using Relations = std::vector<Relation>;

}  // namespace yinguo::verification
