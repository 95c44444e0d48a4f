#pragma once
// The reference evaluator: the definitions, executed. Plain loops over all facts, no index, no
// delta, no plan; degrees by iterating all equations until nothing changes. It shares no code with
// the engine.
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/interval.hpp"

#include "rules/program.hpp"

namespace yinguo::test {

using Fact = std::vector<model::Value>;

/// The interval of a degree input.
using InputDegrees = std::function<model::Interval(rules::RelationId, const Fact&)>;

class Reference {
 public:
  Reference(const rules::Program& program, InputDegrees inputs);

  [[nodiscard]] const std::set<Fact>& facts(rules::RelationId id) const {
    return facts_[static_cast<std::size_t>(id)];
  }

  /// The reference's word for a record of the engine's, which has words of its own.
  [[nodiscard]] model::Value translated(model::Value value, model::ValueType type,
                                        const model::RecordTable& records) const;
  [[nodiscard]] Fact translated(rules::RelationId id, std::span<const model::Value> tuple,
                                const model::RecordTable& records) const;

  /// Facts without a derivation from the facts of their stratum that are left.
  [[nodiscard]] const std::set<std::pair<rules::RelationId, Fact>>& unfounded() const {
    return unfounded_;
  }

  /// 0 for a fact that does not exist.
  [[nodiscard]] model::Interval degree(rules::RelationId id, const Fact& fact) const;

 private:
  using Bindings = std::map<rules::VariableId, model::Value>;
  using Found = std::function<void(const Bindings&)>;

  void settle(const rules::Stratum& stratum);
  bool round(const rules::Stratum& stratum, const std::vector<const rules::Rule*>& rules);
  bool admit(rules::RelationId id, const Fact& fact);
  void name_classes(rules::RelationId id);
  void subsume(const rules::Stratum& stratum);
  bool is_at_limit(const rules::Stratum& stratum) const;
  void find_unfounded(const rules::Stratum& stratum);
  static std::vector<const rules::Literal*> literals_of(const rules::Rule& rule);
  void settle_degrees(const rules::Stratum& stratum);

  bool is_ordinary(rules::RelationId id) const {
    return program_->relation(id).kind == rules::RelationKind::kOrdinary;
  }

  void for_each(std::vector<const rules::Literal*> left, const Bindings& bindings,
                const Found& found) const;
  void try_atom(const rules::Atom& atom, const std::vector<const rules::Literal*>& left,
                const Bindings& bindings, const Found& found) const;
  void try_filter(const rules::Literal& literal, const std::vector<const rules::Literal*>& left,
                  const Bindings& bindings, const Found& found) const;
  bool match(const rules::Term& term, model::Value value, Bindings& bindings) const;
  model::Value record(const std::string& branch, const Fact& fields) const;
  static std::vector<model::Value> range(std::int64_t from, std::int64_t to,
                                         std::optional<std::int64_t> step);
  bool is_ready(const rules::Literal& literal, const Bindings& bindings) const;
  bool holds(const rules::Literal& literal, const Bindings& bindings) const;
  bool holds(const rules::Quantified& quantified, const Bindings& bindings) const;
  std::set<Fact> members(const rules::Quantified& quantified, const Bindings& bindings) const;
  bool is_known(const rules::Term& term, const Bindings& bindings) const;
  std::optional<model::Value> value(const rules::Term& term, const Bindings& bindings) const;
  std::optional<model::Value> aggregate(const rules::Aggregate& aggregate,
                                        const Bindings& bindings) const;
  Fact ground(const std::vector<rules::Term>& terms, const Bindings& bindings) const;
  double degree_of(const rules::Rule& rule, const Bindings& bindings, bool lower) const;
  double degree_of(const rules::Literal& literal, const Bindings& bindings, bool lower) const;
  double degree_of(const rules::Quantified& quantified, const Bindings& bindings, bool lower) const;
  double conjunction(double a, double b) const;
  double disjunction(double a, double b) const;
  double admit(double degree) const;
  double end(rules::RelationId id, const Fact& fact, bool lower) const;

  const rules::Program* program_;
  InputDegrees inputs_;
  std::vector<std::set<Fact>> facts_;
  mutable std::vector<std::pair<std::string, Fact>> records_;  ///< by word, from 1
  std::map<rules::RelationId, std::set<Fact>> subsumed_;
  std::set<std::pair<rules::RelationId, Fact>> unfounded_;
  std::map<std::pair<rules::RelationId, Fact>, model::Interval> degrees_;
};

}  // namespace yinguo::test
