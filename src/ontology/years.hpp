#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace yinguo::ontology {

/// The years that a scope's `period` names, both included. from <= to.
struct Years {
  std::int32_t from = 0;
  std::int32_t to = 0;
  friend bool operator==(const Years&, const Years&) = default;
};

/// `2020` or `2011-2020`: years of four digits, the earlier first.
[[nodiscard]] std::optional<Years> try_parse_years(std::string_view period);

}  // namespace yinguo::ontology
