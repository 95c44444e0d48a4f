#include "evaluation/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace yinguo::evaluation {
namespace {

constexpr std::size_t kSample = 512;
constexpr std::size_t kLargeSample = 4096;

std::size_t sample_of(Statistics::Look look) {
  return look == Statistics::Look::kClose ? kLargeSample : kSample;
}

struct Sample {
  std::size_t rows = 0;
  std::size_t once = 0;      ///< values that it has once
  std::size_t repeated = 0;  ///< values that it has more often

  [[nodiscard]] bool is_nearly_all_new() const { return once * 10 >= rows * 9; }
};

/// Rows spread evenly over the table.
template <class ValueAt>
Sample take_sample(const Table& table, std::size_t limit, const ValueAt& value_at) {
  Sample sample{.rows = std::min(table.size(), limit)};
  std::vector<std::uint64_t> values(sample.rows);
  for (std::size_t i = 0; i < sample.rows; ++i)
    values[i] = value_at(i * table.size() / sample.rows).bits();
  std::ranges::sort(values);
  for (auto value = values.begin(); value != values.end();) {
    const auto next =
        std::find_if(value, values.end(), [&](auto other) { return other != *value; });
    ++(next - value == 1 ? sample.once : sample.repeated);
    value = next;
  }
  return sample;
}

/// Distinct values. A value that the sample has once stands for the square root of the rows a
/// sampled one stands for, which is never further off than that factor (Charikar and others 2000);
/// but a sample in which nearly every value is new, even a large one, for a column that keeps
/// growing with the table.
template <class ValueAt>
double estimate_distinct(const Table& table, std::size_t limit, const ValueAt& value_at) {
  if (table.empty()) return 1.0;
  Sample sample = take_sample(table, kSample, value_at);
  if (sample.is_nearly_all_new() && table.size() > kSample && limit > kSample) {
    sample = take_sample(table, limit, value_at);
  }
  const double each = static_cast<double>(table.size()) / static_cast<double>(sample.rows);
  const auto repeated = static_cast<double>(sample.repeated);
  const auto singles = static_cast<double>(sample.once);
  return (sample.is_nearly_all_new() ? each : std::sqrt(each)) * singles + repeated;
}

}  // namespace

Statistics::Statistics(const Machine& machine, Look look)
    : machine_{machine}, look_{look}, relations_(machine.program().relations.size()) {}

Statistics::Measured& Statistics::measured(rules::RelationId relation) {
  auto& known = relations_[static_cast<std::size_t>(relation)];
  if (known.round != round_) {
    const Table& table = machine_.table(relation);
    known = {
        .round = round_, .size = table.size(), .distinct = std::vector<double>(table.arity(), 0.0)};
  }
  return known;
}

void Statistics::assume(rules::RelationId relation, std::size_t size) {
  auto& assumed = measured(relation);
  assumed.size = size;
  assumed.is_assumed = true;
}

double Statistics::distinct(rules::RelationId relation, std::size_t column) {
  auto& of_relation = measured(relation);
  double& known = of_relation.distinct[column];
  if (known != 0.0) return known;
  const Table& table = machine_.table(relation);
  const auto size = static_cast<double>(of_relation.size);
  if (of_relation.is_assumed) {
    known = std::pow(size + 1.0, 1.0 / static_cast<double>(table.arity()));
  } else if (table.arity() == 1) {  // a set
    known = size;
  } else {
    known = estimate_distinct(table, sample_of(look_),
                              [&](std::size_t row) { return table.at(row, column); });
  }
  return known = std::max(1.0, known);
}

double Statistics::distinct(rules::RelationId relation, const IndexField& part) {
  auto& of_relation = measured(relation);
  if (of_relation.is_assumed) return std::sqrt(distinct(relation, part.column));
  const Table& table = machine_.table(relation);
  const auto [known, is_new] = of_relation.parts.try_emplace(part, 0.0);
  if (is_new) {
    known->second = estimate_distinct(table, sample_of(look_), [&](std::size_t row) {
      return part.of(table.at(row, part.column), machine_.records()).value_or(model::Value{});
    });
  }
  return std::max(1.0, known->second);
}

}  // namespace yinguo::evaluation
