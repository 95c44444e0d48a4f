#include "literature/alignment_proposals.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

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
      std::ranges::sort(studies);
      studies.erase(std::unique(studies.begin(), studies.end()), studies.end());
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

/// All names in one language, and whose they are.
struct NameList {
  std::vector<Grams> names;
  std::vector<std::uint32_t> owners;

  NameList(const Model& model, Language language) : language_{language} {
    for (std::uint32_t i = 0; i < model.concepts.size(); ++i) {
      const auto& one = model.concepts[i];
      add(one.label.in(language), i);
      for (const auto& alias : one.aliases) {
        if (alias.language == language) add(alias.text, i);
      }
    }
  }

 private:
  void add(std::string_view name, std::uint32_t owner) {
    names.push_back(grams_of(name, language_));
    owners.push_back(owner);
  }

  Language language_;
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

AlignmentProposal proposal_of(const ontology::Concept& a, const ontology::Concept& b) {
  AlignmentProposal out;
  std::tie(out.first, out.second) = a.id < b.id ? std::pair{&a, &b} : std::pair{&b, &a};
  out.zh = best_match(*out.first, *out.second, Language::kZh);
  out.en = best_match(*out.first, *out.second, Language::kEn);
  out.relation = relation_of(out);
  return out;
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
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto language : {Language::kZh, Language::kEn}) {
    const NameList list{model, language};
    each_similar_pair(list.names, options.threshold, [&](std::uint32_t a, std::uint32_t b) {
      const auto [first, second] = std::minmax(list.owners[a], list.owners[b]);
      if (is_comparable(first, second)) pairs.emplace(first, second);
    });
  }
  std::vector<AlignmentProposal> out;
  for (const auto& [a, b] : pairs)
    out.push_back(proposal_of(model.concepts[a], model.concepts[b]));
  std::ranges::sort(out, {}, [](const AlignmentProposal& one) {
    return std::tuple{rank_of(one), std::string_view{one.first->id},
                      std::string_view{one.second->id}};
  });
  return out;
}

}  // namespace yinguo::literature
