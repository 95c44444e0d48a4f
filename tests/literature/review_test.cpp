#include <algorithm>

#include "catch.hpp"
#include "literature/k_best.hpp"
#include "literature/path_notes.hpp"
#include "literature/review_conflicts.hpp"
#include "literature/review_gaps.hpp"
#include "review_checks.hpp"

namespace yinguo::literature {
namespace {

using ontology::Bearing;
using ontology::Design;
using ontology::Polarity;
using test::counted;
using test::Ends;
using test::ends_of;
using test::kSeeds;
using test::ReviewReference;

constexpr std::size_t kAll = 1'000'000;

std::vector<bool> everything(const EvidenceBase& base) {
  return std::vector<bool>(base.pairs().size(), true);
}

Finding finding(StudyId study, Polarity polarity, Bearing bearing, Design design) {
  return {0, study, 0, polarity, bearing, design};
}

Tally tally_of(std::vector<Finding> findings) {
  return tally(findings, Polarity::kIncrease);
}

TEST_CASE("a study is counted once, and no majority decides", "[literature][review]") {
  using enum Polarity;
  using enum Bearing;
  constexpr auto kTest = Design::kObservational;
  CHECK(tally_of({}).support() == Support::kUntested);
  CHECK(tally_of({finding(1, kIncrease, kSupport, Design::kTheoretical),
                  finding(2, kIncrease, kSupport, Design::kReview)})
            .support() == Support::kUntested);
  const auto twice = tally_of({finding(1, kIncrease, kSupport, kTest),
                               finding(1, kIncrease, kSupport, Design::kCaseStudy)});
  CHECK(twice.count(Verdict::kSupports) == 1);
  CHECK(twice.tests.at(0).designs == std::vector{kTest, Design::kCaseStudy});
  CHECK(twice.support() == Support::kSupported);
  CHECK(tally_of({finding(1, kDecrease, kSupport, kTest)}).support() == Support::kChallenged);
  CHECK(tally_of({finding(1, kNull, kSupport, kTest)}).support() == Support::kChallenged);
  CHECK(tally_of({finding(1, kDecrease, kRefute, kTest)}).support() == Support::kUntested);
  CHECK(tally_of({finding(1, kUnknown, kSupport, kTest)}).support() == Support::kUntested);
  CHECK(tally_of({finding(1, kNonMonotone, kSupport, kTest)}).support() == Support::kMixed);
  CHECK(tally_of({finding(1, kIncrease, kInconclusive, kTest)}).support() ==
        Support::kInconclusive);
  CHECK(tally_of(
            {finding(1, kIncrease, kInconclusive, kTest), finding(1, kIncrease, kSupport, kTest)})
            .support() == Support::kSupported);
  std::vector<Finding> many{finding(0, kIncrease, kRefute, kTest)};
  for (StudyId study = 1; study < 30; ++study)
    many.push_back(finding(study, kIncrease, kSupport, kTest));
  CHECK(tally_of(many).support() == Support::kMixed);
  CHECK(tally_of(many).count(Verdict::kSupports) == 29);
  const auto within =
      tally_of({finding(1, kIncrease, kSupport, kTest), finding(1, kNull, kSupport, kTest)});
  CHECK(within.count(Verdict::kInPart) == 1);
}

TEST_CASE("the k first of many do not depend on the order of coming", "[literature][review]") {
  std::vector<int> all;
  for (int i = 0; i < 500; ++i)
    all.push_back((i * 7919) % 503);
  auto sorted = all;
  std::ranges::sort(sorted);
  for (const std::size_t k : {0U, 1U, 2U, 7U, 499U, 500U, 900U}) {
    KBest<int, std::less<>> best{k, std::less<>{}};
    for (const int one : all)
      best.add(one);
    const auto wanted = std::vector<int>(
        sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(std::min(k, sorted.size())));
    CHECK(std::move(best).all() == wanted);
  }
}

TEST_CASE("status and matrix are those of the definition", "[literature][review]") {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    CAPTURE(seed);
    const auto model = test::small_literature(seed);
    EvidenceBase base{model};
    const ReviewReference reference{model};
    const std::vector<ontology::Scope> north{{"regions", "north", {}}};
    const auto asked = base.scopes().intern(north);
    std::set<Ends> seen;
    for (PairId pair = 0; pair < base.pairs().size(); ++pair) {
      const auto ends = ends_of(base, pair, reference);
      seen.insert(ends);
      for (const auto& one : status_of(base, pair, asked)) {
        CHECK(counted(one.tally) == reference.status(ends, one.polarity));
        CHECK(counted(one.here->tally) == reference.status(ends, one.polarity, "north"));
        CHECK_FALSE(one.claims.empty());
      }
      std::size_t studies = 0;
      std::set<std::tuple<Polarity, Design, ScopeId, Bearing, StudyId>> told;
      for (const auto& cell : matrix_of(base, base.pairs()[pair])) {
        for (const auto& list : cell.studies)
          studies += list.size();
      }
      for (const auto& one : base.findings_of(base.pairs()[pair]))
        told.emplace(one.polarity, one.design, one.scope, one.bearing, one.study);
      CHECK(studies == told.size());
    }
    CHECK(seen == reference.pairs());
    CHECK(ranked_pairs(base, everything(base)).size() == base.pairs().size());
  }
}

std::string side_text(const EvidenceBase& base, const Side& side) {
  return std::string{ontology::word(side.stance.polarity)} + (side.stance.holds ? " " : " not ") +
         base.scopes().text(side.scope);
}

TEST_CASE("conflicts are those of the definition, and the first of them come first",
          "[literature][review]") {
  constexpr std::array<const char*, kMeetings> kWords{"overlap", "unassessable", "apart",
                                                      "within_study"};
  std::array<std::size_t, kMeetings> met{};
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    CAPTURE(seed);
    const auto model = test::small_literature(seed);
    const EvidenceBase base{model};
    const ReviewReference reference{model};
    auto expected = reference.conflicts();
    const auto found = find_conflicts(base, everything(base), {.k = kAll});
    const auto few = find_conflicts(base, everything(base), {.k = 2});
    std::vector<test::ReferenceConflict> actual;
    std::set<PairId> contested;
    for (std::size_t m = 0; m < kMeetings; ++m) {
      const auto& group = found.groups.at(m);
      CHECK(group.count == group.best.size());
      CHECK(few.groups.at(m).count == group.count);
      for (std::size_t i = 0; i < group.best.size(); ++i) {
        const auto& one = group.best[i];
        const auto& [pair, first, second, matches] = one;
        if (m + 1 < kMeetings) contested.insert(pair);  // not within one study
        actual.push_back({{std::min(first.tests, second.tests), first.tests + second.tests,
                           std::min(first.studies.size(), second.studies.size())},
                          ends_of(base, pair, reference),
                          side_text(base, first),
                          side_text(base, second),
                          kWords.at(m)});
        if (i > 0 && actual[actual.size() - 2].meeting == actual.back().meeting)
          CHECK(actual[actual.size() - 2].strength >= actual.back().strength);
        if (i < few.groups.at(m).best.size()) {
          CHECK(few.groups.at(m).best[i].pair == pair);
          CHECK(few.groups.at(m).best[i].first.claims == first.claims);
          CHECK(few.groups.at(m).best[i].second.claims == second.claims);
        }
      }
      met.at(m) += group.count;
    }
    const auto key = [](const test::ReferenceConflict& one) {
      return std::tie(one.ends, one.first, one.second);
    };
    std::ranges::sort(expected, {}, key);
    std::ranges::sort(actual, {}, key);
    CHECK(actual == expected);
    CHECK(found.contested_pairs == contested.size());
  }
  for (const auto count : met)
    CHECK(count > 20);  // each case is met often
}

