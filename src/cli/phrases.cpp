#include "cli/phrases.hpp"

#include <algorithm>
#include <array>

namespace yinguo::cli {
namespace {

constexpr std::array<Bilingual, 5> kPolarities{Bilingual{"increase", "正向"},
                                               {"decrease", "负向"},
                                               {"no effect", "无影响"},
                                               {"non-monotone", "非单调"},
                                               {"unknown", "未知"}};
constexpr std::array<Bilingual, 2> kCertainties{Bilingual{"certain", "确定"},
                                                {"tentative", "有保留"}};
constexpr std::array<Bilingual, 7> kForms{Bilingual{"direct", "直接"}, {"indirect", "间接"},
                                          {"mediation", "中介"},       {"moderation", "调节"},
                                          {"association", "相关"},     {"bidirectional", "双向"},
                                          {"threshold", "门槛"}};
constexpr std::array<Bilingual, 3> kStatuses{
    Bilingual{"active", "有效"}, {"retired", "已撤回"}, {"superseded", "已被取代"}};
constexpr std::array<Bilingual, 4> kBearings{Bilingual{"supports", "支持"},
                                             {"refutes", "反驳"},
                                             {"supports in part", "部分支持"},
                                             {"inconclusive", "无定论"}};
constexpr std::array<Bilingual, 8> kDesigns{Bilingual{"theoretical", "理论论述"},
                                            {"observational", "观测研究"},
                                            {"quasi-experimental", "准实验"},
                                            {"experimental", "实验"},
                                            {"simulation", "模拟"},
                                            {"case study", "案例研究"},
                                            {"review", "综述"},
                                            {"expert judgement", "专家判断"}};
constexpr std::array<Bilingual, 2> kBindings{Bilingual{"direct", "直接度量"},
                                             {"proxy", "替代度量"}};
constexpr std::array<Bilingual, 2> kDirections{Bilingual{"higher is better", "越高越好"},
                                               {"lower is better", "越低越好"}};
constexpr std::array<Bilingual, 2> kRelationKinds{Bilingual{"link", "结构关系"},
                                                  {"claim", "因果主张"}};

constexpr std::array<Bilingual, 5> kMatches{Bilingual{"the same as", "等同于"},
                                            {"close to", "近于"},
                                            {"narrower than", "窄于"},
                                            {"broader than", "宽于"},
                                            {"related to", "相关于"}};
constexpr std::array<Bilingual, 3> kAlignmentStatuses{
    Bilingual{"proposed", "待确认"}, {"confirmed", "已确认"}, {"rejected", "已否定"}};

struct Phrase {
  std::string_view word;
  Bilingual words;
};

constexpr std::array kFieldPhrases{
    // Dimensions of scopes
    Phrase{"level", {"level", "层级"}},
    Phrase{"period", {"period", "时期"}},
    Phrase{"regions", {"region", "地区"}},
    // Levels of scopes
    Phrase{"nation", {"nation", "国家"}},
    Phrase{"province", {"province", "省级"}},
    Phrase{"city", {"city", "地级市"}},
    Phrase{"county", {"county", "县"}},
    Phrase{"industry", {"industry", "行业"}},
    Phrase{"firm", {"firm", "企业"}},
    Phrase{"household", {"household", "家庭"}},
    Phrase{"individual", {"individual", "个人"}},
    // Fields of CSL
    Phrase{"accessed", {"accessed", "访问日期"}},
    Phrase{"archive", {"archive", "馆藏"}},
    Phrase{"citation-label", {"cited as", "引文标号"}},
    Phrase{"collection-title", {"series", "丛书"}},
    Phrase{"container-title", {"published in", "刊载于"}},
    Phrase{"doi", {"DOI", "DOI"}},
    Phrase{"edition", {"edition", "版次"}},
    Phrase{"genre", {"genre", "体裁"}},
    Phrase{"isbn", {"ISBN", "ISBN"}},
    Phrase{"issn", {"ISSN", "ISSN"}},
    Phrase{"issue", {"issue", "期"}},
    Phrase{"keyword", {"keywords", "关键词"}},
    Phrase{"number", {"number", "编号"}},
    Phrase{"page", {"pages", "页码"}},
    Phrase{"publisher", {"publisher", "出版者"}},
    Phrase{"publisher-place", {"place of publication", "出版地"}},
    Phrase{"url", {"URL", "网址"}},
    Phrase{"version", {"version", "版本"}},
    Phrase{"volume", {"volume", "卷"}},
    // Item types of CSL
    Phrase{"article", {"article", "文章"}},
    Phrase{"article-journal", {"journal article", "期刊论文"}},
    Phrase{"article-magazine", {"magazine article", "杂志文章"}},
    Phrase{"article-newspaper", {"newspaper article", "报纸文章"}},
    Phrase{"bill", {"bill", "法案"}},
    Phrase{"book", {"book", "图书"}},
    Phrase{"broadcast", {"broadcast", "广播节目"}},
    Phrase{"chapter", {"chapter", "章节"}},
    Phrase{"classic", {"classic", "经典著作"}},
    Phrase{"collection", {"collection", "文集"}},
    Phrase{"dataset", {"dataset", "数据集"}},
    Phrase{"document", {"document", "文件"}},
    Phrase{"entry", {"entry", "条目"}},
    Phrase{"entry-dictionary", {"dictionary entry", "词典条目"}},
    Phrase{"entry-encyclopedia", {"encyclopedia entry", "百科条目"}},
    Phrase{"event", {"event", "活动"}},
    Phrase{"figure", {"figure", "图"}},
    Phrase{"graphic", {"graphic", "图像"}},
    Phrase{"hearing", {"hearing", "听证"}},
    Phrase{"interview", {"interview", "访谈"}},
    Phrase{"legal_case", {"legal case", "判例"}},
    Phrase{"legislation", {"legislation", "法律"}},
    Phrase{"manuscript", {"manuscript", "手稿"}},
    Phrase{"map", {"map", "地图"}},
    Phrase{"motion_picture", {"film", "影片"}},
    Phrase{"musical_score", {"musical score", "乐谱"}},
    Phrase{"pamphlet", {"pamphlet", "小册子"}},
    Phrase{"paper-conference", {"conference paper", "会议论文"}},
    Phrase{"patent", {"patent", "专利"}},
    Phrase{"performance", {"performance", "演出"}},
    Phrase{"periodical", {"periodical", "期刊"}},
    Phrase{"personal_communication", {"personal communication", "私人通信"}},
    Phrase{"post", {"post", "帖子"}},
    Phrase{"post-weblog", {"blog post", "博客文章"}},
    Phrase{"regulation", {"regulation", "法规"}},
    Phrase{"report", {"report", "报告"}},
    Phrase{"review", {"review", "评论"}},
    Phrase{"review-book", {"book review", "书评"}},
    Phrase{"software", {"software", "软件"}},
    Phrase{"song", {"song", "歌曲"}},
    Phrase{"speech", {"speech", "演讲"}},
    Phrase{"standard", {"standard", "标准"}},
    Phrase{"thesis", {"thesis", "学位论文"}},
    Phrase{"treaty", {"treaty", "条约"}},
    Phrase{"webpage", {"web page", "网页"}},
};

/// The phrase for `word` in the vocabulary E; empty if it is none of its words.
template <class E>
std::string_view phrase_of_word(std::string_view word, Language language) {
  const auto value = ontology::try_parse_word<E>(word);
  return value ? phrase(*value, language) : std::string_view{};
}

struct ColumnOfWords {
  std::string_view column;
  std::string_view (*phrase)(std::string_view word, Language language);
};

constexpr std::array kColumnsOfWords{
    ColumnOfWords{"polarity", phrase_of_word<ontology::Polarity>},
    ColumnOfWords{"other_polarity", phrase_of_word<ontology::Polarity>},
    ColumnOfWords{"certainty", phrase_of_word<ontology::Certainty>},
    ColumnOfWords{"form", phrase_of_word<ontology::Form>},
    ColumnOfWords{"status", phrase_of_word<ontology::ClaimStatus>},
    ColumnOfWords{"bearing", phrase_of_word<ontology::Bearing>},
    ColumnOfWords{"design", phrase_of_word<ontology::Design>},
    ColumnOfWords{"binding", phrase_of_word<ontology::Binding>},
    ColumnOfWords{"direction", phrase_of_word<ontology::Direction>},
    ColumnOfWords{"direction", phrase_of_word<ontology::Bearing>},
};

}  // namespace

template <>
std::span<const Bilingual> phrases_of<ontology::Polarity>() {
  return kPolarities;
}

template <>
std::span<const Bilingual> phrases_of<ontology::Certainty>() {
  return kCertainties;
}

template <>
std::span<const Bilingual> phrases_of<ontology::Form>() {
  return kForms;
}

template <>
std::span<const Bilingual> phrases_of<ontology::ClaimStatus>() {
  return kStatuses;
}

template <>
std::span<const Bilingual> phrases_of<ontology::Bearing>() {
  return kBearings;
}

template <>
std::span<const Bilingual> phrases_of<ontology::Design>() {
  return kDesigns;
}

template <>
std::span<const Bilingual> phrases_of<ontology::Binding>() {
  return kBindings;
}

template <>
std::span<const Bilingual> phrases_of<ontology::Direction>() {
  return kDirections;
}

template <>
std::span<const Bilingual> phrases_of<ontology::RelationKind>() {
  return kRelationKinds;
}

template <>
std::span<const Bilingual> phrases_of<ontology::Match>() {
  return kMatches;
}

template <>
std::span<const Bilingual> phrases_of<ontology::AlignmentStatus>() {
  return kAlignmentStatuses;
}

std::string_view field_phrase(std::string_view word, Language language) {
  const auto* known = std::find_if(kFieldPhrases.begin(), kFieldPhrases.end(),
                                   [&](const Phrase& entry) { return entry.word == word; });
  return known == kFieldPhrases.end() ? word : known->words.in(language);
}

std::string_view cell_phrase(std::string_view column, std::string_view cell, Language language) {
  for (const auto& known : kColumnsOfWords) {
    if (known.column != column) continue;
    if (const auto found = known.phrase(cell, language); !found.empty()) return found;
  }
  return cell;
}

}  // namespace yinguo::cli
