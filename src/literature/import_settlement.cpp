#include "literature/import_settlement.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "ontology/alignments.hpp"
#include "ontology/elements.hpp"

#include "literature/errors.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {
namespace {

using ontology::Claim;
using ontology::Concept;
using ontology::Source;

/// Without the ways to write it as an address.
std::string bare_doi(const Source& source) {
  const auto doi = base::fold(base::trim(field_of(source, "doi")));
  const auto at = doi.find("10.");
  return at == std::string::npos ? std::string{} : doi.substr(at);
}

/// Whether two sources, two concepts or two claims are the same but for their places, and for the
/// order of what has none.
template <class T>
bool is_same(const T& a, const T& b, std::vector<T> ontology::Model::*list) {
  const auto alone = [&](const T& one) {
    ontology::Model model;
    (model.*list).push_back(one);
    auto elements = ontology::elements_of(model);
    for (auto& element : elements) {
      for (auto& [name, values] : element.properties) {
        if (name != "author") std::ranges::sort(values);
      }
    }
    return elements;
  };
  return alone(a) == alone(b);
}

/// With the works that evidence cites in the order of their ids.
Claim in_order(Claim claim) {
  for (auto& evidence : claim.evidence)
    std::ranges::sort(evidence.cites, {}, &ontology::Ref::id);
  return claim;
}

/// The claim without the sketches of sentences, which tables may lack: they follow from the text of
/// the source.
Claim without_sketches(Claim claim) {
  for (auto& evidence : claim.evidence)
    evidence.at.sketch.clear();
  return claim;
}

/// Reports something of an import beside what it agrees with, in the store or in a file.
base::Diagnostic beside(const base::ErrorCode& code, base::Span span, base::Span other,
                        std::string message, std::string help) {
  const bool is_stored = other.source == base::SourceId::kNone;
  base::Diagnostic out{.code = code, .span = span, .message = std::move(message), .labels = {}};
  out.message += is_stored ? " in the store" : " above";
  if (!is_stored) out.labels.push_back({other, "the other"});
  out.help = std::move(help);
  return out;
}

class Settlement {
 public:
  Settlement(Duplicates duplicates, base::Diagnostics& diagnostics)
      : duplicates_{duplicates}, diagnostics_{diagnostics} {}

  void add_known(const Source& source) {
    by_id_.emplace(source.id, &source);
    if (auto doi = bare_doi(source); !doi.empty()) by_doi_.emplace(std::move(doi), &source);
    for (auto& key : title_keys(source))
      by_title_.emplace(std::move(key), &source);
  }

  /// Whether the source is to be kept.
  bool settle(const Source& source) {
    const auto found = by_id_.find(source.id);
    const auto* other = found == by_id_.end() ? nullptr : found->second;
    if (other != nullptr && is_same(*other, source, &ontology::Model::sources)) {
      ++left_out_.same;
      return false;
    }
    const auto* likely = find_likely(source);
    if (likely != nullptr && duplicates_ == Duplicates::kLeaveOut) {
      report_likely(source, *likely);
      ++left_out_.duplicates;
      return false;
    }
    if (other != nullptr)
      report_id(source, *other);
    else if (likely != nullptr)
      report_likely(source, *likely);
    return true;
  }

  [[nodiscard]] LeftOut left_out() const { return left_out_; }

 private:
  static std::vector<std::string> title_keys(const Source& source) {
    std::vector<std::string> keys;
    if (!source.year) return keys;
    for (const auto* title : {&source.title.zh, &source.title.en}) {
      auto letters = base::keep_alphanumeric(base::fold(*title));
      if (!letters.empty()) keys.push_back(std::to_string(*source.year) + " " + letters);
    }
    return keys;
  }

  [[nodiscard]] const Source* find_likely(const Source& source) const {
    const auto doi = bare_doi(source);
    if (const auto found = by_doi_.find(doi); found != by_doi_.end()) return found->second;
    for (const auto& key : title_keys(source)) {
      const auto found = by_title_.find(key);
      if (found == by_title_.end()) continue;
      const auto other = bare_doi(*found->second);
      if (doi.empty() || other.empty()) return found->second;  // two DOIs are two works
    }
    return nullptr;
  }

  void report_id(const Source& source, const Source& other) {
    diagnostics_.report(beside(
        kImportedId, source.span, other.span, "`" + source.id + "` is the id of a different source",
        "give one of them another key; where both are one work, `--duplicates leave-out`"));
  }

