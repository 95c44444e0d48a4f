#include "ontology/facts.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "ontology/years.hpp"

namespace yinguo::ontology {
namespace {

/// What the relations are made from.
struct View {
  const Model& model;
  std::span<const Observation* const> observations;
  std::int32_t period;
};

/// Hands one fact at a time to the visitor.
class Emitter {
 public:
  Emitter(model::SymbolTable& symbols, base::FunctionRef<void(std::span<const model::Value>)> visit)
      : symbols_{symbols}, visit_{visit} {}

  template <class... Columns>
  void operator()(const Columns&... columns) {
    const std::array<model::Value, sizeof...(Columns)> values{value(columns)...};
    visit_(values);
  }

 private:
  model::Value value(std::string_view text) {
    return model::Value::from_symbol(symbols_.intern(text));
  }

  static model::Value value(double number) { return model::Value::from_float(number); }

  static model::Value value(std::int64_t number) { return model::Value::from_number(number); }

  static model::Value value(std::int32_t number) { return value(std::int64_t{number}); }

  static model::Value value(std::uint32_t number) { return value(std::int64_t{number}); }

  model::SymbolTable& symbols_;
  base::FunctionRef<void(std::span<const model::Value>)> visit_;
};

using Emit = void (*)(const View& view, Emitter& fact);

void emit_nodes(const View& view, Emitter& fact) {
  for (const auto& node : view.model.concepts)
    fact(node.id, node.type.id);
}

void emit_subtypes(const View& view, Emitter& fact) {
  for (const auto& type : view.model.schema.types) {
    if (!type.is_a.id.empty()) fact(type.id, type.is_a.id);
  }
}

/// Calls `visit` with everything that has a label and may have aliases.
template <class Visit>
void each_named(const Model& model, Visit visit) {
  std::for_each(model.concepts.begin(), model.concepts.end(), visit);
  std::for_each(model.indicators.begin(), model.indicators.end(), visit);
  std::for_each(model.regions.begin(), model.regions.end(), visit);
  std::for_each(model.peer_groups.begin(), model.peer_groups.end(), visit);
}

void emit_labels(const View& view, Emitter& fact) {
  each_named(view.model, [&](const auto& element) {
    for (const auto language : {Language::kZh, Language::kEn}) {
      const auto& text = element.label.in(language);
      if (!text.empty()) fact(element.id, word(language), text);
    }
  });
}

void emit_aliases(const View& view, Emitter& fact) {
  each_named(view.model, [&](const auto& element) {
    for (const auto& alias : element.aliases)
      fact(element.id, word(alias.language), alias.text);
  });
}

void emit_attributes(const View& view, Emitter& fact) {
  const auto emit = [&](const auto& elements) {
    for (const auto& element : elements) {
      for (const auto& a : element.attributes)
        fact(element.id, a.name.id, a.value);
    }
  };
  emit(view.model.concepts);
  emit(view.model.regions);
}

void emit_links(const View& view, Emitter& fact) {
  for (const auto& node : view.model.concepts) {
    for (const auto& link : node.links)
      fact(node.id, link.relation.id, link.to.id);
  }
}

void emit_claims(const View& view, Emitter& fact) {
  for (const auto& claim : view.model.claims) {
    fact(claim.id, claim.cause.id, claim.relation.id, claim.effect.id, word(claim.polarity));
  }
}

void emit_certainties(const View& view, Emitter& fact) {
  for (const auto& claim : view.model.claims)
    fact(claim.id, word(claim.certainty));
}

void emit_statuses(const View& view, Emitter& fact) {
  for (const auto& claim : view.model.claims)
    fact(claim.id, word(claim.status));
}

void emit_conditions(const View& view, Emitter& fact) {
  for (const auto& claim : view.model.claims) {
    for (const auto& condition : claim.conditions)
      fact(claim.id, condition.id);
  }
}

void emit_moderators(const View& view, Emitter& fact) {
  for (const auto& claim : view.model.claims) {
    for (const auto& m : claim.moderators)
      fact(claim.id, m.id.id, word(m.polarity));
  }
}

void emit_vias(const View& view, Emitter& fact) {
  for (const auto& claim : view.model.claims) {
    for (const auto& via : claim.via)
      fact(claim.id, via.id);
  }
}

void emit_scopes(const View& view, Emitter& fact) {
  for (const auto& claim : view.model.claims) {
    for (const auto& scope : claim.scopes)
      fact(claim.id, scope.what, scope.value);
  }
}

void emit_periods(const View& view, Emitter& fact) {
  for (const auto& claim : view.model.claims) {
    for (const auto& scope : claim.scopes) {
      const auto years = scope.what == "period" ? try_parse_years(scope.value) : std::nullopt;
      if (years) fact(claim.id, years->from, years->to);
    }
  }
}

void emit_evidence(const View& view, Emitter& fact) {
  for (const auto& claim : view.model.claims) {
    for (const auto& e : claim.evidence) {
      fact(claim.id, e.at.source.id, e.at.section, e.at.paragraph, e.at.sentence, e.at.clause,
           word(e.direction), word(e.design));
    }
  }
}

void emit_citations(const View& view, Emitter& fact) {
  for (const auto& claim : view.model.claims) {
    for (const auto& evidence : claim.evidence) {
      for (const auto& cited : evidence.cites)
        fact(claim.id, cited.id);
    }
  }
}

/// In the source's own language where that is given.
const std::string& title_of(const Source& source) {
  const auto& [zh, en] = source.title;
  if (zh.empty() || en.empty()) return zh.empty() ? en : zh;
  return source.language == "zh" ? zh : en;
}

void emit_sources(const View& view, Emitter& fact) {
  for (const auto& source : view.model.sources) {
    fact(source.id, source.type, source.year.value_or(0), title_of(source));
  }
}

void emit_studies(const View& view, Emitter& fact) {
  for (const auto& source : view.model.sources)
    fact(source.id, study_of(source));
}

void emit_alignments(const View& view, Emitter& fact) {
  for (const auto& one : view.model.alignments)
    fact(one.id.id, one.with.id, word(one.relation), word(one.status));
}

void emit_indicators(const View& view, Emitter& fact) {
  for (const auto& i : view.model.indicators)
    fact(i.id, i.unit, word(i.direction));
}

void emit_unit_labels(const View& view, Emitter& fact) {
  for (const auto& unit : view.model.units) {
    for (const auto language : {Language::kZh, Language::kEn})
      fact(unit.id, word(language), unit.label.in(language));
  }
}

void emit_ratios(const View& view, Emitter& fact) {
  for (const auto& i : view.model.indicators) {
    if (i.ratio) fact(i.id, i.ratio->numerator.id, i.ratio->denominator.id, i.ratio->factor);
  }
}

void emit_measures(const View& view, Emitter& fact) {
  for (const auto& i : view.model.indicators) {
    for (const auto& m : i.measures)
      fact(i.id, m.id.id, word(m.binding));
  }
}

void emit_ramps(const View& view, Emitter& fact) {
  for (const auto& i : view.model.indicators) {
    if (!i.membership) continue;
    const auto& m = *i.membership;
    fact(i.id, std::string_view{m.by_quantile ? "quantile" : "absolute"}, m.from, m.to, m.peers.id);
  }
}

void emit_regions(const View& view, Emitter& fact) {
  for (const auto& region : view.model.regions)
    fact(region.id, region.code);
}

void emit_peers(const View& view, Emitter& fact) {
  for (const auto& group : view.model.peer_groups) {
    if (group.all) {
      for (const auto& region : view.model.regions)
        fact(group.id, region.id);
    }
    for (const auto& member : group.members)
      fact(group.id, member.id);
  }
}

void emit_observations(const View& view, Emitter& fact) {
  for (const auto* o : view.observations) {
    fact(o->region, o->indicator, o->period, o->value, o->vintage, o->source);
  }
}

void emit_asked_period(const View& view, Emitter& fact) {
  fact(view.period);
}

struct Offers {
  std::vector<model::RelationSchema> schemas;
  std::vector<Emit> emits;

