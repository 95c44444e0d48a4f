#include "cli/diff_text.hpp"
#include "cli/json_parts.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using ontology::Element;
using ontology::ElementChange;
using ontology::Renaming;

constexpr int kFormatVersion = 1;

template <class T, class Write>
ordered_json list(const std::vector<T>& all, Write write) {
  auto out = ordered_json::array();
  for (const auto& one : all)
    out.push_back(write(one));
  return out;
}

ordered_json of(const Element& one) {
  auto properties = ordered_json::object();
  for (const auto& property : one.properties) {
    if (!property.values.empty()) properties[property.name] = property.values;
  }
  return {
      {"kind", ontology::name_of(one.kind)}, {"id", one.id}, {"properties", std::move(properties)}};
}

ordered_json of(const ElementChange& one) {
  auto properties = list(one.properties, [](const ontology::PropertyChange& property) {
    return ordered_json{{"name", property.name}, {"gone", property.gone}, {"came", property.came}};
  });
  return {
      {"kind", ontology::name_of(one.kind)}, {"id", one.id}, {"properties", std::move(properties)}};
}

ordered_json of(const AnswerSheet& sheet, const Lexicon& lexicon) {
  const auto change = [&](const reasoning::AnswerChange& one) {
    const auto status = [&](const model::Interval& degree) {
      return status_word(model::status_of(degree, sheet.threshold));
    };
    return ordered_json{{"region", json_name(one.region, lexicon)},
                        {"goal", json_name(one.goal, lexicon)},
                        {"before", {one.before.lower, one.before.upper}},
                        {"after", {one.after.lower, one.after.upper}},
                        {"status_before", status(one.before)},
                        {"status_after", status(one.after)}};
  };
  return {{"period", sheet.period},
          {"threshold", sheet.threshold},
          {"compared", sheet.changes.compared},
          {"other_status", list(sheet.changes.status, change)},
          {"other_degree", list(sheet.changes.degree, change)},
          {"regions_only_before", sheet.regions_gone},
          {"regions_only_after", sheet.regions_came},
          {"goals_only_before", sheet.goals_gone},
          {"goals_only_after", sheet.goals_came},
          {"silent", sheet.changes.silent}};
}

}  // namespace

std::string diff_json(const DiffSheet& sheet, const DiffRendering& rendering) {
  const auto& all = sheet.difference;
  ordered_json out{{"format", "yinguo-diff"},
                   {"version", kFormatVersion},
                   {"before", sheet.before},
                   {"after", sheet.after}};
  out["renamed"] = list(all.renamed, [](const Renaming& one) {
    return ordered_json{{"kind", ontology::name_of(one.kind)}, {"from", one.from}, {"to", one.to}};
  });
  const auto element = [](const auto& one) { return of(one); };
  out["removed"] = list(all.removed, element);
  out["added"] = list(all.added, element);
  out["changed"] = list(all.changed, element);
  if (sheet.answers) out["answers"] = of(*sheet.answers, rendering.rendering.lexicon);
  return json_text(out);
}

}  // namespace yinguo::cli
