#include "cli/independence_text.hpp"

#include <algorithm>
#include <array>

#include "cli/independence_sheet.hpp"
#include "cli/test_words.hpp"

namespace yinguo::cli {
namespace {

constexpr std::size_t kShown = 20;  // of each list, where no concept was named

/// Says what the tests came to.
class IndependenceWords : private Words {
 public:
  IndependenceWords(const IndependenceSheet& sheet, const Rendering& rendering)
      : Words{rendering}, sheet_{sheet}, reader_{sheet} {}

  [[nodiscard]] std::string title() const {
    std::vector<int> years;
    for (const auto& year : sheet_.years)
      years.push_back(year.period);
    const auto regions = std::to_string(most_regions());
    return zh() ? "隐含的独立性与数据 · " + years_text(years) + " · " + regions + "个地区"
                : "Implied independencies against the figures · " + years_text(years) + " · " +
                      regions + " regions";
  }

  [[nodiscard]] std::string preamble() const;
  [[nodiscard]] std::string counts() const;

  [[nodiscard]] std::string heading(IndependenceVerdict verdict) const {
    return say(phrase_of(verdict));
  }

  [[nodiscard]] Table table(IndependenceVerdict verdict) const;
  /// What stands below the table, or in its place.
  [[nodiscard]] std::vector<std::string> remarks(IndependenceVerdict verdict) const;

 private:
  [[nodiscard]] bool is_one_year() const { return sheet_.years.size() == 1; }

  [[nodiscard]] std::size_t most_regions() const {
    std::size_t out = 0;
    for (const auto& year : sheet_.years)
      out = std::max(out, year.regions);
    return out;
  }

  [[nodiscard]] std::string statement(std::size_t at) const {
    const auto& pair = reader_.pair(at);
    return label(pair.a) + " ⊥ " + label(pair.b) +
           (pair.given.empty() ? "" : " | " + labels(pair.given));
  }

  [[nodiscard]] std::vector<std::string> assessed_cells(std::size_t at) const;
  [[nodiscard]] std::string remark(std::size_t at) const;

  const IndependenceSheet& sheet_;
  SheetReader reader_;
};

std::string IndependenceWords::preamble() const {
  const auto level = number_text(sheet_.level);
  const auto least =
      fixed(reasoning::least_telling(most_regions(), 0, sheet_.level), kCorrelationDigits);
  auto text = say(
      {"If the claims were the whole truth and nothing else were at work, these pairs would be "
       "independent once what follows | is held fixed (⊥). Each is held against the partial rank "
       "correlation of the regions' scores; q is p adjusted over all tests (Benjamini and "
       "Hochberg), and up to ",
       "假如主张就是全部、此外别无作用，下列各对在固定 | 之后各项时应当独立（⊥）。以各地区得分的"
       "偏秩相关检验；q 为按全部检验校正的 p 值（本雅明尼—霍赫贝格），不超过 "});
  text += level;
  text += say(
      {" it counts. \"Challenged\" does not say what is wrong: most often a common cause that the "
       "claims do not name, such as wealth; else a claim, or indicators that stand badly for what "
       "is held fixed. \"Not refuted\" is no confirmation: with so many regions a correlation "
       "below ",
       " 即算。“受到质疑”并不指明错在何处：最常见的是主张未提及的共同原因（如富裕程度），也可能是"
       "某条主张有误，或指标不足以代表所固定的概念。“未被否定”不等于证实：以这样多的地区，绝对值低"
       "于 "});
  text += least + say({" is not told from none.", " 的相关与无相关难以区分。"});
  if (is_one_year()) return text;
  return text +
         say({" The years are those of the same regions, so they are not independent and are not "
              "pooled: a pair is challenged if the figures of every year in which it could be "
              "tested say so together (the greatest p of the years, the correlation on one side).",
              " 各年数据来自相同地区，并不独立，故不合并：只有凡能检验的年份都如此（取各年最大的 p "
              "值，且相关同号）才算受到质疑。"});
}

std::string IndependenceWords::counts() const {
  std::string text;
  for (const auto verdict : kIndependenceVerdicts) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < reader_.count(); ++at)
      count += reader_.verdict(at) == verdict ? 1U : 0U;
    text +=
        (text.empty() ? "" : say({", ", "，"})) + heading(verdict) + " " + std::to_string(count);
  }
  const auto all = std::to_string(reader_.count());
  return zh() ? "没有主张直接相连的已观测概念对 " + all + "：" + text + "。"
              : all + " pairs of measured concepts that no claim joins: " + text + ".";
}

