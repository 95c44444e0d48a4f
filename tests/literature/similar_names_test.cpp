#include "literature/similar_names.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <utility>

#include "catch.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;

double score(std::string_view a, std::string_view b, Language language) {
  return similarity(grams_of(a, language), grams_of(b, language)).score();
}

TEST_CASE("Chinese names are compared by pairs of characters", "[literature][align]") {
  const auto zh = [](auto a, auto b) { return score(a, b, Language::kZh); };
  CHECK(zh("数字经济", "数字经济") == 1.0);
  CHECK(zh("数字经济", "数字经济指数") == 2.0 * 3 / (3 + 5));
  CHECK(zh("数字经济", "技术创新") == 0.0);
  CHECK(zh("林", "林") == 1.0);
  CHECK(zh("林", "林业") == 0.0);
  CHECK(zh("aaaa", "aa") == 2.0 * 1 / (3 + 1));
  CHECK(zh("", "") == 0.0);
  CHECK(zh("—", "数据") == 0.0);
}

TEST_CASE("what stands in brackets is not compared", "[literature][align]") {
  CHECK(compared_form("数字经济（Ｄing等(2022)）水平") == "数字经济水平");
  CHECK(compared_form("GDP (per head)") == "gdp ");
  CHECK(compared_form("（甲）") == "(甲)");
  CHECK(compared_form("甲)乙") == "甲)乙");
  CHECK(compared_form("甲（乙") == "甲");
  CHECK(score("数字经济（张2022）", "数字经济", Language::kZh) == 1.0);
}

TEST_CASE("English names are compared by triples of letters", "[literature][align]") {
  const auto en = [](auto a, auto b) { return score(a, b, Language::kEn); };
  CHECK(en("R&D intensity", "ｒ＆ｄ　Intensity") == 1.0);
  CHECK(en("e-commerce", "E commerce") == 1.0);
  CHECK(en("rain", "rains") == 2.0 * 2 / (2 + 3));
  CHECK(en("AI", "ai") == 1.0);
  CHECK(en("AI", "aid") == 0.0);
}

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Pairs found(const std::vector<Grams>& names, double threshold) {
  Pairs out;
  each_similar_pair(names, threshold,
                    [&](std::uint32_t a, std::uint32_t b) { out.emplace_back(a, b); });
  std::ranges::sort(out);
  return out;
}

Pairs compared(const std::vector<Grams>& names, double threshold) {
  Pairs out;
  for (std::uint32_t a = 0; a < names.size(); ++a) {
    for (std::uint32_t b = a + 1; b < names.size(); ++b) {
      if (similarity(names[a], names[b]).score() >= threshold) out.emplace_back(a, b);
    }
  }
  return out;
}

TEST_CASE("the pairs found are those that comparing all with all finds", "[literature][align]") {
  std::mt19937 random{3};  // NOLINT: a fixed seed, so that a failure can be seen again
  constexpr std::array<const char*, 5> kPieces{"a", "b", "数", "字", "c"};
  std::size_t all = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<Grams> names;
    for (std::size_t i = 0; i < 40; ++i) {
      std::string name;
      for (std::size_t length = random() % 12; length > 0; --length)
        name += kPieces[random() % (round % 4 < 2 ? 5 : 2)];
      names.push_back(grams_of(name, static_cast<Language>(round % 2)));
    }
    for (const double threshold : {0.1, 0.3, 0.5, 0.6, 2.0 / 3.0, 0.8, 1.0}) {
      INFO(round << " " << threshold);
      const auto expected = compared(names, threshold);
      REQUIRE(found(names, threshold) == expected);
      all += expected.size();
    }
  }
  CHECK(all > 10'000);
}

}  // namespace
}  // namespace yinguo::literature
