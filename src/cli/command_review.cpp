#include <algorithm>

#include "cli/claim_filter.hpp"
#include "cli/errors.hpp"
#include "cli/review_question.hpp"

namespace yinguo::cli {
namespace {

using What = ReviewArguments::What;

constexpr std::size_t kConflictsShown = 20;
constexpr std::size_t kGapsShown = 20;

/// The filter of the options, by concepts after alignment.
base::Result<literature::Filter> filter_of(const ReviewArguments& arguments,
                                           session::Session& session) {
  const auto goals = find_goals(arguments.goals, session);
  if (!goals) return goals.error();
  literature::Filter out{.goals = *goals, .sections = section_numbers(arguments.sections)};
  if (arguments.concepts.empty()) return out;
  const ontology::Names names{session.model()};
  const ontology::Alignments alignments{session.model()};
  for (const auto& name : arguments.concepts) {
    const auto found = resolve_name(names, name, {ontology::Kind::kConcept});
    if (!found) return found.error();
    out.concepts.emplace_back(found->id);
    for (const auto same : alignments.cluster(alignments.representative(found->id)))
      out.concepts.emplace_back(same);
  }
  return out;
}

/// As scopes write a year.
std::string four_digits(int year) {
  const auto text = std::to_string(year);
  return std::string(4 - std::min<std::size_t>(4, text.size()), '0') + text;
}

/// Puts the scope of --region and --period into the question.
base::Result<ReviewQuestion> with_scope(const ReviewArguments& arguments,
                                        const ontology::Model& model,
                                        literature::EvidenceBase& base) {
  ReviewQuestion out{base};
  std::vector<ontology::Scope> scopes;
  if (!arguments.region.empty()) {
    const auto found = resolve_name(ontology::Names{model}, arguments.region,
                                    {ontology::Kind::kRegion, ontology::Kind::kPeerGroup});
    if (!found) return found.error();
    out.region = std::string{found->id};
    scopes.push_back({std::string{literature::kDimensions[0]}, out.region, {}});
  }
  out.period = arguments.period;
  if (out.period)
    scopes.push_back({std::string{literature::kDimensions[1]}, four_digits(*out.period), {}});
  if (!scopes.empty()) out.where = base.scopes().intern(scopes);
  return out;
}

int answer(const ReviewArguments& arguments, const ReviewQuestion& question,
           const ReviewWords& words, const Output& output) {
  if (arguments.what == What::kMatrix) return answer_matrix(question, words, output);
  if (arguments.what == What::kStatus)
    return answer_status(question, arguments.by_claim, words, output);
  if (arguments.what == What::kConflicts) {
    literature::ConflictOptions options{.k = question.k.value_or(kConflictsShown),
                                        .where = question.where};
    if (arguments.max_steps) options.max_comparisons = *arguments.max_steps;
    return answer_conflicts(question,
                            literature::find_conflicts(question.base, question.asked, options),
                            words, output);
  }
  literature::GapOptions options{.k = question.k.value_or(kGapsShown), .where = question.where};
  if (arguments.max_steps) options.max_steps = *arguments.max_steps;
  return answer_gaps(question, literature::find_gaps(question.base, question.asked, options), words,
                     output);
}

}  // namespace

int run(const ReviewArguments& arguments, const Output& output) {
  auto session = open_store(output);
  if (!session) return output.fail(session.error());
  const auto filter = filter_of(arguments, *session);
  if (!filter) return output.fail(filter.error());
  literature::EvidenceBase base{session->model()};
  auto question = with_scope(arguments, session->model(), base);
  if (!question) return output.fail(question.error());
  question->asked = base.asked({session->model(), *filter});
  question->k = arguments.k;
  question->is_for_people = output.is_for_people();
  if (std::ranges::find(question->asked, true) == question->asked.end())
    return output.fail(kNothingToReview, "no active claim is what was asked for",
                       "`yinguo ontology stat` has the sections, `yinguo list claims` the claims");
  const Lexicon lexicon{session->model()};
  return answer(arguments, *question,
                {base, {lexicon, output.common().language, output.is_styled()}}, output);
}

}  // namespace yinguo::cli
