#include <algorithm>
#include <map>

#include "base/text.hpp"

#include "catch.hpp"
#include "literature/code_points.hpp"
#include "literature/coverage.hpp"
#include "literature/errors.hpp"
#include "literature/locate.hpp"
#include "literature/text_spans.hpp"
#include "written_paper.hpp"

namespace yinguo::literature {
namespace {

using namespace test;

std::size_t count(const std::vector<PlaceFinding>& all, PlaceStatus status) {
  return static_cast<std::size_t>(
      std::ranges::count(all, status, [](const PlaceFinding& one) { return one.found.status; }));
}

/// Whatever a PDF may make of a text.
Typesetting any_typesetting(std::mt19937& random) {
  const auto coin = [&] { return random() % 2 == 0; };
  Typesetting how;
  how.width = 18 + random() % 24;
  how.page_lines = coin() ? 0 : 14 + random() % 20;
  how.form_feeds = how.page_lines > 0 && coin();
  how.full_width = coin();
  how.indents = coin();
  how.blank_lines = coin();
  return how;
}

std::string said(const Typesetting& how) {
  return "width " + std::to_string(how.width) + ", page " + std::to_string(how.page_lines) +
         (how.form_feeds ? ", form feeds" : "") + (how.full_width ? ", full width" : "") +
         (how.indents ? ", indents" : "") + (how.blank_lines ? ", blank lines" : "") +
         (how.columns ? how.columns_by_cells ? ", columns by cells" : ", columns" : "");
}

void check_all_found(const WrittenPaper& paper, const Typesetting& how, std::mt19937& random) {
  const auto text = typeset(paper, how, random);
  const auto read = read_source_text(text).value();
  const auto model = claims_of(paper);
  const auto all = locate(model, "paper", read);
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO(said(how) << "\n" << i << ": " << encode(paper.sentences[i].text) << "\n" << text);
    REQUIRE(all[i].found.status == PlaceStatus::kFound);
  }
}

TEST_CASE("a text that is set anew keeps every sentence", "[literature][locate]") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    std::mt19937 random{seed};
    INFO("seed " << seed);
    check_all_found(write_paper(random, false), any_typesetting(random), random);
  }
}

TEST_CASE("likewise in an alphabet, with words broken", "[literature][locate]") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    std::mt19937 random{seed};
    INFO("seed " << seed);
    auto how = any_typesetting(random);
    how.full_width = false;  // no printer does
    how.width += 20;
    check_all_found(write_paper(random, true), how, random);
  }
}

TEST_CASE("two columns side by side are read one after the other", "[literature][locate]") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 random{seed};
    INFO("seed " << seed);
    auto how = any_typesetting(random);
    how.page_lines = 30 + random() % 20;
    how.form_feeds = true;
    how.columns = true;
    how.columns_by_cells = random() % 2 == 0;
    check_all_found(write_paper(random, false), how, random);
  }
}

std::vector<std::string> set_lines(const WrittenPaper& paper, std::mt19937& random) {
  std::vector<std::string> out;
  const auto text = typeset(paper, {.width = 24}, random);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at) + 1;
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

/// Whether it was found, wherever that is.
bool is_found(const PlaceFinding& one) {
  return one.found.status == PlaceStatus::kFound || one.found.status == PlaceStatus::kMoved ||
         one.found.status == PlaceStatus::kInPieces;
}

TEST_CASE("lines of two columns in alternation are put together by fingerprint",
          "[literature][pieces]") {
  for (unsigned seed = 0; seed < 50; ++seed) {
    std::mt19937 random{seed};
    const auto paper = write_paper(random, false);
    const auto left = set_lines(paper, random);
    std::vector<std::string> right;
    while (right.size() < left.size()) {
      const auto more = set_lines(write_paper(random, false), random);
      right.insert(right.end(), more.begin(), more.end());
    }
    std::string text;
    for (std::size_t i = 0; i < left.size(); ++i)
      text += left[i] + right[i];
    const auto read = read_source_text(text).value();
    const auto model = claims_of(paper);
    const auto all = locate(model, "paper", read);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (paper.sentences[i].sentence == 0) continue;
      INFO("seed " << seed << ", " << i << "\n" << text);
      CHECK(is_found(all[i]));
    }
    CHECK(count(all, PlaceStatus::kInPieces) > all.size() / 2);
  }
}

