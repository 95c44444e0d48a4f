#include "reasoning/causal_graph.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace yinguo::reasoning {
namespace {

using ontology::Claim;
using ontology::Polarity;

/// None for a claim that there is no effect.
std::optional<Sign> sign_of(Polarity polarity) {
  switch (polarity) {
    case Polarity::kIncrease:
      return Sign::kPlus;
    case Polarity::kDecrease:
      return Sign::kMinus;
    case Polarity::kNull:
      return std::nullopt;
    case Polarity::kNonMonotone:
    case Polarity::kUnknown:
      break;
  }
  return Sign::kUnknown;
}

bool is_chosen(const Claim& claim, const ClaimChoice& choice) {
  if (claim.status != ontology::ClaimStatus::kActive) return false;
  if (choice.certain_only && claim.certainty != ontology::Certainty::kCertain) return false;
  return choice.relations.empty() || std::find(choice.relations.begin(), choice.relations.end(),
                                               claim.relation.id) != choice.relations.end();
}

}  // namespace

Sign product(Sign a, Sign b) {
  if (a == Sign::kUnknown || b == Sign::kUnknown) return Sign::kUnknown;
  return a == b ? Sign::kPlus : Sign::kMinus;
}

CausalGraph::CausalGraph(const ontology::Model& model, const ClaimChoice& choice) {
  for (const auto& one : model.concepts)
    concepts_.push_back(one.id);
  std::sort(concepts_.begin(), concepts_.end());
  is_latent_.assign(concepts_.size(), true);
  for (const auto& indicator : model.indicators) {
    for (const auto& measured : indicator.measures) {
      if (const auto node = find(measured.id.id)) is_latent_[*node] = false;
    }
  }
  add_steps(model, choice);
}

void CausalGraph::add_steps(const ontology::Model& model, const ClaimChoice& choice) {
  std::map<std::tuple<graph::Node, graph::Node, Sign>, std::vector<const Claim*>> claims;
  std::map<graph::Edge, std::vector<std::string>> denials;
  for (const auto& claim : model.claims) {
    const auto cause = find(claim.cause.id);
    const auto effect = find(claim.effect.id);
    if (!cause || !effect || !is_chosen(claim, choice)) continue;
    if (const auto sign = sign_of(claim.polarity))
      claims[{*cause, *effect, *sign}].push_back(&claim);
    else
      denials[{*cause, *effect}].push_back(claim.id);
  }
  for (auto& [key, group] : claims) {
    const auto& [cause, effect, sign] = key;
    std::stable_sort(group.begin(), group.end(),
                     [](const Claim* a, const Claim* b) { return a->certainty < b->certainty; });
    ChainStep step{concepts_[cause], concepts_[effect], sign};
    for (const auto* claim : group)
      step.claims.push_back(claim->id);
    step.is_tentative = group.front()->certainty == ontology::Certainty::kTentative;
    if (const auto denied = denials.find({cause, effect}); denied != denials.end())
      step.denied_by = denied->second;
    steps_.push_back(std::move(step));
    edges_.emplace_back(cause, effect);
  }
}

std::vector<std::string> CausalGraph::concepts_of(const std::vector<graph::Node>& nodes) const {
  std::vector<std::string> out;
  out.reserve(nodes.size());
  for (const auto node : nodes)
    out.push_back(concepts_[node]);
  return out;
}

std::optional<graph::Node> CausalGraph::find(std::string_view concept_id) const {
  const auto at = std::lower_bound(concepts_.begin(), concepts_.end(), concept_id);
  if (at == concepts_.end() || *at != concept_id) return std::nullopt;
  return static_cast<graph::Node>(at - concepts_.begin());
}

}  // namespace yinguo::reasoning
