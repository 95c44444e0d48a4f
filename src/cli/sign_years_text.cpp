#include "cli/sign_years_text.hpp"

#include <array>

#include "cli/json_parts.hpp"
#include "cli/test_words.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using reasoning::Hindrance;
using reasoning::SignTest;
using reasoning::Verdict;

constexpr int kFormatVersion = 1;

constexpr std::array kVerdicts{Verdict::kSupported, Verdict::kChallenged, Verdict::kUndecided,
                               Verdict::kNotAssessable};

/// Of all years together.
Verdict verdict_of(const SignYearsSheet& sheet, std::size_t at) {
  const auto& together = sheet.together[at];
  if (together.assessed == 0) return Verdict::kNotAssessable;
  if (together.adjusted > sheet.level) return Verdict::kUndecided;
  const bool is_rising = sheet.years.front().tests[at].polarity == ontology::Polarity::kIncrease;
  return is_rising == (together.weakest > 0.0) ? Verdict::kSupported : Verdict::kChallenged;
}

/// Says what the years came to.
class SignYearsWords : private Words {
 public:
  SignYearsWords(const SignYearsSheet& sheet, const Rendering& rendering)
      : Words{rendering}, sheet_{sheet} {}

  [[nodiscard]] std::string title() const {
    std::vector<int> years;
    for (const auto& year : sheet_.years)
      years.push_back(year.period);
    return say({"Signs of claims against the figures · ", "主张的方向与数据 · "}) +
           years_text(years);
  }

  [[nodiscard]] std::string preamble() const {
    return say({"Each year is tested by itself, as with one --period. The years are those of the "
                "same regions, so they are not independent and are not pooled: a sign holds "
                "together if it holds in every year in which it could be tested. q is the greatest "
                "p of the years, adjusted over all tests (Benjamini and Hochberg), 1 where the "
                "correlation changes its sign; up to ",
                "各年分别检验，同单个 "
                "--period。各年数据来自相同地区，并不独立，故不合并：凡能检验的"
                "年份都成立，才算总体成立。q 为各年最大的 p 值按全部检验校正的结果（本雅明尼—霍赫"
                "贝格），相关变号时为 1；不超过 "}) +
           number_text(sheet_.level) +
           say({" it counts. Five years that agree are not five confirmations.",
                " 即下结论。五年一致并不是五次证实。"});
  }

  [[nodiscard]] std::string counts() const {
    std::string text;
    for (const auto verdict : kVerdicts) {
      std::size_t count = 0;
      for (std::size_t at = 0; at < sheet_.together.size(); ++at)
        count += verdict_of(sheet_, at) == verdict ? 1U : 0U;
      text +=
          (text.empty() ? "" : say({", ", "，"})) + heading(verdict) + " " + std::to_string(count);
    }
    const auto all = std::to_string(sheet_.together.size());
    return zh() ? "有方向的因果对 " + all + "：" + text + "。"
                : all + " pairs with an asserted sign: " + text + ".";
  }

  [[nodiscard]] std::string heading(Verdict verdict) const { return say(verdict_phrase(verdict)); }

  [[nodiscard]] Table table(Verdict verdict) const;

 private:
  [[nodiscard]] std::string remark(std::size_t at) const;

  const SignYearsSheet& sheet_;
};

std::string SignYearsWords::remark(std::size_t at) const {
  const auto& together = sheet_.together[at];
  const auto& last = sheet_.years.back().tests[at];
  if (together.assessed == 0) {
    return last.hindrance == Hindrance::kLatent ? say({"latent: ", "潜在："}) + labels(last.latent)
                                                : say(hindrance_phrase(last.hindrance));
  }
  if (!together.has_one_sign)
    return say({"the sign is not the same in all years", "各年符号不一致"});
  if (last.shared_series.empty()) return {};
  return say({"both made of: ", "两端共用的原始数据："}) + labels(last.shared_series);
}

Table SignYearsWords::table(Verdict verdict) const {
  std::vector<std::string> header{say({"cause →sign effect", "原因 →方向 结果"})};
  const bool is_assessed = verdict != Verdict::kNotAssessable;
  for (std::size_t y = 0; is_assessed && y < sheet_.years.size(); ++y)
    header.push_back("ρ " + std::to_string(sheet_.years[y].period));
  if (is_assessed) {
    header.emplace_back("q");
    header.push_back(say({"years that support", "支持的年数"}));
    header.push_back(say({"that challenge", "质疑的年数"}));
  }
  header.push_back(say({"remark", "备注"}));
  Table out{std::move(header)};
  for (const auto at : sheet_.shown) {
    if (verdict_of(sheet_, at) != verdict) continue;
    const auto& first = sheet_.years.front().tests[at];
    std::vector<std::string> cells{label(first.cause) + std::string{arrow_of(first)} +
                                   label(first.effect)};
    std::array<std::size_t, 4> counts{};
    for (const auto& year : sheet_.years) {
      const auto& test = year.tests[at];
      ++counts.at(static_cast<std::size_t>(test.verdict));
      if (is_assessed)
        cells.push_back(
            test.hindrance == Hindrance::kNone ? fixed(test.correlation, kCorrelationDigits) : "–");
    }
    if (is_assessed) {
      const auto of = "/" + std::to_string(sheet_.together[at].assessed);
      cells.push_back(p_text(sheet_.together[at].adjusted));
      cells.push_back(std::to_string(counts[0]) + of);
      cells.push_back(std::to_string(counts[1]) + of);
    }
    cells.push_back(remark(at));
    out.add(std::move(cells));
  }
  return out;
}

