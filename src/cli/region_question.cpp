#include "cli/region_question.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "cli/errors.hpp"
#include "cli/goals.hpp"
#include "cli/profiles.hpp"

namespace yinguo::cli {
namespace {

/// Adds regions that are not there yet.
void add_members(const ontology::Model& model, std::string_view id,
                 std::vector<std::string>& regions) {
  const auto add = [&](const std::string& region) {
    if (std::ranges::find(regions, region) == regions.end()) regions.push_back(region);
  };
  const Lexicon lexicon{model};
  const auto* group = lexicon.find_peer_group(id);
  for (const auto& member : group->members)
    add(member.id);
  for (std::size_t i = 0; group->all && i < model.regions.size(); ++i)
    add(model.regions[i].id);
}

base::Result<ontology::Named> find_subject(const RegionSource& source, const ontology::Names& names,
                                           const std::string& name) {
  using ontology::Kind;
  return source.takes_groups
             ? resolve_name(names, name, {Kind::kRegion, Kind::kConcept, Kind::kPeerGroup})
             : resolve_name(names, name, {Kind::kRegion, Kind::kConcept});
}

base::Result<void> resolve(const RegionSource& source, RegionQuestion& question) {
  const ontology::Names names{question.session.model()};
  for (const auto& name : source.names) {
    const auto found = find_subject(source, names, name);
    if (!found) return found.error();
    if (found->kind == ontology::Kind::kPeerGroup) {
      add_members(question.session.model(), found->id, question.regions);
      continue;
    }
    auto& list = found->kind == ontology::Kind::kRegion ? question.regions : question.goals;
    const bool is_there = std::ranges::find(list, found->id) != list.end();
    if (!source.takes_groups || !is_there) list.emplace_back(found->id);
  }
  question.names_goals = !question.goals.empty();
  if (question.goals.empty()) question.goals = default_goals(question.session.model());
  return {};
}

/// The figures of --profile; else the status of what was reported.
std::optional<int> read_profile(const RegionSource& source, RegionQuestion& question,
                                base::SourceMap& sources, const Output& output) {
  base::Diagnostics diagnostics;
  auto profile = read_profiles(source.profiles, question.session.model(), sources, diagnostics,
                               unsaid_in_table(source.period, question.regions));
  if (!profile) return output.fail(profile.error());
  if (const int status = output.report(diagnostics, sources); status != 0) return status;
  question.profile = std::move(*profile);
  return std::nullopt;
}

std::optional<int> evaluate(const RegionSource& source, RegionQuestion& question,
                            base::SourceMap& sources, const Output& output) {
  const session::ReadingOptions options{
      .period = source.period ? source.period : latest_period(question.profile),
      .profile = question.profile,
      .limits = {.seconds = static_cast<double>(source.timeout_seconds),
                 .tuples = source.max_tuples}};
  base::Diagnostics mistakes;
  auto reading = question.session.read(options, sources, mistakes);
  if (mistakes.has_errors()) return output.report(mistakes, sources);
  if (!reading) return output.fail(reading.error());
  question.reading = std::move(*reading);
  return std::nullopt;
}

base::Result<void> resolve(const PanelSource& source, PanelQuestion& question) {
  using ontology::Kind;
  const ontology::Names names{question.asked.session.model()};
  for (const auto& name : source.question.names) {
    const auto found =
        resolve_name(names, name, {Kind::kRegion, Kind::kConcept, Kind::kIndicator, Kind::kClaim});
    if (!found) return found.error();
    auto& list = found->kind == Kind::kRegion      ? question.asked.regions
                 : found->kind == Kind::kConcept   ? question.asked.goals
                 : found->kind == Kind::kIndicator ? question.indicators
                                                   : question.claims;
    list.emplace_back(found->id);
  }
  question.asked.names_goals = !question.asked.goals.empty();
  return {};
}

/// The regions that --among names, one by one or as groups; without it, all of the reading.
base::Result<std::vector<std::string>> compared_regions(const std::vector<std::string>& among,
                                                        const RegionQuestion& question) {
  using ontology::Kind;
  const auto& cases = question.reading->cases;
  if (among.empty()) return cases;
  const Lexicon lexicon{question.session.model()};
  const ontology::Names names{question.session.model()};
  std::set<std::string, std::less<>> wanted;
  for (const auto& name : among) {
    const auto found = resolve_name(names, name, {Kind::kRegion, Kind::kPeerGroup});
    if (!found) return found.error();
    const auto* group = lexicon.find_peer_group(found->id);
    if (group == nullptr) wanted.emplace(found->id);
    if (group != nullptr && group->all) return cases;
    for (std::size_t i = 0; group != nullptr && i < group->members.size(); ++i)
      wanted.insert(group->members[i].id);
  }
  std::vector<std::string> out;
  std::ranges::copy_if(cases, std::back_inserter(out),
                       [&](const std::string& one) { return wanted.contains(one); });
  return out;
}

}  // namespace

int read_period(const RegionSource& source, const Output& output, RegionQuestion& question) {
  base::SourceMap sources;
  return evaluate(source, question, sources, output).value_or(0);
}

int read_period(const PanelSource& source, const Output& output, PanelQuestion& question) {
  if (const int status = read_period(source.question, output, question.asked); status != 0)
    return status;
  auto compared = compared_regions(source.among, question.asked);
  if (!compared) return output.fail(compared.error());
  question.compared = std::move(*compared);
  return 0;
}

std::variant<RegionQuestion, int> read_question(const RegionSource& source, const Output& output) {
  auto opened = open_store(output);
  if (!opened) return output.fail(opened.error());
  RegionQuestion question{.session = std::move(*opened)};
  if (const auto resolved = resolve(source, question); !resolved)
    return output.fail(resolved.error());
  base::SourceMap sources;
  if (const auto status = read_profile(source, question, sources, output)) return *status;
  if (question.regions.empty()) question.regions = regions_of(question.profile);
  if (question.regions.empty() && !source.all) {
    return output.fail(kUsage, "no region given",
                       "name a region (`yinguo list regions`), or give --profile FILE");
  }
  if (const auto status = evaluate(source, question, sources, output)) return *status;
  if (source.all) question.regions = question.reading->cases;
  return question;
}

std::variant<PanelQuestion, int> read_question(const PanelSource& source, const Output& output) {
  auto opened = open_store(output);
  if (!opened) return output.fail(opened.error());
  PanelQuestion question{.asked = {.session = std::move(*opened)}};
  if (const auto resolved = resolve(source, question); !resolved)
    return output.fail(resolved.error());
  base::SourceMap sources;
  if (const auto status = read_profile(source.question, question.asked, sources, output))
    return *status;
  if (const int status = read_period(source, output, question); status != 0) return status;
  return question;
}

}  // namespace yinguo::cli
