#include "cli/help.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/help_texts.hpp"

namespace yinguo::cli {
namespace {

constexpr std::array kTexts{
    // The parser's own words
    Bilingual{"Print this help message and exit", "显示本帮助并退出"},
    Bilingual{"Display program version information and exit", "显示程序版本并退出"},
    Bilingual{"Options", "选项"},
    Bilingual{"OPTIONS", "选项"},
    Bilingual{"Subcommands", "命令"},
    Bilingual{"SUBCOMMANDS", "命令"},
    Bilingual{"SUBCOMMAND", "命令"},
    Bilingual{"Positionals", "参数"},
    Bilingual{"POSITIONALS", "参数"},
    Bilingual{"Usage", "用法"},
    Bilingual{"Needs", "须同时给出"},
    // The program
    Bilingual{"因果 Yinguo: which pathways of a paper are in place for a region, why, and on which "
              "figures",
              "因果 Yinguo：论文所述的路径在某地区是否条件就位、为什么、依据哪些数据"},
    Bilingual{"Examples:", "示例："},
    Bilingual{"build the store from the bundled files", "由随附文件建立数据库"},
    Bilingual{"which pathways are in place, and why", "哪些路径条件就位，为什么"},
    Bilingual{"one pathway, by any name of region and concept",
              "一条路径；地区与概念用任一名称均可"},
    Bilingual{"the named queries and their parameters", "命名查询及其参数"},
    Bilingual{"one concept with its claims", "一个概念及其主张"},
    Bilingual{"Every command also takes --store, --lang, --format, -o and --color: see yinguo "
              "--help",
              "各命令还接受 --store、--lang、--format、-o 与 --color：见 yinguo --help"},
    // Options of every command
    Bilingual{"Directory of the store (default: $YINGUO_STORE, else yinguo/store in the user's "
              "data directory)",
              "数据库目录（默认：$YINGUO_STORE，否则为用户数据目录下的 yinguo/store）"},
    Bilingual{"Language of the answer: zh or en (default: from the locale)",
              "回答的语言：zh 或 en（默认按区域设置）"},
    Bilingual{"text, json, csv, md, html, dot or certificate",
              "输出格式：text、json、csv、md、html、dot 或 certificate"},
    Bilingual{"Write the answer to a file; - is standard output", "把回答写入文件；- 表示标准输出"},
    Bilingual{"auto, always or never", "是否着色：auto（自动）、always（总是）或 never（从不）"},
    Bilingual{"The region whose figures answer degree relations", "以哪个地区的数据计算程度关系"},
    Bilingual{"Year of the figures (default: the latest in the store)",
              "数据年份（默认：库中最近一年）"},
    Bilingual{"Limit on derived facts", "推出事实数的上限"},
    // why, why-not, verify
    Bilingual{"Why a fact of a program holds: its proofs", "程序的某个事实为何成立：给出证明"},
    Bilingual{"Why a pathway is not in place for a region, or a fact of a program does not hold: "
              "what is missing",
              "某路径在某地区为何条件未就位，或程序的某个事实为何不成立：缺什么"},
    Bilingual{
        "Regions and concepts, by any name; or a program (- is standard input; or a directory of "
        "kept facts) and a fact, as rules write it: 'path(\"a\", 3)'",
        "地区与概念，用任一名称均可；或者程序文件（- "
        "表示标准输入；也可以是保存事实的目录）与事实，写法同规则："
        "'path(\"a\", 3)'"},
    Bilingual{"The program; - is standard input; or a directory of kept facts",
              "程序文件；- 表示标准输入；也可以是保存事实的目录"},
    Bilingual{"Insert and retract facts of a program whose facts were kept (run --keep)",
              "在已保存事实的程序中插入、撤回事实（run --keep）"},
    Bilingual{"The directory of the kept facts", "保存事实的目录"},
    Bilingual{"Facts that are given from now on: NAME.facts, or a file of lines `p(1, 2).`",
              "从此给定的事实：NAME.facts，或每行一个事实 `p(1, 2).` 的文件"},
    Bilingual{"Facts that are given no longer, likewise", "不再给定的事实，写法相同"},
    Bilingual{"List the facts that came and went", "列出增减的事实"},
    Bilingual{"Keep all facts in a directory, to be asked and updated",
              "把全部事实保存到目录，以便询问与更新"},
    Bilingual{"keep all facts, for `why kept` and `update kept`",
              "保存全部事实，供 `why kept` 与 `update kept` 使用"},
    Bilingual{"Check a certificate against its program and facts", "对照程序与事实核验证书"},
    Bilingual{"The fact, as rules write it: 'path(\"a\", 3)'; a variable or _ stands for any "
              "value",
              "事实，写法同规则：'path(\"a\", 3)'；变量或 _ 表示任意值"},
    Bilingual{"How many distinct proofs of each fact, 1 to 1000",
              "每个事实给出几个不同的证明，1 至 1000"},
    Bilingual{"How many of the facts that a pattern means", "模式所指的事实最多给出几个"},
    Bilingual{"How deep proofs are shown; what is cut is marked", "证明显示几层；截断处有标记"},
    Bilingual{"How many rule instances of each fact; how many chains of claims",
              "每个事实给出几个规则实例；每个因素给出几条主张链"},
    Bilingual{"How many missing facts one below another (default: 4; 12 for a region)",
              "逐层追究缺失的事实，最多几层（默认：4；地区为12）"},
    Bilingual{"The certificate; - is standard input", "证书；- 表示标准输入"},
    Bilingual{"The program (default: the causal reading in the store)",
              "程序（默认：数据库中的因果解读）"},
    // what-if
    Bilingual{"What other figures, or fewer claims, would change in the answers, and why",
              "换一组数据，或去掉某些主张，结论会怎样变化、为什么"},
    Bilingual{"One region; concepts to ask about (default: the pathways)",
              "一个地区；要问的概念（默认：各路径）"},
    Bilingual{"A figure as if it were VALUE, or a judgement from 0 to 1",
              "假定某项数据为 VALUE，或某一判断为 0 至 1 之间的值"},
    Bilingual{"A figure as if it were higher by DELTA, in its unit or in percent of what it is; "
              "negative: lower",
              "假定某项数据提高 DELTA（按其单位，或按现值的百分比）；负数表示降低"},
    Bilingual{"A figure as if nobody had observed it", "假定某项数据无人观测"},
    Bilingual{"The answers as if the paper did not make this claim", "假定论文没有这一主张"},
    Bilingual{"A CSV of scenarios: columns scenario, name, change (=VALUE, +DELTA, -5%, drop, "
              "without)",
              "情景表（CSV）：列为 scenario、name、change（=VALUE、+DELTA、-5%、drop、without）"},
    Bilingual{
        "Grade the peers anew with the changed figures (default: the peers' anchors are held)",
        "按变动后的数据重新评定同伴组（默认：锚点保持不变）"},
    // recommend
    Bilingual{
        "The cheapest changes of figures that put pathways in place, and the measures that act "
        "on them",
        "使路径条件就位的最省的数据变动，以及论文中与之对应的措施"},
    Bilingual{
        "Regions or peer groups; concepts that must all be in place (default: each pathway by "
        "itself)",
        "地区或同伴组；须全部就位的概念（默认：逐条路径分别回答）"},
    Bilingual{"A concept that must be in place, by any name", "须就位的概念，用任一名称均可"},
    Bilingual{"An indicator that must stay as it is", "不得变动的指标"},
    Bilingual{"A CSV of costs: columns indicator, cost (for each peer passed), and perhaps once",
              "成本表（CSV）：列为 indicator、cost（每超过一个同伴），可另有 once（一次性成本）"},
    Bilingual{"Plans that cost more are left out", "不列成本超过此数的方案"},
    // evaluate, test
    Bilingual{"Composite indices of regions, as a cross-check beside the reasoning: weights, "
              "scores, coupling, obstacles",
              "各地区的综合指数，作为推理之外的对照：权重、得分、耦合协调与障碍度"},
    Bilingual{"Indicators, or concepts whose indicators are meant (default: all); regions to show "
              "(default: all)",
              "指标，或以概念指代其指标（默认：全部）；要显示的地区（默认：全部）"},
    Bilingual{"entropy (default), equal, or a CSV with columns indicator, weight",
              "entropy（熵权，默认）、equal（等权），或列为 indicator、weight 的 CSV"},
    Bilingual{"By what share of itself each weight is moved to see how ranks hold, 0 to 0.99 "
              "(default: 0.2)",
              "考察位次稳健性时各权重变动的最大比例，0 至 0.99（默认：0.2）"},
    Bilingual{"How many sets of moved weights, 0 to 1000000 (default: 1000)",
              "扰动权重的组数，0 至 1000000（默认：1000）"},
    Bilingual{"Of the moved weights (default: 1)", "扰动权重的随机种子（默认：1）"},
    Bilingual{"A region or peer group to compare (default: all regions that have figures)",
              "参与比较的地区或同伴组（默认：全部有数据的地区）"},
    Bilingual{"The signs that claims assert, held against the figures of all regions",
              "以各地区数据检验主张的方向"},
    Bilingual{"Claims, or concepts that are cause or effect (default: all)",
              "主张，或作为原因或结果的概念（默认：全部）"},
    Bilingual{"False discovery rate, and 1 less the coverage of intervals, 0.001 to 0.5 (default: "
              "0.05)",
              "错误发现率，也是 1 减区间覆盖率，0.001 至 0.5（默认：0.05）"},
    Bilingual{"How many other observed causes of the effect are held constant, 0 to 20 (default: "
              "5)",
              "最多固定结果的几个其他已观测原因，0 至 20（默认：5）"},
    Bilingual{"How many plans, each without an indicator of those before it, 1 to 100",
              "给出几个方案，后面的方案都不含前面方案的某一指标，1 至 100"},
    // paths, loops, bottlenecks, central
    Bilingual{"The signed chains of claims from one concept to another, ranked",
              "从一个概念到另一个概念的因果主张链：带符号、排序"},
    Bilingual{"The feedback loops among the claims: reinforcing, balancing, or of unknown sign",
              "主张中的反馈回路：增强、制衡或符号未知"},
    Bilingual{"What every chain between two concepts goes through, and the fewest concepts and "
              "claims that hold them together",
              "两个概念之间的每条链都经过什么，以及维系二者的最少概念与主张"},
    Bilingual{"The concepts that most chains of claims go through", "最多主张链经过的概念"},
    Bilingual{"The concept where chains begin, by any name", "链的起点概念，用任一名称均可"},
    Bilingual{"The concept where they end, by any name", "链的终点概念，用任一名称均可"},
    Bilingual{"Only loops through this concept", "只要经过此概念的回路"},
    Bilingual{"How many chains of each sign are shown (default: 5)",
              "每种符号列出几条链（默认：5）"},
    Bilingual{"How many loops of each kind are shown (default: 20)",
              "每类列出几个回路（默认：20）"},
    Bilingual{"The most steps, 1 to 100 (default: 4)", "最多几步，1 至 100（默认：4）"},
    Bilingual{"How many are looked for; what is left out is said", "最多寻找几条；未尽之处会说明"},
    Bilingual{"How many concepts are shown (default: 20)", "列出几个概念（默认：20）"},
    Bilingual{"Ranked by betweenness, causes or effects",
              "排序依据：betweenness（中介度）、causes（原因数）或 effects（结果数）"},
    Bilingual{"Only claims of this relation, such as promotes; may be repeated (default: all)",
              "只读此关系的主张，如 promotes；可重复（默认：全部）"},
    Bilingual{"Leave tentative claims out", "不计有保留的主张"},
    // robust
    Bilingual{
        "How firmly answers stand: how far each figure may move, which figures carry them, "
        "how often they outlast other anchors and peers",
        "结论有多稳固：每项数据可以变动多少、结论由哪些数据支撑、换一组锚点或同伴是否仍然成立"},
    Bilingual{"Regions; concepts to ask about (default: the pathways)",
              "地区；要问的概念（默认：各路径）"},
    Bilingual{"How many sets of figures of each kind, 1 to 100", "每类给出几组数据，1 至 100"},
    Bilingual{"How many draws of anchors and threshold, 0 to 1000000 (default: 1000)",
              "锚点与阈值的抽样次数，0 至 1000000（默认：1000）"},
    Bilingual{"Which draws; the same seed gives the same answer", "抽样的种子；种子相同，结果相同"},
    Bilingual{"By how much they are moved at most, in percent of the ramp, 0 to 50 (default: 10)",
              "至多变动多少，按锚点间距的百分比，0 至 50（默认：10）"},
    // compare
    Bilingual{"Why one region and not another: the fewest figures of the second that give the "
              "first its answers",
              "为何此地如此而彼地不然：前一地区采用后一地区的哪些数据，结论便与之相同（取最少者）"},
    Bilingual{"Two regions; concepts to ask about (default: the pathways)",
              "两个地区；要问的概念（默认：各路径）"},
    // trend
    Bilingual{"What changed for a region between two years, and which figures carried it",
              "某地区在两个年份之间有何变化，由哪些数据带来"},
    Bilingual{"One region and two years, from and to; concepts to ask about (default: the "
              "pathways)",
              "一个地区与起止两个年份；要问的概念（默认：各路径）"},
    Bilingual{"What must be held fixed to read the effect of one concept on another from figures",
              "要从数据读出一个概念对另一个的效应，须固定什么"},
    Bilingual{"The cause, by any name", "原因，用任一名称均可"},
    Bilingual{"The effect, by any name", "结果，用任一名称均可"},
    Bilingual{"How many sets and independencies are shown (default: 5)",
              "列出几组、几条独立性（默认：5）"},
    // load, check, list, show
    Bilingual{"Read an ontology directory into the store, all or nothing",
              "把本体目录读入数据库；要么全部成功，要么保持原样"},
    Bilingual{"The directory (default: ontology)", "本体目录（默认：ontology）"},
    Bilingual{"Directory of named queries (default: beside the ontology)",
              "命名查询所在目录（默认：与本体目录并列）"},
    Bilingual{"Evaluate the causal reading for each period and keep it (the default)",
              "对各年份求值因果解读并保存结果（默认）"},
    Bilingual{"Check ontology directories, rule files and profiles; change nothing",
              "检查本体目录、规则文件与地区数据；不作任何改动"},
    Bilingual{"Directories of ontologies, .dl files and .csv files (default: ontology)",
              "本体目录、.dl 文件与 .csv 文件（默认：ontology）"},
    Bilingual{"List what the store holds", "列出数据库的内容"},
    Bilingual{
        "concepts, claims, sources, alignments, indicators, regions, peer-groups, types, "
        "relations, "
        "rules, queries, errors, or a concept type",
        "列出什么：concepts（概念）、claims（主张）、sources（文献来源）、alignments（概念对应）、"
        "indicators（指标）、regions（地区）、peer-"
        "groups（参照组）、types（类型）、relations（关系）、"
        "rules（规则）、queries（查询）、errors（错误代码），或某一概念类型"},
    Bilingual{
        "A concept, claim, source, indicator, region, type or relation; or an intermediate form",
        "显示一个概念、主张、文献来源、指标、地区、类型或关系，或者某一中间形式"},
    Bilingual{"What to show, by any of its names", "要显示的对象，用任一名称均可"},
    Bilingual{"ast, program, strata, facts or graph",
              "中间形式：ast（语法树）、program（程序）、strata（分层）、facts（事实）或 "
              "graph（推导图）"},
    Bilingual{"A .dl file (default: the causal reading in the store)",
              ".dl 文件（默认：库中的因果读法）"},
    // explain
    Bilingual{"Which pathways are in place for a region, why, and on which figures",
              "各路径在某地区是否条件就位、为什么、依据哪些数据"},
    Bilingual{"Regions and concepts: id, code, label or alias in either language",
              "地区与概念：标识、代码，或任一语言的名称、别名"},
    Bilingual{"Every region that has figures", "所有有数据的地区"},
    Bilingual{"A CSV of your own figures, wide or long; - is standard input",
              "自备数据的 CSV 文件，宽表或长表均可；- 表示标准输入"},
    Bilingual{"How many distinct proofs of each goal, 1 to 1000",
              "每个目标给出几个不同的理由，1 至 1000"},
    Bilingual{"Degree from which a condition counts as in place, 0 to 1 (default: 0.5)",
              "程度达到多少算条件就位，0 至 1（默认：0.5）"},
    Bilingual{"How deep the tree is shown; what is cut is marked",
              "树显示到第几层；截断之处有标记"},
    Bilingual{"How many lines a tree may have; what is cut is marked",
              "一棵树最多几行；截断之处有标记"},
    Bilingual{"Limit on evaluation, in seconds; 0 is none", "求值限时，秒；0 表示不限"},
    Bilingual{"The answers without the trees", "只给结论，不显示树"},
    // batch
    Bilingual{"The status of pathways for each row of a table of profiles, however long it is",
              "对一张任意长的数据表，逐行判断各路径的状态"},
    Bilingual{"A CSV with a row a case and a column an indicator; - is standard input",
              "CSV 文件，一行一个案例，一列一个指标；- 表示标准输入"},
    Bilingual{"Goals by any name (default: the pathways)", "目标，用任一名称均可（默认：各路径）"},
    Bilingual{"Year of the peers that figures are graded by (default: the latest)",
              "以哪一年的同伴组评定数值（默认：最近一年）"},
    Bilingual{"Degree from which a goal counts as in place, 0 to 1 (default: 0.5)",
              "程度达到多少算条件就位，0 到 1（默认：0.5）"},
    Bilingual{"Answer every N-th row, from the I-th on", "从第 I 行起，每 N 行回答一行"},
    Bilingual{"Also the figure or judgement that each status turns on; slower",
              "同时给出决定各状态的数值或判断；较慢"},
    Bilingual{"Threads (default: as many as the machine runs)", "线程数（默认：与处理器数相同）"},
    Bilingual{"How many rows with mistakes are described; all are counted",
              "最多说明多少行错误；全部计数"},
    // query
    Bilingual{"Ask a named query; without a name, list them",
              "执行一个命名查询；不给名称时列出全部查询"},
    Bilingual{"The query", "查询的名称"},
    Bilingual{"The query's parameters", "查询的参数"},
    Bilingual{"A CSV of your own figures", "自备数据的 CSV 文件"},
    // store
    Bilingual{"Look after the store", "维护数据库"},
    Bilingual{"What is in it", "数据库里有什么"},
    Bilingual{"Check checksums, keys, edges and counts", "检查校验和、键、边与计数"},
    Bilingual{"Copy the store into a backup directory", "把数据库复制到备份目录"},
    Bilingual{"The backup directory", "备份目录"},
    Bilingual{"Put a backup where --store says", "把备份恢复到 --store 所指之处"},
};

std::string translated(const std::string& text) {
  for (const auto texts :
       {std::span<const Bilingual>{kTexts}, more_help_texts(), literature_help()}) {
    const auto known = std::ranges::find(texts, std::string_view{text}, &Bilingual::en);
    if (known != texts.end()) return std::string{known->zh};
  }
  return text;
}

/// A line of examples: the words after the last gap of two spaces, or the whole line.
std::string translated_line(const std::string& line) {
  const auto gap = line.rfind("  ");
  const auto from = gap == std::string::npos ? 0 : gap + 2;
  return line.substr(0, from) + translated(line.substr(from));
}

std::string translated_lines(const std::string& text) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    out += translated_line(text.substr(begin, end - begin));
    if (end < text.size()) out += '\n';
    begin = end + 1;
  }
  return out;
}

