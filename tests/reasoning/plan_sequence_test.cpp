#include "reasoning/plan_sequence.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "catch.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;

namespace {

constexpr std::size_t kConcepts = 7;

std::string name_of(std::size_t number) {
  return {static_cast<char>('a' + number)};
}

struct Claims {
  bool raises[kConcepts][kConcepts] = {};

  [[nodiscard]] ontology::Model model() const {
    ontology::Model out;
    for (std::size_t c = 0; c < kConcepts; ++c) {
      out.concepts.emplace_back();
      out.concepts.back().id = name_of(c);
      for (std::size_t e = 0; e < kConcepts; ++e) {
        out.claims.emplace_back();
        auto& claim = out.claims.back();
        claim.id = name_of(c) + name_of(e);
        claim.cause.id = name_of(c);
        claim.effect.id = name_of(e);
        claim.polarity =
            raises[c][e] ? ontology::Polarity::kIncrease : ontology::Polarity::kDecrease;
        if (!raises[c][e] && (c + e) % 2 == 0) out.claims.pop_back();
      }
    }
    return out;
  }

  /// By concept, the length of a shortest chain from one of `from`, which are 0 themselves.
  [[nodiscard]] std::vector<std::size_t> lengths(const std::vector<std::string>& from) const {
    std::vector<std::size_t> out(kConcepts, 99);
    for (const auto& name : from)
      out[static_cast<std::size_t>(name[0] - 'a')] = 0;
    for (std::size_t round = 0; round < kConcepts; ++round) {
      for (std::size_t c = 0; c < kConcepts; ++c) {
        for (std::size_t e = 0; e < kConcepts; ++e) {
          if (raises[c][e]) out[e] = std::min(out[e], out[c] + 1);
        }
      }
    }
    return out;
  }
};

}  // namespace

TEST_CASE("changes come after what leads to them, by shortest chains", "[sequence]") {
  std::mt19937 random{21};
  std::size_t staged = 0;
  for (int round = 0; round < 500; ++round) {
    Claims claims;
    for (auto& row : claims.raises) {
      for (auto& one : row)
        one = random() % 6 == 0;
    }
    std::vector<std::vector<std::string>> factors(2 + random() % 3);
    for (auto& some : factors) {
      for (auto left = random() % 3; left > 0; --left)
        some.push_back(name_of(random() % kConcepts));
    }
    const CausalGraph graph{claims.model()};
    const auto found = sequence_of(graph, factors, 3);
    REQUIRE(found.stages.size() == factors.size());
    std::size_t next = 0;
    std::vector<std::vector<bool>> leads(factors.size(), std::vector<bool>(factors.size()));
    for (std::size_t a = 0; a < factors.size(); ++a) {
      const auto lengths = claims.lengths(factors[a]);
      for (std::size_t b = 0; b < factors.size(); ++b) {
        std::size_t least = 99;
        for (const auto& name : factors[b]) {
          const auto length = lengths[static_cast<std::size_t>(name[0] - 'a')];
          if (length > 0) least = std::min(least, length);
        }
        if (a == b || least > 3) continue;
        leads[a][b] = true;
        REQUIRE(next < found.reasons.size());
        const auto& reason = found.reasons[next++];
        REQUIRE(reason.first == a);
        REQUIRE(reason.then == b);
        REQUIRE(reason.claims.size() == least);
        REQUIRE(reason.concepts.size() == least + 1);
        for (std::size_t i = 0; i < least; ++i)
          REQUIRE(reason.claims[i] == reason.concepts[i] + reason.concepts[i + 1]);
      }
    }
    REQUIRE(next == found.reasons.size());
    auto reaches = leads;
    for (std::size_t k = 0; k < factors.size(); ++k) {
      for (std::size_t i = 0; i < factors.size(); ++i) {
        for (std::size_t j = 0; j < factors.size(); ++j)
          reaches[i][j] = reaches[i][j] || (reaches[i][k] && reaches[k][j]);
      }
    }
    for (std::size_t i = 0; i < factors.size(); ++i) {
      bool has_reason = found.stages[i] == 0;
      for (std::size_t j = 0; j < factors.size(); ++j) {
        if (!reaches[j][i]) continue;
        if (reaches[i][j]) {
          REQUIRE(found.stages[i] == found.stages[j]);
        } else {
          REQUIRE(found.stages[j] < found.stages[i]);
          has_reason = has_reason || found.stages[j] + 1 == found.stages[i];
        }
      }
      REQUIRE(has_reason);  // no later than it must be
      staged += found.stages[i] > 0 ? 1U : 0U;
    }
  }
  CHECK(staged > 100);
}