  void report_likely(const Source& source, const Source& other) {
    const bool has_doi = !bare_doi(source).empty() && bare_doi(source) == bare_doi(other);
    auto warning = beside(kLikelyDuplicate, source.span, other.span,
                          "`" + source.id + "` has the " + (has_doi ? "DOI" : "title and year") +
                              " of `" + other.id + "`",
                          duplicates_ == Duplicates::kLeaveOut
                              ? "it is left out"
                              : "it is kept; `--duplicates leave-out` leaves it out");
    warning.severity = base::Severity::kWarning;
    diagnostics_.report(std::move(warning));
  }

  Duplicates duplicates_;
  base::Diagnostics& diagnostics_;
  LeftOut left_out_;
  std::unordered_map<std::string, const Source*> by_id_;
  std::unordered_map<std::string, const Source*> by_doi_;
  std::unordered_map<std::string, const Source*> by_title_;
};

LeftOut settle_sources(Import& import, const ontology::Model& store, Duplicates duplicates,
                       base::Diagnostics& diagnostics) {
  Settlement settlement{duplicates, diagnostics};
  for (const auto& source : store.sources)
    settlement.add_known(source);
  std::vector<Source> kept;
  kept.reserve(import.model.sources.size());  // what is known is referred to by its address
  for (auto& source : import.model.sources) {
    if (!settlement.settle(source)) continue;
    kept.push_back(std::move(source));
    settlement.add_known(kept.back());
  }
  import.model.sources = std::move(kept);
  return settlement.left_out();
}

/// How many are there already.
std::size_t settle_claims(Import& import, const ontology::Model& store,
                          base::Diagnostics& diagnostics) {
  std::unordered_map<std::string, const Claim*> known;
  for (const auto& claim : store.claims)
    known.emplace(claim.id, &claim);
  std::vector<Claim> kept;
  kept.reserve(import.model.claims.size());
  for (auto& claim : import.model.claims) {
    const auto found = known.find(claim.id);
    const bool is_named = !claim.id.empty();  // else that is reported
    const auto* other = found == known.end() || !is_named ? nullptr : found->second;
    if (other != nullptr && is_same_claim(*other, claim)) continue;
    if (other != nullptr)
      diagnostics.report(beside(
          kImportedId, claim.span, other->span, "`" + claim.id + "` is the id of a different claim",
          "give it another id; in a table, a blank cell gets one of its own"));
    kept.push_back(std::move(claim));
    known.emplace(kept.back().id, &kept.back());
  }
  const auto count = import.model.claims.size() - kept.size();
  import.model.claims = std::move(kept);
  return count;
}

/// Whether what was read says nothing that is not known: whose file a concept stands in is not of
/// the concept, and a part of an ontology lacks the links to what is outside of it.
bool is_known_concept(Concept known, Concept read) {
  const auto has = [&](const ontology::Link& link) {
    return std::ranges::any_of(known.links, [&](const ontology::Link& one) {
      return one.relation.id == link.relation.id && one.to.id == link.to.id;
    });
  };
  if (std::ranges::all_of(read.links, has)) read.links = known.links;
  known.ontology.clear();
  read.ontology.clear();
  return is_same(known, read, &ontology::Model::concepts);
}

std::string labels_key(const Concept& node) {
  return base::fold(node.label.zh) + "\n" + base::fold(node.label.en);
}

base::Diagnostic labels_warning(const Concept& node, const Concept& known) {
  auto warning = beside(kLikelyDuplicate, node.span, {},
                        "`" + node.id + "` has the labels of `" + known.id + "`",
                        "if it is the same, give it that id");
  warning.severity = base::Severity::kWarning;
  return warning;
}

/// How many are there already.
std::size_t settle_concepts(Import& import, const ontology::Model& store,
                            base::Diagnostics& diagnostics) {
  std::unordered_map<std::string_view, const Concept*> known;
  std::unordered_map<std::string, const Concept*> by_labels;
  for (const auto& node : store.concepts) {
    known.emplace(node.id, &node);
    by_labels.emplace(labels_key(node), &node);
  }
  std::vector<Concept> kept;
  kept.reserve(import.model.concepts.size());
  for (auto& node : import.model.concepts) {
    const auto found = known.find(node.id);
    const auto* other = found == known.end() ? nullptr : found->second;
    if (other != nullptr && is_known_concept(*other, node)) continue;
    if (other != nullptr)
      diagnostics.report(beside(kImportedId, node.span, other->span,
                                "`" + node.id + "` is the id of a different concept",
                                "give it another id, or take it out of the file"));
    else if (const auto alike = by_labels.find(labels_key(node)); alike != by_labels.end())
      diagnostics.report(labels_warning(node, *alike->second));
    kept.push_back(std::move(node));
    known.emplace(kept.back().id, &kept.back());
  }
  const auto count = import.model.concepts.size() - kept.size();
  import.model.concepts = std::move(kept);
  return count;
}

std::pair<std::string, std::string> pair_of(const ontology::Alignment& one) {
  return std::minmax(one.id.id, one.with.id);
}

/// The relation as seen from the first concept of pair_of().
ontology::Match match_of(const ontology::Alignment& one) {
  return one.id.id <= one.with.id ? one.relation : ontology::inverse(one.relation);
}

bool is_proposed(const ontology::Alignment& one) {
  return one.status == ontology::AlignmentStatus::kProposed;
}

/// A pair has one alignment: that of the store stays, else the first confirmed one, else the first.
class AlignmentSettlement {
 public:
  AlignmentSettlement(const ontology::Model& store, base::Diagnostics& diagnostics)
      : diagnostics_{diagnostics} {
    for (const auto& one : store.alignments)
      stored_.emplace(pair_of(one), &one);
  }

