#include "reasoning/why.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "derivation/solve.hpp"
#include "rules/print.hpp"
#include "verification/closure.hpp"
#include "verification/rule_parts.hpp"

namespace yinguo::reasoning {
namespace {

using derivation::Goal;
using derivation::Graph;
using derivation::NodeId;
using derivation::NodeKind;
using verification::PremiseKind;
using verification::StepKind;

const std::string kProgram = "program";

}  // namespace

/// Turns proofs over a graph into the steps of a certificate.
class Explainer::Writer {
 public:
  Writer(Explainer& explainer, verification::Certificate& certificate)
      : explainer_{explainer},
        program_{explainer.reading_.program},
        symbols_{explainer.reading_.symbols},
        certificate_{certificate} {}

  void write(const Graph& graph, const derivation::Solution& solution,
             const derivation::Proof& proof, bool is_best) {
    graph_ = &graph;
    goal_ = proof.goal;
    is_best_ = is_best;
    solution_ = &solution;
    verification::Proof written{.height = proof.height, .cut = proof.cut};
    step_of_.clear();
    for (std::uint32_t i = 0; i < proof.steps.size(); ++i)
      step_of_[static_cast<std::uint32_t>(proof.steps[i].node)] = i;
    for (const auto& step : proof.steps)
      written.steps.push_back(step_for(step));
    drop_unused(written);
    certificate_.proofs.push_back(std::move(written));
  }

 private:
  /// Calls `visit` for every step that `step` refers to.
  template <class Visit>
  static void each_link(verification::Step& step, Visit visit) {
    for (auto& premise : step.premises) {
      if (premise.step != verification::kNoStep) visit(premise.step);
      for (auto& member : premise.members) {
        if (member.step != verification::kNoStep) visit(member.step);
      }
    }
  }

  /// Leaves only what the first fact rests on.
  static void drop_unused(verification::Proof& proof) {
    std::vector<std::uint32_t> place(proof.steps.size(), verification::kNoStep);
    std::vector<std::uint32_t> open{0};
    place[0] = 0;
    while (!open.empty()) {
      const auto step = open.back();
      open.pop_back();
      each_link(proof.steps[step], [&](std::uint32_t below) {
        if (place[below] == verification::kNoStep) open.push_back(below);
        place[below] = 0;
      });
    }
    std::vector<verification::Step> kept;
    for (std::size_t i = 0; i < place.size(); ++i) {
      if (place[i] == verification::kNoStep) continue;
      place[i] = static_cast<std::uint32_t>(kept.size());
      kept.push_back(std::move(proof.steps[i]));
    }
    for (auto& step : kept)
      each_link(step, [&](std::uint32_t& below) { below = place[below]; });
    proof.steps = std::move(kept);
  }

  [[nodiscard]] std::string fact(NodeId id) const {
    const auto& node = graph_->node(id);
    return verification::print_fact(program_, symbols_, node.relation, graph_->tuple(id),
                                    node.free_columns);
  }

  verification::Step step_for(const derivation::ProofStep& proof_step) {
    const auto& node = graph_->node(proof_step.node);
    verification::Step step{.fact = fact(proof_step.node)};
    if (node.is_degree) step.degree = solution_->of(proof_step.node);
    if (proof_step.firing != derivation::kNoFiring) {
      derive(proof_step.firing, step);
      return step;
    }
    switch (node.kind) {
      case NodeKind::kAsserted:
        step.kind = StepKind::kGiven;
        step.source = explainer_.source_of(node.relation, step.fact);
        break;
      case NodeKind::kInput:
        step.kind = StepKind::kInput;
        break;
      case NodeKind::kAbsent:
        step.kind = StepKind::kAbsent;
        break;
      case NodeKind::kDerived:
        step.kind = node.is_degree && !node.cut ? StepKind::kAbsent : StepKind::kCut;
        break;
    }
    return step;
  }

  void derive(derivation::FiringId id, verification::Step& step) {
    const auto& firing = graph_->firing(id);
    const auto& rule = program_.rule(firing.rule);
    head_ = firing.head;
    step.rule = number_of(firing.rule);
    const auto bindings = graph_->bindings_of(id);
    const auto& is_named = named_[firing.rule];
    for (std::size_t i = 0; i < is_named.size(); ++i) {
      if (is_named[i] == 0) continue;
      step.bindings.emplace_back(
          rule.variable_names[i],
          rules::print_constant(bindings[i], rule.variable_types[i], symbols_));
    }
    std::size_t aggregates = 0;  // of the literal that is being read
    std::uint32_t literal = derivation::kNoIndex;
    for (const auto& premise : graph_->premises_of(id)) {
      if (premise.literal != literal) aggregates = 0;
      literal = premise.literal;
      step.premises.push_back(premise_for(rule, premise, aggregates));
      if (premise.kind == derivation::PremiseKind::kAggregate) ++aggregates;
    }
  }

