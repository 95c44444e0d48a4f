#pragma once
// The checked, typed, stratified form of a rule program: what evaluation runs and explanations
// name. Everything is resolved: names are indices, types are known, overloaded operators are typed,
// wildcards are fresh variables, disjunctions are split into rules, several heads too.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/source_text.hpp"
#include "model/fact_source.hpp"
#include "model/record_type.hpp"
#include "model/symbol_table.hpp"
#include "model/value.hpp"

namespace yinguo::rules {

enum class RelationId : std::uint32_t {
};
enum class RuleId : std::uint32_t {
};
/// A slot of the rule's frame; the variables of its aggregates and quantified literals have slots
/// of their own.
enum class VariableId : std::uint32_t {
};

/// How degrees combine. Gödel: and = min, or = max. Product: and = a·b, or = a + b − ab.
/// Łukasiewicz: and = max(0, a + b − 1), or = min(1, a + b). Boolean: degrees are 0 or 1. not = 1 −
/// x in all.
enum class Algebra : std::uint8_t {
  kGodel,
  kProduct,
  kLukasiewicz,
  kBoolean
};

enum class RelationKind : std::uint8_t {
  kOrdinary,     ///< facts are true
  kDegree,       ///< facts carry an interval computed by rules
  kDegreeInput,  ///< facts carry an interval given for each case by `degrees_from`
};

/// `.input r(key=value, …)`, `.output`, `.printsize`.
struct IoDirective {
  enum class Kind : std::uint8_t {
    kInput,
    kOutput,
    kPrintSize
  };
  Kind kind = Kind::kInput;
  std::vector<std::pair<std::string, std::string>> parameters;
  base::Span span;
};

struct Relation {
  std::string name;
  std::vector<model::Attribute> attributes;
  RelationKind kind = RelationKind::kOrdinary;
  std::optional<RelationId>
      degrees_from;  ///< kDegreeInput: (case: symbol, own attributes…, lower: float, upper: float)
  std::vector<IoDirective> io;
  /// Of two facts that agree in all columns of one of these, only the one chosen first is kept.
  std::vector<std::vector<std::uint32_t>> choice_domains;
  /// A recursion ends after the round in which the relation has come to this size.
  std::optional<std::uint64_t> size_limit;
  /// Of the pairs given for an equivalence relation: that relation, under whose name they are read.
  std::optional<RelationId> given_for;
  /// (member, name): names each member of the pairs in that relation with the smallest one that is
  /// connected with it. Its rules give every name along the pairs; evaluation keeps the smallest.
  std::optional<RelationId> classes_of;
  base::Span span;
  std::shared_ptr<const model::RecordTypes> record_types{};  ///< the program's
};

enum class Functor : std::uint8_t {
  // i* number, u* unsigned, f* float, s* symbol
  kINeg,
  kIAdd,
  kISub,
  kIMul,
  kIDiv,
  kIMod,
  kIPow,
  kIMax,
  kIMin,
  kUAdd,
  kUSub,
  kUMul,
  kUDiv,
  kUMod,
  kUPow,
  kUMax,
  kUMin,
  kFNeg,
  kFAdd,
  kFSub,
  kFMul,
  kFDiv,
  kFPow,
  kFMax,
  kFMin,
  kSMax,
  kSMin,
  kBNot,
  kBAnd,
  kBOr,
  kBXor,
  kShiftLeft,
  kIShiftRight,
  kUShiftRight,
  kLNot,
  kLAnd,
  kLOr,
  kLXor,
  kCat,
  kSubstr,
  kStrlen,
  kOrd,
  kIToS,
  kUToS,
  kFToS,
  kSToI,
  kSToU,
  kSToF,
  kIToF,
  kIToU,
  kUToI,
  kUToF,
  kFToI,
  kFToU,
  // Several values: from, to and step; without a step it is 1 towards `to`.
  kIRange,
  kURange,
  kFRange,
  kCounter,  ///< another number at each evaluation
};

enum class AggregateOp : std::uint8_t {
  kCount,
  kISum,
  kUSum,
  kFSum,
  kIMin,
  kUMin,
  kFMin,
  kIMax,
  kUMax,
  kFMax,
  kMean
};

struct Literal;
struct Term;

/// `op target : { body }`. Free variables of the rule that occur in the body are bound from
/// outside; `locals` are the slots that only this aggregate uses.
struct Aggregate {
  AggregateOp op = AggregateOp::kCount;
  std::vector<Term> target;  ///< one term; empty for count
  std::vector<Literal> body;
  std::vector<VariableId> locals;
};

struct Term {
  enum class Kind : std::uint8_t {
    kConstant,
    kVariable,
    kFunctor,
    kAggregate,
    kRecord  ///< makes a record, or takes one apart; `nil` is a kConstant
  };
  Kind kind = Kind::kConstant;
  model::ValueType type = model::ValueType::kSymbol;
  model::Value constant{};           ///< kConstant; symbols of Program::symbols
  VariableId variable{};             ///< kVariable
  Functor functor{};                 ///< kFunctor
  std::vector<Term> arguments;       ///< kFunctor (cat, max, min may have more than two), kRecord
  std::vector<Aggregate> aggregate;  ///< kAggregate: exactly one
  model::RecordTypeId record{};      ///< kRecord
  std::uint32_t branch = 0;          ///< kRecord: of the record type
  bool is_cast = false;              ///< kRecord: written with its type, `as([x, y], T)`
  base::Span span;
};

struct Atom {
  RelationId relation{};
  std::vector<Term> arguments;
  base::Span span;
};

enum class Comparison : std::uint8_t {
  kEqual,
  kNotEqual,
  kILess,
  kILessEqual,
  kIGreater,
  kIGreaterEqual,
  kULess,
  kULessEqual,
  kUGreater,
  kUGreaterEqual,
  kFLess,
  kFLessEqual,
  kFGreater,
  kFGreaterEqual,
  kSLess,
  kSLessEqual,
  kSGreater,
  kSGreaterEqual,  ///< symbols compare by their bytes
  kMatch,
  kNotMatch,  ///< match(regex, text): the whole text, ECMAScript
  kContains,
  kNotContains,  ///< contains(part, text)
};

struct Constraint {
  Comparison op{};
  Term left;
  Term right;
};

enum class Quantifier : std::uint8_t {
  kAll,
  kAny,
  kAtLeast,
  kMean
};

/// `all A : { group }`: A ranges over the bindings of the group's body.
struct Quantified {
  Quantifier quantifier = Quantifier::kAll;
  std::vector<Term> threshold;  ///< kAtLeast: exactly one, of type number, bound outside
  Atom atom;
  std::vector<Literal> group;
  std::vector<VariableId> locals;
};

struct Literal {
  enum class Kind : std::uint8_t {
    kAtom,
    kNegatedAtom,
    kConstraint,
    kQuantified,
    kTrue,
    kFalse
  };
  Kind kind = Kind::kTrue;
  std::variant<std::monostate, Atom, Constraint, Quantified> what;
  base::Span span;
};

/// head :- body. A fact is a rule with an empty body and constant arguments.
struct Rule {
  Atom head;
  std::vector<Literal> body;
  /// By VariableId; "_" for a wildcard. Every other variable is bound by the body; a wildcard in a
  /// negated ordinary atom is not, and means that no value at all may stand there.
  std::vector<std::string> variable_names;
  std::vector<model::ValueType> variable_types;
  std::vector<model::RecordTypeId> variable_records;  ///< of a kRecord: which one
  std::uint32_t source_rule = 0;  ///< rules split from one source clause share this number
  base::Span span;
};

/// Whether the rule is a fact: nothing has to be run for its values.
[[nodiscard]] bool is_fact(const Rule& rule);

/// A set of mutually recursive relations (often one), with the rules whose heads are in it.
struct Stratum {
  std::vector<RelationId> relations;
  std::vector<RuleId> rules;
  bool recursive = false;
};

struct Program {
  std::vector<Relation> relations;
  std::vector<Rule> rules;
  /// `dominated <= dominating :- body`: the head is the dominated atom, which is also the first
  /// literal; the dominating atom is the second.
  std::vector<Rule> subsumptions;
  std::vector<Stratum> strata;  ///< in an order in which they can be evaluated
  Algebra algebra = Algebra::kGodel;
  std::vector<std::pair<std::string, std::string>> pragmas;
  model::SymbolTable symbols;
  std::shared_ptr<const model::RecordTypes> record_types;  ///< never null

  [[nodiscard]] std::optional<RelationId> find_relation(std::string_view name) const;

  [[nodiscard]] const Relation& relation(RelationId id) const {
    return relations[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] const Rule& rule(RuleId id) const { return rules[static_cast<std::size_t>(id)]; }

  /// What a kRecord is made of.
  [[nodiscard]] const model::RecordBranch& branch_of(const Term& term) const {
    return (*record_types)[static_cast<std::size_t>(term.record)].branches[term.branch];
  }
};

}  // namespace yinguo::rules
