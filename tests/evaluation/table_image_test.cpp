// Tables taken up from their bytes against the tables that were written, before and after they
// change; and bytes that are no table's.
#include "evaluation/table_image.hpp"

#include <random>

#include "catch.hpp"
#include "evaluation/written_image.hpp"

using namespace yinguo;
using evaluation::LentArray;
using evaluation::Table;
using evaluation::TableImage;
using model::Tuple;
using model::Value;
using test::copied;
using test::written;

namespace {

/// A column's values are below `count`, `step` apart; `far` in a hundred anywhere.
struct Column {
  std::int64_t count = 0;
  std::int64_t step = 1;
  unsigned far = 0;
};

struct Case {
  const char* name;
  std::vector<Column> columns;
  std::size_t insertions;
  bool is_ordered;  ///< insertions are
};

const std::vector<Case> kCases{
    {"empty", {{5}, {5}}, 0, false},
    {"no columns", {}, 1, false},
    {"in order", {{60}, {60}}, 3000, true},
    {"a square", {{60}, {60}}, 3000, false},
    {"steps", {{50, 4096}, {15}}, 600, false},
    {"anywhere", {{9, 1, 50}, {9, 1, 50}, {9, 1, 50}}, 1000, false},
    {"long", {{300, 7777777}, {300}}, 80'000, false},
};

Tuple draw(const Case& drawn, std::mt19937_64& random) {
  Tuple tuple;
  for (const Column& column : drawn.columns) {
    const auto near =
        static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(column.count));
    tuple.push_back(random() % 100 < column.far ? Value::from_bits(random())
                                                : Value::from_number((near - 3) * column.step));
  }
  return tuple;
}

Table make(const Case& drawn, std::mt19937_64& random) {
  std::vector<Tuple> tuples;
  for (std::size_t i = 0; i < drawn.insertions; ++i)
    tuples.push_back(draw(drawn, random));
  if (drawn.is_ordered)
    std::ranges::sort(tuples, {}, [](const Tuple& tuple) {
      return std::pair{tuple[0].as_number(), tuple[1].as_number()};
    });
  Table table{drawn.columns.size()};
  for (const Tuple& tuple : tuples)
    table.insert(tuple, static_cast<std::uint32_t>(random() % 400));
  table.settle();
  return table;
}

void check_equal(const Table& table, const Table& expected, const Case& drawn,
                 std::mt19937_64& random) {
  REQUIRE(table.size() == expected.size());
  bool agrees = true;
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    agrees = agrees && table.row(row) == expected.row(row) &&
             table.height(row) == expected.height(row) && table.find(expected.row(row)) == row;
  }
  for (int i = 0; i < 2000; ++i) {
    const auto tuple = draw(drawn, random);
    agrees = agrees && table.find(tuple) == expected.find(tuple);
  }
  CHECK(agrees);
}

}  // namespace

TEST_CASE("table images: a table taken up is the table that was written, and changes as it does") {
  for (const Case& drawn : kCases) {
    INFO(drawn.name);
    std::mt19937_64 random{drawn.insertions};
    Table expected = make(drawn, random);
    auto table = evaluation::table_of(drawn.columns.size(), written(expected));
    REQUIRE(table);
    check_equal(*table, expected, drawn, random);
    auto again = evaluation::table_of(drawn.columns.size(), written(*table));
    REQUIRE(again);
    check_equal(*again, expected, drawn, random);

    Table copy = *table;
    if (!expected.empty()) {
      for (Table* const changed : {&expected, &*table})
        changed->set_height(0, 70'000);
      check_equal(*table, expected, drawn, random);
    }
    for (int i = 0; i < 500; ++i) {
      const auto tuple = draw(drawn, random);
      const auto height = static_cast<std::uint32_t>(random() % 500);
      const auto inserted = expected.insert(tuple, height);
      const auto taken_up = table->insert(tuple, height);
      CHECK((inserted.row == taken_up.row && inserted.outcome == taken_up.outcome));
    }
    check_equal(*table, expected, drawn, random);
    table->settle();
    check_equal(*table, expected, drawn, random);
    check_equal(copy, *again, drawn, random);
  }
}

TEST_CASE("table images: rows in order need no numbers of rows") {
  std::mt19937_64 random{1};
  CHECK_FALSE(evaluation::image_of(make(kCases[2], random)).taken.empty());
  CHECK(evaluation::image_of(make(kCases[3], random)).taken.empty());
}

TEST_CASE("table images: bytes of no table are refused, or do no harm") {
  std::mt19937_64 random{5};
  int refused = 0;
  for (int i = 0; i < 3000; ++i) {
    const Case& drawn = kCases[2 + random() % 4];
    const Table expected = make({drawn.name, drawn.columns, 40, drawn.is_ordered}, random);
    auto image = written(expected);
    const auto spoil = [&](LentArray<std::byte>& bytes) {
      std::vector<std::byte> spoilt(bytes.elements.begin(), bytes.elements.end());
      if (random() % 3 == 0) spoilt.resize(random() % (spoilt.size() + 9));
      for (auto left = random() % 9; left > 0 && !spoilt.empty(); --left)
        spoilt[random() % spoilt.size()] = static_cast<std::byte>(random());
      bytes = copied({spoilt, nullptr}, 0);
    };
    switch (random() % 6) {
      case 0:
        image.rows = random() % 2 == 0 ? random() : random() % 60;
        break;
      case 1:
        image.widths[random() % image.widths.size()] = static_cast<std::uint32_t>(random() % 11);
        break;
      case 2:
        if (!image.box.empty()) image.box[0].high = static_cast<std::int64_t>(random());
        image.widths.pop_back();
        break;
      case 3:
        image.taken.resize(random() % 90, random());
        break;
      case 4:
        spoil(image.cell_bytes);
        break;
      default:
        spoil(image.row_bytes);
    }
    auto table = evaluation::table_of(drawn.columns.size(), std::move(image));
    refused += table ? 0 : 1;
    if (!table) continue;
    for (std::uint32_t row = 0; row < table->size(); ++row)
      static_cast<void>(table->find(table->row(row)));
    for (int more = 0; more < 50; ++more) {
      const auto row = table->find(draw(drawn, random));
      CHECK((row == evaluation::kNoRow || row < table->size()));
    }
    const auto before = table->size();
    table->insert(draw(drawn, random), 3);
    CHECK(table->size() <= before + 1);
  }
  CHECK(refused > 500);
}
