#include "cli/claim_filter.hpp"

#include <array>
#include <unordered_set>

#include "cli/errors.hpp"
#include "cli/facts_table.hpp"

#include "reasoning/naming.hpp"
#include "session/programs.hpp"

namespace yinguo::cli {
namespace {

/// The goal and what the rules of the store count as its mechanisms; the goal alone where they do
/// not say.
base::Result<std::vector<std::string>> with_mechanisms(const std::string& goal,
                                                       session::Session& session) {
  std::vector<std::string> out{goal};
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto ast =
      session::parse_stored(session.model(), session::kReadingName, sources, diagnostics);
  if (!ast) return out;
  const std::string relation{reasoning::kMechanismRelation};
  const auto reading =
      session.evaluate(*ast, {.relations = std::vector{relation}}, {}, {}, diagnostics);
  if (!reading) return reading.error();
  reasoning::Lookup lookup{**reading};
  for (const auto& row : lookup.rows(relation, std::array{std::string_view{goal}}))
    out.emplace_back(lookup.text(row[1]));
  return out;
}

base::Error nothing_active(const std::vector<std::string>& regions, int period) {
  const auto year = std::to_string(period);
  std::string names;
  for (const auto& region : regions)
    names += (names.empty() ? "" : ", ") + region;
  return {kNothingToExport, "nothing that was asked for is active in " + names + " in " + year,
          "`yinguo explain " + regions.front() + " --period " + year +
              "` says how far each pathway is and what it lacks"};
}

}  // namespace

base::Result<std::vector<std::string>> find_goals(const std::vector<std::string>& names,
                                                  session::Session& session) {
  std::vector<std::string> out;
  if (names.empty()) return out;
  const ontology::Names known{session.model()};
  for (const auto& name : names) {
    const auto goal = resolve_name(known, name, {ontology::Kind::kConcept});
    if (!goal) return goal.error();
    auto goals = with_mechanisms(std::string{goal->id}, session);
    if (!goals) return goals.error();
    out.insert(out.end(), goals->begin(), goals->end());
  }
  return out;
}

base::Result<std::vector<std::string>> find_active(const ActiveIn& asked,
                                                   const std::vector<std::string>& named,
                                                   session::Session& session) {
  std::vector<std::string> regions;
  for (const auto& name : asked.regions) {
    const auto region =
        resolve_name(ontology::Names{session.model()}, name, {ontology::Kind::kRegion});
    if (!region) return region.error();
    regions.emplace_back(region->id);
  }
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto reading = session.read({.period = asked.period}, sources, diagnostics);
  if (!reading) return reading.error();
  const std::unordered_set<std::string_view> wanted{named.begin(), named.end()};
  std::unordered_set<std::string> active;
  for (const auto& region : regions) {
    const auto degrees = degrees_for(**reading, region);
    if (!degrees) return degrees.error();
    for (const auto& item : session.model().concepts) {
      if (!wanted.empty() && !wanted.contains(item.id)) continue;
      const auto node = reasoning::find_node(**reading, reasoning::kActiveRelation, item.id);
      if (node && degrees->of(*node).lower >= asked.threshold) active.insert(item.id);
    }
  }
  if (active.empty()) return nothing_active(regions, (*reading)->period);
  return std::vector<std::string>{active.begin(), active.end()};
}

std::vector<std::string> section_numbers(const std::vector<std::string>& typed) {
  constexpr std::string_view kSign = "§";
  std::vector<std::string> out;
  out.reserve(typed.size());
  for (const std::string_view section : typed)
    out.emplace_back(section.starts_with(kSign) ? section.substr(kSign.size()) : section);
  return out;
}

}  // namespace yinguo::cli
