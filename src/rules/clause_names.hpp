#pragma once
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/branches.hpp"
#include "rules/program.hpp"
#include "syntax/ast.hpp"

namespace yinguo::rules {

/// The variables of one rule, with the scopes of its aggregates and quantified literals.
///
/// A name within an aggregate is the variable of that name outside, if there is one, otherwise a
/// variable of the aggregate alone; the names of the target expression are always the aggregate's
/// own (Soufflé's "injected variables"). Aggregates side by side do not see each other's variables.
/// A wildcard is a variable that occurs once.
class ClauseNames {
 public:
  ClauseNames(const syntax::Atom& head, const Branch& body);

  struct Variable {
    std::string name;
    base::Span span;  ///< the first occurrence
  };

  [[nodiscard]] const std::vector<Variable>& variables() const { return variables_; }

  [[nodiscard]] VariableId variable(const syntax::Term& occurrence) const {
    return variable_of_.at(&occurrence);
  }

  [[nodiscard]] const std::vector<VariableId>& locals(const syntax::Aggregate& aggregate) const {
    return locals_of_.at(&aggregate);
  }

  [[nodiscard]] const std::vector<VariableId>& locals(const syntax::Quantified& quantified) const {
    return locals_of_.at(&quantified);
  }

 private:
  struct Scope {
    const Scope* outer = nullptr;
    std::map<std::string_view, VariableId> names;
    std::vector<VariableId> own;
  };

  void declare(const syntax::Term& term, Scope& scope);
  void declare(const syntax::Literal& literal, Scope& scope);
  void declare_all(const std::vector<syntax::Term>& terms, Scope& scope);
  void enter(const syntax::Term& term, const Scope& scope);
  void enter(const syntax::Literal& literal, const Scope& scope);
  void enter_aggregate(const syntax::Aggregate& aggregate, const Scope& scope);
  void enter_quantified(const syntax::Quantified& quantified, const Scope& scope);
  VariableId add(const syntax::Term& occurrence, Scope& scope);
  [[nodiscard]] static const VariableId* find(std::string_view name, const Scope& scope);

  std::vector<Variable> variables_;
  std::unordered_map<const syntax::Term*, VariableId> variable_of_;
  std::unordered_map<const void*, std::vector<VariableId>> locals_of_;
};

}  // namespace yinguo::rules
