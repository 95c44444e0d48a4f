#include "cli/proof_boxes.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace yinguo::cli {
namespace {

using verification::kNoStep;
using verification::PremiseKind;
using verification::StepKind;

constexpr std::size_t kBoxes = 2000;
constexpr std::size_t kDeepest = 60;  // levels of one picture: it is drawn by recursion

/// Lines of equal width.
using Box = std::vector<std::string>;

std::size_t width_of(const Box& box) {
  return box.empty() ? 0 : base::display_width(box.front());
}

std::string centred(const std::string& text, std::size_t width) {
  const auto own = base::display_width(text);
  const auto left = own < width ? (width - own) / 2 : 0;
  const auto right = own < width ? width - own - left : 0;
  return std::string(left, ' ') + text + std::string(right, ' ');
}

/// Side by side with a space after each, standing on one ground line.
Box beside(const std::vector<Box>& boxes) {
  std::size_t height = 0;
  for (const Box& box : boxes)
    height = std::max(height, box.size());
  Box out(height);
  for (const Box& box : boxes) {
    const auto above = height - box.size();
    for (std::size_t line = 0; line < height; ++line) {
      out[line] += line < above ? std::string(width_of(box), ' ') : box[line - above];
      out[line] += ' ';
    }
  }
  return out;
}

class Painter {
 public:
  Painter(const verification::Proof& proof, const std::vector<std::string>& rule_names,
          std::size_t depth, std::vector<std::uint32_t>& labels)
      : proof_{proof}, rule_names_{rule_names}, depth_{depth}, labels_{labels} {}

  Box paint(std::uint32_t number, std::size_t level) {
    const auto& step = proof_.steps[number];
    if (step.kind != StepKind::kDerived) return {step.fact};
    if ((level > 0 && level + 1 >= depth_) || ++boxes_ > kBoxes) {
      labels_.push_back(number);
      const auto relation = step.fact.substr(0, step.fact.find('('));
      return {"subproof " + relation + "(" + std::to_string(labels_.size() - 1) + ")"};
    }
    std::vector<Box> above;
    for (const auto& premise : step.premises) {
      if (premise.kind == PremiseKind::kFact && premise.step != kNoStep) {
        above.push_back(paint(premise.step, level + 1));
      } else {
        above.push_back(
            {premise.kind == PremiseKind::kNegatedFact ? "!" + premise.fact : premise.text});
      }
    }
    Box out = beside(above);
    const auto name = "(" + rule_names_[step.rule] + ")";
    const auto width = std::max({width_of(out), base::display_width(step.fact), name.size() + 1});
    for (auto& line : out)
      line = centred(line, width);
    out.push_back(std::string(width - name.size(), '-') + name);
    out.push_back(centred(step.fact, width));
    return out;
  }

 private:
  const verification::Proof& proof_;
  const std::vector<std::string>& rule_names_;
  std::size_t depth_;
  std::vector<std::uint32_t>& labels_;
  std::size_t boxes_ = 0;
};

}  // namespace

std::string proof_boxes(const verification::Proof& proof, std::uint32_t root,
                        const std::vector<std::string>& rule_names, std::size_t depth,
                        std::vector<std::uint32_t>& labels) {
  std::string out;
  for (auto& line : Painter{proof, rule_names, std::min(depth, kDeepest), labels}.paint(root, 0)) {
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

}  // namespace yinguo::cli
