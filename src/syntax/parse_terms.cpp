// Terms: precedence climbing, with the size of a term bounded so that its tree is never too high.
#include "base/text.hpp"

#include "syntax/errors.hpp"
#include "syntax/parser_state.hpp"
#include "syntax/words.hpp"

namespace yinguo::syntax {
namespace {

std::optional<AggregateOp> aggregate_of(std::string_view word) {
  if (word == "count") return AggregateOp::kCount;
  if (word == "sum") return AggregateOp::kSum;
  if (word == "min") return AggregateOp::kMin;
  if (word == "max") return AggregateOp::kMax;
  if (word == "mean") return AggregateOp::kMean;
  return std::nullopt;
}

bool is_number(const Term& term) {
  return term.kind == Term::Kind::kNumber || term.kind == Term::Kind::kUnsigned ||
         term.kind == Term::Kind::kFloat;
}

}  // namespace

std::optional<Term> Parser::term() {
  if (term_depth_ == 0) operators_ = 0;
  ++term_depth_;
  const Level level{*this};
  auto found = level.fits() ? operators(0) : std::nullopt;
  --term_depth_;
  return found;
}

bool Parser::count_operator() {
  if (++operators_ <= options_.max_operators) return true;
  report(kTooDeep, peek().span,
         "more than " + std::to_string(options_.max_operators) + " operators in one argument",
         "split the expression with `=`");
  return false;
}

std::optional<Term> Parser::operators(int min_precedence) {
  auto left = prefix();
  if (!left) return std::nullopt;
  return operators_after(std::move(*left), min_precedence);
}

std::optional<Term> Parser::operators_after(Term left, int min_precedence) {
  while (peek().kind == TokenKind::kPunctuation || peek().kind == TokenKind::kIdentifier) {
    const auto* const infix = find_infix(peek().text);
    if (infix == nullptr || infix->precedence < min_precedence) break;
    if (!count_operator()) return std::nullopt;
    take();
    const Level level{*this};
    if (!level.fits()) return std::nullopt;
    auto right = operators(infix->right_associative ? infix->precedence : infix->precedence + 1);
    if (!right) return std::nullopt;
    Term both;
    both.kind = Term::Kind::kBinary;
    both.text = infix->text == "**" ? "^" : std::string{infix->text};
    both.span = base::Span{left.span.source, left.span.begin, right->span.end};
    both.arguments.reserve(2);
    both.arguments.push_back(std::move(left));
    both.arguments.push_back(std::move(*right));
    left = std::move(both);
  }
  return left;
}

std::optional<Term> Parser::prefix() {
  if (!at("-") && !at_word("bnot") && !at_word("lnot")) return primary();
  const auto first = at_;
  const Level level{*this};
  if (!level.fits() || !count_operator()) return std::nullopt;
  const auto& op = take();
  auto inner = operators(kPrefixPrecedence);
  if (!inner) return std::nullopt;
  if (op.text == "-" && is_number(*inner) && inner->text.front() != '-') {
    inner->text.insert(0, "-");
    inner->span = since(first);
    return inner;
  }
  Term term;
  term.kind = Term::Kind::kUnary;
  term.text = op.text;
  term.arguments.push_back(std::move(*inner));
  term.span = since(first);
  return term;
}

Term Parser::leaf(Term::Kind kind) {
  const auto& token = take();
  Term term;
  term.kind = kind;
  term.text = kind == Term::Kind::kString ? string_value(token) : std::string{token.text};
  term.span = token.span;
  return term;
}

/// `__FILE__`, `__LINE__`: the name of the text as a string, the line as a number.
Term Parser::place() {
  const bool is_file = peek().text == "__FILE__";
  auto term = leaf(Term::Kind::kNumber);
  if (is_file) term.kind = Term::Kind::kString;
  term.text = is_file ? std::string{source_.name()}
                      : std::to_string(source_.position(term.span.begin).line);
  return term;
}

std::optional<Term> Parser::primary() {
  switch (peek().kind) {
    case TokenKind::kString:
      return leaf(Term::Kind::kString);
    case TokenKind::kNumber:
      return leaf(Term::Kind::kNumber);
    case TokenKind::kUnsigned:
      return leaf(Term::Kind::kUnsigned);
    case TokenKind::kFloat:
      return leaf(Term::Kind::kFloat);
    case TokenKind::kUnderscore:
      return leaf(Term::Kind::kWildcard);
    case TokenKind::kIdentifier:
      return word_term();
    default:
      return at("(") ? parenthesized() : punctuated_term();
  }
}

std::optional<Term> Parser::parenthesized() {
  const auto first = at_;
  take();
  auto inner = term();
  if (!inner || !expect(")")) return std::nullopt;
  inner->span = since(first);
  return inner;
}

std::optional<Term> Parser::word_term() {
  const auto& token = peek();
  if (token.text == "nil") return leaf(Term::Kind::kNil);
  if (token.text == "__FILE__" || token.text == "__LINE__") return place();
  if (token.text == "as" && at("(", 1)) return cast();
  const bool is_call = at("(", 1);
  if (aggregate_of(token.text) &&
      !(is_call && token.text != "sum" && token.text != "count" && token.text != "mean")) {
    return aggregate();
  }
  if (is_functor(token.text) && is_call) return call();
  if (is_call && !is_reserved(token.text)) {
    const auto near = base::nearest_name(token.text, functor_names());
    report(kUnknownFunctor, token.span, "unknown functor " + quoted(token.text),
           near ? "did you mean " + quoted(*near) + "?" : std::string{},
           "an atom cannot stand within a term");
    return std::nullopt;
  }
  if (is_reserved(token.text)) {
    report(kReservedWord, token.span,
           "expected a term, found the reserved word " + quoted(token.text));
    return std::nullopt;
  }
  return leaf(Term::Kind::kVariable);
}

/// `cat(a, b)`; `min(x) : …` turns out to be an aggregate.
std::optional<Term> Parser::call() {
  const auto first = at_;
  if (!count_operator()) return std::nullopt;
  const auto& name = take();
  auto found = arguments();
  if (!found) return std::nullopt;
  if (const auto op = aggregate_of(name.text); op && found->size() == 1) {
    auto target = operators_after(std::move(found->front()), 0);
    if (!target) return std::nullopt;
    std::vector<Term> targets;
    targets.push_back(std::move(*target));
    return aggregate_after(first, *op, std::move(targets));
  }
  Term term;
  term.kind = Term::Kind::kCall;
  term.text = name.text;
  term.arguments = std::move(*found);
  term.span = since(first);
  return term;
}

/// `as(term, type)`.
std::optional<Term> Parser::cast() {
  const auto first = at_;
  if (!count_operator()) return std::nullopt;
  take();
  take();
  auto inner = term();
  if (!inner) return std::nullopt;
  if (!accept(",")) return unexpected("`,` and a type", "write `as(x, type)`");
  auto type = expect_qualified("a type");
  if (!type || !expect(")")) return std::nullopt;
  Term cast;
  cast.kind = Term::Kind::kCast;
  cast.text = std::move(type->text);
  cast.arguments.push_back(std::move(*inner));
  cast.span = since(first);
  return cast;
}

std::optional<Term> Parser::aggregate() {
  const auto first = at_;
  if (!count_operator()) return std::nullopt;
  const auto op = *aggregate_of(take().text);
  std::vector<Term> target;
  if (op != AggregateOp::kCount) {
    auto found = term();
    if (!found) return std::nullopt;
    target.push_back(std::move(*found));
  }
  return aggregate_after(first, op, std::move(target));
}

std::optional<Term> Parser::aggregate_after(std::size_t first_token, AggregateOp op,
                                            std::vector<Term> target) {
  if (!accept(":")) {
    return unexpected("`:` and the aggregate's body", "write `sum x : { r(x) }`");
  }
  auto body = braced_body();
  if (!body) return std::nullopt;
  Term term;
  term.kind = Term::Kind::kAggregate;
  term.aggregate.push_back({op, std::move(target), std::move(*body)});
  term.span = since(first_token);
  return term;
}

std::optional<Term> Parser::punctuated_term() {
  if (at("[")) return record();
  if (at("$")) return branch_or_counter();
  if (at("@")) return not_supported(peek().span, "user-defined functors are");
  return unexpected("a term");
}

/// `[a, b]`.
std::optional<Term> Parser::record() {
  const auto first = at_;
  if (!count_operator()) return std::nullopt;
  auto fields = arguments("[", "]");
  if (!fields) return std::nullopt;
  Term term;
  term.kind = Term::Kind::kRecord;
  term.arguments = std::move(*fields);
  term.span = since(first);
  return term;
}

/// `$A(a, b)`, `$B`; `$` alone is `autoinc()`.
std::optional<Term> Parser::branch_or_counter() {
  const auto first = at_;
  if (!count_operator()) return std::nullopt;
  take();
  Term term;
  term.kind = at_name() ? Term::Kind::kBranch : Term::Kind::kCall;
  term.text = "autoinc";
  if (term.kind == Term::Kind::kBranch) {
    auto name = expect_qualified("a branch");
    if (!name) return std::nullopt;
    term.text = std::move(name->text);
    if (at("(")) {
      auto found = arguments();
      if (!found) return std::nullopt;
      term.arguments = std::move(*found);
    }
  }
  term.span = since(first);
  return term;
}

/// `( a, b )`, possibly empty.
std::optional<std::vector<Term>> Parser::arguments(std::string_view opening,
                                                   std::string_view closing) {
  if (!expect(opening)) return std::nullopt;
  std::vector<Term> found;
  if (accept(closing)) return found;
  do {
    auto next = term();
    if (!next) return std::nullopt;
    found.push_back(std::move(*next));
  } while (accept(","));
  if (!accept(closing)) return unexpected("`,` or `" + std::string{closing} + "`");
  return found;
}

}  // namespace yinguo::syntax
