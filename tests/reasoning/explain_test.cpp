#include <algorithm>
#include <functional>

#include "catch.hpp"
#include "reasoning/errors.hpp"
#include "reasoning/tiny_reading.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;
using model::Interval;
using model::Status;
using test::garden_model;
using test::kGarden;
using test::kJudgements;
using test::read_garden;

namespace {

using Names = std::vector<std::string>;

/// What explain() says of the garden, with the reading and the model that it is of.
struct Explained {
  Reading reading;
  ontology::Model model = garden_model();
  Explanation explanation;

  explicit Explained(const Names& goals, const ExplainOptions& options = {},
                     const std::string& more = {})
      : reading{read_garden(kGarden + more)} {
    auto result = explain(reading, model, "north", goals, options);
    REQUIRE(result);
    explanation = std::move(*result);
  }

  [[nodiscard]] const Answer& answer() const { return explanation.answers.at(0); }

  [[nodiscard]] const Step& proof() const { return answer().proofs.at(0); }
};

const Step* find_step(const Step& root, const std::function<bool(const Step&)>& fits) {
  if (fits(root)) return &root;
  for (const auto& part : root.parts) {
    if (const auto* found = find_step(part, fits)) return found;
  }
  return nullptr;
}

const Step* about(const Step& root, const std::string& relation, const std::string& subject) {
  return find_step(
      root, [&](const Step& step) { return step.relation == relation && step.subject == subject; });
}

Names subjects_of(const std::vector<Step>& steps) {
  Names out;
  for (const auto& step : steps)
    out.push_back(step.subject);
  return out;
}

}  // namespace

TEST_CASE("A status is the interval against the threshold") {
  // watering 0.8, digging 0.3 to 0.4, sowing unknown; two of them are needed.
  struct Row {
    double threshold;
    Status status;
    std::int64_t in_place;
  };

  for (const auto& row : {Row{0.3, Status::kActive, 2}, Row{0.31, Status::kUndetermined, 1},
                          Row{0.8, Status::kUndetermined, 1}, Row{0.81, Status::kInactive, 0}}) {
    const Explained it{{"garden"}, {.threshold = row.threshold}};
    CAPTURE(row.threshold);
    CHECK(it.answer().degree == Interval{0.3, 0.8});
    CHECK(it.answer().status == row.status);
    CHECK(it.answer().in_place == row.in_place);
    CHECK(it.answer().mechanisms == 3);
    CHECK(it.answer().needed == 2);
    CHECK(it.answer().share->observed == 2);
    CHECK(it.answer().share->total == 4);
  }
}

TEST_CASE("The binding condition is what decides the side that the status turns on") {
  const Explained active{{"garden"}, {.threshold = 0.3}};
  REQUIRE(active.answer().binding);
  CHECK(active.answer().binding->path == Names{"garden", "digging", "soil", "humus-share"});
  CHECK(active.answer().binding->mechanism == "digging");
  CHECK(active.answer().binding->condition == "soil");
  CHECK(active.answer().binding->factor == "soil");
  CHECK(active.answer().binding->basis == Basis::kObserved);
  CHECK(active.answer().binding->degree == Interval{0.3, 0.4});
  CHECK(active.answer().binding->figure->indicator == "humus-share");

  const Explained inactive{{"garden"}, {.threshold = 0.9}};
  CHECK(inactive.answer().binding->mechanism == "watering");
  CHECK(inactive.answer().binding->factor == "rain");
  CHECK_FALSE(inactive.answer().binding->is_blocker);

  const Explained blocked{{"digging"},
                          {},
                          std::string{R"(
membership("north", "extra", 0.9, 0.9). stands_for("extra", "ground"). requires("edging", "ground").
blocker("edging", "slugs"). has_mechanism("garden", "edging").)"} +
                              kJudgements};
  const auto edging = explain(blocked.reading, blocked.model, "north", Names{"edging"}, {});
  REQUIRE(edging);
  CHECK(edging->answers[0].degree == Interval{0.7, 0.7});
  CHECK(edging->answers[0].binding->condition == "slugs");
  CHECK(edging->answers[0].binding->is_blocker);
}

