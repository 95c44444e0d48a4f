#include "syntax/printer.hpp"

#include <string_view>

#include "syntax/words.hpp"

namespace yinguo::syntax {
namespace {

/// Binds tighter than every operator.
constexpr int kLeafPrecedence = 100;

int precedence_of(const Term& term) {
  switch (term.kind) {
    case Term::Kind::kBinary:
      return find_infix(term.text)->precedence;
    case Term::Kind::kUnary:
      return kPrefixPrecedence;
    case Term::Kind::kAggregate:
      return 0;
    case Term::Kind::kNumber:
    case Term::Kind::kUnsigned:
    case Term::Kind::kFloat:
      return term.text.front() == '-' ? kPrefixPrecedence : kLeafPrecedence;
    default:
      return kLeafPrecedence;
  }
}

template <class List, class Print>
std::string join(const List& list, std::string_view separator, Print print_one) {
  std::string out;
  for (const auto& one : list) {
    if (!out.empty()) out += separator;
    out += print_one(one);
  }
  return out;
}

std::string print_terms(const std::vector<Term>& terms) {
  return join(terms, ", ", [](const Term& term) { return print(term); });
}

std::string print_conjunction(const std::vector<Literal>& literals) {
  return join(literals, ", ", [](const Literal& literal) { return print(literal); });
}

std::string print_disjunction(const std::vector<std::vector<Literal>>& alternatives) {
  return join(alternatives, "; ", print_conjunction);
}

std::string print_names(const std::vector<Name>& names, std::string_view separator) {
  return join(names, separator, [](const Name& name) { return name.text; });
}

std::string print_at(const Term& term, int min_precedence) {
  const auto text = print(term);
  return precedence_of(term) < min_precedence ? "(" + text + ")" : text;
}

std::string print_binary(const Term& term) {
  const auto& infix = *find_infix(term.text);
  const int left = infix.precedence + (infix.right_associative ? 1 : 0);
  const int right = infix.precedence + (infix.right_associative ? 0 : 1);
  return print_at(term.arguments[0], left) + " " + term.text + " " +
         print_at(term.arguments[1], right);
}

std::string print_unary(const Term& term) {
  const auto& inner = term.arguments[0];
  const bool is_minus = term.text == "-";
  // `- 1` would be read as a constant, and `--1` is hard to read.
  const bool needs_parentheses =
      is_minus && (precedence_of(inner) <= kPrefixPrecedence || inner.kind == Term::Kind::kNumber ||
                   inner.kind == Term::Kind::kUnsigned || inner.kind == Term::Kind::kFloat);
  const auto text =
      needs_parentheses ? "(" + print(inner) + ")" : print_at(inner, kPrefixPrecedence);
  return term.text + (is_minus ? "" : " ") + text;
}

std::string_view name_of(AggregateOp op) {
  switch (op) {
    case AggregateOp::kCount:
      return "count";
    case AggregateOp::kSum:
      return "sum";
    case AggregateOp::kMin:
      return "min";
    case AggregateOp::kMax:
      return "max";
    case AggregateOp::kMean:
      return "mean";
  }
  return "";
}

std::string print_aggregate(const Aggregate& aggregate) {
  std::string out{name_of(aggregate.op)};
  for (const auto& target : aggregate.target) {
    // `min (x + 1) * 2 : …` would be read like `min((x + 1) * 2) : …`, and is printed so.
    out += " " + print_at(target, 1);
  }
  return out + " : { " + print_conjunction(aggregate.body) + " }";
}

std::string print_quantified(const Quantified& quantified) {
  std::string out;
  switch (quantified.quantifier) {
    case Quantifier::kAll:
      out = "all ";
      break;
    case Quantifier::kAny:
      out = "any ";
      break;
    case Quantifier::kMean:
      out = "mean ";
      break;
    case Quantifier::kAtLeast:
      out = "at_least(" + print_terms(quantified.threshold) + ") ";
      break;
  }
  return out + print(quantified.atom) + " : { " + print_conjunction(quantified.group) + " }";
}

std::string_view text_of(Comparison op) {
  switch (op) {
    case Comparison::kEqual:
      return " = ";
    case Comparison::kNotEqual:
      return " != ";
    case Comparison::kLess:
      return " < ";
    case Comparison::kLessEqual:
      return " <= ";
    case Comparison::kGreater:
      return " > ";
    case Comparison::kGreaterEqual:
      return " >= ";
    case Comparison::kMatch:
      return "match";
    case Comparison::kContains:
      return "contains";
  }
  return "";
}

std::string print_constraint(const Constraint& constraint) {
  const std::string op{text_of(constraint.op)};
  if (constraint.op == Comparison::kMatch || constraint.op == Comparison::kContains) {
    return op + "(" + print(constraint.left) + ", " + print(constraint.right) + ")";
  }
  return print(constraint.left) + op + print(constraint.right);
}

std::string_view name_of(Directive::Kind kind) {
  switch (kind) {
    case Directive::Kind::kInput:
      return ".input ";
    case Directive::Kind::kOutput:
      return ".output ";
    case Directive::Kind::kPrintSize:
      return ".printsize ";
    case Directive::Kind::kLimitSize:
      return ".limitsize ";
  }
  return "";
}

std::string print_type(const ComponentType& type) {
  const auto parameters = print_names(type.parameters, ", ");
  return type.name.text + (parameters.empty() ? "" : "<" + parameters + ">");
}

std::string print_attributes(const std::vector<Attribute>& attributes) {
  return join(attributes, ", ", [](const Attribute& attribute) {
    return attribute.name.text + ": " + attribute.type.text;
  });
}

std::string print_branch(const TypeBranch& branch) {
  const auto fields = print_attributes(branch.fields);
  return branch.name.text.empty() ? "[" + fields + "]" : branch.name.text + " {" + fields + "}";
}

struct ItemPrinter {
  std::string operator()(const RelationDeclaration& item) const {
    std::string out = ".decl " + print_names(item.names, ", ") + "(";
    out += print_attributes(item.attributes) + ")";
    for (const auto& qualifier : item.qualifiers)
      out += " " + qualifier.text;
    if (item.is_degree) out += " degree";
    if (item.degree_source) out += " from " + item.degree_source->text;
    if (item.choice_domains.empty()) return out;
    return out + " choice-domain " +
           join(item.choice_domains, ", ", [](const std::vector<Name>& domain) {
             return domain.size() == 1 ? domain.front().text
                                       : "(" + print_names(domain, ", ") + ")";
           });
  }

