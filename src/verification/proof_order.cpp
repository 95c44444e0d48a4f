#include "verification/proof_order.hpp"

#include <algorithm>

namespace yinguo::verification {
namespace {

class OrderCheck {
 public:
  explicit OrderCheck(const Proof& proof)
      : proof_{proof},
        heights_(proof.steps.size(), 0),
        states_(proof.steps.size(), State::kNew),
        is_used_(proof.steps.size(), 0) {
    for (const Step& step : proof.steps)
      below_.push_back(links(step));
  }

  std::vector<Fault> run() {
    for (std::uint32_t root = 0; root < proof_.steps.size(); ++root) {
      if (states_[root] == State::kNew) descend(root);
    }
    for (std::size_t i = 1; i < is_used_.size(); ++i) {
      if (is_used_[i] == 0) fault(i, "nothing rests on it");
    }
    check_height();
    return std::move(faults_);
  }

 private:
  enum class State : std::uint8_t {
    kNew,
    kOnTheWay,
    kDone
  };

  void fault(std::size_t step, std::string message) {
    faults_.push_back({", fact " + std::to_string(step + 1), std::move(message)});
  }

  static std::vector<std::uint32_t> links(const Step& step) {
    std::vector<std::uint32_t> below;
    if (step.kind != StepKind::kDerived) return below;
    for (const Premise& premise : step.premises) {
      if (premise.step != kNoStep) below.push_back(premise.step);
      for (const Member& member : premise.members) {
        if (member.step != kNoStep) below.push_back(member.step);
      }
    }
    return below;
  }

  /// Depth first; the stack is on the heap, as proofs are as deep as they are long.
  void descend(std::uint32_t root) {
    std::vector<std::pair<std::uint32_t, std::size_t>> stack{{root, 0}};
    states_[root] = State::kOnTheWay;
    while (!stack.empty()) {
      auto& [step, next] = stack.back();
      if (next == below_[step].size()) {
        finish(step);
        stack.pop_back();
      } else if (const auto one = below_[step][next++]; may_enter(step, one)) {
        states_[one] = State::kOnTheWay;
        stack.emplace_back(one, 0);
      }
    }
  }

  bool may_enter(std::uint32_t step, std::uint32_t below) {
    if (below >= states_.size()) {
      fault(step, "it rests on a fact that is not there");
      return false;
    }
    is_used_[below] = 1;
    if (states_[below] == State::kOnTheWay) fault(below, "it rests on itself");
    return states_[below] == State::kNew;
  }

  void finish(std::uint32_t step) {
    states_[step] = State::kDone;
    if (proof_.steps[step].kind == StepKind::kDerived) heights_[step] = 1;
    for (const auto one : below_[step]) {
      if (one < heights_.size()) heights_[step] = std::max(heights_[step], heights_[one] + 1);
    }
  }

  void check_height() {
    const bool is_ordinary = std::ranges::none_of(
        proof_.steps, [](const Step& step) { return step.degree.has_value(); });
    if (!is_ordinary || heights_.empty() || heights_.front() == proof_.height) return;
    faults_.push_back({"", "its height is " + std::to_string(heights_.front()) + ", not " +
                               std::to_string(proof_.height)});
  }

  const Proof& proof_;
  std::vector<std::vector<std::uint32_t>> below_;  ///< by step
  std::vector<std::uint32_t> heights_;
  std::vector<State> states_;
  std::vector<std::uint8_t> is_used_;  ///< by step: another one rests on it
  std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> check_order(const Proof& proof) {
  return OrderCheck{proof}.run();
}

}  // namespace yinguo::verification
