#pragma once
// Solutions of a rule's body by nested loops: the definition, executed. No plan, no delta; apart
// from evaluation's. Rules are those of without_generators().
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/function_ref.hpp"
#include "model/symbol_table.hpp"

#include "rules/program.hpp"
#include "verification/relations.hpp"

namespace yinguo::verification {

/// Values of a rule's variables, as far as they have one.
class Bindings {
 public:
  explicit Bindings(std::size_t variables) : values_(variables), is_bound_(variables, 0) {}

  [[nodiscard]] bool has(rules::VariableId id) const {
    return is_bound_[static_cast<std::size_t>(id)] != 0;
  }

  [[nodiscard]] model::Value at(rules::VariableId id) const {
    return values_[static_cast<std::size_t>(id)];
  }

  void set(rules::VariableId id, model::Value value) {
    values_[static_cast<std::size_t>(id)] = value;
    is_bound_[static_cast<std::size_t>(id)] = 1;
  }

  void forget(rules::VariableId id) { is_bound_[static_cast<std::size_t>(id)] = 0; }

 private:
  std::vector<model::Value> values_;
  std::vector<std::uint8_t> is_bound_;
};

/// A fact that a solution of a group stood on.
struct GroundAtom {
  rules::RelationId relation{};
  model::Tuple tuple{};

  friend bool operator==(const GroundAtom&, const GroundAtom&) = default;

  friend bool operator<(const GroundAtom& a, const GroundAtom& b) {
    return a.relation != b.relation ? a.relation < b.relation : a.tuple < b.tuple;
  }
};

/// What to do where a rule takes a number from a counter.
enum class Counters : std::uint8_t {
  kFail,   ///< which number it is cannot be told
  kGiven,  ///< it has its number already
  kStop,   ///< what needs the number is not looked at
};

/// Threads: one interpreter, one thread. After failure() nothing it says counts.
class Interpreter {
 public:
  using Found = base::FunctionRef<void(const Bindings&)>;

  /// `steps`: how many rows and literals may be looked at.
  Interpreter(const rules::Program& program, Relations& relations, model::SymbolTable& symbols,
              std::uint64_t steps)
      : program_{program}, relations_{relations}, symbols_{symbols}, steps_left_{steps} {
    for (std::uint32_t i = 0; i < program.symbols.size(); ++i)
      constants_.push_back(symbols.intern(program.symbols.text(model::SymbolId{i})));
  }

  /// Calls `found` for each solution of `body` that extends `bindings`.
  void solve(const std::vector<rules::Literal>& body, const rules::Rule& rule,
             const Bindings& bindings, Found found);

  /// Until changed: kFail.
  void set_counters(Counters counters) { counters_ = counters; }

  /// nullopt: it has no value, or a variable of it has none.
  [[nodiscard]] std::optional<model::Value> value(const rules::Term& term, const rules::Rule& rule,
                                                  const Bindings& bindings);
  [[nodiscard]] std::optional<model::Tuple> ground(const std::vector<rules::Term>& terms,
                                                   const rules::Rule& rule,
                                                   const Bindings& bindings);
  /// Whether a literal without unbound variables but its own holds; degrees count as existing.
  [[nodiscard]] bool holds(const rules::Literal& literal, const rules::Rule& rule,
                           const Bindings& bindings);
  /// The distinct facts of a quantified literal's group, sorted.
  [[nodiscard]] std::vector<model::Tuple> members(const rules::Quantified& quantified,
                                                  const rules::Rule& rule,
                                                  const Bindings& bindings);
  /// The distinct facts that an aggregate's solutions stand on, sorted.
  [[nodiscard]] std::vector<GroundAtom> members(const rules::Aggregate& aggregate,
                                                const rules::Rule& rule, const Bindings& bindings);
  /// Extends `bindings` so that `atom` is `tuple`; false: it is not.
  [[nodiscard]] bool unify(const rules::Atom& atom, const model::Tuple& tuple,
                           const rules::Rule& rule, Bindings& bindings);
  /// Extends `bindings` by the variables of a term that is a variable or takes a record apart;
  /// false: `value` is another one. What a functor computes is not compared.
  [[nodiscard]] bool match(const rules::Term& term, model::Value value, Bindings& bindings);
  /// Whether all variables that it needs have a value.
  [[nodiscard]] static bool is_known(const rules::Term& term, const Bindings& bindings);
  /// Whether some fact agrees with the atom, `_` standing for any value.
  [[nodiscard]] bool any_fact(const rules::Atom& atom, const rules::Rule& rule,
                              const Bindings& bindings);

  [[nodiscard]] const std::string& failure() const noexcept { return failure_; }

  [[nodiscard]] const model::SymbolTable& symbols() const noexcept { return symbols_; }

  [[nodiscard]] Relation& relation(rules::RelationId id) {
    return relations_[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] bool is_ordinary(rules::RelationId id) const {
    return program_.relation(id).kind == rules::RelationKind::kOrdinary;
  }

 private:
  using Left = std::vector<const rules::Literal*>;

  static constexpr int kWaits = std::numeric_limits<int>::max();

  void search(Left left, const rules::Rule& rule, const Bindings& bindings, Found found);
  void try_atom(const rules::Atom& atom, const Left& left, const rules::Rule& rule,
                const Bindings& bindings, Found found);
  void try_filter(const rules::Literal& literal, const Left& left, const rules::Rule& rule,
                  const Bindings& bindings, Found found);
  void try_generator(const rules::Constraint& generator, const Left& left, const rules::Rule& rule,
                     const Bindings& bindings, Found found);
  [[nodiscard]] bool try_binding(const rules::Constraint& constraint, const Left& left,
                                 const rules::Rule& rule, const Bindings& bindings, Found found);
  [[nodiscard]] int rank(const rules::Literal& literal, const Bindings& bindings) const;
  [[nodiscard]] int rank(const rules::Constraint& constraint, const Bindings& bindings) const;
  [[nodiscard]] static bool is_matchable(const rules::Term& term, const Bindings& bindings);
  [[nodiscard]] static bool is_matchable(const rules::Atom& atom, const Bindings& bindings);
  [[nodiscard]] bool is_deniable(const rules::Atom& atom, const Bindings& bindings) const;
  [[nodiscard]] model::ShapeId shape_of(const rules::Term& record);
  [[nodiscard]] bool holds(const rules::Quantified& quantified, const rules::Rule& rule,
                           const Bindings& bindings);
  bool spend();

  const rules::Program& program_;
  Relations& relations_;
  model::SymbolTable& symbols_;
  std::vector<model::SymbolId> constants_;  ///< by symbol of the program
  std::vector<std::uint8_t> is_wildcard_;   ///< by variable of the rule being run
  std::map<std::pair<model::RecordTypeId, std::uint32_t>, model::ShapeId> shapes_;
  Counters counters_ = Counters::kFail;
  std::uint64_t steps_left_;
  std::string failure_;
};

}  // namespace yinguo::verification
