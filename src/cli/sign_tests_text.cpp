#include "cli/sign_tests_text.hpp"

#include <algorithm>
#include <array>

#include "cli/json_parts.hpp"
#include "cli/test_words.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using reasoning::Hindrance;
using reasoning::Significance;
using reasoning::SignTest;
using reasoning::Verdict;

constexpr int kFormatVersion = 1;
constexpr std::size_t kVerdictCount = 4;
constexpr std::size_t kHindranceCount = 6;

/// Says what the tests came to.
class TestWords : private Words {
 public:
  TestWords(const TestSheet& sheet, const Rendering& rendering) : Words{rendering}, sheet_{sheet} {}

  [[nodiscard]] std::string title() const {
    const auto period = std::to_string(sheet_.signs.period);
    const auto regions = std::to_string(sheet_.regions);
    return zh() ? "主张的方向与数据 · " + period + " · " + regions + "个地区"
                : "Signs of claims against the figures · " + period + " · " + regions + " regions";
  }

  [[nodiscard]] std::string preamble() const;
  [[nodiscard]] std::string counts() const;

  [[nodiscard]] std::string heading(Verdict verdict) const { return say(verdict_phrase(verdict)); }

  [[nodiscard]] Table table(Verdict verdict) const;

  /// Whether what could not be assessed is only counted: of a whole theory it is most.
  [[nodiscard]] bool counts_only(Verdict verdict) const {
    return verdict == Verdict::kNotAssessable && sheet_.shown.size() == sheet_.signs.tests.size();
  }

  [[nodiscard]] std::vector<std::string> reasons() const;
  [[nodiscard]] std::string without_sign() const;

 private:
  [[nodiscard]] std::string statement(const SignTest& test) const {
    return label(test.cause) + std::string{arrow_of(test)} + label(test.effect);
  }

  [[nodiscard]] std::string remark(const SignTest& test) const;
  [[nodiscard]] static std::string claims(const SignTest& test);

  const TestSheet& sheet_;
};

std::string TestWords::preamble() const {
  const auto level = number_text(sheet_.level);
  return zh()
             ? "各因素以其指标在地区间的位次均值计分，原因与结果以斯皮尔曼秩相关比较；q "
               "为按全部检验校正的 p "
               "值（本雅明尼—霍赫贝格），不超过 " +
                   level +
                   " 即下结论。“控制后”为固定结果的其他已观测原因之后的偏秩相关，仅供参考。"
                   "同一时点的地区差异只说明相关，不是因果效应；也看不出各地共有的作用。"
             : "A factor's score is the mean rank of its indicators among the regions; cause and "
               "effect are compared by Spearman's rank correlation. q is p adjusted over all tests "
               "(Benjamini and Hochberg); up to " +
                   level +
                   " it counts. \"Controlled\" is the partial rank correlation with the effect's "
                   "other observed causes held constant, and decides nothing. Regions at one time "
                   "show association, not effect, and nothing that all of them share.";
}

std::string TestWords::counts() const {
  std::array<std::size_t, kVerdictCount> counts{};
  for (const auto& test : sheet_.signs.tests)
    ++counts.at(static_cast<std::size_t>(test.verdict));
  std::string text;
  for (std::size_t v = 0; v < counts.size(); ++v)
    text += (v == 0 ? "" : say({", ", "，"})) + say(verdict_phrase(static_cast<Verdict>(v))) + " " +
            std::to_string(counts.at(v));
  const auto all = std::to_string(sheet_.signs.tests.size());
  return zh() ? "有方向的因果对 " + all + "：" + text + "。"
              : all + " pairs with an asserted sign: " + text + ".";
}

std::string TestWords::claims(const SignTest& test) {
  std::string text;
  for (const auto& id : test.claims)
    text += (text.empty() ? "" : " ") + id;
  return text;
}

std::string TestWords::remark(const SignTest& test) const {
  if (test.hindrance == Hindrance::kLatent)
    return say({"latent: ", "潜在："}) + labels(test.latent);
  if (test.hindrance != Hindrance::kNone) return say(hindrance_phrase(test.hindrance));
  if (test.shared_series.empty()) return {};
  return say({"both made of: ", "两端共用的原始数据："}) + labels(test.shared_series);
}

Table TestWords::table(Verdict verdict) const {
  const bool is_assessed = verdict != Verdict::kNotAssessable;
  std::vector<std::string> header{say({"cause →sign effect", "原因 →方向 结果"})};
  if (is_assessed) {
    for (const auto& title :
         {Bilingual{"ρ", "ρ"}, Bilingual{"interval", "区间"}, Bilingual{"q", "q"},
          Bilingual{"regions", "地区数"}, Bilingual{"controlled", "控制后"}})
      header.push_back(say(title));
  }
  header.push_back(say({"claims", "主张"}));
  header.push_back(say({"remark", "备注"}));
  Table out{std::move(header)};
  for (const auto at : sheet_.shown) {
    const auto& test = sheet_.signs.tests[at];
    if (test.verdict != verdict) continue;
    std::vector<std::string> cells{statement(test)};
    if (is_assessed) {
      cells.insert(cells.end(),
                   {fixed(test.correlation, kCorrelationDigits), interval_text(test.significance),
                    p_text(test.adjusted), std::to_string(test.regions),
                    test.partial ? fixed(*test.partial, kCorrelationDigits) +
                                       (test.partial_significance
                                            ? " " + interval_text(*test.partial_significance)
                                            : "")
                                 : "–"});
    }
    cells.push_back(claims(test));
    cells.push_back(remark(test));
    out.add(std::move(cells));
  }
  return out;
}

