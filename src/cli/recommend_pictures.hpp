#pragma once
// What recommend draws on a page.
#include <set>
#include <string>
#include <utility>

#include "cli/recommend_text.hpp"

namespace yinguo::cli {

/// Where each goal stands.
[[nodiscard]] Picture degrees_now(const Advice& advice, const Pictures& pictures);

/// From what each figure is to what it is to be; a change that plans have in common is drawn with
/// the first of them. One for each recommendation.
///
/// Lifetime: refers to its arguments.
class PlanPictures {
 public:
  PlanPictures(const Advice& advice, Pictures& pictures) : advice_{advice}, pictures_{pictures} {}

  [[nodiscard]] Picture draw(const reasoning::Plan& plan);

 private:
  const Advice& advice_;
  Pictures& pictures_;
  std::set<std::pair<std::string, double>> drawn_;
};

}  // namespace yinguo::cli
