#include "ontology/years.hpp"

#include "ontology/xml_fields.hpp"

namespace yinguo::ontology {

std::optional<Years> try_parse_years(std::string_view period) {
  constexpr std::size_t kDigits = 4;
  constexpr std::size_t kBoth = 2 * kDigits + 1;
  const bool is_range = period.size() == kBoth && period[kDigits] == '-';
  if (!is_range && period.size() != kDigits) return std::nullopt;
  const auto year = [](std::string_view digits) { return try_parse_whole(digits, 0, 9999); };
  const auto from = year(period.substr(0, kDigits));
  const auto to = is_range ? year(period.substr(kDigits + 1)) : from;
  if (!from || !to || *from > *to) return std::nullopt;
  return Years{static_cast<std::int32_t>(*from), static_cast<std::int32_t>(*to)};
}

}  // namespace yinguo::ontology
