#include <array>
#include <random>

#include "review_reference.hpp"

namespace yinguo::literature::test {
namespace {

using namespace ontology;

class Maker {
 public:
  explicit Maker(unsigned seed) : random_{seed} {}

  Model make() {
    const auto concepts = 3 + below(5);
    const auto sources = 2 + below(5);
    for (std::size_t i = 0; i < concepts; ++i)
      model_.concepts.emplace_back().id = "k" + std::to_string((i * 7) % 10) + std::to_string(i);
    for (std::size_t i = 0; i < sources; ++i)
      source(i);
    regions();
    for (std::size_t i = below(24); i > 0; --i)
      claim(i);
    for (std::size_t i = below(4); i > 0; --i)
      align();
    return std::move(model_);
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  template <class T>
  Ref any(const std::vector<T>& from) {
    return {from[below(from.size())].id, {}};
  }

  void source(std::size_t i) {
    auto& out = model_.sources.emplace_back();
    out.id = "s" + std::to_string(i);
    if (i > 1 && below(4) == 0) out.study.id = "s0";
  }

  void regions() {
    for (const auto* id : {"north", "south", "east", "west"})
      model_.regions.emplace_back().id = id;
    auto& group = model_.peer_groups.emplace_back();
    group.id = "cold";
    group.members = {{"north", {}}, {"east", {}}};
    auto& all = model_.peer_groups.emplace_back();
    all.id = "all";
    all.all = true;
  }

  void scopes(Claim& claim) {
    constexpr std::array kRegions{"north", "south", "east", "west", "cold", "all"};
    constexpr std::array kPeriods{"2001-2005", "2004-2008", "2007", "2009-2010"};
    constexpr std::array kLevels{"firm", "city"};
    const auto add = [&](const char* what, const auto& values, std::size_t most) {
      for (std::size_t i = below(most + 1); i > 0; --i)
        claim.scopes.push_back({what, values.at(below(values.size())), {}});
    };
    if (below(3) > 0) add("regions", kRegions, 2);
    if (below(3) == 0) add("period", kPeriods, 2);
    if (below(4) == 0) add("level", kLevels, 1);
  }

  void claim(std::size_t number) {
    auto& out = model_.claims.emplace_back();
    out.id = "c" + std::to_string(number);
    out.cause = any(model_.concepts);
    out.effect = any(model_.concepts);
    out.polarity = static_cast<Polarity>(below(5));
    out.status = below(8) == 0 ? ClaimStatus::kRetired : ClaimStatus::kActive;
    scopes(out);
    for (std::size_t i = 1 + below(2); i > 0; --i) {
      auto& evidence = out.evidence.emplace_back();
      evidence.at.source = any(model_.sources);
      evidence.direction = static_cast<Bearing>(below(2) == 0 ? 0 : below(4));
      evidence.design = static_cast<Design>(below(2) == 0 ? 0 : below(8));
    }
  }

  void align() {
    auto& out = model_.alignments.emplace_back();
    out.id = any(model_.concepts);
    out.with = any(model_.concepts);
    out.relation = static_cast<Match>(below(2) == 0 ? 0 : below(5));
    out.status = static_cast<AlignmentStatus>(below(3));
  }

  std::mt19937 random_;
  Model model_;
};

}  // namespace

Model small_literature(unsigned seed) {
  return Maker{seed}.make();
}

}  // namespace yinguo::literature::test
