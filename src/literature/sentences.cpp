#include "literature/sentences.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "ontology/text_encoding.hpp"

#include "literature/code_points.hpp"
#include "literature/errors.hpp"
#include "literature/fingerprint.hpp"
#include "literature/paragraphs.hpp"
#include "literature/text_lines.hpp"

namespace yinguo::literature {
namespace {

bool is_any_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_terminator(char32_t c) {
  return is_any_of(c, U"。！？!?");
}

bool is_closing(char32_t c) {
  return is_any_of(c, U"”’》」』）)]");
}

/// The end of the sentence that begins at `begin`: behind its terminators and the quotation marks
/// that follow.
std::size_t chinese_end(std::u32string_view text, std::size_t begin) {
  auto at = begin;
  while (at < text.size() && !is_terminator(text[at]))
    ++at;
  while (at < text.size() && is_terminator(text[at]))
    ++at;
  while (at < text.size() && is_closing(text[at]))
    ++at;
  return at;
}

/// Whether the dot at `dot` ends an abbreviation or an initial rather than a sentence.
bool is_abbreviation(std::u32string_view text, std::size_t dot) {
  auto begin = dot;
  while (begin > 0 && (is_ascii_word(text[begin - 1]) || text[begin - 1] == U'.'))
    --begin;
  auto word = std::u32string{text.substr(begin, dot - begin)};
  for (auto& c : word) {
    if (c >= U'A' && c <= U'Z' && word.size() > 1) c += U'a' - U'A';
  }
  if (word.size() == 1) return word[0] >= U'A' && word[0] <= U'Z';
  constexpr std::array<std::u32string_view, 27> kWords{
      U"e.g", U"i.e", U"etc", U"cf",   U"vs", U"al",  U"fig", U"figs",   U"eq",
      U"eqs", U"no",  U"vol", U"pp",   U"ed", U"eds", U"ch",  U"sec",    U"dr",
      U"mr",  U"mrs", U"ms",  U"prof", U"st", U"inc", U"ltd", U"approx", U"resp"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool begins_sentence(std::u32string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  if (is_any_of(text[at], U"\"'(“‘[")) ++at;
  return at < text.size() && ((text[at] >= U'A' && text[at] <= U'Z') || !is_ascii(text[at]));
}

std::size_t latin_end(std::u32string_view text, std::size_t begin) {
  for (auto at = begin; at < text.size(); ++at) {
    if (!is_any_of(text[at], U".!?")) continue;
    auto end = at + 1;
    while (end < text.size() && (is_any_of(text[end], U".!?\"'") || is_closing(text[end])))
      ++end;
    auto next = end;
    while (next < text.size() && is_space(text[next]))
      ++next;
    const bool is_apart = next > end || next == text.size();
    if (is_apart && begins_sentence(text, next) &&
        !(text[at] == U'.' && next < text.size() && is_abbreviation(text, at))) {
      return end;
    }
  }
  return text.size();
}

/// White space beside a character that is not ASCII comes from line breaks and justified type.
std::u32string tidy(std::u32string_view text) {
  text = strip(text);
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    while (end < text.size() && is_space(text[end]))
      ++end;
    if (end == at) {
      out += text[at++];
      continue;
    }
    if (is_ascii(text[at - 1]) && is_ascii(text[end])) out += text.substr(at, end - at);
    at = end;
  }
  return out;
}

std::vector<std::string> split_clauses(std::u32string_view text) {
  std::vector<std::string> clauses;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(U";；"), text.size() - 1) + 1;
    clauses.push_back(encode(strip(text.substr(0, end))));
    text.remove_prefix(end);
  }
  return clauses;
}

/// Numbers sentences and paragraphs within their sections, in which they may be interrupted.
class Numbering {
 public:
  void add_heading(const Paragraph& paragraph) {
    counts_.try_emplace(paragraph.section);
    add(paragraph, paragraph.text, 0, {0, 0});
  }

  void add_paragraph(const Paragraph& paragraph, bool is_latin) {
    auto& count = counts_[paragraph.section];
    ++count.paragraphs;
    const std::u32string_view text = paragraph.text;
    for (std::size_t at = 0; at < text.size();) {
      const auto end = is_latin ? latin_end(text, at) : chinese_end(text, at);
      auto begin = at;
      while (begin < end && is_space(text[begin]))
        ++begin;
      if (begin < end) {
        ++count.sentences;
        add(paragraph, text.substr(begin, end - begin), begin, count);
      }
      at = end;
    }
  }

  std::vector<Sentence> take() { return std::move(sentences_); }

 private:
  struct Count {
    std::uint32_t paragraphs = 0;
    std::uint32_t sentences = 0;
  };

  void add(const Paragraph& paragraph, std::u32string_view text, std::size_t offset,
           const Count& count) {
    const auto tidied = tidy(text);
    auto plain = encode(tidied);
    auto print = fingerprint(plain);
    sentences_.push_back({paragraph.section, count.paragraphs, count.sentences, std::move(plain),
                          split_clauses(tidied), std::move(print), paragraph.line_at(offset)});
  }

  std::map<std::string, Count> counts_;
  std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Sentence> split_sentences(const TextLines& lines) {
  Numbering numbering;
  for (const auto& paragraph : join_paragraphs(lines)) {
    if (paragraph.is_heading) {
      numbering.add_heading(paragraph);
    } else {
      numbering.add_paragraph(paragraph, lines.is_latin);
    }
  }
  return numbering.take();
}

std::vector<Sentence> split_sentences(std::string_view text) {
  return split_sentences(read_lines(text));
}

base::Result<SourceText> read_source_text(std::string_view bytes, std::size_t max_bytes) {
  if (bytes.size() > max_bytes) {
    return base::Error{kTextLimit,
                       "the text has " + std::to_string(bytes.size()) + " bytes, more than " +
                           std::to_string(max_bytes),
                       "give the text of one paper"};
  }
  auto text = ontology::to_utf8(bytes);
  if (!text) return base::Error{kTextEncoding, text.error().message, text.error().help};
  SourceText out{std::move(*text)};
  out.lines = read_lines(out.text);
  out.sentences = split_sentences(out.lines);
  if (out.sentences.empty())
    return base::Error{kNoSentences, "the text holds no sentences", "give a PDF, or plain text"};
  return out;
}

base::Result<std::vector<Sentence>> read_sentences(std::string_view bytes, std::size_t max_bytes) {
  auto text = read_source_text(bytes, max_bytes);
  if (!text) return text.error();
  return std::move(text->sentences);
}

}  // namespace yinguo::literature
