#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/record_type.hpp"
#include "model/value.hpp"

#include "rules/reporter.hpp"
#include "syntax/ast.hpp"

namespace yinguo::rules {

enum class TypeId : std::uint32_t {
};

/// A branch of an algebraic data type.
struct BranchId {
  TypeId type{};
  std::uint32_t index = 0;
};

/// The declared types and their order. The primitive types have the ids of their ValueType.
class TypeTable {
 public:
  explicit TypeTable(const std::set<std::string>& missing_instances);

  /// Reports YG-R201, R203, R208, R209. A type with a mistake is taken as a symbol.
  void declare(const syntax::Ast& ast, Reporter& reporter);

  [[nodiscard]] std::optional<TypeId> find(std::string_view name) const;
  /// As find(), but reports an unknown name and takes it as a symbol.
  [[nodiscard]] TypeId resolve(const syntax::Name& name, Reporter& reporter) const;
  [[nodiscard]] const std::string& name(TypeId type) const;
  [[nodiscard]] model::ValueType primitive(TypeId type) const;

  /// The record type or algebraic data type that `type` is, or is a subtype or another name of.
  [[nodiscard]] std::optional<TypeId> structure(TypeId type) const;

  [[nodiscard]] bool is_variant(TypeId structure) const { return !at(structure).is_record; }

  /// The types of the fields of a branch; of a record, branch 0.
  [[nodiscard]] const std::vector<TypeId>& fields(TypeId structure, std::uint32_t branch) const {
    return at(structure).branches[branch].fields;
  }

  [[nodiscard]] std::optional<BranchId> find_branch(std::string_view name) const;
  /// All names of branches, for suggestions.
  [[nodiscard]] std::vector<std::string_view> branch_names() const;

  [[nodiscard]] const base::Span& place(TypeId type) const { return at(type).span; }

  /// Every record type and algebraic data type that is declared.
  [[nodiscard]] model::RecordTypes record_types() const;
  [[nodiscard]] model::RecordTypeId record_type(TypeId type) const;

  /// Whether every value of `lower` is one of `upper`. Cost: O(declared types).
  [[nodiscard]] bool is_subtype(TypeId lower, TypeId upper) const;
  /// Whether some type is a subtype of all of `uppers`. Cost: O(declared types squared).
  [[nodiscard]] bool have_common_subtype(const std::vector<TypeId>& uppers) const;
  /// Whether every common subtype of `uppers` is one of `target`.
  [[nodiscard]] bool meet_is_subtype(const std::vector<TypeId>& uppers, TypeId target) const;

 private:
  struct Branch {
    std::string name;
    std::vector<std::string> names;
    std::vector<TypeId> fields;
  };

  struct Type {
    std::string name;
    model::ValueType primitive = model::ValueType::kSymbol;
    bool is_union = false;
    std::vector<std::uint32_t> parts{};   ///< members of a union
    std::vector<std::uint32_t> supers{};  ///< bases, and unions that this is a member of
    base::Span span{};
    bool is_record = false;
    std::vector<Branch> branches{};  ///< of a record one, of an algebraic data type its own
    std::optional<std::uint32_t> structure{};           ///< the type whose branches its values have
    model::RecordTypeId number = model::kNoRecordType;  ///< of a type with branches
  };

  void add(const syntax::TypeDeclaration& declaration, Reporter& reporter);
  void link(const syntax::TypeDeclaration& declaration, Reporter& reporter);
  void link_branches(const syntax::TypeDeclaration& declaration, Reporter& reporter);
  void find_primitives(Reporter& reporter);
  void find_primitive(Type& type, Reporter& reporter);
  [[nodiscard]] bool reaches(std::uint32_t lower, std::uint32_t upper) const;

  [[nodiscard]] const Type& at(TypeId type) const { return types_[static_cast<std::size_t>(type)]; }

  const std::set<std::string>& missing_;
  std::vector<Type> types_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::unordered_map<std::string, BranchId> branches_;
  std::uint32_t structures_ = 0;
};

/// Whether the name is qualified by one of the instances.
[[nodiscard]] bool is_of_instance(std::string_view name, const std::set<std::string>& instances);

}  // namespace yinguo::rules
