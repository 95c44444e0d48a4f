#include "syntax/parser.hpp"

#include <algorithm>

#include "base/text.hpp"

#include "syntax/errors.hpp"
#include "syntax/parser_state.hpp"
#include "syntax/words.hpp"

namespace yinguo::syntax {
namespace {

std::string describe(const Token& token) {
  if (token.kind == TokenKind::kEnd) return "the end of the file";
  if (token.kind == TokenKind::kString) return "a string";
  if (token.kind == TokenKind::kDirective) return "`." + std::string{token.text} + "`";
  return quoted(token.text);
}

}  // namespace

Parser::Parser(std::vector<Token> tokens, base::Diagnostics& diagnostics,
               const ParseOptions& options)
    : tokens_{std::move(tokens)},
      closers_(tokens_.size()),
      diagnostics_{diagnostics},
      options_{options} {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].kind != TokenKind::kPunctuation) continue;
    if (tokens_[i].text == ".") open.clear();
    if (tokens_[i].text == "(") open.push_back(i);
    if (tokens_[i].text != ")" || open.empty()) continue;
    closers_[open.back()] = i;
    open.pop_back();
  }
}

bool Parser::Level::fits() const {
  if (parser_.depth_ <= parser_.options_.max_nesting) return true;
  parser_.report(kTooDeep, parser_.peek().span,
                 "nested more than " + std::to_string(parser_.options_.max_nesting) + " deep",
                 "split the clause with auxiliary relations");
  return false;
}

