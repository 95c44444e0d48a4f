#pragma once
// What the commands about the graph of claims have in common.
#include <string>
#include <vector>

#include "cli/command_parts.hpp"

#include "reasoning/causal_graph.hpp"

namespace yinguo::cli {

/// The graph that `claims` asks for. Errors: YG-C701 for an unknown relation.
[[nodiscard]] base::Result<reasoning::CausalGraph> read_causal_graph(const ontology::Model& model,
                                                                     const ClaimSource& claims);

/// The node of the concept that `name` stands for. Errors: YG-O323, YG-O324.
[[nodiscard]] base::Result<graph::Node> find_node(const reasoning::CausalGraph& graph,
                                                  const ontology::Names& names,
                                                  const std::string& name);

/// Two concepts and the claims between them, made ready.
struct PairQuestion {
  session::Session session;
  reasoning::CausalGraph graph;
  graph::Node from = 0;
  graph::Node to = 0;
};

/// Opens the store and resolves the names. Errors: as above; YG-C701 when both are the same
/// concept.
[[nodiscard]] base::Result<PairQuestion> read_pair(const ClaimSource& claims,
                                                   const std::string& from, const std::string& to,
                                                   const Output& output);

/// YG-C780: no chain leads from the one to the other; `graph` says where one may lead instead.
[[nodiscard]] base::Error no_chain(const PairQuestion& question);

}  // namespace yinguo::cli
