#include "cli/graph_question.hpp"

#include <algorithm>

#include "cli/errors.hpp"

namespace yinguo::cli {
namespace {

/// The id of the relation of claims that has this id or label.
base::Result<std::string> find_relation(const ontology::Model& model, const std::string& name) {
  std::string known;
  for (const auto& relation : model.schema.relations) {
    if (relation.kind != ontology::RelationKind::kClaim) continue;
    if (name == relation.id || name == relation.label.zh || name == relation.label.en)
      return relation.id;
    known += (known.empty() ? "" : ", ") + relation.id;
  }
  return base::Error{kUsage, "`" + name + "` is no relation of claims", "one of: " + known};
}

}  // namespace

base::Result<reasoning::CausalGraph> read_causal_graph(const ontology::Model& model,
                                                       const ClaimSource& claims) {
  reasoning::ClaimChoice choice{{}, claims.certain_only};
  for (const auto& name : claims.relations) {
    const auto relation = find_relation(model, name);
    if (!relation) return relation.error();
    choice.relations.push_back(*relation);
  }
  return reasoning::CausalGraph{model, choice};
}

base::Result<graph::Node> find_node(const reasoning::CausalGraph& graph,
                                    const ontology::Names& names, const std::string& name) {
  const auto found = resolve_name(names, name, {ontology::Kind::kConcept});
  if (!found) return found.error();
  return graph.find(found->id).value();  // every concept is a node
}

base::Result<PairQuestion> read_pair(const ClaimSource& claims, const std::string& from,
                                     const std::string& to, const Output& output) {
  auto session = open_store(output);
  if (!session) return session.error();
  auto graph = read_causal_graph(session->model(), claims);
  if (!graph) return graph.error();
  const ontology::Names names{session->model()};
  const auto first = find_node(*graph, names, from);
  if (!first) return first.error();
  const auto second = find_node(*graph, names, to);
  if (!second) return second.error();
  if (*first == *second)
    return base::Error{kUsage, "both names stand for `" + graph->concept_of(*first) + "`",
                       "`yinguo loops` shows what leads from a concept back to itself"};
  return PairQuestion{std::move(*session), std::move(*graph), *first, *second};
}

base::Error no_chain(const PairQuestion& question) {
  const auto& graph = question.graph;
  const auto back =
      graph::shortest_path(graph.node_count(), graph.edges(), question.to, question.from);
  const auto& from = graph.concept_of(question.from);
  const auto& to = graph.concept_of(question.to);
  return {kNoChain, "no chain of claims leads from `" + from + "` to `" + to + "`",
          back ? "one leads from `" + to + "` to `" + from + "`"
               : "`yinguo show " + to + "` lists the claims about it"};
}

}  // namespace yinguo::cli
