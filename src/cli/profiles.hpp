#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "ontology/model.hpp"
#include "ontology/profile.hpp"

namespace yinguo::cli {

/// The figures of --profile files ("-": standard input), with the file as their source where they
/// name none. Mistakes of all rows go to `diagnostics`, and a warning for a table that has no
/// figure for the year that `unsaid` asks for.
[[nodiscard]] base::Result<std::vector<ontology::Observation>> read_profiles(
    const std::vector<std::string>& paths, const ontology::Model& model, base::SourceMap& sources,
    base::Diagnostics& diagnostics, const ontology::ProfileOptions& unsaid = {});
/// What the command line says for tables that have no column for it: the year, and the region if
/// one is named.
[[nodiscard]] ontology::ProfileOptions unsaid_in_table(std::optional<int> period,
                                                       const std::vector<std::string>& regions);
/// The regions that have a figure there, each once, in the order of the file.
[[nodiscard]] std::vector<std::string> regions_of(
    const std::vector<ontology::Observation>& profile);
/// The last year of the figures; none when there are none.
[[nodiscard]] std::optional<int> latest_period(const std::vector<ontology::Observation>& profile);

}  // namespace yinguo::cli
