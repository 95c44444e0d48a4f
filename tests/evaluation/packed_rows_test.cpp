#include "evaluation/packed_rows.hpp"

#include <limits>
#include <random>
#include <vector>

#include "catch.hpp"

namespace yinguo {
namespace {

using evaluation::PackedRows;
using model::Value;

Value number(std::int64_t n) {
  return Value::from_number(n);
}

}  // namespace

TEST_CASE("packed rows: a column is as wide as its values, in every row") {
  PackedRows rows{2};
  const auto bytes_with = [&](std::int64_t a, std::int64_t b, std::uint32_t height) {
    rows.push_back(std::vector{number(a), number(b)}, height);
    return (rows.bytes() - sizeof(std::uint64_t)) / rows.size();
  };
  CHECK(bytes_with(0, 127, 0) == 2);
  CHECK(bytes_with(0, 128, 0) == 3);
  CHECK(bytes_with(-128, -32768, 0) == 3);
  CHECK(bytes_with(-129, 0, 0) == 4);
  CHECK(bytes_with(0, 0, 1) == 5);
  CHECK(bytes_with(0, 0, 300) == 6);
  CHECK(bytes_with(0, std::numeric_limits<std::int64_t>::min(), 1) == 12);
  CHECK(rows.at(1, 1) == number(128));
  CHECK(rows.at(3, 0) == number(-129));
  CHECK(rows.height(4) == 1);
}

TEST_CASE("packed rows: what was put in comes out, whatever was widened since") {
  std::mt19937_64 random{7};
  for (std::size_t columns = 0; columns < 5; ++columns) {
    PackedRows rows{columns};
    std::vector<std::vector<Value>> tuples;
    std::vector<std::uint32_t> heights;
    for (std::size_t row = 0; row < 2000; ++row) {
      std::vector<Value>& tuple = tuples.emplace_back();
      const std::size_t most_bits = 1 + row * 64 / 2000;
      for (std::size_t i = 0; i < columns; ++i)
        tuple.push_back(Value::from_bits(random() >> (64 - random() % most_bits - 1)));
      heights.push_back(row < 500 ? 0
                                  : static_cast<std::uint32_t>(random() >> (64 - most_bits / 2)));
      rows.push_back(tuple, heights.back());
      if (const std::size_t lowered = random() % (row + 1); heights[lowered] > 0)
        rows.set_height(lowered, --heights[lowered]);
    }
    bool agrees = rows.size() == tuples.size();
    for (std::size_t row = 0; row < tuples.size(); ++row) {
      agrees = agrees && rows.height(row) == heights[row];
      for (std::size_t i = 0; i < columns; ++i)
        agrees = agrees && rows.at(row, i) == tuples[row][i];
    }
    CHECK(agrees);
  }
}

}  // namespace yinguo
