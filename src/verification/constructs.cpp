// What the checker does not know yet: saying so keeps a proof from being called wrong, or right.
#include <algorithm>

#include "verification/verify.hpp"

namespace yinguo::verification {
namespace {

using rules::Functor;
using rules::Literal;
using rules::Term;

bool is_known(const std::vector<Literal>& body);

bool is_known(const Term& term) {
  if (term.kind == Term::Kind::kRecord || term.type == model::ValueType::kRecord) return false;
  const bool is_generator = term.kind == Term::Kind::kFunctor &&
                            (term.functor == Functor::kIRange || term.functor == Functor::kURange ||
                             term.functor == Functor::kFRange || term.functor == Functor::kCounter);
  if (is_generator) return false;
  return std::ranges::all_of(term.arguments, [](const Term& one) { return is_known(one); }) &&
         std::ranges::all_of(term.aggregate, [](const rules::Aggregate& one) {
           return is_known(one.body) && std::ranges::all_of(one.target, [](const Term& target) {
                    return is_known(target);
                  });
         });
}

bool is_known(const rules::Atom& atom) {
  return std::ranges::all_of(atom.arguments, [](const Term& one) { return is_known(one); });
}

bool is_known(const Literal& literal) {
  if (const auto* const atom = std::get_if<rules::Atom>(&literal.what)) return is_known(*atom);
  if (const auto* const constraint = std::get_if<rules::Constraint>(&literal.what)) {
    return is_known(constraint->left) && is_known(constraint->right);
  }
  const auto* const quantified = std::get_if<rules::Quantified>(&literal.what);
  return quantified == nullptr || (is_known(quantified->atom) && is_known(quantified->group));
}

bool is_known(const std::vector<Literal>& body) {
  return std::ranges::all_of(body, [](const Literal& one) { return is_known(one); });
}

}  // namespace

bool knows(const rules::Program& program) {
  return program.subsumptions.empty() &&
         std::ranges::none_of(program.relations,
                              [](const rules::Relation& one) {
                                return !one.choice_domains.empty() || one.size_limit ||
                                       one.given_for || one.classes_of;
                              }) &&
         std::ranges::all_of(program.rules, [](const rules::Rule& one) {
           return is_known(one.head) && is_known(one.body);
         });
}

}  // namespace yinguo::verification
