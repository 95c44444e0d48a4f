#pragma once
// Facts and degrees of a program from its definition: rounds over all rules until nothing is new.
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/function_ref.hpp"
#include "base/result.hpp"
#include "model/interval.hpp"

#include "verification/bodies.hpp"

namespace yinguo::verification {

using TupleVisitor = base::FunctionRef<void(std::span<const model::Value>)>;

/// Reads the facts of one `.input` directive, in the order of the file; symbols are interned.
using FactReader = std::function<base::Result<void>(
    const rules::Relation&, const rules::IoDirective&, model::SymbolTable&, TupleVisitor)>;

/// The relation under whose name the facts of another are read: the equivalence relation of given
/// pairs; else itself.
[[nodiscard]] const rules::Relation& read_as(const rules::Program& program, rules::RelationId id);

/// What a directive reads, in words: a file's name, `store`, …. `relation`: read_as().
[[nodiscard]] std::string source_name(const rules::IoDirective& input,
                                      const rules::Relation& relation);
/// What a relation is read from, in words: a file's name, `store`, …; `program` without an input.
[[nodiscard]] std::string source_name(const rules::Program& program, rules::RelationId id);

/// What a relation is given, before any rule is run.
struct Given {
  Relation from_program{};
  std::vector<model::Tuple> from_input{};  ///< in the order of the source, repetitions included
  Relation from_input_set{};
};

/// Errors: those of `reader`.
[[nodiscard]] base::Result<Given> read_given(const rules::Program& program, rules::RelationId id,
                                             const FactReader& reader, Interpreter& interpreter,
                                             model::SymbolTable& symbols);

/// The facts of `program`, into the interpreter's relations. Errors: those of `reader`; YG-V903.
[[nodiscard]] base::Result<void> close(const rules::Program& program, const FactReader& reader,
                                       Interpreter& interpreter, model::SymbolTable& symbols,
                                       std::uint64_t facts);

/// Degrees of the facts of `program`, whose relations are closed, for one case.
class Degrees {
 public:
  Degrees(const rules::Program& program, Interpreter& interpreter, const std::string& case_name,
          model::SymbolTable& symbols);

  /// The equations, iterated until they hold. Errors: YG-V903.
  [[nodiscard]] base::Result<void> settle();

  /// [0, 0] for a fact that does not exist; ordinary facts are true or false.
  [[nodiscard]] model::Interval of(rules::RelationId id, const model::Tuple& tuple);
  /// Of one literal of a rule's body.
  [[nodiscard]] model::Interval of(const rules::Literal& literal, const rules::Rule& rule,
                                   const Bindings& bindings);

 private:
  [[nodiscard]] bool settle(const rules::Stratum& stratum);
  [[nodiscard]] model::Interval input(rules::RelationId id, const model::Tuple& tuple);
  [[nodiscard]] model::Interval of(const rules::Quantified& quantified, const rules::Rule& rule,
                                   const Bindings& bindings);
  [[nodiscard]] model::Interval negated(const rules::Atom& atom, const rules::Rule& rule,
                                        const Bindings& bindings);
  [[nodiscard]] model::Interval both(model::Interval a, model::Interval b) const;
  [[nodiscard]] model::Interval either(model::Interval a, model::Interval b) const;
  [[nodiscard]] double admit(double degree) const;

  const rules::Program& program_;
  Interpreter& interpreter_;
  model::Value case_;
  std::map<std::pair<rules::RelationId, model::Tuple>, model::Interval> known_;
};

}  // namespace yinguo::verification
