#include "reasoning/paired_figures.hpp"

#include <array>

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
  const std::array key{region, subject};
  auto rows = lookup.rows("figure", key);
  if (rows.empty()) rows = lookup.rows("judgement", key);
  if (rows.empty()) return out;
  double sum = 0.0;
  for (const auto& row : rows)
    sum += row[2].as_float();
  out.value = sum / static_cast<double>(rows.size());
  if (const auto scale = peer_scale(lookup, subject)) {
    out.rank = scale->rank_of(*out.value, region);
    out.peers = static_cast<std::int64_t>(scale->peers.size());
  }
  return out;
}

}  // namespace yinguo::reasoning
