#include <utility>

#include "ontology/errors.hpp"
#include "ontology/xml_sections.hpp"

namespace yinguo::ontology {
namespace {

void read_ratio(const XmlElement& element, XmlFields& fields, Indicator& indicator) {
  fields.only(element, {"numerator", "denominator", "factor"});
  fields.no_children(element);
  if (indicator.ratio) fields.report(kRepeated, element.span(), "`ratio` is given twice");
  Ratio ratio{fields.required(element, "numerator"), fields.required(element, "denominator"),
              fields.decimal(element, "factor").value_or(1.0)};
  if (ratio.factor == 0.0) fields.report(kRatio, element.span(), "a ratio's factor is 0");
  indicator.ratio = std::move(ratio);
}

void read_measures(const XmlElement& element, XmlFields& fields, Indicator& indicator) {
  fields.only(element, {"concept", "binding"});
  Measures measures;
  measures.id = fields.required(element, "concept");
  measures.binding = fields.word<Binding>(element, "binding", std::nullopt);
  fields.children(element,
                  {{"reason", [&](const XmlElement& e) { fields.text(e, measures.reason); }}});
  fields.require_both(element, "reason", measures.reason);
  indicator.measures.push_back(std::move(measures));
}

void check_anchors(const XmlElement& element, XmlFields& fields, const Membership& membership) {
  if (membership.from > membership.to) {
    fields.report(
        kMembership, element.span(), "a ramp begins above its end",
        "where less is better, `direction=\"lower\"` turns the ramp round, not its anchors");
  }
  const auto is_quantile = [](double q) { return q >= 0.0 && q <= 1.0; };
  if (membership.by_quantile && (!is_quantile(membership.from) || !is_quantile(membership.to))) {
    fields.report(kMembership, element.span(), "a quantile is outside 0–1");
  }
  if (membership.by_quantile && membership.peers.id.empty()) {
    fields.report(kMembership, element.span(), "quantiles need `peers`",
                  "a quantile is taken among the regions of a peer group");
  }
}

void read_membership(const XmlElement& element, XmlFields& fields, Indicator& indicator) {
  fields.only(element, {"shape", "peers", "from", "to", "from-quantile", "to-quantile"});
  fields.no_children(element);
  if (indicator.membership) fields.report(kRepeated, element.span(), "`membership` is given twice");
  const auto shape = fields.required(element, "shape");
  if (!shape.id.empty() && shape.id != "ramp") {
    fields.report(kBadValue, shape.span, "`shape` cannot be `" + shape.id + "`",
                  "the only shape is `ramp`");
  }
  const auto from = fields.decimal(element, "from");
  const auto to = fields.decimal(element, "to");
  const auto from_quantile = fields.decimal(element, "from-quantile");
  const auto to_quantile = fields.decimal(element, "to-quantile");
  const bool is_absolute = from && to && !from_quantile && !to_quantile;
  const bool is_quantile = from_quantile && to_quantile && !from && !to;
  if (!is_absolute && !is_quantile) {
    fields.report(kMembership, element.span(),
                  "a ramp needs either `from` and `to` or `from-quantile` and `to-quantile`");
    return;
  }
  Membership membership{is_quantile, is_quantile ? *from_quantile : *from,
                        is_quantile ? *to_quantile : *to, optional_attribute(element, "peers"),
                        element.span()};
  check_anchors(element, fields, membership);
  indicator.membership = std::move(membership);
}

void read_indicator_parts(const XmlElement& element, XmlFields& fields, Indicator& indicator) {
  fields.children(
      element,
      {{"label", [&](const XmlElement& e) { fields.text(e, indicator.label); }},
       {"alias", [&](const XmlElement& e) { fields.alias(e, indicator.aliases); }},
       {"definition", [&](const XmlElement& e) { fields.text(e, indicator.definition); }},
       {"note", [&](const XmlElement& e) { fields.text(e, indicator.note); }},
       {"source",
        [&](const XmlElement& e) {
          fields.only(e, {"ref"});
          fields.no_children(e);
          indicator.sources.push_back(fields.required(e, "ref"));
        }},
       {"ratio", [&](const XmlElement& e) { read_ratio(e, fields, indicator); }},
       {"measures", [&](const XmlElement& e) { read_measures(e, fields, indicator); }},
       {"membership", [&](const XmlElement& e) { read_membership(e, fields, indicator); }}});
}

void read_indicator(const XmlElement& element, XmlFields& fields, Model& model) {
  fields.only(element, {"id", "unit", "direction", "min", "max"});
  Indicator indicator;
  indicator.id = fields.id(element);
  auto unit = fields.required(element, "unit");
  indicator.unit = std::move(unit.id);
  indicator.unit_span = unit.span;
  indicator.direction = fields.word<Direction>(element, "direction", std::nullopt);
  indicator.min = fields.decimal(element, "min");
  indicator.max = fields.decimal(element, "max");
  indicator.span = element.span();
  if (indicator.min && indicator.max && *indicator.min >= *indicator.max) {
    fields.report(kIndicatorRange, element.span(), "`min` is not below `max`");
  }
  read_indicator_parts(element, fields, indicator);
  fields.require_both(element, "label", indicator.label);
  fields.both_or_neither(element, "definition", indicator.definition);
  model.indicators.push_back(std::move(indicator));
}

void read_region(const XmlElement& element, XmlFields& fields, Model& model) {
  fields.only(element, {"id", "code"});
  Region region;
  region.id = fields.id(element);
  region.code = optional_attribute(element, "code").id;
  region.span = element.span();
  fields.children(element,
                  {{"label", [&](const XmlElement& e) { fields.text(e, region.label); }},
                   {"alias", [&](const XmlElement& e) { fields.alias(e, region.aliases); }},
                   {"attribute", [&](const XmlElement& e) {
                      fields.only(e, {"name"});
                      region.attributes.push_back({fields.required(e, "name"), fields.content(e)});
                    }}});
  fields.require_both(element, "label", region.label);
  model.regions.push_back(std::move(region));
}

void read_peer_group(const XmlElement& element, XmlFields& fields, Model& model) {
  fields.only(element, {"id"});
  PeerGroup group;
  group.id = fields.id(element);
  group.span = element.span();
  fields.children(element, {{"label", [&](const XmlElement& e) { fields.text(e, group.label); }},
                            {"alias", [&](const XmlElement& e) { fields.alias(e, group.aliases); }},
                            {"member",
                             [&](const XmlElement& e) {
                               fields.only(e, {"region"});
                               fields.no_children(e);
                               group.members.push_back(fields.required(e, "region"));
                             }},
                            {"all", [&](const XmlElement& e) {
                               fields.only(e, {});
                               fields.no_children(e);
                               group.all = true;
                             }}});
  fields.require_both(element, "label", group.label);
  if (group.all == !group.members.empty()) {
    fields.report(kMissingElement, element.span(),
                  "a peer group has either `member` elements or `<all/>`");
  }
  model.peer_groups.push_back(std::move(group));
}

void read_unit(const XmlElement& element, XmlFields& fields, Model& model) {
  fields.only(element, {"id"});
  Unit unit;
  unit.id = fields.required(element, "id").id;
  unit.span = element.span();
  fields.children(element,
                  {{"label", [&](const XmlElement& e) { fields.text(e, unit.label); }},
                   {"alias", [&](const XmlElement& e) { fields.alias(e, unit.aliases); }}});
  fields.require_both(element, "label", unit.label);
  model.units.push_back(std::move(unit));
}

}  // namespace

void read_units(const XmlElement& section, XmlFields& fields, Model& model) {
  fields.only(section, {});
  fields.children(section, {{"unit", [&](const XmlElement& e) { read_unit(e, fields, model); }}});
}

void read_indicators(const XmlElement& section, XmlFields& fields, Model& model) {
  fields.only(section, {});
  fields.children(section,
                  {{"indicator", [&](const XmlElement& e) { read_indicator(e, fields, model); }}});
}

void read_regions(const XmlElement& section, XmlFields& fields, Model& model) {
  fields.only(section, {});
  fields.children(
      section, {{"region", [&](const XmlElement& e) { read_region(e, fields, model); }},
                {"peer-group", [&](const XmlElement& e) { read_peer_group(e, fields, model); }}});
}

}  // namespace yinguo::ontology
