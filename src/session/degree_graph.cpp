#include "session/degree_graph.hpp"

#include "evaluation/build_graph.hpp"

namespace yinguo::session {

base::Result<void> add_degree_graph(reasoning::Reading& reading, double seconds) {
  std::vector<evaluation::Root> roots;
  for (std::uint32_t i = 0; i < reading.program.relations.size(); ++i) {
    if (reading.program.relations[i].kind != rules::RelationKind::kDegree) continue;
    auto more = evaluation::roots_of(reading.program, reading.symbols, reading.database,
                                     rules::RelationId{i});
    roots.insert(roots.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
  }
  auto graph = evaluation::build_graph(reading.program, reading.symbols, reading.database, roots,
                                       {.ordinary_depth = 0, .seconds = seconds});
  if (!graph) return graph.error();
  reading.graph = std::move(*graph);
  return {};
}

}  // namespace yinguo::session
