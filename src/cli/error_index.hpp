#pragma once
#include <algorithm>
#include <array>
#include <string_view>

#include "base/error_code.hpp"
#include "cli/errors.hpp"
#include "ontology/errors.hpp"
#include "storage/errors.hpp"

#include "evaluation/errors.hpp"
#include "literature/errors.hpp"
#include "reasoning/errors.hpp"
#include "rules/errors.hpp"
#include "session/errors.hpp"
#include "syntax/errors.hpp"
#include "verification/errors.hpp"

namespace yinguo::cli {

template <std::size_t... Sizes>
[[nodiscard]] constexpr auto joined(const std::array<base::ErrorCode, Sizes>&... tables) {
  std::array<base::ErrorCode, (Sizes + ...)> all{};
  auto end = all.begin();
  ((end = std::copy(tables.begin(), tables.end(), end)), ...);
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return all;
}

/// Every error of every layer, ascending by id.
inline constexpr auto kErrorIndex = joined(
    syntax::kErrors, rules::kErrors, verification::kErrors, evaluation::kErrors, ontology::kErrors,
    storage::kErrors, literature::kErrors, reasoning::kErrors, session::kErrors, kErrors);

[[nodiscard]] constexpr bool has_unique_ids() {
  return std::adjacent_find(kErrorIndex.begin(), kErrorIndex.end(),
                            [](const auto& a, const auto& b) { return a.id == b.id; }) ==
         kErrorIndex.end();
}

static_assert(has_unique_ids(), "an error id stands in two rows");

}  // namespace yinguo::cli
