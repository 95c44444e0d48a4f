#include "rules/component_scopes.hpp"

#include <algorithm>

#include "rules/errors.hpp"

namespace yinguo::rules {
namespace {

/// The declaration of the relation in the component or in what it inherits from.
struct Declared {
  const syntax::RelationDeclaration* relation = nullptr;
  base::Span span;
};

Declared declared_in(std::string_view relation, const syntax::Component& component) {
  Declared found;
  for_each_item<syntax::RelationDeclaration>(component.body.front(),
                                             [&](const syntax::RelationDeclaration& declaration) {
                                               for (const auto& name : declaration.names) {
                                                 if (name.text == relation)
                                                   found = {&declaration, name.span};
                                               }
                                             });
  return found;
}

Declared inherited(std::string_view relation, const ComponentScope& scope) {
  for (const auto* base : scope.bases) {
    if (auto found = declared_in(relation, *base->component); found.relation != nullptr) {
      return found;
    }
    if (auto found = inherited(relation, *base); found.relation != nullptr) return found;
  }
  return {};
}

bool is_overridable(const syntax::RelationDeclaration& relation) {
  return std::any_of(relation.qualifiers.begin(), relation.qualifiers.end(),
                     [](const syntax::Name& one) { return one.text == "overridable"; });
}

}  // namespace

const ComponentArgument* ComponentScopes::argument_of(std::string_view name,
                                                      const ComponentScope* scope) {
  for (; scope != nullptr; scope = scope->outer) {
    const auto found = scope->arguments.find(name);
    if (found != scope->arguments.end()) return &found->second;
  }
  return nullptr;
}

ComponentScopes::Found ComponentScopes::within(std::string_view name, const ComponentScope& scope) {
  Found found;
  if (scope.component == nullptr) return found;
  for_each_item<syntax::Component>(scope.component->body.front(),
                                   [&](const syntax::Component& inner) {
                                     if (inner.type.name.text == name) found = {&inner, &scope};
                                   });
  for (const auto* base : scope.bases) {
    if (found.component == nullptr) found = within(name, *base);
  }
  return found;
}

ComponentScopes::Found ComponentScopes::look_up(std::string_view name,
                                                const ComponentScope* scope) const {
  for (; scope != nullptr; scope = scope->outer) {
    if (const auto found = within(name, *scope); found.component != nullptr) return found;
  }
  Found found;
  for_each_item<syntax::Component>(ast_, [&](const syntax::Component& component) {
    if (component.type.name.text == name) found = {&component, nullptr};
  });
  return found;
}

std::vector<std::string_view> ComponentScopes::visible_from(const ComponentScope* scope) const {
  std::vector<std::string_view> names;
  const auto add = [&](const syntax::Component& component) {
    names.emplace_back(component.type.name.text);
  };
  for (; scope != nullptr; scope = scope->outer) {
    if (scope->component == nullptr) continue;
    for_each_item<syntax::Component>(scope->component->body.front(), add);
  }
  for_each_item<syntax::Component>(ast_, add);
  return names;
}

const ComponentScope* ComponentScopes::resolve(const syntax::ComponentType& type,
                                               const ComponentScope* scope) {
  const auto* const bound = argument_of(type.name.text, scope);
  if (bound != nullptr && bound->name.text.empty()) return nullptr;
  const auto& name = bound != nullptr ? bound->name : type.name;
  auto found = look_up(name.text, scope);
  if (found.component == nullptr && bound != nullptr) {
    found = look_up(name.text, bound->written_in);
  }
  if (found.component == nullptr) {
    reporter_.error(kUnknownComponent, name.span,
                    "the component " + quoted(name.text) + " is not declared",
                    did_you_mean(name.text, visible_from(scope)));
    return nullptr;
  }
  const auto& declared = found.component->type;
  if (declared.parameters.size() != type.parameters.size()) {
    reporter_.error(kComponentParameters, type.name.span,
                    "the component " + quoted(declared.name.text) + " expects " +
                        counted(declared.parameters.size(), "parameter") + ", found " +
                        std::to_string(type.parameters.size()),
                    {}, {}, {{declared.name.span, "declared here"}});
    return nullptr;
  }
  std::vector<ComponentArgument> arguments;
  for (const auto& parameter : type.parameters) {
    const auto* const outer = argument_of(parameter.text, scope);
    arguments.push_back(outer != nullptr ? *outer : ComponentArgument{parameter, scope});
  }
  return open(found, arguments, type.name.span);
}

const ComponentScope* ComponentScopes::open_alone(const syntax::Component& component,
                                                  const ComponentScope* outer) {
  return open({&component, outer}, std::vector<ComponentArgument>(component.type.parameters.size()),
              component.type.name.span);
}

const ComponentScope* ComponentScopes::open(const Found& found,
                                            const std::vector<ComponentArgument>& arguments,
                                            const base::Span& span) {
  Opening opening{found.component, {}};
  auto& header = scopes_.emplace_back();
  header.outer = found.outer;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    opening.arguments.push_back(arguments[i].name.text);
    header.arguments[found.component->type.parameters[i].text] = arguments[i];
  }
  if (std::find(opening_.begin(), opening_.end(), opening) != opening_.end()) {
    reporter_.error(
        kCyclicInheritance, span,
        "the component " + quoted(found.component->type.name.text) + " inherits from itself");
    return nullptr;
  }
  if (!fits(opening_.size(), span) ||
      !limit(++instances_ <= limits_.max_instances, span,
             "the components stand for more than " + std::to_string(limits_.max_instances) +
                 " copies of components")) {
    return nullptr;
  }
  auto& scope = scopes_.emplace_back();
  scope.component = found.component;
  scope.outer = &header;
  opening_.push_back(std::move(opening));
  const bool is_good = open_bases(scope, &header);
  opening_.pop_back();
  if (!is_good) return nullptr;
  check_overrides(scope);
  return &scope;
}

