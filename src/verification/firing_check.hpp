#pragma once
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "verification/certificate.hpp"
#include "verification/closure.hpp"
#include "verification/fact_text.hpp"
#include "verification/verify.hpp"

namespace yinguo::verification {

/// Degrees and float sums depend on the order of additions in their last digits.
[[nodiscard]] inline bool is_near(double a, double b) {
  constexpr double kRounding = 1e-9;
  return a == b || std::abs(a - b) <= kRounding * std::max({1.0, std::abs(a), std::abs(b)});
}

[[nodiscard]] inline bool is_near(const model::Interval& a, const model::Interval& b) {
  return is_near(a.lower, b.lower) && is_near(a.upper, b.upper);
}

/// A program, and the same without_generators().
struct BothPrograms {
  const rules::Program& written;
  const rules::Program& plain;
};

/// Whether a rule, with the bindings and premises of one step, gives the step's fact.
class FiringCheck {
 public:
  FiringCheck(const BothPrograms& programs, model::SymbolTable& symbols, Interpreter& interpreter,
              Degrees& degrees, const Proof& proof)
      : program_{programs.written},
        plain_{programs.plain},
        symbols_{symbols},
        interpreter_{interpreter},
        degrees_{degrees},
        proof_{proof} {}

  /// Places are within the step. `numbers`: what the counters of the rule gave, when it stands.
  [[nodiscard]] std::vector<Fault> run(const Step& step, const FactPattern& fact, rules::RuleId id,
                                       std::vector<std::uint64_t>& numbers) const;

 private:
  struct Case;
  void bind(Case& c) const;
  void bind_by_facts(Case& c) const;
  void bind_by_equations(Case& c) const;
  void bind_by_equation(Case& c, const rules::Term& target, const rules::Term& source) const;
  void find_values(Case& c) const;
  void check_parts(Case& c) const;
  void check_head(Case& c) const;
  void collect(const Case& c, const rules::Term& term,
               std::vector<const rules::Term*>& aggregates) const;
  void collect(const Case& c, const rules::Literal& literal,
               std::vector<const rules::Term*>& aggregates) const;
  void check_literal(Case& c, std::uint32_t number) const;
  void check_aggregates(Case& c, const std::vector<const rules::Term*>& aggregates,
                        std::vector<const Premise*>& premises, const std::string& place) const;
  void check_own(Case& c, const rules::Literal& literal, const Premise& premise,
                 const std::string& place) const;
  void check_own_degree(Case& c, const rules::Literal& literal, const Premise& premise,
                        const std::string& place) const;
  void check_negated_group(Case& c, const rules::Atom& atom, const Premise& premise,
                           const std::string& place) const;
  void check_quantified(Case& c, const rules::Literal& literal, const Premise& premise,
                        const std::string& place) const;
  void check_fact(Case& c, const rules::Atom& atom, const Premise& premise,
                  const std::string& place) const;
  void check_negated(Case& c, const rules::Atom& atom, const Premise& premise,
                     const std::string& place) const;
  void check_constraint(Case& c, const rules::Constraint& constraint, const Premise& premise,
                        const std::string& place) const;
  void check_members(Case& c, std::vector<std::string> members, const Premise& premise,
                     const std::string& place) const;
  [[nodiscard]] bool agrees(const std::string& text, model::Value value,
                            model::ValueType type) const;
  [[nodiscard]] bool is_about_degrees(const rules::Literal& literal, const Premise& premise) const;

  const rules::Program& program_;
  const rules::Program& plain_;
  model::SymbolTable& symbols_;
  Interpreter& interpreter_;
  Degrees& degrees_;
  const Proof& proof_;
};

}  // namespace yinguo::verification
