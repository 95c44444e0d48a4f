#include <cmath>

#include "cli/json_parts.hpp"
#include "cli/locator_answer.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;

constexpr int kFormatVersion = 1;

ordered_json json_place(const ontology::Locator& at) {
  ordered_json out{{"section", at.section}};
  if (at.paragraph > 0) out["paragraph"] = at.paragraph;
  out["sentence"] = at.sentence;
  if (at.clause > 0) out["clause"] = at.clause;
  return out;
}

ordered_json json_locator(const LocatorAnswer& answer, const literature::PlaceFinding& one) {
  ordered_json out;
  if (!one.claim.empty()) out["claim"] = one.claim;
  out["at"] = json_place(*one.at);
  if (!one.at->fingerprint.empty()) out["fingerprint"] = one.at->fingerprint;
  out["status"] = word(one.found.status);
  if (const auto* to = answer.sentence_of(one)) {
    out["to"] = {{"section", to->section},
                 {"paragraph", to->paragraph},
                 {"sentence", to->sentence},
                 {"line", to->first_line}};
  }
  if (one.found.status == literature::PlaceStatus::kChanged)
    out["likeness"] = std::round(100 * one.found.likeness) / 100;
  if (one.pieces) {
    out["pieces"] = {{"from_line", one.pieces->first_line},
                     {"to_line", one.pieces->last_line},
                     {"lines_left_out", one.pieces->left_out}};
  }
  if (answer.is_quoting) out["text"] = answer.text_of(one);
  return out;
}

}  // namespace

std::string locator_json(const LocatorAnswer& answer) {
  ordered_json out{{"format", "yinguo-locators"},
                   {"version", kFormatVersion},
                   {"source", answer.copy.source},
                   {"counts", ordered_json::object()},
                   {"locators", ordered_json::array()}};
  const auto counts = answer.counts();
  for (std::size_t i = 0; i < counts.size(); ++i)
    out["counts"][std::string{word(static_cast<literature::PlaceStatus>(i))}] = counts.at(i);
  for (const auto* one : answer.shown)
    out["locators"].push_back(json_locator(answer, *one));
  return json_text(out);
}

}  // namespace yinguo::cli
