#pragma once
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "ontology/model.hpp"

#include "literature/rdf_properties.hpp"

namespace yinguo::literature {

/// Reads alignments as describe_alignment() writes them: the mapping properties of SKOS between
/// concepts, and the reasons that axioms of OWL give for them. What others state without a reason
/// in both languages is proposed only, for a person to confirm.
///
/// Lifetime: refers to the graph, the properties and the file.
class RdfAlignments {
 public:
  RdfAlignments(const RdfGraph& graph, RdfProperties& properties, ImportFile& file);

  /// Takes what a concept says of another that is ours or in the graph; leaves out the rest of the
  /// mapping properties. False when there are too many.
  [[nodiscard]] bool read(const RdfSubject& subject);

  /// Names, as left out, axioms about what nothing states. Call it behind all subjects.
  void finish();

  /// Whether the property is one of these.
  [[nodiscard]] static bool is_match(std::string_view property);
  /// Whether the subject is what some alignment's reason stands in.
  [[nodiscard]] static bool is_reason(const RdfSubject& subject);

 private:
  using Key = std::tuple<std::string, std::string, std::string>;  ///< subject, property, object

  void read_reason(const RdfSubject& axiom);
  [[nodiscard]] bool is_concept(std::string_view term) const;

  const RdfGraph& graph_;
  RdfProperties& properties_;
  ImportFile& file_;
  std::map<Key, ontology::Text> reasons_;
  std::set<Key> used_;
};

}  // namespace yinguo::literature
