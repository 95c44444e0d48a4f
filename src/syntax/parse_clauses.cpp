// Clauses and bodies.
#include <algorithm>
#include <array>

#include "syntax/errors.hpp"
#include "syntax/parser_state.hpp"
#include "syntax/words.hpp"

namespace yinguo::syntax {
namespace {

std::optional<Comparison> comparison_of(const Token& token) {
  constexpr std::array<std::pair<std::string_view, Comparison>, 6> kComparisons{{
      {"=", Comparison::kEqual},
      {"!=", Comparison::kNotEqual},
      {"<", Comparison::kLess},
      {"<=", Comparison::kLessEqual},
      {">", Comparison::kGreater},
      {">=", Comparison::kGreaterEqual},
  }};
  if (token.kind != TokenKind::kPunctuation) return std::nullopt;
  for (const auto& [text, comparison] : kComparisons) {
    if (token.text == text) return comparison;
  }
  return std::nullopt;
}

}  // namespace

bool Parser::clause(Ast& ast) {
  const auto first = at_;
  Clause clause;
  do {
    auto head = atom();
    if (!head) return false;
    clause.heads.push_back(std::move(*head));
  } while (accept(","));
  if (clause.heads.size() == 1 && accept("<=")) {
    auto dominating = atom();
    if (!dominating) return false;
    clause.heads.push_back(std::move(*dominating));
    clause.is_subsumptive = true;
  }
  if (accept(":-")) {
    auto body = disjunction();
    if (!body) return false;
    clause.alternatives = std::move(*body);
    if (!at(".")) {
      unexpected("`,`, `;` or `.`");
      return false;
    }
  } else if (clause.heads.size() > 1) {
    unexpected("`:-`", clause.is_subsumptive ? "write `a(x) <= a(y) :- x < y.`"
                                             : "facts are written one by one");
    return false;
  } else if (!at(".")) {
    unexpected("`:-` or `.`");
    return false;
  }
  take();
  clause.span = since(first);
  ast.items.emplace_back(std::move(clause));
  return true;
}

std::optional<std::vector<Parser::Conjunction>> Parser::disjunction() {
  std::vector<Conjunction> alternatives;
  do {
    auto alternative = conjunction();
    if (!alternative) return std::nullopt;
    alternatives.push_back(std::move(*alternative));
  } while (accept(";"));
  return alternatives;
}

std::optional<Parser::Conjunction> Parser::conjunction() {
  Conjunction literals;
  do {
    if (literals.size() == options_.max_literals) {
      report(kTooDeep, peek().span,
             "more than " + std::to_string(options_.max_literals) + " literals in one body",
             "split the clause with auxiliary relations");
      return std::nullopt;
    }
    auto next = literal();
    if (!next) return std::nullopt;
    literals.push_back(std::move(*next));
  } while (accept(","));
  return literals;
}

/// The alternatives as one literal.
Literal Parser::either(std::vector<Conjunction> alternatives, const base::Span& span) {
  Literal literal;
  literal.what = Group{std::move(alternatives)};
  literal.span = span;
  return literal;
}

/// `{ a, b }`, or one atom; alternatives become one group.
std::optional<Parser::Conjunction> Parser::braced_body() {
  const Level level{*this};
  if (!level.fits()) return std::nullopt;
  if (!at("{")) {
    if (!at_name()) return unexpected("`{` or an atom");
    const auto first = at_;
    auto only = atom();
    if (!only) return std::nullopt;
    Literal literal;
    literal.what = std::move(*only);
    literal.span = since(first);
    return Conjunction{std::move(literal)};
  }
  take();
  const auto first = at_;
  auto alternatives = disjunction();
  if (!alternatives) return std::nullopt;
  const auto span = since(first);
  if (!accept("}")) return unexpected("`,`, `;` or `}`");
  if (alternatives->size() == 1) return std::move(alternatives->front());
  return Conjunction{either(std::move(*alternatives), span)};
}

std::optional<Literal> Parser::literal() {
  const auto first = at_;
  bool negated = false;
  while (accept("!"))
    negated = !negated;
  auto found = positive_literal();
  if (!found) return std::nullopt;
  found->negated = negated;
  found->span = since(first);
  return found;
}

std::optional<Literal> Parser::positive_literal() {
  if (at_word("true") || at_word("false")) {
    Literal literal;
    literal.what = Truth{take().text == "true"};
    return literal;
  }
  if (at_word("match") || at_word("contains")) return word_constraint();
  if (quantifier_ahead()) return quantified();
  if (at("(") && group_ahead()) return group();
  if (at_atom()) {
    auto found = atom();
    if (!found) return std::nullopt;
    Literal literal;
    literal.what = std::move(*found);
    return literal;
  }
  return comparison();
}

std::optional<Literal> Parser::group() {
  const Level level{*this};
  if (!level.fits() || !expect("(")) return std::nullopt;
  auto alternatives = disjunction();
  if (!alternatives) return std::nullopt;
  if (!accept(")")) return unexpected("`,`, `;` or `)`");
  Literal literal;
  literal.what = Group{std::move(*alternatives)};
  return literal;
}

std::optional<Literal> Parser::comparison() {
  auto left = term();
  if (!left) return std::nullopt;
  const auto op = comparison_of(peek());
  if (!op) return unexpected("a comparison", "a body is made of atoms and comparisons");
  take();
  auto right = term();
  if (!right) return std::nullopt;
  Literal literal;
  literal.what = Constraint{*op, std::move(*left), std::move(*right)};
  return literal;
}

/// `match(regex, text)`, `contains(part, text)`.
std::optional<Literal> Parser::word_constraint() {
  const auto& word = take();
  const auto op = word.text == "match" ? Comparison::kMatch : Comparison::kContains;
  auto found = arguments();
  if (!found) return std::nullopt;
  if (found->size() != 2) {
    report(kUnexpectedToken, word.span,
           quoted(word.text) + " expects 2 arguments, found " + std::to_string(found->size()));
    return std::nullopt;
  }
  Literal literal;
  literal.what = Constraint{op, std::move((*found)[0]), std::move((*found)[1])};
  return literal;
}

/// `all`, `any`, `mean` before an atom and `at_least(…)` before an atom are never valid otherwise.
std::optional<Quantifier> Parser::quantifier_ahead() const {
  const bool before_atom = at_atom(1);
  if (at_word("all") && before_atom) return Quantifier::kAll;
  if (at_word("any") && before_atom) return Quantifier::kAny;
  if (at_word("mean") && before_atom) return Quantifier::kMean;
  if (at_word("at_least") && at("(", 1)) {
    const auto close = closing_parenthesis(1);
    if (close != 0 && at_atom(close + 1)) return Quantifier::kAtLeast;
  }
  return std::nullopt;
}

std::optional<Literal> Parser::quantified() {
  Quantified quantified;
  quantified.quantifier = *quantifier_ahead();
  take();
  if (quantified.quantifier == Quantifier::kAtLeast) {
    const auto open = peek().span;
    auto threshold = arguments();
    if (!threshold) return std::nullopt;
    if (threshold->size() != 1) {
      report(kUnexpectedToken, open,
             "`at_least` expects 1 number, found " + std::to_string(threshold->size()));
      return std::nullopt;
    }
    quantified.threshold = std::move(*threshold);
  }
  auto over = atom();
  if (!over) return std::nullopt;
  quantified.atom = std::move(*over);
  if (!at(":")) return unexpected("`:` and the group", "write `all r(x) : { group }`");
  take();
  auto group = braced_body();
  if (!group) return std::nullopt;
  quantified.group = std::move(*group);
  Literal literal;
  literal.what = std::move(quantified);
  return literal;
}

/// Whether the parenthesis ahead opens a group of literals, and not a term.
bool Parser::group_ahead() const {
  const auto close = closing_parenthesis(0);
  if (close == 0) {  // judge by what comes first
    std::size_t inner = 1;
    while (at("(", inner))
      ++inner;
    return at("!", inner) || at_atom(inner);
  }
  const auto& after = peek(close + 1);
  return !comparison_of(after) && find_infix(after.text) == nullptr;
}

/// How far ahead the parenthesis is that closes the one `open_ahead`; 0 if none does within the
/// clause.
std::size_t Parser::closing_parenthesis(std::size_t open_ahead) const {
  const auto closer = closers_[std::min(at_ + open_ahead, tokens_.size() - 1)];
  return closer == 0 ? 0 : closer - at_;
}

std::optional<Atom> Parser::atom() {
  const auto first = at_;
  auto name = expect_qualified("an atom");
  if (!name) return std::nullopt;
  if (!at("(")) return unexpected("`(` after the relation " + quoted(name->text));
  auto found = arguments();
  if (!found) return std::nullopt;
  return Atom{std::move(*name), std::move(*found), since(first)};
}

}  // namespace yinguo::syntax
