// Components: .comp, .init, .override.
#include "syntax/errors.hpp"
#include "syntax/parser_state.hpp"

namespace yinguo::syntax {

bool Parser::component(Ast& ast) {
  const auto first = at_ - 1;
  const Level level{*this};
  Component component;
  auto type = component_type();
  if (!level.fits() || !type) return false;
  component.type = std::move(*type);
  while (at(":") || (at(",") && !component.bases.empty())) {
    take();
    auto base = component_type();
    if (!base) return false;
    component.bases.push_back(std::move(*base));
  }
  if (!component_body(component)) return false;
  component.span = since(first);
  ast.items.emplace_back(std::move(component));
  return true;
}

/// The items between the braces. Mistakes in them are theirs; false only if the braces fail.
bool Parser::component_body(Component& component) {
  if (!at("{")) {
    unexpected("`:` or `{`", "write `.comp Name : Base { … }`");
    return false;
  }
  const auto outer_end = component_end_;
  component_end_ = closing_brace();
  ++components_;
  take();
  component.body.emplace_back();
  while (at_ < component_end_ && peek().kind != TokenKind::kEnd)
    item(component.body.front());
  --components_;
  component_end_ = outer_end;
  return expect("}");
}

/// The token of the brace that closes the one here, or the last token.
std::size_t Parser::closing_brace() const {
  std::size_t open = 0;
  for (std::size_t i = at_; i < tokens_.size(); ++i) {
    if (tokens_[i].kind != TokenKind::kPunctuation) continue;
    if (tokens_[i].text == "{") ++open;
    if (tokens_[i].text == "}" && --open == 0) return i;
  }
  return tokens_.size() - 1;
}

/// `Name`, `Name<A, B>`.
std::optional<ComponentType> Parser::component_type() {
  ComponentType type;
  auto name = expect_name("the name of a component");
  if (!name) return std::nullopt;
  type.name = std::move(*name);
  if (!accept("<")) return type;
  do {
    auto parameter = expect_qualified("a type or a component");
    if (!parameter) return std::nullopt;
    type.parameters.push_back(std::move(*parameter));
  } while (accept(","));
  if (at("<")) {
    return unexpected("`,` or `>`",
                      "give the component a name of its own: `.comp X : Name<A> { }`");
  }
  if (!accept(">")) return unexpected("`,` or `>`");
  return type;
}

bool Parser::instance(Ast& ast) {
  const auto first = at_ - 1;
  Instance instance;
  auto name = expect_name("the name of an instance");
  if (!name) return false;
  instance.name = std::move(*name);
  if (!at("=")) {
    unexpected("`=` and a component", "write `.init name = Component`");
    return false;
  }
  take();
  auto type = component_type();
  if (!type) return false;
  instance.type = std::move(*type);
  instance.span = since(first);
  ast.items.emplace_back(std::move(instance));
  return true;
}

bool Parser::override_directive(Ast& ast) {
  const auto first = at_ - 1;
  if (components_ == 0) {
    report(kUnexpectedToken, tokens_[first].span, "`.override` stands outside a component",
           "overriding replaces the rules that a component inherits");
    return false;
  }
  Override directive;
  do {
    auto name = expect_name("the name of a relation");
    if (!name) return false;
    directive.relations.push_back(std::move(*name));
  } while (accept(","));
  directive.span = since(first);
  ast.items.emplace_back(std::move(directive));
  return true;
}

/// Reports a directive that is the whole program's, if this is a component.
bool Parser::refuse_in_component(std::string_view directive) {
  if (components_ == 0) return false;
  report(kUnexpectedToken, tokens_[at_ - 1].span,
         "`." + std::string{directive} + "` stands in a component", "put it before the component");
  return true;
}

}  // namespace yinguo::syntax
