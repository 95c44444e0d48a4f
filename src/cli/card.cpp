#include "cli/card.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "cli/phrases.hpp"
#include "cli/wording.hpp"
#include "ontology/alignments.hpp"

namespace yinguo::cli {
namespace {

/// By its id, else by a label in either language; null where none has it.
template <class T>
const T* find_declared(const std::vector<T>& all, std::string_view name) {
  const auto folded = base::fold(name);
  const auto named = std::ranges::find(all, name, &T::id);
  const auto called = std::ranges::find_if(all, [&](const T& one) {
    return base::fold(one.label.zh) == folded || base::fold(one.label.en) == folded;
  });
  if (named != all.end()) return &*named;
  return called != all.end() ? &*called : nullptr;
}

}  // namespace

bool Card::write(std::string_view id) {
  if (const auto* item = lexicon_.find_concept(id))
    concept_card(*item);
  else if (const auto* claim = lexicon_.find_claim(id))
    claim_card(*claim);
  else if (const auto* source = lexicon_.find_source(id))
    source_card(*source);
  else if (const auto* indicator = lexicon_.find_indicator(id))
    indicator_card(*indicator);
  else if (const auto* region = lexicon_.find_region(id))
    region_card(*region);
  else if (const auto* group = lexicon_.find_peer_group(id))
    peer_group_card(*group);
  else
    return false;
  return true;
}

bool Card::write_declared(std::string_view name) {
  if (const auto* type = find_declared(lexicon_.model().schema.types, name))
    type_card(*type);
  else if (const auto* relation = find_declared(lexicon_.model().schema.relations, name))
    relation_card(*relation);
  else if (const auto* attribute = find_declared(lexicon_.model().schema.attributes, name))
    attribute_card(*attribute);
  else
    return false;
  return true;
}

void Card::heading(std::string_view id, std::string_view kind) {
  if (!out_.empty()) out_ += "\n";
  out_ += label(id) + "\n";
  field({"kind", "类别"}, kind);
}

void Card::field(const Bilingual& name, std::string_view value) {
  if (value.empty()) return;
  out_ += "  " + std::string{name.in(language_)} +
          std::string{Bilingual{": ", "："}.in(language_)} + std::string{value} + "\n";
}

void Card::names(const ontology::Text& label, const std::vector<ontology::Alias>& aliases) {
  std::string text = label.zh + (label.zh.empty() || label.en.empty() ? "" : " · ") + label.en;
  for (const auto& alias : aliases)
    text += " · " + alias.text;
  field({"names", "名称"}, text);
}

/// A value that is the id of something is written as its label.
void Card::attributes(const std::vector<ontology::AttributeValue>& values) {
  for (const auto& [name, value] : values)
    field({"attribute", "属性"},
          lexicon_.label(name.id, language_) + " = " + lexicon_.label(value, language_));
}

/// From where the concept stands; those that somebody has rejected say nothing of it.
void Card::alignments(std::string_view id) {
  for (const auto& one : lexicon_.model().alignments) {
    const bool is_first = one.id.id == id;
    if ((!is_first && one.with.id != id) || one.status == ontology::AlignmentStatus::kRejected)
      continue;
    const auto relation = is_first ? one.relation : ontology::inverse(one.relation);
    field({"alignment", "概念对应"}, std::string{phrase(relation, language_)} + " " +
                                         label(is_first ? one.with.id : one.id.id) + comma() +
                                         std::string{phrase(one.status, language_)} +
                                         std::string{Bilingual{": ", "："}.in(language_)} +
                                         one.reason.in(language_));
  }
}

void Card::claims_where(const Bilingual& title,
                        bool (*fits)(const ontology::Claim&, std::string_view),
                        std::string_view id) {
  bool first = true;
  for (const auto& claim : lexicon_.model().claims) {
    if (!fits(claim, id)) continue;
    if (first) out_ += "  " + std::string{title.in(language_)} + "\n";
    first = false;
    claim_line(claim);
  }
}

void Card::claim_line(const ontology::Claim& claim) {
  out_ += "    " + claim.id + "  " + arrow(claim) + "  " +
          places_of({claim.id}, lexicon_, language_) + "\n";
}

/// Under the name of the relation that leads to them; those of which it is a part stand elsewhere.
void Card::claims_rested_on(const ontology::Concept& item) {
  std::string_view relation;
  for (const auto& link : item.links) {
    const auto* claim = lexicon_.find_claim(link.to.id);
    if (claim == nullptr || claim->cause.id == item.id || claim->effect.id == item.id) continue;
    if (link.relation.id != relation)
      out_ += "  " + lexicon_.label(link.relation.id, language_) + "\n";
    relation = link.relation.id;
    claim_line(*claim);
  }
}

/// Whether indicators stand for things of its type; others, such as an actor, are not latent for
/// want of one.
bool Card::is_measurable(const ontology::Concept& item) const {
  const auto is_of_its_type = [&](const ontology::Measures& measures) {
    const auto* measured = lexicon_.find_concept(measures.id.id);
    return measured != nullptr && lexicon_.is_a(item.type.id, measured->type.id);
  };
  return std::any_of(lexicon_.model().indicators.begin(), lexicon_.model().indicators.end(),
                     [&](const ontology::Indicator& indicator) {
                       return std::any_of(indicator.measures.begin(), indicator.measures.end(),
                                          is_of_its_type);
                     });
}

void Card::concept_card(const ontology::Concept& item) {
  heading(item.id, lexicon_.label(item.type.id, language_));
  names(item.label, item.aliases);
  field({"definition", "定义"}, item.definition.in(language_));
  attributes(item.attributes);
  field({"ontology", "所在本体"}, item.ontology);
  alignments(item.id);
  std::string indicators;
  for (const auto& indicator : lexicon_.model().indicators) {
    for (const auto& measures : indicator.measures) {
      if (measures.id.id != item.id) continue;
      field({"measured by", "度量指标"},
            label(indicator.id) + comma() + std::string{phrase(measures.binding, language_)} +
                std::string{Bilingual{": ", "："}.in(language_)} + measures.reason.in(language_));
      indicators = indicator.id;
    }
  }
  if (indicators.empty() && is_measurable(item))
    field({"measured by", "度量指标"}, Bilingual{"nothing: latent", "无：潜在"}.in(language_));
  for (const auto& link : item.links) {
    if (lexicon_.find_claim(link.to.id) == nullptr)
      out_ += "  " + lexicon_.label(link.relation.id, language_) + " → " + label(link.to.id) + "\n";
  }
  for (const auto& other : lexicon_.model().concepts) {
    for (const auto& link : other.links) {
      if (link.to.id == item.id)
        out_ +=
            "  ← " + lexicon_.label(link.relation.id, language_) + "  " + label(other.id) + "\n";
    }
  }
  claims_rested_on(item);
  claims_where(
      {"as effect", "作为结果"}, [](const auto& claim, auto id) { return claim.effect.id == id; },
      item.id);
  claims_where(
      {"as cause", "作为原因"}, [](const auto& claim, auto id) { return claim.cause.id == id; },
      item.id);
}

void Card::claim_card(const ontology::Claim& claim) {
  if (!out_.empty()) out_ += "\n";
  out_ += claim.id + "\n";
  field({"claim", "主张"}, arrow(claim));
  field({"cause", "原因"}, label(claim.cause.id));
  field({"effect", "结果"}, label(claim.effect.id));
  field({"polarity", "极性"}, phrase(claim.polarity, language_));
  field({"certainty", "确定性"}, phrase(claim.certainty, language_));
  field({"form", "形式"}, phrase(claim.form, language_));
  field({"status", "状态"}, phrase(claim.status, language_));
  field({"paraphrase", "转述"}, claim.paraphrase.in(language_));
  for (const auto& condition : claim.conditions)
    field({"condition", "条件"}, label(condition.id));
  for (const auto& moderator : claim.moderators)
    field({"moderator", "调节"},
          label(moderator.id.id) + " " + std::string{phrase(moderator.polarity, language_)});
  for (const auto& via : claim.via)
    field({"through", "经由"}, label(via.id));
  for (const auto& scope : claim.scopes)
    field({"scope", "范围"}, std::string{field_phrase(scope.what, language_)} + " " +
                                 scope_phrase(scope.what, scope.value, lexicon_, language_));
  for (const auto& one : claim.evidence)
    evidence(one);
}

void Card::evidence(const ontology::Evidence& evidence) {
  field({"evidence", "证据"}, label(evidence.at.source.id) + "  " +
                                  place_of(evidence, lexicon_, language_) + "  " +
                                  std::string{phrase(evidence.direction, language_)} + comma() +
                                  std::string{phrase(evidence.design, language_)});
  field({"method", "方法"}, evidence.method.in(language_));
  field({"sample", "样本"}, evidence.sample.in(language_));
  field({"result", "结果"}, evidence.result.in(language_));
  field({"fingerprint", "指纹"}, evidence.at.fingerprint);
}

void Card::source_card(const ontology::Source& source) {
  heading(source.id, field_phrase(source.type, language_));
  field({"title", "题名"}, source.title.zh);
  field({"title", "题名"}, source.title.en);
  for (const auto& author : source.authors) {
    field({"author", "作者"},
          author.literal.empty() ? author.family + " " + author.given : author.literal);
  }
  if (source.year) field({"year", "年份"}, std::to_string(*source.year));
  for (const auto& [name, value] : source.fields)
    field({field_phrase(name, Language::kEn), field_phrase(name, Language::kZh)}, value);
  field({"note", "说明"}, source.note.in(language_));
  if (!source.study.id.empty()) field({"same study as", "同一研究见"}, label(source.study.id));
  bool first = true;
  for (const auto& claim : lexicon_.model().claims) {
    for (const auto& evidence : claim.evidence) {
      const bool cites = std::any_of(evidence.cites.begin(), evidence.cites.end(),
                                     [&](const auto& work) { return work.id == source.id; });
      if (!cites) continue;
      if (first) out_ += std::string{Bilingual{"  cited for\n", "  被引用于\n"}.in(language_)};
      first = false;
      out_ += "    " + claim.id + "  " + arrow(claim) + "\n";
    }
  }
}

std::string Card::arrow(const ontology::Claim& claim) const {
  // "—promotes→" would say the opposite of a claim that there is no effect.
  const auto link = claim.polarity == ontology::Polarity::kNull
                        ? std::string{Bilingual{"has no effect on", "不影响"}.in(language_)}
                        : lexicon_.label(claim.relation.id, language_);
  return lexicon_.label(claim.cause.id, language_) + " —" + link + "→ " +
         lexicon_.label(claim.effect.id, language_);
}

}  // namespace yinguo::cli
