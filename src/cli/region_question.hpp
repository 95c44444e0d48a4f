#pragma once
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "cli/command_parts.hpp"

#include "reasoning/reading.hpp"

namespace yinguo::cli {

/// A question about regions, made ready: what its names come to, and the reading to ask.
struct RegionQuestion {
  session::Session session;
  std::vector<ontology::Observation> profile{};  ///< the figures of --profile
  std::unique_ptr<reasoning::Reading> reading{};
  std::vector<std::string> regions{};  ///< at least one
  std::vector<std::string> goals{};    ///< those named, else the pathways
  bool names_goals = false;
};

/// A question about many regions side by side.
struct PanelQuestion {
  RegionQuestion asked;                   ///< `regions` and `goals` only as far as they were named
  std::vector<std::string> indicators{};  ///< named
  std::vector<std::string> claims{};      ///< named
  std::vector<std::string> compared{};    ///< regions: of --among, else all that have figures
};

/// Opens the store, resolves the names and evaluates; else the exit status of what was reported.
[[nodiscard]] std::variant<RegionQuestion, int> read_question(const RegionSource& source,
                                                              const Output& output);

/// The same for a panel; `question.names` may also be indicators or claims.
[[nodiscard]] std::variant<PanelQuestion, int> read_question(const PanelSource& source,
                                                             const Output& output);

/// Puts the reading of the period of `source` into `question`: 0, else the exit status of what was
/// reported.
[[nodiscard]] int read_period(const RegionSource& source, const Output& output,
                              RegionQuestion& question);

/// The same for a panel: also which regions are compared.
[[nodiscard]] int read_period(const PanelSource& source, const Output& output,
                              PanelQuestion& question);

}  // namespace yinguo::cli
