#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source_text.hpp"
#include "ontology/csv.hpp"
#include "ontology/model.hpp"
#include "ontology/names.hpp"
#include "ontology/reader.hpp"
#include "ontology/text_encoding.hpp"

namespace yinguo::ontology {

struct ProfileOptions {
  std::optional<Encoding> encoding;    ///< else: by its mark, UTF-8 if it is that, else GB18030
  std::optional<std::int32_t> period;  ///< the year of a table that has no column for it
  std::optional<std::string> region;   ///< the region's id of a table that has no column for it
  CsvLimits limits;
};

/// Reads a table of figures, long (columns region, period, indicator, value and perhaps unit,
/// vintage, source) or wide (a row a region, or a region and period; a column an indicator).
/// Regions, indicators and columns may be named by id, code, label or alias. A concept may stand
/// for an indicator: its figure is a judgement from 0 to 1. Reports all mistakes; the observations
/// hold the rows that have none, in file order, each figure once.
[[nodiscard]] std::vector<Observation> read_profile(const InputFile& file, const Names& names,
                                                    const ProfileOptions& options,
                                                    base::SourceMap& sources,
                                                    base::Diagnostics& diagnostics);

}  // namespace yinguo::ontology
