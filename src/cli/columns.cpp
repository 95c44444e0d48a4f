#include "cli/columns.hpp"

#include <algorithm>
#include <array>

namespace yinguo::cli {
namespace {

struct Column {
  std::string_view key;
  Bilingual title;
};

constexpr std::array kColumns{
    Column{"abstract", {"abstract", "抽象"}},
    Column{"actor", {"actor", "主体"}},
    Column{"acts_on", {"acts on", "作用于"}},
    Column{"added", {"added", "增加"}},
    Column{"alignment", {"alignments", "概念对应"}},
    Column{"attributes", {"attributes", "属性"}},
    Column{"betweenness", {"betweenness", "中介度"}},
    Column{"candidates", {"candidates", "候选"}},
    Column{"cause", {"cause", "原因"}},
    Column{"causes", {"causes", "原因数"}},
    Column{"certainty", {"certainty", "确定性"}},
    Column{"change", {"change", "增减"}},
    Column{"claim", {"claim", "主张"}},
    Column{"claim_against", {"claim against", "反向主张"}},
    Column{"claim_for", {"claim for", "正向主张"}},
    Column{"claims", {"claims", "主张"}},
    Column{"clause", {"clause", "分句"}},
    Column{"code", {"code", "代码"}},
    Column{"concept", {"concept", "概念"}},
    Column{"concepts", {"concepts", "概念数"}},
    Column{"constraint", {"constraint", "制约"}},
    Column{"content_digest", {"content digest", "内容摘要"}},
    Column{"count", {"count", "数量"}},
    Column{"cue", {"cue", "措辞"}},
    Column{"disk_bytes", {"bytes on disk", "磁盘字节数"}},
    Column{"domain", {"domain", "定义域"}},
    Column{"effect", {"effect", "结果"}},
    Column{"effects", {"effects", "结果数"}},
    Column{"engine", {"engine", "引擎"}},
    Column{"example", {"example", "例"}},
    Column{"extension", {"extension", "扩展名"}},
    Column{"fact", {"fact", "事实"}},
    Column{"facts", {"facts", "事实数"}},
    Column{"figure", {"figure", "数值"}},
    Column{"format_version", {"format version", "格式版本"}},
    Column{"found", {"found", "对上"}},
    Column{"generation", {"generation", "世代"}},
    Column{"goals", {"goals", "目标数"}},
    Column{"held_back", {"held back", "受制约者"}},
    Column{"id", {"id", "标识"}},
    Column{"implied_by_claims", {"implied by claims", "可推得它的主张数"}},
    Column{"indicator", {"indicator", "指标"}},
    Column{"indicators", {"indicators", "指标数"}},
    Column{"is_a", {"is a", "上位类型"}},
    Column{"item", {"item", "项目"}},
    Column{"kept", {"kept results", "保存的结果"}},
    Column{"kept_bytes", {"bytes of kept results", "保存结果字节数"}},
    Column{"kind", {"kind", "种类"}},
    Column{"label", {"label", "名称"}},
    Column{"label_other", {"Chinese label", "英文名称"}},
    Column{"language", {"language", "语言"}},
    Column{"length", {"length", "长度"}},
    Column{"level", {"level", "级别"}},
    Column{"lines", {"lines", "行数"}},
    Column{"links", {"links", "链接"}},
    Column{"lower", {"lower", "下限"}},
    Column{"measure", {"measure", "措施"}},
    Column{"mechanisms", {"mechanisms", "机制数"}},
    Column{"members", {"members", "成员数"}},
    Column{"membership", {"membership", "隶属度"}},
    Column{"moved", {"height changed", "高度改变"}},
    Column{"name", {"name", "名称"}},
    Column{"next", {"next", "下一个概念"}},
    Column{"observations", {"observations", "观测值"}},
    Column{"order", {"order", "次序"}},
    Column{"parameters", {"parameters", "参数"}},
    Column{"paraphrase", {"paraphrase", "转述"}},
    Column{"path", {"path", "路径"}},
    Column{"peer group", {"peer groups", "同伴组"}},
    Column{"period", {"period", "年份"}},
    Column{"place", {"place", "位置"}},
    Column{"polarity", {"polarity", "极性"}},
    Column{"policy", {"policy", "政策"}},
    Column{"precision", {"precision", "准确率"}},
    Column{"program", {"rules and queries", "规则与查询"}},
    Column{"query", {"query", "查询"}},
    Column{"range", {"range", "值域"}},
    Column{"rank", {"rank", "位次"}},
    Column{"reason", {"reason", "理由"}},
    Column{"recall", {"recall", "召回率"}},
    Column{"region", {"region", "地区"}},
    Column{"relation", {"relation", "关系"}},
    Column{"removed", {"removed", "减少"}},
    Column{"required_by", {"required by", "需要它的机制数"}},
    Column{"same_sign", {"same polarity", "极性相同"}},
    Column{"schema", {"schema", "模式"}},
    Column{"score", {"score", "相似度"}},
    Column{"section", {"section", "节"}},
    Column{"sentence", {"sentence", "句"}},
    Column{"sentence_precision", {"precision by sentence", "同句准确率"}},
    Column{"sentence_recall", {"recall by sentence", "同句召回率"}},
    Column{"sign", {"sign", "符号"}},
    Column{"source", {"source", "文献来源"}},
    Column{"stands_at", {"stands at", "现处"}},
    Column{"stands_for", {"stands for", "代表"}},
    Column{"status", {"status", "状态"}},
    Column{"text", {"text", "文本"}},
    Column{"through_claim", {"through claim", "经由主张"}},
    Column{"title", {"title", "题目"}},
    Column{"type", {"type", "类型"}},
    Column{"unit", {"unit", "单位"}},
    Column{"upper", {"upper", "上限"}},
    Column{"use", {"for", "用途"}},
    Column{"value", {"value", "值"}},
    Column{"vertices", {"vertices", "顶点"}},
    Column{"what", {"what", "类别"}},
    Column{"with", {"with", "对应概念"}},
    Column{"work", {"work", "被引文献"}},
    Column{"year", {"year", "年份"}},
};

}  // namespace

std::string column_title(std::string_view key, Language language) {
  const auto* known = std::find_if(kColumns.begin(), kColumns.end(),
                                   [&](const Column& column) { return column.key == key; });
  if (known != kColumns.end()) return std::string{known->title.in(language)};
  std::string title{key};
  std::replace(title.begin(), title.end(), '_', ' ');
  return title;
}

}  // namespace yinguo::cli
