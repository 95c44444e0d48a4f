#include "cli/scores_text.hpp"

#include <algorithm>
#include <array>

namespace yinguo::cli {
namespace {

using reasoning::Place;

constexpr int kDigits = 3;  // of scores: what perturbed weights leave standing
constexpr std::size_t kObstacles = 3;

/// Ten grades of coordination, a tenth each from 0, as the field names them (Liao 1999).
constexpr std::array kGrades{Bilingual{"extreme imbalance", "极度失调"},
                             Bilingual{"serious imbalance", "严重失调"},
                             Bilingual{"moderate imbalance", "中度失调"},
                             Bilingual{"mild imbalance", "轻度失调"},
                             Bilingual{"verge of imbalance", "濒临失调"},
                             Bilingual{"bare coordination", "勉强协调"},
                             Bilingual{"primary coordination", "初级协调"},
                             Bilingual{"intermediate coordination", "中级协调"},
                             Bilingual{"good coordination", "良好协调"},
                             Bilingual{"superior coordination", "优质协调"}};

/// A part of the sheet with a heading.
struct Part {
  std::string heading;
  Table table;
};

/// Says what the scores are.
class ScoreWords : private Words {
 public:
  ScoreWords(const ScoreSheet& sheet, const Rendering& rendering)
      : Words{rendering}, sheet_{sheet}, panel_{sheet.scores.panel}, index_{sheet.scores.index} {}

  [[nodiscard]] std::string title() const {
    const auto regions = std::to_string(panel_.regions.size());
    const auto indicators = std::to_string(panel_.columns.size());
    const auto period = std::to_string(sheet_.scores.period);
    return zh() ? "综合指数 · " + period + " · " + regions + "个地区，" + indicators + "个指标"
                : "Composite indices · " + period + " · " + regions + " regions, " + indicators +
                      " indicators";
  }

  [[nodiscard]] std::string preamble() const;
  [[nodiscard]] std::vector<Part> parts() const;
  [[nodiscard]] std::vector<std::string> notes() const;

 private:
  [[nodiscard]] std::string weighting() const;
  [[nodiscard]] std::string groups_of(const reasoning::IndexColumn& column) const;
  [[nodiscard]] Table weights() const;
  [[nodiscard]] Table places() const;
  [[nodiscard]] Table coordination() const;
  [[nodiscard]] Table obstacles() const;
  [[nodiscard]] Table agreement() const;

  [[nodiscard]] static std::string ranks(const Place& place) {
    return place.best_rank == place.worst_rank
               ? std::to_string(place.rank)
               : std::to_string(place.best_rank) + "–" + std::to_string(place.worst_rank);
  }

  [[nodiscard]] std::string region(std::size_t row) const { return label(panel_.regions[row]); }

  const ScoreSheet& sheet_;
  const reasoning::Panel& panel_;
  const reasoning::CompositeIndex& index_;
};

std::string ScoreWords::weighting() const {
  switch (sheet_.options.weighting) {
    case reasoning::Weighting::kEqual:
      return say({"equal weights", "等权"});
    case reasoning::Weighting::kGiven:
      return say({"weights as given", "权重按所给"});
    case reasoning::Weighting::kEntropy:
      break;
  }
  return say({"entropy weights, more for what tells the regions apart",
              "熵权，越能区分地区的指标权重越大"});
}

std::string ScoreWords::preamble() const {
  auto text =
      say({"A cross-check beside the reasoning: it ranks by figures alone and says nothing "
           "of causes or conditions. Figures on [0,1] between the least and the greatest "
           "of the regions; ",
           "推理之外的对照：只按数据排序，不说明因果与条件。各指标按地区间最小与最大值换算到 "
           "[0,1]；"}) +
      weighting() + say({".", "。"});
  if (sheet_.options.samples == 0) return text;
  const auto samples = std::to_string(sheet_.options.samples);
  const auto share = number_text(sheet_.options.perturbation * 100.0);
  return text + (zh() ? "“扰动下”为" + samples + "次把各权重至多移动" + share + "%时的位次。"
                      : " \"As weights move\": the ranks in " + samples +
                            " draws in which each weight moves by up to " + share + " %.");
}

std::string ScoreWords::groups_of(const reasoning::IndexColumn& column) const {
  std::vector<std::string> ids;
  for (const auto group : column.groups)
    ids.push_back(panel_.groups[group]);
  return labels(ids);
}

Table ScoreWords::weights() const {
  Table table{{say({"indicator", "指标"}), say({"weight", "权重"}), say({"entropy", "信息熵"}),
               say({"better", "方向"}), say({"group", "所属"})}};
  std::vector<std::size_t> order(panel_.columns.size());
  for (std::size_t c = 0; c < order.size(); ++c)
    order[c] = c;
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return index_.weights[a] > index_.weights[b]; });
  for (const auto c : order) {
    const auto& column = panel_.columns[c];
    table.add({label(column.indicator), fixed(index_.weights[c], kDigits),
               fixed(index_.entropy[c], kDigits),
               column.lower_is_better ? say({"lower", "越低越好"}) : say({"higher", "越高越好"}),
               groups_of(column)});
  }
  return table;
}

