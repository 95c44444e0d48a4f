#pragma once
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "cli/arguments.hpp"
#include "ontology/names.hpp"

#include "session/scenarios.hpp"

namespace yinguo::cli {

/// The scenario that the options of the command line describe; no changes when there are none.
/// Errors: YG-C701, YG-O323, YG-O324.
[[nodiscard]] base::Result<session::Scenario> read_scenario(const WhatIfArguments& arguments,
                                                            const ontology::Names& names);

/// The scenarios of a CSV file in the order of their first rows. Mistakes of all rows go to
/// `diagnostics` (YG-C773). Errors: the file cannot be read.
[[nodiscard]] base::Result<std::vector<session::Scenario>> read_scenarios(
    const std::string& path, const ontology::Names& names, base::SourceMap& sources,
    base::Diagnostics& diagnostics);

}  // namespace yinguo::cli
