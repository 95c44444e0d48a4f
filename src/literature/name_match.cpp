// How alike two concepts' names are, and why.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"

#include "literature/alignment_proposals.hpp"

namespace yinguo::literature {
namespace {

using ontology::Concept;
using ontology::Language;

/// The words of a name with one space around each; Chinese has no spaces between words.
std::string words_of_name(std::string_view name, Language language) {
  const auto folded = compared_form(name);
  if (language == Language::kZh) return base::keep_alphanumeric(folded);
  std::string out = " ";
  for (std::size_t at = 0; at < folded.size();) {
    const auto length = base::utf8_length(folded, at);
    const auto kept = base::keep_alphanumeric(std::string_view{folded}.substr(at, length));
    if (!kept.empty())
      out += kept;
    else if (out.back() != ' ')
      out += ' ';
    at += length;
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

/// Whether what stands before a name leaves it the head: not behind "of" or "and".
bool leaves_head(std::string_view before, Language language) {
  constexpr std::array<std::string_view, 12> kEnglish{"of", "in",   "on",  "for", "to",   "by",
                                                      "at", "with", "and", "or",  "from", "the"};
  constexpr std::array<std::string_view, 5> kChinese{"与", "和", "及", "或", "对"};
  if (language == Language::kZh)
    return std::ranges::none_of(kChinese, [&](auto word) { return before.ends_with(word); });
  return std::ranges::none_of(
      kEnglish, [&](std::string_view word) { return before.ends_with(" " + std::string{word}); });
}

/// Of names as words_of_name() gives them.
NameMatch::Kind kind_of(std::string_view first, std::string_view second, Language language,
                        bool& is_first_longer) {
  using Kind = NameMatch::Kind;
  if (base::keep_alphanumeric(first) == base::keep_alphanumeric(second)) return Kind::kEqual;
  is_first_longer = first.size() > second.size();
  const auto longer = is_first_longer ? first : second;
  const auto shorter = is_first_longer ? second : first;
  if (longer.find(shorter) == std::string_view::npos) return Kind::kSimilar;
  const auto before = longer.substr(0, longer.size() - shorter.size());
  return longer.ends_with(shorter) && leaves_head(before, language) ? Kind::kHead
                                                                    : Kind::kContained;
}

/// `of`: the language of the names.
std::string grams_text(const Similarity& s, Language of, Language language) {
  const auto n = [](std::uint32_t number) { return std::to_string(number); };
  const auto hundredths = std::lround(100.0 * s.score());
  const auto score = hundredths == 100
                         ? "1.00"
                         : std::string{hundredths < 10 ? "0.0" : "0."} + std::to_string(hundredths);
  const bool pairs = of == Language::kZh;
  std::string out =
      language == Language::kZh
          ? (pairs ? "相邻两字的组合重合 " : "相邻三字母的组合重合 ")
          : (pairs ? "pairs of characters in common " : "triples of letters in common ");
  return out + "2·" + n(s.shared) + "/(" + n(s.first) + "+" + n(s.second) + ") = " + score;
}

std::string kind_text(const NameMatch& match, Language language) {
  const auto shorter = std::string{match.is_first_longer ? match.second : match.first};
  const bool zh = language == Language::kZh;
  const auto whole = [](std::string_view name) {
    return base::keep_alphanumeric(base::fold(name));
  };
  switch (match.kind) {
    case NameMatch::Kind::kEqual:
      if (whole(match.first) == whole(match.second)) return zh ? "相同" : "are the same";
      return zh ? "不计括号则相同" : "are the same but for brackets";
    case NameMatch::Kind::kHead:
      return zh ? "以“" + shorter + "”结尾" : "one ends with “" + shorter + "”";
    case NameMatch::Kind::kContained:
      return zh ? "含有“" + shorter + "”" : "one contains “" + shorter + "”";
    case NameMatch::Kind::kSimilar:
      return {};
  }
  return {};
}

/// "Chinese names “数字经济” and “数字经济指数”: one contains …, neighbouring characters in common
/// …".
std::string match_text(const NameMatch& match, Language of, Language language) {
  const bool zh = language == Language::kZh;
  std::string out =
      of == Language::kZh ? (zh ? "中文名" : "Chinese names ") : (zh ? "英文名" : "English names ");
  out += "“" + std::string{match.first} + "”" + (zh ? "与" : " and ") + "“" +
         std::string{match.second} + "”" + (zh ? "：" : ": ");
  const auto kind = kind_text(match, language);
  out += kind;
  if (match.kind == NameMatch::Kind::kEqual) return out;
  return out + (kind.empty() ? "" : zh ? "，" : ", ") + grams_text(match.similarity, of, language);
}

}  // namespace

std::vector<KnownName> names_of(const Concept& one, Language language) {
  std::vector<KnownName> names;
  const auto add = [&](std::string_view text) {
    if (!text.empty()) names.push_back({text, grams_of(text, language)});
  };
  add(one.label.in(language));
  for (const auto& alias : one.aliases) {
    if (alias.language == language) add(alias.text);
  }
  return names;
}

std::optional<NameMatch> best_match(std::span<const KnownName> first,
                                    std::span<const KnownName> second, Language language) {
  std::optional<NameMatch> best;
  for (const auto& a : first) {
    for (const auto& b : second) {
      const auto found = similarity(a.grams, b.grams);
      if (best && found.score() <= best->similarity.score()) continue;
      best.emplace();
      best->first = a.text;
      best->second = b.text;
      best->similarity = found;
    }
  }
  if (best) {
    best->kind = kind_of(words_of_name(best->first, language),
                         words_of_name(best->second, language), language, best->is_first_longer);
  }
  return best;
}

double AlignmentProposal::score() const {
  return std::max(zh ? zh->similarity.score() : 0.0, en ? en->similarity.score() : 0.0);
}

std::string reason_of(const AlignmentProposal& proposal, Language language) {
  const bool is_zh = language == Language::kZh;
  std::string out;
  if (proposal.zh) out = match_text(*proposal.zh, Language::kZh, language);
  if (proposal.en) {
    if (!out.empty()) out += is_zh ? "；" : "; ";
    out += match_text(*proposal.en, Language::kEn, language);
  }
  return out + (is_zh ? "。" : ".");
}

}  // namespace yinguo::literature
