#include "literature/claim_words.hpp"

#include <algorithm>

#include "base/quoting.hpp"

namespace yinguo::literature {

const std::string& label_in(const ontology::Text& label, ontology::Language language,
                            const std::string& id) {
  using ontology::Language;
  const auto other = language == Language::kZh ? Language::kEn : Language::kZh;
  if (!label.in(language).empty()) return label.in(language);
  return label.in(other).empty() ? id : label.in(other);
}

std::string place_text(const ontology::Locator& at) {
  const bool is_number =
      !at.section.empty() && at.section.front() >= '0' && at.section.front() <= '9';
  auto text = (is_number ? "§" : "") + at.section;
  if (at.sentence == 0) return at.section == ontology::kAbstract ? text : text + " heading";
  text += " s" + std::to_string(at.sentence);
  return at.clause == 0 ? text : text + "(" + std::to_string(at.clause) + ")";
}

std::string locator_text(const ontology::Locator& at) {
  return at.source.id + " " + place_text(at);
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& text : texts)
    out += (out.empty() ? "" : "; ") + text;
  return out;
}

std::string joined_parts(const std::vector<std::string>& texts) {
  if (texts.size() == 1) return texts.front();
  std::string out;
  bool is_any = false;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) out += "; ";
    for (const char c : texts[i]) {
      if (c == ';' || c == '\\') out += '\\';
      out += c;
    }
    is_any = is_any || !texts[i].empty();
  }
  return is_any ? out : std::string{};
}

std::string id_list(const std::vector<ontology::Ref>& refs) {
  std::vector<std::string> ids;
  ids.reserve(refs.size());
  for (const auto& ref : refs)
    ids.push_back(ref.id);
  return joined(ids);
}

std::vector<std::string_view> evidence_sources(const ontology::Claim& claim) {
  std::vector<std::string_view> out;
  for (const auto& evidence : claim.evidence) {
    if (std::ranges::find(out, evidence.at.source.id) == out.end())
      out.emplace_back(evidence.at.source.id);
  }
  return out;
}

std::string lag_text(const ontology::Claim& claim) {
  if (!claim.lag) return {};
  const auto end = [](const std::optional<double>& value) {
    return value ? base::number_text(*value) : std::string{"?"};
  };
  return claim.lag->unit + " " + end(claim.lag->from) + " to " + end(claim.lag->to);
}

std::string scope_text(const ontology::Claim& claim) {
  std::vector<std::string> texts;
  for (const auto& scope : claim.scopes)
    texts.push_back(scope.what + ": " + scope.value);
  return joined(texts);
}

}  // namespace yinguo::literature
