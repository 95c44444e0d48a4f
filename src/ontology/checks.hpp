#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "ontology/model.hpp"
#include "ontology/model_index.hpp"

namespace yinguo::ontology {

/// What the checks of a model share: its index and the way to report.
class Checks {
 public:
  Checks(const ModelIndex& index, base::Diagnostics& diagnostics)
      : index_{index}, diagnostics_{diagnostics} {}

  [[nodiscard]] const Model& model() const { return index_.model(); }

  [[nodiscard]] const ModelIndex& index() const { return index_; }

  void report(const base::ErrorCode& code, base::Span span, std::string message,
              std::string note = {}, std::string help = {});
  /// The same with `label` at `first`.
  void report_second(const base::ErrorCode& code, base::Span span, std::string message,
                     base::Span first, std::string label = "first here");
  /// Reports `ref` unless it names a thing of `kind`; an empty one was reported by the reader.
  bool refers_to(const Ref& ref, Kind kind);
  /// Reports `ref` unless it names a declared type or one of `built_in`.
  bool is_type(const Ref& ref, std::initializer_list<std::string_view> built_in);
  /// The declared relation that `ref` names if it is of `kind`; reports otherwise.
  const Relation* relation(const Ref& ref, RelationKind kind);

 private:
  const ModelIndex& index_;
  base::Diagnostics& diagnostics_;
};

void check_ids(Checks& checks);
void check_schema(Checks& checks);
void check_concepts(Checks& checks);
void check_claims(Checks& checks);
void check_places(Checks& checks);
void check_sources(Checks& checks);
void check_alignments(Checks& checks);
void check_figures(Checks& checks);

}  // namespace yinguo::ontology
