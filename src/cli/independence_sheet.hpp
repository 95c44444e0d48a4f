#pragma once
// How an IndependenceSheet is read: verdicts, and why a pair has none.
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "cli/independence_text.hpp"
#include "cli/language.hpp"

namespace yinguo::cli {

enum class IndependenceVerdict {
  kChallenged,
  kNotRefuted,
  kNotAssessable
};

inline constexpr std::array kIndependenceVerdicts{IndependenceVerdict::kChallenged,
                                                  IndependenceVerdict::kNotRefuted,
                                                  IndependenceVerdict::kNotAssessable};

/// The word of machine formats, and what people read.
[[nodiscard]] std::string_view word_of(IndependenceVerdict verdict);
[[nodiscard]] const Bilingual& phrase_of(IndependenceVerdict verdict);

/// Why a pair says nothing, for machines and for people.
struct SilenceReason {
  std::string_view word;
  Bilingual phrase;
};

inline constexpr std::array kSilences{
    SilenceReason{"latent", {"only latent concepts keep them apart", "须固定潜在概念才能分隔"}},
    SilenceReason{"loop", {"a loop of claims joins them", "主张的回路把二者连在一起"}},
    SilenceReason{
        "shared_given",
        {"what keeps them apart is read off their indicators", "分隔二者的概念用了它们的指标"}},
    SilenceReason{"shared_indicator", {"both are read off one indicator", "两者用了同一指标"}},
    SilenceReason{"too_few_regions", {"too few regions have the figures", "有数据的地区太少"}},
    SilenceReason{"nothing_left",
                  {"one is the same everywhere, or told by what is held fixed",
                   "有一方各地区相同，或完全由所固定者决定"}}};

/// Requires: the test could not be made.
[[nodiscard]] const SilenceReason& reason_of(const reasoning::Independency& pair,
                                             const reasoning::IndependenceTest& test);

/// Reads a sheet: pairs, their verdicts, their years.
///
/// Lifetime: refers to the sheet.
class SheetReader {
 public:
  explicit SheetReader(const IndependenceSheet& sheet) : sheet_{sheet} {}

  [[nodiscard]] const reasoning::Independency& pair(std::size_t at) const {
    return sheet_.years.front().pairs[at];
  }

  [[nodiscard]] std::size_t count() const { return sheet_.together.size(); }

  /// Of all years together.
  [[nodiscard]] IndependenceVerdict verdict(std::size_t at) const;
  /// Of one year.
  [[nodiscard]] IndependenceVerdict verdict(const reasoning::IndependenceTest& test) const;

  /// Of a pair that could be assessed in no year: that of the last.
  [[nodiscard]] const SilenceReason& reason(std::size_t at) const {
    return reason_of(pair(at), sheet_.years.back().results[at]);
  }

  /// The shown pairs of a verdict: what is told most plainly first.
  [[nodiscard]] std::vector<std::size_t> shown(IndependenceVerdict verdict) const;

 private:
  const IndependenceSheet& sheet_;
};

}  // namespace yinguo::cli
