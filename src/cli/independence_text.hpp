#pragma once
#include <string>
#include <vector>

#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "cli/words.hpp"

#include "reasoning/independence_test.hpp"
#include "reasoning/over_years.hpp"

namespace yinguo::cli {

/// Implied independencies in one year or several, with what of them is to be shown.
struct IndependenceSheet {
  std::vector<reasoning::IndependenceTests> years{};  ///< at least one; all of the same pairs
  std::vector<reasoning::OverYears> together{};       ///< by pair
  std::vector<std::size_t> shown{};                   ///< pairs
  bool shows_all = false;                             ///< no concept was named
  double level = 0.05;
};

// Pure functions of the sheet; each but the table ends in a line break.
[[nodiscard]] std::string independence_text(const IndependenceSheet& sheet,
                                            const Rendering& rendering);
[[nodiscard]] Document independence_document(const IndependenceSheet& sheet,
                                             const Rendering& rendering, Pictures* pictures);
/// One object with a version.
[[nodiscard]] std::string independence_json(const IndependenceSheet& sheet,
                                            const Rendering& rendering);
/// A row for each pair and year, for machines.
[[nodiscard]] Table independence_table(const IndependenceSheet& sheet);

}  // namespace yinguo::cli
