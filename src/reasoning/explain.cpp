#include "reasoning/explain.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/sorting.hpp"

#include "derivation/proof.hpp"
#include "derivation/solve.hpp"
#include "evaluation/build_graph.hpp"
#include "reasoning/errors.hpp"
#include "reasoning/figures.hpp"
#include "reasoning/proof_tree.hpp"

namespace yinguo::reasoning {

using derivation::Goal;
using derivation::NodeId;

namespace {

std::string_view name_of(rules::Algebra algebra) {
  switch (algebra) {
    case rules::Algebra::kGodel:
      return "godel";
    case rules::Algebra::kProduct:
      return "product";
    case rules::Algebra::kLukasiewicz:
      return "lukasiewicz";
    case rules::Algebra::kBoolean:
      return "boolean";
  }
  return "godel";
}

/// Explains the goals of one region; holds what they share.
class Explainer {
 public:
  Explainer(const Reading& reading, const ontology::Model& model, const std::string& region,
            derivation::Inputs inputs, const ExplainOptions& options)
      : reading_{reading},
        options_{options},
        region_{region},
        inputs_{std::move(inputs)},
        solution_{derivation::solve(reading.graph, inputs_)},
        lookup_{reading},
        figures_{lookup_, model},
        claims_{claim_ids(model)},
        tree_{lookup_, figures_, claims_, solution_, region_, options_} {}

  [[nodiscard]] std::optional<Answer> answer(const std::string& goal);
  [[nodiscard]] std::vector<Finding> findings(std::span<const std::string> goals);

  [[nodiscard]] bool was_cut() const { return tree_.was_cut(); }

 private:
  static std::unordered_set<std::string_view> claim_ids(const ontology::Model& model) {
    std::unordered_set<std::string_view> ids;
    for (const auto& claim : model.claims)
      ids.insert(claim.id);
    return ids;
  }

  [[nodiscard]] model::Status status_of(NodeId node) const {
    return model::status_of(solution_.of(node), options_.threshold);
  }

  [[nodiscard]] Goal side_of(NodeId root) const;
  [[nodiscard]] std::string subject_of(NodeId node) const;
  [[nodiscard]] Meaning meaning_of_node(NodeId node) const;
  [[nodiscard]] std::optional<Binding> binding(NodeId root);
  void follow(NodeId node, Binding& binding);
  void count_mechanisms(Answer& answer);
  void count_conditions(Answer& answer);
  void list_gaps(Answer& answer);
  void list_deciding_unknowns(NodeId root, Answer& answer) const;
  [[nodiscard]] bool moves_alone(std::uint32_t input, NodeId root) const;
  void unfold_proofs(NodeId root, Answer& answer);
  void add_degree_findings(std::string_view relation, Finding::Kind kind,
                           const std::unordered_set<std::string>& subjects,
                           std::vector<Finding>& out);

