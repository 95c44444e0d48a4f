#include "cli/phrases.hpp"

#include <algorithm>

#include "catch.hpp"

namespace yinguo::cli {
namespace {

using ontology::words_of;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

template <class E>
void check_vocabulary() {
  const auto words = words_of<E>();
  REQUIRE(phrases_of<E>().size() == words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    INFO(words[i]);
    const auto value = static_cast<E>(i);
    CHECK_FALSE(phrase(value, Language::kZh).empty());
    CHECK_FALSE(is_ascii(phrase(value, Language::kZh)));
    CHECK_FALSE(phrase(value, Language::kEn).empty());
    CHECK(is_ascii(phrase(value, Language::kEn)));
  }
}

TEST_CASE("every word of every vocabulary has a phrase in both languages", "[cli][phrases]") {
  check_vocabulary<ontology::Polarity>();
  check_vocabulary<ontology::Certainty>();
  check_vocabulary<ontology::Form>();
  check_vocabulary<ontology::ClaimStatus>();
  check_vocabulary<ontology::Bearing>();
  check_vocabulary<ontology::Design>();
  check_vocabulary<ontology::Binding>();
  check_vocabulary<ontology::Direction>();
  check_vocabulary<ontology::RelationKind>();
  check_vocabulary<ontology::Match>();
  check_vocabulary<ontology::AlignmentStatus>();
  CHECK(phrase(ontology::Polarity::kDecrease, Language::kZh) == "负向");
  CHECK(phrase(ontology::Direction::kLower, Language::kEn) == "lower is better");
}

TEST_CASE("fields and item types of sources have phrases", "[cli][phrases]") {
  CHECK(field_phrase("publisher", Language::kZh) == "出版者");
  CHECK(field_phrase("article-journal", Language::kZh) == "期刊论文");
  CHECK(field_phrase("article-journal", Language::kEn) == "journal article");
  CHECK(field_phrase("regions", Language::kZh) == "地区");
  CHECK(field_phrase("hitherto-unheard-of", Language::kZh) == "hitherto-unheard-of");
}

TEST_CASE("a column of words is put into the reader's language, other cells are not",
          "[cli][phrases]") {
  CHECK(cell_phrase("polarity", "decrease", Language::kZh) == "负向");
  CHECK(cell_phrase("certainty", "tentative", Language::kZh) == "有保留");
  CHECK(cell_phrase("direction", "higher", Language::kZh) == "越高越好");
  CHECK(cell_phrase("direction", "refute", Language::kZh) == "反驳");
  CHECK(cell_phrase("binding", "direct", Language::kZh) == "直接度量");
  CHECK(cell_phrase("form", "direct", Language::kZh) == "直接");
  CHECK(cell_phrase("polarity", "rain", Language::kZh) == "rain");
  CHECK(cell_phrase("concept", "decrease", Language::kZh) == "decrease");
}

}  // namespace
}  // namespace yinguo::cli