  /// `columns`: names, each with `:n` (number) or `:f` (float) where it is no symbol.
  void add(std::string name, std::initializer_list<std::string_view> columns, Emit emit) {
    model::RelationSchema schema{std::move(name), {}};
    for (auto column : columns) {
      auto type = model::ValueType::kSymbol;
      if (column.ends_with(":n")) type = model::ValueType::kNumber;
      if (column.ends_with(":f")) type = model::ValueType::kFloat;
      column = column.substr(0, column.find(':'));
      schema.attributes.push_back({std::string{column}, type});
    }
    schemas.push_back(std::move(schema));
    emits.push_back(emit);
  }
};

void add_graph(Offers& offers) {
  offers.add("node", {"id", "type"}, emit_nodes);
  offers.add("subtype", {"type", "super"}, emit_subtypes);
  offers.add("label", {"id", "lang", "text"}, emit_labels);
  offers.add("alias", {"id", "lang", "text"}, emit_aliases);
  offers.add("attribute", {"id", "name", "value"}, emit_attributes);
  offers.add("link", {"from", "relation", "to"}, emit_links);
}

void add_claims(Offers& offers) {
  offers.add("claim", {"id", "cause", "relation", "effect", "polarity"}, emit_claims);
  offers.add("claim_certainty", {"id", "certainty"}, emit_certainties);
  offers.add("claim_status", {"id", "status"}, emit_statuses);
  offers.add("claim_condition", {"id", "concept"}, emit_conditions);
  offers.add("claim_moderator", {"id", "concept", "polarity"}, emit_moderators);
  offers.add("claim_via", {"id", "concept"}, emit_vias);
  offers.add("claim_scope", {"id", "dimension", "value"}, emit_scopes);
  offers.add("claim_period", {"id", "from:n", "to:n"}, emit_periods);
  offers.add("evidence",
             {"claim", "source", "section", "paragraph:n", "sentence:n", "clause:n", "direction",
              "design"},
             emit_evidence);
  offers.add("cites", {"claim", "source"}, emit_citations);
  offers.add("source", {"id", "type", "year:n", "title"}, emit_sources);
  offers.add("source_study", {"source", "study"}, emit_studies);
  offers.add("alignment", {"concept", "with", "relation", "status"}, emit_alignments);
}

void add_figures(Offers& offers) {
  offers.add("indicator", {"id", "unit", "direction"}, emit_indicators);
  offers.add("unit_label", {"id", "lang", "text"}, emit_unit_labels);
  offers.add("indicator_ratio", {"id", "numerator", "denominator", "factor:f"}, emit_ratios);
  offers.add("measures", {"indicator", "concept", "binding"}, emit_measures);
  offers.add("membership_ramp", {"indicator", "kind", "from:f", "to:f", "peers"}, emit_ramps);
  offers.add("region", {"id", "code"}, emit_regions);
  offers.add("peer_member", {"group", "region"}, emit_peers);
  offers.add("observation", {"region", "indicator", "period:n", "value:f", "vintage", "source"},
             emit_observations);
  offers.add("asked_period", {"period:n"}, emit_asked_period);
}

const Offers& offers() {
  static const Offers all = [] {
    Offers out;
    add_graph(out);
    add_claims(out);
    add_figures(out);
    return out;
  }();
  return all;
}

std::ptrdiff_t find_relation(std::string_view name) {
  const auto& schemas = offers().schemas;
  const auto found = std::find_if(schemas.begin(), schemas.end(),
                                  [&](const auto& schema) { return schema.name == name; });
  return found == schemas.end() ? -1 : found - schemas.begin();
}

using FigureKey = std::tuple<std::string_view, std::string_view, std::int32_t>;

FigureKey key_of(const Observation& o) {
  return {o.region, o.indicator, o.period};
}

}  // namespace

StoreFacts::StoreFacts(const Model& model, FactOptions options)
    : model_{model}, options_{std::move(options)} {
  std::set<FigureKey> replaced;
  for (const auto& o : options_.extra)
    replaced.insert(key_of(o));
  const auto is_asked = [&](const Observation& o) {
    return options_.all_periods || o.period == options_.period;
  };
  for (const auto& o : model.observations) {
    if (!is_asked(o)) continue;
    if (replaced.empty() || !replaced.contains(key_of(o))) observations_.push_back(&o);
  }
  for (const auto& o : options_.extra) {
    if (is_asked(o)) observations_.push_back(&o);
  }
}

StoreFacts::~StoreFacts() = default;

const model::RelationSchema* StoreFacts::schema(std::string_view relation) const {
  const auto at = find_relation(relation);
  return at < 0 ? nullptr : &offers().schemas[static_cast<std::size_t>(at)];
}

std::span<const model::RelationSchema> StoreFacts::relations() const {
  return offers().schemas;
}

base::Result<void> StoreFacts::scan(
    std::string_view relation, model::SymbolTable& symbols,
    base::FunctionRef<void(std::span<const model::Value>)> visit) const {
  const auto at = find_relation(relation);
  assert(at >= 0);
  Emitter fact{symbols, visit};
  offers().emits[static_cast<std::size_t>(at)](View{model_, observations_, options_.period}, fact);
  return {};
}

std::span<const Observation* const> StoreFacts::observations() const noexcept {
  return observations_;
}

}  // namespace yinguo::ontology