TEST_CASE("at the limit of comparisons, pairs are left out and counted", "[literature][review]") {
  std::size_t contested = 0;
  for (unsigned seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    const auto model = test::small_literature(seed);
    const EvidenceBase base{model};
    const auto all = find_conflicts(base, everything(base), {.k = kAll});
    const auto none = find_conflicts(base, everything(base), {.k = kAll, .max_comparisons = 0});
    CHECK(none.contested_pairs == 0);
    CHECK(none.left_out_pairs >= all.contested_pairs);
    contested += all.contested_pairs;
  }
  CHECK(contested > 20);
}

TEST_CASE("gaps are those of the definition", "[literature][review]") {
  std::size_t unlinked = 0;
  std::size_t completing = 0;
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    CAPTURE(seed);
    const auto model = test::small_literature(seed);
    const EvidenceBase base{model};
    const ReviewReference reference{model};
    const auto gaps = find_gaps(base, everything(base), {.k = kAll});

    std::vector<test::ReferenceUnlinked> pairs;
    for (const auto& one : gaps.unlinked.best) {
      pairs.push_back({one.linking,
                       one.weight,
                       {class_of(base, one.from, reference), class_of(base, one.to, reference)}});
      CHECK(one.through.size() == one.linking);
      CHECK(one.signs[0] + one.signs[1] + one.signs[2] == one.linking);
    }
    CHECK(std::ranges::is_sorted(pairs, std::ranges::greater{}, [](const auto& one) {
      return std::pair{one.linking, one.weight};
    }));
    auto expected = reference.unlinked();
    std::ranges::sort(expected, {}, &test::ReferenceUnlinked::ends);
    std::ranges::sort(pairs, {}, &test::ReferenceUnlinked::ends);
    CHECK(pairs == expected);
    CHECK(gaps.unlinked.count == expected.size());
    unlinked += expected.size();

    std::vector<test::ReferenceUntested> links;
    for (const auto& one : gaps.untested.best) {
      links.push_back({one.completes, one.chains, one.studies, ends_of(base, one.pair, reference)});
      completing += one.completes;
    }
    CHECK(std::ranges::is_sorted(links, std::ranges::greater{}, [](const auto& one) {
      return std::tuple{one.completes, one.chains, one.studies};
    }));
    auto open = reference.untested();
    std::ranges::sort(open, {}, &test::ReferenceUntested::ends);
    std::ranges::sort(links, {}, &test::ReferenceUntested::ends);
    CHECK(links == open);

    std::set<std::string> bare;
    for (const auto& one : gaps.bare.best)
      bare.insert(class_of(base, one.concept_id, reference));
    CHECK(bare == reference.bare());
  }
  CHECK(unlinked > 100);
  CHECK(completing > 100);
}

