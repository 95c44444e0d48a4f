#include "cli/region_question.hpp"

#include "cli/errors.hpp"
#include "cli/goals.hpp"
#include "cli/profiles.hpp"

namespace yinguo::cli {
namespace {

base::Result<void> resolve(const RegionSource& source, RegionQuestion& question) {
  const ontology::Names names{question.session.model()};
  for (const auto& name : source.names) {
    const auto found =
        resolve_name(names, name, {ontology::Kind::kRegion, ontology::Kind::kConcept});
    if (!found) return found.error();
    auto& list = found->kind == ontology::Kind::kRegion ? question.regions : question.goals;
    list.emplace_back(found->id);
  }
  question.names_goals = !question.goals.empty();
  if (question.goals.empty()) question.goals = default_goals(question.session.model());
  return {};
}

}  // namespace

std::variant<RegionQuestion, int> read_question(const RegionSource& source, const Output& output) {
  auto opened = open_store(output);
  if (!opened) return output.fail(opened.error());
  RegionQuestion question{.session = std::move(*opened)};
  if (const auto resolved = resolve(source, question); !resolved)
    return output.fail(resolved.error());
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  auto profile = read_profiles(source.profiles, question.session.model(), sources, diagnostics);
  if (!profile) return output.fail(profile.error());
  if (const int status = output.report(diagnostics, sources); status != 0) return status;
  question.profile = std::move(*profile);
  if (question.regions.empty()) question.regions = regions_of(question.profile);
  if (question.regions.empty()) {
    return output.fail(kUsage, "no region given",
                       "name a region (`yinguo list regions`), or give --profile FILE");
  }
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
  return question;
}

}  // namespace yinguo::cli
