#include "evaluation/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace yinguo::evaluation {
namespace {

constexpr std::size_t kSample = 512;

/// Distinct values among rows spread evenly over the table. A value that the sample has once stands
/// for the square root of the rows a sampled one stands for, which is never further off than that
/// factor (Charikar and others 2000); but a sample in which nearly every value is new, for a column
/// that keeps growing with the table.
double estimate_distinct(const Table& table, std::size_t column) {
  const std::size_t rows = std::min(table.size(), kSample);
  if (rows == 0) return 1.0;
  std::array<std::uint64_t, kSample> values{};
  for (std::size_t i = 0; i < rows; ++i) {
    values[i] = table.at(i * table.size() / rows, column).bits();
  }
  const auto end = values.begin() + static_cast<std::ptrdiff_t>(rows);
  std::sort(values.begin(), end);
  std::size_t once = 0;
  std::size_t found = 0;
  for (auto value = values.begin(); value != end; ++found) {
    const auto next = std::find_if(value, end, [&](auto other) { return other != *value; });
    once += next - value == 1 ? 1 : 0;
    value = next;
  }
  const double each = static_cast<double>(table.size()) / static_cast<double>(rows);
  const auto singles = static_cast<double>(once);
  const auto repeated = static_cast<double>(found - once);
  if (once * 10 >= rows * 9) return each * singles + repeated;
  return std::sqrt(each) * singles + repeated;
}

}  // namespace

Statistics::Statistics(const Machine& machine) : machine_{machine} {
  restart();
}

void Statistics::restart() {
  relations_.assign(machine_.program().relations.size(), {});
  for (std::uint32_t i = 0; i < relations_.size(); ++i) {
    const Table& table = machine_.table(rules::RelationId{i});
    relations_[i].size = table.size();
    relations_[i].distinct.assign(table.arity(), 0.0);
  }
}

void Statistics::assume(rules::RelationId relation, std::size_t size) {
  auto& measured = relations_[static_cast<std::size_t>(relation)];
  measured.size = size;
  measured.is_assumed = true;
}

double Statistics::distinct(rules::RelationId relation, std::size_t column) {
  auto& measured = relations_[static_cast<std::size_t>(relation)];
  double& known = measured.distinct[column];
  if (known == 0.0) {
    const auto columns = static_cast<double>(measured.distinct.size());
    known = measured.is_assumed ? std::pow(static_cast<double>(measured.size) + 1.0, 1.0 / columns)
                                : estimate_distinct(machine_.table(relation), column);
  }
  return std::max(1.0, known);
}

}  // namespace yinguo::evaluation
