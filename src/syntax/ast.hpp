#pragma once
// The tree of a rule file: plain data with places, names unresolved. Two trees are equal when they
// say the same, wherever it stands.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/source_text.hpp"

namespace yinguo::syntax {

/// Where a node stands; equal to every other place, so that trees compare by what they say.
struct Place : base::Span {
  Place() = default;

  Place(const base::Span& span) : base::Span{span} {}  // NOLINT(google-explicit-constructor)

  friend constexpr bool operator==(const Place&, const Place&) { return true; }
};

struct Name {
  std::string text;  ///< qualified names with their dots: `instance.relation`
  Place span;
  bool operator==(const Name&) const = default;
};

struct Aggregate;
struct Literal;

struct Term {
  enum class Kind : std::uint8_t {
    kVariable,  ///< text: the name
    kWildcard,  ///< `_`
    kString,    ///< text: the string with its escapes resolved
    kNumber,    ///< text: `-`? then decimal, 0x… or 0b… digits; its type is inferred
    kUnsigned,  ///< text: the digits without the suffix
    kFloat,     ///< text: as written
    kUnary,     ///< text: `-`, `bnot`, `lnot`
    kBinary,    ///< text: `+`, `band`, …
    kCall,      ///< text: the functor's name
    kCast,      ///< `as(argument, type)`; text: the type
    kAggregate,
    kNil,     ///< `nil`
    kRecord,  ///< `[arguments]`
    kBranch,  ///< `$name(arguments)`; text: the name
  };
  Kind kind = Kind::kWildcard;
  std::string text;
  std::vector<Term> arguments;
  std::vector<Aggregate> aggregate;  ///< kAggregate: exactly one
  Place span;
  bool operator==(const Term&) const = default;
};

struct Atom {
  Name name;
  std::vector<Term> arguments;
  Place span;
  bool operator==(const Atom&) const = default;
};

enum class AggregateOp : std::uint8_t {
  kCount,
  kSum,
  kMin,
  kMax,
  kMean
};

/// `op target : { body }`; `op target : atom` is the same with one literal.
struct Aggregate {
  AggregateOp op = AggregateOp::kCount;
  std::vector<Term> target;  ///< one term; empty for count
  std::vector<Literal> body;
  bool operator==(const Aggregate&) const = default;
};

enum class Comparison : std::uint8_t {
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kMatch,
  kContains,
};

struct Constraint {
  Comparison op{};
  Term left;
  Term right;
  bool operator==(const Constraint&) const = default;
};

enum class Quantifier : std::uint8_t {
  kAll,
  kAny,
  kAtLeast,
  kMean
};

/// `all atom : { group }`, `at_least(threshold) atom : { group }`, …
struct Quantified {
  Quantifier quantifier{};
  std::vector<Term> threshold;  ///< kAtLeast: exactly one
  Atom atom;
  std::vector<Literal> group;
  bool operator==(const Quantified&) const = default;
};

/// `( a, b ; c )`: a disjunction of conjunctions.
struct Group {
  std::vector<std::vector<Literal>> alternatives;
  bool operator==(const Group&) const = default;
};

/// `true` or `false`.
struct Truth {
  bool value = true;
  bool operator==(const Truth&) const = default;
};

struct Literal {
  bool negated = false;  ///< an odd number of `!` in front
  std::variant<Truth, Atom, Constraint, Quantified, Group> what;
  Place span;
  bool operator==(const Literal&) const = default;
};

/// `heads :- a, b ; c.`; a fact has one head and no alternatives. `dominated <= dominating :- …`
/// has these two heads.
struct Clause {
  std::vector<Atom> heads;
  bool is_subsumptive = false;
  std::vector<std::vector<Literal>> alternatives;
  Place span;
  bool operator==(const Clause&) const = default;
};

struct Attribute {
  Name name;
  Name type;
  bool operator==(const Attribute&) const = default;
};

/// `.decl names(attributes) qualifiers [degree [from source]] [choice-domain a, (b, c)]`.
struct RelationDeclaration {
  std::vector<Name> names;
  std::vector<Attribute> attributes;
  std::vector<Name> qualifiers;  ///< as written, without `degree`
  bool is_degree = false;
  std::optional<Name> degree_source;
  std::vector<std::vector<Name>> choice_domains;
  bool is_broken = false;  ///< a mistake was reported in it: only the names are to be relied upon
  Place span;
  bool operator==(const RelationDeclaration&) const = default;
};

/// `name {fields}` of an algebraic data type.
struct TypeBranch {
  Name name;
  std::vector<Attribute> fields;
  bool operator==(const TypeBranch&) const = default;
};

/// `.type name <: base` (one base), `.type name = a | b` (one or more members), `.type name =
/// [fields]` (a record: one branch without a name), `.type name = A {fields} | B {}`.
struct TypeDeclaration {
  Name name;
  bool is_subtype = false;
  bool is_record = false;
  std::vector<Name> parts;
  std::vector<TypeBranch> branches;
  bool is_broken = false;
  Place span;
  bool operator==(const TypeDeclaration&) const = default;
};

/// `.input`, `.output`, `.printsize`, `.limitsize` of one or several relations.
struct Directive {
  enum class Kind : std::uint8_t {
    kInput,
    kOutput,
    kPrintSize,
    kLimitSize
  };
  Kind kind{};
  std::vector<Name> relations;
  std::vector<std::pair<std::string, std::string>> parameters;
  Place span;
  bool operator==(const Directive&) const = default;
};

struct Pragma {
  std::string key;
  std::string value;
  Place span;
  bool operator==(const Pragma&) const = default;
};

struct Include {
  std::string path;
  Place span;
  bool operator==(const Include&) const = default;
};

/// `name<parameters>`: formal parameters in a declaration; types and components elsewhere.
struct ComponentType {
  Name name;
  std::vector<Name> parameters;
  bool operator==(const ComponentType&) const = default;
};

struct Ast;

/// `.comp type : base, … { body }`.
struct Component {
  ComponentType type;
  std::vector<ComponentType> bases;
  std::vector<Ast> body;  ///< exactly one
  Place span;
  bool operator==(const Component&) const = default;
};

/// `.init name = type`.
struct Instance {
  Name name;
  ComponentType type;
  Place span;
  bool operator==(const Instance&) const = default;
};

/// `.override relations` in a component.
struct Override {
  std::vector<Name> relations;
  Place span;
  bool operator==(const Override&) const = default;
};

using Item = std::variant<RelationDeclaration, TypeDeclaration, Directive, Pragma, Include, Clause,
                          Component, Instance, Override>;

/// The items of a file, of a program with its includes spliced in, or of a component, in their
/// order.
struct Ast {
  std::vector<Item> items;
  bool operator==(const Ast&) const = default;
};

}  // namespace yinguo::syntax
