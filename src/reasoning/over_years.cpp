#include "reasoning/over_years.hpp"

#include <algorithm>
#include <cmath>

#include "reasoning/rank_statistics.hpp"

namespace yinguo::reasoning {
namespace {

OverYears together(const std::vector<std::optional<YearResult>>& years) {
  OverYears out;
  bool has_positive = false;
  bool has_negative = false;
  double greatest = 0.0;
  for (const auto& year : years) {
    if (!year) continue;
    if (out.assessed++ == 0 || std::abs(year->correlation) < std::abs(out.weakest))
      out.weakest = year->correlation;
    has_positive = has_positive || year->correlation >= 0.0;
    has_negative = has_negative || year->correlation <= 0.0;
    greatest = std::max(greatest, year->p);
  }
  out.has_one_sign = has_positive != has_negative;
  if (out.has_one_sign) out.p = greatest;
  return out;
}

}  // namespace

std::vector<OverYears> over_years(std::span<const std::vector<std::optional<YearResult>>> tests) {
  std::vector<OverYears> out;
  std::vector<double> p;
  for (const auto& years : tests) {
    out.push_back(together(years));
    if (out.back().assessed > 0) p.push_back(out.back().p);
  }
  const auto adjusted = adjusted_for_multiplicity(p);
  std::size_t next = 0;
  for (auto& one : out) {
    if (one.assessed > 0) one.adjusted = adjusted[next++];
  }
  return out;
}

}  // namespace yinguo::reasoning
