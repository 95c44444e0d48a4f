#include "literature/coverage.hpp"

#include <cmath>
#include <utility>

#include "literature/errors.hpp"

namespace yinguo::literature {
namespace {

std::string printed_place(std::string_view section, std::uint32_t sentence) {
  return "section " + std::string{section} +
         (sentence == 0 ? ", heading" : ", sentence " + std::to_string(sentence));
}

class CoverageBuilder {
 public:
  CoverageBuilder(std::string_view source, std::span<const Sentence> sentences)
      : source_{source}, sentences_{sentences}, index_{sentences} {
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      SentenceCoverage covered{i, {}};
      const auto clauses = static_cast<std::uint32_t>(sentences[i].clauses.size());
      if (clauses < 2) covered.parts.push_back({});
      for (std::uint32_t c = 1; clauses > 1 && c <= clauses; ++c) {
        covered.parts.push_back({c, {}, {}});
      }
      out_.sentences.push_back(std::move(covered));
    }
  }

  void add(const ontology::Claim& claim) {
    for (const auto& evidence : claim.evidence) {
      for (auto* part : find(evidence.at, claim.id, evidence.span)) {
        if (part->claims.empty() || part->claims.back() != &claim) part->claims.push_back(&claim);
      }
    }
  }

  void add(const ontology::NoClaim& sentence) {
    for (auto* part : find(sentence.at, {}, sentence.span))
      part->no_claims.push_back(&sentence);
  }

  Coverage finish() {
    for (const auto& sentence : out_.sentences) {
      const bool is_heading = sentences_[sentence.sentence].sentence == 0;
      for (const auto& part : sentence.parts) {
        if (!part.claims.empty()) {
          ++out_.claimed;
        } else if (!part.no_claims.empty()) {
          ++out_.no_claim;
        } else if (!is_heading) {
          ++out_.uncovered;
        }
      }
    }
    return std::move(out_);
  }

 private:
  /// The parts that a locator means; notes what is wrong with it.
  std::vector<PartCoverage*> find(const ontology::Locator& at, std::string_view claim,
                                  base::Span span) {
    if (at.source.id != source_) return {};
    const auto found = index_.resolve(at);
    if (found.status != PlaceStatus::kFound) out_.findings.push_back({found, claim, &at, span, {}});
    std::vector<PartCoverage*> parts;
    if (!found.is_there() || found.status == PlaceStatus::kMissingClause) return parts;
    const bool is_whole = is_whole_abstract(at);
    const auto first = is_whole ? 0 : *found.sentence;
    const auto last = is_whole ? sentences_.size() : first + 1;
    for (auto i = first; i < last; ++i) {
      if (is_whole && sentences_[i].section != at.section) continue;
      for (auto& part : out_.sentences[i].parts) {
        if (at.clause == 0 || part.clause == 0 || part.clause == at.clause) parts.push_back(&part);
      }
    }
    return parts;
  }

  std::string_view source_;
  std::span<const Sentence> sentences_;
  PlaceIndex index_;
  Coverage out_;
};

void report_finding(const PlaceFinding& finding, std::span<const Sentence> sentences,
                    base::Diagnostics& diagnostics) {
  const auto& at = *finding.at;
  const auto subject = finding.claim.empty()
                           ? "a sentence without claims"
                           : "the evidence of `" + std::string{finding.claim} + "`";
  const auto place = printed_place(at.section, at.sentence);
  base::Diagnostic diagnostic;
  diagnostic.span = finding.span;
  const auto there = [&] {
    const auto& found = sentences[*finding.found.sentence];
    return printed_place(found.section, found.sentence);
  };
  switch (finding.found.status) {
    case PlaceStatus::kFound:
    case PlaceStatus::kInPieces:
    case PlaceStatus::kUnchecked:
      return;
    case PlaceStatus::kMoved:
      diagnostic.code = kMovedSentence;
      diagnostic.severity = base::Severity::kWarning;
      diagnostic.message = subject + " is said to be in " + place + " and is in " + there();
      break;
    case PlaceStatus::kChanged:
      diagnostic.code = kChangedSentence;
      diagnostic.message = subject + " is not in the text as it was read; " + there() + " is " +
                           std::to_string(std::lround(100 * finding.found.likeness)) + " % like it";
      diagnostic.help = "read the sentence again and renew the fingerprint";
      break;
    case PlaceStatus::kReplaced:
      diagnostic.code = kChangedSentence;
      diagnostic.message = subject + " is not in the text; another sentence is at " + place;
      diagnostic.help =
          "the copy may be another edition; read the sentence again and renew the fingerprint";
      break;
    case PlaceStatus::kMissing:
      diagnostic.code = kMissingSentence;
      diagnostic.message = subject + " is not in the text, which has no " + place;
      break;
    case PlaceStatus::kMissingClause:
      diagnostic.code = kMissingClause;
      diagnostic.message = subject + " names clause " + std::to_string(at.clause) + " of " + place +
                           ", which has " +
                           std::to_string(sentences[*finding.found.sentence].clauses.size());
      break;
  }
  diagnostics.report(std::move(diagnostic));
}

}  // namespace

Coverage coverage(const ontology::Model& model, std::string_view source,
                  std::span<const Sentence> sentences) {
  CoverageBuilder builder{source, sentences};
  for (const auto& claim : model.claims)
    builder.add(claim);
  for (const auto& sentence : model.no_claims)
    builder.add(sentence);
  return builder.finish();
}

void report(const Coverage& coverage, std::span<const Sentence> sentences,
            base::Diagnostics& diagnostics) {
  for (const auto& finding : coverage.findings)
    report_finding(finding, sentences, diagnostics);
  for (const auto& covered : coverage.sentences) {
    const auto& sentence = sentences[covered.sentence];
    if (sentence.sentence == 0) continue;
    for (const auto& part : covered.parts) {
      if (part.is_covered()) continue;
      base::Diagnostic diagnostic;
      diagnostic.code = kUncoveredSentence;
      diagnostic.severity = base::Severity::kWarning;
      diagnostic.message = printed_place(sentence.section, sentence.sentence) +
                           (part.clause == 0 ? "" : ", clause " + std::to_string(part.clause)) +
                           " has neither a claim nor a reason for having none";
      diagnostics.report(std::move(diagnostic));
    }
  }
}

}  // namespace yinguo::literature
