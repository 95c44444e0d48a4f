#include "syntax/parser.hpp"

#include <algorithm>
#include <array>
#include <utility>

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

Parser::Parser(const base::SourceText& source, std::vector<Token> tokens,
               base::Diagnostics& diagnostics, const ParseOptions& options)
    : source_{source},
      tokens_{std::move(tokens)},
      closers_(tokens_.size()),
      diagnostics_{diagnostics},
      options_{options} {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].kind != TokenKind::kPunctuation) continue;
    if (tokens_[i].text == "." && !is_name_dot(i)) open.clear();
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

/// Whether the token is the dot within `instance.relation`.
bool Parser::is_name_dot(std::size_t index) const {
  if (index == 0 || index + 1 >= tokens_.size()) return false;
  const auto& before = tokens_[index - 1];
  const auto& dot = tokens_[index];
  const auto& after = tokens_[index + 1];
  return dot.kind == TokenKind::kPunctuation && dot.text == "." &&
         before.kind == TokenKind::kIdentifier && after.kind == TokenKind::kIdentifier &&
         before.span.end == dot.span.begin && dot.span.end == after.span.begin;
}

/// How many tokens the name ahead has, with its qualifications; 0 if there is none.
std::size_t Parser::qualified_length(std::size_t ahead) const {
  if (!at_name(ahead)) return 0;
  std::size_t length = 1;
  while (is_name_dot(at_ + ahead + length) && at_name(ahead + length + 1))
    length += 2;
  return length;
}

bool Parser::at_atom(std::size_t ahead) const {
  const auto length = qualified_length(ahead);
  return length > 0 && at("(", ahead + length);
}

/// `name`, `instance.name`, ….
std::optional<Name> Parser::expect_qualified(std::string_view what) {
  const auto length = qualified_length();
  auto name = expect_name(what);
  for (std::size_t taken = 1; name && taken < length; taken += 2) {
    take();
    const auto& part = take();
    name->text += "." + std::string{part.text};
    name->span.end = part.span.end;
  }
  return name;
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

void Parser::warn(const base::ErrorCode& code, const base::Span& span, std::string message,
                  std::string help, std::string note) {
  base::Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.severity = base::Severity::kWarning;
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
  if (at("#")) return preprocessor_line();
  if (at(".") && peek(1).kind == TokenKind::kIdentifier) return unknown_directive();
  if (!clause(ast)) recover(first);
}

/// The lexer makes one token of the line. One report a file says it.
void Parser::preprocessor_line() {
  const auto& line = take();
  if (!has_preprocessor_line_) {
    not_supported(line.span, "preprocessor lines are",
                  "only the program's own file is preprocessed, and not with --no-preprocessor; "
                  "`.include \"file\"` reads another file");
  }
  has_preprocessor_line_ = true;
}

void Parser::unknown_directive() {
  const auto word = peek(1).text;
  const auto near = base::nearest_name(word, directive_names());
  report(kUnknownDirective, peek(1).span, "unknown directive `." + std::string{word} + "`",
         near ? "did you mean `." + std::string{*near} + "`?" : std::string{});
  take();
  take();
  while (peek().kind != TokenKind::kEnd && peek().kind != TokenKind::kDirective &&
         !peek().starts_line && (components_ == 0 || at_ < component_end_)) {
    take();
  }
}

void Parser::directive_item(Ast& ast) {
  using Parse = bool (*)(Parser&, Ast&);
  using Kind = Directive::Kind;
  static constexpr std::array<std::pair<std::string_view, Parse>, 16> kItems{{
      {"comp", [](Parser& p, Ast& to) { return p.component(to); }},
      {"decl", [](Parser& p, Ast& to) { return p.relation_declaration(to); }},
      {"include", [](Parser& p, Ast& to) { return p.include(to); }},
      {"init", [](Parser& p, Ast& to) { return p.instance(to); }},
      {"input", [](Parser& p, Ast& to) { return p.io_directive(to, Kind::kInput); }},
      {"limitsize", [](Parser& p, Ast& to) { return p.io_directive(to, Kind::kLimitSize); }},
      {"number_type", [](Parser& p, Ast& to) { return p.old_type_declaration(to, "number"); }},
      {"once", [](Parser&, Ast&) { return true; }},  // every file is read once
      {"output", [](Parser& p, Ast& to) { return p.io_directive(to, Kind::kOutput); }},
      {"override", [](Parser& p, Ast& to) { return p.override_directive(to); }},
      {"plan", [](Parser& p, Ast& to) { return p.plan(to); }},
      {"pragma", [](Parser& p, Ast& to) { return p.pragma(to); }},
      {"printsize", [](Parser& p, Ast& to) { return p.io_directive(to, Kind::kPrintSize); }},
      {"strict", [](Parser&, Ast&) { return true; }},  // advice on the rule before it, like a plan
      {"symbol_type", [](Parser& p, Ast& to) { return p.old_type_declaration(to, "symbol"); }},
      {"type", [](Parser& p, Ast& to) { return p.type_declaration(to); }},
  }};
  const auto first = at_;
  const auto word = take().text;
  Ast refused;
  const bool is_of_program = word == "include" || word == "pragma";
  auto& target = is_of_program && refuse_in_component(word) ? refused : ast;
  const auto* item = std::ranges::find(kItems, word, &std::pair<std::string_view, Parse>::first);
  if (item == kItems.end()) not_supported(tokens_[first].span, "`." + std::string{word} + "` is");
  if (item == kItems.end() || !item->second(*this, target)) recover(first);
}

/// Skips to after the end of the item that began at `first_token`: after a dot that ends a clause,
/// or before a directive or what looks like the first line of another clause.
void Parser::recover(std::size_t first_token) {
  if (at_ == first_token) take();
  while (peek().kind != TokenKind::kEnd && peek().kind != TokenKind::kDirective) {
    if (components_ > 0 && at_ >= component_end_) return;
    const bool at_word = peek().starts_line && peek().kind == TokenKind::kIdentifier;
    if (at_word && (at("(", 1) || at_atom())) return;
    if (at("#") || (peek().starts_line && at("."))) return;
    if (!is_name_dot(at_) && accept(".")) return;
    take();
  }
}

Ast parse(const base::SourceMap& sources, base::SourceId source, base::Diagnostics& diagnostics,
          const ParseOptions& options) {
  return Parser{sources.at(source), tokenize(sources, source, diagnostics), diagnostics, options}
      .run();
}

}  // namespace yinguo::syntax
