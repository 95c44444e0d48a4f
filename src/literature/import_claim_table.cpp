#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "ontology/errors.hpp"
#include "ontology/xml_fields.hpp"

#include "literature/claim_evidence_cells.hpp"
#include "literature/claim_ids.hpp"
#include "literature/claim_rows.hpp"
#include "literature/claim_texts.hpp"
#include "literature/import_settlement.hpp"
#include "literature/importers.hpp"

namespace yinguo::literature {
namespace {

using ontology::Claim;
using ontology::CsvRow;
using ontology::Kind;
using ontology::Ref;

/// What the names of a table stand for: things of the store, and concepts that the table declares.
class ClaimNames {
 public:
  explicit ClaimNames(ImportFile& file) : file_{file}, known_{file.options().known} {}

  [[nodiscard]] bool is_taken(std::string_view id) const {
    return (known_ != nullptr && known_->index().kind(id)) || file_.has_claim(id);
  }

  /// The claim of the store, or one read before, that is the same; null where none is.
  [[nodiscard]] const Claim* same(const Claim& claim) {
    if (known_ != nullptr && stored_.empty()) {
      for (const auto& one : known_->index().model().claims)
        stored_.emplace(link_of(one), &one);
    }
    const auto link = link_of(claim);
    for (auto [at, end] = stored_.equal_range(link); at != end; ++at) {
      if (is_same_claim(*at->second, claim)) return at->second;
    }
    for (const auto* one : file_.claims_of(link)) {
      if (is_same_claim(*one, claim)) return one;
    }
    return nullptr;
  }

  /// The concept of a name; the name itself where it stands for none or several.
  [[nodiscard]] Ref concept_of(const std::string& name, base::Span span) const {
    if (known_ == nullptr || file_.has_concept(name)) return {name, span};
    const auto found = known_->find(name, {Kind::kConcept});
    return {found.size() == 1 ? std::string{found.front().id} : name, span};
  }

  /// The same for an end of a claim, which declares what is new.
  Ref end(const std::string& column, const ClaimCells& cells) {
    const auto typed = cells.text(column);
    const auto span = cells.place(column);
    if (typed.empty()) {
      cells.needs(column);
      return {};
    }
    if (file_.has_concept(typed)) return {typed, span};
    const auto found =
        known_ == nullptr ? std::vector<ontology::Named>{} : known_->find(typed, {Kind::kConcept});
    if (found.size() == 1) return {std::string{found.front().id}, span};
    if (known_ != nullptr && found.size() > 1) {
      const auto ambiguous = known_->resolve(typed, {Kind::kConcept});
      file_.error(ontology::kAmbiguousName, span, ambiguous.error().message,
                  ambiguous.error().help);
    } else if (declared_.insert(typed).second) {
      declare(column, cells);
    }
    return {typed, span};
  }

  /// By its id, or by its label in either language.
  [[nodiscard]] Ref relation(const ClaimCells& cells) const {
    const auto typed = cells.text("relation");
    const auto span = cells.place("relation");
    if (typed.empty()) cells.needs("relation");
    if (known_ == nullptr) return {typed, span};
    const auto folded = base::fold(typed);
    for (const auto& one : known_->index().model().schema.relations) {
      const bool is_meant = one.id == typed || base::fold(one.label.zh) == folded ||
                            base::fold(one.label.en) == folded;
      if (is_meant && one.kind == ontology::RelationKind::kClaim) return {one.id, span};
    }
    return {typed, span};
  }

 private:
  void declare(const std::string& column, const ClaimCells& cells) {
    ontology::Concept node;
    node.id = cells.text(column);
    node.label = {cells.text(column + "_zh"), cells.text(column + "_en")};
    node.span = cells.place(column);
    const auto type = cells.text(column + "_type");
    node.type = {type.empty() ? file_.options().concept_type : type, node.span};
    if (ontology::is_id(node.id) && !node.label.zh.empty() && !node.label.en.empty() &&
        !node.type.id.empty()) {
      (void)file_.add(std::move(node));
      return;
    }
    cells.mistake(column, "no concept is called `" + node.id + "`",
                  "a new one needs an id (small letters, digits, `.`, `-`), labels (`" + column +
                      "_zh`, `" + column + "_en`) and a type (`" + column +
                      "_type`, or `--concept-type`)");
  }

  ImportFile& file_;
  const ontology::Names* known_;
  std::set<std::string> declared_;
  std::unordered_multimap<std::string, const Claim*> stored_;  ///< by link_of()
};

/// One row.
class ClaimRow {
 public:
  ClaimRow(const ClaimCells& cells, ClaimNames& names) : cells_{cells}, names_{names} {}

