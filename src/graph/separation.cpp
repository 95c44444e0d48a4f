#include "graph/separation.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <set>

#include "base/function_ref.hpp"
#include "base/sorting.hpp"
#include "graph/adjacency.hpp"
#include "graph/cuts.hpp"

namespace yinguo::graph {
namespace {

/// What a search found: the nodes it went through, and the walls it came to.
struct Spread {
  std::vector<bool> inside;
  std::vector<Node> rim;  ///< ascending
};

/// The moral graph of the ancestors of some nodes. Nodes that are given are left out.
class MoralGraph {
 public:
  MoralGraph(std::uint32_t node_count, std::span<const Edge> edges, Node a, Node b,
             std::span<const Node> given)
      : node_count_{node_count}, is_given_(node_count, false) {
    std::vector<Node> ends{given.begin(), given.end()};
    ends.insert(ends.end(), {a, b});
    for (const auto node : given)
      is_given_[node] = true;
    join(edges, reached(node_count, reversed(edges), ends));
  }

  /// Both ways.
  [[nodiscard]] std::vector<Edge> lines() const {
    std::vector<Edge> out;
    for (Node node = 0; node < node_count_; ++node) {
      for (const auto other : beside_[node])
        out.emplace_back(node, other);
    }
    return out;
  }

  /// From `from` on through everything that is no wall.
  [[nodiscard]] Spread spread(std::span<const Node> from,
                              base::FunctionRef<bool(Node)> is_wall) const {
    Spread out{std::vector<bool>(node_count_, false), {}};
    std::vector<bool> is_met(node_count_, false);
    std::vector<Node> open{from.begin(), from.end()};
    for (const auto node : from)
      is_met[node] = true;
    while (!open.empty()) {
      const auto node = open.back();
      open.pop_back();
      out.inside[node] = true;
      for (const auto other : beside_[node]) {
        if (is_met[other]) continue;
        is_met[other] = true;
        (is_wall(other) ? out.rim : open).push_back(other);
      }
    }
    std::sort(out.rim.begin(), out.rim.end());
    return out;
  }

 private:
  void join(std::span<const Edge> edges, const std::vector<bool>& is_in) {
    std::vector<std::vector<Node>> parents(node_count_);
    for (const auto& [from, to] : edges) {
      if (is_in[to]) parents[to].push_back(from);
    }
    beside_.resize(node_count_);
    for (Node node = 0; node < node_count_; ++node) {
      auto family = std::move(parents[node]);
      family.push_back(node);
      for (const auto one : family) {
        for (const auto other : family) {
          if (one != other && !is_given_[one] && !is_given_[other]) beside_[one].push_back(other);
        }
      }
    }
    for (auto& others : beside_) {
      base::sort_unique(others);
    }
  }

  std::uint32_t node_count_;
  std::vector<bool> is_given_;
  std::vector<std::vector<Node>> beside_;
};

/// Makes the minimal cuts of one question.
class Separating {
 public:
  Separating(std::uint32_t node_count, std::span<const Edge> edges,
             const SeparatorQuestion& question)
      : node_count_{node_count},
        question_{question},
        moral_{node_count, edges, question.a, question.b, question.always},
        may_take_{question.may_take} {
    assert(may_take_.size() == node_count);
    may_take_[question.a] = may_take_[question.b] = false;
  }

  [[nodiscard]] std::optional<std::vector<Node>> smallest() const {
    auto cut = smallest_node_cut(node_count_, moral_.lines(), question_.a, question_.b, may_take_);
    if (!cut) return std::nullopt;
    return std::move(cut->nearest_from);
  }

  /// The minimal cut nearest to a that leaves all of `side` on the side of a; nothing if there is
  /// none. Requires: `side` is connected, and a in it.
  [[nodiscard]] std::optional<std::vector<Node>> beyond(const std::vector<Node>& side) const {
    const auto is_wall = [&](Node node) {
      return may_take_[node] && !std::binary_search(side.begin(), side.end(), node);
    };
    const auto near = moral_.spread(side, is_wall);
    if (near.inside[question_.b]) return std::nullopt;
    const std::array end{question_.b};
    return moral_
        .spread(
            end,
            [&](Node node) { return std::binary_search(near.rim.begin(), near.rim.end(), node); })
        .rim;
  }

  /// What a is joined with once `cut` is gone, and `moved` beside; ascending.
  [[nodiscard]] std::vector<Node> side_of(const std::vector<Node>& cut, Node moved) const {
    const std::array start{question_.a};
    const auto near = moral_.spread(
        start, [&](Node node) { return std::binary_search(cut.begin(), cut.end(), node); });
    std::vector<Node> side;
    for (Node node = 0; node < node_count_; ++node) {
      if (near.inside[node] || node == moved) side.push_back(node);
    }
    return side;
  }

 private:
  std::uint32_t node_count_;
  const SeparatorQuestion& question_;
  MoralGraph moral_;
  std::vector<bool> may_take_;
};

}  // namespace

std::vector<Edge> acyclified(std::uint32_t node_count, std::span<const Edge> edges) {
  const auto components = strong_components(node_count, edges);
  std::set<Edge> out;
  for (const auto& [from, to] : edges) {
    if (components.component_of[from] == components.component_of[to]) continue;
    for (const auto member : components.members[components.component_of[to]])
      out.emplace(from, member);
  }
  for (const auto& members : components.members) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j)
        out.emplace(members[i], members[j]);
    }
  }
  return {out.begin(), out.end()};
}

bool is_separated(std::uint32_t node_count, std::span<const Edge> edges, Node a, Node b,
                  std::span<const Node> given) {
  assert(a != b);
  const MoralGraph moral{node_count, edges, a, b, given};
  const std::array start{a};
  return !moral.spread(start, [](Node) { return false; }).inside[b];
}

std::optional<std::vector<Node>> smallest_separator(std::uint32_t node_count,
                                                    std::span<const Edge> edges,
                                                    const SeparatorQuestion& question) {
  return Separating{node_count, edges, question}.smallest();
}

Separators minimal_separators(std::uint32_t node_count, std::span<const Edge> edges,
                              const SeparatorQuestion& question, std::size_t limit) {
  const Separating separating{node_count, edges, question};
  const auto first = separating.beyond({question.a});
  if (!first) return {};
  Separators out;
  std::set<std::vector<Node>> known{*first};
  out.sets.push_back(*first);
  for (std::size_t i = 0; i < out.sets.size() && out.is_complete; ++i) {
    for (const auto node : std::vector<Node>{out.sets[i]}) {
      auto next = separating.beyond(separating.side_of(out.sets[i], node));
      if (!next || !known.insert(*next).second) continue;
      out.is_complete = out.sets.size() < limit;
      if (out.is_complete) out.sets.push_back(std::move(*next));
    }
  }
  if (!out.is_complete) {
    if (auto least = separating.smallest(); least && known.insert(*least).second)
      out.sets.push_back(std::move(*least));
  }
  std::sort(out.sets.begin(), out.sets.end(), [](const auto& x, const auto& y) {
    return x.size() != y.size() ? x.size() < y.size() : x < y;
  });
  return out;
}

}  // namespace yinguo::graph
