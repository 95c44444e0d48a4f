#include "rules/components.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "rules/component_names.hpp"
#include "rules/component_scopes.hpp"
#include "rules/errors.hpp"

namespace yinguo::rules {
namespace {

using Scope = ComponentScope;

class Expansion {
 public:
  Expansion(const syntax::Ast& ast, Reporter& reporter, const ComponentLimits& limits)
      : ast_{ast}, reporter_{reporter}, scopes_{ast, reporter, limits} {}

  Expanded run() {
    check(ast_, nullptr);
    std::set<std::string> instances;
    for (const auto& item : ast_.items) {
      if (const auto* const instance = std::get_if<syntax::Instance>(&item)) {
        if (instances.insert(instance->name.text).second) expand(*instance, nullptr, out_.ast);
      } else if (!std::holds_alternative<syntax::Component>(item)) {
        out_.ast.items.push_back(item);
      }
    }
    return std::move(out_);
  }

 private:
  /// Components by themselves, whether or not there are instances.
  void check(const syntax::Ast& ast, const Scope* outer) {
    std::map<std::string_view, base::Span> components;
    std::map<std::string_view, base::Span> instances;
    for_each_item<syntax::Component>(ast, [&](const syntax::Component& component) {
      declare(components, component.type.name, "component");
      std::set<std::string_view> parameters;
      for (const auto& parameter : component.type.parameters) {
        if (parameters.insert(parameter.text).second) continue;
        reporter_.error(kRedeclared, parameter.span,
                        "the parameter " + quoted(parameter.text) + " is declared twice");
      }
      const auto* const scope = scopes_.open_alone(component, outer);
      if (scope != nullptr) check(component.body.front(), scope);
    });
    for_each_item<syntax::Instance>(ast, [&](const syntax::Instance& instance) {
      declare(instances, instance.name, "instance");
      if (outer != nullptr) static_cast<void>(scopes_.resolve(instance.type, outer));
    });
  }

  void declare(std::map<std::string_view, base::Span>& known, const syntax::Name& name,
               const std::string& what) {
    const auto [first, is_new] = known.emplace(name.text, name.span);
    if (is_new) return;
    reporter_.error(kRedeclared, name.span,
                    "the " + what + " " + quoted(name.text) + " is declared twice", {}, {},
                    {{first->second, "first declared here"}});
  }

  /// Appends the items of an instance, named from outside it.
  void expand(const syntax::Instance& instance, const Scope* scope, syntax::Ast& out) {
    const auto* const found =
        scopes_.fits(depth_, instance.name.span) ? scopes_.resolve(instance.type, scope) : nullptr;
    if (found == nullptr) {
      out_.missing.insert(instance.name.text);
      return;
    }
    ++depth_;
    syntax::Ast copy;
    collect(*found, {}, instance.name.span, copy);
    qualify(copy, instance.name.text + ".");
    out.items.insert(out.items.end(), std::make_move_iterator(copy.items.begin()),
                     std::make_move_iterator(copy.items.end()));
    --depth_;
  }

  /// Appends the items of a component and of what it inherits from, named from within, without the
  /// rules for the relations in `overridden`.
  void collect(const Scope& scope, const std::set<std::string>& overridden, const base::Span& span,
               syntax::Ast& out) {
    const auto& body = scope.component->body.front();
    auto replaced = overridden;
    for_each_item<syntax::Override>(body, [&](const syntax::Override& one) {
      for (const auto& name : one.relations)
        replaced.insert(name.text);
    });
    for (const auto* base : scope.bases)
      collect(*base, replaced, span, out);
    if (!scopes_.count_items(body.items.size(), span)) return;
    std::set<std::string> instances;
    for (const auto& item : body.items) {
      if (const auto* const instance = std::get_if<syntax::Instance>(&item)) {
        if (instances.insert(instance->name.text).second) expand(*instance, &scope, out);
      } else if (!std::holds_alternative<syntax::Component>(item) &&
                 !std::holds_alternative<syntax::Override>(item)) {
        copy(item, scope, overridden, out);
      }
    }
  }

  static void copy(const syntax::Item& item, const Scope& scope,
                   const std::set<std::string>& overridden, syntax::Ast& out) {
    auto copied = item;
    if (auto* const clause = std::get_if<syntax::Clause>(&copied)) {
      std::erase_if(clause->heads,
                    [&](const syntax::Atom& head) { return overridden.contains(head.name.text); });
      if (clause->heads.empty()) return;
    }
    replace_types(copied, [&](syntax::Name& name) {
      const auto* const argument = ComponentScopes::argument_of(name.text, &scope);
      if (argument != nullptr) name = argument->name;
    });
    out.items.push_back(std::move(copied));
  }

  const syntax::Ast& ast_;
  Reporter& reporter_;
  ComponentScopes scopes_;
  Expanded out_;
  std::size_t depth_ = 0;
};

}  // namespace

Expanded expand_components(const syntax::Ast& ast, Reporter& reporter,
                           const ComponentLimits& limits) {
  return Expansion{ast, reporter, limits}.run();
}

bool has_components(const syntax::Ast& ast) {
  return std::any_of(ast.items.begin(), ast.items.end(), [](const syntax::Item& item) {
    return std::holds_alternative<syntax::Component>(item) ||
           std::holds_alternative<syntax::Instance>(item);
  });
}

}  // namespace yinguo::rules
