#include "reasoning/independence_test.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "graph/separation.hpp"

#include "reasoning/factor_scores.hpp"

namespace yinguo::reasoning {
namespace {

using graph::Edge;
using graph::Node;

/// Asks of one pair of nodes after the other what keeps them apart.
class Separation {
 public:
  Separation(const CausalGraph& graph, const std::vector<std::string>& measured,
             const std::vector<std::vector<bool>>& shares)
      : graph_{graph},
        shares_{shares},
        acyclic_{graph::acyclified(graph.node_count(), graph.edges())} {
    for (const auto& [from, to] : graph.edges())
      claimed_.insert(std::minmax(from, to));
    for (const auto& [from, to] : acyclic_)
      joined_.insert(std::minmax(from, to));
    for (const auto& id : measured)
      nodes_.push_back(graph.find(id));
  }

  std::vector<Independency> run() {
    std::vector<Independency> out;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      for (std::size_t j = i + 1; j < nodes_.size(); ++j) {
        const bool is_asked =
            nodes_[i] && nodes_[j] && !claimed_.contains(std::minmax(*nodes_[i], *nodes_[j]));
        if (is_asked) out.push_back(of(i, j));
      }
    }
    return out;
  }

 private:
  using Pair = std::pair<Node, Node>;

  [[nodiscard]] Independency of(std::size_t i, std::size_t j) const {
    const Node a = *nodes_[i];
    const Node b = *nodes_[j];
    Independency out{graph_.concept_of(a), graph_.concept_of(b), {}, Implied::kLoop};
    if (joined_.contains(std::minmax(a, b))) return out;
    graph::SeparatorQuestion question{.a = a, .b = b};
    const auto separates = [&](Implied implied) {
      const auto found = graph::smallest_separator(graph_.node_count(), acyclic_, question);
      if (!found) return false;
      out.given = graph_.concepts_of(*found);
      out.implied = implied;
      return true;
    };
    question.may_take.assign(graph_.node_count(), false);
    for (std::size_t k = 0; k < nodes_.size(); ++k) {
      if (nodes_[k] && !shares_[i][k] && !shares_[j][k]) question.may_take[*nodes_[k]] = true;
    }
    if (separates(Implied::kIndependent)) return out;
    for (const auto& node : nodes_) {
      if (node) question.may_take[*node] = true;
    }
    if (separates(Implied::kShared)) return out;
    question.may_take.assign(graph_.node_count(), true);
    separates(Implied::kLatent);  // parents of either separate two that no edge joins
    return out;
  }

  const CausalGraph& graph_;
  const std::vector<std::vector<bool>>& shares_;
  std::vector<Edge> acyclic_;
  std::set<Pair> claimed_;
  std::set<Pair> joined_;
  std::vector<std::optional<Node>> nodes_;  ///< by measured concept; none: no claim's graph has it
};

/// Holds implied pairs against scores.
class IndependenceTester {
 public:
  IndependenceTester(const ontology::Model& model, const Factors& factors,
                     const IndependenceOptions& options)
      : series_{model}, factors_{factors}, options_{options} {}

  [[nodiscard]] IndependenceTest test(const Independency& pair) const {
    IndependenceTest out;
    const auto& a = factors_.at(pair.a);
    const auto& b = factors_.at(pair.b);
    if (pair.implied != Implied::kIndependent) out.silence = Silence::kImplied;
    if (share_an_indicator(a, b)) out.silence = Silence::kPairShared;
    if (!out.is_assessed()) return out;
    std::vector<const FactorScores*> all{&a, &b};
    for (const auto& id : pair.given)
      all.push_back(&factors_.at(id));
    out.shared_series = series_.shared(a, b);
    const auto scores = complete_scores(all);
    out.regions = scores.front().size();
    out.silence = Silence::kTooFew;
    if (out.regions < options_.min_regions + pair.given.size()) return out;
    out.silence = Silence::kNothingLeft;
    const auto r = partial_rank_correlation(scores[0], scores[1], std::span{scores}.subspan(2));
    const auto significance =
        r ? significance_of(*r, out.regions, pair.given.size(), options_.level) : std::nullopt;
    if (!significance) return out;
    out.silence = Silence::kNone;
    out.correlation = *r;
    out.significance = *significance;
    return out;
  }

 private:
  RawSeries series_;
  const Factors& factors_;
  const IndependenceOptions& options_;
};

std::vector<std::vector<bool>> shared_indicators(const Factors& factors) {
  std::vector<std::vector<bool>> out;
  for (const auto& [id, factor] : factors) {
    auto& row = out.emplace_back();
    for (const auto& [other_id, other] : factors)
      row.push_back(share_an_indicator(factor, other));
  }
  return out;
}

void adjust(std::vector<IndependenceTest>& results) {
  std::vector<double> p;
  for (const auto& one : results) {
    if (one.is_assessed()) p.push_back(one.significance.p);
  }
  const auto adjusted = adjusted_for_multiplicity(p);
  std::size_t next = 0;
  for (auto& one : results) {
    if (one.is_assessed()) one.adjusted = adjusted[next++];
  }
}

}  // namespace

std::vector<Independency> implied_independencies(const CausalGraph& graph,
                                                 const std::vector<std::string>& measured,
                                                 const std::vector<std::vector<bool>>& shares) {
  return Separation{graph, measured, shares}.run();
}

IndependenceTests test_independencies(const Reading& reading, const ontology::Model& model,
                                      std::span<const std::string> regions,
                                      const IndependenceOptions& options) {
  Lookup lookup{reading};
  const auto factors = factor_scores(lookup, model, regions);
  std::vector<std::string> measured;
  for (const auto& [id, factor] : factors)
    measured.push_back(id);
  IndependenceTests out{.period = reading.period, .regions = regions.size()};
  out.pairs = implied_independencies(CausalGraph{model}, measured, shared_indicators(factors));
  const IndependenceTester tester{model, factors, options};
  for (const auto& pair : out.pairs)
    out.results.push_back(tester.test(pair));
  adjust(out.results);
  return out;
}

}  // namespace yinguo::reasoning
