#include "literature/claim_texts.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ontology/vocabulary.hpp"
#include "ontology/xml_fields.hpp"
#include "ontology/years.hpp"

namespace yinguo::literature {
namespace {

constexpr std::string_view kSectionSign = "§";
constexpr std::int64_t kMostSentences = 100'000;  // as in a file of an ontology

/// The number of "s3" or "3", and of "s3(2)" the clause.
bool parse_sentence(std::string_view text, ontology::Locator& at) {
  if (text.starts_with('s')) text.remove_prefix(1);
  const auto bracket = text.find('(');
  const auto sentence = ontology::try_parse_whole(text.substr(0, bracket), 0, kMostSentences);
  if (!sentence) return false;
  at.sentence = static_cast<std::uint32_t>(*sentence);
  if (bracket == std::string_view::npos) return true;
  if (!text.ends_with(')')) return false;
  const auto clause = ontology::try_parse_whole(text.substr(bracket + 1, text.size() - bracket - 2),
                                                1, kMostSentences);
  if (clause) at.clause = static_cast<std::uint32_t>(*clause);
  return clause.has_value();
}

}  // namespace

std::vector<std::string> split_list(std::string_view text) {
  constexpr std::string_view kWide = "；";
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto wide = text.find(kWide, begin);
    const auto end = std::min({text.find(';', begin), wide, text.size()});
    if (const auto part = base::trim(text.substr(begin, end - begin)); !part.empty())
      parts.emplace_back(part);
    begin = end + (end == wide ? kWide.size() : 1);
  }
  return parts;
}

std::vector<std::string> split_parts(std::string_view text) {
  std::vector<std::string> parts(1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_escape = text[at] == '\\' && at + 1 < text.size();
    if (is_escape)
      parts.back() += text[++at];
    else if (text[at] == ';')
      parts.emplace_back();
    else
      parts.back() += text[at];
  }
  for (auto& part : parts)
    part = std::string{base::trim(part)};
  return parts;
}

bool is_digest(std::string_view text, std::size_t digits) {
  const bool is_hex = text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  return text.empty() || (is_hex && text.size() == digits);
}

std::string_view bare_section(std::string_view section) {
  if (section.starts_with(kSectionSign)) section.remove_prefix(kSectionSign.size());
  return section;
}

std::optional<ontology::Locator> try_parse_locator(std::string_view text) {
  const auto words = ontology::split_words(text);
  if (words.size() < 2 || words.size() > 3) return std::nullopt;
  ontology::Locator at;
  at.source.id = words[0];
  at.section = bare_section(words[1]);
  if (at.section.empty()) return std::nullopt;
  if (words.size() == 2)
    return at.section == ontology::kAbstract ? std::optional{at} : std::nullopt;
  if (words[2] != "heading" && !parse_sentence(words[2], at)) return std::nullopt;
  return at;
}

std::optional<ontology::Moderator> try_parse_moderator(std::string_view text) {
  const auto bracket = text.rfind('(');
  if (bracket == std::string_view::npos || !text.ends_with(')')) return std::nullopt;
  const auto polarity = ontology::try_parse_word<ontology::Polarity>(
      base::trim(text.substr(bracket + 1, text.size() - bracket - 2)));
  const auto name = base::trim(text.substr(0, bracket));
  if (!polarity || name.empty()) return std::nullopt;
  return ontology::Moderator{{std::string{name}, {}}, *polarity};
}

std::optional<ontology::Scope> try_parse_scope(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  ontology::Scope scope{std::string{base::trim(text.substr(0, colon))},
                        std::string{base::trim(text.substr(colon + 1))},
                        {}};
  const bool is_known = scope.what == "regions" || scope.what == "level" ||
                        (scope.what == "period" && ontology::try_parse_years(scope.value));
  return is_known && !scope.value.empty() ? std::optional{std::move(scope)} : std::nullopt;
}

std::optional<ontology::Lag> try_parse_lag(std::string_view text) {
  constexpr std::string_view kBetween = " to ";
  const auto between = text.rfind(kBetween);
  const auto blank = between == std::string_view::npos ? between : text.rfind(' ', between - 1);
  if (between == 0 || blank == std::string_view::npos) return std::nullopt;
  const auto from = text.substr(blank + 1, between - blank - 1);
  const auto to = text.substr(between + kBetween.size());
  ontology::Lag lag{ontology::try_parse_decimal(from), ontology::try_parse_decimal(to),
                    std::string{base::trim(text.substr(0, blank))}};
  const bool is_known = (lag.from || from == "?") && (lag.to || to == "?") && !lag.unit.empty() &&
                        !(lag.from && lag.to && *lag.from > *lag.to);
  return is_known ? std::optional{std::move(lag)} : std::nullopt;
}

}  // namespace yinguo::literature