  std::uint32_t number_of(rules::RuleId id) {
    const auto [place, is_new] =
        rule_numbers_.try_emplace(id, static_cast<std::uint32_t>(certificate_.rules.size()));
    if (is_new) {
      certificate_.rules.push_back(rules::print_rule(program_, id));
      named_[id] = verification::named_variables(program_.rule(id));
    }
    return place->second;
  }

  verification::Premise premise_for(const rules::Rule& rule, const derivation::Premise& premise,
                                    std::size_t aggregates_before) {
    verification::Premise written{.literal = premise.literal, .cut = premise.cut};
    const bool is_in_body = premise.literal < rule.body.size();
    if (is_in_body) written.text = rules::print_literal(program_, rule, rule.body[premise.literal]);
    switch (premise.kind) {
      case derivation::PremiseKind::kFact:
        written.kind = PremiseKind::kFact;
        written.step = step_number(premise.node);
        written.fact = fact(premise.node);
        break;
      case derivation::PremiseKind::kNegatedFact:
        written.kind = PremiseKind::kNegatedFact;
        written.fact = fact(premise.node);
        break;
      case derivation::PremiseKind::kConstraint:
        written.kind = PremiseKind::kConstraint;
        if (is_in_body) write_values(rule.body[premise.literal], premise, written);
        break;
      case derivation::PremiseKind::kAggregate:
        written.kind = PremiseKind::kAggregate;
        written.values.push_back(aggregate_result(rule, premise, aggregates_before));
        break;
      case derivation::PremiseKind::kQuantified:
        written.kind = PremiseKind::kQuantified;
        break;
    }
    for (const NodeId member : graph_->members_of(premise))
      written.members.push_back({fact(member), member_step(premise, member)});
    if (is_about_degrees(premise))
      written.degree = derivation::degree_of(*graph_, *solution_, premise);
    return written;
  }

  /// A degree may be reached by other members too, which may rest on the fact itself: only what
  /// settled before it in the best proof is shown as what it stands on.
  [[nodiscard]] std::uint32_t member_step(const derivation::Premise& premise, NodeId member) const {
    const bool is_free =
        premise.kind != derivation::PremiseKind::kQuantified || !graph_->node(member).is_degree;
    const auto& depth = solution_->side(goal_).depth;
    const bool is_before =
        is_best_ && depth[derivation::index_of(member)] < depth[derivation::index_of(head_)];
    return is_free || is_before ? step_number(member) : verification::kNoStep;
  }

  [[nodiscard]] std::uint32_t step_number(NodeId node) const {
    const auto found = step_of_.find(static_cast<std::uint32_t>(node));
    return found == step_of_.end() ? verification::kNoStep : found->second;
  }

  [[nodiscard]] bool is_about_degrees(const derivation::Premise& premise) const {
    const auto members = graph_->members_of(premise);
    if (premise.kind == derivation::PremiseKind::kQuantified)
      return !members.empty() && graph_->node(members.front()).is_degree;
    const bool has_node = premise.kind == derivation::PremiseKind::kFact ||
                          premise.kind == derivation::PremiseKind::kNegatedFact;
    return has_node && graph_->node(premise.node).is_degree;
  }

  void write_values(const rules::Literal& literal, const derivation::Premise& premise,
                    verification::Premise& written) const {
    const auto* constraint = std::get_if<rules::Constraint>(&literal.what);
    const auto values = graph_->values_of(premise);
    if (constraint == nullptr || values.size() != 2) return;
    written.values = {rules::print_constant(values[0], constraint->left.type, symbols_),
                      rules::print_constant(values[1], constraint->right.type, symbols_)};
  }

  /// The result of the `which`-th aggregate of the literal, or of the head.
  [[nodiscard]] std::string aggregate_result(const rules::Rule& rule,
                                             const derivation::Premise& premise,
                                             std::size_t which) const {
    std::vector<const rules::Term*> aggregates;
    if (premise.literal >= rule.body.size()) {
      for (const auto& argument : rule.head.arguments)
        verification::collect_aggregates(argument, aggregates);
    } else {
      verification::collect_aggregates(rule.body[premise.literal], aggregates);
    }
    const auto type =
        which < aggregates.size() ? aggregates[which]->type : model::ValueType::kNumber;
    return rules::print_constant(graph_->values_of(premise).front(), type, symbols_);
  }

