#include "ontology/figure_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/text.hpp"
#include "ontology/xml_fields.hpp"

namespace yinguo::ontology {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_missing(std::string_view text) {
  constexpr std::array<std::string_view, 23> kWords{
      "",     "na", "n/a",  "n.a.",   "#n/a",     "nan",    "null",   "none",
      "-",    "--", "—",    "——",     "..",       "...",    "......", "缺",
      "缺失", "无", "暂无", "无数据", "暂无数据", "未公布", "未统计"};
  return std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// `1,234,567.8` without its separators; nothing if they do not stand in groups of three.
std::optional<std::string> without_separators(std::string_view text) {
  const auto is_separator = [](char c) { return c == ',' || c == ' '; };
  const auto integer = text.substr(0, text.find('.'));
  if (std::none_of(integer.begin(), integer.end(), is_separator)) return std::string{text};
  const auto sign = integer.starts_with('-') ? std::size_t{1} : 0;
  const auto first = integer.find_first_of(", ");
  if (first == sign || first > sign + 3) return std::nullopt;
  std::string out{integer.substr(0, first)};
  for (auto at = first; at < integer.size(); at += 4) {
    const auto group = integer.substr(at + 1, 3);
    if (integer[at] != integer[first] || group.size() != 3 ||
        !std::all_of(group.begin(), group.end(), is_digit)) {
      return std::nullopt;
    }
    out += group;
  }
  return out.append(text.substr(integer.size()));
}

std::optional<double> parse_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.ends_with(' ')) return std::nullopt;
  const auto plain = without_separators(text);
  return plain ? try_parse_decimal(*plain) : std::nullopt;
}

/// The unit's name in the form that is compared: `万人` and `10 thousand people` are both `10
/// thousand persons`.
std::string unit_key(std::string_view unit) {
  auto key = base::fold(base::trim(unit));
  std::string scale;
  if (key.starts_with("万亿")) {
    scale = "trillion ";
  } else if (key.starts_with("万")) {
    scale = "10 thousand ";
  } else if (key.starts_with("亿")) {
    scale = "100 million ";
  }
  if (!scale.empty()) key.erase(0, scale == "trillion " ? 6 : 3);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kNouns{
      {{"元", "cny"},
       {"人民币元", "cny"},
       {"yuan", "cny"},
       {"rmb", "cny"},
       {"人", "persons"},
       {"people", "persons"},
       {"person", "persons"},
       {"人年", "person-years"},
       {"percent", "%"},
       {"百分比", "%"}}};
  for (const auto& [noun, name] : kNouns) {
    if (key == noun) {
      key = name;
    } else if (key.ends_with(" " + std::string{noun})) {
      key.replace(key.size() - noun.size(), noun.size(), name);
    }
  }
  key = scale + key;
  return std::string{base::trim(key)};
}

bool has_wide(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0xE0U; });
}

}  // namespace

FigureText parse_figure(std::string_view cell) {
  auto text = base::fold(base::trim(cell));
  text = std::string{base::trim(text)};
  replace_all(text, "\u2212", "-");
  if (is_missing(text)) return {};
  if (text == "yes" || text == "true" || text == "是") return {FigureForm::kWord, 1.0};
  if (text == "no" || text == "false" || text == "否") return {FigureForm::kWord, 0.0};
  if (text.ends_with('%')) {
    const auto number = parse_number(base::trim(std::string_view{text}.substr(0, text.size() - 1)));
    return number ? FigureText{FigureForm::kPercent, *number} : FigureText{FigureForm::kBad, 0.0};
  }
  if (const auto slash = text.find('/'); slash != std::string::npos) {
    const auto above = parse_number(std::string_view{text}.substr(0, slash));
    const auto below = parse_number(std::string_view{text}.substr(slash + 1));
    if (!above || !below || *below == 0.0) return {FigureForm::kBad, 0.0};
    const double quotient = *above / *below;
    return {std::isfinite(quotient) ? FigureForm::kFraction : FigureForm::kBad, quotient};
  }
  const auto number = parse_number(text);
  return number ? FigureText{FigureForm::kNumber, *number} : FigureText{FigureForm::kBad, 0.0};
}

std::optional<int> try_parse_year(std::string_view cell) {
  const auto normal = base::normalize(base::trim(cell));
  auto text = base::trim(normal);
  for (const std::string_view ending : {"年", "年度", ".0"}) {
    if (text.ends_with(ending)) text.remove_suffix(ending.size());
  }
  const auto year = try_parse_whole(text, 1000, 2999);
  return year ? std::optional{static_cast<int>(*year)} : std::nullopt;
}

HeaderText split_header(std::string_view cell) {
  const auto normal = base::normalize(base::trim(cell));
  const auto text = base::trim(normal);
  if (!text.ends_with(')') && !text.ends_with(']')) return {std::string{text}, {}};
  const auto open = text.rfind(text.ends_with(')') ? '(' : '[');
  if (open == std::string_view::npos || open == 0) return {std::string{text}, {}};
  return {std::string{base::trim(text.substr(0, open))},
          std::string{base::trim(text.substr(open + 1, text.size() - open - 2))}};
}

std::optional<bool> is_same_unit(std::string_view a, std::string_view b) {
  const auto first = unit_key(a);
  const auto second = unit_key(b);
  if (first == second) return true;
  if (has_wide(first) != has_wide(second)) return std::nullopt;
  return false;
}

}  // namespace yinguo::ontology