std::vector<std::string> IndependenceWords::assessed_cells(std::size_t at) const {
  const auto& together = sheet_.together[at];
  if (is_one_year()) {
    const auto& test = sheet_.years.front().results[at];
    return {fixed(test.correlation, kCorrelationDigits), interval_text(test.significance),
            p_text(test.adjusted), std::to_string(test.regions)};
  }
  std::vector<std::string> out;
  std::size_t challenged = 0;
  for (const auto& year : sheet_.years) {
    const auto& test = year.results[at];
    out.push_back(test.is_assessed() ? fixed(test.correlation, kCorrelationDigits) : "–");
    challenged += reader_.verdict(test) == IndependenceVerdict::kChallenged ? 1U : 0U;
  }
  out.push_back(p_text(together.adjusted));
  out.push_back(std::to_string(challenged) + "/" + std::to_string(together.assessed));
  return out;
}

std::string IndependenceWords::remark(std::size_t at) const {
  if (reader_.verdict(at) == IndependenceVerdict::kNotAssessable)
    return say(reader_.reason(at).phrase);
  const auto& together = sheet_.together[at];
  const auto& series = sheet_.years.back().results[at].shared_series;
  if (!together.has_one_sign)
    return say({"the sign is not the same in all years", "各年符号不一致"});
  return series.empty() ? std::string{}
                        : say({"both made of: ", "两者共用的原始数据："}) + labels(series);
}

Table IndependenceWords::table(IndependenceVerdict verdict) const {
  std::vector<std::string> header{say({"a ⊥ b | held fixed", "甲 ⊥ 乙 | 所固定"})};
  const bool is_assessed = verdict != IndependenceVerdict::kNotAssessable;
  if (is_assessed && is_one_year()) {
    for (const auto& title : {Bilingual{"ρ", "ρ"}, Bilingual{"interval", "区间"},
                              Bilingual{"q", "q"}, Bilingual{"regions", "地区数"}})
      header.push_back(say(title));
  } else if (is_assessed) {
    for (const auto& year : sheet_.years)
      header.push_back("ρ " + std::to_string(year.period));
    header.emplace_back("q");
    header.push_back(say({"years challenged", "受质疑年数"}));
  }
  header.push_back(say({"remark", "备注"}));
  Table out{std::move(header)};
  for (const auto at : reader_.shown(verdict)) {
    if (sheet_.shows_all && (!is_assessed || out.row_count() == kShown)) break;
    std::vector<std::string> cells{statement(at)};
    if (is_assessed) {
      auto more = assessed_cells(at);
      cells.insert(cells.end(), more.begin(), more.end());
    }
    cells.push_back(remark(at));
    out.add(std::move(cells));
  }
  return out;
}

std::vector<std::string> IndependenceWords::remarks(IndependenceVerdict verdict) const {
  std::vector<std::string> out;
  const auto shown = reader_.shown(verdict);
  if (!sheet_.shows_all || shown.empty()) return out;
  if (verdict != IndependenceVerdict::kNotAssessable) {
    if (shown.size() <= kShown) return out;
    const auto rest = std::to_string(shown.size() - kShown);
    return {zh() ? "另有 " + rest + " 对；指定概念，或用 --format csv，可逐条查看"
                 : rest + " more; name a concept, or take --format csv, to see each"};
  }
  for (const auto& reason : kSilences) {
    const auto count = std::ranges::count_if(
        shown, [&](std::size_t at) { return reader_.reason(at).word == reason.word; });
    if (count > 0) out.push_back(say(reason.phrase) + say({": ", "："}) + std::to_string(count));
  }
  return out;
}

}  // namespace

std::string independence_text(const IndependenceSheet& sheet, const Rendering& rendering) {
  const IndependenceWords words{sheet, rendering};
  const auto bold = [&](const std::string& text) {
    return styled(text, Style::kBold, rendering.color);
  };
  auto out = bold(words.title()) + "\n" + words.preamble() + "\n\n" + words.counts() + "\n";
  for (const auto verdict : kIndependenceVerdicts) {
    const auto table = words.table(verdict);
    const auto remarks = words.remarks(verdict);
    if (table.row_count() == 0 && remarks.empty()) continue;
    out += "\n" + bold(words.heading(verdict)) + "\n";
    if (table.row_count() > 0) out += table.text(rendering.color);
    for (const auto& line : remarks)
      out += line + "\n";
  }
  return out;
}

Document independence_document(const IndependenceSheet& sheet, const Rendering& rendering,
                               Pictures* /*pictures*/) {
  const IndependenceWords words{sheet, rendering};
  Document out{words.title()};
  out.add(Paragraph{words.preamble()});
  out.add(Paragraph{words.counts()});
  for (const auto verdict : kIndependenceVerdicts) {
    auto table = words.table(verdict);
    const auto remarks = words.remarks(verdict);
    if (table.row_count() == 0 && remarks.empty()) continue;
    out.add(Heading{2, words.heading(verdict)});
    if (table.row_count() > 0) out.add(CaptionedTable{words.heading(verdict), std::move(table)});
    out.add(outline(remarks));
  }
  return out;
}

}  // namespace yinguo::cli
