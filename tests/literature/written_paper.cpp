#include "written_paper.hpp"

#include <algorithm>

#include "literature/code_points.hpp"

namespace yinguo::literature::test {
namespace {

std::size_t below(std::mt19937& random, std::size_t limit) {
  return random() % limit;
}

char32_t ideograph(std::mt19937& random) {
  return static_cast<char32_t>(0x4E10 + below(random, 900));
}

std::u32string word(std::mt19937& random) {
  std::u32string out;
  for (auto left = 3 + below(random, 8); left > 0; --left)
    out += static_cast<char32_t>(U'a' + below(random, 26));
  return out;
}

std::u32string chinese_sentence(std::mt19937& random) {
  std::u32string out;
  const auto parts = 1 + below(random, 4);
  for (std::size_t part = 0; part < parts; ++part) {
    if (part > 0) out += below(random, 3) == 0 ? U'；' : U'，';
    for (auto left = 6 + below(random, 20); left > 0; --left)
      out += ideograph(random);
    if (below(random, 5) == 0) out += decode(std::to_string(1900 + below(random, 200)));
    if (below(random, 6) == 0) out += U"R" + word(random);
    out += ideograph(random);
  }
  if (below(random, 5) == 0) out += U"[3]";
  return out + U"。。。！？"[below(random, 5)];
}

std::u32string latin_sentence(std::mt19937& random) {
  auto out = word(random);
  out[0] -= U'a' - U'A';
  for (auto left = 6 + below(random, 24); left > 0; --left) {
    if (below(random, 9) == 0) out += below(random, 2) == 0 ? U',' : U';';
    out += U' ' + word(random);
  }
  return out + U"..!?"[below(random, 4)];
}

/// Breaks a paragraph at `width`: ideographs anywhere but before closing marks, words between
/// letters with a hyphen.
std::vector<std::u32string> break_lines(const std::u32string& text, std::size_t width,
                                        std::mt19937& random) {
  std::vector<std::u32string> out(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto& line = out.back();
    const auto c = text[i];
    const bool closes =
        std::u32string_view{U"，；。！？,;.!?]"}.find(c) != std::u32string_view::npos;
    if (line.size() >= width && !closes) {
      const bool in_word = is_ascii_letter(line.back()) && is_ascii_letter(c);
      const bool in_number = is_digit(line.back()) && is_digit(c);
      if (in_word) line += below(random, 4) == 0 ? char32_t{0xAD} : U'-';
      if (!in_number) out.emplace_back();
    }
    if (c != U' ' || !out.back().empty()) out.back() += c;
  }
  return out;
}

std::u32string in_full_width(std::u32string text, std::mt19937& random) {
  for (auto& c : text) {
    const bool has_wide = c > U' ' && c < 0x7F && c != U'-';
    if (has_wide && below(random, 2) == 0) c += 0xFEE0;
  }
  return text;
}

std::vector<std::u32string> lines_of(const WrittenPaper& paper, const Typesetting& how,
                                     std::mt19937& random) {
  std::vector<std::u32string> out;
  std::u32string paragraph;
  const auto flush = [&] {
    if (paragraph.empty()) return;
    auto lines = break_lines(paragraph, how.width, random);
    if (how.indents) lines[0].insert(0, U"\u3000\u3000");
    out.insert(out.end(), lines.begin(), lines.end());
    paragraph.clear();
  };
  const WrittenSentence* last = nullptr;
  for (const auto& one : paper.sentences) {
    const bool continues = last != nullptr && last->section == one.section &&
                           last->paragraph == one.paragraph && one.sentence > 0;
    if (!continues) flush();
    if (one.sentence == 0) {
      out.push_back(decode(one.section) + U"\u3000" + one.text);
    } else {
      if (paper.is_latin && !paragraph.empty()) paragraph += U' ';
      paragraph += one.text;
    }
    last = &one;
  }
  flush();
  if (how.full_width) {
    for (auto& line : out)
      line = in_full_width(std::move(line), random);
  }
  return out;
}

std::size_t cells(std::u32string_view text) {
  std::size_t out = 0;
  for (const auto c : text)
    out +=
        is_ideograph(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60) ? 2U : 1U;
  return out;
}

/// The first half of the lines beside the second.
std::vector<std::u32string> side_by_side(std::vector<std::u32string> lines,
                                         const Typesetting& how) {
  const auto size = [&](const std::u32string& line) {
    return how.columns_by_cells ? cells(line) : line.size();
  };
  const auto half = (lines.size() + 1) / 2;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < half; ++i)
    widest = std::max(widest, size(lines[i]));
  for (auto i = half; i < lines.size(); ++i) {
    auto& left = lines[i - half];
    left += std::u32string(widest + 3 - size(left), U' ') + lines[i];
  }
  lines.resize(half);
  return lines;
}

std::string set_pages(const std::vector<std::u32string>& lines, const Typesetting& how,
                      std::mt19937& random) {
  constexpr std::u32string_view kNumbers[] = {U"— # —", U"#", U"第 # 页", U"Page #"};
  const auto style = below(random, 4);
  std::u32string out;
  const auto put = [&](const std::u32string& line) {
    out += line + U"\n";
    if (how.blank_lines) out += U"\n";
  };
  const auto step = how.page_lines == 0 ? lines.size() : how.page_lines;
  const auto pages = (lines.size() + step - 1) / step;
  const bool has_heads = pages >= (how.form_feeds ? 3 : 5);  // from the second page on
  for (std::size_t begin = 0; begin < lines.size(); begin += step) {
    const auto page = decode(std::to_string(41 + begin / step));
    const auto end = std::min(begin + step, lines.size());
    if (has_heads && begin > 0) put(U"果园学报 第 3 期　　" + page);
    auto here = std::vector(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                            lines.begin() + static_cast<std::ptrdiff_t>(end));
    if (how.columns) here = side_by_side(std::move(here), how);
    for (const auto& line : here)
      put(line);
    if (pages == 1) continue;
    auto number = std::u32string{kNumbers[style]};
    number.replace(number.find(U'#'), 1, page);
    put(number);
    if (how.form_feeds) out += U'\f';
  }
  return encode(out);
}

}  // namespace

