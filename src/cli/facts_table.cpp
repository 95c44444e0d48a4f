#include "cli/facts_table.hpp"

#include "cli/phrases.hpp"
#include "cli/wording.hpp"

#include "evaluation/build_graph.hpp"
#include "rules/print.hpp"

namespace yinguo::cli {
namespace {

/// A value as people read it: a word of the format, or what has a label.
std::string cell_text(std::string_view column, const std::string& text, const Lexicon& lexicon,
                      const Common& common) {
  const auto words = cell_phrase(column, text, common.language);
  return words == text ? lexicon.label_and_id(text, common.language) : std::string{words};
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
      const auto type = declared.attributes[i].type;
      const auto text = type == model::ValueType::kSymbol
                            ? std::string{reading.symbols.text(tuple[i].as_symbol())}
                        : for_people && type == model::ValueType::kFloat
                            ? figure_value(tuple[i].as_float(), {})
                            : rules::print_value(tuple[i], type, reading.symbols);
      cells.push_back(for_people ? cell_text(declared.attributes[i].name, text, lexicon, common)
                                 : text);
    }
    if (is_degree) {
      const auto node = reading.graph.find(*id, tuple);
      const auto degree = node ? degrees.of(*node) : model::kUnknown;
      cells.push_back(number_text(degree.lower));
      cells.push_back(number_text(degree.upper));
    }
    table.add(std::move(cells));
  }
  return table;
}

}  // namespace yinguo::cli
