#include "graph/separation.hpp"

#include <algorithm>
#include <random>

#include "graph/adjustment.hpp"
#include "graph/random_edges.hpp"
#include "graph/trails.hpp"

#include "catch.hpp"

using namespace yinguo::graph;
using yinguo::test::Bits;
using yinguo::test::for_each_acyclic;
using yinguo::test::has;
using yinguo::test::random_edges;
using yinguo::test::Trails;

namespace {

std::vector<Node> nodes_of(Bits set) {
  std::vector<Node> out;
  for (Node node = 0; set >> node != 0; ++node) {
    if (has(set, node)) out.push_back(node);
  }
  return out;
}

std::vector<bool> flags_of(Bits set, std::uint32_t node_count) {
  std::vector<bool> out;
  for (Node node = 0; node < node_count; ++node)
    out.push_back(has(set, node));
  return out;
}

/// The subsets of `offered` that `will_do` and of which no proper subset will do, as
/// minimal_separators() orders them.
template <class Test>
std::vector<std::vector<Node>> minimal_subsets(Bits offered, const Test& will_do) {
  std::vector<Bits> good;
  for (Bits set = offered;; set = (set - 1) & offered) {
    if (will_do(set)) good.push_back(set);
    if (set == 0) break;
  }
  std::vector<std::vector<Node>> out;
  for (const auto set : good) {
    const bool is_minimal = std::none_of(good.begin(), good.end(), [&](Bits other) {
      return other != set && (other & set) == other;
    });
    if (is_minimal) out.push_back(nodes_of(set));
  }
  std::sort(out.begin(), out.end(), [](const auto& x, const auto& y) {
    return x.size() != y.size() ? x.size() < y.size() : x < y;
  });
  return out;
}

/// All that is asked about one pair of one graph; `offered` and `always` have nothing in common.
bool agrees(std::uint32_t nodes, const std::vector<Edge>& edges, const Trails& trails, Node a,
            Node b, Bits offered, Bits always) {
  if (is_separated(nodes, edges, a, b, nodes_of(always)) != trails.is_separated(a, b, always))
    return false;
  const SeparatorQuestion question{a, b, nodes_of(always), flags_of(offered, nodes)};
  const auto expected =
      minimal_subsets(offered, [&](Bits set) { return trails.is_separated(a, b, set | always); });
  const auto found = minimal_separators(nodes, edges, question);
  const auto smallest = smallest_separator(nodes, edges, question);
  return found.is_complete && found.sets == expected && smallest.has_value() == !expected.empty() &&
         (!smallest || std::find(expected.begin(), expected.end(), *smallest) != expected.end()) &&
         (!smallest || smallest->size() == expected.front().size());
}

/// The back-door criterion of the textbook.
bool is_back_door_set(const Trails& trails, Node cause, Node effect, Bits set) {
  return (trails.after(cause) & set) == 0 && trails.is_back_door_closed(cause, effect, set);
}

bool agrees_on_adjustment(std::uint32_t nodes, const std::vector<Edge>& edges, const Trails& trails,
                          Node cause, Node effect, Bits offered) {
  const BackDoor back_door{nodes, edges, cause, effect};
  const auto will_do = [&](Bits set) { return is_back_door_set(trails, cause, effect, set); };
  return back_door.is_adjustment_set(nodes_of(offered)) == will_do(offered) &&
         back_door.minimal_sets(flags_of(offered, nodes), 1000).sets ==
             minimal_subsets(offered, will_do);
}

/// Visits the ordered pairs of nodes with the nodes that are left, as bits.
template <class Visit>
void for_each_pair(std::uint32_t nodes, const Visit& visit) {
  for (Node a = 0; a < nodes; ++a) {
    for (Node b = 0; b < nodes; ++b) {
      if (a != b) visit(a, b, ((1U << nodes) - 1) & ~(1U << a | 1U << b));
    }
  }
}

}  // namespace

TEST_CASE("separators and adjustment sets are those of the definitions on all graphs of four") {
  for (std::uint32_t nodes = 2; nodes <= 4; ++nodes) {
    std::size_t wrong = 0;
    for_each_acyclic(nodes, [&](const std::vector<Edge>& edges) {
      const Trails trails{nodes, edges};
      for_each_pair(nodes, [&](Node a, Node b, Bits rest) {
        for (Bits offered = 0; offered < 1U << nodes; ++offered) {
          if ((offered & ~rest) != 0) continue;
          for (Bits always = 0; always < 1U << nodes; ++always) {
            if ((always & ~(rest & ~offered)) != 0) continue;
            if (!agrees(nodes, edges, trails, a, b, offered, always)) ++wrong;
          }
          if (!agrees_on_adjustment(nodes, edges, trails, a, b, offered)) ++wrong;
        }
      });
    });
    CHECK(wrong == 0);
  }
}

