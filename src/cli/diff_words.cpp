#include "cli/diff_words.hpp"

#include <algorithm>
#include <array>

#include "cli/phrases.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

using ontology::ElementKind;

constexpr std::array<Bilingual, ontology::kElementKindCount> kKinds{
    Bilingual{"types", "类型"},
    {"relations", "关系"},
    {"attributes", "属性"},
    {"units", "单位"},
    {"sources", "文献来源"},
    {"concepts", "概念"},
    {"links between concepts", "概念间的联系"},
    {"claims", "主张"},
    {"sentences without a claim", "无主张的句子"},
    {"alignments of concepts", "概念对齐"},
    {"indicators", "指标"},
    {"memberships", "隶属度"},
    {"regions", "地区"},
    {"peer groups", "参照组"},
    {"figures", "数据"},
    {"rules and queries", "规则与查询"}};

struct PropertyWords {
  std::string_view name;
  Bilingual words;
};

constexpr std::array kProperties{PropertyWords{"is-a", {"is a", "上位类型"}},
                                 PropertyWords{"abstract", {"abstract", "抽象"}},
                                 PropertyWords{"label", {"label", "名称"}},
                                 PropertyWords{"definition", {"definition", "定义"}},
                                 PropertyWords{"kind", {"kind", "种类"}},
                                 PropertyWords{"domain", {"domain", "定义域"}},
                                 PropertyWords{"range", {"range", "值域"}},
                                 PropertyWords{"cardinality", {"cardinality", "基数"}},
                                 PropertyWords{"of", {"of", "所属"}},
                                 PropertyWords{"datatype", {"datatype", "数据类型"}},
                                 PropertyWords{"min", {"least", "最小值"}},
                                 PropertyWords{"max", {"greatest", "最大值"}},
                                 PropertyWords{"values", {"values", "取值"}},
                                 PropertyWords{"type", {"type", "类型"}},
                                 PropertyWords{"language", {"language", "语言"}},
                                 PropertyWords{"title", {"title", "标题"}},
                                 PropertyWords{"author", {"author", "作者"}},
                                 PropertyWords{"year", {"year", "年"}},
                                 PropertyWords{"month", {"month", "月"}},
                                 PropertyWords{"day", {"day", "日"}},
                                 PropertyWords{"field", {"field", "字段"}},
                                 PropertyWords{"note", {"note", "备注"}},
                                 PropertyWords{"alias", {"alias", "别名"}},
                                 PropertyWords{"attribute", {"attribute", "属性"}},
                                 PropertyWords{"cause", {"cause", "原因"}},
                                 PropertyWords{"relation", {"relation", "关系"}},
                                 PropertyWords{"effect", {"effect", "结果"}},
                                 PropertyWords{"polarity", {"polarity", "极性"}},
                                 PropertyWords{"certainty", {"certainty", "确定性"}},
                                 PropertyWords{"form", {"form", "形式"}},
                                 PropertyWords{"status", {"status", "状态"}},
                                 PropertyWords{"paraphrase", {"paraphrase", "转述"}},
                                 PropertyWords{"condition", {"condition", "条件"}},
                                 PropertyWords{"moderator", {"moderator", "调节因素"}},
                                 PropertyWords{"via", {"via", "中介"}},
                                 PropertyWords{"scope", {"scope", "适用范围"}},
                                 PropertyWords{"lag", {"lag", "时滞"}},
                                 PropertyWords{"evidence", {"evidence", "证据"}},
                                 PropertyWords{"place", {"place", "位置"}},
                                 PropertyWords{"reason", {"reason", "理由"}},
                                 PropertyWords{"study", {"same study as", "同一研究"}},
                                 PropertyWords{"ontology", {"ontology", "所属本体"}},
                                 PropertyWords{"unit", {"unit", "单位"}},
                                 PropertyWords{"direction", {"direction", "方向"}},
                                 PropertyWords{"source", {"source", "来源"}},
                                 PropertyWords{"ratio", {"ratio", "比值"}},
                                 PropertyWords{"measures", {"measures", "度量"}},
                                 PropertyWords{"by-quantile", {"by quantile", "按分位数"}},
                                 PropertyWords{"from", {"from", "起点"}},
                                 PropertyWords{"to", {"to", "终点"}},
                                 PropertyWords{"peers", {"peers", "同伴组"}},
                                 PropertyWords{"code", {"code", "代码"}},
                                 PropertyWords{"member", {"member", "成员"}},
                                 PropertyWords{"all", {"all regions", "全部地区"}},
                                 PropertyWords{"value", {"value", "数值"}},
                                 PropertyWords{"text", {"text", "正文"}}};

