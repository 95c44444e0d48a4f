#include "rules/lowering.hpp"

#include <array>

#include "rules/alternatives.hpp"
#include "rules/errors.hpp"

namespace yinguo::rules {
namespace {

using model::ValueType;
using Kind = syntax::Term::Kind;

/// `<` and its kin over number, unsigned, float, symbol.
constexpr std::array<std::array<Comparison, 4>, 4> kOrder{{
    {Comparison::kILess, Comparison::kULess, Comparison::kFLess, Comparison::kSLess},
    {Comparison::kILessEqual, Comparison::kULessEqual, Comparison::kFLessEqual,
     Comparison::kSLessEqual},
    {Comparison::kIGreater, Comparison::kUGreater, Comparison::kFGreater, Comparison::kSGreater},
    {Comparison::kIGreaterEqual, Comparison::kUGreaterEqual, Comparison::kFGreaterEqual,
     Comparison::kSGreaterEqual},
}};

Comparison comparison_of(syntax::Comparison op, ValueType type, bool negated) {
  const auto order = [&](std::size_t row) {
    const auto column = static_cast<std::size_t>(type);
    return column < kOrder[row].size() ? kOrder[row][column] : Comparison::kEqual;  // a mistake
  };
  switch (op) {
    case syntax::Comparison::kEqual:
      return negated ? Comparison::kNotEqual : Comparison::kEqual;
    case syntax::Comparison::kNotEqual:
      return negated ? Comparison::kEqual : Comparison::kNotEqual;
    case syntax::Comparison::kLess:
      return order(negated ? 3 : 0);
    case syntax::Comparison::kLessEqual:
      return order(negated ? 2 : 1);
    case syntax::Comparison::kGreater:
      return order(negated ? 1 : 2);
    case syntax::Comparison::kGreaterEqual:
      return order(negated ? 0 : 3);
    case syntax::Comparison::kMatch:
      return negated ? Comparison::kNotMatch : Comparison::kMatch;
    case syntax::Comparison::kContains:
      return negated ? Comparison::kNotContains : Comparison::kContains;
  }
  return Comparison::kEqual;
}

AggregateOp aggregate_of(syntax::AggregateOp op, ValueType type) {
  const auto pick = [&](AggregateOp number, AggregateOp natural, AggregateOp real) {
    if (type == ValueType::kUnsigned) return natural;
    return type == ValueType::kFloat ? real : number;
  };
  switch (op) {
    case syntax::AggregateOp::kCount:
      return AggregateOp::kCount;
    case syntax::AggregateOp::kSum:
      return pick(AggregateOp::kISum, AggregateOp::kUSum, AggregateOp::kFSum);
    case syntax::AggregateOp::kMin:
      return pick(AggregateOp::kIMin, AggregateOp::kUMin, AggregateOp::kFMin);
    case syntax::AggregateOp::kMax:
      return pick(AggregateOp::kIMax, AggregateOp::kUMax, AggregateOp::kFMax);
    case syntax::AggregateOp::kMean:
      return AggregateOp::kMean;
  }
  return AggregateOp::kCount;
}

Quantifier quantifier_of(syntax::Quantifier quantifier) {
  switch (quantifier) {
    case syntax::Quantifier::kAll:
      return Quantifier::kAll;
    case syntax::Quantifier::kAny:
      return Quantifier::kAny;
    case syntax::Quantifier::kAtLeast:
      return Quantifier::kAtLeast;
    case syntax::Quantifier::kMean:
      return Quantifier::kMean;
  }
  return Quantifier::kAll;
}

class Lowering {
 public:
  explicit Lowering(const LoweringContext& context)
      : names_{context.names},
        typing_{context.typing},
        declarations_{context.declarations},
        symbols_{context.symbols},
        max_alternatives_{context.max_alternatives},
        reporter_{context.reporter} {}

  Lowered lower(const syntax::Atom& head, const Branch& body) {
    name_ = head.name.text;
    auto& rule = out_.rule;
    for (std::size_t i = 0; i < names_.variables().size(); ++i) {
      rule.variable_names.push_back(names_.variables()[i].name);
      rule.variable_types.push_back(typing_.type(static_cast<VariableId>(i)));
      rule.variable_records.push_back(typing_.record_type(static_cast<VariableId>(i)));
    }
    rule.head = atom(head);
    rule.body = conjunction(body);
    return std::move(out_);
  }

 private:
  std::vector<Literal> conjunction(const Branch& branch) {
    std::vector<Literal> out;
    out.reserve(branch.size());
    for (const auto& one : branch)
      out.push_back(literal(*one.literal, one.negated));
    return out;
  }

  /// The body of an aggregate or a quantified literal; `wanted` as in Alternatives.
  std::vector<Literal> body(const std::vector<syntax::Literal>& list,
                            const std::vector<VariableId>& locals,
                            const std::set<VariableId>* wanted) {
    const base::Span span{list.front().span.source, list.front().span.begin, list.back().span.end};
    const auto branches = branches_of(list, max_alternatives_);
    if (!branches) {
      reporter_.error(
          kTooManyRules, span,
          "the body stands for more than " + std::to_string(max_alternatives_) + " alternatives",
          "give its disjunctions relations of their own", "disjunctions in a conjunction multiply");
      return {};
    }
    if (branches->size() == 1) return conjunction(branches->front());
    Alternatives alternatives{{}, &locals, wanted, span};
    for (const auto& branch : *branches)
      alternatives.bodies.push_back(conjunction(branch));
    return {own_relation(std::move(alternatives), out_.rule, name_, declarations_,
                         out_.alternatives, reporter_)};
  }

