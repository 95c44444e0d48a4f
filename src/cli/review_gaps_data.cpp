#include "cli/review_gaps_data.hpp"

#include "cli/json_parts.hpp"

namespace yinguo::cli {
namespace {

using literature::BareConcept;
using literature::GapList;
using literature::Gaps;
using literature::OpenMediation;
using literature::PairId;
using literature::UnlinkedPair;
using literature::UntestedLink;
using nlohmann::ordered_json;

constexpr int kFormatVersion = 1;
constexpr int kDigits = 2;

template <class T, class Make>
ordered_json json_list(const GapList<T>& list, Make make) {
  auto items = ordered_json::array();
  for (const auto& one : list.best)
    items.push_back(make(one));
  return {{"count", list.count}, {"gaps", std::move(items)}};
}

ordered_json json_lag(const literature::ChainLag& lag) {
  ordered_json out{{"stated_links", lag.stated}, {"links", lag.links}};
  if (!lag.unit.empty()) out["unit"] = lag.unit;
  if (lag.from && !lag.unit.empty()) out["from"] = *lag.from;
  if (lag.to && !lag.unit.empty()) out["to"] = *lag.to;
  return out;
}

}  // namespace

std::string gaps_csv(const Gaps& found, const ReviewWords& words) {
  Table table{{"gap", "cause", "via", "effect", "claim", "studies", "chains", "completes", "claims",
               "first_leg", "second_leg", "linking", "average_minimum_weight"}};
  const auto& base = words.base();
  for (const auto& one : found.untested.best) {
    const auto& ends = base.pairs()[one.pair];
    table.add({"untested_link", words.id(ends.cause), "", words.id(ends.effect), "",
               std::to_string(one.studies), std::to_string(one.chains),
               std::to_string(one.completes), "", "", "", "", ""});
  }
  for (const auto& one : found.mediations.best) {
    const auto& ends = base.pairs()[one.pair];
    table.add({"open_mediation", words.id(ends.cause), words.id(one.via), words.id(ends.effect),
               base.claims()[one.claim]->id, "", "", "", "", std::string{word(one.first)},
               std::string{word(one.second)}, "", ""});
  }
  for (const auto& one : found.bare.best)
    table.add({"bare_concept", words.id(one.concept_id), "", "", "", "", "", "",
               std::to_string(one.claims), "", "", "", ""});
  for (const auto& one : found.unlinked.best)
    table.add({"unlinked_pair", words.id(one.from), "", words.id(one.to), "", "", "", "", "", "",
               "", std::to_string(one.linking), fixed(one.average(), kDigits)});
  return table.csv();
}

std::string gaps_json(const Gaps& found, const ReviewWords& words) {
  const auto concept_name = [&](literature::ConceptId one) {
    return json_name(words.id(one), words.lexicon());
  };
  const auto link_of = [&](PairId pair) {
    auto out = json_pair(pair, words);
    out["studies"] = json_studies(literature::asserting_studies(words.base(), pair), words);
    return out;
  };
  ordered_json out{{"format", "yinguo-review-gaps"},
                   {"version", kFormatVersion},
                   {"links", found.links},
                   {"concepts", found.concepts}};
  out["untested_links"] = json_list(found.untested, [&](const UntestedLink& one) {
    auto item = link_of(one.pair);
    item["chains"] = one.chains;
    item["completes"] = one.completes;
    return item;
  });
  out["open_mediations"] = json_list(found.mediations, [&](const OpenMediation& one) {
    const auto chain = literature::legs_of(words.base(), one);
    auto claims = literature::claims_along(words.base(), chain);
    claims.push_back(one.claim);
    auto item = json_pair(one.pair, words);
    item["via"] = concept_name(one.via);
    item["claim"] = words.base().claims()[one.claim]->id;
    item["first_leg"] = word(one.first);
    item["second_leg"] = word(one.second);
    item["is_tested"] = one.is_tested;
    item["moderators"] = json_moderators(claims, words);
    item["lag"] = json_lag(literature::lag_of(words.base(), chain));
    return item;
  });
  out["bare_concepts"] = json_list(found.bare, [&](const BareConcept& one) {
    return ordered_json{{"concept", concept_name(one.concept_id)}, {"claims", one.claims}};
  });
  out["unlinked_pairs"] = json_list(found.unlinked, [&](const UnlinkedPair& one) {
    ordered_json item{{"from", concept_name(one.from)},
                      {"to", concept_name(one.to)},
                      {"linking", one.linking},
                      {"average_minimum_weight", one.average()},
                      {"signs", {{"+", one.signs[0]}, {"-", one.signs[1]}, {"?", one.signs[2]}}}};
    item["through"] = ordered_json::array();
    for (const auto& [first, second] : one.through) {
      const std::vector<PairId> chain{first, second};
      item["through"].push_back(
          {{"first", link_of(first)},
           {"second", link_of(second)},
           {"moderators", json_moderators(literature::claims_along(words.base(), chain), words)},
           {"lag", json_lag(literature::lag_of(words.base(), chain))}});
    }
    return item;
  });
  out["limit"] = {{"concepts_left", found.causes_left}, {"most_linking_left", found.most_left}};
  return json_text(out);
}

}  // namespace yinguo::cli
