#include "review_reference.hpp"

#include <algorithm>

namespace yinguo::literature::test {
namespace {

using namespace ontology;

bool is_test(Design design) {
  const std::set<std::string_view> tests{"observational", "quasi-experimental", "experimental",
                                         "case-study"};
  return tests.contains(word(design));
}

/// What evidence says of a position, in the words of the document.
std::string said_of(const Claim& claim, const Evidence& evidence, Polarity position) {
  const std::string bearing{word(evidence.direction)};
  const auto own = word(claim.polarity);
  const auto asked = word(position);
  if (own == asked) return bearing;
  if (own == "unknown" || asked == "unknown" || bearing == "refute") return {};
  if (bearing == "inconclusive") return bearing;
  const std::set<std::string_view> both{own, asked};
  if (both.contains("non-monotone") && !both.contains("null")) return "partial";
  return bearing == "partial" ? "partial" : "refute";
}

}  // namespace

std::string ReviewReference::class_of(const std::string& id) const {
  std::set<std::string> all{id};
  for (std::size_t before = 0; before != all.size();) {
    before = all.size();
    for (const auto& one : model_.alignments) {
      if (one.status != AlignmentStatus::kConfirmed || one.relation != ontology::Match::kExact)
        continue;
      if (all.contains(one.id.id)) all.insert(one.with.id);
      if (all.contains(one.with.id)) all.insert(one.id.id);
    }
  }
  return *all.begin();
}

std::set<std::string> ReviewReference::classes() const {
  std::set<std::string> out;
  for (const auto& one : model_.concepts)
    out.insert(class_of(one.id));
  return out;
}

ReviewReference::ReviewReference(const Model& model) : model_{model} {
  for (const auto& claim : model.claims) {
    if (claim.status != ClaimStatus::kActive) continue;
    auto& items = items_[{class_of(claim.cause.id), class_of(claim.effect.id)}];
    for (const auto& evidence : claim.evidence) {
      std::string study;
      for (const auto& source : model.sources) {
        if (source.id == evidence.at.source.id)
          study = source.study.id.empty() ? source.id : source.study.id;
      }
      items.push_back({&claim, &evidence, study});
    }
  }
}

std::set<Ends> ReviewReference::pairs() const {
  std::set<Ends> out;
  for (const auto& [ends, items] : items_)
    out.insert(ends);
  return out;
}

const std::vector<ReviewReference::Item>& ReviewReference::items(const Ends& ends) const {
  static const std::vector<Item> kNone;
  const auto found = items_.find(ends);
  return found == items_.end() ? kNone : found->second;
}

/// Not said of elsewhere; and the study has no test of a part of the claim's regions, `here` among
/// them, that bears on the position.
bool ReviewReference::holds_here(const ontology::Claim& claim, const std::string& study,
                                 const Ends& ends, Polarity position,
                                 const std::string& here) const {
  const auto regions = extent(claim, "regions");
  if (regions && !regions->contains(here)) return false;
  for (const auto& [other, evidence, by] : items(ends)) {
    const auto part = extent(*other, "regions");
    if (by == study && is_test(evidence->design) && !said_of(*other, *evidence, position).empty() &&
        part && part->contains(here) &&
        (!regions || (*part != *regions && std::ranges::includes(*regions, *part))))
      return false;
  }
  return true;
}

ReferenceStatus ReviewReference::status(const Ends& ends, Polarity position,
                                        const std::string& here) const {
  std::map<std::string, std::set<std::string>> said;
  for (const auto& [claim, evidence, study] : items(ends)) {
    const auto says = said_of(*claim, *evidence, position);
    if (!is_test(evidence->design) || says.empty()) continue;
    if (here.empty() || holds_here(*claim, study, ends, position, here)) said[study].insert(says);
  }
  ReferenceStatus out;
  for (auto& [study, all] : said) {
    if (all.size() > 1) all.erase("inconclusive");
    if (all.size() > 1 || all.contains("partial"))
      ++out.counts[2];
    else if (all.contains("support"))
      ++out.counts[0];
    else if (all.contains("refute"))
      ++out.counts[1];
    else
      ++out.counts[3];
  }
  const auto& [supports, refutes, in_part, inconclusive] = out.counts;
  out.status = said.empty()                        ? "untested"
               : supports + refutes + in_part == 0 ? "inconclusive"
               : refutes + in_part == 0            ? "supported"
               : supports + in_part == 0           ? "challenged"
                                                   : "mixed";
  return out;
}

std::optional<std::set<std::string>> ReviewReference::extent(const Claim& claim,
                                                             const std::string& dimension) const {
  std::optional<std::set<std::string>> out;
  for (const auto& scope : claim.scopes) {
    if (scope.what != dimension) continue;
    if (!out) out.emplace();
    if (dimension == "period") {
      const int from = std::stoi(scope.value);
      const int to = scope.value.size() > 4 ? std::stoi(scope.value.substr(5)) : from;
      for (int year = from; year <= to; ++year)
        out->insert(std::to_string(year));
    } else if (scope.value == "cold" || scope.value == "all") {
      out->insert({"north", "east"});
      if (scope.value == "all") out->insert({"south", "west"});
    } else {
      out->insert(scope.value);
    }
  }
  return out;
}

std::string ReviewReference::meeting(const Claim& a, const Claim& b) const {
  bool is_known = true;
  for (const auto* dimension : {"regions", "period", "level"}) {
    const auto first = extent(a, dimension);
    const auto second = extent(b, dimension);
    if (first.has_value() != second.has_value()) is_known = false;
    if (!first || !second) continue;
    if (std::ranges::none_of(*first, [&](const auto& one) { return second->contains(one); }))
      return "apart";
  }
  return is_known ? "overlap" : "unassessable";
}

std::vector<ReferenceConflict> ReviewReference::conflicts() const {
  struct Side {
    std::vector<const Claim*> claims;
    std::set<std::string> studies;
    std::set<std::string> tests;
  };

  const auto narrowed_by = [](const Claim& claim) {
    std::set<std::string> out;
    for (const auto& one : claim.scopes)
      out.insert(one.what + " " + one.value);
    for (const auto& one : claim.conditions)
      out.insert("condition " + one.id);
    for (const auto& one : claim.moderators)
      out.insert("moderator " + one.id.id);
    return out;
  };
  const auto is_refinement = [&](const Side& a, const Side& b) {
    if (a.studies.size() != 1 || a.studies != b.studies) return false;
    for (const auto* one : a.claims) {
      for (const auto* other : b.claims) {
        if (narrowed_by(*one) == narrowed_by(*other)) return false;
      }
    }
    return true;
  };

  std::vector<ReferenceConflict> out;
  for (const auto& ends : pairs()) {
    std::map<std::tuple<int, bool, std::string>, Side> sides;
    for (const auto& [claim, evidence, study] : items(ends)) {
      if (evidence->direction != Bearing::kSupport && evidence->direction != Bearing::kRefute)
        continue;
      std::string scope;
      for (const auto* dimension : {"regions", "period", "level"}) {
        std::set<std::string> written;
        for (const auto& one : claim->scopes) {
          if (one.what == dimension) written.insert(one.value);
        }
        std::string values;
        for (const auto& one : written)
          values += (values.empty() ? "" : ", ") + one;
        if (!values.empty())
          scope += (scope.empty() ? "" : "; ") + std::string{dimension} + ": " + values;
      }
      auto& side = sides[{static_cast<int>(claim->polarity),
                          evidence->direction == Bearing::kSupport, scope}];
      side.claims.push_back(claim);
      side.studies.insert(study);
      if (is_test(evidence->design)) side.tests.insert(study);
    }
    for (auto i = sides.begin(); i != sides.end(); ++i) {
      for (auto j = std::next(i); j != sides.end(); ++j) {
        const auto& [a, a_holds, a_scope] = i->first;
        const auto& [b, b_holds, b_scope] = j->first;
        constexpr int kUnknown = static_cast<int>(Polarity::kUnknown);
        const bool signs = a_holds && b_holds && a != b && a != kUnknown && b != kUnknown;
        if (!signs && !(a == b && a_holds != b_holds)) continue;
        const auto text = [](int sign, bool holds, const std::string& scope) {
          return std::string{word(static_cast<Polarity>(sign))} + (holds ? " " : " not ") + scope;
        };
        const auto least = [&](auto part) {
          return std::min((i->second.*part).size(), (j->second.*part).size());
        };
        auto met = meeting(*i->second.claims[0], *j->second.claims[0]);
        if (met != "apart" && is_refinement(i->second, j->second)) met = "within_study";
        out.push_back({{least(&Side::tests), i->second.tests.size() + j->second.tests.size(),
                        least(&Side::studies)},
                       ends,
                       text(a, a_holds, a_scope),
                       text(b, b_holds, b_scope),
                       met});
      }
    }
  }
  return out;
}

std::set<std::string> ReviewReference::asserting(const Ends& ends) const {
  std::set<std::string> out;
  for (const auto& [claim, evidence, study] : items(ends)) {
    if (claim->polarity != Polarity::kNull &&
        (evidence->direction == Bearing::kSupport || evidence->direction == Bearing::kPartial))
      out.insert(study);
  }
  return out;
}

bool ReviewReference::is_tested(const Ends& ends) const {
  return std::ranges::any_of(items(ends),
                             [](const Item& one) { return is_test(one.evidence->design); });
}

bool ReviewReference::is_claimed(const Ends& ends) const {
  return items_.contains(ends);
}

std::vector<ReferenceUnlinked> ReviewReference::unlinked() const {
  std::vector<ReferenceUnlinked> out;
  const auto all = classes();
  for (const auto& a : all) {
    for (const auto& c : all) {
      if (a == c || is_claimed({a, c}) || is_claimed({c, a})) continue;
      ReferenceUnlinked one{0, 0, {a, c}};
      for (const auto& b : all) {
        if (b == a || b == c) continue;
        const auto first = asserting({a, b});
        const auto second = asserting({b, c});
        if (first.empty() || second.empty() ||
            std::ranges::any_of(first, [&](const auto& study) { return second.contains(study); }))
          continue;
        ++one.linking;
        one.weight += std::min(first.size(), second.size());
      }
      if (one.linking > 0) out.push_back(one);
    }
  }
  return out;
}

std::vector<ReferenceUntested> ReviewReference::untested() const {
  std::vector<ReferenceUntested> out;
  const auto all = classes();
  const auto is_link = [&](const std::string& a, const std::string& b) {
    return a != b && !asserting({a, b}).empty();
  };
  for (const auto& u : all) {
    for (const auto& v : all) {
      if (!is_link(u, v) || is_tested({u, v})) continue;
      ReferenceUntested one{0, 0, asserting({u, v}).size(), {u, v}};
      const auto count = [&](bool tested) {
        ++one.chains;
        if (tested) ++one.completes;
      };
      for (const auto& x : all) {
        const bool before = x != v && is_link(x, u);
        if (before) count(is_tested({x, u}));
        if (x != u && is_link(v, x)) count(is_tested({v, x}));
        for (const auto& y : all) {
          if (before && y != u && is_link(v, y)) count(is_tested({x, u}) && is_tested({v, y}));
        }
      }
      out.push_back(one);
    }
  }
  return out;
}

std::set<std::string> ReviewReference::bare() const {
  std::set<std::string> out;
  for (const auto& ends : pairs())
    out.insert({ends.first, ends.second});
  for (const auto& ends : pairs()) {
    if (!is_tested(ends)) continue;
    out.erase(ends.first);
    out.erase(ends.second);
  }
  return out;
}

}  // namespace yinguo::literature::test