  Claim read() {
    claim_.cause = names_.end("cause", cells_);
    claim_.relation = names_.relation(cells_);
    claim_.effect = names_.end("effect", cells_);
    if (cells_.text("polarity").empty()) cells_.needs("polarity");
    word("polarity", claim_.polarity);
    word("certainty", claim_.certainty);
    word("form", claim_.form);
    word("status", claim_.status);
    claim_.paraphrase = {cells_.text("paraphrase_zh"), cells_.text("paraphrase_en")};
    if (claim_.paraphrase.zh.empty()) cells_.needs("paraphrase_zh");
    if (claim_.paraphrase.en.empty()) cells_.needs("paraphrase_en");
    for (const auto& name : split_list(cells_.text("conditions")))
      claim_.conditions.push_back(names_.concept_of(name, cells_.place("conditions")));
    for (const auto& name : split_list(cells_.text("via")))
      claim_.via.push_back(names_.concept_of(name, cells_.place("via")));
    read_moderators();
    read_scopes();
    read_lag();
    claim_.evidence = read_evidence(cells_);
    return std::move(claim_);
  }

 private:
  template <class E>
  void word(std::string_view column, E& value) const {
    if (const auto typed = cells_.text(column); !typed.empty())
      value = cells_.word<E>(column, typed);
  }

  void read_moderators() {
    for (const auto& typed : split_list(cells_.text("moderators"))) {
      const auto moderator = try_parse_moderator(typed);
      if (moderator) {
        const auto name = names_.concept_of(moderator->id.id, cells_.place("moderators"));
        claim_.moderators.push_back({name, moderator->polarity});
      } else {
        cells_.mistake("moderators", "`" + typed + "` is no moderator", "`water (increase)`");
      }
    }
  }

  void read_scopes() {
    for (const auto& typed : split_list(cells_.text("scope"))) {
      auto scope = try_parse_scope(typed);
      if (scope) {
        scope->span = cells_.place("scope");
        claim_.scopes.push_back(std::move(*scope));
      } else {
        cells_.mistake("scope", "`" + typed + "` is no scope",
                       "`regions: north`, `period: 2011-2020`, `level: province`");
      }
    }
  }

  void read_lag() {
    const auto typed = cells_.text("lag");
    if (typed.empty()) return;
    claim_.lag = try_parse_lag(typed);
    if (!claim_.lag)
      cells_.mistake("lag", "`" + typed + "` is no lag", "`year 0.5 to 2`, `year ? to 3`");
  }

  const ClaimCells& cells_;
  ClaimNames& names_;
  Claim claim_;
};

class Table {
 public:
  explicit Table(ImportFile& file) : file_{file}, names_{file} {}

  void run(const CsvRow& header, std::span<const CsvRow> rows) {
    const auto before = file_.diagnostics().error_count();
    const ClaimColumns columns{header, file_};
    columns.require_all(header.front().span, file_);
    if (file_.diagnostics().error_count() > before) return;
    for (const auto& row : rows)
      given_.insert(ClaimCells{columns, row, file_}.text("claim"));
    for (const auto& row : rows) {
      if (!read_row(columns, row)) return;
    }
  }

 private:
  /// False when no more entries are taken.
  bool read_row(const ClaimColumns& columns, const CsvRow& row) {
    const ClaimCells cells{columns, row, file_};
    const auto is_blank = [](const ontology::CsvCell& cell) {
      return base::trim(cell.text).empty();
    };
    const auto known = std::min(row.size(), columns.count());
    if (!std::all_of(row.begin() + static_cast<std::ptrdiff_t>(known), row.end(), is_blank)) {
      cells.mistake({},
                    "the row has " + std::to_string(row.size()) + " cells, the header " +
                        std::to_string(columns.count()),
                    "a text with commas stands in quotation marks");
      return true;
    }
    auto claim = ClaimRow{cells, names_}.read();
    claim.span = row.front().span;
    name(cells, claim);
    return file_.add(std::move(claim));
  }

  void name(const ClaimCells& cells, Claim& claim) {
    claim.id = cells.text("claim");
    if (!claim.id.empty() || claim.evidence.empty()) return;
    if (const auto* known = names_.same(claim); known != nullptr) {
      claim.id = known->id;
      return;
    }
    const auto& at = claim.evidence.front().at;
    claim.id = ids_.next(id_of_key(at.source.id), id_of_key(at.section), at.sentence, at.clause);
  }

  ImportFile& file_;
  ClaimNames names_;
  std::set<std::string, std::less<>> given_;  ///< ids that the table gives
  ClaimIds ids_{[this](std::string_view id) { return given_.contains(id) || names_.is_taken(id); }};
};

}  // namespace

void read_claim_rows(const CsvRow& header, std::span<const CsvRow> rows, ImportFile& file) {
  Table{file}.run(header, rows);
}

void read_claim_table(ImportFile& file) {
  const ontology::CsvLimits limits{.max_bytes = file.options().max_bytes,
                                   .max_rows = file.options().max_entries + 1};
  const auto before = file.diagnostics().error_count();
  const auto rows = read_csv(file.id(), file.text(), limits, file.diagnostics());
  if (rows.empty() || file.diagnostics().error_count() > before) return;
  read_claim_rows(rows.front(), std::span{rows}.subspan(1), file);
}

}  // namespace yinguo::literature