  void settle(ontology::Alignment one) {
    auto pair = pair_of(one);
    const auto known = stored_.find(pair);
    if (known != stored_.end()) return leave_out(one, *known->second);
    const auto [taken, is_new] = taken_.try_emplace(std::move(pair), kept_.size());
    if (is_new) return kept_.push_back(std::move(one));
    auto& other = kept_[taken->second];
    if (is_proposed(other) && !is_proposed(one)) std::swap(one, other);
    leave_out(one, other);
  }

  [[nodiscard]] std::vector<ontology::Alignment> take() { return std::move(kept_); }

 private:
  /// Says so where the other one is not the same, or not decided in the same way.
  void leave_out(const ontology::Alignment& one, const ontology::Alignment& other) {
    const bool is_same = match_of(one) == match_of(other);
    if (is_same && (is_proposed(one) || one.status == other.status)) return;
    auto warning = beside(kLikelyDuplicate, one.span, other.span,
                          "`" + one.id.id + "` and `" + one.with.id + "` are aligned, " +
                              std::string{ontology::word(other.status)} + " as " +
                              std::string{ontology::word(match_of(other))} + ",",
                          "that one stays; if this is right, correct it there");
    warning.severity = base::Severity::kWarning;
    diagnostics_.report(std::move(warning));
  }

  base::Diagnostics& diagnostics_;
  std::map<std::pair<std::string, std::string>, const ontology::Alignment*> stored_;
  std::map<std::pair<std::string, std::string>, std::size_t> taken_;  ///< place in kept_
  std::vector<ontology::Alignment> kept_;
};

/// How many are there already.
std::size_t settle_alignments(Import& import, const ontology::Model& store,
                              base::Diagnostics& diagnostics) {
  AlignmentSettlement settlement{store, diagnostics};
  const auto read = import.model.alignments.size();
  for (auto& one : import.model.alignments)
    settlement.settle(std::move(one));
  import.model.alignments = settlement.take();
  return read - import.model.alignments.size();
}

template <class T>
void append(const std::vector<T>& from, std::vector<T>& to) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

LeftOut settle_import(Import& import, const ontology::Model& store, Duplicates duplicates,
                      base::Diagnostics& diagnostics) {
  auto left_out = settle_sources(import, store, duplicates, diagnostics);
  left_out.same += settle_concepts(import, store, diagnostics);
  left_out.same += settle_alignments(import, store, diagnostics);
  left_out.same += settle_claims(import, store, diagnostics);
  return left_out;
}

bool is_same_claim(const Claim& known, const Claim& read) {
  const bool has_sketches = std::ranges::any_of(
      read.evidence, [](const auto& evidence) { return !evidence.at.sketch.empty(); });
  auto other = has_sketches ? known : without_sketches(known);
  other.id = read.id;
  return is_same(in_order(std::move(other)), in_order(read), &ontology::Model::claims);
}

void check_import(const Import& import, const ontology::Model& store,
                  base::Diagnostics& diagnostics) {
  auto whole = store;
  append(import.model.sources, whole.sources);
  append(import.model.concepts, whole.concepts);
  append(import.model.alignments, whole.alignments);
  append(import.model.claims, whole.claims);
  ontology::check_model(whole, diagnostics);
}

}  // namespace yinguo::literature
