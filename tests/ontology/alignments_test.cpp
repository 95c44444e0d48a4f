#include "ontology/alignments.hpp"

#include <array>
#include <random>
#include <utility>

#include "ontology/errors.hpp"
#include "ontology/years.hpp"

#include "catch.hpp"
#include "sample.hpp"

namespace yinguo::ontology {
namespace {

struct Said {
  const char* id;
  Match relation;
  const char* with;
  AlignmentStatus status = AlignmentStatus::kConfirmed;
};

/// Concepts a to f, a claim from a to b, and what is said of them.
Model model_of(const std::vector<Said>& all) {
  Model model;
  for (const auto* id : {"a", "b", "c", "d", "e", "f"}) {
    auto& node = model.concepts.emplace_back();
    node.id = id;
    node.type.id = "thing";
  }
  model.schema.types.emplace_back().id = "thing";
  auto& relation = model.schema.relations.emplace_back();
  relation.id = "makes";
  relation.kind = RelationKind::kClaim;
  relation.domain.id = relation.range.id = "thing";
  auto& claim = model.claims.emplace_back();
  claim.id = "k";
  claim.cause.id = "a";
  claim.relation.id = "makes";
  claim.effect.id = "b";
  for (const auto& one : all) {
    model.alignments.push_back(
        {{one.id, {}}, {one.with, {}}, one.relation, one.status, {"因", "why"}, {}});
  }
  return model;
}

std::vector<std::string> mistakes(const std::vector<Said>& all) {
  base::Diagnostics diagnostics;
  check_model(model_of(all), diagnostics);
  std::vector<std::string> out;
  for (const auto& one : diagnostics.all()) {
    const bool is_known = one.code.id == kAlignment.id || one.code.id == kRepeated.id;
    out.push_back((is_known ? "" : std::string{one.code.id} + " ") + one.message);
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST_CASE("alignments that fit are let through", "[ontology][alignments]") {
  CHECK(mistakes({{"a", Match::kExact, "c"},
                  {"c", Match::kExact, "d"},
                  {"b", Match::kBroader, "d"},
                  {"b", Match::kBroader, "e"},
                  {"f", Match::kNarrower, "e"},
                  {"f", Match::kRelated, "c"},
                  {"a", Match::kClose, "d"}})
            .empty());
}

TEST_CASE("only confirmed alignments can contradict each other", "[ontology][alignments]") {
  CHECK(mistakes({{"a", Match::kBroader, "c"},
                  {"c", Match::kBroader, "a", AlignmentStatus::kProposed},
                  {"a", Match::kExact, "b", AlignmentStatus::kRejected}}) ==
        Lines{"`c` and `a` are aligned twice"});
  CHECK(mistakes({{"a", Match::kExact, "c"}, {"c", Match::kExact, "b", AlignmentStatus::kProposed}})
            .empty());
}

TEST_CASE("contradictions are told with what leads to them", "[ontology][alignments]") {
  CHECK(mistakes({{"c", Match::kExact, "d"}, {"d", Match::kBroader, "c"}}) ==
        Lines{"`d` and `c` are aligned twice",
              "`d` and `c` are the same by exact alignments, so neither is broader"});
  CHECK(mistakes(
            {{"c", Match::kExact, "d"}, {"d", Match::kExact, "e"}, {"c", Match::kRelated, "e"}}) ==
        Lines{"`c` and `e` are the same by exact alignments, so neither is related"});
  CHECK(mistakes({{"c", Match::kBroader, "d"},
                  {"e", Match::kNarrower, "d"},
                  {"e", Match::kBroader, "f"},
                  {"f", Match::kExact, "c"}}) ==
        Lines{"a concept is broader than itself: `c` → `d` → `e` → `c`"});
  CHECK(mistakes({{"c", Match::kBroader, "d"},
                  {"d", Match::kBroader, "e"},
                  {"e", Match::kRelated, "c"}}) ==
        Lines{"`e` and `c` are called related, and one is broader: `c` → `d` → `e`"});
  CHECK(mistakes({{"a", Match::kExact, "c"}, {"b", Match::kExact, "c"}}) ==
        Lines{"`a` and `b` are the same by exact alignments, and the claim `k` has one cause the "
              "other without a `via`"});
}

TEST_CASE("clusters go by their smallest id", "[ontology][alignments]") {
  const auto model = model_of({{"f", Match::kExact, "c"},
                               {"c", Match::kExact, "e"},
                               {"e", Match::kExact, "d", AlignmentStatus::kProposed},
                               {"a", Match::kBroader, "c"}});
  const Alignments alignments{model};
  CHECK(alignments.representative("f") == "c");
  CHECK(alignments.representative("d") == "d");
  CHECK(alignments.representative("nothing") == "nothing");
  const auto cluster = alignments.cluster("c");
  CHECK(Lines{cluster.begin(), cluster.end()} == Lines{"c", "e", "f"});
  CHECK(alignments.cluster("a").empty());
  const auto of = alignments.of("c");
  REQUIRE(of.size() == 3);
  CHECK(of[2].id == "a");
  CHECK(of[2].relation == Match::kNarrower);
  CHECK(alignments.of("a")[0].relation == Match::kBroader);
  CHECK(alignments.of("d").empty());
}

/// The conditions by their definition, over closures.
bool contradicts(const std::vector<Said>& all) {
  constexpr std::size_t kCount = 6;
  using Relation = std::array<std::array<bool, kCount>, kCount>;
  const auto place = [](const char* id) { return static_cast<std::size_t>(id[0] - 'a'); };
  const auto close = [](Relation& relation) {
    for (std::size_t k = 0; k < kCount; ++k)
      for (std::size_t i = 0; i < kCount; ++i)
        for (std::size_t j = 0; j < kCount; ++j)
          relation[i][j] = relation[i][j] || (relation[i][k] && relation[k][j]);
  };
  Relation same{};
  for (const auto& one : all) {
    if (one.relation == Match::kExact)
      same[place(one.id)][place(one.with)] = same[place(one.with)][place(one.id)] = true;
  }
  for (std::size_t i = 0; i < kCount; ++i)
    same[i][i] = true;
  close(same);
  Relation up{};
  for (const auto& one : all) {
    auto [from, to] = std::pair{place(one.id), place(one.with)};
    if (one.relation == Match::kNarrower) std::swap(from, to);
    if (one.relation != Match::kBroader && one.relation != Match::kNarrower) continue;
    for (std::size_t i = 0; i < kCount; ++i)
      for (std::size_t j = 0; j < kCount; ++j)
        up[i][j] = up[i][j] || (same[i][from] && same[to][j]);
  }
  close(up);
  bool is_bad = same[0][1];
  for (std::size_t i = 0; i < kCount; ++i)
    is_bad = is_bad || up[i][i];
  for (const auto& one : all) {
    const auto i = place(one.id);
    const auto j = place(one.with);
    if (one.relation == Match::kRelated) is_bad = is_bad || same[i][j] || up[i][j] || up[j][i];
  }
  return is_bad;
}

TEST_CASE("contradictions are those of the definition", "[ontology][alignments]") {
  std::mt19937 random{5};  // NOLINT: a fixed seed, so that a failure can be seen again
  constexpr std::array kIds{"a", "b", "c", "d", "e", "f"};
  std::size_t bad = 0;
  for (int round = 0; round < 2000; ++round) {
    std::vector<Said> all;
    for (std::size_t i = 0; i < kIds.size(); ++i) {
      for (std::size_t j = i + 1; j < kIds.size(); ++j) {
        if (random() % 5 == 0) all.push_back({kIds[i], static_cast<Match>(random() % 5), kIds[j]});
      }
    }
    const bool expected = contradicts(all);
    bad += expected ? 1 : 0;
    REQUIRE(mistakes(all).empty() != expected);
  }
  CHECK(bad > 100);
  CHECK(bad < 1700);
}

TEST_CASE("periods are a year or two", "[ontology][years]") {
  CHECK(try_parse_years("2020") == Years{2020, 2020});
  CHECK(try_parse_years("2011-2020") == Years{2011, 2020});
  for (const auto* text :
       {"", "20", "2020-", "2020-2011", "2011–2020", "2011-20200", "+020", "2o20"})
    CHECK_FALSE(try_parse_years(text));
}

}  // namespace
}  // namespace yinguo::ontology
