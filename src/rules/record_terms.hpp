#pragma once
#include <optional>
#include <unordered_map>
#include <vector>

#include "rules/branches.hpp"
#include "rules/clause_names.hpp"
#include "rules/declarations.hpp"

namespace yinguo::rules {

/// Of which declared type each `[a, b]` of a rule is. A record does not name its type: it has that
/// of the place where it stands (an argument, a field, a cast) or of what it is compared with, and
/// gives its fields theirs, which is repeated until nothing more is known.
class RecordTerms {
 public:
  RecordTerms(const syntax::Atom& head, const Branch& body, const ClauseNames& names,
              Declarations& declarations);

  /// A record type, or an algebraic data type after a mistake; nothing if nothing says.
  [[nodiscard]] std::optional<TypeId> type(const syntax::Term& record) const;

  [[nodiscard]] std::optional<TypeId> type(VariableId variable) const {
    return variables_[static_cast<std::size_t>(variable)];
  }

  /// Of any term: the record or algebraic data type that its place, or itself, says.
  [[nodiscard]] std::optional<TypeId> known(const syntax::Term& term) const;

 private:
  void visit(const syntax::Literal& literal);
  void visit(const syntax::Atom& atom);
  void visit(const syntax::Constraint& constraint);
  void visit_all(const std::vector<syntax::Literal>& literals);
  void look_inside(const std::vector<syntax::Term>& terms);
  void look_inside(const syntax::Term& term);
  void note(const syntax::Term& term, TypeId type);
  void note_fields(const syntax::Term& term, TypeId structure, std::uint32_t branch);

  const ClauseNames& names_;
  Declarations& declarations_;
  std::vector<std::optional<TypeId>> variables_;
  std::unordered_map<const syntax::Term*, TypeId> records_;
  bool has_changed_ = false;
};

}  // namespace yinguo::rules
