#pragma once
// The facts of a program kept up to date while given facts come and go.
#include <cstdint>
#include <memory>
#include <vector>

#include "evaluation/evaluate.hpp"

namespace yinguo::evaluation {

/// A fact that is given, as one read from a file is.
struct GivenFact {
  rules::RelationId relation{};
  model::Tuple tuple;
};

/// A fact in both is inserted.
struct Change {
  std::vector<GivenFact> retracted{};
  std::vector<GivenFact> inserted{};
};

/// How the facts of a relation differ after an update.
struct RelationDifference {
  std::uint64_t added = 0;
  std::uint64_t removed = 0;
  std::uint64_t moved = 0;                    ///< still there, with another height
  std::vector<model::Tuple> added_facts{};    ///< if wanted; order: none
  std::vector<model::Tuple> removed_facts{};  ///< likewise
};

struct Difference {
  std::vector<RelationDifference> relations{};  ///< by relation
  std::uint64_t inserted = 0;                   ///< given facts that were not given before
  std::uint64_t retracted = 0;                  ///< given facts that are not given any more
  std::uint64_t ignored = 0;            ///< inserted ones given already, retracted ones not given
  std::uint32_t updated_strata = 0;     ///< fact by fact
  std::uint32_t recomputed_strata = 0;  ///< as a whole
};

/// Facts with what it takes to update them; plain data, to be kept and taken up again.
struct MaterialisedFacts {
  Database database{};
  /// By relation: the facts that were read, where the database does not tell (choice domains,
  /// subsumption, counters); else empty.
  std::vector<Table> given{};
  std::vector<std::uint64_t> work{};  ///< by stratum: of a run over all facts: solutions of rules
};

/// All facts of a program, which update() changes as the given ones change, so that facts and
/// heights are always those of a run from scratch over the given facts: those that are left in
/// their order, then the inserted ones. Each stratum that reads something that changed is updated
/// fact by fact (stratum_update.hpp) until that has taken half the work of a run over all its
/// facts, then, or where order or failing rules decide, run again; the other strata are not looked
/// at. When a change reaches counters or sums of fractions, all is run again.
///
/// Lifetime: refers to the program and the symbols. Threads: not thread-safe. After an error every
/// further call returns it.
class Materialisation {
 public:
  /// As evaluate(). Heights are always recorded.
  [[nodiscard]] static base::Result<Materialisation> make(const rules::Program& program,
                                                          model::SymbolTable& symbols,
                                                          const FactInputs& inputs = {},
                                                          const Limits& limits = {});
  /// Takes up facts that take() gave, of the same program and symbols.
  Materialisation(const rules::Program& program, model::SymbolTable& symbols,
                  MaterialisedFacts facts, const Limits& limits = {});
  Materialisation(const Materialisation&) = delete;
  Materialisation& operator=(const Materialisation&) = delete;
  Materialisation(Materialisation&&) noexcept;
  Materialisation& operator=(Materialisation&&) noexcept;
  ~Materialisation();

  /// Facts of degree inputs cannot change (YG-E617); of an equivalence relation the given pairs do.
  /// The limits hold for each update. `with_facts`: the difference lists them.
  [[nodiscard]] base::Result<Difference> update(const Change& change, bool with_facts = false);

  /// The facts. Valid until the next update. Cost: O(1), but O(n) for relations of which facts went
  /// since the last call.
  [[nodiscard]] const Database& database();

  /// The same with the rest; nothing may be called any more.
  [[nodiscard]] MaterialisedFacts take() &&;

 private:
  class Impl;
  explicit Materialisation(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace yinguo::evaluation
