#include "cli/certificate_json.hpp"

#include <nlohmann/json.hpp>

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using verification::kInHead;
using verification::kNoStep;
using verification::Premise;
using verification::PremiseKind;
using verification::StepKind;

std::string_view word(StepKind kind) {
  switch (kind) {
    case StepKind::kDerived:
      return "derived";
    case StepKind::kGiven:
      return "given";
    case StepKind::kInput:
      return "input";
    case StepKind::kAbsent:
      return "absent";
    case StepKind::kCut:
      break;
  }
  return "cut";
}

std::string_view word(PremiseKind kind) {
  switch (kind) {
    case PremiseKind::kFact:
      return "fact";
    case PremiseKind::kNegatedFact:
      return "negated";
    case PremiseKind::kConstraint:
      return "constraint";
    case PremiseKind::kAggregate:
      return "aggregate";
    case PremiseKind::kQuantified:
      break;
  }
  return "quantified";
}

ordered_json interval(const model::Interval& degree) {
  return ordered_json::array({degree.lower, degree.upper});
}

ordered_json json_of(const Premise& premise) {
  ordered_json out{{"kind", word(premise.kind)}};
  if (premise.literal != kInHead) out["literal"] = premise.literal;
  if (!premise.text.empty()) out["text"] = premise.text;
  if (!premise.fact.empty()) out["fact"] = premise.fact;
  if (premise.step != kNoStep) out["step"] = premise.step;
  if (!premise.values.empty()) out["values"] = premise.values;
  const bool has_group =
      premise.kind == PremiseKind::kAggregate || premise.kind == PremiseKind::kQuantified;
  if (has_group) out["members"] = ordered_json::array();
  for (const auto& member : premise.members) {
    ordered_json one{{"fact", member.fact}};
    if (member.step != kNoStep) one["step"] = member.step;
    out["members"].push_back(std::move(one));
  }
  if (premise.degree) out["degree"] = interval(*premise.degree);
  if (premise.cut) out["cut"] = true;
  return out;
}

ordered_json json_of(const verification::Step& step) {
  ordered_json out{{"fact", step.fact}, {"kind", word(step.kind)}};
  if (step.degree) out["degree"] = interval(*step.degree);
  if (step.kind == StepKind::kGiven) {
    out["source"] = step.source;
    if (step.row > 0) out["row"] = step.row;
  }
  if (step.kind != StepKind::kDerived) return out;
  out["rule"] = step.rule;
  out["bindings"] = step.bindings;
  out["premises"] = ordered_json::array();
  for (const auto& premise : step.premises)
    out["premises"].push_back(json_of(premise));
  return out;
}

ordered_json json_of(const verification::Proof& proof) {
  ordered_json out;
  out["height"] = proof.height;
  if (proof.cut) out["cut"] = true;
  out["steps"] = ordered_json::array();
  for (const auto& step : proof.steps)
    out["steps"].push_back(json_of(step));
  return out;
}

}  // namespace

std::string certificate_json(const verification::Certificate& certificate,
                             const ProofQuestion* question) {
  ordered_json out{{"format", "yinguo-certificate"}, {"version", certificate.version}};
  if (question != nullptr) {
    out["question"] = {{"fact", question->fact},
                       {"matching", question->matching},
                       {"shown", question->shown},
                       {"cut", question->cut}};
  }
  out["program"] = {{"name", certificate.program}, {"digest", certificate.digest}};
  if (!certificate.case_name.empty()) out["case"] = certificate.case_name;
  if (certificate.period) out["period"] = *certificate.period;
  out["rules"] = certificate.rules;
  out["closed"] = ordered_json::array();
  for (const auto& closed : certificate.closed) {
    out["closed"].push_back(
        {{"relation", closed.relation}, {"facts", closed.facts}, {"digest", closed.digest}});
  }
  out["proofs"] = ordered_json::array();
  for (const auto& proof : certificate.proofs)
    out["proofs"].push_back(json_of(proof));
  return out.dump(1) + "\n";
}

}  // namespace yinguo::cli
