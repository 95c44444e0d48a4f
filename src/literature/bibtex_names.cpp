#include "literature/bibtex_names.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"

#include "literature/import_file.hpp"
#include "literature/source_fields.hpp"
#include "literature/tex_reader.hpp"

namespace yinguo::literature {
namespace {

using ontology::Person;

constexpr std::string_view kBlanks = " \t\r\n~";

bool is_blank(char c) {
  return kBlanks.find(c) != std::string_view::npos;
}

/// The parts of `tex` between the separators that stand outside braces; `length_at` says how long a
/// separator at a place is, 0 where there is none.
template <class LengthAt>
std::vector<std::string_view> split(std::string_view tex, LengthAt length_at) {
  std::vector<std::string_view> parts;
  std::size_t depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < tex.size();) {
    const std::size_t length = depth == 0 ? length_at(tex, at) : 0;
    if (length > 0) {
      parts.push_back(tex.substr(begin, at - begin));
      begin = at + length;
      at = begin;
      continue;
    }
    if (tex[at] == '{') ++depth;
    if (tex[at] == '}' && depth > 0) --depth;
    ++at;
  }
  parts.push_back(tex.substr(begin));
  return parts;
}

std::size_t and_at(std::string_view tex, std::size_t at) {
  constexpr std::size_t kLength = 5;  // with the blanks around it
  const auto word = tex.substr(at, kLength);
  return word.size() == kLength && is_blank(word.front()) && is_blank(word.back()) &&
                 base::fold(word.substr(1, 3)) == "and"
             ? kLength - 1  // the blank behind it may also be that before the next
             : 0;
}

std::size_t comma_at(std::string_view tex, std::size_t at) {
  return tex[at] == ',' ? 1 : 0;
}

std::size_t blank_at(std::string_view tex, std::size_t at) {
  return is_blank(tex[at]) ? 1 : 0;
}

std::string text(std::string_view tex) {
  return clean_text(text_of_tex(tex));
}

/// Whether one pair of braces holds all of `tex`.
bool is_one_group(std::string_view tex) {
  if (tex.size() < 2 || tex.front() != '{') return false;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < tex.size(); ++at) {
    if (tex[at] == '{') ++depth;
    if (tex[at] == '}' && --depth == 0) return at + 1 == tex.size();
  }
  return false;
}

/// "Ada Green", "Ludwig van Beethoven": what begins with a small letter belongs to the family.
Person natural_order(std::string_view name) {
  std::vector<std::string_view> words;
  for (const auto word : split(name, blank_at)) {
    if (!word.empty()) words.push_back(word);
  }
  if (words.size() == 2 && is_chinese(words[0]) && is_chinese(words[1]))  // the family first
    return {text(words[0]), text(words[1]), {}};
  const auto is_small = [](std::string_view word) { return word[0] >= 'a' && word[0] <= 'z'; };
  const auto last = words.empty() ? words.end() : words.end() - 1;
  auto family = std::find_if(words.begin(), last, is_small);
  const auto joined = [](auto begin, auto end) {
    std::string out;
    for (auto word = begin; word != end; ++word)
      out += (out.empty() ? "" : " ") + text(*word);
    return out;
  };
  return {joined(family, words.end()), joined(words.begin(), family), {}};
}

/// "family=Berg, given=Jan, prefix=van der" of biblatex; empty where it is no such name.
Person extended(const std::vector<std::string_view>& parts) {
  Person person;
  std::string prefix;
  for (const auto part : parts) {
    const auto equals = part.find('=');
    if (equals == std::string_view::npos) return {};
    const auto key = base::fold(base::trim(part.substr(0, equals)));
    const auto value = text(part.substr(equals + 1));
    if (key == "family") person.family = value;
    if (key == "given") person.given = value;
    if (key == "prefix") prefix = value;
    if (key == "suffix" && !value.empty()) person.given += ", " + value;
  }
  if (!prefix.empty()) person.family = prefix + " " + person.family;
  return person;
}

Person person_of(std::string_view name) {
  if (is_one_group(name)) return {{}, {}, text(name)};
  auto parts = split(name, comma_at);
  std::erase_if(parts, [](std::string_view part) {
    return part.find_first_not_of(kBlanks) == std::string_view::npos;
  });
  if (parts.empty()) return {};
  if (auto person = extended(parts); !person.family.empty()) return person;
  if (parts.size() == 1) return natural_order(parts.front());
  Person person{text(parts[0]), text(parts.back()), {}};
  for (std::size_t i = 1; i + 1 < parts.size(); ++i)  // "Jr"
    person.given += ", " + text(parts[i]);
  if (person.family.empty()) return {{}, {}, text(name)};
  return person;
}

}  // namespace

std::vector<Person> people_of_bibtex(std::string_view tex, bool& has_others) {
  std::vector<Person> people;
  for (const auto part : split(tex, and_at)) {
    const auto begin = part.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) continue;
    const auto name = part.substr(begin, part.find_last_not_of(kBlanks) + 1 - begin);
    if (name == "others" || name == "et al." || name == "et al") {
      has_others = true;
      continue;
    }
    for (const auto one : split_names(name)) {
      auto person = person_of(one);
      if (!person.family.empty() || !person.literal.empty()) people.push_back(std::move(person));
    }
  }
  return people;
}

}  // namespace yinguo::literature