TEST_CASE("separators and adjustment sets are those of the definitions on all graphs of five") {
  std::mt19937 random{31};
  std::size_t graphs = 0;
  std::size_t wrong = 0;
  for_each_acyclic(5, [&](const std::vector<Edge>& edges) {
    ++graphs;
    const Trails trails{5, edges};
    const auto pair = random() % 20;
    std::size_t number = 0;
    for_each_pair(5, [&](Node a, Node b, Bits rest) {
      if (number++ != pair) return;
      const auto offered = static_cast<Bits>(random()) & rest;
      const auto always = static_cast<Bits>(random()) & rest & ~offered;
      if (!agrees(5, edges, trails, a, b, rest, 0)) ++wrong;
      if (!agrees(5, edges, trails, a, b, offered, always)) ++wrong;
      if (!agrees_on_adjustment(5, edges, trails, a, b, rest)) ++wrong;
      if (!agrees_on_adjustment(5, edges, trails, a, b, offered)) ++wrong;
    });
  });
  CHECK(graphs == 29281);
  CHECK(wrong == 0);
}

TEST_CASE("an acyclified graph separates as the cyclic one does") {
  std::mt19937 random{32};
  std::size_t wrong = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto nodes = static_cast<std::uint32_t>(3 + round % 3);
    const auto edges = random_edges(random, nodes, static_cast<std::uint32_t>(2 + round % 8));
    const Trails trails{nodes, edges};
    const auto acyclic = acyclified(nodes, edges);
    CHECK(topological_order(nodes, acyclic));
    for_each_pair(nodes, [&](Node a, Node b, Bits rest) {
      if (!agrees(nodes, acyclic, trails, a, b, rest & static_cast<Bits>(random()), 0)) ++wrong;
    });
  }
  CHECK(wrong == 0);
}

TEST_CASE("a limit leaves a smallest separator among those found") {
  // a → x_i → y_i → b for six i, and z between all y_i and b would be smallest: z alone.
  std::vector<Edge> edges;
  for (Node i = 0; i < 6; ++i) {
    edges.emplace_back(0, 3 + 2 * i);
    edges.emplace_back(3 + 2 * i, 4 + 2 * i);
    edges.emplace_back(4 + 2 * i, 2);
  }
  edges.emplace_back(2, 1);
  std::vector<bool> may_take(15, true);
  const auto all = minimal_separators(15, edges, {0, 1, {}, may_take});
  CHECK(all.is_complete);
  CHECK(all.sets.size() == 65);  // z, or one of two from each of six
  const auto some = minimal_separators(15, edges, {0, 1, {}, may_take}, 5);
  CHECK_FALSE(some.is_complete);
  CHECK(some.sets.front() == std::vector<Node>{2});
}

TEST_CASE("the cases of the textbooks") {
  const auto all = std::vector<bool>(5, true);
  // 2 is a confounder of 0 and 1; 3 is between them; 4 is an effect of both.
  const std::vector<Edge> edges{{2, 0}, {2, 1}, {0, 3}, {3, 1}, {0, 4}, {1, 4}};
  const BackDoor confounded{5, edges, 0, 1};
  CHECK(confounded.minimal_sets(all, 10).sets == std::vector<std::vector<Node>>{{2}});
  CHECK_FALSE(confounded.is_adjustment_set(std::vector<Node>{2, 4}));
  CHECK_FALSE(confounded.is_adjustment_set(std::vector<Node>{2, 3}));
  // M: 2 → 0, 2 → 4, 3 → 4, 3 → 1; nothing needs to be held, and 4 must not be held alone.
  const std::vector<Edge> m{{2, 0}, {2, 4}, {3, 4}, {3, 1}, {0, 1}};
  const BackDoor butterfly{5, m, 0, 1};
  CHECK(butterfly.minimal_sets(all, 10).sets == std::vector<std::vector<Node>>{{}});
  CHECK_FALSE(butterfly.is_adjustment_set(std::vector<Node>{4}));
  CHECK(butterfly.is_adjustment_set(std::vector<Node>{2, 4}));
}
