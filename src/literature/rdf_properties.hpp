#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ontology/model.hpp"
#include "ontology/vocabulary.hpp"

#include "literature/import_file.hpp"
#include "literature/rdf_graph.hpp"

namespace yinguo::literature {

/// The ID of urn:yinguo:KIND:ID; nothing where the term is of another kind.
[[nodiscard]] std::optional<std::string> id_of_iri(std::string_view kind, std::string_view term);

/// The id of a concept, of whatever vocabulary: that of others is the last part of their IRI.
[[nodiscard]] std::string concept_id(std::string_view term);

/// The relation of a property: one of ours, or one that goes by a name of SKOS.
[[nodiscard]] std::optional<std::string> relation_id(std::string_view property);

/// The number that `#author-2` ends in, by which parts are in order; 0 where there is none.
[[nodiscard]] std::uint64_t number_of_part(std::string_view term);

/// The parts in the order of their numbers; those with the same, as they stand.
template <class T>
[[nodiscard]] std::vector<T> in_order(std::vector<std::pair<std::uint64_t, T>> parts) {
  std::ranges::stable_sort(parts, {}, &std::pair<std::uint64_t, T>::first);
  std::vector<T> out;
  out.reserve(parts.size());
  for (auto& [number, part] : parts)
    out.push_back(std::move(part));
  return out;
}

/// What the statements of a graph are read with: their places, and the ways to report.
///
/// Lifetime: refers to the graph and the file.
class RdfProperties {
 public:
  RdfProperties(const RdfGraph& graph, ImportFile& file) : graph_{graph}, file_{file} {}

  [[nodiscard]] base::Span span(std::uint32_t at) const;
  /// Reports an id that is empty.
  [[nodiscard]] ontology::Ref ref(std::string id, const RdfStatement& one);

  /// Reports a property that something has one of and that is given it with several values.
  void check_once(const RdfSubject& subject);

  /// One language of a text; without one, that which the text looks like.
  void text(const RdfStatement& one, ontology::Text& text);
  void number(const RdfStatement& one, std::uint32_t& value);

  template <class E>
  void word(const RdfStatement& one, E& value) {
    if (const auto found = ontology::try_parse_word<E>(one.value))
      value = *found;
    else
      no_word(one, ontology::words_of<E>());
  }

  /// What a part of something says, in a subject of its own; without statements, and a report,
  /// where there is none.
  [[nodiscard]] const RdfSubject& part(const RdfStatement& one);

  void mistake(const RdfStatement& one, std::string message, std::string help = {});
  void needs(const RdfSubject& subject, const char* what);

  void leave_out(const RdfStatement& one) { file_.leave_out(one.property); }

 private:
  void no_word(const RdfStatement& one, std::span<const std::string_view> words);

  const RdfGraph& graph_;
  ImportFile& file_;
};

}  // namespace yinguo::literature
