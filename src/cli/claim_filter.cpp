#include "cli/claim_filter.hpp"

#include <array>

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

std::vector<std::string> section_numbers(const std::vector<std::string>& typed) {
  constexpr std::string_view kSign = "§";
  std::vector<std::string> out;
  out.reserve(typed.size());
  for (const std::string_view section : typed)
    out.emplace_back(section.starts_with(kSign) ? section.substr(kSign.size()) : section);
  return out;
}

}  // namespace yinguo::cli