std::u32string write_sentence(std::mt19937& random, bool is_latin) {
  return is_latin ? latin_sentence(random) : chinese_sentence(random);
}

void number(WrittenPaper& paper) {
  const WrittenSentence* last = nullptr;
  std::uint32_t paragraph_as_written = 0;
  for (auto& one : paper.sentences) {
    const auto written = one.paragraph;
    const bool is_first = last == nullptr || last->section != one.section;
    if (one.sentence > 0) {
      one.sentence = is_first ? 1 : last->sentence + 1;
      one.paragraph = is_first ? 1 : last->paragraph + (written != paragraph_as_written ? 1 : 0);
    }
    paragraph_as_written = written;
    last = &one;
  }
}

WrittenPaper write_paper(std::mt19937& random, bool is_latin) {
  WrittenPaper paper{is_latin, {}};
  const auto sections = 2 + below(random, 3);
  for (std::size_t section = 1; section <= sections; ++section) {
    const auto name = std::to_string(section);
    auto title = is_latin ? word(random) : std::u32string{};
    if (is_latin) title[0] -= U'a' - U'A';
    for (auto left = 4 + below(random, 4); left > 0 && !is_latin; --left)
      title += ideograph(random);
    paper.sentences.push_back({name, 0, 0, title});
    std::uint32_t sentence = 0;
    const auto paragraphs = 2 + below(random, 3);
    for (std::uint32_t paragraph = 1; paragraph <= paragraphs; ++paragraph) {
      for (auto left = 2 + below(random, 5); left > 0; --left)
        paper.sentences.push_back({name, paragraph, ++sentence, write_sentence(random, is_latin)});
    }
  }
  return paper;
}

std::string typeset(const WrittenPaper& paper, const Typesetting& how, std::mt19937& random) {
  return set_pages(lines_of(paper, how, random), how, random);
}

ontology::Model claims_of(const WrittenPaper& paper) {
  ontology::Model model;
  for (const auto& one : paper.sentences) {
    auto& claim = model.claims.emplace_back();
    claim.id = "c-" + std::to_string(model.claims.size() - 1);
    auto& at = claim.evidence.emplace_back().at;
    at.source.id = "paper";
    at.section = one.section;
    at.paragraph = one.paragraph;
    at.sentence = one.sentence;
    at.fingerprint = fingerprint(encode(one.text));
    at.sketch = printed(sketch_of(encode(one.text)));
  }
  return model;
}

}  // namespace yinguo::literature::test
