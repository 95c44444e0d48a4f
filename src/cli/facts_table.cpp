#include "cli/facts_table.hpp"

#include "cli/phrases.hpp"
#include "cli/wording.hpp"

#include "evaluation/build_graph.hpp"
#include "rules/print.hpp"

namespace yinguo::cli {
namespace {

/// A value as machines read it.
std::string text_of(model::Value value, model::ValueType type, const reasoning::Reading& reading) {
  return type == model::ValueType::kSymbol ? std::string{reading.symbols.text(value.as_symbol())}
                                           : rules::print_value(value, type, reading.symbols);
}

/// A value as people read it: a word of the format, what has a label, or a figure.
std::string words_of(model::Value value, const model::Attribute& attribute,
                     const reasoning::Reading& reading, const Lexicon& lexicon, Language language) {
  const auto text = attribute.type == model::ValueType::kFloat
                        ? figure_value(value.as_float(), {})
                        : text_of(value, attribute.type, reading);
  const auto words = cell_phrase(attribute.name, text, language);
  return words == text ? lexicon.label_and_id(text, language) : std::string{words};
}

}  // namespace

base::Result<derivation::Solution> degrees_for(const reasoning::Reading& reading,
                                               const std::string& region) {
  if (region.empty()) {
    return derivation::solve(reading.graph,
                             derivation::Inputs(reading.graph.inputs.size(), model::kUnknown));
  }
  const auto inputs = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                                reading.graph, region);
  if (!inputs) return inputs.error();
  return derivation::solve(reading.graph, *inputs);
}

std::optional<Table> facts_table(const reasoning::Reading& reading, std::string_view relation,
                                 const derivation::Solution& degrees, const Lexicon& lexicon,
                                 const Common& common) {
  const auto id = reading.program.find_relation(relation);
  if (!id) return std::nullopt;
  const auto& declared = reading.program.relation(*id);
  const bool is_degree = declared.kind != rules::RelationKind::kOrdinary;
  const bool for_people = common.format == Format::kText || common.format == Format::kMarkdown;
  std::vector<std::string> header;
  for (const auto& attribute : declared.attributes)
    header.push_back(attribute.name);
  if (is_degree) header.insert(header.end(), {"lower", "upper"});
  Table table{std::move(header)};
  const auto& facts = reading.database.table(*id);
  for (const auto row : evaluation::canonical_order(facts, declared.attributes, reading.symbols)) {
    std::vector<std::string> cells;
    const auto tuple = facts.row(row);
    for (std::size_t i = 0; i < tuple.size(); ++i) {
      const auto& attribute = declared.attributes[i];
      cells.push_back(for_people ? words_of(tuple[i], attribute, reading, lexicon, common.language)
                                 : text_of(tuple[i], attribute.type, reading));
    }
    if (is_degree) {
      const auto node = reading.graph.find(*id, tuple);
      const auto degree = node ? degrees.of(*node) : model::kUnknown;
      cells.insert(cells.end(), {number_text(degree.lower), number_text(degree.upper)});
    }
    table.add(std::move(cells));
  }
  return table;
}

}  // namespace yinguo::cli
