// Directives: .decl, .type, .input, .output, .printsize, .pragma, .include, .plan.
#include "syntax/errors.hpp"
#include "syntax/parser_state.hpp"
#include "syntax/words.hpp"

namespace yinguo::syntax {

bool Parser::relation_declaration(Ast& ast) {
  const auto first = at_ - 1;
  RelationDeclaration declaration;
  bool good = true;
  do {
    auto name = expect_qualified("the name of a relation");
    good = name.has_value();
    if (good) declaration.names.push_back(std::move(*name));
  } while (good && accept(","));
  good = good && relation_tail(declaration);
  const bool has_dot = good && at(".") && peek().span.begin == since(at_ - 1).end;
  if (has_dot) {  // as some of Soufflé's pages have it
    warn(kIgnored, peek().span, "the `.` after a declaration is ignored", {},
         "a dot ends facts and rules");
    take();
  }
  declaration.is_broken = !good;
  declaration.span = since(first);
  if (!declaration.names.empty()) ast.items.emplace_back(std::move(declaration));
  return good;
}

bool Parser::relation_tail(RelationDeclaration& declaration) {
  if (!expect("(")) return false;
  auto found = attributes(")");
  if (!found) return false;
  declaration.attributes = std::move(*found);
  return qualifiers(declaration);
}

/// `name: type, …` up to and with `closing`.
std::optional<std::vector<Attribute>> Parser::attributes(std::string_view closing) {
  std::vector<Attribute> found;
  if (accept(closing)) return found;
  do {
    auto name = expect_name("the name of an attribute");
    if (!name) return std::nullopt;
    if (!at(":")) return unexpected("`:` and a type", "attributes are written `name: type`");
    take();
    auto type = expect_qualified("a type");
    if (!type) return std::nullopt;
    found.push_back({std::move(*name), std::move(*type)});
  } while (accept(","));
  if (!expect(closing)) return std::nullopt;
  return found;
}

bool Parser::qualifiers(RelationDeclaration& declaration) {
  while (peek().kind == TokenKind::kIdentifier && !peek().starts_line) {
    const auto& token = peek();
    if (at_atom()) return true;  // an indented clause follows
    if (token.text == "degree") {
      if (!degree(declaration)) return false;
    } else if (token.text == "choice" && at("-", 1) && at_word("domain", 2)) {
      if (!choice_domains(declaration)) return false;
    } else if (is_qualifier(token.text)) {
      if (token.text == "input" || token.text == "output" || token.text == "printsize") {
        warn(kOldSpelling, token.span, "an old spelling of a directive",
             "write `." + std::string{token.text} + " " + declaration.names.front().text + "`");
      }
      take();
      declaration.qualifiers.push_back({std::string{token.text}, token.span});
    } else {
      unexpected("a qualifier or the next item");
      return false;
    }
  }
  return true;
}

/// `degree`, `degree from r`.
bool Parser::degree(RelationDeclaration& declaration) {
  take();
  declaration.is_degree = true;
  if (!at_word("from")) return true;
  take();
  declaration.degree_source = expect_qualified("the relation that gives the degrees");
  return declaration.degree_source.has_value();
}

/// `choice-domain a, (b, c)`.
bool Parser::choice_domains(RelationDeclaration& declaration) {
  constexpr int kTokensOfKeyword = 3;
  for (int i = 0; i < kTokensOfKeyword; ++i)
    take();
  do {
    std::vector<Name> domain;
    const bool is_list = accept("(");
    do {
      auto name = expect_name("an attribute");
      if (!name) return false;
      domain.push_back(std::move(*name));
    } while (is_list && accept(","));
    if (is_list && !expect(")")) return false;
    declaration.choice_domains.push_back(std::move(domain));
  } while (accept(","));
  return true;
}

bool Parser::type_declaration(Ast& ast) {
  const auto first = at_ - 1;
  TypeDeclaration declaration;
  auto name = expect_qualified("the name of a type");
  if (!name) return false;
  declaration.name = std::move(*name);
  const bool is_old = peek().kind == TokenKind::kEnd || peek().kind == TokenKind::kDirective;
  if (is_old) old_subtype(declaration, first, "symbol");
  const bool good = is_old || type_tail(declaration);
  declaration.is_broken = !good;
  declaration.span = since(first);
  ast.items.emplace_back(std::move(declaration));
  return good;
}

/// `.number_type T`, `.symbol_type T`.
bool Parser::old_type_declaration(Ast& ast, std::string_view base) {
  const auto first = at_ - 1;
  TypeDeclaration declaration;
  auto name = expect_qualified("the name of a type");
  if (!name) return false;
  declaration.name = std::move(*name);
  old_subtype(declaration, first, base);
  declaration.span = since(first);
  ast.items.emplace_back(std::move(declaration));
  return true;
}

void Parser::old_subtype(TypeDeclaration& declaration, std::size_t first_token,
                         std::string_view base) {
  declaration.is_subtype = true;
  declaration.parts.push_back({std::string{base}, declaration.name.span});
  warn(kOldSpelling, since(first_token), "an old spelling of a subtype",
       "write `.type " + declaration.name.text + " <: " + std::string{base} + "`");
}

bool Parser::type_tail(TypeDeclaration& declaration) {
  declaration.is_subtype = accept("<:");
  if (!declaration.is_subtype && !accept("=")) {
    unexpected("`<:` or `=`", "`.type " + declaration.name.text + " <: symbol` declares a subtype");
    return false;
  }
  if (!declaration.is_subtype && at("[")) return record_type(declaration);
  if (!declaration.is_subtype && at_name() && at("{", qualified_length())) {
    return branches(declaration);
  }
  do {
    auto part = expect_qualified("a type");
    if (!part) return false;
    declaration.parts.push_back(std::move(*part));
  } while (!declaration.is_subtype && accept("|"));
  return true;
}

/// `[name: type, …]`.
bool Parser::record_type(TypeDeclaration& declaration) {
  const auto first = at_;
  take();
  declaration.is_record = true;
  auto fields = attributes("]");
  if (!fields) return false;
  declaration.branches.push_back({{"", since(first)}, std::move(*fields)});
  return true;
}

/// `A {name: type, …} | B {}`.
bool Parser::branches(TypeDeclaration& declaration) {
  do {
    auto name = expect_qualified("the name of a branch");
    if (!name || !expect("{")) return false;
    auto fields = attributes("}");
    if (!fields) return false;
    declaration.branches.push_back({std::move(*name), std::move(*fields)});
  } while (accept("|"));
  return true;
}

bool Parser::io_directive(Ast& ast, Directive::Kind kind) {
  const auto first = at_ - 1;
  Directive directive;
  directive.kind = kind;
  do {
    auto name = expect_qualified("the name of a relation");
    if (!name) return false;
    directive.relations.push_back(std::move(*name));
  } while (accept(","));
  if (at("(") && !io_parameters(directive)) return false;
  directive.span = since(first);
  ast.items.emplace_back(std::move(directive));
  return true;
}

bool Parser::io_parameters(Directive& directive) {
  if (!expect("(")) return false;
  if (accept(")")) return true;
  do {
    if (peek().kind != TokenKind::kIdentifier) {
      unexpected("a parameter", "parameters are written `name=value`");
      return false;
    }
    std::string key{take().text};
    if (!expect("=")) return false;
    auto value = io_value();
    if (!value) return false;
    directive.parameters.emplace_back(std::move(key), std::move(*value));
  } while (accept(","));
  return expect(")");
}

std::optional<std::string> Parser::io_value() {
  switch (peek().kind) {
    case TokenKind::kString:
      return string_value(take());
    case TokenKind::kIdentifier:
    case TokenKind::kNumber:
      return std::string{take().text};
    default:
      return unexpected("a string, a word or a number");
  }
}

bool Parser::pragma(Ast& ast) {
  const auto first = at_ - 1;
  Pragma pragma;
  if (peek().kind != TokenKind::kString) {
    unexpected("a string", R"(pragmas are written `.pragma "key" "value"`)");
    return false;
  }
  pragma.key = string_value(take());
  if (peek().kind == TokenKind::kString) pragma.value = string_value(take());
  pragma.span = since(first);
  ast.items.emplace_back(std::move(pragma));
  return true;
}

bool Parser::include(Ast& ast) {
  const auto first = at_ - 1;
  if (peek().kind != TokenKind::kString) {
    unexpected("a string", "includes are written `.include \"file.dl\"`");
    return false;
  }
  Include include;
  include.path = string_value(take());
  include.span = since(first);
  ast.items.emplace_back(std::move(include));
  return true;
}

/// `.plan 0:(1,2), 1:(2,1)` after a rule: advice that is not needed.
bool Parser::plan(const Ast& ast) {
  const auto first = at_ - 1;
  do {
    if (peek().kind != TokenKind::kNumber) {
      unexpected("a number");
      return false;
    }
    take();
    if (!expect(":") || !expect("(")) return false;
    while (peek().kind == TokenKind::kNumber) {
      take();
      accept(",");
    }
    if (!expect(")")) return false;
  } while (accept(","));
  if (!ast.items.empty() && std::holds_alternative<Clause>(ast.items.back())) return true;
  warn(kIgnored, since(first), "the plan follows no rule, and is ignored", {},
       "a plan orders the literals of the rule before it");
  return true;
}

}  // namespace yinguo::syntax