bool ComponentScopes::open_bases(ComponentScope& scope, const ComponentScope* header) {
  bool is_good = true;
  for (const auto& base : scope.component->bases) {
    const auto* const opened = resolve(base, header);
    is_good = is_good && opened != nullptr;
    if (opened != nullptr) scope.bases.push_back(opened);
  }
  return is_good;
}

void ComponentScopes::check_overrides(const ComponentScope& scope) {
  for_each_item<syntax::Override>(scope.component->body.front(), [&](const syntax::Override& one) {
    for (const auto& name : one.relations) {
      if (const auto own = declared_in(name.text, *scope.component); own.relation != nullptr) {
        reporter_.error(kOverride, name.span,
                        quoted(name.text) + " is declared in this component, and not inherited", {},
                        "overriding replaces the rules that a component inherits",
                        {{own.span, "declared here"}});
        continue;
      }
      const auto base = inherited(name.text, scope);
      if (base.relation == nullptr) {
        reporter_.error(kOverride, name.span,
                        quoted(name.text) + " is declared in no component that this one inherits",
                        {}, "overriding replaces the rules that a component inherits");
      } else if (!is_overridable(*base.relation)) {
        reporter_.error(kOverride, name.span, quoted(name.text) + " is not declared overridable",
                        "add `overridable` to its declaration", {}, {{base.span, "declared here"}});
      }
    }
  });
}

bool ComponentScopes::count_items(std::size_t items, const base::Span& span) {
  items_ += items;
  return limit(items_ <= limits_.max_items, span,
               "the components stand for more than " + std::to_string(limits_.max_items) +
                   " declarations and clauses");
}

bool ComponentScopes::fits(std::size_t depth, const base::Span& span) {
  return limit(depth < limits_.max_depth, span,
               "components are nested more than " + std::to_string(limits_.max_depth) + " deep");
}

bool ComponentScopes::limit(bool holds, const base::Span& span, const std::string& message) {
  if (holds && !is_exhausted_) return true;
  if (!is_exhausted_) {
    reporter_.error(kTooManyInstances, span, message, {}, "does a component instantiate itself?");
  }
  is_exhausted_ = true;
  return false;
}

}  // namespace yinguo::rules
