#include "session/query.hpp"

#include <array>
#include <filesystem>

#include "session/programs.hpp"
#include "syntax/parser.hpp"

namespace yinguo::session {
namespace {

constexpr std::string_view kParameterRelation = "parameter";

QueryParameter& parameter_named(QueryCard& card, std::string_view name) {
  for (auto& parameter : card.parameters) {
    if (parameter.name == name) return parameter;
  }
  card.parameters.push_back({.name = std::string{name},
                             .meaning_en = {},
                             .meaning_zh = {},
                             .fallback = {},
                             .is_text = false});
  return card.parameters.back();
}

void take(QueryCard& card, const syntax::Pragma& pragma) {
  constexpr std::string_view kParameter = "parameter.";
  constexpr std::string_view kDefault = "default.";
  constexpr std::string_view kText = "text.";
  constexpr std::string_view kBetween = " / ";
  const std::string_view key = pragma.key;
  if (key == "title.en") card.title_en = pragma.value;
  if (key == "title.zh") card.title_zh = pragma.value;
  if (key.starts_with(kParameter)) {
    auto& parameter = parameter_named(card, key.substr(kParameter.size()));
    const auto middle = pragma.value.find(kBetween);
    parameter.meaning_en = pragma.value.substr(0, middle);
    parameter.meaning_zh =
        middle == std::string::npos ? pragma.value : pragma.value.substr(middle + kBetween.size());
  }
  if (key.starts_with(kDefault))
    parameter_named(card, key.substr(kDefault.size())).fallback = pragma.value;
  if (key.starts_with(kText)) parameter_named(card, key.substr(kText.size())).is_text = true;
}

}  // namespace

QueryCard query_card(std::string_view name, const syntax::Ast& ast) {
  QueryCard card;
  card.name = std::filesystem::path{name}.stem().string();
  for (const auto& item : ast.items) {
    if (const auto* pragma = std::get_if<syntax::Pragma>(&item)) take(card, *pragma);
  }
  return card;
}

std::vector<QueryCard> query_cards(const ontology::Model& model) {
  std::vector<QueryCard> cards;
  for (const auto& program : model.programs) {
    if (program.kind != ontology::ProgramKind::kQuery) continue;
    base::SourceMap sources;
    base::Diagnostics diagnostics;
    const auto source = sources.add(program.name, program.text);
    auto card = query_card(program.name, syntax::parse(sources, source, diagnostics));
    if (!card.title_en.empty() || !card.title_zh.empty()) cards.push_back(std::move(card));
  }
  return cards;
}

QueryFacts::QueryFacts(const model::FactSource& facts,
                       std::vector<std::pair<std::string, std::string>> parameters)
    : facts_{facts}, parameters_{std::move(parameters)} {
  relations_.assign(facts.relations().begin(), facts.relations().end());
  relations_.push_back(
      {std::string{kParameterRelation},
       {{"name", model::ValueType::kSymbol}, {"value", model::ValueType::kSymbol}}});
}

const model::RelationSchema* QueryFacts::schema(std::string_view relation) const {
  return relation == kParameterRelation ? &relations_.back() : facts_.schema(relation);
}

base::Result<void> QueryFacts::scan(
    std::string_view relation, model::SymbolTable& symbols,
    base::FunctionRef<void(std::span<const model::Value>)> visit) const {
  if (relation != kParameterRelation) return facts_.scan(relation, symbols, visit);
  for (const auto& [name, value] : parameters_) {
    const std::array tuple{model::Value::from_symbol(symbols.intern(name)),
                           model::Value::from_symbol(symbols.intern(value))};
    visit(tuple);
  }
  return {};
}

}  // namespace yinguo::session