TEST_CASE("at the limit of steps, what is left out has no more linking concepts than said",
          "[literature][review]") {
  for (unsigned seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    const auto model = test::small_literature(seed);
    const EvidenceBase base{model};
    const auto all = find_gaps(base, everything(base), {.k = kAll}).unlinked;
    const auto part = find_gaps(base, everything(base), {.k = kAll, .max_steps = 6});
    CHECK(part.unlinked.count <= all.count);
    if (part.causes_left == 0) CHECK(part.unlinked.count == all.count);
    for (const auto& one : all.best) {
      const bool is_there = std::ranges::any_of(part.unlinked.best, [&](const auto& other) {
        return other.from == one.from && other.to == one.to;
      });
      if (!is_there) CHECK(one.linking <= part.most_left);
    }
  }
}

TEST_CASE("a class is called by the concept that most alignments point at",
          "[literature][review]") {
  ontology::Model model;
  for (const auto* id : {"a", "b", "c", "d"})
    model.concepts.emplace_back().id = id;
  const auto align = [&](const char* id, const char* with, ontology::AlignmentStatus status) {
    model.alignments.push_back({{id, {}}, {with, {}}, ontology::Match::kExact, status, {}, {}});
  };
  align("a", "c", ontology::AlignmentStatus::kConfirmed);
  align("b", "c", ontology::AlignmentStatus::kConfirmed);
  align("d", "a", ontology::AlignmentStatus::kProposed);
  const EvidenceBase base{model};
  const auto& concepts = base.concepts();
  CHECK(concepts.class_count() == 2);
  CHECK(concepts.name(*concepts.class_of("a")) == "c");
  CHECK(concepts.class_of("b") == concepts.class_of("c"));
  CHECK(concepts.name(*concepts.class_of("d")) == "d");
  CHECK_FALSE(concepts.class_of("e"));
}