  std::string operator()(const TypeDeclaration& item) const {
    if (!item.branches.empty()) {
      return ".type " + item.name.text + " = " + join(item.branches, " | ", print_branch);
    }
    return ".type " + item.name.text + (item.is_subtype ? " <: " : " = ") +
           print_names(item.parts, " | ");
  }

  std::string operator()(const Directive& item) const {
    std::string out{name_of(item.kind)};
    out += print_names(item.relations, ", ");
    if (item.parameters.empty()) return out;
    return out + "(" +
           join(item.parameters, ", ",
                [](const auto& parameter) {
                  return parameter.first + "=" + quote(parameter.second);
                }) +
           ")";
  }

  std::string operator()(const Pragma& item) const {
    return ".pragma " + quote(item.key) + (item.value.empty() ? "" : " " + quote(item.value));
  }

  std::string operator()(const Include& item) const { return ".include " + quote(item.path); }

  std::string operator()(const Clause& item) const { return print(item); }

  std::string operator()(const Component& item) const {
    std::string out = ".comp " + print_type(item.type);
    if (!item.bases.empty()) out += " : " + join(item.bases, ", ", print_type);
    return out + " {\n" + print(item.body.front()) + "}";
  }

  std::string operator()(const Instance& item) const {
    return ".init " + item.name.text + " = " + print_type(item.type);
  }

  std::string operator()(const Override& item) const {
    return ".override " + print_names(item.relations, ", ");
  }
};

}  // namespace

std::string quote(std::string_view text) {
  constexpr std::string_view kSpecial = "\"\\\a\b\f\n\r\t\v";
  constexpr std::string_view kEscapes = "\"\\abfnrtv";
  std::string out = "\"";
  for (const char c : text) {
    const auto which = kSpecial.find(c);
    if (which == std::string_view::npos) {
      out += c;
    } else {
      out += '\\';
      out += kEscapes[which];
    }
  }
  return out + "\"";
}

std::string print(const Term& term) {
  switch (term.kind) {
    case Term::Kind::kVariable:
    case Term::Kind::kNumber:
    case Term::Kind::kFloat:
      return term.text;
    case Term::Kind::kWildcard:
      return "_";
    case Term::Kind::kString:
      return quote(term.text);
    case Term::Kind::kUnsigned:
      return term.text + "u";
    case Term::Kind::kUnary:
      return print_unary(term);
    case Term::Kind::kBinary:
      return print_binary(term);
    case Term::Kind::kCall:
      return term.text + "(" + print_terms(term.arguments) + ")";
    case Term::Kind::kCast:
      return "as(" + print_terms(term.arguments) + ", " + term.text + ")";
    case Term::Kind::kAggregate:
      return print_aggregate(term.aggregate.front());
    case Term::Kind::kNil:
      return "nil";
    case Term::Kind::kRecord:
      return "[" + print_terms(term.arguments) + "]";
    case Term::Kind::kBranch:
      return "$" + term.text +
             (term.arguments.empty() ? "" : "(" + print_terms(term.arguments) + ")");
  }
  return {};
}

std::string print(const Atom& atom) {
  return atom.name.text + "(" + print_terms(atom.arguments) + ")";
}

std::string print(const Literal& literal) {
  struct Printer {
    std::string operator()(const Truth& truth) const { return truth.value ? "true" : "false"; }

    std::string operator()(const Atom& atom) const { return print(atom); }

    std::string operator()(const Constraint& constraint) const {
      return print_constraint(constraint);
    }

    std::string operator()(const Quantified& quantified) const {
      return print_quantified(quantified);
    }

    std::string operator()(const Group& group) const {
      return "(" + print_disjunction(group.alternatives) + ")";
    }
  };

  return (literal.negated ? "!" : "") + std::visit(Printer{}, literal.what);
}

std::string print(const Clause& clause) {
  const auto* const between = clause.is_subsumptive ? " <= " : ", ";
  std::string out = join(clause.heads, between, [](const Atom& head) { return print(head); });
  if (!clause.alternatives.empty()) out += " :- " + print_disjunction(clause.alternatives);
  return out + ".";
}

std::string print(const Ast& ast) {
  std::string out;
  for (const auto& item : ast.items)
    out += std::visit(ItemPrinter{}, item) + "\n";
  return out;
}

}  // namespace yinguo::syntax