TEST_CASE("lines that do not belong to a sentence are left out by fingerprint",
          "[literature][pieces]") {
  for (unsigned seed = 0; seed < 100; ++seed) {
    std::mt19937 random{seed};
    INFO("seed " << seed);
    const auto paper = write_paper(random, false);
    // Behind every fifth line up to four of a table, each different.
    std::string with_tables;
    std::size_t line = 0;
    for (const auto& text : set_lines(paper, random)) {
      with_tables += text;
      if (++line % 5 != 0) continue;
      for (auto left = 1 + random() % 4; left > 0; --left)
        with_tables += "甲" + encode(write_sentence(random, true)).substr(0, 9) + "乙\n";
    }
    const auto read = read_source_text(with_tables).value();
    const auto model = claims_of(paper);
    const auto all = locate(model, "paper", read);
    for (std::size_t i = 0; i < all.size(); ++i) {
      INFO(i << "\n" << with_tables);
      // A sentence of more than four lines may have two tables in it.
      const auto& one = paper.sentences[i];
      if (one.sentence > 0 && one.text.size() < 4 * 24) CHECK(is_found(all[i]));
    }
    CHECK(count(all, PlaceStatus::kInPieces) > 0);
  }
}

/// What was done to a sentence.
enum class Edit {
  kNone,
  kDeleted,
  kChanged,
  kMoved
};

/// A paper after edits: where each sentence of the first one is, if it still is.
struct Revision {
  WrittenPaper paper;
  std::vector<Edit> edits;
  std::vector<std::size_t> now;  ///< by sentence before
};

Revision revise(const WrittenPaper& before, std::mt19937& random) {
  Revision out{{before.is_latin, {}}, std::vector(before.sentences.size(), Edit::kNone), {}};
  out.now.assign(before.sentences.size(), 0);
  std::vector<std::pair<WrittenSentence, std::size_t>> kept;
  std::vector<std::pair<WrittenSentence, std::size_t>> moved;
  const auto& last = before.sentences.back();
  for (std::size_t i = 0; i < before.sentences.size(); ++i) {
    auto one = before.sentences[i];
    const auto chance = random() % 10;
    if (one.sentence == 0 || chance > 2) {
      kept.emplace_back(std::move(one), i);
    } else if (chance == 0) {
      out.edits[i] = Edit::kDeleted;
    } else if (chance == 1 && one.text.size() > 20) {
      out.edits[i] = Edit::kChanged;
      one.text.insert(one.text.size() / 2, U"翻新");
      kept.emplace_back(std::move(one), i);
    } else if (one.section != last.section) {
      out.edits[i] = Edit::kMoved;
      one.section = last.section;
      one.paragraph = last.paragraph + 1;
      moved.emplace_back(std::move(one), i);
    } else {
      kept.emplace_back(std::move(one), i);
    }
  }
  kept.insert(kept.end(), moved.begin(), moved.end());
  for (auto& [one, was] : kept) {
    out.now[was] = out.paper.sentences.size();
    out.paper.sentences.push_back(std::move(one));
  }
  number(out.paper);
  return out;
}

TEST_CASE("sentences that were deleted, changed and moved are told as such",
          "[literature][locate]") {
  std::map<PlaceStatus, std::size_t> seen;
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 random{seed};
    INFO("seed " << seed);
    const auto before = write_paper(random, false);
    const auto after = revise(before, random);
    const auto text = typeset(after.paper, any_typesetting(random), random);
    const auto read = read_source_text(text).value();
    const auto model = claims_of(before);
    const auto all = locate(model, "paper", read);
    REQUIRE(all.size() == before.sentences.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto& found = all[i].found;
      ++seen[found.status];
      INFO(i << ": " << encode(before.sentences[i].text) << "\n" << text);
      if (after.edits[i] == Edit::kDeleted) {
        CHECK((found.status == PlaceStatus::kMissing || found.status == PlaceStatus::kReplaced));
        continue;
      }
      const auto& now = after.paper.sentences[after.now[i]];
      REQUIRE(found.sentence);
      const auto& there = read.sentences[*found.sentence];
      CHECK(there.section == now.section);
      CHECK(there.sentence == now.sentence);
      if (after.edits[i] == Edit::kChanged) {
        CHECK(found.status == PlaceStatus::kChanged);
        CHECK(found.likeness > 0.7);
      } else {
        const bool stays = now.section == before.sentences[i].section &&
                           now.sentence == before.sentences[i].sentence;
        CHECK(found.status == (stays ? PlaceStatus::kFound : PlaceStatus::kMoved));
      }
    }
  }
  for (const auto status :
       {PlaceStatus::kFound, PlaceStatus::kMoved, PlaceStatus::kChanged, PlaceStatus::kReplaced})
    CHECK(seen[status] > 100);
}

