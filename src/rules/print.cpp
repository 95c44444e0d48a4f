#include "rules/print.hpp"

#include <algorithm>
#include <string_view>

#include "rules/functors.hpp"
#include "syntax/printer.hpp"
#include "syntax/words.hpp"

namespace yinguo::rules {
namespace {

template <class List, class Print>
std::string join(const List& list, std::string_view separator, Print print_one) {
  std::string out;
  for (const auto& one : list) {
    if (!out.empty()) out += separator;
    out += print_one(one);
  }
  return out;
}

std::string_view sign_of(Comparison op) {
  switch (op) {
    case Comparison::kEqual:
      return " = ";
    case Comparison::kNotEqual:
      return " != ";
    case Comparison::kILess:
    case Comparison::kULess:
    case Comparison::kFLess:
    case Comparison::kSLess:
      return " < ";
    case Comparison::kILessEqual:
    case Comparison::kULessEqual:
    case Comparison::kFLessEqual:
    case Comparison::kSLessEqual:
      return " <= ";
    case Comparison::kIGreater:
    case Comparison::kUGreater:
    case Comparison::kFGreater:
    case Comparison::kSGreater:
      return " > ";
    case Comparison::kIGreaterEqual:
    case Comparison::kUGreaterEqual:
    case Comparison::kFGreaterEqual:
    case Comparison::kSGreaterEqual:
      return " >= ";
    case Comparison::kMatch:
      return "match";
    case Comparison::kNotMatch:
      return "!match";
    case Comparison::kContains:
      return "contains";
    case Comparison::kNotContains:
      return "!contains";
  }
  return "";
}

bool is_prefix(Comparison op) {
  return op == Comparison::kMatch || op == Comparison::kNotMatch || op == Comparison::kContains ||
         op == Comparison::kNotContains;
}

std::string_view name_of(AggregateOp op) {
  switch (op) {
    case AggregateOp::kCount:
      return "count";
    case AggregateOp::kISum:
    case AggregateOp::kUSum:
    case AggregateOp::kFSum:
      return "sum";
    case AggregateOp::kIMin:
    case AggregateOp::kUMin:
    case AggregateOp::kFMin:
      return "min";
    case AggregateOp::kIMax:
    case AggregateOp::kUMax:
    case AggregateOp::kFMax:
      return "max";
    case AggregateOp::kMean:
      return "mean";
  }
  return "";
}

class RulePrinter {
 public:
  RulePrinter(const Program& program, const Rule& rule) : program_{program}, rule_{rule} {}

  [[nodiscard]] std::string atom(const Atom& atom) const {
    return program_.relation(atom.relation).name + "(" + terms(atom.arguments) + ")";
  }

  [[nodiscard]] std::string literals(const std::vector<Literal>& literals) const {
    return join(literals, ", ", [&](const Literal& one) { return literal(one); });
  }

  [[nodiscard]] std::string literal(const Literal& literal) const {
    switch (literal.kind) {
      case Literal::Kind::kTrue:
        return "true";
      case Literal::Kind::kFalse:
        return "false";
      case Literal::Kind::kAtom:
        return atom(std::get<Atom>(literal.what));
      case Literal::Kind::kNegatedAtom:
        return "!" + atom(std::get<Atom>(literal.what));
      case Literal::Kind::kConstraint:
        return constraint(std::get<Constraint>(literal.what));
      case Literal::Kind::kQuantified:
        return quantified(std::get<Quantified>(literal.what));
    }
    return {};
  }

 private:
  [[nodiscard]] std::string terms(const std::vector<Term>& terms) const {
    return join(terms, ", ", [&](const Term& one) { return term(one); });
  }

  [[nodiscard]] std::string term(const Term& term) const {
    switch (term.kind) {
      case Term::Kind::kConstant:
        return print_constant(term.constant, term.type, program_.symbols);
      case Term::Kind::kVariable:
        return rule_.variable_names[static_cast<std::size_t>(term.variable)];
      case Term::Kind::kFunctor:
        return functor(term);
      case Term::Kind::kAggregate:
        return aggregate(term.aggregate.front());
      case Term::Kind::kRecord:
        return record(term);
    }
    return {};
  }

  /// Parenthesised unless it is a single word or call: the dump is read more than it is typed.
  [[nodiscard]] std::string operand(const Term& term) const {
    const auto text = this->term(term);
    const bool is_infix = term.kind == Term::Kind::kFunctor &&
                          (syntax::find_infix(name_of(term.functor)) != nullptr ||
                           !syntax::is_functor(name_of(term.functor)));
    const bool is_negative = term.kind == Term::Kind::kConstant && text.front() == '-';
    return is_infix || is_negative || term.kind == Term::Kind::kAggregate ? "(" + text + ")" : text;
  }

  [[nodiscard]] std::string functor(const Term& term) const {
    const std::string name{name_of(term.functor)};
    if (syntax::is_functor(name)) return name + "(" + terms(term.arguments) + ")";
    if (term.arguments.size() == 1) {
      const auto& inner = term.arguments.front();
      const auto text = operand(inner);
      // `-1` would be read as a constant.
      const bool is_constant = inner.kind == Term::Kind::kConstant && text.front() != '(';
      return name == "-" ? "-" + (is_constant ? "(" + text + ")" : text) : name + " " + text;
    }
    return operand(term.arguments[0]) + " " + name + " " + operand(term.arguments[1]);
  }

  [[nodiscard]] std::string record(const Term& term) const {
    const auto& branch = program_.branch_of(term);
    const auto fields = terms(term.arguments);
    if (branch.name.empty() && term.is_cast) {
      const auto& type = (*program_.record_types)[static_cast<std::size_t>(term.record)];
      return "as([" + fields + "], " + type.name + ")";
    }
    if (branch.name.empty()) return "[" + fields + "]";
    return "$" + branch.name + (fields.empty() ? "" : "(" + fields + ")");
  }

