#pragma once
// Papers made up at random, of which it is known where each sentence stands, and the texts that
// PDFs make of them.
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "ontology/model.hpp"

#include "literature/fingerprint.hpp"
#include "literature/sentence_sketch.hpp"

namespace yinguo::literature::test {

struct WrittenSentence {
  std::string section;
  std::uint32_t paragraph = 0;
  std::uint32_t sentence = 0;  ///< 0: the heading
  std::u32string text;
};

struct WrittenPaper {
  bool is_latin = false;
  std::vector<WrittenSentence> sentences;
};

/// How a paper is set on pages.
struct Typesetting {
  std::size_t width = 30;         ///< characters of a line
  std::size_t page_lines = 0;     ///< 0: no pages
  bool form_feeds = false;        ///< between pages
  bool full_width = false;        ///< digits and letters now and then
  bool indents = true;            ///< paragraphs, by ideographic spaces
  bool blank_lines = false;       ///< between all lines
  bool columns = false;           ///< side by side
  bool columns_by_cells = false;  ///< aligned as on a terminal, else by characters
};

[[nodiscard]] WrittenPaper write_paper(std::mt19937& random, bool is_latin);
/// Counts sections, paragraphs and sentences anew.
void number(WrittenPaper& paper);
[[nodiscard]] std::u32string write_sentence(std::mt19937& random, bool is_latin);
/// The paper as UTF-8, as it comes out of a PDF.
[[nodiscard]] std::string typeset(const WrittenPaper& paper, const Typesetting& how,
                                  std::mt19937& random);
/// A model with a claim for each sentence, named c-0, c-1 and so on.
[[nodiscard]] ontology::Model claims_of(const WrittenPaper& paper);

}  // namespace yinguo::literature::test
