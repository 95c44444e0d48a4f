#include "literature/support.hpp"

#include <algorithm>
#include <array>

#include "base/sorting.hpp"

namespace yinguo::literature {
namespace {

using ontology::Bearing;
using ontology::Design;
using ontology::Polarity;

Verdict verdict_of(Bearing bearing) {
  switch (bearing) {
    case Bearing::kSupport:
      return Verdict::kSupports;
    case Bearing::kRefute:
      return Verdict::kRefutes;
    case Bearing::kPartial:
      return Verdict::kInPart;
    case Bearing::kInconclusive:
      break;
  }
  return Verdict::kInconclusive;
}

struct Vote {
  StudyId study = 0;
  Verdict verdict = Verdict::kSupports;
  Design design = Design::kTheoretical;
};

/// Of two things that one study says.
Verdict both(Verdict a, Verdict b) {
  if (a == b || b == Verdict::kInconclusive) return a;
  return a == Verdict::kInconclusive ? b : Verdict::kInPart;
}

std::vector<StudyVerdict> counted_once(std::vector<Vote> votes) {
  std::ranges::sort(votes, {}, [](const Vote& vote) { return std::pair{vote.study, vote.design}; });
  std::vector<StudyVerdict> out;
  for (const auto& [study, verdict, design] : votes) {
    if (out.empty() || out.back().study != study) out.push_back({study, verdict, {}});
    auto& last = out.back();
    last.verdict = both(last.verdict, verdict);
    if (last.designs.empty() || last.designs.back() != design) last.designs.push_back(design);
  }
  return out;
}

}  // namespace

bool is_test(Design design) {
  switch (design) {
    case Design::kObservational:
    case Design::kQuasiExperimental:
    case Design::kExperimental:
    case Design::kCaseStudy:
      return true;
    case Design::kTheoretical:
    case Design::kSimulation:
    case Design::kReview:
    case Design::kExpertJudgement:
      break;
  }
  return false;
}

bool contradict(Polarity a, Polarity b) {
  return a != b && a != Polarity::kUnknown && b != Polarity::kUnknown;
}

std::optional<Verdict> verdict_of(const Finding& finding, Polarity position) {
  if (finding.polarity == position) return verdict_of(finding.bearing);
  if (!contradict(finding.polarity, position) || finding.bearing == Bearing::kRefute)
    return std::nullopt;
  if (finding.bearing == Bearing::kInconclusive) return Verdict::kInconclusive;
  const bool is_about_shape =
      (finding.polarity == Polarity::kNonMonotone || position == Polarity::kNonMonotone) &&
      finding.polarity != Polarity::kNull && position != Polarity::kNull;
  return is_about_shape || finding.bearing == Bearing::kPartial ? Verdict::kInPart
                                                                : Verdict::kRefutes;
}

std::size_t Tally::count(Verdict verdict) const {
  return static_cast<std::size_t>(std::ranges::count(tests, verdict, &StudyVerdict::verdict));
}

Support Tally::support() const {
  const bool supports = count(Verdict::kSupports) > 0;
  const bool refutes = count(Verdict::kRefutes) > 0;
  if (tests.empty()) return Support::kUntested;
  if (count(Verdict::kInPart) > 0 || (supports && refutes)) return Support::kMixed;
  if (supports) return Support::kSupported;
  return refutes ? Support::kChallenged : Support::kInconclusive;
}

Tally tally(std::span<const Finding> findings, Polarity position,
            base::FunctionRef<bool(const Finding&)> counts) {
  std::vector<Vote> tests;
  std::vector<Vote> others;
  for (const auto& finding : findings) {
    const auto verdict = counts(finding) ? verdict_of(finding, position) : std::nullopt;
    if (verdict)
      (is_test(finding.design) ? tests : others)
          .push_back({finding.study, *verdict, finding.design});
  }
  return {counted_once(std::move(tests)), counted_once(std::move(others))};
}

Tally tally(std::span<const Finding> findings, Polarity position) {
  return tally(findings, position, [](const Finding&) { return true; });
}

std::vector<Polarity> positions_of(std::span<const Finding> findings) {
  std::vector<Polarity> out;
  for (const auto& finding : findings)
    out.push_back(finding.polarity);
  base::sort_unique(out);
  return out;
}

}  // namespace yinguo::literature
