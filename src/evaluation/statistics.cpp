#include "evaluation/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace yinguo::evaluation {
namespace {

constexpr std::size_t kSample = 128;

/// Distinct values among rows spread evenly over the table. A sample in which nearly every value is
/// new stands for a column that keeps growing with the table; one that repeats is taken as it is.
double estimate_distinct(const Table& table, std::size_t column) {
  const std::size_t rows = std::min(table.size(), kSample);
  if (rows == 0) return 1.0;
  std::array<std::uint64_t, kSample> values{};
  for (std::size_t i = 0; i < rows; ++i) {
    values[i] = table.at(i * table.size() / rows, column).bits();
  }
  std::sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rows));
  const auto end = std::unique(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rows));
  const auto found = static_cast<double>(end - values.begin());
  const double share = found / static_cast<double>(rows);
  return share > 0.5 ? share * static_cast<double>(table.size()) : found;
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
