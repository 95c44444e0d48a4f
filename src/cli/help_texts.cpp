#include "cli/help_texts.hpp"

#include <array>

namespace yinguo::cli {
namespace {

constexpr std::array kTexts{
    // recommend, test
    Bilingual{
        "How many draws of anchors, threshold and costs each plan is tried under, 0 to 100000 "
        "(default: 0)",
        "每个方案在多少组抽样的锚点、阈值与成本下检验，0 至 100000（默认：0）"},
    Bilingual{"One budget for all regions together: which pathways of which regions it brings into "
              "place",
              "各地区共用一份预算：能使哪些地区的哪些路径就位"},
    Bilingual{"The independencies that the claims imply, in place of the signs",
              "检验主张隐含的独立性，而不是方向"},
    Bilingual{"Year of the figures, or several: 2023, 2019-2023, 2019,2021 (default: the latest)",
              "数据的年份，可以有几个：2023、2019-2023、2019,2021（默认：最近一年）"},
    // diff
    Bilingual{"What two versions of an ontology have otherwise, and which answers that changes",
              "本体的两个版本有何差异，又使哪些结论改变"},
    Bilingual{"A store, the directory of an ontology, or one of its files",
              "数据库、本体目录，或其中一个文件"},
    Bilingual{"The same; without it, the store is what was before, and the first is after",
              "同上；不给时以数据库为前者，以第一个为后者"},
    Bilingual{"Regions and concepts whose answers are compared (default with --answers: all "
              "regions and pathways)",
              "比较其结论的地区与概念（有 --answers 时默认：全部地区与路径）"},
    Bilingual{"Compare the answers of both", "比较两者的结论"},
    Bilingual{"Year of the answers (default: the latest that both have figures of)",
              "结论的年份（默认：两者都有数据的最近一年）"},
    Bilingual{"Only elements of this kind, such as claim or figure; may be repeated (default: all)",
              "只看此类元素，如 claim（主张）、figure（数据）；可重复（默认：全部）"},
    Bilingual{"How many of each list are shown as text; 0: all (default: 20)",
              "文本中每类最多列出几项；0 表示全部（默认：20）"},
    Bilingual{"Exit with 1 if anything differs", "有差异时以状态 1 退出"},
    // run
    Bilingual{"Run a program in Soufflé's dialect", "运行 Soufflé 方言的程序"},
    Bilingual{"The program; - is standard input", "程序文件；- 表示标准输入"},
    Bilingual{"Directory of .facts files", ".facts 文件所在目录"},
    Bilingual{"Directory of outputs; - is standard output", "输出目录；- 表示标准输出"},
    Bilingual{"How many threads may work; auto is all processors (default: 1)",
              "使用几个线程；auto 表示全部处理器（默认：1）"},
    Bilingual{"Limit in seconds; 0 is none", "限时，秒；0 表示不限"},
    Bilingual{"No warnings", "不显示警告"},
    Bilingual{"Not this warning: all or one of Soufflé's names",
              "不显示此警告：all，或 Soufflé 的警告名称"},
    Bilingual{"This warning; all are on by default", "显示此警告；默认全部显示"},
    Bilingual{R"(As `.pragma "KEY" "VALUE"` in the program)",
              R"(同程序中的 `.pragma "KEY" "VALUE"`)"},
    Bilingual{"A prompt for proofs after the run: none, explain or explore",
              "运行后提示输入，以查看证明：none、explain 或 explore"},
    Bilingual{"Say how long it took, on standard error", "在标准错误上报告用时"},
    Bilingual{"read *.facts here, write *.csv here", "从当前目录读 *.facts，写 *.csv"},
    Bilingual{"print the outputs", "显示输出关系"},
    Bilingual{"on all processors, without warnings", "用全部处理器，不显示警告"},
    Bilingual{"then ask why", "运行后询问为什么"},
    Bilingual{"with macros for the C preprocessor", "为 C 预处理器定义宏"},
    Bilingual{"Where included files are", "所包含文件的目录"},
    Bilingual{"Macros for the C preprocessor, separated by blanks", "C 预处理器的宏，以空格分隔"},
    Bilingual{"The C preprocessor (default: mcpp or cpp, for programs that need one)",
              "C 预处理器（默认：mcpp 或 cpp，仅用于需要它的程序）"},
    Bilingual{"No C preprocessor", "不用 C 预处理器"},
    Bilingual{"Print a form of the program in place of running it", "不运行程序，只显示其某一形式"},
    Bilingual{"Soufflé's options that say how to compile or schedule (-c, -a, -m, -z, …) are taken "
              "and have",
              "Soufflé 关于如何编译与调度的选项（-c、-a、-m、-z 等）照收，"},
    Bilingual{"no effect; docs/LANGUAGE.md has the table.",
              "但不起作用；一览表见 docs/LANGUAGE.md。"},
};

}  // namespace

std::span<const Bilingual> more_help_texts() {
  return kTexts;
}

}  // namespace yinguo::cli
