#include "cli/locator_answer.hpp"

#include <cmath>

#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

using literature::PlaceFinding;
using literature::PlaceStatus;

struct StatusWords {
  std::string_view word;
  Bilingual phrase;
};

/// By PlaceStatus.
constexpr std::array<StatusWords, 8> kStatuses{{
    {"found", {"found", "在原处"}},
    {"moved", {"moved", "移位"}},
    {"in-pieces", {"in pieces", "断续"}},
    {"unchecked", {"unchecked", "未核对"}},
    {"changed", {"changed", "有改动"}},
    {"replaced", {"another sentence", "已非此句"}},
    {"missing", {"missing", "缺失"}},
    {"no-clause", {"no such clause", "无此分句"}},
}};

std::string number(std::size_t value) {
  return std::to_string(value);
}

long percent(double share) {
  return std::lround(100 * share);
}

/// Of a share that is at least 0.1: "0.93", "1.00".
std::string two_decimals(double share) {
  const auto hundredths = percent(share);
  return hundredths >= 100 ? "1.00" : "0." + std::to_string(hundredths);
}

std::string lines_text(const literature::Pieces& pieces, Language language) {
  const auto lines = number(pieces.first_line) + "–" + number(pieces.last_line);
  return language == Language::kZh ? "第 " + lines + " 行" : "lines " + lines;
}

/// Where it is, if that is not where the locator says, or what stands there.
std::string found_text(const LocatorAnswer& answer, const PlaceFinding& one, Language language) {
  if (one.pieces) return lines_text(*one.pieces, language);
  const auto* sentence = answer.sentence_of(one);
  if (sentence == nullptr || one.found.status == PlaceStatus::kFound) return {};
  auto out = place_phrase(sentence->section, sentence->sentence, 0, language);
  if (one.found.status == PlaceStatus::kChanged) {
    const auto like = std::to_string(percent(one.found.likeness));
    out += language == Language::kZh ? "，约 " + like + "% 相似" : ", about " + like + "% like it";
  }
  return out;
}

Table table_for_people(const LocatorAnswer& answer, Language language) {
  std::vector<std::string> header{"claim", "place", "status", "stands_at"};
  if (answer.is_quoting) header.emplace_back("text");
  Table table{std::move(header)};
  for (const auto* one : answer.shown) {
    const auto& at = *one->at;
    constexpr Bilingual kNoClaim{"(no claim)", "（无主张）"};
    std::vector<std::string> row{
        std::string{one->claim.empty() ? kNoClaim.in(language) : one->claim},
        place_phrase(at.section, at.sentence, at.clause, language),
        std::string{phrase(one->found.status, language)}, found_text(answer, *one, language)};
    if (answer.is_quoting) row.push_back(answer.text_of(*one));
    table.add(std::move(row));
  }
  return table;
}

Table table_for_machines(const LocatorAnswer& answer) {
  std::vector<std::string> header{"claim",       "section",   "paragraph",  "sentence",
                                  "clause",      "status",    "to_section", "to_paragraph",
                                  "to_sentence", "from_line", "to_line",    "likeness"};
  if (answer.is_quoting) header.emplace_back("text");
  Table table{std::move(header)};
  for (const auto* one : answer.shown) {
    const auto& at = *one->at;
    std::vector<std::string> row{std::string{one->claim}, at.section,
                                 number(at.paragraph),    number(at.sentence),
                                 number(at.clause),       std::string{word(one->found.status)}};
    row.resize(12);
    if (const auto* to = answer.sentence_of(*one)) {
      row[6] = to->section;
      row[7] = number(to->paragraph);
      row[8] = number(to->sentence);
      row[9] = number(to->first_line);
    }
    if (one->pieces) {
      row[9] = number(one->pieces->first_line);
      row[10] = number(one->pieces->last_line);
    }
    if (one->found.status == PlaceStatus::kChanged) row[11] = two_decimals(one->found.likeness);
    if (answer.is_quoting) row.push_back(answer.text_of(*one));
    table.add(std::move(row));
  }
  return table;
}

}  // namespace

const literature::Sentence* LocatorAnswer::sentence_of(const PlaceFinding& one) const {
  return one.found.sentence ? &copy.text.sentences[*one.found.sentence] : nullptr;
}

std::string LocatorAnswer::text_of(const PlaceFinding& one) const {
  const auto* sentence = sentence_of(one);
  if (sentence == nullptr || one.pieces) return {};
  const auto clause = one.at->clause;
  const bool has_clause = one.found.is_there() && clause > 0 && clause <= sentence->clauses.size();
  return has_clause ? sentence->clauses[clause - 1] : sentence->text;
}

std::array<std::size_t, 8> LocatorAnswer::counts() const {
  std::array<std::size_t, 8> out{};
  for (const auto& one : all)
    ++out.at(static_cast<std::size_t>(one.found.status));
  return out;
}

std::string_view word(PlaceStatus status) {
  return kStatuses.at(static_cast<std::size_t>(status)).word;
}

std::string_view phrase(PlaceStatus status, Language language) {
  return kStatuses.at(static_cast<std::size_t>(status)).phrase.in(language);
}

Table locator_table(const LocatorAnswer& answer, const Output& output) {
  return output.is_for_people() ? table_for_people(answer, output.common().language)
                                : table_for_machines(answer);
}

std::string locator_note(const LocatorAnswer& answer, Language language) {
  const bool zh = language == Language::kZh;
  if (answer.all.empty()) {
    const auto source =
        answer.copy.source.empty() ? std::string{} : " `" + answer.copy.source + "`";
    return zh ? "库中没有出自文献" + source + "的证据，无可定位"
              : "no evidence in the store is from a source" + source +
                    "; there is nothing to locate";
  }
  auto out = number(answer.all.size()) + (zh ? " 处定位，来源 " : " locators of ") +
             answer.copy.source + (zh ? "：" : ": ");
  const auto counts = answer.counts();
  const auto* separator = "";
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts.at(i) == 0 && i > 0) continue;
    out += separator + number(counts.at(i)) + " ";
    out += phrase(static_cast<PlaceStatus>(i), language);
    separator = zh ? "，" : ", ";
  }
  return out;
}

}  // namespace yinguo::cli
