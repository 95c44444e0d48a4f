#pragma once
#include <string>
#include <vector>

#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "cli/words.hpp"

#include "reasoning/over_years.hpp"
#include "reasoning/sign_test.hpp"

namespace yinguo::cli {

/// The signs of claims in several years, with what of them is to be shown.
struct SignYearsSheet {
  std::vector<reasoning::SignTests> years{};     ///< at least two; all of the same tests
  std::vector<reasoning::OverYears> together{};  ///< by test
  std::vector<std::size_t> shown{};              ///< tests
  double level = 0.05;
};

// Pure functions of the sheet; each but the table ends in a line break.
[[nodiscard]] std::string sign_years_text(const SignYearsSheet& sheet, const Rendering& rendering);
[[nodiscard]] Document sign_years_document(const SignYearsSheet& sheet, const Rendering& rendering,
                                           Pictures* pictures);
/// One object with a version.
[[nodiscard]] std::string sign_years_json(const SignYearsSheet& sheet, const Rendering& rendering);
/// A row for each test and year, for machines.
[[nodiscard]] Table sign_years_table(const SignYearsSheet& sheet);

}  // namespace yinguo::cli
