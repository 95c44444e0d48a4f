#include "rules/branches.hpp"

namespace yinguo::rules {
namespace {

using Branches = std::optional<std::vector<Branch>>;

/// Expands groups; recursion is as deep as groups are nested, which parsing bounds.
class Expansion {
 public:
  explicit Expansion(std::size_t limit) : limit_{limit} {}

  Branches conjunction(const std::vector<syntax::Literal>& literals, bool negated) {
    const auto expand = [&](const syntax::Literal& one) { return literal(one, negated); };
    return negated ? any_of(literals, expand) : all_of(literals, expand);
  }

  Branches any_of_all(const std::vector<std::vector<syntax::Literal>>& alternatives, bool negated) {
    // Negated, the alternatives are a conjunction of disjunctions.
    return negated ? all_of(alternatives, [&](const auto& one) { return conjunction(one, true); })
                   : any_of(alternatives, [&](const auto& one) { return conjunction(one, false); });
  }

 private:
  Branches literal(const syntax::Literal& literal, bool negated) {
    const bool is_negated = negated != literal.negated;
    if (const auto* const group = std::get_if<syntax::Group>(&literal.what)) {
      return any_of_all(group->alternatives, is_negated);
    }
    return std::vector<Branch>{{SignedLiteral{&literal, is_negated}}};
  }

  template <class List, class Expand>
  Branches any_of(const List& list, Expand expand) {
    std::vector<Branch> all;
    for (const auto& one : list) {
      auto branches = expand(one);
      if (!branches || all.size() + branches->size() > limit_) return std::nullopt;
      for (auto& branch : *branches)
        all.push_back(std::move(branch));
    }
    return all;
  }

  template <class List, class Expand>
  Branches all_of(const List& list, Expand expand) {
    std::vector<Branch> all(1);
    for (const auto& one : list) {
      auto branches = expand(one);
      if (!branches || all.size() * branches->size() > limit_) return std::nullopt;
      if (branches->size() == 1) {  // the usual case: grow in place
        for (auto& left : all)
          left.insert(left.end(), (*branches)[0].begin(), (*branches)[0].end());
        continue;
      }
      std::vector<Branch> product;
      product.reserve(all.size() * branches->size());
      for (const auto& left : all) {
        for (const auto& right : *branches) {
          product.push_back(left);
          product.back().insert(product.back().end(), right.begin(), right.end());
        }
      }
      all = std::move(product);
    }
    return all;
  }

  std::size_t limit_;
};

}  // namespace

std::optional<std::vector<Branch>> branches_of(const syntax::Clause& clause, std::size_t limit) {
  if (clause.alternatives.empty()) return std::vector<Branch>(1);
  return Expansion{limit}.any_of_all(clause.alternatives, false);
}

std::optional<std::vector<Branch>> branches_of(const std::vector<syntax::Literal>& body,
                                               std::size_t limit) {
  return Expansion{limit}.conjunction(body, false);
}

}  // namespace yinguo::rules
