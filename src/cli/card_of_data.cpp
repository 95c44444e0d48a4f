#include <algorithm>

#include "cli/card.hpp"
#include "cli/phrases.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

/// As the schema writes it: "0..1", "0..*".
std::string cardinality_text(const ontology::Cardinality& cardinality) {
  return std::to_string(cardinality.least) + ".." +
         (cardinality.most ? std::to_string(*cardinality.most) : "*");
}

}  // namespace

void Card::indicator_card(const ontology::Indicator& indicator) {
  heading(indicator.id, Bilingual{"indicator", "指标"}.in(language_));
  names(indicator.label, indicator.aliases);
  field({"unit", "单位"}, label(indicator.unit));
  field({"direction", "方向"}, phrase(indicator.direction, language_));
  field({"definition", "定义"}, indicator.definition.in(language_));
  field({"note", "说明"}, indicator.note.in(language_));
  if (indicator.ratio) {
    field({"formula", "公式"}, label(indicator.ratio->numerator.id) + " / " +
                                   label(indicator.ratio->denominator.id) + " × " +
                                   number_text(indicator.ratio->factor));
  }
  for (const auto& source : indicator.sources)
    field({"source", "来源"}, label(source.id));
  for (const auto& measures : indicator.measures) {
    field({"stands for", "代表"},
          label(measures.id.id) + comma() + std::string{phrase(measures.binding, language_)} +
              std::string{Bilingual{": ", "："}.in(language_)} + measures.reason.in(language_));
  }
  if (indicator.membership) {
    const auto& ramp = *indicator.membership;
    field({"membership", "隶属度"},
          number_text(ramp.from) + " → " + number_text(ramp.to) +
              (ramp.by_quantile
                   ? std::string{Bilingual{" (quantiles of ", "（分位数，同伴组 "}.in(language_)} +
                         label(ramp.peers.id) + std::string{Bilingual{")", "）"}.in(language_)}
                   : std::string{}));
  }
}

void Card::region_card(const ontology::Region& region) {
  heading(region.id, Bilingual{"region", "地区"}.in(language_));
  names(region.label, region.aliases);
  field({"code", "代码"}, region.code);
  attributes(region.attributes);
  const auto& observations = lexicon_.model().observations;
  const auto count = std::count_if(observations.begin(), observations.end(),
                                   [&](const auto& item) { return item.region == region.id; });
  field({"figures", "数据"}, std::to_string(count));
}

void Card::peer_group_card(const ontology::PeerGroup& group) {
  heading(group.id, Bilingual{"peer group", "同伴组"}.in(language_));
  std::string members;
  for (const auto& region : lexicon_.model().regions) {
    const bool is_member =
        group.all || std::any_of(group.members.begin(), group.members.end(),
                                 [&](const auto& member) { return member.id == region.id; });
    if (!is_member) continue;
    if (!members.empty()) members += Bilingual{", ", "、"}.in(language_);
    members += lexicon_.label(region.id, language_);
  }
  field({"members", "成员"}, members);
}

void Card::type_card(const ontology::Type& type) {
  heading(type.id, Bilingual{type.is_abstract ? "abstract type" : "type",
                             type.is_abstract ? "抽象类型" : "类型"}
                       .in(language_));
  names(type.label, {});
  field({"definition", "定义"}, type.definition.in(language_));
  if (!type.is_a.id.empty()) field({"a kind of", "上位类型"}, label(type.is_a.id));
  for (const auto& other : lexicon_.model().schema.types) {
    if (other.is_a.id == type.id) field({"has the kind", "下位类型"}, label(other.id));
  }
  for (const auto& attribute : lexicon_.model().schema.attributes) {
    if (lexicon_.is_a(type.id, attribute.of.id)) field({"attribute", "属性"}, label(attribute.id));
  }
  const auto& concepts = lexicon_.model().concepts;
  const auto count = std::count_if(concepts.begin(), concepts.end(), [&](const auto& item) {
    return lexicon_.is_a(item.type.id, type.id);
  });
  field({"concepts, those of its kinds included", "概念数（含下位类型）"}, std::to_string(count));
}

void Card::relation_card(const ontology::Relation& relation) {
  const bool is_causal = relation.kind == ontology::RelationKind::kClaim;
  heading(relation.id, Bilingual{is_causal ? "relation of claims" : "relation of links",
                                 is_causal ? "主张的关系" : "结构关系"}
                           .in(language_));
  names(relation.label, {});
  field({"definition", "定义"}, relation.definition.in(language_));
  field({"from", "起点"}, label(relation.domain.id));
  field({"to", "终点"}, label(relation.range.id));
  std::ptrdiff_t count = 0;
  const auto is_it = [&](const auto& one) { return one.relation.id == relation.id; };
  if (is_causal) count = std::ranges::count_if(lexicon_.model().claims, is_it);
  for (const auto& item : lexicon_.model().concepts)
    count += std::ranges::count_if(item.links, is_it);
  if (!is_causal)
    field({"links of one concept", "每个概念的条数"}, cardinality_text(relation.cardinality));
  field({"used", "使用次数"}, std::to_string(count));
}

void Card::attribute_card(const ontology::AttributeType& attribute) {
  heading(attribute.id, Bilingual{"attribute", "属性"}.in(language_));
  names(attribute.label, {});
  field({"definition", "定义"}, attribute.definition.in(language_));
  field({"of", "所属类型"}, label(attribute.of.id));
  field({"datatype", "数据类型"}, ontology::word(attribute.datatype));
  if (attribute.min) field({"at least", "下限"}, number_text(*attribute.min));
  if (attribute.max) field({"at most", "上限"}, number_text(*attribute.max));
  for (const auto& value : attribute.values)
    field({"value", "取值"}, value);
  field({"values of one thing", "每项的取值个数"}, cardinality_text(attribute.cardinality));
}

}  // namespace yinguo::cli