  Atom atom(const syntax::Atom& atom) {
    return {declarations_.resolve(atom.name), terms(atom.arguments), atom.span};
  }

  Literal literal(const syntax::Literal& literal, bool negated) {
    Literal out;
    out.span = literal.span;
    if (const auto* const truth = std::get_if<syntax::Truth>(&literal.what)) {
      out.kind = truth->value != negated ? Literal::Kind::kTrue : Literal::Kind::kFalse;
    } else if (const auto* const found = std::get_if<syntax::Atom>(&literal.what)) {
      out.kind = negated ? Literal::Kind::kNegatedAtom : Literal::Kind::kAtom;
      out.what = atom(*found);
    } else if (const auto* const constraint = std::get_if<syntax::Constraint>(&literal.what)) {
      out.kind = Literal::Kind::kConstraint;
      out.what = Constraint{comparison_of(constraint->op, typing_.type(constraint->left), negated),
                            term(constraint->left), term(constraint->right)};
    } else if (const auto* const quantified = std::get_if<syntax::Quantified>(&literal.what)) {
      out.kind = Literal::Kind::kQuantified;
      out.what = lower(*quantified);
      if (negated) {
        reporter_.error(kQuantifier, literal.span, "a quantified literal cannot be negated",
                        "give it a relation of its own, and negate that");
      }
    }
    return out;
  }

  std::vector<Term> terms(const std::vector<syntax::Term>& list) {
    std::vector<Term> out;
    out.reserve(list.size());
    for (const auto& one : list)
      out.push_back(term(one));
    return out;
  }

  Term term(const syntax::Term& term) {
    Term out;
    out.type = typing_.type(term);
    out.span = term.span;
    switch (term.kind) {
      case Kind::kVariable:
      case Kind::kWildcard:
        out.kind = Term::Kind::kVariable;
        out.variable = names_.variable(term);
        return out;
      case Kind::kString:
        out.constant = model::Value::from_symbol(symbols_.intern(term.text));
        return out;
      case Kind::kAggregate:
        out.kind = Term::Kind::kAggregate;
        out.aggregate.push_back(lower(term.aggregate.front()));
        return out;
      case Kind::kCast:
        out = this->term(term.arguments.front());
        out.is_cast = true;
        return out;
      case Kind::kRecord:
      case Kind::kBranch:
        return record(term, std::move(out));
      case Kind::kNil:
        return out;
      case Kind::kUnary:
      case Kind::kBinary:
      case Kind::kCall:
        return functor(term, std::move(out));
      default:
        break;
    }
    for (const auto& [type, value] : readings_of(term)) {
      if (type == out.type) out.constant = value;
    }
    return out;
  }

  Term functor(const syntax::Term& term, Term out) {
    auto arguments = terms(term.arguments);
    const auto* const overload = typing_.overload(term);
    if (overload == nullptr) return out;  // after a mistake
    if (!overload->functor) return std::move(arguments.front());
    out.kind = Term::Kind::kFunctor;
    out.functor = *overload->functor;
    out.arguments = std::move(arguments);
    return out;
  }

  Term record(const syntax::Term& term, Term out) {
    out.arguments = terms(term.arguments);
    const auto& types = declarations_.types();
    const auto branch = term.kind == Kind::kBranch ? types.find_branch(term.text) : std::nullopt;
    const auto type = branch ? branch->type : typing_.record_type(term);
    if (!type) return out;  // after a mistake
    out.kind = Term::Kind::kRecord;
    out.record = types.record_type(*type);
    out.branch = branch ? branch->index : 0;
    return out;
  }

  Aggregate lower(const syntax::Aggregate& aggregate) {
    Aggregate out;
    const auto type =
        aggregate.target.empty() ? ValueType::kNumber : typing_.type(aggregate.target.front());
    out.op = aggregate_of(aggregate.op, type);
    out.target = terms(aggregate.target);
    out.locals = names_.locals(aggregate);
    const bool is_extreme =
        aggregate.op == syntax::AggregateOp::kMin || aggregate.op == syntax::AggregateOp::kMax;
    const auto wanted = variables_of(out.target);
    out.body = body(aggregate.body, out.locals, is_extreme ? &wanted : nullptr);
    return out;
  }

  Quantified lower(const syntax::Quantified& quantified) {
    Quantified out;
    out.quantifier = quantifier_of(quantified.quantifier);
    out.threshold = terms(quantified.threshold);
    out.atom = atom(quantified.atom);
    out.locals = names_.locals(quantified);
    const auto wanted = variables_of(out.atom.arguments);
    out.group = body(quantified.group, out.locals, &wanted);
    return out;
  }

  const ClauseNames& names_;
  const Typing& typing_;
  Declarations& declarations_;
  model::SymbolTable& symbols_;
  std::size_t max_alternatives_;
  Reporter& reporter_;
  std::string name_;  ///< of the head's relation
  Lowered out_;
};

}  // namespace

Lowered lower(const syntax::Atom& head, const Branch& body, const LoweringContext& context) {
  return Lowering{context}.lower(head, body);
}

}  // namespace yinguo::rules