/// Properties whose values are ids of things with labels.
constexpr std::array<std::string_view, 14> kReferences{
    "is-a",   "domain", "range",     "of",  "type",  "cause",  "relation",
    "effect", "unit",   "condition", "via", "peers", "member", "source"};

/// The parts of an id like "region/indicator/period"; the last takes what is left.
std::vector<std::string_view> parts_of(std::string_view id, std::size_t count) {
  std::vector<std::string_view> out;
  while (out.size() + 1 < count && id.find('/') != std::string_view::npos) {
    out.push_back(id.substr(0, id.find('/')));
    id.remove_prefix(out.back().size() + 1);
  }
  out.push_back(id);
  return out;
}

std::string claim_phrase(std::string_view id, const Lexicon& lexicon, Language language) {
  std::string out{id};
  const auto* claim = lexicon.find_claim(id);
  if (claim == nullptr) return out;
  return out + std::string{Bilingual{": ", "："}.in(language)} +
         lexicon.label(claim->cause.id, language) + " → " +
         lexicon.label(claim->effect.id, language);
}

std::string link_phrase(std::string_view id, const Lexicon& lexicon, Language language) {
  const auto parts = parts_of(id, 3);
  if (parts.size() < 3) return std::string{id};
  const auto* target = lexicon.find_claim(parts[2]);
  return lexicon.label(parts[0], language) + " —" + lexicon.label(parts[1], language) + "→ " +
         (target != nullptr ? std::string{parts[2]} : lexicon.label(parts[2], language));
}

std::string sentence_phrase(std::string_view id, Language language) {
  const auto parts = parts_of(id, 4);
  if (parts.size() < 4) return std::string{id};
  return std::string{parts[0]} + " " + section_phrase(parts[1], language) +
         std::string{Bilingual{" s", "句"}.in(language)} + std::string{parts[2]} +
         (parts[3] == "0" ? "" : "(" + std::string{parts[3]} + ")");
}

std::string alignment_phrase(std::string_view id, const Lexicon& lexicon, Language language) {
  const auto parts = parts_of(id, 2);
  if (parts.size() < 2) return std::string{id};
  return lexicon.label_and_id(parts[0], language) + " ~ " +
         lexicon.label_and_id(parts[1], language);
}

std::string figure_phrase(std::string_view id, const Lexicon& lexicon, Language language) {
  const auto parts = parts_of(id, 4);
  if (parts.size() < 3) return std::string{id};
  auto out = lexicon.label(parts[0], language) + " · " + lexicon.label(parts[1], language) + " · " +
             std::string{parts[2]};
  if (parts.size() > 3) out += " (" + vintage_phrase(parts[3], lexicon, language) + ")";
  return out;
}

}  // namespace

std::string_view kind_phrase(ElementKind kind, Language language) {
  return kKinds.at(static_cast<std::size_t>(kind)).in(language);
}

std::string property_phrase(std::string_view property, Language language) {
  const auto dot = property.find('.');
  const auto base = property.substr(0, dot);
  const auto* known = std::ranges::find(kProperties, base, &PropertyWords::name);
  std::string out{known == kProperties.end() ? base : known->words.in(language)};
  if (dot == std::string_view::npos) return out;
  const bool is_chinese = property.substr(dot + 1) == "zh";
  return out +
         std::string{(is_chinese ? Bilingual{" (zh)", "（中文）"} : Bilingual{" (en)", "（英文）"})
                         .in(language)};
}

std::string element_phrase(ElementKind kind, std::string_view id, const Lexicon& lexicon,
                           Language language) {
  switch (kind) {
    case ElementKind::kClaim:
      return claim_phrase(id, lexicon, language);
    case ElementKind::kLink:
      return link_phrase(id, lexicon, language);
    case ElementKind::kSentence:
      return sentence_phrase(id, language);
    case ElementKind::kAlignment:
      return alignment_phrase(id, lexicon, language);
    case ElementKind::kFigure:
      return figure_phrase(id, lexicon, language);
    case ElementKind::kProgram:
      return std::string{id};
    default:
      return lexicon.label_and_id(id, language);
  }
}

std::string value_phrase(std::string_view property, const std::string& value,
                         const Lexicon& lexicon, Language language) {
  if (std::ranges::find(kReferences, property) != kReferences.end())
    return lexicon.label_and_id(value, language);
  return std::string{cell_phrase(property, value, language)};
}

}  // namespace yinguo::cli