Table ScoreWords::places() const {
  const bool moves = sheet_.options.samples > 0;
  std::vector<std::string> header{say({"region", "地区"})};
  for (const auto& score : {say({"linear", "线性加权"}), std::string{"TOPSIS"}}) {
    header.push_back(score);
    header.push_back(say({"rank", "位次"}));
    if (moves) header.push_back(say({"as weights move", "扰动下"}));
    if (moves) header.push_back(say({"rank kept", "位次不变"}));
  }
  Table table{std::move(header)};
  for (const auto row : sheet_.shown) {
    std::vector<std::string> cells{region(row)};
    for (const auto* place : {&index_.regions[row].linear, &index_.regions[row].topsis}) {
      cells.push_back(fixed(place->score, kDigits));
      cells.push_back(std::to_string(place->rank));
      if (moves) cells.push_back(ranks(*place));
      if (moves) cells.push_back(fixed(place->kept * 100.0, 0) + " %");
    }
    table.add(std::move(cells));
  }
  return table;
}

Table ScoreWords::coordination() const {
  std::vector<std::string> header{say({"region", "地区"})};
  for (const auto& group : panel_.groups)
    header.push_back(label(group));
  for (const auto& title : {Bilingual{"coupling C", "耦合度C"},
                            Bilingual{"coordination D", "协调度D"}, Bilingual{"grade", "等级"}})
    header.push_back(say(title));
  Table table{std::move(header)};
  for (const auto row : sheet_.shown) {
    const auto& one = index_.regions[row];
    std::vector<std::string> cells{region(row)};
    for (const double score : one.groups)
      cells.push_back(fixed(score, kDigits));
    cells.push_back(fixed(one.coupling.degree, kDigits));
    cells.push_back(fixed(one.coupling.coordination, kDigits));
    cells.push_back(say(coordination_grade(one.coupling.coordination)));
    table.add(std::move(cells));
  }
  return table;
}

Table ScoreWords::obstacles() const {
  Table table{{say({"region", "地区"}), say({"greatest obstacles", "主要障碍因子"})}};
  for (const auto row : sheet_.shown) {
    std::string text;
    const auto& all = index_.regions[row].obstacles;
    for (std::size_t i = 0; i < std::min(kObstacles, all.size()); ++i) {
      text += (i == 0 ? "" : say({"; ", "；"})) + label(panel_.columns[all[i].column].indicator) +
              " " + fixed(all[i].share * 100.0, 1) + " %";
    }
    table.add({region(row), text});
  }
  return table;
}

Table ScoreWords::agreement() const {
  Table table{{say({"goal", "目标"}), say({"linear", "线性加权"}), "TOPSIS"}};
  const auto cell = [&](const std::optional<double>& r) {
    return r ? fixed(*r, 2) : say({"does not vary", "无差异"});
  };
  for (const auto& one : sheet_.scores.agreement)
    table.add({label(one.goal), cell(one.linear), cell(one.topsis)});
  return table;
}

std::vector<Part> ScoreWords::parts() const {
  std::vector<Part> out{{say({"Weights", "权重"}), weights()},
                        {say({"Scores and ranks", "得分与位次"}), places()}};
  if (panel_.groups.size() > 1)
    out.push_back({say({"Groups and their coupling coordination", "各维度得分与耦合协调度"}),
                   coordination()});
  out.push_back({say({"Obstacle degrees", "障碍度"}), obstacles()});
  if (sheet_.scores.agreement.empty()) return out;
  out.push_back({say({"Beside the reasoning: rank correlation with the degrees of goals",
                      "与推理对照：与目标程度的秩相关"}),
                 agreement()});
  return out;
}

