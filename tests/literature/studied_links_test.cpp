#include "literature/studied_links.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "review_checks.hpp"

namespace yinguo::literature {
namespace {

using ontology::Polarity;
using test::counted;
using test::Ends;
using test::ends_of;
using test::kSeeds;
using test::ReviewReference;

/// Each class with itself and those that are near to it.
std::map<std::string, std::set<std::string>> around(const ontology::Model& model,
                                                    const ReviewReference& reference) {
  std::map<std::string, std::set<std::string>> out;
  for (const auto& id : reference.classes())
    out[id].insert(id);
  for (const auto& one : model.alignments) {
    if (one.status != ontology::AlignmentStatus::kConfirmed ||
        one.relation == ontology::Match::kExact)
      continue;
    const auto a = reference.class_of(one.id.id);
    const auto b = reference.class_of(one.with.id);
    out[a].insert(b);
    out[b].insert(a);
  }
  return out;
}

/// For each link of an active claim, the pairs that bear on it and are tested.
std::map<std::pair<Ends, Polarity>, std::set<Ends>> tested_links(const ontology::Model& model,
                                                                 const ReviewReference& reference) {
  auto near = around(model, reference);
  std::map<std::pair<Ends, Polarity>, std::set<Ends>> out;
  for (const auto& claim : model.claims) {
    if (claim.status != ontology::ClaimStatus::kActive) continue;
    const Ends ends{reference.class_of(claim.cause.id), reference.class_of(claim.effect.id)};
    auto& tested = out[{ends, claim.polarity}];
    for (const auto& from : near[ends.first]) {
      for (const auto& to : near[ends.second]) {
        if (reference.status({from, to}, claim.polarity).status != "untested")
          tested.insert({from, to});
      }
    }
  }
  return out;
}

TEST_CASE("a link has the tests of itself, then of what is near to it", "[literature][review]") {
  std::size_t near_ones = 0;
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    CAPTURE(seed);
    const auto model = test::small_literature(seed);
    EvidenceBase base{model};
    const ReviewReference reference{model};
    const std::vector<ontology::Scope> north{{"regions", "north", {}}};
    std::vector<const ontology::Claim*> claims;
    for (const auto& claim : model.claims)
      claims.push_back(&claim);
    auto expected = tested_links(model, reference);
    const auto found = studied_links(base, claims, base.scopes().intern(north));
    std::size_t untested = 0;
    for (const auto& [link, tested] : expected)
      untested += tested.empty() ? 1U : 0U;
    CHECK(found.untested == untested);
    CHECK(found.links.size() + untested == expected.size());
    for (const auto& link : found.links) {
      std::set<Ends> tested;
      for (const auto& one : link.tested) {
        const auto ends = ends_of(base, one.pair, reference);
        tested.insert(ends);
        near_ones += one.pair == link.pair ? 0U : 1U;
        CHECK((one.pair != link.pair || &one == &link.tested.front()));
        CHECK(counted(one.here->tally) == reference.status(ends, link.polarity, "north"));
      }
      CHECK(tested == expected[{ends_of(base, link.pair, reference), link.polarity}]);
      CHECK(tested.size() == link.tested.size());
    }
  }
  CHECK(near_ones > 0);
}

}  // namespace
}  // namespace yinguo::literature