TEST_CASE("likeness is near the share of words that two sentences have in common",
          "[literature][sketch]") {
  std::mt19937 random{1};
  double sum = 0.0;
  constexpr int kTimes = 500;
  for (int i = 0; i < kTimes; ++i) {
    // Forty words each, of which `shared` are the same; with words once each the cosine is
    // shared / 40.
    const auto shared = random() % 41;
    std::string a;
    std::string b;
    for (std::size_t k = 0; k < 40; ++k) {
      const auto word = " w" + std::to_string(random());
      a += word;
      b += k < shared ? word : " v" + std::to_string(random());
    }
    const double cosine = static_cast<double>(shared) / 40;
    const double error = likeness(sketch_of(a), sketch_of(b)) - cosine;
    CHECK(std::abs(error) < 0.5);
    sum += std::abs(error);
  }
  CHECK(sum / kTimes < 0.1);
}

TEST_CASE("sketches do not see what fingerprints do not see", "[literature][sketch]") {
  const auto expected = printed(sketch_of("果园需要水3次,Water it."));
  CHECK(expected.size() == 32);
  for (const char* same : {"果园 需要水３次，ＷＡＴＥＲ　it", "果园[1-2]需要水3次 water it!"}) {
    INFO(same);
    CHECK(printed(sketch_of(same)) == expected);
  }
  CHECK(likeness(*try_parse_sketch(expected), sketch_of("果园需要水3次,Water it.")) == 1.0);
  CHECK(printed(*try_parse_sketch(expected)) == expected);
  for (const char* bad :
       {"", "0123", "0123456789abcdef0123456789abcdeg", "0123456789abcde 0123456789abcdef"})
    CHECK_FALSE(try_parse_sketch(bad));
}

TEST_CASE("sentences are found in the text that they were read from", "[literature][spans]") {
  const auto bare = [](std::string_view text) {
    return encode(without_space(decode(base::normalize(text))));
  };
  std::size_t found = 0;
  for (unsigned seed = 0; seed < 100; ++seed) {
    std::mt19937 random{seed};
    INFO("seed " << seed);
    auto how = any_typesetting(random);
    how.page_lines = 0;
    const bool is_latin = seed % 2 == 1;
    how.full_width = how.full_width && !is_latin;
    const auto read = read_source_text(typeset(write_paper(random, is_latin), how, random)).value();
    const auto points = decode(read.text);
    const SpanFinder spans{read};
    const auto without_hyphens = [&](std::string text) {
      std::erase(text, '-');
      return text;
    };
    const auto quoted = [&](const TextSpan& span) {
      auto text = points.substr(span.begin, span.end - span.begin);
      std::erase(text, char32_t{0xAD});
      return without_hyphens(bare(encode(text)));
    };
    for (const auto& one : read.sentences) {
      const auto span = spans.find(one);
      REQUIRE(span);
      CHECK(quoted(*span) == bare(one.text));
      for (std::uint32_t clause = 1; clause <= one.clauses.size(); ++clause) {
        const auto part = spans.find(one, clause);
        REQUIRE(part);
        CHECK(quoted(*part) == bare(one.clauses[clause - 1]));
        ++found;
      }
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("what is unlike every sentence is told from what is like one", "[literature][locate]") {
  const auto read = read_source_text("1 果园\n　水多则果多，这是老人的话。鸟多则虫少。\n").value();
  ontology::Model model;
  const auto at = [&](std::uint32_t sentence, std::string_view text) {
    auto& claim = model.claims.emplace_back();
    claim.id = "c";
    auto& place = claim.evidence.emplace_back().at;
    place = {{"treatise", {}}, "1", 1, sentence, 0, fingerprint(text)};
    place.sketch = printed(sketch_of(text));
  };
  at(2, "水多则果多，这是老人们的话。");
  at(2, "羊群在山坡上吃草。");
  at(9, "羊群在山坡上吃草。");
  model.claims.emplace_back().evidence.emplace_back().at = {
      {"treatise", {}}, "abstract", 0, 0, 0, {}};
  const auto all = locate(model, "treatise", read);
  REQUIRE(all.size() == 4);
  CHECK(all[0].found.status == PlaceStatus::kChanged);
  CHECK(read.sentences[*all[0].found.sentence].sentence == 1);
  CHECK(all[1].found.status == PlaceStatus::kReplaced);
  CHECK(all[2].found.status == PlaceStatus::kMissing);
  CHECK(all[3].found.status == PlaceStatus::kMissing);
  base::Diagnostics diagnostics;
  report(coverage(model, "treatise", read.sentences), read.sentences, diagnostics);
  CHECK(diagnostics.all()[0].code.id == kChangedSentence.id);
  CHECK(diagnostics.all()[0].message.find("section 1, sentence 1 is ") != std::string::npos);
}

}  // namespace
}  // namespace yinguo::literature
