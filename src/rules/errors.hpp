#pragma once
#include <array>

#include "base/error_code.hpp"

namespace yinguo::rules {

using base::ErrorCode;
using base::FailureKind;

inline constexpr ErrorCode kUnknownType{"YG-R201", FailureKind::kInput, "an unknown type"};
inline constexpr ErrorCode kUnknownRelation{"YG-R202", FailureKind::kInput,
                                            "a relation is not declared"};
inline constexpr ErrorCode kRedeclared{"YG-R203", FailureKind::kInput, "a name is declared twice"};
inline constexpr ErrorCode kUnsafeVariable{"YG-R204", FailureKind::kInput,
                                           "a variable is not bound by the body"};
inline constexpr ErrorCode kArity{"YG-R205", FailureKind::kInput,
                                  "the number of arguments is not the declared one"};
inline constexpr ErrorCode kTypeMismatch{"YG-R206", FailureKind::kInput,
                                         "a term is not of the type that its place needs"};
inline constexpr ErrorCode kNumberOutOfRange{"YG-R207", FailureKind::kInput,
                                             "a constant is out of the range of its type"};
inline constexpr ErrorCode kCyclicType{"YG-R208", FailureKind::kInput,
                                       "a type is declared by means of itself"};
inline constexpr ErrorCode kMixedUnion{"YG-R209", FailureKind::kInput,
                                       "the members of a union have different primitive types"};
inline constexpr ErrorCode kNotStratified{"YG-R210", FailureKind::kInput,
                                          "a relation depends on its own negation or aggregate"};
inline constexpr ErrorCode kTooManyRules{"YG-R211", FailureKind::kInput,
                                         "a clause stands for too many rules"};
inline constexpr ErrorCode kFunctorArity{"YG-R212", FailureKind::kInput,
                                         "the number of a functor's arguments is wrong"};
inline constexpr ErrorCode kAlternatives{
    "YG-R213", FailureKind::kInput,
    "the alternatives in an aggregate do not bind the same variables"};
inline constexpr ErrorCode kLimitSize{"YG-R214", FailureKind::kInput, "a malformed size limit"};
inline constexpr ErrorCode kNoStore{"YG-R220", FailureKind::kInput,
                                    "a relation is read from the store, and there is none"};
inline constexpr ErrorCode kNotInStore{"YG-R221", FailureKind::kInput,
                                       "the store does not offer a relation of this name"};
inline constexpr ErrorCode kStoreSchema{"YG-R222", FailureKind::kInput,
                                        "the declaration differs from the store's relation"};
inline constexpr ErrorCode kUnknownAlgebra{"YG-R223", FailureKind::kInput,
                                           "an unknown algebra of degrees"};
inline constexpr ErrorCode kOrdinaryOnDegree{"YG-R230", FailureKind::kInput,
                                             "an ordinary relation depends on a degree relation"};
inline constexpr ErrorCode kDegreeInGroup{"YG-R231", FailureKind::kInput,
                                          "an aggregate or a group reads a degree relation"};
inline constexpr ErrorCode kQuantifierRecursion{"YG-R232", FailureKind::kInput,
                                                "`mean` or `at_least` within a recursion"};
inline constexpr ErrorCode kAlgebraRecursion{"YG-R233", FailureKind::kInput,
                                             "the algebra does not converge in a recursion"};
inline constexpr ErrorCode kDegreeSource{
    "YG-R234", FailureKind::kInput,
    "the relation after `degree from` does not fit the degree input"};
inline constexpr ErrorCode kDegreeGiven{"YG-R235", FailureKind::kInput,
                                        "degrees are given where they cannot be"};
inline constexpr ErrorCode kQuantifier{"YG-R236", FailureKind::kInput,
                                       "a quantified literal stands where it has no meaning"};
inline constexpr ErrorCode kWildcardDegree{"YG-R237", FailureKind::kInput,
                                           "a wildcard in a literal whose degree it leaves open"};
inline constexpr ErrorCode kUnknownComponent{"YG-R240", FailureKind::kInput,
                                             "a component is not declared"};
inline constexpr ErrorCode kComponentParameters{
    "YG-R241", FailureKind::kInput,
    "the number of a component's parameters is not the declared one"};
inline constexpr ErrorCode kCyclicInheritance{"YG-R242", FailureKind::kInput,
                                              "a component inherits from itself"};
inline constexpr ErrorCode kOverride{"YG-R243", FailureKind::kInput,
                                     "a relation that cannot be overridden"};
inline constexpr ErrorCode kTooManyInstances{"YG-R244", FailureKind::kInput,
                                             "the components stand for too much"};
inline constexpr ErrorCode kRecordType{"YG-R245", FailureKind::kInput,
                                       "nothing says of which record type a record is"};
inline constexpr ErrorCode kUnknownBranch{"YG-R246", FailureKind::kInput,
                                          "a branch that no algebraic data type has"};
inline constexpr ErrorCode kCounterRecursion{"YG-R247", FailureKind::kInput,
                                             "a counter in a recursive rule"};
inline constexpr ErrorCode kUnusedVariable{"YG-R250", FailureKind::kInput,
                                           "a variable occurs only once"};
inline constexpr ErrorCode kEmptyRelation{"YG-R251", FailureKind::kInput,
                                          "a relation has no facts, rules or input"};

inline constexpr ErrorCode kChoiceDomain{"YG-R252", FailureKind::kInput,
                                         "a choice domain that its relation cannot have"};
inline constexpr ErrorCode kEquivalence{"YG-R253", FailureKind::kInput,
                                        "an equivalence relation that is not one"};
inline constexpr ErrorCode kSubsumption{"YG-R254", FailureKind::kInput,
                                        "a subsumptive rule that cannot be"};

inline constexpr std::array kErrors{kUnknownType,
                                    kUnknownRelation,
                                    kRedeclared,
                                    kUnsafeVariable,
                                    kArity,
                                    kTypeMismatch,
                                    kNumberOutOfRange,
                                    kCyclicType,
                                    kMixedUnion,
                                    kNotStratified,
                                    kTooManyRules,
                                    kFunctorArity,
                                    kAlternatives,
                                    kLimitSize,
                                    kNoStore,
                                    kNotInStore,
                                    kStoreSchema,
                                    kUnknownAlgebra,
                                    kOrdinaryOnDegree,
                                    kDegreeInGroup,
                                    kQuantifierRecursion,
                                    kAlgebraRecursion,
                                    kDegreeSource,
                                    kDegreeGiven,
                                    kQuantifier,
                                    kWildcardDegree,
                                    kUnknownComponent,
                                    kComponentParameters,
                                    kCyclicInheritance,
                                    kOverride,
                                    kTooManyInstances,
                                    kRecordType,
                                    kUnknownBranch,
                                    kCounterRecursion,
                                    kUnusedVariable,
                                    kEmptyRelation,
                                    kChoiceDomain,
                                    kEquivalence,
                                    kSubsumption};

}  // namespace yinguo::rules
