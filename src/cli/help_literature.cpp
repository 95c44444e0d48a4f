#include <array>

#include "cli/help_texts.hpp"

namespace yinguo::cli {
namespace {

constexpr std::array kTexts{
    // ontology
    Bilingual{"Look into the ontology itself", "查看本体自身"},
    Bilingual{"Counts by type, relation and section", "按类型、关系与章节统计"},
    Bilingual{"Each sentence of your copy of a source, with its claims",
              "逐句列出自备的文献原文及各句的主张"},
    Bilingual{"Your copy of the source: text, or a PDF", "自备的文献原文：文本或 PDF"},
    Bilingual{"Where your copy of a source has the sentences that evidence is from",
              "证据所在的句子在自备原文中位于何处"},
    Bilingual{"Only what is not where its locator says: moved, changed or missing",
              "只列不在定位所说之处者：移位、改动或缺失"},
    Bilingual{"With the sentences of your copy", "附上原文中的句子"},
    Bilingual{"List the sentences of your copy with their fingerprints and sketches instead",
              "改为逐句列出原文的指纹与略图"},
    Bilingual{"Which source it is (default: the one most evidence is from)",
              "它是哪一文献来源（默认：证据最多的来源）"},
    Bilingual{"Only sentences without claim or reason", "只列出既无主张又无理由的句子"},
    Bilingual{"Concepts of different sources that may be one, by the likeness of their names",
              "不同来源中可能相同的概念，按名称的相似程度"},
    Bilingual{"Least likeness of two names, 0.1 to 1 (default: 0.6)",
              "两个名称至少多相似，0.1 至 1（默认：0.6）"},
    Bilingual{"How many at most, the likest first", "最多几对，最相似的在前"},
    Bilingual{"Also concepts that one source, or one ontology, tells apart",
              "也比较同一来源或同一本体中的概念"},
    Bilingual{"text, json, csv, md, or xml: a file to decide on and load",
              "text、json、csv、md，或 xml：可供裁定后载入的文件"},
    // extract
    Bilingual{"Claims that a text may make, found by turns of phrase: candidates to be decided on",
              "按措辞从文本中找出可能的主张：供人裁定的候选"},
    Bilingual{"The text, in Chinese or English; - is standard input",
              "文本，中文或英文；- 表示标准输入"},
    Bilingual{"The id of the source that it is (default: to be filled in)",
              "文本所属文献来源的标识（默认：待填）"},
    Bilingual{"Language of the text: zh or en (default: told by each sentence)",
              "文本的语言：zh 或 en（默认：逐句判断）"},
    Bilingual{"Only candidates whose ends are all concepts of the store",
              "只要各端都是库中概念的候选"},
    Bilingual{"Only candidates of this level or above: low (the default), middle or high",
              "只要达到这一级别的候选：low（低，默认）、middle（中）或 high（高）"},
    Bilingual{"How many at most, in the order of the text", "最多几条，按原文次序"},
    Bilingual{"With the sentence or clause that each stands in", "附上各条所在的句子或分句"},
    Bilingual{"Measure the candidates against the claims of this source, section by section",
              "以这一文献来源已有的主张逐节衡量候选的准确率与召回率"},
    Bilingual{"The turns of phrase that are looked for; reads no text",
              "列出所依据的措辞；不读文本"},
    Bilingual{"Characters of a sentence; longer ones are left out (default: 2000)",
              "一句最多几个字符；更长的略过（默认：2000）"},
    Bilingual{"Candidates at most; what follows is not read (default: 1000000)",
              "候选最多几条；其后不再读（默认：1000000）"},
    Bilingual{"text, json, csv, md, or xml: a file to decide on, which is not loaded before",
              "text、json、csv、md，或 xml：供裁定的文件，未裁定前不会被载入"},
    // export
    Bilingual{"The ontology in a format of other tools; without --format, list the formats",
              "把本体导出为其他工具的格式；不给 --format 时列出各种格式"},
    Bilingual{"The format; `yinguo export` lists them", "格式；`yinguo export` 列出全部"},
    Bilingual{"Only claims that this pathway (logic, mechanism) rests on, by any name",
              "只导出这一路径（逻辑、机制）所依据的主张，用任一名称均可"},
    Bilingual{"Only claims that stand in this section of their source, or below it",
              "只导出位于文献这一节（含其下各节）的主张"},
    Bilingual{"Only claims of this status: active, retired or superseded",
              "只导出这一状态的主张：active（有效）、retired（撤回）或 superseded（被取代）"},
    Bilingual{"gbt7714: the edition, 2025 (the default) or 2015",
              "gbt7714：标准的版本，2025（默认）或 2015"},
    Bilingual{"annotation: your copy of a source, text or PDF, to quote from",
              "annotation：自备的文献原文（文本或 PDF），供引用"},
    Bilingual{"Tables: begin with a byte order mark, by which Excel knows UTF-8",
              "表格：以字节顺序标记开头，Excel 据此识别 UTF-8"},
    // import
    Bilingual{
        "Files of other tools as an ontology file to be loaded; without a file, list the formats",
        "把其他工具的文件写成可载入的本体文件；不给文件时列出各种格式"},
    Bilingual{"The files; - is standard input", "文件；- 表示标准输入"},
    Bilingual{"Their format (default: told by the name, else by the text)",
              "文件的格式（默认：按文件名，其次按内容判断）"},
    Bilingual{"The encoding of their text (default: UTF-8, else the likely one)",
              "文件的编码（默认：UTF-8，其次按内容推断）"},
    Bilingual{"The id of the ontology that is written (default: imported)",
              "所写本体的标识（默认：imported）"},
    Bilingual{"What is probably there already: keep (the default) or leave-out; it is reported "
              "either way",
              "疑已有之者：keep（保留，默认）或 leave-out（略去）；两者都会报告"},
    Bilingual{"The type of new concepts that have none of their own", "新概念未注明类型者取此类型"},
    Bilingual{"Bytes of one file at most (default: 64 MiB)",
              "一个文件最多几个字节（默认：64 MiB）"},
    Bilingual{"Entries of one file at most (default: 100000)",
              "一个文件最多几个条目（默认：100000）"},
    Bilingual{"How deep values of JSON may be nested (default: 64)",
              "JSON 的值最多嵌套几层（默认：64）"},
    // review
    Bilingual{"What the sources together say: tests, support, contradictions, gaps",
              "各文献合起来说了什么：检验、支持、矛盾与空白"},
    Bilingual{"For each cause and effect, the studies for and against, by design and scope",
              "对每对因果，按设计与范围列出支持与反对的研究"},
    Bilingual{"Whether what is claimed is untested, supported, challenged, inconclusive or mixed",
              "各主张是未检验、获支持、受质疑、无定论，还是结果不一"},
    Bilingual{"Claims that contradict each other, in scopes that overlap and in others",
              "相互矛盾的主张：适用范围相交者与不相交者分列"},
    Bilingual{"What is open: links without a test, concepts without evidence, pairs that only a "
              "third concept links",
              "空白：未经检验的联系、没有证据的概念、只经第三概念相连的概念对"},
    Bilingual{"Only pairs of which this concept is cause or effect, by any name",
              "只要以此概念为原因或结果者，用任一名称均可"},
    Bilingual{"Only pairs with a claim that this pathway (logic, mechanism) rests on",
              "只要含有这一路径（逻辑、机制）所依据主张者"},
    Bilingual{"Only pairs with a claim that stands in this section of its source, or below it",
              "只要含有位于文献这一节（含其下各节）的主张者"},
    Bilingual{"How far the claims hold for this region or peer group",
              "各主张在多大程度上适用于这一地区或同伴组"},
    Bilingual{"How far they hold for this year", "各主张在多大程度上适用于这一年"},
    Bilingual{"How many are shown of each kind; what is left out is counted",
              "每类列出几个；未列者计数"},
    Bilingual{"Each claim by its own evidence alone", "逐条主张，只计其自身的证据"},
    Bilingual{"How much is compared; what is left out is said", "最多比较多少；未尽之处会说明"},
};

}  // namespace

std::span<const Bilingual> literature_help() {
  return kTexts;
}

}  // namespace yinguo::cli
