#include "cli/robust_text.hpp"

#include <algorithm>

namespace yinguo::cli {
namespace {

using model::Status;
using reasoning::MovedValue;
using reasoning::PeerEffect;
using reasoning::Robustness;

using Lines = std::vector<std::string>;

/// Says how firm an answer is, line by line.
class RobustWords : private Words {
 public:
  RobustWords(const reasoning::RobustnessOfRegion& all, const Rendering& rendering)
      : Words{rendering}, all_{all} {}

  [[nodiscard]] std::string title() const { return title_of(all_.region, all_.period); }

  [[nodiscard]] std::string preamble() const {
    return say({"How firmly each answer stands; the threshold is ", "各结论有多稳固；阈值 "}) +
           fixed(all_.options.threshold, 2) +
           say({". Each figure is moved by itself while the peers stay as they are.",
                "。每项数据单独变动，同伴保持不变。"});
  }

  [[nodiscard]] std::string goal(const Robustness& one) const {
    return label(one.answer.goal) + "  " + status_of(one.answer.status, one.answer.degree);
  }

  [[nodiscard]] Lines about(const Robustness& one) const {
    Lines out;
    add_margins(one, out);
    add_sufficient(one, out);
    add_contrastive(one, out);
    add_perturbed(one, out);
    add_peers(one, out);
    return out;
  }

 private:
  [[nodiscard]] std::string then(Status status) const {
    return style(
        std::string{status_mark(status)} + " " + std::string{status_phrase(status, language_)},
        status_style(status));
  }

  void add_margins(const Robustness& one, Lines& out) const;
  void add_sufficient(const Robustness& one, Lines& out) const;
  void add_contrastive(const Robustness& one, Lines& out) const;
  void add_perturbed(const Robustness& one, Lines& out) const;
  void add_peers(const Robustness& one, Lines& out) const;

