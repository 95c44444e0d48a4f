#include "verification/fact_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/text.hpp"

#include "rules/print.hpp"
#include "syntax/parser.hpp"
#include "syntax/printer.hpp"
#include "verification/certificate.hpp"
#include "verification/errors.hpp"

namespace yinguo::verification {
namespace {

using model::Value;
using model::ValueType;
using syntax::Term;

template <class Number>
std::optional<Number> whole(std::string_view digits, int base) {
  Number number{};
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

/// Decimal, `0x…` or `0b…`; a `-` in front when Number has a sign.
template <class Number>
std::optional<Number> integer(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  const std::string_view rest = is_negative ? text.substr(1) : text;
  if (!rest.starts_with("0x") && !rest.starts_with("0b")) return whole<Number>(text, 10);
  const int base = rest[1] == 'x' ? 16 : 2;
  const std::string digits = (is_negative ? "-" : "") + std::string{rest.substr(2)};
  return whole<Number>(digits, base);
}

std::optional<double> real(std::string_view text) {
  double number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// `-1.5` is read as the sign and the number.
Term without_sign(const Term& term) {
  const bool is_signed = term.kind == Term::Kind::kUnary && term.text == "-" &&
                         (term.arguments.front().kind == Term::Kind::kNumber ||
                          term.arguments.front().kind == Term::Kind::kFloat);
  if (!is_signed) return term;
  Term number = term.arguments.front();
  number.text = "-" + number.text;
  return number;
}

class Reader {
 public:
  Reader(const rules::Program& program, model::SymbolTable& symbols)
      : types_{*program.record_types}, symbols_{symbols} {}

  /// nullopt: it is no value of the column's type.
  std::optional<Value> value(const Term& written, const model::Attribute& column) {
    if (column.type == ValueType::kRecord) return record(written, column.record);
    const Term term = without_sign(written);
    const bool is_whole = term.kind == Term::Kind::kNumber;
    if (column.type == ValueType::kSymbol && term.kind == Term::Kind::kString)
      return Value::from_symbol(symbols_.intern(term.text));
    if (column.type == ValueType::kNumber && is_whole) {
      if (const auto number = integer<std::int64_t>(term.text)) return Value::from_number(*number);
    }
    if (column.type == ValueType::kUnsigned && (is_whole || term.kind == Term::Kind::kUnsigned)) {
      if (const auto number = integer<std::uint64_t>(term.text))
        return Value::from_unsigned(*number);
    }
    if (column.type == ValueType::kFloat && (is_whole || term.kind == Term::Kind::kFloat)) {
      if (const auto number = real(term.text)) return Value::from_float(*number);
    }
    return std::nullopt;
  }

 private:
  std::optional<Value> record(const Term& term, model::RecordTypeId id) {
    if (id == model::kNoRecordType) return std::nullopt;
    const auto& type = types_[static_cast<std::size_t>(id)];
    if (term.kind == Term::Kind::kNil && !type.is_variant) return Value::from_record(model::kNil);
    const bool is_of_kind =
        term.kind == (type.is_variant ? Term::Kind::kBranch : Term::Kind::kRecord);
    const std::string_view name = type.is_variant ? std::string_view{term.text} : "";
    const auto branch = std::ranges::find(type.branches, name, &model::RecordBranch::name);
    if (!is_of_kind || branch == type.branches.end() ||
        branch->fields.size() != term.arguments.size())
      return std::nullopt;
    model::RecordShape shape{branch->name, {}};
    model::Tuple fields;
    for (std::size_t i = 0; i < branch->fields.size(); ++i) {
      const auto field = value(term.arguments[i], branch->fields[i]);
      if (!field) return std::nullopt;
      fields.push_back(*field);
      shape.fields.push_back(branch->fields[i].type);
    }
    auto& records = symbols_.records();
    return Value::from_record(records.intern(records.shape(shape), fields));
  }

  const model::RecordTypes& types_;
  model::SymbolTable& symbols_;
};

/// The type as the program names it.
std::string type_name(const model::Attribute& column, const rules::Program& program) {
  if (column.record == model::kNoRecordType) return model::name_of(column.type);
  return (*program.record_types)[static_cast<std::size_t>(column.record)].name;
}

base::Error not_this_type(const Term& term, const model::Attribute& column,
                          const rules::Program& program) {
  const bool is_number = term.kind == Term::Kind::kNumber || term.kind == Term::Kind::kFloat;
  return {kBadFact, "`" + syntax::print(term) + "` is no " + type_name(column, program),
          column.type == ValueType::kSymbol && is_number
              ? "write it in quotes: `\"" + syntax::print(term) + "\"`"
              : ""};
}

base::Error two_types(const std::string& variable, const model::Attribute& one,
                      const model::Attribute& other) {
  return {kBadFact,
          "`" + variable + "` is a " + model::name_of(one.type) + " in `" + one.name + "` and a " +
              model::name_of(other.type) + " in `" + other.name + "`",
          "use two variables"};
}

base::Error unknown_relation(const rules::Program& program, std::string_view name) {
  std::vector<std::string_view> names;
  for (const auto& relation : program.relations)
    names.emplace_back(relation.name);
  const auto nearest = base::nearest_name(name, names);
  return {kBadFact, "the program has no relation `" + std::string{name} + "`",
          nearest ? "did you mean `" + std::string{*nearest} + "`?" : ""};
}

}  // namespace

std::string digest_of(std::string_view text) {
  constexpr int kDigits = 16;
  std::array<char, kDigits> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), base::fnv1a(text), kDigits);
  const std::string_view written{digits.data(), static_cast<std::size_t>(end - digits.data())};
  return std::string(kDigits - written.size(), '0') + std::string{written};
}

std::string digest_of(std::vector<std::string> facts) {
  std::sort(facts.begin(), facts.end());
  std::string text;
  for (const auto& fact : facts)
    text += fact + "\n";
  return digest_of(std::string_view{text});
}

bool FactPattern::matches(std::span<const Value> tuple) const {
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    if ((free_columns >> i & 1U) == 0 && tuple[i] != values[i]) return false;
    if (variables[i].empty()) continue;
    const auto first = std::find(variables.begin(), variables.end(), variables[i]);
    if (tuple[static_cast<std::size_t>(first - variables.begin())] != tuple[i]) return false;
  }
  return true;
}

