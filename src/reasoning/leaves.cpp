#include "reasoning/leaves.hpp"

#include <algorithm>
#include <array>

#include "derivation/columns.hpp"
#include "reasoning/errors.hpp"
#include "reasoning/naming.hpp"

namespace yinguo::reasoning {
namespace {

/// Reads the observations behind degree inputs.
class LeafReader {
 public:
  LeafReader(const Reading& reading, const ontology::Model& model, std::string_view region)
      : reading_{reading}, model_{model}, region_{region}, lookup_{reading} {}

  /// None where nothing was observed.
  base::Result<std::optional<Leaf>> read(std::uint32_t input, const model::Interval& degree) {
    const auto node = reading_.graph.inputs[input];
    const auto tuple = reading_.graph.tuple(node);
    const auto meaning =
        meaning_of(reading_.program.relation(reading_.graph.node(node).relation).name);
    if (tuple.size() != 1) return std::optional<Leaf>{};
    Leaf leaf{
        .input = input, .subject = std::string{lookup_.text(tuple.front())}, .degree = degree};
    if (meaning.role == Role::kIndicator) return figure(std::move(leaf));
    if (meaning.basis == Basis::kJudged || meaning.role == Role::kSetAside)
      return judgement(std::move(leaf));
    return std::optional<Leaf>{};
  }

 private:
  base::Result<std::optional<Leaf>> figure(Leaf leaf) {
    take_values("figure", leaf);
    leaf.scale = peer_scale(lookup_, leaf.subject);
    if (leaf.values.empty() || !leaf.scale) return std::optional<Leaf>{};
    const auto known = std::ranges::find(model_.indicators, leaf.subject, &ontology::Indicator::id);
    if (known != model_.indicators.end()) {
      leaf.least = known->min;
      leaf.most = known->max;
    }
    if (leaf.graded(*leaf.scale) == leaf.degree) return std::optional{std::move(leaf)};
    return base::Error{kOwnGrading,
                       "the rules grade `" + leaf.subject + "` otherwise than by its ramp",
                       "ask `yinguo what-if`, which evaluates the rules"};
  }

  base::Result<std::optional<Leaf>> judgement(Leaf leaf) {
    take_values("judgement", leaf);
    if (leaf.values.empty()) return std::optional<Leaf>{};
    leaf.least = 0.0;
    leaf.most = 1.0;
    return std::optional{std::move(leaf)};
  }

  void take_values(std::string_view relation, Leaf& leaf) {
    for (const auto& row :
         lookup_.rows(relation, std::array{region_, std::string_view{leaf.subject}}))
      leaf.values.push_back(row[2].as_float());
  }

  const Reading& reading_;
  const ontology::Model& model_;
  std::string_view region_;
  Lookup lookup_;
};

}  // namespace

model::Interval Leaf::graded(const std::optional<Ramp>& ramp) const {
  if (!ramp) return model::kUnknown;
  model::Interval out{1.0, 0.0};
  for (const auto value : values) {
    const double one = ramp->grade(value);
    out = {std::min(out.lower, one), std::max(out.upper, one)};
  }
  return out;
}

std::vector<bool> inputs_below(const derivation::Graph& graph, derivation::NodeId root) {
  const derivation::Circuit circuit{graph, std::array{root}};
  std::vector<bool> out;
  for (std::size_t i = 0; i < graph.inputs.size(); ++i)
    out.push_back(circuit.reads(i));
  return out;
}

base::Result<std::vector<Leaf>> leaves_of(const Reading& reading, const ontology::Model& model,
                                          std::string_view region, const derivation::Inputs& inputs,
                                          const std::vector<bool>& relevant) {
  LeafReader reader{reading, model, region};
  std::vector<Leaf> out;
  for (std::uint32_t i = 0; i < inputs.size(); ++i) {
    if (!relevant[i]) continue;
    auto leaf = reader.read(i, inputs[i]);
    if (!leaf) return leaf.error();
    if (*leaf) out.push_back(std::move(**leaf));
  }
  return out;
}

}  // namespace yinguo::reasoning
