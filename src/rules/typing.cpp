#include "rules/typing.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>
#include <optional>

#include "rules/errors.hpp"
#include "syntax/printer.hpp"

namespace yinguo::rules {
namespace {

using model::Value;
using model::ValueType;
using Kind = syntax::Term::Kind;

/// The magnitude of `0x…`, `0b…` or decimal digits.
std::optional<std::uint64_t> magnitude_of(std::string_view digits) {
  int base = 10;
  if (digits.starts_with("0x") || digits.starts_with("0b")) {
    base = digits[1] == 'x' ? 16 : 2;
    digits.remove_prefix(2);
  }
  std::uint64_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<Value> as_number(std::uint64_t magnitude, bool is_negative) {
  constexpr auto kMax = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (magnitude > kMax + (is_negative ? 1U : 0U)) return std::nullopt;
  return Value::from_bits(is_negative ? ~magnitude + 1 : magnitude);
}

std::optional<Value> as_float(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return Value::from_float(value);
}

std::string name_of(const syntax::Term& term) {
  switch (term.kind) {
    case Kind::kVariable:
      return quoted(term.text);
    case Kind::kWildcard:
      return "`_`";
    case Kind::kUnary:
    case Kind::kBinary:
    case Kind::kCall:
      return "result of " + quoted(term.text);
    case Kind::kAggregate:
      return "result of the aggregate";
    case Kind::kRecord:
    case Kind::kBranch:
      return quoted(syntax::print(term));
    default:
      return "constant " + quoted(syntax::print(term));
  }
}

}  // namespace

std::vector<std::pair<ValueType, Value>> readings_of(const syntax::Term& number) {
  std::vector<std::pair<ValueType, Value>> found;
  const bool is_negative = number.text.front() == '-';
  const auto digits = std::string_view{number.text}.substr(is_negative ? 1 : 0);
  const auto magnitude =
      number.kind == Kind::kFloat ? std::optional<std::uint64_t>{} : magnitude_of(digits);
  if (magnitude && number.kind == Kind::kNumber) {
    if (const auto value = as_number(*magnitude, is_negative)) {
      found.emplace_back(ValueType::kNumber, *value);
    }
  }
  if (magnitude && !is_negative && number.kind != Kind::kFloat) {
    found.emplace_back(ValueType::kUnsigned, Value::from_unsigned(*magnitude));
  }
  if (number.kind != Kind::kUnsigned && !digits.starts_with("0x") && !digits.starts_with("0b")) {
    if (const auto value = as_float(number.text)) found.emplace_back(ValueType::kFloat, *value);
  }
  return found;
}

Typing::Typing(const syntax::Atom& head, const Branch& body, const ClauseNames& names,
               Declarations& declarations, Reporter& reporter)
    : names_{names},
      declarations_{declarations},
      reporter_{reporter},
      inference_{reporter},
      records_{head, body, names, declarations} {
  const auto errors_before = reporter.error_count();
  for (const auto& variable : names.variables()) {
    variable_nodes_.push_back(inference_.add(variable.span, quoted(variable.name)));
  }
  // What atoms say comes first: a mistake is then shown where a variable is misused.
  for (const auto& [literal, negated] : body) {
    if (std::holds_alternative<syntax::Atom>(literal->what)) visit(*literal, negated);
  }
  for (const auto& [literal, negated] : body) {
    if (!std::holds_alternative<syntax::Atom>(literal->what)) visit(*literal, negated);
  }
  visit(head, Role::kSink);
  inference_.solve();
  check_subtypes();
  check_known(errors_before);
}

const Overload* Typing::overload(const syntax::Term& term) const {
  const auto found = choice_of_.find(&term);
  return found == choice_of_.end() ? nullptr : inference_.chosen(found->second);
}

Typing::Node Typing::visit(const syntax::Term& term) {
  Node node{};
  switch (term.kind) {
    case Kind::kUnary:
    case Kind::kBinary:
    case Kind::kCall:
      node = visit_functor(term);
      break;
    case Kind::kCast:
      node = visit_cast(term);
      break;
    case Kind::kAggregate:
      node = visit_aggregate(term);
      break;
    case Kind::kRecord:
    case Kind::kBranch:
      node = visit_record(term);
      break;
    default:
      node = visit_leaf(term);
      break;
  }
  node_of_[&term] = node;
  return node;
}

Typing::Node Typing::visit_leaf(const syntax::Term& term) {
  switch (term.kind) {
    case Kind::kVariable:
    case Kind::kWildcard:
      return variable_nodes_[static_cast<std::size_t>(names_.variable(term))];
    case Kind::kString:
      return inference_.add_constant(term.span, name_of(term), {ValueType::kSymbol});
    case Kind::kNil:
      return inference_.add_constant(term.span, name_of(term), {ValueType::kRecord});
    default:
      return visit_number(term);
  }
}

Typing::Node Typing::visit_number(const syntax::Term& term) {
  std::vector<ValueType> types;
  for (const auto& [type, value] : readings_of(term))
    types.push_back(type);
  if (types.empty()) {
    reporter_.error(kNumberOutOfRange, term.span,
                    "the " + name_of(term) + " is out of the range of every type");
    return inference_.add(term.span, name_of(term));
  }
  return inference_.add_constant(term.span, name_of(term), types);
}

Typing::Node Typing::visit_functor(const syntax::Term& term) {
  std::vector<Node> nodes;
  for (const auto& argument : term.arguments)
    nodes.push_back(visit(argument));
  const auto result = inference_.add(term.span, name_of(term));
  nodes.push_back(result);
  auto overloads = overloads_of(term.text, term.arguments.size());
  if (overloads.empty()) {
    reporter_.error(kFunctorArity, term.span,
                    quoted(term.text) + " expects " + std::string{arity_of(term.text)} +
                        (arity_of(term.text) == "1" ? " argument" : " arguments") + ", found " +
                        std::to_string(term.arguments.size()));
    return result;
  }
  choice_of_[&term] =
      inference_.choose(term.text, std::move(nodes), std::move(overloads), term.span);
  return result;
}

/// A cast changes the declared type within one primitive type, and not the value.
Typing::Node Typing::visit_cast(const syntax::Term& term) {
  const auto& argument = term.arguments.front();
  const auto node = visit(argument);
  const auto is_known = declarations_.types().find(term.text).has_value();
  const auto type = declarations_.types().resolve({term.text, term.span}, reporter_);
  const auto primitive = declarations_.types().primitive(type);
  if (is_known && inference_.require(node, primitive, argument.span)) {
    check_cast(term, type);
    return node;
  }
  return inference_.add(term.span, "the cast");
}

Typing::Node Typing::visit_aggregate(const syntax::Term& term) {
  const auto& aggregate = term.aggregate.front();
  for (const auto& literal : aggregate.body)
    visit(literal, literal.negated);
  const auto result = inference_.add(term.span, name_of(term));
  if (aggregate.op == syntax::AggregateOp::kCount) {
    inference_.require(result, ValueType::kNumber, term.span);
    return result;
  }
  const auto& target = aggregate.target.front();
  const auto node = visit(target);
  if (aggregate.op == syntax::AggregateOp::kMean) {
    inference_.require(node, ValueType::kFloat, target.span);
    inference_.require(result, ValueType::kFloat, term.span);
    return result;
  }
  if (inference_.require_numeric(node, target.span)) {
    inference_.require_same(result, node, term.span);
  }
  return result;
}

void Typing::visit(const syntax::Literal& literal, bool negated) {
  if (const auto* const atom = std::get_if<syntax::Atom>(&literal.what)) {
    visit(*atom, negated ? Role::kSink : Role::kSource);
  } else if (const auto* const constraint = std::get_if<syntax::Constraint>(&literal.what)) {
    visit(*constraint, negated);
  } else if (const auto* const quantified = std::get_if<syntax::Quantified>(&literal.what)) {
    visit(*quantified);
  } else if (const auto* const group = std::get_if<syntax::Group>(&literal.what)) {
    visit(*group, negated);
  }
}

/// The alternatives in an aggregate. What one says of a variable's declared type does not hold in
/// the others.
void Typing::visit(const syntax::Group& group, bool negated) {
  const bool is_choice =
      negated ? group.alternatives.front().size() > 1 : group.alternatives.size() > 1;
  alternatives_ += is_choice ? 1 : 0;
  for (const auto& alternative : group.alternatives) {
    for (const auto& literal : alternative)
      visit(literal, negated != literal.negated);
  }
  alternatives_ -= is_choice ? 1 : 0;
}

void Typing::visit(const syntax::Atom& atom, Role role) {
  role_ = role;
  const auto id = declarations_.resolve(atom.name);
  const auto& info = declarations_.info(id);
  const bool has_arity = info.types.size() == atom.arguments.size();
  if (info.has_known_schema && !has_arity) {
    reporter_.error(kArity, atom.span,
                    quoted(atom.name.text) + " expects " + counted(info.types.size(), "argument") +
                        ", found " + std::to_string(atom.arguments.size()),
                    {}, {}, {{declarations_.relation(id).span, "declared here"}});
  }
  for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
    const auto& argument = atom.arguments[i];
    const auto node = visit(argument);
    role_ = role;  // an aggregate within it has literals of its own
    if (!info.has_known_schema || !has_arity) continue;
    const auto type = declarations_.info(id).types[i];
    if (inference_.require(node, declarations_.types().primitive(type), argument.span)) {
      expect(argument, type);
    }
  }
}

void Typing::visit(const syntax::Constraint& constraint, bool negated) {
  role_ = Role::kEither;
  const auto left = visit(constraint.left);
  const auto right = visit(constraint.right);
  if (constraint.op == syntax::Comparison::kMatch ||
      constraint.op == syntax::Comparison::kContains) {
    inference_.require(left, ValueType::kSymbol, constraint.left.span);
    inference_.require(right, ValueType::kSymbol, constraint.right.span);
    return;
  }
  const base::Span span{constraint.left.span.source, constraint.left.span.begin,
                        constraint.right.span.end};
  inference_.require_same(left, right, span);
  const bool is_order =
      constraint.op != syntax::Comparison::kEqual && constraint.op != syntax::Comparison::kNotEqual;
  if (is_order && inference_.require_ordered(left, constraint.left.span)) {
    inference_.require_ordered(right, constraint.right.span);
  }
  if (constraint.op != syntax::Comparison::kEqual || negated || alternatives_ > 0) return;
  if (constraint.left.kind == Kind::kVariable && constraint.right.kind == Kind::kVariable) {
    equalities_.emplace_back(names_.variable(constraint.left), names_.variable(constraint.right));
  }
  note_cast(constraint.left, constraint.right);
  note_cast(constraint.right, constraint.left);
}

/// `x = as(y, T)` says that x is a T, and `x = $A(y)` that it is of A's type.
void Typing::note_cast(const syntax::Term& variable, const syntax::Term& cast) {
  if (variable.kind != Kind::kVariable) return;
  std::optional<TypeId> type;
  if (cast.kind == Kind::kCast) type = declarations_.types().find(cast.text);
  if (cast.kind == Kind::kBranch) {
    const auto branch = declarations_.types().find_branch(cast.text);
    if (branch) type = branch->type;
  }
  if (type) sources_.push_back({names_.variable(variable), *type, cast.span});
}

void Typing::visit(const syntax::Quantified& quantified) {
  for (const auto& threshold : quantified.threshold) {
    inference_.require(visit(threshold), ValueType::kNumber, threshold.span);
  }
  for (const auto& literal : quantified.group)
    visit(literal, literal.negated);
  visit(quantified.atom, Role::kSink);
}

std::vector<std::size_t> Typing::classes_of_variables() const {
  std::vector<std::size_t> parent(variable_nodes_.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t at) {
    while (parent[at] != at)
      at = parent[at];
    return at;
  };
  for (const auto& [a, b] : equalities_) {
    parent[root(static_cast<std::size_t>(a))] = root(static_cast<std::size_t>(b));
  }
  for (std::size_t i = 0; i < parent.size(); ++i)
    parent[i] = root(i);
  return parent;
}

void Typing::check_subtypes() {
  const auto class_of = classes_of_variables();
  settle_either(class_of);
  check_sources(class_of);
  check_sinks(class_of);
}

void Typing::check_sources(const std::vector<std::size_t>& class_of) {
  std::unordered_map<std::size_t, std::vector<const Use*>> uses;
  for (const auto& use : sources_) {
    auto& others = uses[class_of[static_cast<std::size_t>(use.variable)]];
    const bool is_known = std::any_of(others.begin(), others.end(),
                                      [&](const Use* other) { return other->type == use.type; });
    if (is_known) continue;
    const auto& types = declarations_.types();
    std::vector<TypeId> uppers{use.type};
    for (const auto* other : others)
      uppers.push_back(other->type);
    const auto primitive = types.primitive(use.type);
    const bool same_primitive = std::all_of(uppers.begin(), uppers.end(), [&](TypeId type) {
      return types.primitive(type) == primitive;  // another mistake otherwise, reported already
    });
    if (same_primitive && !types.have_common_subtype(uppers)) {
      const auto& first = *others.front();
      reporter_.error(kTypeMismatch, use.span,
                      quoted(names_.variables()[static_cast<std::size_t>(use.variable)].name) +
                          " is of type " + types.name(use.type) + " here and of type " +
                          types.name(first.type) + " elsewhere, which have no value in common",
                      {}, {}, {{first.span, "of type " + types.name(first.type) + " here"}});
      continue;
    }
    others.push_back(&use);
  }
}

void Typing::check_sinks(const std::vector<std::size_t>& class_of) {
  const auto& types = declarations_.types();
  for (const auto& sink : sinks_) {
    std::vector<TypeId> uppers;
    const Use* first = nullptr;
    for (const auto& use : sources_) {
      if (class_of[static_cast<std::size_t>(use.variable)] !=
          class_of[static_cast<std::size_t>(sink.variable)]) {
        continue;
      }
      uppers.push_back(use.type);
      if (first == nullptr) first = &use;
    }
    if (first == nullptr || types.primitive(first->type) != types.primitive(sink.type)) continue;
    if (types.meet_is_subtype(uppers, sink.type)) continue;
    reporter_.error(kTypeMismatch, sink.span,
                    "expected " + types.name(sink.type) + ", found the " + types.name(first->type) +
                        " " +
                        quoted(names_.variables()[static_cast<std::size_t>(sink.variable)].name),
                    {}, "a head and a negation take only what is of the declared type",
                    {{first->span, "of type " + types.name(first->type) + " here"}});
  }
}

}  // namespace yinguo::rules
