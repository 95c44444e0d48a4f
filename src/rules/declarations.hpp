#pragma once
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/fact_source.hpp"

#include "rules/program.hpp"
#include "rules/reporter.hpp"
#include "rules/types.hpp"
#include "syntax/ast.hpp"

namespace yinguo::rules {

/// What checking knows of a relation beside Program::relations.
struct RelationInfo {
  std::vector<TypeId> types;  ///< of the attributes
  bool has_known_schema =
      true;                 ///< false: its declaration is missing or broken; uses are not checked
  bool is_declared = true;  ///< false: only used
};

/// An equivalence relation and what stands for it in rules.
struct Equivalence {
  RelationId relation{};
  RelationId given{};    ///< the pairs that facts and rules give
  RelationId classes{};  ///< (member, name of its class)
};

/// The relations and types of a program, by name.
class Declarations {
 public:
  /// Uses of what an instance in `missing` would have declared are not reported.
  Declarations(Program& program, Reporter& reporter, const std::set<std::string>& missing)
      : program_{program}, reporter_{reporter}, missing_{missing}, types_{missing} {}

  /// Fills Program::relations, algebra and pragmas.
  void declare(const syntax::Ast& ast, const model::FactSource* store);

  /// The relation of a use. One that is not declared is reported once and known from then on.
  RelationId resolve(const syntax::Name& name);

  /// Adds an ordinary relation that the program does not declare, named after `base`.
  RelationId add_auxiliary(const std::string& base, std::vector<model::Attribute> attributes,
                           const base::Span& span);

  [[nodiscard]] const RelationInfo& info(RelationId relation) const {
    return infos_[static_cast<std::size_t>(relation)];
  }

  [[nodiscard]] const Relation& relation(RelationId relation) const {
    return program_.relation(relation);
  }

  [[nodiscard]] const std::vector<Equivalence>& equivalences() const { return equivalences_; }

  [[nodiscard]] const TypeTable& types() const { return types_; }

 private:
  void add(const syntax::RelationDeclaration& declaration);
  void add_one(const syntax::RelationDeclaration& declaration, const syntax::Name& name);
  void set_choice_domains(const syntax::RelationDeclaration& declaration, Relation& relation);
  void add_parts(Equivalence& equivalence);
  RelationId add_hidden(std::string name, std::vector<model::Attribute> attributes,
                        const base::Span& span);
  bool is_equivalence(const syntax::RelationDeclaration& declaration, const Relation& relation,
                      const RelationInfo& info);
  void resolve_source(const syntax::RelationDeclaration& declaration);
  void check_source(const Relation& relation, const syntax::Name& source, RelationId source_id);
  void limit_size(const syntax::Directive& directive);
  void direct(const syntax::Directive& directive, const model::FactSource* store);
  void check_store(const Relation& relation, const IoDirective& directive,
                   const model::FactSource* store);
  void check_schema(const Relation& relation, const model::RelationSchema& schema);
  void set_pragma(const syntax::Pragma& pragma);

  Relation& at(RelationId id) { return program_.relations[static_cast<std::size_t>(id)]; }

  Program& program_;
  Reporter& reporter_;
  const std::set<std::string>& missing_;
  TypeTable types_;
  std::vector<RelationInfo> infos_;
  std::vector<Equivalence> equivalences_;
  std::unordered_map<std::string, RelationId> by_name_;
};

}  // namespace yinguo::rules