  [[nodiscard]] std::string aggregate(const Aggregate& aggregate) const {
    std::string out{name_of(aggregate.op)};
    for (const auto& target : aggregate.target)
      out += " " + operand(target);
    return out + " : { " + literals(aggregate.body) + " }";
  }

  [[nodiscard]] std::string constraint(const Constraint& constraint) const {
    const std::string sign{sign_of(constraint.op)};
    if (is_prefix(constraint.op)) {
      return sign + "(" + term(constraint.left) + ", " + term(constraint.right) + ")";
    }
    return term(constraint.left) + sign + term(constraint.right);
  }

  [[nodiscard]] std::string quantified(const Quantified& quantified) const {
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
        out = "at_least(" + terms(quantified.threshold) + ") ";
        break;
    }
    return out + atom(quantified.atom) + " : { " + literals(quantified.group) + " }";
  }

  const Program& program_;
  const Rule& rule_;
};

std::string print_attributes(const Program& program,
                             const std::vector<model::Attribute>& attributes) {
  return join(attributes, ", ", [&](const model::Attribute& attribute) {
    const auto record = static_cast<std::size_t>(attribute.record);
    const bool is_declared = attribute.record != model::kNoRecordType;
    return attribute.name + ": " +
           (is_declared ? (*program.record_types)[record].name : model::name_of(attribute.type));
  });
}

std::string print_type(const Program& program, const model::RecordType& type) {
  return ".type " + type.name + " = " +
         join(type.branches, " | ", [&](const model::RecordBranch& branch) {
           const auto fields = print_attributes(program, branch.fields);
           return type.is_variant ? branch.name + " {" + fields + "}" : "[" + fields + "]";
         });
}

/// A rule of Program::subsumptions as it was written.
std::string print_subsumption(const Program& program, const Rule& rule) {
  const RulePrinter printer{program, rule};
  std::string out = printer.literal(rule.body[0]) + " <= " + printer.literal(rule.body[1]) + " :- ";
  const std::vector<Literal> body{rule.body.begin() + 2, rule.body.end()};
  return out + (body.empty() ? "true" : printer.literals(body)) + ".\n";
}

std::string print_directive(const Relation& relation, const IoDirective& io) {
  std::string out = io.kind == IoDirective::Kind::kInput    ? ".input "
                    : io.kind == IoDirective::Kind::kOutput ? ".output "
                                                            : ".printsize ";
  out += relation.name;
  if (io.parameters.empty()) return out;
  return out + "(" +
         join(io.parameters, ", ",
              [](const auto& parameter) {
                return parameter.first + "=" + syntax::quote(parameter.second);
              }) +
         ")";
}

}  // namespace

std::string print_relation(const Program& program, RelationId id) {
  const auto& relation = program.relation(id);
  std::string out = ".decl " + relation.name + "(";
  out += print_attributes(program, relation.attributes) + ")";
  if (relation.kind != RelationKind::kOrdinary) out += " degree";
  if (relation.degrees_from) out += " from " + program.relation(*relation.degrees_from).name;
  if (relation.choice_domains.empty()) return out;
  return out + " choice-domain " +
         join(relation.choice_domains, ", ", [&](const std::vector<std::uint32_t>& domain) {
           const auto names = join(domain, ", ", [&](std::uint32_t column) {
             return relation.attributes[column].name;
           });
           return domain.size() == 1 ? names : "(" + names + ")";
         });
}

std::string print_literal(const Program& program, const Rule& rule, const Literal& literal) {
  return RulePrinter{program, rule}.literal(literal);
}

std::string print_rule(const Program& program, RuleId id) {
  const auto& rule = program.rule(id);
  const RulePrinter printer{program, rule};
  const auto head = printer.atom(rule.head);
  return rule.body.empty() ? head + "." : head + " :- " + printer.literals(rule.body) + ".";
}

std::string print_strata(const Program& program) {
  std::string out;
  for (std::size_t i = 0; i < program.strata.size(); ++i) {
    const auto& stratum = program.strata[i];
    out += "stratum " + std::to_string(i) + (stratum.recursive ? " (recursive): " : ": ");
    out += join(stratum.relations, ", ", [&](RelationId id) { return program.relation(id).name; });
    out += "\n";
    for (const auto rule : stratum.rules)
      out += "  " + print_rule(program, rule) + "\n";
    for (const auto& rule : program.subsumptions) {
      const auto& own = stratum.relations;
      if (std::find(own.begin(), own.end(), rule.head.relation) == own.end()) continue;
      out += "  " + print_subsumption(program, rule);
    }
  }
  return out;
}

std::string print(const Program& program) {
  std::string out;
  for (const auto& [key, value] : program.pragmas) {
    out +=
        ".pragma " + syntax::quote(key) + (value.empty() ? "" : " " + syntax::quote(value)) + "\n";
  }
  for (const auto& type : *program.record_types)
    out += print_type(program, type) + "\n";
  for (std::size_t i = 0; i < program.relations.size(); ++i) {
    out += print_relation(program, static_cast<RelationId>(i)) + "\n";
    for (const auto& io : program.relations[i].io) {
      out += print_directive(program.relations[i], io) + "\n";
    }
    if (const auto limit = program.relations[i].size_limit) {
      out += ".limitsize " + program.relations[i].name + "(n=" + std::to_string(*limit) + ")\n";
    }
  }
  for (std::size_t i = 0; i < program.rules.size(); ++i) {
    out += print_rule(program, static_cast<RuleId>(i)) + "\n";
  }
  for (const auto& rule : program.subsumptions)
    out += print_subsumption(program, rule);
  return out;
}

}  // namespace yinguo::rules