/// What could not be assessed is only counted when everything is shown: of a theory it is most.
bool is_listed(const SignYearsSheet& sheet, Verdict verdict) {
  return verdict != Verdict::kNotAssessable || sheet.shown.size() < sheet.together.size();
}

ordered_json of(const SignTest& test, int period) {
  ordered_json out{{"period", period}, {"verdict", verdict_word(test.verdict)}};
  if (test.hindrance != Hindrance::kNone) {
    out["because"] = hindrance_word(test.hindrance);
    return out;
  }
  out["regions"] = test.regions;
  out["rank_correlation"] = test.correlation;
  out["interval"] = {
      {"low", test.significance.low}, {"high", test.significance.high}, {"p", test.significance.p}};
  out["q"] = test.adjusted;
  return out;
}

}  // namespace

std::string sign_years_text(const SignYearsSheet& sheet, const Rendering& rendering) {
  const SignYearsWords words{sheet, rendering};
  const auto bold = [&](const std::string& text) {
    return styled(text, Style::kBold, rendering.color);
  };
  auto out = bold(words.title()) + "\n" + words.preamble() + "\n\n" + words.counts() + "\n";
  for (const auto verdict : kVerdicts) {
    const auto table = words.table(verdict);
    if (table.row_count() > 0 && is_listed(sheet, verdict))
      out += "\n" + bold(words.heading(verdict)) + "\n" + table.text(rendering.color);
  }
  return out;
}

Document sign_years_document(const SignYearsSheet& sheet, const Rendering& rendering,
                             Pictures* /*pictures*/) {
  const SignYearsWords words{sheet, rendering};
  Document out{words.title()};
  out.add(Paragraph{words.preamble()});
  out.add(Paragraph{words.counts()});
  for (const auto verdict : kVerdicts) {
    auto table = words.table(verdict);
    if (table.row_count() == 0 || !is_listed(sheet, verdict)) continue;
    out.add(Heading{2, words.heading(verdict)});
    out.add(CaptionedTable{words.heading(verdict), std::move(table)});
  }
  return out;
}

std::string sign_years_json(const SignYearsSheet& sheet, const Rendering& rendering) {
  ordered_json out{
      {"format", "yinguo-sign-years"}, {"version", kFormatVersion}, {"level", sheet.level}};
  auto tests = ordered_json::array();
  for (const auto at : sheet.shown) {
    const auto& first = sheet.years.front().tests[at];
    const auto& together = sheet.together[at];
    ordered_json one{{"cause", json_name(first.cause, rendering.lexicon)},
                     {"effect", json_name(first.effect, rendering.lexicon)},
                     {"polarity", ontology::word(first.polarity)},
                     {"claims", first.claims},
                     {"verdict", verdict_word(verdict_of(sheet, at))},
                     {"years_assessed", together.assessed}};
    if (together.assessed > 0) {
      one["one_sign"] = together.has_one_sign;
      one["q"] = together.adjusted;
    }
    auto years = ordered_json::array();
    for (const auto& year : sheet.years)
      years.push_back(of(year.tests[at], year.period));
    one["years"] = std::move(years);
    tests.push_back(std::move(one));
  }
  out["tests"] = std::move(tests);
  return json_text(out);
}

Table sign_years_table(const SignYearsSheet& sheet) {
  constexpr int kCsvDigits = 6;
  Table table{{"cause", "effect", "polarity", "verdict", "q", "period", "verdict_of_year",
               "because", "regions", "rank_correlation", "low", "high", "p", "q_of_year"}};
  for (const auto at : sheet.shown) {
    const auto& together = sheet.together[at];
    for (const auto& year : sheet.years) {
      const auto& test = year.tests[at];
      const bool is_assessed = test.hindrance == Hindrance::kNone;
      const auto number = [&](double value) {
        return is_assessed ? fixed(value, kCsvDigits) : std::string{};
      };
      table.add({test.cause, test.effect, std::string{ontology::word(test.polarity)},
                 std::string{verdict_word(verdict_of(sheet, at))},
                 together.assessed > 0 ? fixed(together.adjusted, kCsvDigits) : "",
                 std::to_string(year.period), std::string{verdict_word(test.verdict)},
                 std::string{hindrance_word(test.hindrance)},
                 is_assessed ? std::to_string(test.regions) : "", number(test.correlation),
                 number(test.significance.low), number(test.significance.high),
                 number(test.significance.p), number(test.adjusted)});
    }
  }
  return table;
}

}  // namespace yinguo::cli
