#pragma once
// Random worlds small enough to try every combination.
#include <array>
#include <random>
#include <string>

namespace yinguo::test {

/// The rules of a small world; its figures lie in [0, 1] and are their own degrees.
inline constexpr const char* kWorld = R"(
.decl membership(case: symbol, indicator: symbol, lower: float, upper: float)
.decl figure(region: symbol, indicator: symbol, value: float)
.decl anchors(indicator: symbol, low: float, high: float)
.decl indicator(id: symbol, unit: symbol, direction: symbol)
.decl peer_value(indicator: symbol, region: symbol, value: float)
.decl stands_for(indicator: symbol, concept: symbol)
.decl carries(cause: symbol, effect: symbol)
.decl requires(mechanism: symbol, concept: symbol)
.decl blocker(mechanism: symbol, concept: symbol)
.decl mechanism(id: symbol)
.decl quota(goal: symbol, k: number)
membership(r, i, v, v) :- figure(r, i, v).
peer_value(i, r, v) :- figure(r, i, v).
anchors(i, 0.0, 1.0) :- indicator(i, _, _).
.decl met(indicator: symbol) degree from membership
.decl observed(concept: symbol) degree
.decl implied(concept: symbol) degree
.decl present(concept: symbol) degree
.decl blocked(mechanism: symbol) degree
.decl works(mechanism: symbol) degree
.decl active(goal: symbol) degree
.decl measured(concept: symbol)
measured(c) :- stands_for(_, c).
observed(c) :- measured(c), mean met(i) : { stands_for(i, c) }.
implied(e) :- carries(c, e), present(c).
present(c) :- observed(c).
present(c) :- implied(c).
blocked(m) :- mechanism(m), any present(b) : { blocker(m, b) }.
works(m) :- mechanism(m), all present(c) : { requires(m, c) }, !blocked(m).
active(g) :- quota(g, k), at_least(k) works(m) : { mechanism(m) }.
)";

/// One goal on the mean of two figures, r's being 0.2 and 0.4, among three peers.
inline constexpr const char* kTwoFigures = R"(
indicator("i0", "", "higher"). indicator("i1", "", "higher").
stands_for("i0", "c0"). stands_for("i1", "c0"). mechanism("m0"). requires("m0", "c0"). quota("g", 1).
figure("r", "i0", 0.2). figure("r", "i1", 0.4).
figure("p0", "i0", 0.9). figure("p1", "i0", 0.7). figure("p2", "i0", 0.3).
figure("p0", "i1", 0.45). figure("p1", "i1", 0.5). figure("p2", "i1", 0.1).
)";

inline std::string quarter_text(std::size_t quarters) {
  const std::array texts{"0.0", "0.25", "0.5", "0.75", "1.0"};
  return texts.at(quarters);
}

/// Four indicators, three factors, mechanisms of which `k` are needed.
inline std::string random_world(std::mt19937& random, bool has_blockers,
                                std::size_t mechanisms = 3) {
  std::string text = kWorld;
  const auto fact = [&](const std::string& name, const std::string& rest) {
    text += name + "(" + rest + ").\n";
  };
  const auto q = [](const char* stem, std::size_t n) {
    return '"' + (stem + std::to_string(n)) + '"';
  };
  for (std::size_t i = 0; i < 4; ++i) {
    fact("indicator", q("i", i) + ", \"\", \"higher\"");
    if (random() % 12 != 0)
      fact("figure", "\"r\", " + q("i", i) + ", " + quarter_text(random() % 4));
    for (std::size_t p = 0; p < 4; ++p)
      fact("figure", q("p", p) + ", " + q("i", i) + ", " + quarter_text(random() % 5));
    fact("stands_for", q("i", i) + ", " + q("c", random() % 3));
    if (random() % 6 == 0) fact("stands_for", q("i", i) + ", " + q("c", random() % 3));
  }
  for (std::size_t m = 0; m < mechanisms; ++m) {
    fact("mechanism", q("m", m));
    for (std::size_t c = 0; c < 4; ++c) {
      if (random() % 3 == 0) fact("requires", q("m", m) + ", " + q("c", c));
    }
    fact("requires", q("m", m) + ", " + q("c", random() % 3));
    if (has_blockers && random() % 2 == 0) fact("blocker", q("m", m) + ", " + q("c", random() % 3));
  }
  fact("carries", q("c", random() % 3) + ", \"c3\"");
  if (random() % 3 == 0) fact("carries", "\"c3\", " + q("c", random() % 3));
  fact("quota", "\"g\", " + std::to_string(1 + random() % mechanisms));
  return text;
}

}  // namespace yinguo::test