  const reasoning::RobustnessOfRegion& all_;
};

void RobustWords::add_margins(const Robustness& one, Lines& out) const {
  const auto count = std::to_string(one.observations);
  if (one.observations == 0) {
    out.push_back(say({"no figure or judgement bears on it", "没有数据或判断与之有关"}));
    return;
  }
  if (one.margins.empty()) {
    out.push_back(zh() ? "所依据的 " + count + " 项数据中，没有任何一项单独变动能改变结论"
                       : "none of the " + count +
                             " figures below it changes the answer by itself, whatever its value");
  } else {
    out.push_back(zh() ? "所依据的 " + count + " 项数据中，单独变动即可改变结论的，最近者在前："
                       : "of the " + count +
                             " figures below it, these change the answer by themselves, nearest "
                             "first:");
  }
  for (const auto& margin : one.margins) {
    for (const auto* side : {&margin.down, &margin.up}) {
      if (!*side) continue;
      out.push_back(
          "  " + moved(**side) + say({": ", "："}) +
          (margin.is_exact ? std::string{} : say({"not before this ", "在此之前结论不变，"})) +
          then((*side)->status));
    }
  }
  if (!one.apart.empty())
    out.push_back(say({"not moved, since their releases differ: ", "各次发布不一，未作变动："}) +
                  labels(one.apart));
}

void RobustWords::add_sufficient(const Robustness& one, Lines& out) const {
  const auto& sets = one.sufficient.sets;
  if (sets.empty()) return;
  if (sets.front().empty()) {
    out.push_back(say({"the answer stands whatever the figures are", "无论数据如何，结论不变"}));
    return;
  }
  out.push_back(say({"enough to keep the answer, whatever all other figures are (",
                     "其余数据无论如何，下列数据已足以保持结论（"}) +
                std::to_string(sets.front().size()) +
                fewest(one.sufficient.is_proved, one.sufficient.bound) + say({"):", "）："}));
  for (const auto& set : sets)
    out.push_back("  " + labels(set));
}

void RobustWords::add_contrastive(const Robustness& one, Lines& out) const {
  const auto& sets = one.contrastive.sets;
  if (sets.empty()) {
    if (one.contrastive.is_proved)
      out.push_back(
          one.answer.status == Status::kUndetermined
              ? say({"no change of these figures settles the answer: it turns on figures that are "
                     "missing, which `yinguo why-not` lists",
                     "这些数据无论如何变动，结论仍未定：取决于缺失的数据，`yinguo why-not` "
                     "列出它们"})
              : say({"no change of these figures changes the answer",
                     "这些数据无论如何变动，都不改变结论"}));
    return;
  }
  // Sets of one stand among the margins.
  if (sets.front().size() > 1)
    out.push_back(say({"the fewest figures that change the answer together (",
                       "合在一起能改变结论的最少数据（"}) +
                  std::to_string(sets.front().size()) +
                  fewest(one.contrastive.is_proved, one.contrastive.bound) + say({"):", "）："}));
  else if (std::ranges::any_of(sets, [](const auto& set) { return set.size() > 1; }))
    out.push_back(
        say({"figures that change the answer only together:", "合在一起才能改变结论的数据："}));
  for (const auto& set : sets) {
    if (set.size() == 1) continue;
    out.push_back("  " + then(set.front().status) + say({" with", "，若"}));
    for (const auto& member : set)
      out.push_back("    " + moved(member));
  }
}

void RobustWords::add_perturbed(const Robustness& one, Lines& out) const {
  const auto& draws = one.perturbed;
  if (draws.samples == 0) return;
  const auto share = [&](Status status) {
    return fixed(100.0 * static_cast<double>(draws.count(status)) /
                     static_cast<double>(draws.samples),
                 1) +
           " %";
  };
  auto text = zh() ? "锚点与阈值随机变动至多 " + number_text(100.0 * all_.options.spread) + " %：" +
                         std::to_string(draws.samples) + " 次抽样中结论不变的占 "
                   : "anchors and threshold moved at random by up to " +
                         number_text(100.0 * all_.options.spread) + " %: the answer stays in ";
  text += share(one.answer.status);
  if (!zh()) text += " of " + std::to_string(draws.samples) + " draws";
  for (const auto status : {Status::kActive, Status::kInactive, Status::kUndetermined}) {
    if (status == one.answer.status || draws.count(status) == 0) continue;
    text += say({"; ", "；"}) + then(status) + " " + share(status);
  }
  out.push_back(std::move(text));
}

void RobustWords::add_peers(const Robustness& one, Lines& out) const {
  if (one.without_peer.empty()) return;
  std::vector<const PeerEffect*> others;
  auto around = one.without_peer.front().degree;
  for (const auto& effect : one.without_peer) {
    if (effect.status != one.answer.status) others.push_back(&effect);
    around = {std::min(around.lower, effect.degree.lower),
              std::max(around.upper, effect.degree.upper)};
  }
  const auto count = std::to_string(one.without_peer.size());
  if (others.empty()) {
    out.push_back(zh() ? count + " 个同伴无论去掉哪一个，结论不变（" + degree_text(around) + "）"
                       : "the answer stays without any one of the " + count + " peers (" +
                             degree_text(around) + ")");
    return;
  }
  out.push_back(zh() ? count + " 个同伴中，去掉下列之一即改变结论："
                     : "of the " + count + " peers, the answer changes without:");
  for (const auto* effect : others)
    out.push_back("  " + label(effect->peer) + say({": ", "："}) +
                  status_of(effect->status, effect->degree));
}

/// How far each figure may move that changes the answer by itself; where none does, those that do
/// together.
Picture margins(const reasoning::RobustnessOfRegion& region, const Robustness& goal,
                Pictures& pictures) {
  using Kind = StripPlot::Mark::Kind;
  auto out = pictures.strips();
  const auto add = [&](const MovedValue* down, const MovedValue* up) {
    const auto* any = down != nullptr ? down : up;
    if (any == nullptr) return;
    std::vector<MarkedFigure> marks{{Kind::kHere, any->before, region.region}};
    for (const auto* side : {down, up}) {
      if (side == nullptr) continue;
      const auto name = std::string{status_mark(side->status)} + " " +
                        std::string{status_phrase(side->status, pictures.language())};
      marks.push_back({Kind::kTarget, side->after, {}, name});
    }
    pictures.add_strip(any->subject, region.options.threshold, marks, out);
  };
  for (const auto& margin : goal.margins)
    add(margin.down ? &*margin.down : nullptr, margin.up ? &*margin.up : nullptr);
  if (goal.margins.empty() && !goal.contrastive.sets.empty()) {
    for (const auto& member : goal.contrastive.sets.front())
      add(nullptr, &member);
  }
  return out;
}

}  // namespace

std::string robust_text(const reasoning::RobustnessOfRegion& one, const Rendering& rendering) {
  const RobustWords words{one, rendering};
  const auto bold = [&](const std::string& text) {
    return styled(text, Style::kBold, rendering.color);
  };
  auto out = bold(words.title()) + "\n" + words.preamble() + "\n";
  for (const auto& goal : one.goals)
    out += "\n" + bold(words.goal(goal)) + "\n" + indented(words.about(goal));
  return out;
}

Document robust_document(const reasoning::RobustnessOfRegion& one, const Rendering& rendering,
                         Pictures* pictures) {
  const RobustWords words{one, rendering};
  Document out{words.title()};
  out.add(Paragraph{words.preamble()});
  for (const auto& goal : one.goals) {
    out.add(Heading{2, words.goal(goal)});
    out.add(outline(words.about(goal)));
    if (pictures != nullptr) out.add(margins(one, goal, *pictures));
  }
  return out;
}

}  // namespace yinguo::cli
