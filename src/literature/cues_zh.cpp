#include <array>

#include "literature/cue_tables.hpp"
#include "literature/cues.hpp"

namespace yinguo::literature {
namespace {

using enum CueKind;
constexpr auto kUp = ontology::Polarity::kIncrease;
constexpr auto kDown = ontology::Polarity::kDecrease;
constexpr auto kUnsaid = ontology::Polarity::kUnknown;

constexpr std::array kCues = std::to_array<Cue>({
    // Causing
    {"C "
     "促进|推动|带动|驱动|助推|助力|拉动|催生|激发|促使|引发|引起|导致|造成|带来|赋能|有助于|"
     "有利于|"
     "有益于|利于 E",
     kPromotes, kUp, true, "蜜蜂促进坐果。"},
    {"C "
     "提高|提升|增强|增加|加快|加速|加强|扩大|扩展|拓展|拓宽|改善|优化|完善|深化|激活|释放|推进|"
     "增进|"
     "壮大|培育|形成|实现|产生|创造 E",
     kPromotes, kUp, false, "蜜蜂提高坐果。"},
    {"C 使|使得|让|令 E 增加|提高|提升|上升|增强|改善|加快|增长", kPromotes, kUp, true,
     "蜜蜂使坐果增加。"},
    {"C 使|使得|让|令 E 减少|降低|下降|减弱|恶化|减慢", kHinders, kDown, true, "蜜蜂使坐果减少。"},
    {"C 影响|决定|作用于 E", kPromotes, kUnsaid, true, "蜜蜂影响坐果。"},
    {"C 对|对于 E 促进作用|推动作用|驱动作用|带动作用|积极作用|正向作用|正向影响|积极影响|促进效应",
     kPromotes, kUp, true, "蜜蜂对坐果具有显著的促进作用。"},
    {"C 对|对于 E 抑制作用|阻碍作用|制约作用|消极作用|负向作用|负向影响|消极影响|负面影响|抑制效应",
     kHinders, kDown, true, "蜜蜂对坐果产生负面影响。"},
    {"C 对|对于 E 影响|作用|效应", kPromotes, kUnsaid, true, "蜜蜂对坐果有影响。"},
    // Effect first
    {"E 源于|来自|来源于|得益于|归因于|归功于 C", kPromotes, kUp, true, "坐果得益于蜜蜂。"},
    {"E 由 C 引起|导致|造成|驱动|推动|带动|促进|带来", kPromotes, kUp, true, "坐果由蜜蜂带来。"},
    {"E 受 C 影响|支配|左右", kPromotes, kUnsaid, true, "坐果受蜜蜂影响。"},
    {"E 受 C 驱动|推动|带动|促进", kPromotes, kUp, true, "坐果受蜜蜂推动。"},
    {"E 取决于 C", kPromotes, kUnsaid, true, "坐果取决于蜜蜂。"},
    // Enabling
    {"C 支撑|支持|保障|赋予|便于|便利 E", kEnables, kUp, false, "蜜蜂支撑坐果。"},
    {"C 为 E 提供|奠定|创造|注入|带来", kEnables, kUp, true, "蜜蜂为坐果提供有力支撑。"},
    {"C 使|使得|让|令 E 成为可能|得以实现", kEnables, kUp, true, "蜜蜂使坐果成为可能。"},
    {"C 是|成为|作为 E "
     "的基础|的前提|的关键|的条件|的保障|的重要基础|的必要条件|的前提条件|的重要保障|的重要前提|"
     "的坚实基础",
     kRequiredFor, kUp, true, "蜜蜂是坐果的前提。"},
    {"E 离不开|依赖|依赖于|依靠|有赖于|需要 C", kRequiredFor, kUp, false, "坐果离不开蜜蜂。"},
    // Hindering
    {"C 阻碍|抑制|妨碍|削弱|弱化|遏制|不利于|有损于|破坏|减缓|延缓|损害|危害 E", kHinders, kDown,
     true, "蜜蜂阻碍坐果。"},
    {"C 降低|减少|缩小|缩短|减轻|缓解|避免|防止|消除 E", kHinders, kDown, false, "蜜蜂减少坐果。"},
    {"C 制约|限制|约束|束缚 E", kConstrains, kDown, true, "蜜蜂限制坐果。"},
    {"E 受 C 制约|限制|约束|束缚|阻碍|抑制", kConstrains, kDown, true, "坐果受蜜蜂制约。"},
    {"E 受制于|受限于|受阻于 C", kConstrains, kDown, true, "坐果受制于蜜蜂。"},
    // Being part of, serving
    {"C 是|作为|成为 E "
     "的组成部分|的重要组成部分|的核心|的重要内容|的主要内容|的重要方面|的核心要素|的构成要素",
     kConstitutes, kUp, true, "蜜蜂是坐果的组成部分。"},
    {"C 构成|组成 E", kConstitutes, kUp, true, "蜜蜂构成坐果。"},
    {"E 由 C 构成|组成", kConstitutes, kUp, true, "坐果由蜜蜂构成。"},
    {"E 包括|包含|涵盖 C", kConstitutes, kUp, false, "坐果包括蜜蜂。"},
    {"C 旨在|服务于|致力于|着眼于 E", kServes, kUp, true, "蜜蜂服务于坐果。"},
    // Mediating and moderating
    {"V 在 C 与|和|对 E 中介作用|中介效应|传导作用|桥梁作用", kPromotes, kUnsaid, true,
     "遮荫在蜜蜂与坐果之间起中介作用。"},
    {"M 调节|影响 C 对 E 影响|作用|效应|促进作用|正向影响", kPromotes, kUnsaid, true,
     "遮荫调节蜜蜂对坐果的影响。"},
    {"M 强化|增强|放大|加强|提高|正向调节 C 对 E 影响|作用|效应|促进作用|正向影响|积极影响",
     kPromotes, kUnsaid, true, "遮荫强化蜜蜂对坐果的影响。", kUp},
    {"M 弱化|削弱|减弱|降低|抑制|负向调节 C 对 E 影响|作用|效应|促进作用|正向影响|积极影响",
     kPromotes, kUnsaid, true, "遮荫削弱蜜蜂对坐果的影响。", kDown},
});

constexpr std::array kMarkers = std::to_array<MarkerWords>({
    {Marker::kNegation,
     "不|未|没|没有|无|并不|并未|并非|并无|不会|不能|不是|未能|无法|难以|尚未|从未|不再|未必|"
     "不足以"},
    {Marker::kHedge,
     "可能|或许|也许|有望|可望|预计|似乎|大概|或将|或会|或可|有可能|若|如果|倘若|假如|试图|"
     "一定程度上|应|"
     "应当|应该|须|必须|要|建议"},
    {Marker::kFiller,
     "能|能够|可|可以|会|将|将会|已|已经|正|正在|更|更好|更加|更好地|进一步|显著|显著地|明显|有效|"
     "有效地|大大|大幅|大幅度|极大|极大地|充分|持续|不断|不仅|不但|不只|也|还|又|都|均|共同|直接|"
     "间接|"
     "从根本上|来|去|而|而且|以|就|则|所|逐步|逐渐|深刻|积极|全面|切实|着力|大力|的|地|得|之|了|着|"
     "其|"
     "具有|有|产生了|起到|起|起着|发挥|发挥着|存在|十分|非常|很|重要|关键|较|较强|良好|日益|随着|"
     "由于|"
     "因|因为|不可或缺|不可避免|不可避免地|之间|主要|有力|有力地|强大|“|”|《|》|\"|'|‘|’"},
    {Marker::kTail, "发展|水平|程度|过程|进程|方面|本身|自身|状况"},
    {Marker::kFall, "减少|降低|下降|减弱|缩小|恶化|减慢|缺乏|不足|丧失"},
    {Marker::kAnd, "和|与|及|以及|并|并且|且|同时|、|/|乃至|特别是"},
    {Marker::kOr, "或|或者"},
    {Marker::kVia, "通过|借助|经由|经过|凭借|依托|借由"},
    {Marker::kThen, "从而|进而|因而|因此|由此|以此|继而|于是|所以|故而|最终"},
    {Marker::kPronoun, "这|此|它|它们|该|这些|这种|这一|前者|后者"},
    {Marker::kStop, "，|,|；|;|：|:|。|！|!|？|?|（|）|(|)|—|……|但|但是|然而|而是|虽然|尽管|相反"},
    {Marker::kPlain,
     "使用|使命|行为|因为|为了|对象|对外|对应|对接|应对|针对|绝对|相对|应用|响应|供应|适应|反应|"
     "效应|"
     "以上|以下|以来|所有|可持续|要素|要求|需求|主要|重要性|无人|未来|将来|有机|有限|所在|是否|"
     "但凡|与此|"
     "目的|来源|就业|能力|能源|功能|智能|高度|高效|高质量|多样|多元|多种|社会|机会|会议|接受|享受|"
     "自由|理由|让位|法令|决定性|影响力|生产力|作用力|驱动力|创造力|不同|不良|存在于|现在|正确|"
     "公正|正式|"
     "得到|获得|取得|实现形式|之一|之后|之前|之中|其中|其他|其它|尤其|极其|了解|还有|又一|都市|"
     "均衡|"
     "平均|直接性|地区|地方|基地|土地|各地|着眼|着重|就是"},
});

}  // namespace

std::span<const Cue> chinese_cues() {
  return kCues;
}

std::span<const MarkerWords> chinese_markers() {
  return kMarkers;
}

}  // namespace yinguo::literature