/// rain → growth by way of soil; the first leg is tested, the second is not; a lag on each.
ontology::Model mediated() {
  ontology::Model model;
  for (const auto* id : {"rain", "soil", "growth", "shade", "seed"})
    model.concepts.emplace_back().id = id;
  for (const auto* id : {"book", "trial"})
    model.sources.emplace_back().id = id;
  const auto claim = [&](const char* id, const char* cause, const char* effect, const char* source,
                         Design design) -> ontology::Claim& {
    auto& out = model.claims.emplace_back();
    out.id = id;
    out.cause.id = cause;
    out.effect.id = effect;
    out.polarity = Polarity::kIncrease;
    auto& evidence = out.evidence.emplace_back();
    evidence.at.source.id = source;
    evidence.design = design;
    return out;
  };
  claim("whole", "rain", "growth", "book", Design::kTheoretical).via = {{"soil", {}}};
  auto& first = claim("first", "rain", "soil", "trial", Design::kExperimental);
  first.lag = ontology::Lag{1.0, 2.0, "week"};
  first.moderators = {{{"shade", {}}, Polarity::kDecrease}};
  auto& second = claim("second", "soil", "growth", "book", Design::kTheoretical);
  second.lag = ontology::Lag{3.0, {}, "week"};
  second.conditions = {{"seed", {}}};
  return model;
}

TEST_CASE("a mediation with a leg that nobody tests is a gap", "[literature][review]") {
  using Leg = OpenMediation::Leg;
  const auto model = mediated();
  const EvidenceBase base{model};
  const auto found = find_gaps(base, everything(base), {}).mediations;
  REQUIRE(found.count == 1);
  CHECK(base.claims()[found.best[0].claim]->id == "whole");
  CHECK(found.best[0].first == Leg::kTested);
  CHECK(found.best[0].second == Leg::kUntested);
  CHECK_FALSE(found.best[0].is_tested);
}

TEST_CASE("moderators and lags are gathered along a chain", "[literature][review]") {
  auto model = mediated();
  const auto chain_of = [](const EvidenceBase& base) {
    const auto number = [&](const char* id) { return *base.concepts().class_of(id); };
    return std::vector{*base.find(number("rain"), number("soil")),
                       *base.find(number("soil"), number("growth"))};
  };
  const EvidenceBase base{model};
  const auto chain = chain_of(base);
  const auto lag = lag_of(base, chain);
  CHECK(lag.stated == 2);
  CHECK(lag.unit == "week");
  CHECK(lag.from == 4.0);
  CHECK_FALSE(lag.to);
  const auto named = moderators_of(base, claims_along(base, chain));
  REQUIRE(named.size() == 2);
  CHECK(base.concepts().name(named[0].concept_id) == "shade");
  CHECK(named[0].polarity == Polarity::kDecrease);
  CHECK(named[1].is_condition);
  model.claims[2].lag->unit = "year";
  const EvidenceBase other{model};
  const auto mixed = lag_of(other, chain_of(other));
  CHECK(mixed.stated == 2);
  CHECK(mixed.unit.empty());
}

TEST_CASE("what is only near is listed and never counted", "[literature][review]") {
  auto model = mediated();
  model.alignments.push_back({{"shade", {}},
                              {"soil", {}},
                              ontology::Match::kBroader,
                              ontology::AlignmentStatus::kConfirmed,
                              {},
                              {}});
  const EvidenceBase base{model};
  const auto shade = *base.concepts().class_of("shade");
  const auto soil = *base.concepts().class_of("soil");
  const auto rain = *base.concepts().class_of("rain");
  CHECK(shade != soil);
  CHECK(base.near(shade).at(0).to == soil);
  CHECK(near_pairs(base, rain, shade) == std::vector{*base.find(rain, soil)});
  CHECK(near_pairs(base, rain, soil).empty());
}

}  // namespace
}  // namespace yinguo::literature
