#pragma once
// What studies find of the links that an answer stands on: beside the answer, which it does not
// change.
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/words.hpp"

#include "literature/studied_links.hpp"
#include "reasoning/recommend.hpp"

namespace yinguo::cli {

/// Of one answer, for the region that it is about.
///
/// Lifetime: refers to the evidence of a Literature.
struct AnswerStudies {
  const literature::EvidenceBase* base = nullptr;  ///< null where no studies are asked for
  std::string region{};
  literature::StudiedLinks found{};
};

/// The evidence of all sources, put together when it is first asked for.
///
/// Lifetime: the model must outlive it and not change.
class Literature {
 public:
  explicit Literature(const ontology::Model& model) : model_{model} {}

  /// Of the links of claims. Nothing where no study of the model tests anything.
  [[nodiscard]] AnswerStudies of(const std::string& region, const std::vector<std::string>& claims,
                                 const Lexicon& lexicon);

 private:
  const ontology::Model& model_;
  std::optional<literature::EvidenceBase> base_{};
  bool has_tests_ = false;
};

/// The claims that an explanation rests on, goals' own ones first, in the order of the reasons.
[[nodiscard]] std::vector<std::string> claims_of(const reasoning::Explanation& explanation,
                                                 const Lexicon& lexicon);
/// The claims of the measures of the plans, and of what puts their changes in order.
[[nodiscard]] std::vector<std::string> claims_of(
    const std::vector<reasoning::Recommendation>& recommendations);

[[nodiscard]] std::string studies_title(const AnswerStudies& studies, const Rendering& rendering);
/// Lines of an outline; none where there is nothing to say.
[[nodiscard]] std::vector<std::string> studies_outline(const AnswerStudies& studies,
                                                       const Rendering& rendering);
/// All links, with the status of each in all and for the region.
[[nodiscard]] nlohmann::ordered_json json_studies(const AnswerStudies& studies,
                                                  const Rendering& rendering);

}  // namespace yinguo::cli
