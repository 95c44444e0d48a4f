#include "cli/wording.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "cli/phrases.hpp"

namespace yinguo::cli {
namespace {

/// Sentence and clause, in the order of the text.
using Place = std::tuple<std::uint32_t, std::uint32_t>;

std::string with_separators(std::string digits) {
  const auto point = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.starts_with("-") ? 1 : 0;
  for (std::size_t i = point; i > first + 3; i -= 3)
    digits.insert(i - 3, ",");
  return digits;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const auto& part : parts)
    out.append(out.empty() ? "" : separator).append(part);
  return out;
}

struct SourceWithVintages {
  std::string name;
  std::vector<std::string> vintages;
};

/// In the order of their first observation.
std::vector<SourceWithVintages> sources_of(const reasoning::Figure& figure, const Lexicon& lexicon,
                                           Language language) {
  std::vector<SourceWithVintages> sources;
  for (const auto& observed : figure.observed) {
    const auto name = observed.source.empty() ? "" : lexicon.label(observed.source, language);
    auto known = std::ranges::find(sources, name, &SourceWithVintages::name);
    if (known == sources.end()) known = sources.insert(known, {name, {}});
    const auto vintage = vintage_phrase(observed.vintage, lexicon, language);
    if (!vintage.empty() && std::ranges::count(known->vintages, vintage) == 0)
      known->vintages.push_back(vintage);
  }
  return sources;
}

}  // namespace

std::string_view status_word(model::Status status) {
  switch (status) {
    case model::Status::kActive:
      return "active";
    case model::Status::kInactive:
      return "inactive";
    case model::Status::kUndetermined:
      break;
  }
  return "undetermined";
}

std::string_view status_phrase(model::Status status, Language language) {
  switch (status) {
    case model::Status::kActive:
      return Bilingual{"in place", "条件就位"}.in(language);
    case model::Status::kInactive:
      return Bilingual{"not in place", "条件未就位"}.in(language);
    case model::Status::kUndetermined:
      break;
  }
  return Bilingual{"undetermined", "未定"}.in(language);
}

std::string_view status_mark(model::Status status) {
  switch (status) {
    case model::Status::kActive:
      return "✓";
    case model::Status::kInactive:
      return "✗";
    case model::Status::kUndetermined:
      break;
  }
  return "?";
}

Style status_style(model::Status status) {
  switch (status) {
    case model::Status::kActive:
      return Style::kGood;
    case model::Status::kInactive:
      return Style::kBad;
    case model::Status::kUndetermined:
      break;
  }
  return Style::kDoubt;
}

std::string degree_text(const model::Interval& degree) {
  constexpr double kSlack = 1e-9;  // so that 0.57 in binary does not become 0.56
  const auto cut = [](double x) { return fixed(std::floor(x * 100.0 + kSlack) / 100.0, 2); };
  const auto lower = cut(degree.lower);
  const auto upper = cut(degree.upper);
  return lower == upper ? lower : lower + "–" + upper;
}

std::string cost_text(double cost) {
  constexpr double kParts = 1e6;
  return number_text(std::round(cost * kParts) / kParts);
}

std::string figure_value(double value, std::string_view unit) {
  const double magnitude = std::abs(value);
  const int digits = magnitude >= 1000.0 ? 0 : magnitude >= 100.0 ? 1 : magnitude >= 1.0 ? 2 : 3;
  auto text = fixed(value, digits);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  text = with_separators(std::move(text));
  if (unit.empty()) return text;
  // "1,516 100 million CNY" would read as one number.
  const bool begins_with_digit = unit.front() >= '0' && unit.front() <= '9';
  return text + " " + (begins_with_digit ? "(" + std::string{unit} + ")" : std::string{unit});
}

std::string section_phrase(std::string_view section, Language language) {
  if (section == "abstract") return std::string{Bilingual{"abstract", "摘要"}.in(language)};
  if (section == "0") return std::string{Bilingual{"introduction", "引言"}.in(language)};
  if (section == "front") return std::string{Bilingual{"front matter", "篇首"}.in(language)};
  return "§" + std::string{section};
}

std::string scope_phrase(std::string_view dimension, const std::string& value,
                         const Lexicon& lexicon, Language language) {
  return dimension == "level" ? std::string{field_phrase(value, language)}
                              : lexicon.label(value, language);
}

std::string sentence_phrase(std::uint32_t sentence, std::uint32_t clause, Language language) {
  if (sentence == 0) return std::string{Bilingual{"heading", "标题"}.in(language)};
  return std::string{Bilingual{"s", "句"}.in(language)} + std::to_string(sentence) +
         (clause > 0 ? "(" + std::to_string(clause) + ")" : "");
}

std::vector<std::string> claims_of_goal(std::string_view goal, const Lexicon& lexicon) {
  std::vector<std::string> claims;
  const auto* found = lexicon.find_concept(goal);
  if (found == nullptr) return claims;
  for (const auto& link : found->links) {
    if (lexicon.find_claim(link.to.id) != nullptr) claims.push_back(link.to.id);
  }
  return claims;
}

