#include "literature/alignment_proposals.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/sorting.hpp"
#include "ontology/alignments.hpp"
#include "ontology/model_index.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;
using ontology::Match;
using ontology::Model;

/// Which concepts may be compared.
class Comparable {
 public:
  Comparable(const Model& model, bool is_within)
      : model_{model}, alignments_{model}, is_within_{is_within}, studies_(model.concepts.size()) {
    for (const auto& one : model.alignments)
      pairs_.emplace(std::minmax<std::string_view>({one.id.id, one.with.id}));
    for (std::uint32_t i = 0; i < model.concepts.size(); ++i)
      places_.try_emplace(model.concepts[i].id, i);
    if (is_within) return;
    const ontology::ModelIndex index{model};
    for (const auto& claim : model.claims)
      add(claim, index);
    for (auto& studies : studies_) {
      base::sort_unique(studies);
    }
  }

  [[nodiscard]] bool operator()(std::uint32_t a, std::uint32_t b) const {
    if (a == b) return false;
    const std::string_view first = model_.concepts[a].id;
    const std::string_view second = model_.concepts[b].id;
    return !pairs_.contains(std::minmax({first, second})) &&
           alignments_.representative(first) != alignments_.representative(second) &&
           (is_within_ || !is_one_vocabulary(a, b));
  }

 private:
  /// The studies of a claim speak of all that it names.
  void add(const ontology::Claim& claim, const ontology::ModelIndex& index) {
    std::vector<std::string_view> studies;
    for (const auto& evidence : claim.evidence) {
      const auto* source = index.find_source(evidence.at.source.id);
      studies.push_back(source == nullptr ? evidence.at.source.id : study_of(*source));
    }
    const auto speak_of = [&](const std::string& id) {
      const auto place = places_.find(id);
      if (place == places_.end()) return;
      auto& of = studies_[place->second];
      of.insert(of.end(), studies.begin(), studies.end());
    };
    speak_of(claim.cause.id);
    speak_of(claim.effect.id);
    for (const auto& one : claim.conditions)
      speak_of(one.id);
    for (const auto& one : claim.moderators)
      speak_of(one.id.id);
    for (const auto& one : claim.via)
      speak_of(one.id);
  }

  [[nodiscard]] bool is_one_vocabulary(std::uint32_t a, std::uint32_t b) const {
    const auto& first = studies_[a];
    const auto& second = studies_[b];
    if (first.empty() || second.empty())
      return model_.concepts[a].ontology == model_.concepts[b].ontology;
    return std::ranges::any_of(
        first, [&](auto study) { return std::ranges::binary_search(second, study); });
  }

  const Model& model_;
  ontology::Alignments alignments_;
  bool is_within_;
  std::unordered_map<std::string_view, std::uint32_t> places_;
  std::vector<std::vector<std::string_view>> studies_;  ///< by place
  std::set<std::pair<std::string_view, std::string_view>> pairs_;
};

/// The names of all concepts in one language.
class NameTable {
 public:
  NameTable(const Model& model, Language language) : language_{language} {
    for (const auto& one : model.concepts)
      names_.push_back(names_of(one, language));
  }

  /// Visits the pairs of concepts, by place, that have names so alike; some several times.
  void each_similar(double threshold,
                    base::FunctionRef<void(std::uint32_t, std::uint32_t)> visit) const {
    std::vector<Grams> names;
    std::vector<std::uint32_t> owners;
    for (std::uint32_t owner = 0; owner < names_.size(); ++owner) {
      for (const auto& name : names_[owner]) {
        names.push_back(name.grams);
        owners.push_back(owner);
      }
    }
    each_similar_pair(names, threshold, [&](std::uint32_t a, std::uint32_t b) {
      visit(std::min(owners[a], owners[b]), std::max(owners[a], owners[b]));
    });
  }

  [[nodiscard]] std::optional<NameMatch> match(std::uint32_t first, std::uint32_t second) const {
    return best_match(names_[first], names_[second], language_);
  }

 private:
  Language language_;
  std::vector<std::vector<KnownName>> names_;  ///< by place of the concept
};

/// What the better match suggests; the Chinese one where both are as good.
Match relation_of(const AlignmentProposal& proposal) {
  using Kind = NameMatch::Kind;
  const auto is_equal = [](const std::optional<NameMatch>& match) {
    return match && match->kind == Kind::kEqual;
  };
  if (is_equal(proposal.zh) || is_equal(proposal.en)) return Match::kExact;
  const auto score = [](const std::optional<NameMatch>& match) {
    return match ? match->similarity.score() : -1.0;
  };
  const auto& best = score(proposal.zh) >= score(proposal.en) ? *proposal.zh : *proposal.en;
  if (best.kind == Kind::kHead) return best.is_first_longer ? Match::kBroader : Match::kNarrower;
  return best.kind == Kind::kContained ? Match::kRelated : Match::kClose;
}

/// Both languages' scores, the greater first; negative, so that an ascending order has the best
/// first.
std::pair<double, double> rank_of(const AlignmentProposal& proposal) {
  const auto score = [](const std::optional<NameMatch>& match) {
    return match ? -match->similarity.score() : 0.0;
  };
  return std::minmax({score(proposal.zh), score(proposal.en)});
}

}  // namespace

std::vector<AlignmentProposal> propose_alignments(const Model& model,
                                                  const ProposalOptions& options) {
  const Comparable is_comparable{model, options.is_within};
  const NameTable zh{model, Language::kZh};
  const NameTable en{model, Language::kEn};
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  const auto add = [&](std::uint32_t a, std::uint32_t b) {
    if (is_comparable(a, b)) pairs.emplace(a, b);
  };
  zh.each_similar(options.threshold, add);
  en.each_similar(options.threshold, add);
  std::vector<AlignmentProposal> out;
  for (auto [a, b] : pairs) {
    if (model.concepts[b].id < model.concepts[a].id) std::swap(a, b);
    auto& one = out.emplace_back();
    one.first = &model.concepts[a];
    one.second = &model.concepts[b];
    one.zh = zh.match(a, b);
    one.en = en.match(a, b);
    one.relation = relation_of(one);
  }
  std::ranges::sort(out, {}, [](const AlignmentProposal& one) {
    return std::tuple{rank_of(one), std::string_view{one.first->id},
                      std::string_view{one.second->id}};
  });
  return out;
}

}  // namespace yinguo::literature
