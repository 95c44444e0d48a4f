#include <algorithm>
#include <tuple>

#include "cli/certificate_json.hpp"
#include "cli/command_parts.hpp"
#include "cli/errors.hpp"
#include "cli/explain_text.hpp"
#include "cli/goals.hpp"
#include "cli/profiles.hpp"

#include "reasoning/certify.hpp"
#include "reasoning/explain.hpp"
#include "reasoning/naming.hpp"
#include "reasoning/why.hpp"
#include "session/programs.hpp"
#include "syntax/printer.hpp"

namespace yinguo::cli {
namespace {

/// What the names on the command line come to, each once.
struct Asked {
  std::vector<std::string> regions;
  std::vector<std::string> goals;
};

base::Result<Asked> resolve(const ExplainArguments& arguments, const session::Session& session) {
  Asked asked;
  const ontology::Names names{session.model()};
  for (const auto& name : arguments.names) {
    const auto found =
        resolve_name(names, name, {ontology::Kind::kRegion, ontology::Kind::kConcept});
    if (!found) return found.error();
    auto& list = found->kind == ontology::Kind::kRegion ? asked.regions : asked.goals;
    if (std::ranges::find(list, found->id) == list.end()) list.emplace_back(found->id);
  }
  if (asked.goals.empty()) asked.goals = default_goals(session.model());
  return asked;
}

int answer(const std::vector<Explained>& all, const reasoning::Reading& reading,
           const Lexicon& lexicon, const Output& output) {
  const Rendering rendering{lexicon, output.common().language, output.common().color};
  const auto as_text = [&](const Explained& one) { return explain_text(one, rendering); };
  const auto as_dot = [&](const Explained& one) { return explain_dot(one.explanation, rendering); };
  constexpr Bilingual kQuestion{"which pathways are in place, and why", "哪些路径条件就位，为什么"};
  return output.answer_as(
      {{Format::kText, [&] { return separated(all, as_text); }},
       {Format::kJson, [&] { return explain_json(all, rendering); }},
       {Format::kCsv, [&] { return explain_table(all, rendering).csv(); }},
       {Format::kMarkdown, [&] { return markdown_of(all, explain_document, rendering); }},
       {Format::kHtml,
        [&] { return page_of(all, explain_document, rendering, reading, kQuestion); }},
       {Format::kDot, [&] { return separated(all, as_dot); }}});
}

bool wants_trees(const ExplainArguments& arguments, Format format) {
  return !arguments.brief && format != Format::kCsv;
}

/// The proofs of one region as a certificate, which `yinguo verify` checks against the store.
int certify(reasoning::Reading& reading, const session::Session& session, const Asked& asked,
            const ExplainArguments& arguments, const Output& output) {
  if (asked.regions.size() != 1 || !arguments.profiles.empty()) {
    return output.fail(kUsage, "a certificate is of one region of the store",
                       "name one region, and no profile");
  }
  std::vector<evaluation::Root> facts;
  for (const auto& goal : asked.goals) {
    const auto node = reasoning::goal_node(reading, goal);
    if (!node) return output.fail(reasoning::nothing_to_say(goal));
    const auto tuple = reading.graph.tuple(*node);
    facts.push_back({reading.graph.node(*node).relation, {tuple.begin(), tuple.end()}});
  }
  auto why = reasoning::Explainer{reading}.why(
      facts, {.proofs = arguments.k,
              .case_name = asked.regions.front(),
              .seconds = static_cast<double>(arguments.timeout_seconds)});
  if (!why) return output.fail(why.error());
  base::SourceMap sources;
  base::Diagnostics mistakes;
  const auto ast = session::parse_stored(session.model(), session::kReadingName, sources, mistakes);
  if (!ast) return output.fail(ast.error());
  why->certificate.period = reading.period;
  why->certificate.program = session::kReadingName;
  why->certificate.digest = verification::digest_of(syntax::print(*ast));
  if (auto done = reasoning::certify(why->certificate, reading, {}); !done)
    return output.fail(done.error());
  return output.answer(certificate_json(why->certificate, nullptr));
}

}  // namespace

int run(const ExplainArguments& arguments, const Output& output) {
  auto opened = open_store(output);
  if (!opened) return output.fail(opened.error());
  auto& session = *opened;
  auto asked = resolve(arguments, session);
  if (!asked) return output.fail(asked.error());
  if (arguments.all && !asked->regions.empty()) {
    return output.fail(kUsage, "`" + asked->regions.front() + "` and --all together",
                       "name regions, or give --all");
  }
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  auto profile = read_profiles(arguments.profiles, session.model(), sources, diagnostics,
                               unsaid_in_table(arguments.period, asked->regions));
  if (!profile) return output.fail(profile.error());
  if (const int status = output.report(diagnostics, sources); status != 0) return status;
  if (asked->regions.empty()) asked->regions = regions_of(*profile);
  if (asked->regions.empty() && !arguments.all) {
    return output.fail(kUsage, "no region given",
                       "name a region (`yinguo list regions`), or give --all or --profile FILE");
  }
  const session::ReadingOptions options{
      .period = arguments.period ? arguments.period : latest_period(*profile),
      .profile = std::move(*profile),
      .limits = {.seconds = static_cast<double>(arguments.timeout_seconds),
                 .tuples = arguments.max_tuples}};
  base::Diagnostics mistakes;
  const auto reading = session.read(options, sources, mistakes);
  if (mistakes.has_errors()) return output.report(mistakes, sources);
  if (!reading) return output.fail(reading.error());
  if (arguments.all) asked->regions = (*reading)->cases;
  if (output.common().format == Format::kCertificate)
    return certify(**reading, session, *asked, arguments, output);
  const reasoning::ExplainOptions explaining{
      .threshold = arguments.threshold,
      .proofs = arguments.k,
      .depth = arguments.depth,
      .max_steps = arguments.max_nodes,
      .trees = wants_trees(arguments, output.common().format)};
  const bool names_studies = explaining.trees && output.common().format != Format::kDot;
  const Lexicon lexicon{session.model()};
  Literature literature{session.model()};
  std::vector<Explained> explanations;
  for (const auto& region : asked->regions) {
    auto explanation =
        reasoning::explain(**reading, session.model(), region, asked->goals, explaining);
    if (!explanation) return output.fail(explanation.error());
    auto& one = explanations.emplace_back(Explained{std::move(*explanation), {}});
    if (names_studies)
      one.studies = literature.of(region, claims_of(one.explanation, lexicon), lexicon);
  }
  return answer(explanations, **reading, lexicon, output);
}

}  // namespace yinguo::cli
