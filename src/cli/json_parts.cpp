#include "cli/json_parts.hpp"

#include "cli/wording.hpp"

namespace yinguo::cli {

using nlohmann::ordered_json;
using reasoning::Basis;
using reasoning::Role;

namespace {

template <class T>
void put(ordered_json& object, const char* key, const std::optional<T>& value) {
  if (value) object[key] = *value;
}

std::string_view word(reasoning::Finding::Kind kind) {
  switch (kind) {
    case reasoning::Finding::Kind::kImpliedNotObserved:
      return "implied_not_observed";
    case reasoning::Finding::Kind::kObservedNotImplied:
      return "observed_not_implied";
    case reasoning::Finding::Kind::kUnusedJudgement:
      return "unused_judgement";
    case reasoning::Finding::Kind::kOpposingClaims:
      break;
  }
  return "opposing_claims";
}

}  // namespace

std::string_view role_word(Role role) {
  switch (role) {
    case Role::kGoal:
      return "goal";
    case Role::kFactor:
      return "factor";
    case Role::kIndicator:
      return "indicator";
    case Role::kBlocker:
      return "blocker";
    case Role::kUndecided:
      return "undecided";
    case Role::kScope:
      return "scope";
    case Role::kSetAside:
      return "set_aside";
    case Role::kOther:
      break;
  }
  return "other";
}

std::string_view basis_word(Basis basis) {
  switch (basis) {
    case Basis::kObserved:
      return "observed";
    case Basis::kImplied:
      return "implied";
    case Basis::kJudged:
      return "judged";
    case Basis::kNone:
      break;
  }
  return "none";
}

ordered_json json_name(std::string_view id, const Lexicon& lexicon) {
  return {{"id", id},
          {"zh", lexicon.label(id, Language::kZh)},
          {"en", lexicon.label(id, Language::kEn)}};
}

ordered_json json_names(const std::vector<std::string>& ids, const Lexicon& lexicon) {
  auto out = ordered_json::array();
  for (const auto& id : ids)
    out.push_back(json_name(id, lexicon));
  return out;
}

ordered_json json_figure(const reasoning::Figure& figure, const Lexicon& lexicon) {
  ordered_json out{{"indicator", json_name(figure.indicator, lexicon)}};
  if (const auto* indicator = lexicon.find_indicator(figure.indicator)) {
    out["unit"] = indicator->unit;
    out["unit_label"] = {{"zh", lexicon.label(indicator->unit, Language::kZh)},
                         {"en", lexicon.label(indicator->unit, Language::kEn)}};
  }
  put(out, "value", figure.value);
  put(out, "rank", figure.rank);
  put(out, "peers", figure.peers);
  if (!figure.peer_group.empty()) out["peer_group"] = json_name(figure.peer_group, lexicon);
  put(out, "ramp_low", figure.low);
  put(out, "ramp_high", figure.high);
  put(out, "value_at_threshold", figure.at_threshold);
  auto observed = ordered_json::array();
  for (const auto& item : figure.observed) {
    observed.push_back({{"indicator", item.indicator},
                        {"value", item.value},
                        {"vintage", item.vintage},
                        {"vintage_label",
                         {{"zh", vintage_phrase(item.vintage, lexicon, Language::kZh)},
                          {"en", vintage_phrase(item.vintage, lexicon, Language::kEn)}}},
                        {"source", json_name(item.source, lexicon)}});
  }
  out["observed"] = std::move(observed);
  return out;
}

ordered_json json_moved(const reasoning::MovedValue& one, const Lexicon& lexicon) {
  ordered_json out{{"observation", json_name(one.subject, lexicon)}};
  if (const auto* indicator = lexicon.find_indicator(one.subject)) out["unit"] = indicator->unit;
  out["before"] = one.before;
  out["after"] = one.after;
  out["degree_before"] = one.degree_before;
  out["degree_after"] = one.degree_after;
  if (one.peers > 0) {
    out["rank_before"] = one.rank_before;
    out["rank_after"] = one.rank_after;
    out["peers"] = one.peers;
    out["peers_passed"] = one.passed();
  }
  out["status_after"] = status_word(one.status);
  return out;
}

ordered_json json_finding(const reasoning::Finding& finding, const Lexicon& lexicon) {
  ordered_json out{{"kind", word(finding.kind)},
                   {"subjects", json_names(finding.subjects, lexicon)}};
  if (finding.degree) out["degree"] = {finding.degree->lower, finding.degree->upper};
  return out;
}

ordered_json json_paired(const reasoning::PairedFigure& one, const Lexicon& lexicon) {
  ordered_json out{{"observation", json_name(one.subject, lexicon)}};
  if (const auto* indicator = lexicon.find_indicator(one.subject)) out["unit"] = indicator->unit;
  const auto put = [&](const reasoning::Standing& at, const std::string& when) {
    out[when] = at.value ? ordered_json(*at.value) : ordered_json(nullptr);
    out["degree_" + when] = {at.degree.lower, at.degree.upper};
    if (at.rank == 0) return;
    out["rank_" + when] = at.rank;
    out["peers_" + when] = at.peers;
  };
  put(one.before, "before");
  put(one.after, "after");
  return out;
}

ordered_json json_claim(const std::string& id, const Lexicon& lexicon) {
  ordered_json out{{"id", id}};
  const auto* claim = lexicon.find_claim(id);
  if (claim == nullptr) return out;
  out["cause"] = json_name(claim->cause.id, lexicon);
  out["relation"] = claim->relation.id;
  out["effect"] = json_name(claim->effect.id, lexicon);
  out["polarity"] = ontology::word(claim->polarity);
  out["certainty"] = ontology::word(claim->certainty);
  out["paraphrase"] = {{"zh", claim->paraphrase.zh}, {"en", claim->paraphrase.en}};
  auto evidence = ordered_json::array();
  for (const auto& item : claim->evidence) {
    ordered_json place{{"source", item.at.source.id},
                       {"section", item.at.section},
                       {"sentence", item.at.sentence}};
    if (item.at.clause > 0) place["clause"] = item.at.clause;
    place["fingerprint"] = item.at.fingerprint;
    place["direction"] = ontology::word(item.direction);
    place["design"] = ontology::word(item.design);
    const auto put = [&](const char* key, const ontology::Text& text) {
      if (!text.zh.empty()) place[key] = {{"zh", text.zh}, {"en", text.en}};
    };
    put("method", item.method);
    put("sample", item.sample);
    put("result", item.result);
    place["cites"] = ordered_json::array();
    for (const auto& work : item.cites)
      place["cites"].push_back(work.id);
    evidence.push_back(std::move(place));
  }
  out["evidence"] = std::move(evidence);
  return out;
}

std::string json_text(const ordered_json& json) {
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace yinguo::cli
