#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ontology/model.hpp"
#include "storage/load.hpp"
#include "storage/record_kind.hpp"
#include "storage/snapshot.hpp"

namespace yinguo::ontology {

/// The first byte of every record; a reader refuses a higher one. Numbers are never reused; stores
/// of this format (docs/STORAGE_FORMAT.md) have none below 4.
/// 1: the first. 2: the schema's record ends with the units. 3: alignments; `study` of sources,
/// `ontology` of concepts, `method`, `sample` and `result` of evidence. 4: `sketch` of locators.
inline constexpr std::uint8_t kRecordVersion = 4;

/// Puts the whole model: a record an element (the schema with the units is one, the figures of a
/// region and period are one), and the links that walk the graph without decoding records: a
/// concept's own; cause → effect under the claim's relation, whose bytes are the claims' ids, one a
/// line; indicator → concept under `measures`. Requires: check_model() found no error. Does not
/// commit.
[[nodiscard]] base::Result<void> write(const Model& model, storage::Load& load);

struct ReadOptions {
  bool figures = true;
  std::optional<std::int32_t> period{};  ///< only the figures of this year; none: of all years
  bool programs = true;
};

/// Reads what write() put. Elements come in ascending order of their ids, figures by period and
/// region. Errors: YG-O360 (a damaged record), YG-O361 (a newer one), and the store's own. Cost: 2
/// ms for the shipped ontology.
[[nodiscard]] base::Result<Model> read_model(const storage::Snapshot& snapshot,
                                             const ReadOptions& options = {});

/// Puts the elements of `model` in the order in which read_model() gives them back.
void sort_as_stored(Model& model);

/// Makes the store's figures of `period` (none: of all years) the model's only ones.
[[nodiscard]] base::Result<void> read_figures(const storage::Snapshot& snapshot,
                                              std::optional<std::int32_t> period, Model& model);

/// The years that have figures, ascending. Cost: that of the records' ids.
[[nodiscard]] base::Result<std::vector<std::int32_t>> read_periods(
    const storage::Snapshot& snapshot);

/// Adds the element in one record to `model`. Errors: YG-O360, YG-O361. Never reads beyond `bytes`.
[[nodiscard]] base::Result<void> decode_record(storage::RecordKind kind, std::string_view id,
                                               std::string_view bytes, Model& model);

}  // namespace yinguo::ontology
