#pragma once
#include <string>
#include <vector>

#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "cli/words.hpp"

#include "reasoning/sign_test.hpp"

namespace yinguo::cli {

/// Tests with what of them is to be shown.
struct TestSheet {
  reasoning::SignTests signs{};
  std::size_t regions = 0;  ///< that were compared
  double level = 0.05;
  std::vector<std::size_t> shown{};  ///< of signs.tests
};

// Pure functions of the tests; each but the table ends in a line break.
[[nodiscard]] std::string sign_tests_text(const TestSheet& sheet, const Rendering& rendering);
[[nodiscard]] Document sign_tests_document(const TestSheet& sheet, const Rendering& rendering,
                                           Pictures* pictures);
/// One object with a version.
[[nodiscard]] std::string sign_tests_json(const TestSheet& sheet, const Rendering& rendering);
/// A row a test, for machines.
[[nodiscard]] Table sign_tests_table(const TestSheet& sheet);

}  // namespace yinguo::cli
