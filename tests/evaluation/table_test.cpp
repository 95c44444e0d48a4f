// Tables and their indexes against ordered maps, over values that fit a box, leave it, and never
// do.
#include "evaluation/table.hpp"

#include <map>
#include <random>
#include <set>

#include "catch.hpp"

using namespace yinguo;
using evaluation::Table;
using evaluation::TableIndex;
using model::Tuple;
using model::Value;

namespace {

/// A column's values: `count` of them from `low` on, `step` apart; `far` in a hundred anywhere.
struct Column {
  std::int64_t low = 0;
  std::int64_t count = 0;
  std::int64_t step = 1;
  int far = 0;
};

struct Case {
  const char* name;
  std::vector<Column> columns;
  std::size_t insertions;
};

Value draw(const Column& column, std::size_t done, std::size_t all, std::mt19937_64& random) {
  if (static_cast<int>(random() % 100) < column.far) {
    return Value::from_bits(random());
  }
  // the range opens while the table grows, so that boxes are left
  const auto open =
      std::max<std::uint64_t>(1, static_cast<std::uint64_t>(column.count) * done / all);
  return Value::from_number(column.low + static_cast<std::int64_t>(random() % open) * column.step);
}

std::vector<Value> key_of(const Tuple& tuple, evaluation::ColumnMask columns) {
  std::vector<Value> key;
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    if ((columns >> i & 1U) != 0) key.push_back(tuple[i]);
  }
  return key;
}

void check_index(const Table& table, TableIndex& index, evaluation::ColumnMask columns) {
  index.extend();
  std::map<std::vector<Value>, std::vector<std::uint32_t>> expected;
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    const auto tuple = table.row(row);
    expected[key_of({tuple.begin(), tuple.end()}, columns)].push_back(row);
  }
  bool agrees = true;
  for (const auto& [key, rows] : expected) {
    const auto found = index.rows(key);
    agrees = agrees && std::equal(found.begin(), found.end(), rows.begin(), rows.end());
    auto other = key;
    other.front() = Value::from_bits(other.front().bits() ^ 0x10);
    agrees = agrees && index.rows(other).empty() == (expected.count(other) == 0);
  }
  CHECK(agrees);
}

}  // namespace

TEST_CASE("table: tuples, heights and indexes as in ordered maps") {
  const std::vector<Case> cases{
      {"one column", {{0, 500}}, 3000},
      {"a square", {{0, 60}, {0, 60}}, 20000},
      {"negative and high", {{-30, 60}, {1'000'000, 40}}, 9000},
      {"steps", {{0, 50, 4096}, {-7, 15}}, 3000},
      {"some far away", {{0, 60}, {0, 60, 1, 1}}, 9000},
      {"anywhere", {{0, 9, 1, 50}, {0, 9, 1, 50}, {0, 9, 1, 50}}, 3000},
      {"the ends", {{INT64_MIN, 20}, {INT64_MAX - 20, 20}}, 3000},
      {"four columns", {{0, 6}, {-6, 6}, {0, 6}, {0, 6}}, 9000},
  };
  for (const Case& tried : cases) {
    INFO(tried.name);
    std::mt19937_64 random{11};
    const std::size_t arity = tried.columns.size();
    Table table{arity};
    const evaluation::ColumnMask all = (evaluation::ColumnMask{1} << arity) - 1;
    TableIndex first{table, 1};
    TableIndex last{table, all & ~evaluation::ColumnMask{arity > 1 ? 1U : 0U}};
    std::map<Tuple, std::pair<std::uint32_t, std::uint32_t>> expected;  // row, height
    bool agrees = true;
    for (std::size_t n = 0; n < tried.insertions; ++n) {
      Tuple tuple;
      for (const Column& column : tried.columns)
        tuple.push_back(draw(column, n, tried.insertions, random));
      const auto height = static_cast<std::uint32_t>(random() % 5);
      const auto known = expected.find(tuple);
      agrees = agrees && table.contains(tuple) == (known != expected.end());
      const auto [row, outcome] = table.insert(tuple, height);
      if (known == expected.end()) {
        agrees = agrees && outcome == Table::Outcome::kNew && row + 1 == table.size();
        expected[tuple] = {row, height};
      } else {
        agrees = agrees && row == known->second.first &&
                 (outcome == Table::Outcome::kLowered) == (height < known->second.second);
        known->second.second = std::min(known->second.second, height);
      }
      if (n == tried.insertions / 3) check_index(table, first, 1);
      if (n % 1000 == 999) table.settle();
    }
    CHECK(agrees);
    CHECK(table.size() == expected.size());
    for (const auto& [tuple, at] : expected) {
      agrees = agrees && table.find(tuple) == at.first && table.height(at.first) == at.second;
    }
    CHECK(agrees);
    check_index(table, first, 1);
    check_index(table, last, all & ~evaluation::ColumnMask{arity > 1 ? 1U : 0U});
    TableIndex late{table, 1};
    check_index(table, late, 1);
    const Table copy = table;
    CHECK(copy.size() == table.size());
    CHECK(copy.find(expected.begin()->first) == expected.begin()->second.first);
  }
}

TEST_CASE("table: a settled table is found in as before, and may go on") {
  struct Settled {
    const char* name;
    std::int64_t step;
    bool ascends;
  };

  for (const Settled& tried :
       {Settled{"in the box's order", 1, true}, Settled{"in another order", 1, false},
        Settled{"hashed", std::int64_t{1} << 40U, true}}) {
    INFO(tried.name);
    Table table{2};
    const auto tuple = [&](std::int64_t n) {
      const std::int64_t of = tried.ascends ? n : 499 - n;
      return Tuple{Value::from_number(of / 20 * tried.step), Value::from_number(of % 20 * 2)};
    };
    const auto has_all = [&] {
      bool agrees = true;
      for (std::uint32_t n = 0; n < 500; ++n) {
        const Tuple known = tuple(n);
        const Tuple unknown{known[0], Value::from_number(known[1].as_number() + 1)};
        agrees = agrees && table.find(known) == n && !table.contains(unknown);
      }
      return agrees;
    };
    for (std::int64_t n = 0; n < 500; ++n)
      table.insert(tuple(n), 3);
    const std::size_t bytes = table.bytes();
    table.settle();
    table.settle();
    CHECK((table.bytes() < bytes) == tried.ascends);
    CHECK(has_all());
    table.settle();
    CHECK(table.insert(tuple(7), 4).outcome == Table::Outcome::kKnown);
    table.settle();
    CHECK(table.insert(tuple(7), 2).outcome == Table::Outcome::kLowered);
    CHECK(table.insert(Tuple{Value::from_number(-1), Value::from_number(0)}, 1).row == 500);
    CHECK(has_all());
  }
}
