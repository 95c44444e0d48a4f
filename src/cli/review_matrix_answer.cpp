#include "cli/json_parts.hpp"
#include "cli/review_question.hpp"

namespace yinguo::cli {
namespace {

using literature::MatrixCell;
using literature::PairId;
using ontology::Bearing;

constexpr int kFormatVersion = 1;
constexpr std::size_t kShownToPeople = 20;

/// Answers of one kind about some pairs, for whoever reads them.
class MatrixAnswer {
 public:
  MatrixAnswer(const ReviewQuestion& question, const std::vector<PairId>& pairs, std::size_t all,
               const ReviewWords& words)
      : question_{question}, pairs_{pairs}, all_{all}, words_{words} {}

  [[nodiscard]] Outline outline() const {
    Outline out{words_.pair_count(all_, pairs_.size()), {preamble()}, {}};
    for (const auto pair : pairs_)
      out.parts.push_back({words_.pair(pair), near(pair), block(pair)});
    return out;
  }

  [[nodiscard]] std::string csv() const {
    std::vector<std::string> header{"cause",   "effect", "polarity", "design",
                                    "regions", "period", "level"};
    if (question_.where) header.emplace_back("match");
    for (const auto* column : {"support", "refute", "partial", "inconclusive"}) {
      header.emplace_back(column);
      header.emplace_back(std::string{column} + "_studies");
    }
    Table table{std::move(header)};
    for (const auto pair : pairs_) {
      for (const auto& cell : cells(pair))
        table.add(row(pair, cell));
    }
    return table.csv();
  }

  [[nodiscard]] std::string json() const {
    auto list = nlohmann::ordered_json::array();
    for (const auto pair : pairs_) {
      auto one = json_pair(pair, words_);
      one["cells"] = nlohmann::ordered_json::array();
      for (const auto& cell : cells(pair))
        one["cells"].push_back(json(cell));
      one["near"] = json_near(pair, words_);
      list.push_back(std::move(one));
    }
    return json_text({{"format", "yinguo-review-matrix"},
                      {"version", kFormatVersion},
                      {"count", all_},
                      {"pairs", std::move(list)}});
  }

 private:
  [[nodiscard]] std::vector<std::string> near(PairId pair) const {
    const auto& ends = words_.base().pairs()[pair];
    return words_.near(ends.cause, ends.effect, question_.where);
  }

  [[nodiscard]] std::vector<MatrixCell> cells(PairId pair) const {
    return literature::matrix_of(words_.base(), words_.base().pairs()[pair]);
  }

  [[nodiscard]] std::string preamble() const {
    return words_.say(
        {"Studies for and against, by design and scope; a study is counted once in each cell. "
         "Nothing is netted.",
         "按研究设计与适用范围列出支持与反对的研究；同一研究在一格中只计一次，不作抵消。"});
  }

  [[nodiscard]] Table block(PairId pair) const {
    std::vector<std::string> header;
    for (const Bilingual& column :
         {Bilingual{"sign", "方向"}, {"design", "设计"}, {"scope", "范围"}})
      header.push_back(words_.say(column));
    if (question_.where) header.push_back(words_.asked(question_.region, question_.period));
    for (const Bilingual& column : {Bilingual{"for", "支持"},
                                    {"against", "反对"},
                                    {"in part", "部分支持"},
                                    {"inconclusive", "无定论"}})
      header.push_back(words_.say(column));
    Table out{std::move(header)};
    for (const auto& cell : cells(pair)) {
      std::vector<std::string> row{words_.said(cell.polarity), words_.said(cell.design),
                                   words_.scope(cell.scope)};
      if (question_.where) row.push_back(words_.said_of_asked(match(cell)));
      for (const auto& studies : cell.studies)
        row.push_back(studies.empty()
                          ? "-"
                          : std::to_string(studies.size()) + ": " + words_.studies(studies));
      out.add(std::move(row));
    }
    return out;
  }

  [[nodiscard]] literature::ScopeMatch match(const MatrixCell& cell) const {
    return words_.base().scopes().match(cell.scope, *question_.where);
  }

  [[nodiscard]] std::vector<std::string> row(PairId pair, const MatrixCell& cell) const {
    const auto& ends = words_.base().pairs()[pair];
    std::vector<std::string> out{words_.id(ends.cause), words_.id(ends.effect),
                                 std::string{ontology::word(cell.polarity)},
                                 std::string{ontology::word(cell.design)}};
    for (auto& cells : scope_cells(cell.scope, words_))
      out.push_back(std::move(cells));
    if (question_.where) out.emplace_back(word(match(cell)));
    for (const auto& studies : cell.studies) {
      out.push_back(std::to_string(studies.size()));
      out.push_back(study_cell(studies, words_));
    }
    return out;
  }

  [[nodiscard]] nlohmann::ordered_json json(const MatrixCell& cell) const {
    nlohmann::ordered_json out{{"polarity", ontology::word(cell.polarity)},
                               {"design", ontology::word(cell.design)},
                               {"scope", json_scope(cell.scope, words_)}};
    if (question_.where) out["match"] = word(match(cell));
    for (std::size_t i = 0; i < cell.studies.size(); ++i)
      out[std::string{ontology::word(static_cast<Bearing>(i))}] =
          json_studies(cell.studies.at(i), words_);
    return out;
  }

  const ReviewQuestion& question_;
  const std::vector<PairId>& pairs_;
  std::size_t all_;
  const ReviewWords& words_;
};

}  // namespace

int answer_matrix(const ReviewQuestion& question, const ReviewWords& words, const Output& output) {
  auto pairs = literature::ranked_pairs(question.base, question.asked);
  const auto all = pairs.size();
  pairs.resize(std::min(all, question.shown(kShownToPeople)));
  const MatrixAnswer answer{question, pairs, all, words};
  return answer_in_each_way(answer, {"studies for and against", "支持与反对的研究"}, output);
}

}  // namespace yinguo::cli
