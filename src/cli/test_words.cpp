#include "cli/test_words.hpp"

#include <array>

#include "cli/terminal.hpp"

namespace yinguo::cli {
namespace {

using reasoning::Hindrance;
using reasoning::Verdict;

constexpr std::array<std::string_view, 4> kVerdictWords{"supported", "challenged", "undecided",
                                                        "not assessable"};
constexpr std::array kVerdicts{Bilingual{"supported", "得到支持"},
                               Bilingual{"challenged", "受到质疑"}, Bilingual{"undecided", "未定"},
                               Bilingual{"not assessable", "无法检验"}};
constexpr std::array<std::string_view, 6> kHindranceWords{
    "", "latent", "shared_indicator", "too_few_regions", "does_not_vary", "same_concept"};
constexpr std::array kHindrances{
    Bilingual{"", ""},
    Bilingual{"an end is latent", "有一端是潜在因素"},
    Bilingual{"both ends are read off one indicator", "两端用了同一指标"},
    Bilingual{"too few regions have figures of both ends", "两端都有数据的地区太少"},
    Bilingual{"an end is the same everywhere", "有一端各地区相同"},
    Bilingual{"cause and effect are one concept", "原因与结果是同一概念"}};

}  // namespace

std::string interval_text(const reasoning::Significance& one) {
  return "[" + fixed(one.low, kCorrelationDigits) + ", " + fixed(one.high, kCorrelationDigits) +
         "]";
}

std::string p_text(double p) {
  constexpr double kLeast = 0.001;
  return p < kLeast ? "<0.001" : fixed(p, 3);
}

std::string_view arrow_of(const reasoning::SignTest& test) {
  return test.polarity == ontology::Polarity::kIncrease ? " →+ " : " →− ";
}

std::string_view verdict_word(Verdict verdict) {
  return kVerdictWords.at(static_cast<std::size_t>(verdict));
}

const Bilingual& verdict_phrase(Verdict verdict) {
  return kVerdicts.at(static_cast<std::size_t>(verdict));
}

std::string_view hindrance_word(Hindrance hindrance) {
  return kHindranceWords.at(static_cast<std::size_t>(hindrance));
}

const Bilingual& hindrance_phrase(Hindrance hindrance) {
  return kHindrances.at(static_cast<std::size_t>(hindrance));
}

std::string years_text(const std::vector<int>& years) {
  const auto number = [](int year) { return std::to_string(year); };
  const bool is_range =
      years.size() > 2 && years.back() - years.front() + 1 == static_cast<int>(years.size());
  if (is_range) return number(years.front()) + "–" + number(years.back());
  std::string out;
  for (const auto year : years)
    out += (out.empty() ? "" : ", ") + number(year);
  return out;
}

}  // namespace yinguo::cli
