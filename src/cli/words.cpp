#include "cli/words.hpp"

#include <algorithm>
#include <cmath>

namespace yinguo::cli {

std::string Words::title_of(std::string_view region, int period) const {
  return label(region) + " · " + std::to_string(period);
}

std::string Words::labels(const std::vector<std::string>& ids) const {
  std::string text;
  for (const auto& id : ids)
    text += (text.empty() ? "" : say({"; ", "；"})) + label(id);
  return text;
}

std::string Words::unit_of(std::string_view indicator) const {
  const auto* known = lexicon_.find_indicator(indicator);
  return known == nullptr ? std::string{} : lexicon_.label(known->unit, language_);
}

std::string Words::status_of(model::Status status, const model::Interval& degree) const {
  return style(std::string{status_mark(status)} + " " +
                   std::string{status_phrase(status, language_)} + " " + degree_text(degree),
               status_style(status));
}

std::string Words::ranks(std::int64_t before, std::int64_t after, std::int64_t peers) const {
  const auto is = std::to_string(after);
  const auto of = std::to_string(peers);
  const bool has_moved = before != after;
  const auto was = std::to_string(before);
  if (zh()) return (has_moved ? "第" + was + "位 → " : "") + "第" + is + "/" + of + "位";
  return "rank " + (has_moved ? was + " → " : "") + is + " of " + of;
}

std::string Words::moved(const reasoning::MovedValue& one) const {
  const auto unit = unit_of(one.subject);
  const auto before = figure_value(one.before, {});
  auto after = figure_value(one.after, unit);
  if (after == figure_value(one.before, unit)) after = number_text(one.after);
  const double by = one.after - one.before;
  auto text = label(one.subject) + " " + before + " → " + after + (zh() ? "（" : " (") +
              (by < 0.0 ? "−" : "+") + figure_value(std::abs(by), {}) + (zh() ? "）" : ")");
  if (one.peers > 0) text += say({", ", "，"}) + ranks(one.rank_before, one.rank_after, one.peers);
  return text;
}

std::string Words::paired(const reasoning::PairedFigure& one) const {
  const auto value = [&](const reasoning::Standing& at, const std::string& unit) {
    return at.value ? figure_value(*at.value, unit) : say({"no figure", "无数据"});
  };
  const auto& before = one.before;
  const auto& after = one.after;
  const auto unit = unit_of(one.subject);
  auto text = label(one.subject) + " " + value(before, after.value ? std::string{} : unit) + " → " +
              value(after, unit);
  if (before.rank > 0 && after.rank > 0 && before.peers == after.peers)
    return text + say({", ", "，"}) + ranks(before.rank, after.rank, after.peers);
  for (const auto* at : {&before, &after}) {
    if (at->rank > 0) text += say({", ", "，"}) + ranks(at->rank, at->rank, at->peers);
  }
  return text;
}

std::string Words::fewest(bool is_proved, std::size_t bound) const {
  if (is_proved) return say({", proved the fewest", "，已证明最少"});
  return say({"; not fewer than ", "；不少于 "}) + std::to_string(bound);
}

std::vector<std::string> Words::findings(const std::vector<reasoning::Finding>& all) const {
  using Kind = reasoning::Finding::Kind;
  std::vector<std::string> out;
  degree_findings(all, Kind::kImpliedNotObserved,
                  {"the paper's claims imply it, the figures do not show it: ",
                   "依论文应当存在，而数据未显示："},
                  out);
  degree_findings(all, Kind::kObservedNotImplied,
                  {"the figures show it, what should bring it about is weak: ",
                   "数据显示存在，而论文所述的成因薄弱："},
                  out);
  for (const auto& finding : all) {
    if (finding.kind != Kind::kOpposingClaims) continue;
    out.push_back(say({"claims disagree on ", "主张相左："}) + label(finding.subjects.at(2)) +
                  " → " + label(finding.subjects.at(3)) + say({": ", "："}) + finding.subjects[0] +
                  say({", ", "、"}) + finding.subjects[1] + "  " +
                  places_of({finding.subjects[0], finding.subjects[1]}, lexicon_, language_));
  }
  degree_findings(all, Kind::kUnusedJudgement,
                  {"judged in the profile, but not gone by (figures, claims or conditions decide, "
                   "or no rule asks for it): ",
                   "所给的判断未被采用（已由数据、主张或其条件决定，或规则并不问及）："},
                  out);
  return out;
}

void Words::degree_findings(const std::vector<reasoning::Finding>& all,
                            reasoning::Finding::Kind kind, const Bilingual& title,
                            std::vector<std::string>& out) const {
  std::string text;
  for (const auto& finding : all) {
    if (finding.kind != kind) continue;
    text += (text.empty() ? "" : say({"; ", "；"})) + label(finding.subjects[0]);
    if (finding.degree) text += " " + degree_text(*finding.degree);
  }
  if (!text.empty()) out.push_back(say(title) + text);
}

std::string indented(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines)
    out += "  " + line + "\n";
  return out;
}

}  // namespace yinguo::cli