TEST_CASE("Facts that only restate one other are one step") {
  const Explained it{{"garden"}};
  CHECK(it.proof().relation == "active");
  CHECK(it.proof().restated_as == Names{"in_place"});
  CHECK(it.proof().role == Role::kGoal);
  const auto* moss = about(it.proof(), "present", "moss");
  REQUIRE(moss != nullptr);
  CHECK(moss->restated_as == Names{"implied"});
  CHECK(moss->basis == Basis::kImplied);
  CHECK(moss->claims == Names{"k1"});
  const auto* rain = about(it.proof(), "present", "rain");
  REQUIRE(rain != nullptr);
  CHECK(rain->basis == Basis::kObserved);
  CHECK(rain->rule.find("present(") == 0);
}

TEST_CASE("What was shown before is referred to, once a tree") {
  const Explained it{{"watering"}};
  std::size_t shown = 0;
  std::size_t referred = 0;
  (void)find_step(it.proof(), [&](const Step& step) {
    if (step.subject == "rain" && step.role == Role::kFactor)
      ++(step.cut == Cut::kShownAbove ? referred : shown);
    return false;
  });
  CHECK(shown == 1);
  CHECK(referred == 1);
  CHECK_FALSE(it.explanation.cut);
}

TEST_CASE("What is cut is marked") {
  const Explained shallow{{"garden"}, {.depth = 1}};
  CHECK(shallow.explanation.cut);
  for (const auto& part : shallow.proof().parts) {
    CHECK(part.cut == Cut::kDepth);
    CHECK(part.parts.empty());
  }
  const Explained few{{"garden"}, {.max_steps = 2}};
  CHECK(few.explanation.cut);
  CHECK(find_step(few.proof(), [](const Step& step) { return step.cut == Cut::kCount; }) !=
        nullptr);
  CHECK(few.answer().degree == shallow.answer().degree);
}

TEST_CASE("Weakest condition first; where k of n are needed, best first") {
  const Explained it{{"garden"}};
  CHECK(subjects_of(it.proof().parts) == Names{"watering", "digging", "sowing"});
  for (const auto& part : it.proof().parts) {
    CHECK(part.group == "at_least");
    CHECK(part.at_least == 2);
  }
  const Explained all{{"watering"}, {}, R"(requires("watering", "soil").)"};
  CHECK(subjects_of(all.proof().parts).front() == "soil");
}

TEST_CASE("A missing figure is unknown, and the undetermined answer lists what would decide it") {
  const Explained it{{"garden"}, {.threshold = 0.5}};
  CHECK(it.answer().status == Status::kUndetermined);
  CHECK(it.answer().deciding_unknowns == Names{"seed-kg", "humus-share"});
  const auto* seed = about(it.proof(), "met", "seed-kg");
  REQUIRE(seed != nullptr);
  CHECK(seed->degree == model::kUnknown);
  CHECK(seed->is_input);
  CHECK_FALSE(seed->figure->value);
  CHECK(seed->figure->observed.empty());

  const Explained sowing{{"sowing"}};
  CHECK(sowing.answer().degree == model::kUnknown);
  CHECK(sowing.answer().deciding_unknowns == Names{"seed-kg"});
  const Explained settled{{"watering"}};
  CHECK(settled.answer().deciding_unknowns.empty());
}

TEST_CASE("Gaps are listed until the profile judges them") {
  const Explained it{{"garden"}};
  CHECK(it.answer().set_aside == Names{"patience"});
  CHECK(it.answer().unassessed == Names{"slugs"});
  const Explained judged{{"garden"}, {}, kJudgements};
  CHECK(judged.answer().set_aside == Names{"patience"});
  CHECK(judged.answer().unassessed.empty());
  CHECK(about(it.proof(), "granted", "patience") == nullptr);
}

TEST_CASE("A blocker stands as a negation where it presses") {
  const Explained it{{"digging"}, {}, kJudgements};
  const auto* blocked = find_step(it.proof(), [](const Step& step) { return step.negated; });
  REQUIRE(blocked != nullptr);
  CHECK(blocked->role == Role::kBlocker);
  CHECK(blocked->degree == Interval{0.3, 0.3});
}

TEST_CASE("A figure carries value, rank, ramp and the observations behind it, of the asked year") {
  const Explained it{{"garden"}, {.threshold = 0.5}};
  const auto* rain = about(it.proof(), "met", "rain-mm");
  REQUIRE(rain != nullptr);
  CHECK(rain->figure->value == 800.0);
  CHECK(rain->figure->rank == 2);
  CHECK(rain->figure->peers == 5);
  CHECK(rain->figure->low == 0.0);
  CHECK(rain->figure->high == 1000.0);
  CHECK(rain->figure->at_threshold == 500.0);
  REQUIRE(rain->figure->observed.size() == 1);
  CHECK(rain->figure->observed[0].value == 800.0);
  CHECK(rain->figure->observed[0].vintage == "final");
  CHECK(rain->figure->observed[0].source == "book");

  const auto* humus = about(it.proof(), "met", "humus-share");
  REQUIRE(humus != nullptr);
  CHECK(humus->figure->peer_group == "all-gardens");
  REQUIRE(humus->figure->observed.size() == 2);
  CHECK(humus->figure->observed[0].indicator == "humus");
  CHECK(humus->figure->observed[1].indicator == "earth");
}

