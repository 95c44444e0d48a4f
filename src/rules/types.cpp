#include "rules/types.hpp"

#include <algorithm>

#include "graph/components.hpp"

#include "rules/errors.hpp"

namespace yinguo::rules {

TypeTable::TypeTable(const std::set<std::string>& missing_instances) : missing_{missing_instances} {
  using model::ValueType;
  for (const auto type :
       {ValueType::kNumber, ValueType::kUnsigned, ValueType::kFloat, ValueType::kSymbol}) {
    by_name_.emplace(model::name_of(type), static_cast<std::uint32_t>(types_.size()));
    types_.push_back({.name = model::name_of(type), .primitive = type});
  }
  // What all records have in common; it has no name that a program could use.
  types_.push_back({.name = "record", .primitive = ValueType::kRecord});
}

void TypeTable::declare(const syntax::Ast& ast, Reporter& reporter) {
  for (const auto& item : ast.items) {
    if (const auto* const type = std::get_if<syntax::TypeDeclaration>(&item)) add(*type, reporter);
  }
  for (const auto& item : ast.items) {
    if (const auto* const type = std::get_if<syntax::TypeDeclaration>(&item)) link(*type, reporter);
  }
  find_primitives(reporter);
}

void TypeTable::add(const syntax::TypeDeclaration& declaration, Reporter& reporter) {
  const auto index = static_cast<std::uint32_t>(types_.size());
  const auto [known, is_new] = by_name_.emplace(declaration.name.text, index);
  if (!is_new) {
    const auto& first = types_[known->second];
    std::vector<base::Label> labels;
    if (known->second >= 4) labels.push_back({first.span, "first declared here"});
    reporter.error(kRedeclared, declaration.name.span,
                   "the type " + quoted(first.name) +
                       (known->second < 4 ? " is built in" : " is declared twice"),
                   {}, {}, std::move(labels));
    return;
  }
  Type type;
  type.name = declaration.name.text;
  type.is_union = !declaration.is_subtype && declaration.branches.empty();
  type.is_record = declaration.is_record;
  if (!declaration.branches.empty()) {
    type.primitive = model::ValueType::kRecord;
    type.structure = index;
    type.number = static_cast<model::RecordTypeId>(structures_++);
  }
  type.span = declaration.name.span;
  types_.push_back(std::move(type));
}

void TypeTable::link(const syntax::TypeDeclaration& declaration, Reporter& reporter) {
  const auto self = by_name_.at(declaration.name.text);
  const base::Span& place = declaration.name.span;
  if (types_[self].span != place) return;  // not the first of its name
  link_branches(declaration, reporter);
  if (declaration.is_broken) return;
  for (const auto& part : declaration.parts) {
    const auto other = static_cast<std::uint32_t>(resolve(part, reporter));
    types_[self].parts.push_back(other);
    if (declaration.is_subtype || declaration.parts.size() == 1) {
      types_[self].supers.push_back(other);
    }
    if (!declaration.is_subtype) types_[other].supers.push_back(self);
  }
}

void TypeTable::link_branches(const syntax::TypeDeclaration& declaration, Reporter& reporter) {
  const auto self = static_cast<TypeId>(by_name_.at(declaration.name.text));
  for (const auto& branch : declaration.branches) {
    Branch made{branch.name.text, {}, {}};
    for (const auto& field : branch.fields) {
      if (std::find(made.names.begin(), made.names.end(), field.name.text) != made.names.end()) {
        reporter.error(kRedeclared, field.name.span,
                       "the field " + quoted(field.name.text) + " is declared twice");
      }
      made.names.push_back(field.name.text);
      made.fields.push_back(resolve(field.type, reporter));
    }
    auto& branches = types_[static_cast<std::size_t>(self)].branches;
    const BranchId id{self, static_cast<std::uint32_t>(branches.size())};
    const bool is_new = declaration.is_record || branches_.emplace(branch.name.text, id).second;
    if (!is_new) {
      reporter.error(kRedeclared, branch.name.span,
                     "the branch " + quoted(branch.name.text) + " is declared twice", {},
                     "the branches of all types have names of their own",
                     {{place(branches_.at(branch.name.text).type), "in this type first"}});
    }
    branches.push_back(std::move(made));
  }
}

/// Settles types after what they are made of; types in a cycle are reported.
void TypeTable::find_primitives(Reporter& reporter) {
  std::vector<graph::Edge> edges;
  for (std::uint32_t i = 0; i < types_.size(); ++i) {
    for (const auto part : types_[i].parts)
      edges.emplace_back(i, part);
  }
  const auto components =
      graph::strong_components(static_cast<std::uint32_t>(types_.size()), edges);
  for (const auto& members : components.members) {
    auto& type = types_[members.front()];
    const bool is_loop = members.size() > 1 || std::find(type.parts.begin(), type.parts.end(),
                                                         members.front()) != type.parts.end();
    if (!is_loop) {
      find_primitive(type, reporter);
      continue;
    }
    std::vector<base::Label> labels;
    for (std::size_t i = 1; i < members.size(); ++i) {
      labels.push_back({types_[members[i]].span, "by way of " + quoted(types_[members[i]].name)});
    }
    reporter.error(kCyclicType, type.span,
                   "the type " + quoted(type.name) + " is declared by means of itself", {}, {},
                   std::move(labels));
  }
}

void TypeTable::find_primitive(Type& type, Reporter& reporter) {
  if (type.parts.empty()) return;
  type.primitive = types_[type.parts.front()].primitive;
  type.structure = types_[type.parts.front()].structure;
  for (const auto part : type.parts) {
    if (types_[part].structure && type.structure && types_[part].structure != type.structure) {
      reporter.error(kMixedUnion, type.span,
                     "the union " + quoted(type.name) + " has members of type " +
                         types_[*type.structure].name + " and of type " +
                         types_[*types_[part].structure].name,
                     "declare an algebraic data type, `.type " + type.name +
                         " = A {x: " + types_[*type.structure].name + "} | …`",
                     "the members of a union have one record type");
      return;
    }
    if (types_[part].primitive == type.primitive) continue;
    reporter.error(kMixedUnion, type.span,
                   "the union " + quoted(type.name) + " has members of type " +
                       model::name_of(type.primitive) + " and of type " +
                       model::name_of(types_[part].primitive),
                   {}, "the members of a union have one primitive type");
    return;
  }
}

std::optional<TypeId> TypeTable::find(std::string_view name) const {
  const auto found = by_name_.find(std::string{name});
  if (found == by_name_.end()) return std::nullopt;
  return static_cast<TypeId>(found->second);
}

TypeId TypeTable::resolve(const syntax::Name& name, Reporter& reporter) const {
  if (const auto found = find(name.text)) return *found;
  if (is_of_instance(name.text, missing_)) return static_cast<TypeId>(model::ValueType::kSymbol);
  std::vector<std::string_view> names;
  for (const auto& type : types_)
    names.emplace_back(type.name);
  auto help = did_you_mean(name.text, names);
  if (name.text == "string") help = "did you mean `symbol`?";
  reporter.error(kUnknownType, name.span, "unknown type " + quoted(name.text), std::move(help));
  return static_cast<TypeId>(model::ValueType::kSymbol);
}

bool is_of_instance(std::string_view name, const std::set<std::string>& instances) {
  for (auto dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.')) {
    if (instances.contains(std::string{name.substr(0, dot)})) return true;
    name.remove_prefix(dot + 1);
  }
  return false;
}

const std::string& TypeTable::name(TypeId type) const {
  return at(type).name;
}

model::ValueType TypeTable::primitive(TypeId type) const {
  return at(type).primitive;
}

std::optional<TypeId> TypeTable::structure(TypeId type) const {
  const auto found = at(type).structure;
  // After a mistake in its declaration a type has no branches.
  if (!found || types_[*found].branches.empty()) return std::nullopt;
  return static_cast<TypeId>(*found);
}

std::optional<BranchId> TypeTable::find_branch(std::string_view name) const {
  const auto found = branches_.find(std::string{name});
  if (found == branches_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string_view> TypeTable::branch_names() const {
  std::vector<std::string_view> names;
  for (const auto& type : types_) {
    if (type.is_record) continue;
    for (const auto& branch : type.branches)
      names.emplace_back(branch.name);
  }
  return names;
}

model::RecordTypeId TypeTable::record_type(TypeId type) const {
  const auto found = at(type).structure;
  return found ? types_[*found].number : model::kNoRecordType;
}

model::RecordTypes TypeTable::record_types() const {
  model::RecordTypes out;
  for (const auto& type : types_) {
    if (type.number == model::kNoRecordType) continue;
    auto& made = out.emplace_back(model::RecordType{type.name, !type.is_record, {}});
    for (const auto& branch : type.branches) {
      auto& fields = made.branches.emplace_back(model::RecordBranch{branch.name, {}}).fields;
      for (std::size_t i = 0; i < branch.fields.size(); ++i) {
        const auto field = branch.fields[i];
        fields.push_back({branch.names[i], primitive(field), record_type(field)});
      }
    }
  }
  return out;
}

/// Along supertypes; every type reaches its primitive type.
bool TypeTable::reaches(std::uint32_t lower, std::uint32_t upper) const {
  if (upper == static_cast<std::uint32_t>(types_[lower].primitive)) return true;
  std::vector<bool> seen(types_.size());
  std::vector<std::uint32_t> open{lower};
  seen[lower] = true;
  while (!open.empty()) {
    const auto type = open.back();
    open.pop_back();
    if (type == upper) return true;
    for (const auto super : types_[type].supers) {
      if (!seen[super]) open.push_back(super);
      seen[super] = true;
    }
  }
  return false;
}

bool TypeTable::is_subtype(TypeId lower, TypeId upper) const {
  const auto target = static_cast<std::uint32_t>(upper);
  // A union is below what all its members, and theirs, are below.
  std::vector<bool> seen(types_.size());
  std::vector<std::uint32_t> open{static_cast<std::uint32_t>(lower)};
  while (!open.empty()) {
    const auto type = open.back();
    open.pop_back();
    if (seen[type]) continue;
    seen[type] = true;
    if (reaches(type, target)) continue;
    if (!types_[type].is_union || types_[type].parts.empty()) return false;
    open.insert(open.end(), types_[type].parts.begin(), types_[type].parts.end());
  }
  return true;
}

bool TypeTable::have_common_subtype(const std::vector<TypeId>& uppers) const {
  for (std::uint32_t i = 0; i < types_.size(); ++i) {
    if (std::all_of(uppers.begin(), uppers.end(),
                    [&](TypeId upper) { return is_subtype(static_cast<TypeId>(i), upper); })) {
      return true;
    }
  }
  return false;
}

bool TypeTable::meet_is_subtype(const std::vector<TypeId>& uppers, TypeId target) const {
  for (std::uint32_t i = 0; i < types_.size(); ++i) {
    const auto type = static_cast<TypeId>(i);
    const bool is_common = std::all_of(uppers.begin(), uppers.end(),
                                       [&](TypeId upper) { return is_subtype(type, upper); });
    if (is_common && !is_subtype(type, target)) return false;
  }
  return true;
}

}  // namespace yinguo::rules
