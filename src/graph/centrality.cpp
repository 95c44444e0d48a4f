#include "graph/centrality.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>

#include "base/sorting.hpp"

namespace yinguo::graph {

std::vector<double> betweenness(std::uint32_t node_count, std::span<const Edge> edges) {
  std::vector<Edge> distinct{edges.begin(), edges.end()};
  base::sort_unique(distinct);
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
  Graph graph{node_count};
  for (const auto& [from, to] : distinct) {
    if (from != to) boost::add_edge(from, to, graph);
  }
  std::vector<double> centrality(node_count, 0.0);
  boost::brandes_betweenness_centrality(
      graph, boost::make_iterator_property_map(centrality.begin(),
                                               boost::get(boost::vertex_index, graph)));
  return centrality;
}

}  // namespace yinguo::graph
