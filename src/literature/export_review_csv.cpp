#include "literature/claim_row.hpp"
#include "literature/csv_rows.hpp"
#include "literature/exporters.hpp"

namespace yinguo::literature {

void write_review_csv(const Selection& selection, const ExportOptions& options, TextStream& out) {
  CsvRows rows{out};
  rows.header(kClaimColumns, options.byte_order_mark);
  for (const auto* claim : selection.claims()) {
    for (const auto& text : claim_row(*claim, selection.index()))
      rows.cell(text);
    rows.end();
  }
}

}  // namespace yinguo::literature
