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
    types_.push_back({model::name_of(type), type, false, {}, {}, {}});
  }
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
  type.is_union = !declaration.is_subtype;
  type.span = declaration.name.span;
  types_.push_back(std::move(type));
}

void TypeTable::link(const syntax::TypeDeclaration& declaration, Reporter& reporter) {
  const auto self = by_name_.at(declaration.name.text);
  const base::Span& place = declaration.name.span;
  if (declaration.is_broken || types_[self].span != place) return;  // not the first of its name
  for (const auto& part : declaration.parts) {
    const auto other = static_cast<std::uint32_t>(resolve(part, reporter));
    types_[self].parts.push_back(other);
    if (declaration.is_subtype || declaration.parts.size() == 1) {
      types_[self].supers.push_back(other);
    }
    if (!declaration.is_subtype) types_[other].supers.push_back(self);
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
  for (const auto part : type.parts) {
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
    if (instances.count(std::string{name.substr(0, dot)}) != 0) return true;
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