TEST_CASE("Every degree shown is the degree of the fact") {
  for (const double threshold : {0.2, 0.35, 0.5, 0.9}) {
    for (const std::size_t proofs : {std::size_t{1}, std::size_t{3}}) {
      const Explained it{{"garden", "watering", "digging", "sowing", "moss"},
                         {.threshold = threshold, .proofs = proofs},
                         kJudgements};
      const auto inputs = evaluation::degree_inputs(it.reading.program, it.reading.symbols,
                                                    it.reading.database, it.reading.graph, "north");
      REQUIRE(inputs);
      const auto solution = derivation::solve(it.reading.graph, *inputs);
      std::size_t steps = 0;
      for (const auto& answer : it.explanation.answers) {
        for (const auto& proof : answer.proofs) {
          CHECK(proof.degree == answer.degree);
          (void)find_step(proof, [&](const Step& step) {
            const auto node = find_node(it.reading, step.relation, step.subject);
            REQUIRE(node);
            CHECK(step.degree == solution.of(*node));
            ++steps;
            return false;
          });
        }
      }
      CHECK(steps > 10);
    }
  }
}

TEST_CASE("k proofs are distinct, best first") {
  const Explained one{{"moss"}, {.threshold = 0.5, .proofs = 1}};
  CHECK(one.answer().proofs.size() == 1);
  const Explained more{{"moss"}, {.threshold = 0.5, .proofs = 5}};
  REQUIRE(more.answer().proofs.size() == 2);
  CHECK(more.answer().proofs[0].claims == Names{"k1"});
  CHECK(more.answer().proofs[1].claims == Names{"k2"});
  CHECK(more.answer().proof_degrees == std::vector<double>{0.8, 0.3});
  CHECK(one.answer().proof_degrees.empty());
}

TEST_CASE("Without trees the answer is the same") {
  const Explained with{{"garden"}};
  const Explained without{{"garden"}, {.trees = false}};
  CHECK(without.answer().proofs.empty());
  CHECK(without.answer().degree == with.answer().degree);
  CHECK(without.answer().binding->path == with.answer().binding->path);
}

TEST_CASE("Disagreement is a finding beside the answer") {
  const Explained it{{"garden"}, {}, R"(carries("k8", "rain", "soil").)"};
  REQUIRE(it.explanation.findings.size() == 2);
  CHECK(it.explanation.findings[0].kind == Finding::Kind::kImpliedNotObserved);
  CHECK(it.explanation.findings[0].subjects == Names{"soil"});
  CHECK(it.explanation.findings[1].kind == Finding::Kind::kOpposingClaims);
  CHECK(it.explanation.findings[1].subjects == Names{"k8", "k9", "rain", "soil"});
}

TEST_CASE("What the rules say nothing of is refused") {
  const auto reading = read_garden(kGarden);
  const auto model = garden_model();
  const auto result = explain(reading, model, "north", Names{"gnome"}, {});
  REQUIRE_FALSE(result);
  CHECK(result.error().code.id == kNothingToSay.id);
  CHECK_FALSE(result.error().help.empty());
}

TEST_CASE("A region without a single figure is unknown, not zero") {
  const auto reading = read_garden(kGarden);
  const auto model = garden_model();
  const auto result = explain(reading, model, "elsewhere", Names{"garden"}, {});
  REQUIRE(result);
  CHECK(result->answers[0].degree == model::kUnknown);
  CHECK(result->answers[0].status == Status::kUndetermined);
}

TEST_CASE("A relation outside the naming contract is shown as it is") {
  const Explained it{{"sitting"}, {}, R"(
.decl sunny(place: symbol) degree from membership
sunny_place("bench").
.decl sunny_place(place: symbol)
works("sitting") :- sunny_place(p), sunny(p).)"};
  const auto* sunny = about(it.proof(), "sunny", "bench");
  REQUIRE(sunny != nullptr);
  CHECK(sunny->role == Role::kOther);
  CHECK(sunny->arguments == Names{"bench"});
}