std::string citation_label(std::string_view source, const Lexicon& lexicon) {
  if (const auto* found = lexicon.find_source(source)) {
    for (const auto& [name, value] : found->fields) {
      if (name == "citation-label") return value;
    }
  }
  return "[" + std::string{source} + "]";
}

std::string place_phrase(std::string_view section, std::uint32_t sentence, std::uint32_t clause,
                         Language language) {
  auto out = section_phrase(section, language);
  if (section != ontology::kAbstract || sentence > 0)
    out += " " + sentence_phrase(sentence, clause, language);
  return out;
}

std::string place_of(const ontology::Evidence& evidence, const Lexicon& lexicon,
                     Language language) {
  const auto& at = evidence.at;
  auto out = place_phrase(at.section, at.sentence, at.clause, language);
  std::set<std::string> cited;
  for (const auto& work : evidence.cites)
    cited.insert(citation_label(work.id, lexicon));
  for (const auto& work : cited)
    out += " " + work;
  return out;
}

namespace {

/// "§2.1 s3, s4(2)".
std::string section_with(const std::string& section, const std::set<Place>& places,
                         Language language) {
  auto out = section_phrase(section, language);
  std::string_view separator = " ";
  for (const auto& [sentence, clause] : places) {
    if (section == ontology::kAbstract && sentence == 0) continue;  // as a whole
    out.append(separator).append(sentence_phrase(sentence, clause, language));
    separator = Bilingual{", ", "、"}.in(language);
  }
  return out;
}

}  // namespace

std::string places_of(const std::vector<std::string>& claims, const Lexicon& lexicon,
                      Language language) {
  std::map<std::pair<std::string, std::string>, std::set<Place>>
      sections;  // (source, section) → places
  std::set<std::string> cited;
  for (const auto& id : claims) {
    const auto* claim = lexicon.find_claim(id);
    if (claim == nullptr) continue;
    for (const auto& evidence : claim->evidence) {
      sections[{evidence.at.source.id, evidence.at.section}].emplace(evidence.at.sentence,
                                                                     evidence.at.clause);
      for (const auto& work : evidence.cites)
        cited.insert(citation_label(work.id, lexicon));
    }
  }
  std::string out;
  std::string last_source = sections.empty() ? "" : sections.begin()->first.first;
  for (const auto& [key, places] : sections) {
    if (!out.empty()) out += Bilingual{"; ", "；"}.in(language);
    if (key.first != last_source) out += key.first + " ";
    last_source = key.first;
    out += section_with(key.second, places, language);
  }
  for (const auto& work : cited)
    out += " " + work;
  return out;
}

std::string figure_phrase(const reasoning::Figure& figure, double threshold, const Lexicon& lexicon,
                          Language language) {
  const auto* indicator = lexicon.find_indicator(figure.indicator);
  const auto unit = indicator == nullptr ? std::string{} : lexicon.label(indicator->unit, language);
  const bool zh = language == Language::kZh;
  std::string out = lexicon.label(figure.indicator, language) + " ";
  if (!figure.value) return out + (zh ? "无数据" : "no figure");
  out += figure_value(*figure.value, unit);
  if (figure.rank && figure.peers) {
    out += zh ? "，第" + std::to_string(*figure.rank) + "/" + std::to_string(*figure.peers) + "位"
              : ", rank " + std::to_string(*figure.rank) + " of " + std::to_string(*figure.peers);
  }
  if (figure.peers == 1)
    out += zh ? "；没有可比的同类地区" : "; no peer has a figure to compare with";
  if (figure.at_threshold) {
    out += zh ? "；" + fixed(threshold, 2) + "对应" + figure_value(*figure.at_threshold, {})
              : "; " + fixed(threshold, 2) + " is at " + figure_value(*figure.at_threshold, {});
  }
  return out;
}

std::string vintage_phrase(std::string_view vintage, const Lexicon& lexicon, Language language) {
  const bool is_concept = lexicon.find_concept(vintage) != nullptr;
  return is_concept ? lexicon.label(vintage, language) : std::string{vintage};
}

std::string source_phrase(const reasoning::Figure& figure, const Lexicon& lexicon,
                          Language language) {
  std::string out;
  for (const auto& [name, vintages] : sources_of(figure, lexicon, language)) {
    if (!out.empty()) out += Bilingual{"; ", "；"}.in(language);
    const auto listed = joined(vintages, Bilingual{", ", "、"}.in(language));
    const bool is_aside = !name.empty() && !listed.empty();
    out += name;
    if (is_aside) out += Bilingual{" (", "（"}.in(language);
    out += listed;
    if (is_aside) out += Bilingual{")", "）"}.in(language);
  }
  return out;
}

}  // namespace yinguo::cli