std::vector<std::string> ScoreWords::notes() const {
  std::vector<std::string> out;
  if (!panel_.unknown.empty())
    out.push_back(say({"left out, no region has a figure: ", "未采用（没有任何地区有数据）："}) +
                  labels(panel_.unknown));
  if (!panel_.constant.empty())
    out.push_back(say({"left out, the same everywhere: ", "未采用（各地区相同）："}) +
                  labels(panel_.constant));
  for (const auto& one : panel_.incomplete)
    out.push_back(say({"left out, figures are missing: ", "未采用（缺数据）："}) +
                  label(one.region) + say({" (", "（"}) + labels(one.missing) + say({")", "）"}));
  return out;
}

}  // namespace

const Bilingual& coordination_grade(double coordination) {
  const auto tenth = static_cast<std::size_t>(coordination * static_cast<double>(kGrades.size()));
  return kGrades.at(std::min(tenth, kGrades.size() - 1));
}

std::string scores_text(const ScoreSheet& sheet, const Rendering& rendering) {
  const ScoreWords words{sheet, rendering};
  const auto bold = [&](const std::string& text) {
    return styled(text, Style::kBold, rendering.color);
  };
  auto out = bold(words.title()) + "\n" + words.preamble() + "\n";
  for (const auto& part : words.parts())
    out += "\n" + bold(part.heading) + "\n" + part.table.text(rendering.color);
  const auto notes = words.notes();
  if (!notes.empty()) out += "\n";
  for (const auto& note : notes)
    out += note + "\n";
  return out;
}

Document scores_document(const ScoreSheet& sheet, const Rendering& rendering,
                         Pictures* /*pictures*/) {
  const ScoreWords words{sheet, rendering};
  Document out{words.title()};
  out.add(Paragraph{words.preamble()});
  for (auto& part : words.parts()) {
    out.add(Heading{2, part.heading});
    out.add(CaptionedTable{part.heading, std::move(part.table)});
  }
  out.add(outline(words.notes()));
  return out;
}

Table scores_table(const ScoreSheet& sheet, const Rendering& rendering) {
  const auto& panel = sheet.scores.panel;
  constexpr int kCsvDigits = 6;
  const auto decimal = [](double value) { return fixed(value, kCsvDigits); };
  std::vector<std::string> header{"region", "region_label", "period"};
  for (const auto* score : {"linear", "topsis"}) {
    for (const auto* part : {"", "_rank", "_best_rank", "_worst_rank", "_kept"})
      header.push_back(std::string{score} + part);
  }
  header.insert(header.end(), panel.groups.begin(), panel.groups.end());
  header.insert(header.end(), {"coupling", "coordination", "obstacle", "obstacle_share"});
  Table table{std::move(header)};
  for (const auto row : sheet.shown) {
    const auto& one = sheet.scores.index.regions[row];
    std::vector<std::string> cells{panel.regions[row],
                                   rendering.lexicon.label(panel.regions[row], rendering.language),
                                   std::to_string(sheet.scores.period)};
    for (const auto* place : {&one.linear, &one.topsis}) {
      cells.insert(cells.end(), {decimal(place->score), std::to_string(place->rank),
                                 std::to_string(place->best_rank),
                                 std::to_string(place->worst_rank), decimal(place->kept)});
    }
    for (const double score : one.groups)
      cells.push_back(decimal(score));
    const bool is_coupled = panel.groups.size() > 1;
    const auto obstacle =
        one.obstacles.empty() ? reasoning::ObstacleShare{} : one.obstacles.front();
    cells.insert(cells.end(),
                 {is_coupled ? decimal(one.coupling.degree) : "",
                  is_coupled ? decimal(one.coupling.coordination) : "",
                  one.obstacles.empty() ? "" : panel.columns[obstacle.column].indicator,
                  one.obstacles.empty() ? "" : decimal(obstacle.share)});
    table.add(std::move(cells));
  }
  return table;
}

}  // namespace yinguo::cli