const Token& Parser::peek(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

const Token& Parser::take() {
  const auto& token = peek();
  if (at_ + 1 < tokens_.size()) ++at_;
  return token;
}

bool Parser::at(std::string_view punctuation, std::size_t ahead) const {
  const auto& token = peek(ahead);
  return token.kind == TokenKind::kPunctuation && token.text == punctuation;
}

bool Parser::at_word(std::string_view word, std::size_t ahead) const {
  const auto& token = peek(ahead);
  return token.kind == TokenKind::kIdentifier && token.text == word;
}

bool Parser::at_name(std::size_t ahead) const {
  const auto& token = peek(ahead);
  return token.kind == TokenKind::kIdentifier && !is_reserved(token.text);
}

bool Parser::accept(std::string_view punctuation) {
  if (!at(punctuation)) return false;
  take();
  return true;
}

bool Parser::expect(std::string_view punctuation) {
  if (accept(punctuation)) return true;
  unexpected(quoted(punctuation));
  return false;
}

std::optional<Name> Parser::expect_name(std::string_view what) {
  const auto& token = peek();
  if (token.kind != TokenKind::kIdentifier) return unexpected(what);
  if (is_reserved(token.text)) {
    report(kReservedWord, token.span,
           "expected " + std::string{what} + ", found the reserved word " + quoted(token.text),
           "choose another name");
    return std::nullopt;
  }
  take();
  return Name{std::string{token.text}, token.span};
}

std::nullopt_t Parser::unexpected(std::string_view wanted, std::string help) {
  const auto& token = peek();
  if (token.kind == TokenKind::kInvalid) return std::nullopt;
  report(kUnexpectedToken, token.span,
         "expected " + std::string{wanted} + ", found " + describe(token), std::move(help));
  return std::nullopt;
}

void Parser::report(const base::ErrorCode& code, const base::Span& span, std::string message,
                    std::string help, std::string note) {
  base::Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.span = span;
  diagnostic.message = std::move(message);
  diagnostic.note = std::move(note);
  diagnostic.help = std::move(help);
  diagnostics_.report(std::move(diagnostic));
}

std::nullopt_t Parser::not_supported(const base::Span& span, std::string_view what,
                                     std::string help) {
  report(kNotSupported, span, std::string{what} + " not supported", std::move(help));
  return std::nullopt;
}

base::Span Parser::since(std::size_t first_token) const {
  const auto& first = tokens_[first_token].span;
  const auto& last = tokens_[at_ > first_token ? at_ - 1 : first_token].span;
  return {first.source, first.begin, last.end};
}

std::string Parser::string_value(const Token& token) {
  constexpr std::string_view kEscapes = "\"'\\abfnrtv";
  constexpr std::string_view kValues = "\"'\\\a\b\f\n\r\t\v";
  std::string value;
  for (std::size_t i = 1; i + 1 < token.text.size(); ++i) {
    if (token.text[i] != '\\') {
      value += token.text[i];
      continue;
    }
    ++i;
    if (const auto which = kEscapes.find(token.text[i]); which != std::string_view::npos) {
      value += kValues[which];
      continue;
    }
    const auto begin = token.span.begin + static_cast<std::uint32_t>(i);
    report(kUnknownEscape, {token.span.source, begin - 1, begin + 1}, "unknown escape in a string",
           R"(the escapes are `\"` `\'` `\\` `\a` `\b` `\f` `\n` `\r` `\t` `\v`)");
  }
  return value;
}

Ast Parser::run() {
  Ast ast;
  while (peek().kind != TokenKind::kEnd)
    item(ast);
  return ast;
}

void Parser::item(Ast& ast) {
  const auto first = at_;
  if (peek().kind == TokenKind::kDirective) return directive_item(ast);
  if (at("#")) {
    not_supported(peek().span, "preprocessor directives are",
                  "`.include \"file\"` reads another file");
    do {
      take();
    } while (peek().kind != TokenKind::kEnd && !peek().starts_line);
    return;
  }
  if (at(".") && peek(1).kind == TokenKind::kIdentifier) {
    const auto word = peek(1).text;
    const auto near = base::nearest_name(word, directive_names());
    report(kUnknownDirective, peek(1).span, "unknown directive `." + std::string{word} + "`",
           near ? "did you mean `." + std::string{*near} + "`?" : std::string{});
    take();
    take();
    while (peek().kind != TokenKind::kEnd && peek().kind != TokenKind::kDirective &&
           !peek().starts_line) {
      take();
    }
    return;
  }
  if (!clause(ast)) recover(first);
}

void Parser::directive_item(Ast& ast) {
  const auto first = at_;
  const auto word = take().text;
  bool done = false;
  if (word == "decl") {
    done = relation_declaration(ast);
  } else if (word == "type") {
    done = type_declaration(ast);
  } else if (word == "input") {
    done = io_directive(ast, Directive::Kind::kInput);
  } else if (word == "output") {
    done = io_directive(ast, Directive::Kind::kOutput);
  } else if (word == "printsize") {
    done = io_directive(ast, Directive::Kind::kPrintSize);
  } else if (word == "pragma") {
    done = pragma(ast);
  } else if (word == "include") {
    done = include(ast);
  } else if (word == "plan") {
    done = plan();
  } else if (word == "once") {
    done = true;  // every file is read once
  } else if (word == "comp") {
    not_supported(tokens_[first].span, "components are", "write the relations and rules out");
    return skip_component();
  } else {
    not_supported(tokens_[first].span, "`." + std::string{word} + "` is");
  }
  if (!done) recover(first);
}

/// Skips to after the end of the item that began at `first_token`: after a dot that ends a clause,
/// or before a directive or what looks like the first line of another clause.
void Parser::recover(std::size_t first_token) {
  if (at_ == first_token) take();
  while (peek().kind != TokenKind::kEnd && peek().kind != TokenKind::kDirective) {
    if (peek().starts_line && peek().kind == TokenKind::kIdentifier && at("(", 1)) return;
    if (peek().starts_line && (at(".") || at("#"))) return;
    if (accept(".")) return;
    take();
  }
}

/// Skips `Name<…> : Base { … }` with everything in it.
void Parser::skip_component() {
  while (peek().kind != TokenKind::kEnd && !at("{"))
    take();
  std::size_t open = 0;
  while (peek().kind != TokenKind::kEnd) {
    if (at("{")) ++open;
    const bool closes = at("}");
    take();
    if (closes && --open == 0) return;
  }
}

Ast parse(const base::SourceMap& sources, base::SourceId source, base::Diagnostics& diagnostics,
          const ParseOptions& options) {
  return Parser{tokenize(sources, source, diagnostics), diagnostics, options}.run();
}

}  // namespace yinguo::syntax
