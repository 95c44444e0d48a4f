#include "cli/json_parts.hpp"
#include "cli/review_words.hpp"

namespace yinguo::cli {

using nlohmann::ordered_json;

ordered_json json_pair(literature::PairId pair, const ReviewWords& words) {
  const auto& ends = words.base().pairs()[pair];
  return {{"cause", json_name(words.id(ends.cause), words.lexicon())},
          {"effect", json_name(words.id(ends.effect), words.lexicon())}};
}

ordered_json json_near(literature::PairId pair, const ReviewWords& words) {
  const auto& ends = words.base().pairs()[pair];
  auto out = ordered_json::array();
  for (const auto other : literature::near_pairs(words.base(), ends.cause, ends.effect))
    out.push_back(json_pair(other, words));
  return out;
}

ordered_json json_studies(std::span<const literature::StudyId> all, const ReviewWords& words) {
  auto out = ordered_json::array();
  for (const auto one : all)
    out.push_back(words.study(one));
  return out;
}

ordered_json json_verdict(const literature::StudyVerdict& one, const ReviewWords& words) {
  auto designs = ordered_json::array();
  for (const auto design : one.designs)
    designs.push_back(ontology::word(design));
  return {{"study", words.study(one.study)},
          {"verdict", word(one.verdict)},
          {"designs", std::move(designs)}};
}

ordered_json json_tally(const literature::Tally& tally, const ReviewWords& words) {
  using literature::Verdict;
  ordered_json out{{"status", word(tally.support())}};
  for (const auto verdict :
       {Verdict::kSupports, Verdict::kRefutes, Verdict::kInPart, Verdict::kInconclusive})
    out[std::string{word(verdict)}] = tally.count(verdict);
  const auto list = [&](const std::vector<literature::StudyVerdict>& all) {
    auto items = ordered_json::array();
    for (const auto& one : all)
      items.push_back(json_verdict(one, words));
    return items;
  };
  out["tests"] = list(tally.tests);
  out["not_tests"] = list(tally.others);
  return out;
}

ordered_json json_scoped(const literature::ScopedTally& here, const ReviewWords& words) {
  auto matches = ordered_json::object();
  for (std::size_t i = 0; i < here.tests.size(); ++i) {
    if (here.tests.at(i) > 0)
      matches[std::string{word(static_cast<literature::ScopeMatch>(i))}] = here.tests.at(i);
  }
  auto out = json_tally(here.tally, words);
  out["tests_by_match"] = std::move(matches);
  return out;
}

ordered_json json_scope(literature::ScopeId scope, const ReviewWords& words) {
  auto out = ordered_json::object();
  for (std::size_t d = 0; d < literature::kDimensions.size(); ++d) {
    const auto& values = words.base().scopes().values(scope, d);
    if (!values.empty()) out[std::string{literature::kDimensions.at(d)}] = values;
  }
  return out;
}

ordered_json json_claims(std::span<const std::uint32_t> claims, const ReviewWords& words) {
  auto out = ordered_json::array();
  for (const auto one : claims)
    out.push_back(words.base().claims()[one]->id);
  return out;
}

ordered_json json_moderators(std::span<const std::uint32_t> claims, const ReviewWords& words) {
  auto out = ordered_json::array();
  for (const auto& one : literature::moderators_of(words.base(), claims)) {
    ordered_json moderator{{"concept", json_name(words.id(one.concept_id), words.lexicon())},
                           {"role", one.is_condition ? "condition" : "moderator"}};
    if (!one.is_condition) moderator["polarity"] = ontology::word(one.polarity);
    out.push_back(std::move(moderator));
  }
  return out;
}

std::vector<std::string> scope_cells(literature::ScopeId scope, const ReviewWords& words) {
  std::vector<std::string> out;
  for (std::size_t d = 0; d < literature::kDimensions.size(); ++d) {
    std::string cell;
    for (const auto& value : words.base().scopes().values(scope, d))
      cell += (cell.empty() ? "" : "; ") + value;
    out.push_back(std::move(cell));
  }
  return out;
}

std::string study_cell(std::span<const literature::StudyId> all, const ReviewWords& words) {
  std::string out;
  for (const auto one : all)
    out += (out.empty() ? "" : " ") + words.study(one);
  return out;
}

}  // namespace yinguo::cli
