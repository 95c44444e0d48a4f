#include "random_sources.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>

#include "ontology/source_words.hpp"

namespace yinguo::literature::test {
namespace {

using namespace ontology;

/// Without Chinese characters, and without two blanks in a row, which no store has in a text.
constexpr std::array<std::string_view, 26> kPieces{
    "é",        "e\u0301", "😀",         "Straße",      "rain",   "R&D",       "\"quoted\"",
    "'single'", "''two''", "``open''",  "<b c=\"x\">", "&amp;",  "]]>",       "\\",
    "\\emph",   "{brace}", "$5% #1_^~", "a;b,c|d",     "`tick`", "-- --- //", "@x{y}",
    "and",      "Wow?`",   "x = y, z",  "\\'e \\ss{}", "TY - X"};

class Maker {
 public:
  explicit Maker(unsigned seed) : random_{seed} {}

  std::vector<Source> make() {
    std::vector<Source> all;
    const auto count = 2 + below(6);
    for (std::size_t i = 0; i < count; ++i)
      all.push_back(source("s" + std::to_string(i) + ".x-1"));
    if (below(2) == 0) all.back().study.id = all.front().id;
    return all;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  bool maybe() { return below(2) == 0; }

  std::string english() {
    std::string out{"w"};
    for (std::size_t i = 0; i <= below(4); ++i)
      out += (maybe() ? " " : "") + std::string{kPieces[below(kPieces.size())]};
    return out;
  }

  std::string chinese() { return "果园：" + english() + "（𠀀）"; }

  std::string words() { return maybe() ? english() : chinese(); }

  Text text() {
    const auto which = below(3);
    return {which != 0 ? chinese() : "", which != 1 ? english() : ""};
  }

  Person person() {
    switch (below(5)) {
      case 0:
        return {"", "", words()};
      case 1:
        return {"张", "三", ""};
      case 2:
        return {"Aristotle", "", ""};
      case 3:
        return {"van der Berg", "Ada J.", ""};
      default:
        return {words(), words(), ""};
    }
  }

  std::string value_of(std::string_view field) {
    if (field == "page") return maybe() ? "12-34" : "e7";
    if (field == "doi") return "10.1/x_y(3)<a>";
    if (field == "url") return "http://a/?b&c=%20_d#e~f";
    if (field == "isbn") return "978-7-100-00000-0";
    if (field == "issn") return "1234-567X";
    if (field == "accessed") return maybe() ? "2024-05-06" : "spring 2024";
    return words();
  }

  Source source(std::string id) {
    constexpr std::array<const char*, 4> kLanguages{"zh", "en", "", "fr"};
    Source out;
    out.id = std::move(id);
    out.type = kCslTypes[below(kCslTypes.size())];
    out.language = kLanguages[below(kLanguages.size())];
    out.title = text();
    for (std::size_t i = 0; i < below(4); ++i)
      out.authors.push_back(person());
    if (maybe()) out.year = 1990 + static_cast<int>(below(40));
    if (out.year && maybe()) out.month = 1 + static_cast<int>(below(12));
    if (out.month && maybe()) out.day = 1 + static_cast<int>(below(28));
    for (const auto field : kSourceFields) {
      if (below(3) == 0) out.fields.emplace_back(field, value_of(field));
    }
    std::shuffle(out.fields.begin(), out.fields.end(), random_);
    if (maybe()) out.note = text();
    return out;
  }

  std::mt19937 random_;
};

}  // namespace

std::vector<Source> random_sources(unsigned seed) {
  return Maker{seed}.make();
}

}  // namespace yinguo::literature::test