std::vector<std::string> TestWords::reasons() const {
  std::vector<std::string> out;
  for (std::size_t h = 1; h < kHindranceCount; ++h) {
    const auto count = std::ranges::count_if(sheet_.signs.tests, [&](const SignTest& test) {
      return test.hindrance == static_cast<Hindrance>(h);
    });
    if (count > 0)
      out.push_back(say(hindrance_phrase(static_cast<Hindrance>(h))) + say({": ", "："}) +
                    std::to_string(count));
  }
  out.push_back(say({"name a concept, or take --format csv, to see each",
                     "指定概念，或用 --format csv，可逐条查看"}));
  return out;
}

std::string TestWords::without_sign() const {
  const auto count = std::to_string(sheet_.signs.without_sign);
  return zh() ? "另有 " + count + " 条主张没有可检验的方向。"
              : count + " more claims assert no sign that could be tested.";
}

ordered_json json_significance(const Significance& one) {
  return {{"low", one.low}, {"high", one.high}, {"p", one.p}};
}

ordered_json json_test(const SignTest& test, const Lexicon& lexicon) {
  ordered_json out{{"cause", json_name(test.cause, lexicon)},
                   {"effect", json_name(test.effect, lexicon)},
                   {"polarity", ontology::word(test.polarity)},
                   {"claims", test.claims},
                   {"verdict", verdict_word(test.verdict)}};
  if (test.hindrance != Hindrance::kNone) {
    out["because"] = hindrance_word(test.hindrance);
    if (!test.latent.empty()) out["latent"] = json_names(test.latent, lexicon);
    return out;
  }
  out["regions"] = test.regions;
  out["rank_correlation"] = test.correlation;
  out["interval"] = json_significance(test.significance);
  out["q"] = test.adjusted;
  out["shared_series"] = test.shared_series;
  if (!test.partial) return out;
  ordered_json partial{{"rank_correlation", *test.partial}, {"controls", test.others}};
  if (test.partial_significance)
    partial["interval"] = json_significance(*test.partial_significance);
  out["controlled"] = std::move(partial);
  return out;
}

}  // namespace

std::string sign_tests_text(const TestSheet& sheet, const Rendering& rendering) {
  const TestWords words{sheet, rendering};
  const auto bold = [&](const std::string& text) {
    return styled(text, Style::kBold, rendering.color);
  };
  auto out = bold(words.title()) + "\n" + words.preamble() + "\n\n" + words.counts() + "\n";
  for (std::size_t v = 0; v < kVerdictCount; ++v) {
    const auto verdict = static_cast<Verdict>(v);
    const auto table = words.table(verdict);
    if (table.row_count() == 0) continue;
    out += "\n" + bold(words.heading(verdict)) + "\n";
    if (!words.counts_only(verdict)) {
      out += table.text(rendering.color);
      continue;
    }
    for (const auto& reason : words.reasons())
      out += reason + "\n";
  }
  return out + "\n" + words.without_sign() + "\n";
}

Document sign_tests_document(const TestSheet& sheet, const Rendering& rendering,
                             Pictures* /*pictures*/) {
  const TestWords words{sheet, rendering};
  Document out{words.title()};
  out.add(Paragraph{words.preamble()});
  out.add(Paragraph{words.counts()});
  for (std::size_t v = 0; v < kVerdictCount; ++v) {
    const auto verdict = static_cast<Verdict>(v);
    auto table = words.table(verdict);
    if (table.row_count() == 0) continue;
    out.add(Heading{2, words.heading(verdict)});
    if (words.counts_only(verdict))
      out.add(outline(words.reasons()));
    else
      out.add(CaptionedTable{words.heading(verdict), std::move(table)});
  }
  out.add(Paragraph{words.without_sign()});
  return out;
}

std::string sign_tests_json(const TestSheet& sheet, const Rendering& rendering) {
  ordered_json out{{"format", "yinguo-sign-tests"}, {"version", kFormatVersion},
                   {"period", sheet.signs.period},  {"regions", sheet.regions},
                   {"level", sheet.level},          {"without_sign", sheet.signs.without_sign}};
  auto tests = ordered_json::array();
  for (const auto at : sheet.shown)
    tests.push_back(json_test(sheet.signs.tests[at], rendering.lexicon));
  out["tests"] = std::move(tests);
  return json_text(out);
}

Table sign_tests_table(const TestSheet& sheet) {
  Table table{{"cause", "effect", "polarity", "verdict", "because", "regions", "rank_correlation",
               "low", "high", "p", "q", "controlled", "claims"}};
  constexpr int kCsvDigits = 6;
  for (const auto at : sheet.shown) {
    const auto& test = sheet.signs.tests[at];
    const bool is_assessed = test.hindrance == Hindrance::kNone;
    const auto number = [&](double value) { return is_assessed ? fixed(value, kCsvDigits) : ""; };
    std::string claims;
    for (const auto& id : test.claims)
      claims += (claims.empty() ? "" : " ") + id;
    table.add({test.cause, test.effect, std::string{ontology::word(test.polarity)},
               std::string{verdict_word(test.verdict)}, std::string{hindrance_word(test.hindrance)},
               is_assessed ? std::to_string(test.regions) : "", number(test.correlation),
               number(test.significance.low), number(test.significance.high),
               number(test.significance.p), number(test.adjusted),
               test.partial ? fixed(*test.partial, kCsvDigits) : "", claims});
  }
  return table;
}

}  // namespace yinguo::cli
