#include "literature/scopes.hpp"

#include "catch.hpp"

namespace yinguo::literature {
namespace {

using ontology::Scope;

ontology::Model islands() {
  ontology::Model model;
  for (const auto* id : {"north", "south", "east"})
    model.regions.emplace_back().id = id;
  auto& outer = model.peer_groups.emplace_back();
  outer.id = "outer";
  outer.members = {{"north", {}}, {"east", {}}};
  auto& all = model.peer_groups.emplace_back();
  all.id = "all";
  all.all = true;
  model.peer_groups.emplace_back().id = "none";
  return model;
}

Scope regions(std::string id) {
  return {"regions", std::move(id), {}};
}

Scope period(std::string years) {
  return {"period", std::move(years), {}};
}

Scope level(std::string name) {
  return {"level", std::move(name), {}};
}

struct Comparison {
  std::vector<Scope> first;
  std::vector<Scope> second;
  ScopeMatches matches;
  ScopeMatch overall;
};

TEST_CASE("scopes are compared as sets, dimension by dimension", "[literature][scopes]") {
  using enum ScopeMatch;
  const std::vector<Comparison> table{
      {{}, {}, {kUnstated, kUnstated, kUnstated}, kUnstated},
      {{regions("north")}, {}, {kUnassessable, kUnstated, kUnstated}, kUnassessable},
      {{regions("north")}, {regions("north")}, {kSame, kUnstated, kUnstated}, kSame},
      {{regions("north")}, {regions("south")}, {kDisjoint, kUnstated, kUnstated}, kDisjoint},
      {{regions("outer")}, {regions("north")}, {kSubsumes, kUnstated, kUnstated}, kSubsumes},
      {{regions("north")}, {regions("all")}, {kWithin, kUnstated, kUnstated}, kWithin},
      {{regions("outer")},
       {regions("north"), regions("south")},
       {kPartial, kUnstated, kUnstated},
       kPartial},
      {{regions("outer"), regions("south")},
       {regions("all")},
       {kSame, kUnstated, kUnstated},
       kSame},
      {{regions("none")}, {regions("all")}, {kDisjoint, kUnstated, kUnstated}, kDisjoint},
      {{regions("atlantis")},
       {regions("all")},
       {kUnassessable, kUnstated, kUnstated},
       kUnassessable},
      {{period("2011-2020")}, {period("2015")}, {kUnstated, kSubsumes, kUnstated}, kSubsumes},
      {{period("2011-2013")}, {period("2014-2020")}, {kUnstated, kDisjoint, kUnstated}, kDisjoint},
      {{period("2011-2013"), period("2014-2016")},
       {period("2011-2016")},
       {kUnstated, kSame, kUnstated},
       kSame},
      {{period("2011-2013"), period("2018")},
       {period("2013-2016")},
       {kUnstated, kPartial, kUnstated},
       kPartial},
      {{period("lately")}, {period("2015")}, {kUnstated, kUnassessable, kUnstated}, kUnassessable},
      {{level("city")}, {level("province")}, {kUnstated, kUnstated, kDisjoint}, kDisjoint},
      {{level("city"), level("firm")},
       {level("firm")},
       {kUnstated, kUnstated, kSubsumes},
       kSubsumes},
      {{regions("outer"), period("2015")},
       {regions("north"), period("2011-2020")},
       {kSubsumes, kWithin, kUnstated},
       kPartial},
      {{regions("outer"), period("2015")},
       {regions("north"), period("2016"), level("city")},
       {kSubsumes, kDisjoint, kUnassessable},
       kDisjoint},
  };
  Scopes scopes{islands()};
  for (const auto& [first, second, matches, whole] : table) {
    const auto a = scopes.intern(first);
    const auto b = scopes.intern(second);
    CAPTURE(scopes.text(a), scopes.text(b));
    CHECK(scopes.compare(a, b) == matches);
    CHECK(overall(matches) == whole);
  }
}

TEST_CASE("equal scopes have one number, in whatever order they are written",
          "[literature][scopes]") {
  Scopes scopes{islands()};
  const std::vector<Scope> one{period("2015"), regions("south"), regions("north")};
  const std::vector<Scope> other{regions("north"), regions("south"), period("2015")};
  CHECK(scopes.intern(one) == scopes.intern(other));
  CHECK(scopes.text(scopes.intern(one)) == "regions: north, south; period: 2015");
  CHECK(scopes.values(scopes.intern(one), 0) == std::vector<std::string>{"north", "south"});
}

TEST_CASE("of a scope that is asked about only what it states counts", "[literature][scopes]") {
  using enum ScopeMatch;
  Scopes scopes{islands()};
  const std::vector<Scope> north{regions("north")};
  const auto asked = scopes.intern(north);
  const auto match = [&](const std::vector<Scope>& claim) {
    return scopes.match(scopes.intern(claim), asked);
  };
  CHECK(match({}) == kUnassessable);
  CHECK(match({period("2015")}) == kUnassessable);
  CHECK(match({regions("north"), period("2015")}) == kSame);
  CHECK(match({regions("outer"), level("firm")}) == kSubsumes);
  CHECK(match({regions("south")}) == kDisjoint);
  const std::vector<Scope> outer{regions("outer")};
  CHECK(scopes.match(asked, scopes.intern(outer)) == kWithin);
}

}  // namespace
}  // namespace yinguo::literature
