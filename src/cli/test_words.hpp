#pragma once
// What the answers of `test` have in common.
#include <string>
#include <string_view>
#include <vector>

#include "cli/language.hpp"

#include "reasoning/rank_statistics.hpp"
#include "reasoning/sign_test.hpp"

namespace yinguo::cli {

/// Decimals of correlations that people read: what some thirty regions can tell.
inline constexpr int kCorrelationDigits = 2;

/// "[0.35, 0.83]".
[[nodiscard]] std::string interval_text(const reasoning::Significance& one);
/// "0.003", "<0.001".
[[nodiscard]] std::string p_text(double p);
/// "→+" or "→−" between the labels of cause and effect.
[[nodiscard]] std::string_view arrow_of(const reasoning::SignTest& test);

/// The words of machine formats, and those that people read.
[[nodiscard]] std::string_view verdict_word(reasoning::Verdict verdict);
[[nodiscard]] const Bilingual& verdict_phrase(reasoning::Verdict verdict);
[[nodiscard]] std::string_view hindrance_word(reasoning::Hindrance hindrance);
[[nodiscard]] const Bilingual& hindrance_phrase(reasoning::Hindrance hindrance);

/// "2023", "2019–2023", "2019, 2021".
[[nodiscard]] std::string years_text(const std::vector<int>& years);

}  // namespace yinguo::cli
