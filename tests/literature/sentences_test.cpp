#include "literature/sentences.hpp"

#include "catch.hpp"
#include "literature/errors.hpp"
#include "literature/fingerprint.hpp"

namespace yinguo::literature {
namespace {

/// `section/paragraph/sentence@line text|text` with a clause each.
std::vector<std::string> dump(std::string_view text) {
  std::vector<std::string> out;
  for (const auto& s : split_sentences(text)) {
    std::string line = s.section + "/" + std::to_string(s.paragraph) + "/" +
                       std::to_string(s.sentence) + "@" + std::to_string(s.first_line) + " ";
    for (std::size_t i = 0; i < s.clauses.size(); ++i)
      line += (i > 0 ? "|" : "") + s.clauses[i];
    out.push_back(line);
  }
  return out;
}

using Lines = std::vector<std::string>;

// Made up, in the shape of a Chinese article that was taken from a PDF: hard line breaks with blank
// lines between, spaces behind punctuation, full-width digits and brackets, a private-use dot in
// section numbers, a page number, a caption, a heading over two lines, a quotation that ends behind
// its full stop.
constexpr std::string_view kChinese =
    " 论果园灌溉与收成之间的关系\n"
    "以三个县为例\n"
    " 摘　 要： ［目的 ／ 意义］ 果园需要水， 水从何来， 值得一问。 ［方法］ 本文\n"
    "\n"
    "走访了 ３ 个县。 ［结论］ 水多则果多。\n"
    " 　 　 早在 １９９０ 年， 县里就修了一条长长的水渠， 把河水引到山\n"
    "\n"
    "脚下面来。 老人说： “有水才有果。” 后来水渠荒了［１－２］。\n"
    "１　 前人的研究\n"
    "\n"
    "有人以为， 一方面， 水渠能够保证在干旱的年份里果树不会枯死\n"
    "\n"
    "［３，５］； 另一方面， 水渠也会带来虫害； 两者孰轻孰重， 尚无定论！\n"
    "\n"
    "— １２ —\n"
    "图 １　 水渠与果园的位置关系\n"
    "　 　 也有人说不尽然。 Ｗａｔｅｒ\n"
    "ｗｈｅｅｌ 之类的机械在当地山区的各个村庄里面其实都并不太常见的。\n"
    "２\U001001B0１　 以水渠整修为关键， 为果园提供\n"
    "水源保障\n"
    "　 　 修渠要钱？ 修渠要人。\n";

TEST_CASE("a Chinese article is split as it was written", "[literature][sentences]") {
  CHECK(
      dump(kChinese) ==
      Lines{
          "front/1/1@1 论果园灌溉与收成之间的关系以三个县为例",
          "abstract/1/1@3 [目的/意义]果园需要水,水从何来,值得一问。",
          "abstract/1/2@3 [方法]本文走访了3个县。",
          "abstract/1/3@5 [结论]水多则果多。",
          "0/1/1@6 早在1990年,县里就修了一条长长的水渠,把河水引到山脚下面来。",
          "0/1/2@8 老人说:“有水才有果。”",
          "0/1/3@8 后来水渠荒了[1-2]。",
          "1/0/0@9 前人的研究",
          "1/1/1@11 "
          "有人以为,一方面,水渠能够保证在干旱的年份里果树不会枯死[3,5];|另一方面,水渠也会带来虫害;|"
          "两者孰轻孰重,尚无定论!",
          "1/2/2@17 也有人说不尽然。",
          "1/2/3@17 Water wheel之类的机械在当地山区的各个村庄里面其实都并不太常见的。",
          "2.1/0/0@19 以水渠整修为关键,为果园提供水源保障",
          "2.1/1/1@21 修渠要钱?",
          "2.1/1/2@21 修渠要人。",
      });
}

constexpr std::string_view kEnglish =
    "Abstract: Orchards need water. We asked three villages, e.g. Upper Mill, about it.\n"
    "\n"
    "1 Introduction\n"
    "\n"
    "In 1990 a canal was dug, cf. Fig. 2 and Green et al. (1991). It silted up; nobody\n"
    "cleaned it. \"Water is fruit.\" That is what J. B. Miller says! Is it so?\n"
    "\n"
    "A second paragraph of the introduc-\n"
    "tion costs 3.5 coins etc. Nothing more.\n"
    "\n"
    "2.1 What the canal did\n"
    "\n"
    "It watered the trees [1, 2]. The end\n";

TEST_CASE("an English article is split at full stops that end sentences",
          "[literature][sentences]") {
  CHECK(dump(kEnglish) ==
        Lines{
            "abstract/1/1@1 Orchards need water.",
            "abstract/1/2@1 We asked three villages, e.g. Upper Mill, about it.",
            "1/0/0@3 Introduction",
            "1/1/1@5 In 1990 a canal was dug, cf. Fig. 2 and Green et al. (1991).",
            "1/1/2@5 It silted up;|nobody cleaned it.",
            "1/1/3@6 \"Water is fruit.\"",
            "1/1/4@6 That is what J. B. Miller says!",
            "1/1/5@6 Is it so?",
            "1/2/6@8 A second paragraph of the introduction costs 3.5 coins etc. Nothing more.",
            "2.1/0/0@11 What the canal did",
            "2.1/1/1@13 It watered the trees [1, 2].",
            "2.1/1/2@13 The end",
        });
}

TEST_CASE("a fingerprint sees letters and numbers only", "[literature][fingerprint]") {
  // FNV-1a of nothing, of "a" and of "果园3".
  CHECK(fingerprint("") == "cbf29ce484222325");
  CHECK(fingerprint("a") == "af63dc4c8601ec8c");
  const auto expected = fingerprint("果园3");
  for (const char* same :
       {"果园３", " 果 园,3。", "果园[1-2]3", "果园3[12,14—15]", "“果园”３［１］"}) {
    INFO(same);
    CHECK(fingerprint(same) == expected);
  }
  CHECK(fingerprint("ＡＢ-c") == fingerprint("abC"));
  for (const char* other : {"果园", "果园4", "果园[a]3", "果园[]3x"}) {
    INFO(other);
    CHECK(fingerprint(other) != expected);
  }
}

TEST_CASE("bytes are decoded, and what is no text is told", "[literature][sentences]") {
  CHECK(read_sentences("\xB9\xFB\xD4\xB0\xA1\xA3").value()[0].text == "果园。");
  CHECK(read_sentences(" \n\n").error().code.id == kNoSentences.id);
  CHECK(read_sentences("果园。", 5).error().code.id == kTextLimit.id);
  CHECK(read_sentences("\xFF\xFF\xFF").error().code.id == kTextEncoding.id);
}

TEST_CASE("odd texts end well", "[literature][sentences]") {
  for (const char* text :
       {"。", "”。", "1 ", "1.2.3", "-", "摘要:", "图1", "[", "1 x\n", ";；", "\n1 甲\n　乙\n"}) {
    INFO(text);
    for (const auto& s : split_sentences(text))
      CHECK_FALSE(s.clauses.empty());
  }
  CHECK(split_sentences(std::string(200'000, '[')).size() == 1);
}

}  // namespace
}  // namespace yinguo::literature
