#include "reasoning/paired_figures.hpp"

#include "reasoning/figures.hpp"
#include "reasoning/naming.hpp"
#include "reasoning/peers.hpp"
#include "reasoning/proof_tree.hpp"

namespace yinguo::reasoning {

std::optional<std::string> observed_subject(const Reading& reading, std::uint32_t input) {
  const auto node = reading.graph.inputs[input];
  const auto role =
      meaning_of(reading.program.relation(reading.graph.node(node).relation).name).role;
  auto arguments = arguments_of(reading, node);
  if (role == Role::kScope || arguments.size() != 1) return std::nullopt;
  return std::move(arguments.front());
}

Standing standing_of(Lookup& lookup, std::string_view region, std::string_view subject,
                     const model::Interval& degree) {
  Standing out{.degree = degree};
  out.value = mean_value(lookup, "figure", region, subject);
  if (!out.value) out.value = mean_value(lookup, "judgement", region, subject);
  if (!out.value) return out;
  if (const auto scale = peer_scale(lookup, subject)) {
    out.rank = scale->rank_of(*out.value, region);
    out.peers = static_cast<std::int64_t>(scale->peers.size());
  }
  return out;
}

}  // namespace yinguo::reasoning
