#pragma once
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/branches.hpp"
#include "rules/clause_names.hpp"
#include "rules/declarations.hpp"
#include "rules/inference.hpp"
#include "rules/record_terms.hpp"

namespace yinguo::rules {

/// The types of one rule: arities, primitive types of every term (inference.hpp), and the declared
/// subtypes of its variables. Reports YG-R202, R205, R206, R207, R212, R245, R246.
class Typing {
 public:
  Typing(const syntax::Atom& head, const Branch& body, const ClauseNames& names,
         Declarations& declarations, Reporter& reporter);

  [[nodiscard]] model::ValueType type(const syntax::Term& term) const {
    return inference_.type(node_of_.at(&term));
  }

  [[nodiscard]] model::ValueType type(VariableId variable) const {
    return inference_.type(variable_nodes_[static_cast<std::size_t>(variable)]);
  }

  /// The record type of a `[a, b]`; nothing after a mistake.
  [[nodiscard]] std::optional<TypeId> record_type(const syntax::Term& record) const {
    return records_.type(record);
  }

  [[nodiscard]] model::RecordTypeId record_type(VariableId variable) const {
    const auto type = records_.type(variable);
    return type ? declarations_.types().record_type(*type) : model::kNoRecordType;
  }

  /// The settled reading of an operator or call; null after a mistake.
  [[nodiscard]] const Overload* overload(const syntax::Term& term) const;

 private:
  using Node = Inference::Node;
  /// Positive literals say what a variable is (its type is below the attribute's); heads and
  /// negations only accept. A record that is compared says what its parts are if nothing else does.
  enum class Role {
    kSource,
    kSink,
    kEither
  };

  Node visit(const syntax::Term& term);
  Node visit_leaf(const syntax::Term& term);
  Node visit_number(const syntax::Term& term);
  Node visit_functor(const syntax::Term& term);
  Node visit_cast(const syntax::Term& term);
  Node visit_aggregate(const syntax::Term& term);
  // record_typing.cpp
  Node visit_record(const syntax::Term& term);
  void visit_fields(const syntax::Term& term, TypeId structure, std::uint32_t branch);
  void expect(const syntax::Term& term, TypeId type);
  void check_cast(const syntax::Term& cast, TypeId type);
  void check_known(std::size_t errors_before);
  void settle_either(const std::vector<std::size_t>& class_of);
  void visit(const syntax::Literal& literal, bool negated);
  void visit(const syntax::Atom& atom, Role role);
  void visit(const syntax::Constraint& constraint, bool negated);
  void visit(const syntax::Group& group, bool negated);
  void note_cast(const syntax::Term& variable, const syntax::Term& cast);
  void visit(const syntax::Quantified& quantified);
  void check_subtypes();
  void check_sources(const std::vector<std::size_t>& class_of);
  void check_sinks(const std::vector<std::size_t>& class_of);
  [[nodiscard]] std::vector<std::size_t> classes_of_variables() const;

  /// An occurrence of a variable as an argument of an atom.
  struct Use {
    VariableId variable{};
    TypeId type{};
    base::Span span{};
  };

  const ClauseNames& names_;
  Declarations& declarations_;
  Reporter& reporter_;
  Inference inference_;
  RecordTerms records_;
  Role role_ = Role::kEither;  ///< of the literal around this place
  std::vector<Node> variable_nodes_;
  std::unordered_map<const syntax::Term*, Node> node_of_;
  std::unordered_map<const syntax::Term*, std::uint32_t> choice_of_;
  int alternatives_ = 0;  ///< disjunctions within aggregates around this place
  std::vector<Use> sources_;
  std::vector<Use> sinks_;
  std::vector<Use> either_;
  std::vector<std::pair<VariableId, VariableId>> equalities_;
};

/// The readings of the digits of a number term (kNumber, kUnsigned, kFloat), by type.
[[nodiscard]] std::vector<std::pair<model::ValueType, model::Value>> readings_of(
    const syntax::Term& number);

}  // namespace yinguo::rules
