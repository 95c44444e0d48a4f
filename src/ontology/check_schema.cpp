#include <algorithm>

#include "ontology/checks.hpp"
#include "ontology/errors.hpp"

namespace yinguo::ontology {
namespace {

/// The cycle that `start` lies on, as its ids; empty if it lies on none.
std::vector<std::string_view> cycle_through(const ModelIndex& index, const Type& start) {
  std::vector<std::string_view> path{start.id};
  const auto limit = index.model().schema.types.size();
  for (const auto* type = index.find_type(start.is_a.id); type != nullptr && path.size() <= limit;
       type = index.find_type(type->is_a.id)) {
    if (type->id == start.id) return path;
    path.push_back(type->id);
  }
  return {};
}

void check_hierarchy(Checks& checks) {
  for (const auto& type : checks.model().schema.types) {
    if (!type.is_a.id.empty()) checks.is_type(type.is_a, {});
    const auto cycle = cycle_through(checks.index(), type);
    // Reported once, at the cycle's smallest id.
    if (cycle.empty() || *std::min_element(cycle.begin(), cycle.end()) != type.id) continue;
    std::string chain;
    for (const auto id : cycle)
      chain.append("`").append(id).append("` is a ");
    checks.report(kTypeCycle, type.is_a.span,
                  "the type hierarchy is cyclic: " + chain + "`" + type.id + "`",
                  "a hierarchy has a top", "leave `is-a` out of the most general type");
  }
}

}  // namespace

void check_schema(Checks& checks) {
  check_hierarchy(checks);
  for (const auto& relation : checks.model().schema.relations) {
    checks.is_type(relation.domain, {});
    if (relation.kind == RelationKind::kLink) {
      checks.is_type(relation.range, {kClaimKind});
    } else {
      checks.is_type(relation.range, {});
    }
  }
  for (const auto& attribute : checks.model().schema.attributes) {
    checks.is_type(attribute.of, {kRegionKind});
  }
}

}  // namespace yinguo::ontology
