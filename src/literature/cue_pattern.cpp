#include "literature/cue_pattern.hpp"

#include <algorithm>
#include <cassert>

#include "literature/code_points.hpp"

namespace yinguo::literature {
namespace {

bool is_slot(std::string_view part) {
  return part.size() == 1 && std::string_view{"CEMVX"}.find(part) != std::string_view::npos;
}

}  // namespace

std::vector<std::u32string> split_alternatives(std::string_view words) {
  std::vector<std::u32string> out;
  for (std::size_t begin = 0; begin <= words.size();) {
    const auto end = std::min(words.find('|', begin), words.size());
    auto one = decode(words.substr(begin, end - begin));
    std::replace(one.begin(), one.end(), U'_', U' ');
    out.push_back(std::move(one));
    begin = end + 1;
  }
  return out;
}

CuePattern parse_pattern(std::string_view pattern) {
  CuePattern out;
  for (std::size_t begin = 0; begin <= pattern.size();) {
    const auto end = std::min(pattern.find(' ', begin), pattern.size());
    const auto part = pattern.substr(begin, end - begin);
    if (is_slot(part)) {
      assert(out.slots.size() == out.words.size());
      out.slots.push_back(part[0]);
    } else {
      assert(out.slots.size() == out.words.size() + 1);
      out.words.push_back(split_alternatives(part));
    }
    begin = end + 1;
  }
  if (out.slots.size() == out.words.size()) out.slots.push_back(0);
  return out;
}

}  // namespace yinguo::literature
