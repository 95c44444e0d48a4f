#pragma once
// A made-up theory of a garden small enough to reckon by hand, as a Reading.
#include <stdexcept>
#include <string>

#include "evaluation/build_graph.hpp"
#include "evaluation/evaluate.hpp"
#include "reasoning/explain.hpp"
#include "rules/checked.hpp"

namespace yinguo::test {

/// rain 0.8 (rain-mm), soil 0.3 to 0.4 (two releases of humus-share), seed without a figure;
/// moss is latent and implied by rain (k1) or soil (k2).
inline constexpr const char* kGarden = R"(
.decl membership(case: symbol, indicator: symbol, lower: float, upper: float)
.decl figure(region: symbol, indicator: symbol, value: float)
.decl rank(region: symbol, indicator: symbol, rank: number, of: number)
.decl anchors(indicator: symbol, low: float, high: float)
.decl membership_ramp(indicator: symbol, kind: symbol, from: float, to: float, peers: symbol)
.decl indicator(id: symbol, unit: symbol, direction: symbol)
.decl observation(region: symbol, indicator: symbol, period: number, value: float, vintage: symbol, source: symbol)
.decl judgement(region: symbol, concept: symbol, value: float)
.decl judgement_interval(case: symbol, concept: symbol, lower: float, upper: float)
.decl granted_interval(case: symbol, concept: symbol, lower: float, upper: float)
.decl stands_for(indicator: symbol, concept: symbol)
.decl carries(claim: symbol, cause: symbol, effect: symbol)
.decl requires(mechanism: symbol, concept: symbol)
.decl has_mechanism(goal: symbol, mechanism: symbol)
.decl quota(goal: symbol, k: number)
.decl observed_share(goal: symbol, seen: number, of: number)
.decl set_aside(goal: symbol, concept: symbol)
.decl not_assessed(mechanism: symbol, blocker: symbol)
.decl blocker(mechanism: symbol, concept: symbol)
.decl opposing_claims(a: symbol, b: symbol, cause: symbol, effect: symbol)
.decl all_conditions(goal: symbol, concept: symbol)

membership("north", "rain-mm", 0.8, 0.8).
membership("north", "humus-share", 0.3, 0.4).
figure("north", "rain-mm", 800.0).
figure("north", "humus-share", 3.0).
rank("north", "rain-mm", 2, 5).
anchors("rain-mm", 0.0, 1000.0).
anchors("humus-share", 2.0, 12.0).
membership_ramp("rain-mm", "absolute", 0.0, 1000.0, "").
membership_ramp("humus-share", "quantile", 0.1, 0.9, "all-gardens").
indicator("rain-mm", "mm", "higher"). indicator("humus-share", "%", "higher").
observation("north", "rain-mm", 2001, 800.0, "final", "book").
observation("north", "rain-mm", 2000, 700.0, "final", "book").
observation("north", "humus", 2001, 3.0, "final", "book").
observation("north", "earth", 2001, 100.0, "final", "other").
stands_for("rain-mm", "rain"). stands_for("humus-share", "soil"). stands_for("seed-kg", "seed").
carries("k1", "rain", "moss"). carries("k2", "soil", "moss").
requires("watering", "rain"). requires("watering", "moss").
requires("digging", "soil"). requires("sowing", "seed").
blocker("digging", "slugs").
has_mechanism("garden", "watering"). has_mechanism("garden", "digging"). has_mechanism("garden", "sowing").
quota("garden", 2).
observed_share("garden", 2, 4).
set_aside("digging", "patience").
not_assessed("digging", "slugs").
all_conditions("garden", c) :- has_mechanism("garden", m), requires(m, c).
opposing_claims("k8", "k9", "rain", "soil").
granted_interval("north", "patience", 1.0, 1.0).

.decl met(indicator: symbol) degree from membership
.decl judged(concept: symbol) degree from judgement_interval
.decl granted(concept: symbol) degree from granted_interval
.decl observed(concept: symbol) degree
.decl implied(concept: symbol) degree
.decl present(concept: symbol) degree
.decl blocks(concept: symbol) degree
.decl blocked(mechanism: symbol) degree
.decl works(mechanism: symbol) degree
.decl in_place(goal: symbol) degree
.decl active(goal: symbol) degree
.decl conflict(concept: symbol) degree

observed(c) :- stands_for(_, c), mean met(i) : { stands_for(i, c) }.
implied(e) :- carries(_, c, e), present(c).
present(c) :- observed(c).
present(c) :- implied(c).
blocks(b) :- blocker(_, b), judgement(_, b, _), judged(b).
blocked(m) :- requires(m, _), any blocks(b) : { blocker(m, b) }.
works(m) :-
  requires(m, _), all present(c) : { requires(m, c) }, all granted(d) : { set_aside(m, d) }, !blocked(m).
in_place(g) :- quota(g, k), at_least(k) works(m) : { has_mechanism(g, m) }.
active(x) :- works(x).
active(x) :- in_place(x).
conflict(c) :- stands_for(_, c), implied(c), !observed(c).
)";

/// Slugs at 0.3: what a profile may add.
inline constexpr const char* kJudgements = R"(
judgement("north", "slugs", 0.3).
judgement_interval("north", "slugs", 0.3, 0.3).
)";

/// The reading of a program text for the year 2001.
inline reasoning::Reading read_garden(const std::string& text) {
  Checked checked{text};
  if (!checked.program) throw std::runtime_error{checked.reports()};
  reasoning::Reading reading;
  reading.program = std::move(*checked.program);
  reading.period = 2001;
  reading.cases = {"north"};
  auto database = evaluation::evaluate(reading.program, reading.symbols);
  if (!database) throw std::runtime_error{database.error().message};
  reading.database = std::move(*database);
  std::vector<evaluation::Root> roots;
  for (std::uint32_t i = 0; i < reading.program.relations.size(); ++i) {
    if (reading.program.relations[i].kind != rules::RelationKind::kDegree) continue;
    auto more = evaluation::roots_of(reading.program, reading.symbols, reading.database,
                                     rules::RelationId{i});
    roots.insert(roots.end(), more.begin(), more.end());
  }
  auto graph = evaluation::build_graph(reading.program, reading.symbols, reading.database, roots,
                                       {.ordinary_depth = 0});
  if (!graph) throw std::runtime_error{graph.error().message};
  reading.graph = std::move(*graph);
  return reading;
}

/// The claims, and the one ratio, that the garden's facts speak of.
inline ontology::Model garden_model() {
  ontology::Model model;
  for (const char* id : {"k1", "k2", "k8", "k9"}) {
    model.claims.emplace_back();
    model.claims.back().id = id;
  }
  model.indicators.emplace_back();
  model.indicators.back().id = "humus-share";
  model.indicators.back().ratio = ontology::Ratio{{"humus", {}}, {"earth", {}}, 100.0};
  return model;
}

}  // namespace yinguo::test
