#include "literature/claim_candidates.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "literature/clause_reader.hpp"
#include "literature/code_points.hpp"
#include "literature/errors.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;

bool is_chinese(const std::u32string& text) {
  return std::ranges::any_of(text, is_ideograph);
}

int points_of(const CandidateEnd& end) {
  if (end.known == nullptr) return 0;
  return end.is_whole ? 2 : 1;
}

/// The best of equal candidates, in the order in which they came.
class Distinct {
 public:
  void add(ClaimCandidate one) {
    const auto key = [](const CandidateEnd& end) {
      return end.known != nullptr ? end.known->id : "?" + end.text;
    };
    const auto [place, is_new] = places_.try_emplace(
        {one.clause, one.kind, one.polarity, key(one.cause), key(one.effect)}, kept_.size());
    if (is_new) {
      kept_.push_back(std::move(one));
    } else if (auto& before = kept_[place->second]; std::pair{before.points(), before.via.size()} <
                                                    std::pair{one.points(), one.via.size()}) {
      before = std::move(one);
    }
  }

  [[nodiscard]] std::vector<ClaimCandidate> take() { return std::move(kept_); }

 private:
  using Key = std::tuple<std::uint32_t, CueKind, ontology::Polarity, std::string, std::string>;

  std::map<Key, std::size_t> places_;
  std::vector<ClaimCandidate> kept_;
};

class Extractor {
 public:
  Extractor(const ontology::Model& model, const ExtractOptions& options)
      : options_{options}, zh_{model, Language::kZh}, en_{model, Language::kEn} {}

  Extraction run(std::span<const Sentence> sentences) {
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (out_.candidates.size() >= options_.most_candidates) {
        out_.candidates.resize(options_.most_candidates);
        out_.cut_at = i;
        break;
      }
      read(sentences[i], i);
    }
    return std::move(out_);
  }

 private:
  void read(const Sentence& sentence, std::size_t number) {
    const auto text = decode(sentence.text);
    if (text.size() > options_.longest_sentence) {
      out_.too_long.push_back(number);
      return;
    }
    const auto language =
        options_.language.value_or(is_chinese(text) ? Language::kZh : Language::kEn);
    ClauseReader reader{language == Language::kZh ? zh_ : en_, options_.phrases};
    Distinct distinct;
    const auto count = static_cast<std::uint32_t>(sentence.clauses.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      for (auto& one : reader.read(sentence.clauses[i])) {
        if (options_.only_known && !one.is_known()) continue;
        one.sentence = number;
        one.clause = count > 1 ? i + 1 : 0;
        distinct.add(std::move(one));
      }
    }
    for (auto& one : distinct.take())
      out_.candidates.push_back(std::move(one));
  }

  ExtractOptions options_;
  CueLexicon zh_;
  CueLexicon en_;
  Extraction out_;
};

}  // namespace

std::string_view word(CandidateLevel level) {
  static constexpr std::array<std::string_view, 3> kWords{"low", "middle", "high"};
  return kWords.at(static_cast<std::size_t>(level));
}

ontology::Form ClaimCandidate::form() const {
  if (!via.empty()) return ontology::Form::kMediation;
  return moderators.empty() ? ontology::Form::kDirect : ontology::Form::kModeration;
}

int ClaimCandidate::points() const {
  return (cue->is_clear ? 2 : 1) + points_of(cause) + points_of(effect) - (is_carried ? 1 : 0) -
         (is_negated ? 1 : 0);
}

CandidateLevel ClaimCandidate::level() const {
  constexpr int kHighFrom = 5;
  constexpr int kMiddleFrom = 3;
  if (points() >= kHighFrom) return CandidateLevel::kHigh;
  return points() >= kMiddleFrom ? CandidateLevel::kMiddle : CandidateLevel::kLow;
}

bool ClaimCandidate::is_known() const {
  const auto known = [](const CandidateEnd& end) { return end.known != nullptr; };
  return known(cause) && known(effect) && std::ranges::all_of(via, known) &&
         std::ranges::all_of(moderators, known);
}

Extraction propose_claims(const ontology::Model& model, std::span<const Sentence> sentences,
                          const ExtractOptions& options) {
  return Extractor{model, options}.run(sentences);
}

void report(const Extraction& extraction, std::span<const Sentence> sentences,
            const base::SourceText& text, base::SourceId id, base::Diagnostics& diagnostics) {
  const auto warn = [&](const base::ErrorCode& code, std::size_t sentence, std::string message,
                        std::string help) {
    base::Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.severity = base::Severity::kWarning;
    const auto begin = text.line_begin(sentences[sentence].first_line);
    diagnostic.span = {id, begin, begin};
    diagnostic.message = std::move(message);
    diagnostic.help = std::move(help);
    diagnostics.report(std::move(diagnostic));
  };
  for (const auto sentence : extraction.too_long) {
    warn(kLongSentence, sentence,
         "a sentence of " + std::to_string(decode(sentences[sentence].text).size()) +
             " characters begins here and is left out",
         "`--max-sentence` sets the limit; a text without full stops is hardly prose");
  }
  if (extraction.cut_at) {
    warn(kCandidateLimit, *extraction.cut_at,
         "from here on no candidates are looked for: there are " +
             std::to_string(extraction.candidates.size()),
         "`--max-candidates` sets the limit");
  }
}

}  // namespace yinguo::literature
