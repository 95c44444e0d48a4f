#include "literature/rdf_graph.hpp"

#include <algorithm>
#include <utility>

#include "literature/rdf_writer.hpp"

namespace yinguo::literature {

bool RdfSubject::is_a(std::string_view type) const {
  return std::ranges::any_of(statements, [&](const RdfStatement& one) {
    return one.property == "rdf:type" && one.value == type;
  });
}

RdfSubject& RdfGraph::subject(const std::string& term, std::uint32_t at) {
  if (const auto found = by_term_.find(term); found != by_term_.end()) return *found->second;
  auto& made = subjects_.emplace_back(RdfSubject{term, at});
  by_term_.emplace(made.term, &made);
  return made;
}

const RdfSubject* RdfGraph::find(std::string_view term) const {
  const auto found = by_term_.find(term);
  return found == by_term_.end() ? nullptr : found->second;
}

void RdfGraph::add(RdfSubject& subject, RdfStatement statement) {
  subject.statements.push_back(std::move(statement));
  ++count_;
}

std::string short_term(std::string_view iri) {
  for (const auto& [prefix, beginning] : kPrefixes) {
    if (iri.starts_with(beginning))
      return std::string{prefix} + ":" + std::string{iri.substr(beginning.size())};
  }
  return std::string{iri};
}

}  // namespace yinguo::literature