base::Result<syntax::Atom> read_atom(std::string_view text) {
  const auto trimmed = base::trim(text);
  const bool has_end = trimmed.ends_with('.');
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto source = sources.add("fact", std::string{trimmed} + (has_end ? "" : "."));
  const auto ast = syntax::parse(sources, source, diagnostics);
  const auto* clause = ast.items.size() == 1 && !diagnostics.has_errors()
                           ? std::get_if<syntax::Clause>(&ast.items.front())
                           : nullptr;
  if (clause == nullptr || clause->heads.size() != 1 || !clause->alternatives.empty()) {
    return base::Error{kBadFact, "`" + std::string{trimmed} + "` is no fact",
                       "write it as the rules do: `relation(\"a\", 3)`"};
  }
  return clause->heads.front();
}

base::Result<FactPattern> read_pattern(std::string_view text, const rules::Program& program,
                                       model::SymbolTable& symbols) {
  const auto atom = read_atom(text);
  if (!atom) return atom.error();
  const auto relation = program.find_relation(atom->name.text);
  if (!relation) return unknown_relation(program, atom->name.text);
  const auto& attributes = program.relation(*relation).attributes;
  if (attributes.size() != atom->arguments.size()) {
    return base::Error{kBadFact,
                       "`" + atom->name.text + "` has " + std::to_string(attributes.size()) +
                           " arguments, found " + std::to_string(atom->arguments.size()),
                       rules::print_relation(program, *relation)};
  }
  FactPattern pattern{.relation = *relation};
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const Term& term = atom->arguments[i];
    const bool is_variable = term.kind == Term::Kind::kVariable;
    const bool is_free = is_variable || term.kind == Term::Kind::kWildcard;
    if (is_free) pattern.free_columns |= std::uint64_t{1} << i;
    if (is_variable) {
      const auto first = std::ranges::find(pattern.variables, term.text);
      const auto column = static_cast<std::size_t>(first - pattern.variables.begin());
      if (column < i && attributes[column].type != attributes[i].type)
        return two_types(term.text, attributes[column], attributes[i]);
    }
    pattern.variables.push_back(is_variable ? term.text : "");
    const auto value =
        is_free ? std::optional{Value{}} : Reader{program, symbols}.value(term, attributes[i]);
    if (!value) return not_this_type(term, attributes[i], program);
    pattern.values.push_back(*value);
  }
  return pattern;
}

base::Result<FactPattern> read_fact(std::string_view text, const rules::Program& program,
                                    model::SymbolTable& symbols) {
  auto pattern = read_pattern(text, program, symbols);
  if (pattern && pattern->free_columns != 0) {
    return base::Error{kBadFact, "`" + std::string{text} + "` has an argument without a value", ""};
  }
  return pattern;
}

base::Result<Value> read_constant(std::string_view text, const model::Attribute& column,
                                  const rules::Program& program, model::SymbolTable& symbols) {
  const auto atom = read_atom("constant(" + std::string{text} + ")");
  if (!atom) return atom.error();
  if (atom->arguments.size() != 1) {
    return base::Error{kBadFact, "`" + std::string{text} + "` is no constant", ""};
  }
  const Term& term = atom->arguments.front();
  const auto value = Reader{program, symbols}.value(term, column);
  if (!value) return not_this_type(term, column, program);
  return *value;
}

std::string print_fact(const rules::Program& program, const model::SymbolTable& symbols,
                       rules::RelationId relation, std::span<const Value> tuple,
                       std::uint64_t free_columns) {
  const auto& declared = program.relation(relation);
  std::string out = declared.name + "(";
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    if (i > 0) out += ", ";
    const bool is_free = (free_columns >> i & 1U) != 0;
    out += is_free ? "_" : rules::print_constant(tuple[i], declared.attributes[i].type, symbols);
  }
  return out + ")";
}

}  // namespace yinguo::verification