  const Reading& reading_;
  const ExplainOptions& options_;
  const std::string& region_;
  derivation::Inputs inputs_;
  derivation::Solution solution_;
  Lookup lookup_;
  Figures figures_;
  std::unordered_set<std::string_view> claims_;
  ProofTree tree_;
};

std::string Explainer::subject_of(NodeId node) const {
  auto arguments = arguments_of(reading_, node);
  return arguments.empty() ? std::string{} : std::move(arguments.front());
}

Meaning Explainer::meaning_of_node(NodeId node) const {
  return meaning_of(reading_.program.relation(reading_.graph.node(node).relation).name);
}

/// The side of the interval that the status turns on.
Goal Explainer::side_of(NodeId root) const {
  if (status_of(root) == model::Status::kInactive || solution_.of(root).lower == 0.0)
    return Goal::kUpper;
  return Goal::kLower;
}

std::optional<Answer> Explainer::answer(const std::string& goal) {
  const auto root = goal_node(reading_, goal);
  if (!root) return std::nullopt;
  Answer answer{.goal = goal, .degree = solution_.of(*root), .status = status_of(*root)};
  answer.binding = binding(*root);
  count_mechanisms(answer);
  list_gaps(answer);
  if (answer.status == model::Status::kUndetermined) list_deciding_unknowns(*root, answer);
  if (options_.trees) unfold_proofs(*root, answer);
  return answer;
}

std::optional<Binding> Explainer::binding(NodeId root) {
  const auto side = status_of(root) == model::Status::kInactive ? Goal::kUpper : Goal::kLower;
  const auto path = derivation::binding_leaf(reading_.graph, solution_, root, side);
  if (path.empty()) return std::nullopt;
  Binding binding;
  binding.path.push_back(subject_of(root));
  for (const auto& premise : path)
    follow(premise.node, binding);
  return binding;
}

/// Takes one step of the way from a goal to what decides it.
void Explainer::follow(NodeId node, Binding& binding) {
  const auto subject = subject_of(node);
  const auto meaning = meaning_of_node(node);
  if (binding.path.back() != subject) binding.path.push_back(subject);
  const bool is_goal_asked = subject == binding.path.front();
  if (meaning.role == Role::kGoal && !is_goal_asked) binding.mechanism = subject;
  if (meaning.role == Role::kIndicator) {
    binding.figure = figures_.figure_of(region_, subject, options_.threshold);
  }
  const bool is_blocker = meaning.role == Role::kBlocker;
  if (!is_blocker && meaning.role != Role::kFactor) return;
  const bool is_blocked_goal = is_blocker && (subject == binding.mechanism || is_goal_asked);
  if (binding.condition.empty() && is_blocked_goal) return;
  if (binding.condition.empty()) {
    binding.condition = subject;
    binding.is_blocker = is_blocker;
    binding.degree = solution_.of(node);
  }
  binding.factor = subject;
  if (subject == binding.condition && meaning.basis != Basis::kNone) binding.basis = meaning.basis;
}

void Explainer::count_mechanisms(Answer& answer) {
  const std::array key{std::string_view{answer.goal}};
  if (const auto row = lookup_.row("quota", key)) answer.needed = (*row)[1].as_number();
  for (const auto& row : lookup_.rows(kMechanismRelation, key)) {
    ++answer.mechanisms;
    const auto node = find_node(reading_, kActiveRelation, lookup_.text(row[1]));
    if (node && status_of(*node) == model::Status::kActive) ++answer.in_place;
  }
  count_conditions(answer);
}

/// Conditions for which the region has a figure in the period, among all.
void Explainer::count_conditions(Answer& answer) {
  ObservedShare share;
  for (const auto& row :
       lookup_.rows("all_conditions", std::array{std::string_view{answer.goal}})) {
    ++share.total;
    const auto node = find_node(reading_, "observed", lookup_.text(row[1]));
    if (node && solution_.of(*node) != model::kUnknown) ++share.observed;
  }
  if (share.total > 0) answer.share = share;
}

void Explainer::list_gaps(Answer& answer) {
  std::vector<std::string> goals{answer.goal};
  for (const auto& row :
       lookup_.rows(kMechanismRelation, std::array{std::string_view{answer.goal}})) {
    goals.emplace_back(lookup_.text(row[1]));
  }
  const auto collect = [&](std::string_view relation, std::vector<std::string>& out) {
    for (const auto& goal : goals) {
      for (const auto& row : lookup_.rows(relation, std::array{std::string_view{goal}})) {
        const auto subject = lookup_.text(row[1]);
        const bool is_judged =
            lookup_.holds("judgement", std::array{std::string_view{region_}, subject});
        if (!is_judged) out.emplace_back(subject);
      }
    }
    base::sort_unique(out);
  };
  collect("set_aside", answer.set_aside);
  collect("not_assessed", answer.unassessed);
}

/// Unknown inputs below `root`; first those that move an end of its interval when they alone become
/// known.
void Explainer::list_deciding_unknowns(NodeId root, Answer& answer) const {
  const auto reachable = rests_on(reading_.graph, root);
  std::vector<std::string> others;
  for (std::uint32_t i = 0; i < inputs_.size(); ++i) {
    const auto node = reading_.graph.inputs[i];
    const bool is_known = inputs_[i].lower == inputs_[i].upper;
    if (is_known || !reachable[derivation::index_of(node)] ||
        meaning_of_node(node).role == Role::kUndecided)
      continue;
    (moves_alone(i, root) ? answer.deciding_unknowns : others).push_back(subject_of(node));
  }
  answer.deciding_unknowns.insert(answer.deciding_unknowns.end(), others.begin(), others.end());
}

bool Explainer::moves_alone(std::uint32_t input, NodeId root) const {
  for (const auto& known : {model::kTrue, model::kFalse}) {
    auto inputs = inputs_;
    auto solution = solution_;
    inputs[input] = known;
    derivation::resolve(reading_.graph, inputs, std::array{input}, solution);
    if (solution.of(root) != solution_.of(root)) return true;
  }
  return false;
}

void Explainer::unfold_proofs(NodeId root, Answer& answer) {
  const auto side = side_of(root);
  if (options_.proofs <= 1) {
    answer.proofs.push_back(tree_.unfold(root, side, nullptr));
    return;
  }
  const auto found =
      derivation::best_proofs(reading_.graph, solution_, root, side, {.proofs = options_.proofs});
  for (const auto& proof : found.proofs) {
    tree_.start_afresh();
    answer.proofs.push_back(tree_.unfold(root, side, &proof));
    answer.proof_degrees.push_back(proof.degree);
  }
  if (answer.proofs.empty()) answer.proofs.push_back(tree_.unfold(root, side, nullptr));
  tree_.start_afresh();
}

void Explainer::add_degree_findings(std::string_view relation, Finding::Kind kind,
                                    const std::unordered_set<std::string>& subjects,
                                    std::vector<Finding>& out) {
  for (const auto& subject : subjects) {
    const auto node = find_node(reading_, relation, subject);
    if (!node || status_of(*node) != model::Status::kActive) continue;
    out.push_back({kind, {subject}, solution_.of(*node)});
  }
}

/// What disagrees about the goals asked for or their conditions, and judgements not gone by.
std::vector<Finding> Explainer::findings(std::span<const std::string> goals) {
  std::unordered_set<std::string> subjects{goals.begin(), goals.end()};
  for (const auto& goal : goals) {
    for (const auto& row : lookup_.rows("all_conditions", std::array{std::string_view{goal}})) {
      subjects.emplace(lookup_.text(row[1]));
    }
  }
  std::vector<Finding> out;
  add_degree_findings("conflict", Finding::Kind::kImpliedNotObserved, subjects, out);
  add_degree_findings("unexplained", Finding::Kind::kObservedNotImplied, subjects, out);
  for (const auto& row : lookup_.rows("opposing_claims", {})) {
    Finding finding{Finding::Kind::kOpposingClaims, {}, std::nullopt};
    for (const auto value : row)
      finding.subjects.emplace_back(lookup_.text(value));
    // Columns: claim, claim, cause, effect.
    if (subjects.contains(finding.subjects[2]) || subjects.contains(finding.subjects[3])) {
      out.push_back(std::move(finding));
    }
  }
  for (const auto& row : lookup_.rows("unused_judgement", std::array{std::string_view{region_}})) {
    out.push_back(
        {Finding::Kind::kUnusedJudgement, {std::string{lookup_.text(row[1])}}, std::nullopt});
  }
  std::sort(out.begin(), out.end(), [](const Finding& a, const Finding& b) {
    return std::pair{a.kind, a.subjects} < std::pair{b.kind, b.subjects};
  });
  return out;
}

}  // namespace

std::optional<NodeId> goal_node(const Reading& reading, std::string_view goal) {
  const auto root = find_node(reading, kActiveRelation, goal);
  return root ? root : find_node(reading, "present", goal);
}

base::Error nothing_to_say(std::string_view goal) {
  return {kNothingToSay, "the rules say nothing of `" + std::string{goal} + "`",
          "ask for a pathway, logic, mechanism, or a factor that a claim or mechanism speaks of"};
}

base::Result<Explanation> explain(const Reading& reading, const ontology::Model& model,
                                  const std::string& region, std::span<const std::string> goals,
                                  const ExplainOptions& options) {
  auto inputs = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                          reading.graph, region);
  if (!inputs) return inputs.error();
  return explain_case(reading, model, region, std::move(*inputs), goals, options);
}

base::Result<Explanation> explain_case(const Reading& reading, const ontology::Model& model,
                                       const std::string& region, derivation::Inputs inputs,
                                       std::span<const std::string> goals,
                                       const ExplainOptions& options) {
  Explainer explainer{reading, model, region, std::move(inputs), options};
  Explanation explanation{.region = region,
                          .period = reading.period,
                          .threshold = options.threshold,
                          .algebra = std::string{name_of(reading.program.algebra)}};
  for (const auto& goal : goals) {
    auto answer = explainer.answer(goal);
    if (!answer) return nothing_to_say(goal);
    explanation.answers.push_back(std::move(*answer));
  }
  explanation.findings = explainer.findings(goals);
  explanation.cut = explainer.was_cut();
  return explanation;
}

}  // namespace yinguo::reasoning
