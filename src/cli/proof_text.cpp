#include "cli/proof_text.hpp"

#include <algorithm>
#include <deque>
#include <vector>

#include "cli/terminal.hpp"

namespace yinguo::cli {
namespace {

using verification::kNoStep;
using verification::Premise;
using verification::PremiseKind;
using verification::Step;
using verification::StepKind;

constexpr std::size_t kLevels = 14;  // of one tree: more would leave a terminal's width

enum class Look {
  kTree,
  kList
};

class Writer {
 public:
  Writer(const verification::Certificate& certificate, const verification::Proof& proof,
         const ProofRendering& rendering, Look look)
      : certificate_{certificate},
        proof_{proof},
        rendering_{rendering},
        look_{look},
        depths_(proof.steps.size(), kNoStep) {}

  std::string write() {
    if (proof_.steps.empty()) return {};
    depths_[0] = 0;
    later_.push_back(0);
    while (!later_.empty()) {
      const auto root = later_.front();
      later_.pop_front();
      if (!out_.empty()) out_ += "\n";
      stack_.push_back({.step = root, .level = 0, .prefix = {}, .is_root = true});
      while (!stack_.empty()) {
        const Line line = std::move(stack_.back());
        stack_.pop_back();
        write(line);
      }
    }
    return std::move(out_);
  }

 private:
  /// A fact of the proof, or words about a literal, with the prefix of what hangs below it.
  struct Line {
    std::uint32_t step = kNoStep;
    std::string words{};
    std::vector<const verification::Member*> members{};
    std::uint32_t owner = kNoStep;  ///< the step whose literal it is
    std::size_t level = 0;
    std::string prefix{};
    bool is_last = true;
    bool is_root = false;
  };

  [[nodiscard]] std::string say(const Bilingual& words) const {
    return std::string{words.in(rendering_.language)};
  }

  [[nodiscard]] std::string dim(const std::string& text) const {
    return styled(text, Style::kDim, rendering_.color);
  }

  void write(const Line& line) {
    std::string below = line.prefix;
    if (!line.is_root) {
      const std::string_view branch = line.is_last ? "└── " : "├── ";
      out_ += line.prefix + (look_ == Look::kTree ? std::string{branch} : "- ");
      below += look_ == Look::kList ? "  " : line.is_last ? "    " : "│   ";
    }
    if (line.step == kNoStep) {
      out_ += line.words + "\n";
      push_members(line, below);
    } else {
      write_step(line, below);
    }
  }

  void write_step(const Line& line, const std::string& below) {
    const Step& step = proof_.steps[line.step];
    if (step.kind != StepKind::kDerived) {
      out_ += code(step.fact) + degree(step.degree) + "   " +
              dim(leaf_words(step, rendering_.language)) + "\n";
      return;
    }
    out_ += "[" + std::to_string(line.step + 1) + "] " + strong(step.fact) + degree(step.degree);
    const bool is_elsewhere = seen(line.step) && !line.is_root;
    const bool is_cut = !is_elsewhere && depths_[line.step] >= rendering_.depth;
    const bool is_too_deep = !is_elsewhere && !is_cut && line.level >= kLevels;
    if (is_elsewhere || is_too_deep) out_ += "   " + dim(say({"see there", "见彼处"}));
    if (is_cut) out_ += "   " + dim(say({"… not shown deeper", "……以下未显示"}));
    out_ += "\n";
    if (is_too_deep) later_.push_back(line.step);
    mark_seen(line.step);
    if (is_elsewhere || is_cut || is_too_deep) return;
    write_rule(step, below);
    push_premises(line.step, line.level, below);
  }

  void write_rule(const Step& step, const std::string& below) {
    std::string bindings;
    for (const auto& [name, value] : step.bindings)
      bindings.append(bindings.empty() ? "" : ", ").append(name).append(" = ").append(value);
    const std::string bar = look_ == Look::kList ? "  " : step.premises.empty() ? "    " : "│   ";
    out_ += below + bar + dim(code(certificate_.rules[step.rule]));
    if (!bindings.empty()) out_ += "   " + dim(bindings);
    out_ += "\n";
  }

  void push_premises(std::uint32_t owner, std::size_t level, const std::string& prefix) {
    const Step& step = proof_.steps[owner];
    for (auto i = step.premises.size(); i-- > 0;) {
      const Premise& premise = step.premises[i];
      Line line{.owner = owner,
                .level = level + 1,
                .prefix = prefix,
                .is_last = i + 1 == step.premises.size()};
      if (premise.kind == PremiseKind::kFact && premise.step != kNoStep) {
        line.step = premise.step;
        deepen(owner, premise.step);
      } else {
        line.words = words_for(premise);
        for (const auto& member : premise.members)
          line.members.push_back(&member);
      }
      stack_.push_back(std::move(line));
    }
  }