  Explainer& explainer_;
  const rules::Program& program_;
  const model::SymbolTable& symbols_;
  verification::Certificate& certificate_;
  const Graph* graph_ = nullptr;
  Goal goal_ = Goal::kLower;
  bool is_best_ = false;  ///< its firings are the solution's best
  NodeId head_{};         ///< of the step being written
  const derivation::Solution* solution_ = nullptr;
  std::unordered_map<std::uint32_t, std::uint32_t> step_of_;  ///< of the proof that is written
  std::unordered_map<rules::RuleId, std::uint32_t> rule_numbers_;
  std::unordered_map<rules::RuleId, std::vector<std::uint8_t>> named_;
};

Explainer::Explainer(Reading& reading)
    : reading_{reading}, builder_{reading.program, reading.symbols, reading.database} {
  for (std::uint32_t i = 0; i < reading.program.relations.size(); ++i)
    sources_.push_back(verification::source_name(reading.program, rules::RelationId{i}));
}

const std::string& Explainer::source_of(rules::RelationId relation, const std::string& fact) {
  if (!program_facts_) {
    program_facts_.emplace();
    for (std::uint32_t i = 0; i < reading_.program.rules.size(); ++i) {
      if (!rules::is_fact(reading_.program.rules[i])) continue;
      auto text = rules::print_rule(reading_.program, rules::RuleId{i});
      text.pop_back();
      program_facts_->insert(std::move(text));
    }
  }
  return program_facts_->contains(fact) ? kProgram : sources_[static_cast<std::size_t>(relation)];
}

std::vector<evaluation::Root> Explainer::matching(const verification::FactPattern& pattern) {
  const auto& program = reading_.program;
  const bool is_input =
      program.relation(pattern.relation).kind == rules::RelationKind::kDegreeInput;
  if (pattern.free_columns == 0) {
    const bool holds =
        is_input || reading_.database.table(pattern.relation).contains(pattern.values);
    return holds ? std::vector<evaluation::Root>{{pattern.relation, pattern.values}}
                 : std::vector<evaluation::Root>{};
  }
  const auto& table = reading_.database.table(pattern.relation);
  evaluation::Table found{table.arity()};
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (pattern.matches(table.row(row))) found.insert(table.row(row), 0);
  }
  std::vector<evaluation::Root> roots;
  for (const auto row :
       canonical_order(found, program.relation(pattern.relation).attributes, reading_.symbols)) {
    const auto tuple = found.row(row);
    roots.push_back({pattern.relation, {tuple.begin(), tuple.end()}});
  }
  return roots;
}

base::Result<Why> Explainer::why(const verification::FactPattern& pattern,
                                 const WhyOptions& options) {
  const auto roots = matching(pattern);
  const auto shown = std::min(options.facts, roots.size());
  auto why = this->why(std::span{roots}.first(shown), options);
  if (why) why->matching = roots.size();
  return why;
}

base::Result<Why> Explainer::why(std::span<const evaluation::Root> facts,
                                 const WhyOptions& options) {
  Why why;
  why.certificate.case_name = options.case_name;
  why.matching = why.shown = facts.size();
  Writer writer{*this, why.certificate};
  for (const auto& fact : facts) {
    if (auto proved = prove(fact, options, writer, why); !proved) return proved.error();
  }
  return why;
}

base::Result<void> Explainer::prove(const evaluation::Root& root, const WhyOptions& options,
                                    Writer& writer, Why& why) {
  const auto graph = builder_.build(
      std::array{root},
      {.alternatives = options.proofs > 1 ? options.alternatives : 0, .seconds = options.seconds});
  if (!graph) return graph.error();
  const auto inputs = evaluation::degree_inputs(reading_.program, reading_.symbols,
                                                reading_.database, *graph, options.case_name);
  if (!inputs) return inputs.error();
  const auto solution = derivation::solve(*graph, *inputs);
  const NodeId node = graph->roots.front();
  const Goal goal = solution.of(node).lower > 0.0 ? Goal::kLower : Goal::kUpper;
  if (options.proofs <= 1) {
    writer.write(*graph, solution, derivation::best_proof(*graph, solution, node, goal), true);
    return {};
  }
  const auto proofs = derivation::best_proofs(*graph, solution, node, goal,
                                              {.proofs = options.proofs, .steps = options.steps});
  for (const auto& proof : proofs.proofs)
    writer.write(*graph, solution, proof, false);
  why.cut = why.cut || proofs.cut || graph->cut;
  return {};
}

}  // namespace yinguo::reasoning
