#pragma once
// Stratified semi-naive evaluation of a checked program.
#include <cstddef>
#include <cstdint>
#include <functional>

#include "base/result.hpp"
#include "model/fact_source.hpp"

#include "evaluation/database.hpp"
#include "rules/program.hpp"

namespace yinguo::evaluation {

/// Bounds on one evaluation, and what it may leave out; reaching a bound is an Error, never a
/// partial answer. Facts are the same whatever stands here.
struct Limits {
  double seconds = 0.0;  ///< wall clock; 0: none
  std::uint64_t tuples = 100'000'000;
  std::uint64_t bytes = std::uint64_t{8} << 30U;  ///< of tuples and indexes
  bool heights = true;   ///< false: every fact counts as given, which explanations do not work with
  unsigned threads = 1;  ///< how many may work at once; 0: as many as the machine runs. Rows and
                         ///< their order are the same for any number
  std::size_t shared_rows = 2048;  ///< a rule that starts from fewer rows is run on one thread
  /// A plan that does not begin with the last round's facts is taken when its cost is expected to
  /// be smaller by this factor, estimates being rough; 0: whenever there is one.
  double late_gain = 2.0;
};

using FactVisitor = base::FunctionRef<void(std::span<const model::Value>)>;

/// Supplies the facts of one `.input` directive that is not IO=store, as many values as the
/// relation has attributes, symbols interned in the table given. See fact_files.hpp for Soufflé's
/// files.
using FactLoader = std::function<base::Result<void>(
    const rules::Relation&, const rules::IoDirective&, model::SymbolTable&, FactVisitor)>;

/// Where the facts of `.input` relations come from.
struct FactInputs {
  const model::FactSource* store = nullptr;  ///< IO=store; an Error when needed and missing
  FactLoader loader{};                       ///< every other IO; an Error when needed and missing
};

/// All facts of `program`. A pure function of the program and its inputs.
///
/// Constants of program.symbols are interned in `symbols` by their text (it may be the same table),
/// and so are strings made at run time.
/// Semantics are Soufflé's: integers wrap around; count and sum of an empty group are 0, min, max
/// and mean of one make the rule fail; division of integers by zero and to_number of no number are
/// Errors that name the rule. Aggregates range over the bindings of all variables of their body,
/// wildcards included; quantified literals over the distinct facts of their atom.
[[nodiscard]] base::Result<Database> evaluate(const rules::Program& program,
                                              model::SymbolTable& symbols,
                                              const FactInputs& inputs = {},
                                              const Limits& limits = {});

}  // namespace yinguo::evaluation