void translate_labels(CLI::App& app) {
  for (const auto* label :
       {"Usage", "OPTIONS", "SUBCOMMAND", "SUBCOMMANDS", "POSITIONALS", "Positionals"})
    app.get_formatter()->label(label, translated(label));
}

void translate(CLI::App& app) {
  translate_labels(app);
  app.description(translated(app.get_description()));
  app.group(translated(app.get_group()));
  app.footer(translated_lines(app.get_footer()));
  for (auto* option : app.get_options()) {
    option->description(translated(option->get_description()));
    option->group(translated(option->get_group()));
  }
  for (auto* command : app.get_subcommands([](CLI::App*) { return true; }))
    translate(*command);
}

}  // namespace

Language help_language(int argc, const char* const* argv, std::string_view locale) {
  constexpr std::string_view kName = "--lang";
  std::string_view asked = locale;
  for (int i = 1; i < argc && std::string_view{argv[i]} != "--"; ++i) {
    const std::string_view word{argv[i]};
    if (word == kName && i + 1 < argc) asked = argv[i + 1];
    if (word.starts_with("--lang=")) asked = word.substr(kName.size() + 1);
  }
  return language_of_locale(asked);
}

void translate_help(CLI::App& app, Language language) {
  if (language == Language::kZh) translate(app);
}

}  // namespace yinguo::cli