  void push_members(const Line& literal, const std::string& prefix) {
    for (auto i = literal.members.size(); i-- > 0;) {
      const auto& member = *literal.members[i];
      Line line{.step = member.step,
                .level = literal.level + 1,
                .prefix = prefix,
                .is_last = i + 1 == literal.members.size()};
      if (member.step == kNoStep) line.words = code(member.fact);
      if (member.step != kNoStep) deepen(literal.owner, member.step);
      stack_.push_back(std::move(line));
    }
  }

  void deepen(std::uint32_t above, std::uint32_t step) {
    depths_[step] = std::min(depths_[step], depths_[above] + 1);
  }

  [[nodiscard]] std::string words_for(const Premise& premise) const {
    std::string text =
        code(premise.kind == PremiseKind::kNegatedFact ? "!" + premise.fact : premise.text);
    std::string note;
    switch (premise.kind) {
      case PremiseKind::kFact:
        text = code(premise.fact);
        break;
      case PremiseKind::kNegatedFact:
        note = premise.degree ? "" : say({"no such fact", "无此事实"});
        break;
      case PremiseKind::kConstraint:
        if (premise.values.size() == 2)
          note = premise.values[0] + say({" and ", " 与 "}) + premise.values[1];
        break;
      case PremiseKind::kAggregate:
        note = say({"comes to ", "结果为 "}) + premise.values.front() +
               say({", group of ", "，组内 "}) + std::to_string(premise.members.size()) +
               say({"", " 个事实"});
        break;
      case PremiseKind::kQuantified:
        note = say({"group of ", "组内 "}) + std::to_string(premise.members.size()) +
               say({"", " 个事实"});
        break;
    }
    if (premise.cut) note += say({"; cut", "；已截断"});
    return text + degree(premise.degree) + (note.empty() ? "" : "   " + dim(note));
  }

  [[nodiscard]] std::string code(const std::string& text) const {
    return look_ == Look::kList ? "`" + text + "`" : text;
  }

  [[nodiscard]] std::string strong(const std::string& text) const {
    return look_ == Look::kList ? code(text) : styled(text, Style::kBold, rendering_.color);
  }

  static std::string degree(const std::optional<model::Interval>& interval) {
    if (!interval) return {};
    if (interval->lower == interval->upper) return " " + number_text(interval->lower);
    return " [" + number_text(interval->lower) + ", " + number_text(interval->upper) + "]";
  }

  [[nodiscard]] bool seen(std::uint32_t step) const { return seen_.size() > step && seen_[step]; }

  void mark_seen(std::uint32_t step) {
    seen_.resize(proof_.steps.size());
    seen_[step] = true;
  }

  const verification::Certificate& certificate_;
  const verification::Proof& proof_;
  const ProofRendering& rendering_;
  Look look_;
  std::vector<std::uint32_t> depths_;  ///< by step: levels below the root, as met
  std::vector<bool> seen_;
  std::vector<Line> stack_;
  std::deque<std::uint32_t> later_;
  std::string out_;
};

}  // namespace

std::string leaf_words(const Step& step, Language language) {
  const auto say = [&](const Bilingual& words) { return std::string{words.in(language)}; };
  switch (step.kind) {
    case StepKind::kGiven: {
      if (step.source == "program") return say({"given in the program", "程序中给出"});
      auto text = say({"given in ", "给出于 "}) + step.source;
      if (step.row > 0)
        text += say({", row ", "，第 "}) + std::to_string(step.row) + say({"", " 行"});
      return text;
    }
    case StepKind::kInput:
      return say({"input of the case", "个案输入"});
    case StepKind::kAbsent:
      return say({"nothing supports it", "无任何支持"});
    case StepKind::kCut:
      return say({"… cut by a limit", "……因限制截断"});
    case StepKind::kDerived:
      break;
  }
  return {};
}

std::string proof_text(const verification::Certificate& certificate,
                       const verification::Proof& proof, const ProofRendering& rendering) {
  return Writer{certificate, proof, rendering, Look::kTree}.write();
}

std::string proof_markdown(const verification::Certificate& certificate,
                           const verification::Proof& proof, const ProofRendering& rendering) {
  return Writer{certificate, proof, rendering, Look::kList}.write();
}

}  // namespace yinguo::cli
