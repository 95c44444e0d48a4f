#pragma once
#include <string>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "ontology/names.hpp"

#include "reasoning/levers.hpp"

namespace yinguo::cli {

/// A table of what it costs to move indicators: columns indicator (any name), cost (for each peer
/// passed) and perhaps once (as soon as it moves); numbers from 0. Mistakes of all rows go to
/// `diagnostics` (YG-C774). Errors: the file cannot be read ("-": standard input).
[[nodiscard]] base::Result<reasoning::LeverCosts> read_costs(const std::string& path,
                                                             const ontology::Names& names,
                                                             base::SourceMap& sources,
                                                             base::Diagnostics& diagnostics);

}  // namespace yinguo::cli
