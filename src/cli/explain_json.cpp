#include <nlohmann/json.hpp>

#include "cli/explain_text.hpp"
#include "cli/json_parts.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {

using nlohmann::ordered_json;
using reasoning::Answer;
using reasoning::Basis;
using reasoning::Cut;
using reasoning::Explanation;
using reasoning::Figure;
using reasoning::Role;
using reasoning::Step;

namespace {

constexpr int kFormatVersion = 1;

std::string_view word(Cut cut) {
  switch (cut) {
    case Cut::kDepth:
      return "depth";
    case Cut::kCount:
      return "count";
    case Cut::kShownAbove:
      return "shown_above";
    case Cut::kNone:
      break;
  }
  return "none";
}

class JsonWriter {
 public:
  explicit JsonWriter(const Lexicon& lexicon) : lexicon_{lexicon} {}

  [[nodiscard]] ordered_json of(const Explanation& explanation) const;

 private:
  [[nodiscard]] ordered_json named(std::string_view id) const { return json_name(id, lexicon_); }

  [[nodiscard]] ordered_json named(const std::vector<std::string>& ids) const {
    return json_names(ids, lexicon_);
  }

  static ordered_json of(const model::Interval& degree) { return {degree.lower, degree.upper}; }

  [[nodiscard]] ordered_json of(const Figure& figure) const {
    return json_figure(figure, lexicon_);
  }

  [[nodiscard]] ordered_json claim(const std::string& id) const { return json_claim(id, lexicon_); }

  [[nodiscard]] ordered_json claims_of(const Step& step) const;
  [[nodiscard]] ordered_json of(const Step& step) const;
  [[nodiscard]] ordered_json of(const reasoning::Binding& binding) const;
  [[nodiscard]] ordered_json of(const Answer& answer) const;

  const Lexicon& lexicon_;
};

/// What the rule instance used; for a goal also the claims that it is composed of.
ordered_json JsonWriter::claims_of(const Step& step) const {
  auto claims = ordered_json::array();
  for (const auto& id : step.claims)
    claims.push_back(claim(id));
  if (step.role != Role::kGoal) return claims;
  for (const auto& id : claims_of_goal(step.subject, lexicon_))
    claims.push_back(claim(id));
  return claims;
}

ordered_json JsonWriter::of(const Step& step) const {
  ordered_json out{{"fact", {{"relation", step.relation}, {"arguments", step.arguments}}}};
  out["role"] = role_word(step.role);
  if (step.basis != Basis::kNone) out["basis"] = basis_word(step.basis);
  out["subject"] = named(step.subject);
  out["degree"] = of(step.degree);
  if (step.negated) out["negated"] = true;
  if (step.is_input) out["input"] = true;
  if (step.is_absent) out["absent"] = true;
  if (step.group) out["group"] = *step.group;
  if (step.group == "at_least") out["at_least"] = step.at_least;
  if (!step.restated_as.empty()) out["restated_as"] = step.restated_as;
  if (!step.rule.empty()) out["rule"] = step.rule;
  if (auto claims = claims_of(step); !claims.empty()) out["claims"] = std::move(claims);
  if (step.figure) out["figure"] = of(*step.figure);
  if (step.cut != Cut::kNone) out["cut"] = word(step.cut);
  auto parts = ordered_json::array();
  for (const auto& part : step.parts)
    parts.push_back(of(part));
  if (!parts.empty()) out["parts"] = std::move(parts);
  return out;
}

ordered_json JsonWriter::of(const reasoning::Binding& binding) const {
  ordered_json out{{"path", binding.path}};
  if (!binding.mechanism.empty()) out["mechanism"] = named(binding.mechanism);
  if (!binding.condition.empty()) out["condition"] = named(binding.condition);
  if (!binding.factor.empty()) out["factor"] = named(binding.factor);
  if (binding.is_blocker) out["blocker"] = true;
  out["basis"] = basis_word(binding.basis);
  out["degree"] = of(binding.degree);
  if (binding.figure) out["figure"] = of(*binding.figure);
  return out;
}

ordered_json JsonWriter::of(const Answer& answer) const {
  ordered_json out{{"goal", named(answer.goal)},
                   {"status", status_word(answer.status)},
                   {"degree", of(answer.degree)}};
  if (answer.needed) {
    out["mechanisms"] = {
        {"in_place", answer.in_place}, {"total", answer.mechanisms}, {"needed", *answer.needed}};
  }
  if (answer.share) {
    out["conditions"] = {{"observed", answer.share->observed}, {"total", answer.share->total}};
  }
  if (answer.binding) out["binding"] = of(*answer.binding);
  out["deciding_unknowns"] = named(answer.deciding_unknowns);
  out["set_aside"] = named(answer.set_aside);
  out["unassessed_blockers"] = named(answer.unassessed);
  auto proofs = ordered_json::array();
  for (const auto& proof : answer.proofs)
    proofs.push_back(of(proof));
  out["proofs"] = std::move(proofs);
  if (!answer.proof_degrees.empty()) out["proof_degrees"] = answer.proof_degrees;
  return out;
}

ordered_json JsonWriter::of(const Explanation& explanation) const {
  ordered_json out{{"region", named(explanation.region)},
                   {"period", explanation.period},
                   {"threshold", explanation.threshold},
                   {"algebra", explanation.algebra}};
  auto answers = ordered_json::array();
  for (const auto& answer : explanation.answers)
    answers.push_back(of(answer));
  out["answers"] = std::move(answers);
  auto findings = ordered_json::array();
  for (const auto& finding : explanation.findings)
    findings.push_back(json_finding(finding, lexicon_));
  out["findings"] = std::move(findings);
  out["cut"] = explanation.cut;
  return out;
}

}  // namespace

std::string explain_json(const std::vector<Explained>& all, const Rendering& rendering) {
  ordered_json out{{"format", "yinguo-explanation"}, {"version", kFormatVersion}};
  auto explanations = ordered_json::array();
  for (const auto& one : all) {
    auto explanation = JsonWriter{rendering.lexicon}.of(one.explanation);
    if (one.studies.base != nullptr) explanation["studies"] = json_studies(one.studies, rendering);
    explanations.push_back(std::move(explanation));
  }
  out["explanations"] = std::move(explanations);
  return json_text(out);
}

}  // namespace yinguo::cli
