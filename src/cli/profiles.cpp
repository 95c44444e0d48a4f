#include "cli/profiles.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "ontology/errors.hpp"
#include "ontology/names.hpp"

#include "session/input.hpp"

namespace yinguo::cli {
namespace {

/// Warns where a table has figures and none of them is for the asked year.
void check_period(const std::vector<ontology::Observation>& table, const std::string& name,
                  std::optional<std::int32_t> asked, base::Diagnostics& diagnostics) {
  if (!asked || table.empty()) return;
  std::set<std::int32_t> years;
  for (const auto& observation : table)
    years.insert(observation.period);
  if (years.contains(*asked)) return;
  diagnostics.report({.code = ontology::kEmptyProfile,
                      .severity = base::Severity::kWarning,
                      .span = table.front().span,
                      .message = "no figure of `" + name + "` is for " + std::to_string(*asked),
                      .labels = {},
                      .note = {},
                      .help = "its latest are for " + std::to_string(*years.rbegin()) +
                              ": --period " + std::to_string(*years.rbegin())});
}

}  // namespace

base::Result<std::vector<ontology::Observation>> read_profiles(
    const std::vector<std::string>& paths, const ontology::Model& model, base::SourceMap& sources,
    base::Diagnostics& diagnostics, const ontology::ProfileOptions& unsaid) {
  std::vector<ontology::Observation> profile;
  if (paths.empty()) return profile;
  const ontology::Names names{model};
  for (const auto& path : paths) {
    const auto file = session::read_input(path);
    if (!file) return file.error();
    auto more = ontology::read_profile(*file, names, unsaid, sources, diagnostics);
    check_period(more, file->name, unsaid.period, diagnostics);
    for (auto& observation : more) {
      if (observation.source.empty()) observation.source = file->name;
    }
    profile.insert(profile.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
  }
  return profile;
}

ontology::ProfileOptions unsaid_in_table(std::optional<int> period,
                                         const std::vector<std::string>& regions) {
  ontology::ProfileOptions unsaid;
  if (period) unsaid.period = *period;
  if (regions.size() == 1) unsaid.region = regions.front();
  return unsaid;
}

std::vector<std::string> regions_of(const std::vector<ontology::Observation>& profile) {
  std::vector<std::string> regions;
  for (const auto& observation : profile) {
    if (std::find(regions.begin(), regions.end(), observation.region) == regions.end())
      regions.push_back(observation.region);
  }
  return regions;
}

std::optional<int> latest_period(const std::vector<ontology::Observation>& profile) {
  std::optional<int> latest;
  for (const auto& observation : profile)
    latest = std::max(latest.value_or(observation.period), static_cast<int>(observation.period));
  return latest;
}

}  // namespace yinguo::cli
