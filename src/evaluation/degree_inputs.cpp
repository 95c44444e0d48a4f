#include <algorithm>
#include <map>

#include "base/sorting.hpp"

#include "evaluation/build_graph.hpp"
#include "evaluation/errors.hpp"
#include "rules/print.hpp"

namespace yinguo::evaluation {
namespace {

using model::Interval;
using model::Value;
using rules::RelationId;

/// The rows of a `degree from` relation by case and arguments.
class DegreeRows {
 public:
  explicit DegreeRows(const Table& table)
      : table_{&table}, index_{table, (ColumnMask{1} << (table.arity() - 2)) - 1} {}

  /// The interval around all rows with `key`, unknown without any; nullptr in `bad` when all are
  /// well.
  Interval read(std::span<const Value> key, const Table*& bad, std::uint32_t& bad_row) const {
    const auto rows = index_.rows(key);
    if (rows.empty()) return model::kUnknown;
    Interval around{1.0, 0.0};
    for (const std::uint32_t row : rows) {
      const double lower = table_->at(row, table_->arity() - 2).as_float();
      const double upper = table_->at(row, table_->arity() - 1).as_float();
      if (!(lower >= 0.0 && lower <= upper && upper <= 1.0)) {
        bad = table_;
        bad_row = row;
      }
      around.lower = std::min(around.lower, lower);
      around.upper = std::max(around.upper, upper);
    }
    return around;
  }

 private:
  const Table* table_;
  TableIndex index_;
};

base::Error bad_degree(const rules::Relation& relation, std::span<const Value> tuple,
                       const model::SymbolTable& symbols) {
  std::string fact = relation.name + "(";
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    fact.append(i == 0 ? "" : ", ");
    fact.append(rules::print_constant(tuple[i], relation.attributes[i].type, symbols));
  }
  return {kBadDegree, "`" + fact + ")` is no interval within [0, 1]",
          "the last two columns are the lower and the upper degree", relation.span};
}

}  // namespace

base::Result<std::vector<derivation::Inputs>> degree_inputs(
    const rules::Program& program, const model::SymbolTable& symbols, const Database& database,
    const derivation::Graph& graph, std::span<const std::string_view> cases) {
  std::map<RelationId, DegreeRows> rows;
  std::vector<derivation::Inputs> out(cases.size());
  model::Tuple key;
  for (const derivation::NodeId node : graph.inputs) {
    const auto from = program.relation(graph.node(node).relation).degrees_from;
    const auto known = from ? rows.try_emplace(*from, database.table(*from)).first : rows.end();
    for (std::size_t c = 0; c < cases.size(); ++c) {
      const auto name = symbols.find(cases[c]);
      if (!name || known == rows.end()) {
        out[c].push_back(model::kUnknown);
        continue;
      }
      key.assign(1, Value::from_symbol(*name));
      const auto tuple = graph.tuple(node);
      key.insert(key.end(), tuple.begin(), tuple.end());
      const Table* bad = nullptr;
      std::uint32_t bad_row = kNoRow;
      out[c].push_back(known->second.read(key, bad, bad_row));
      if (bad != nullptr) return bad_degree(program.relation(*from), bad->row(bad_row), symbols);
    }
  }
  return out;
}

base::Result<derivation::Inputs> degree_inputs(const rules::Program& program,
                                               const model::SymbolTable& symbols,
                                               const Database& database,
                                               const derivation::Graph& graph,
                                               std::string_view name) {
  auto all = degree_inputs(program, symbols, database, graph, std::span{&name, 1});
  if (!all) return all.error();
  return std::move(all->front());
}

std::vector<std::string> cases_of(const rules::Program& program, const model::SymbolTable& symbols,
                                  const Database& database) {
  std::vector<std::string> names;
  for (const rules::Relation& relation : program.relations) {
    if (!relation.degrees_from) continue;
    const Table& table = database.table(*relation.degrees_from);
    for (std::size_t row = 0; row < table.size(); ++row) {
      names.emplace_back(symbols.text(table.at(row, 0).as_symbol()));
    }
    base::sort_unique(names);
  }
  return names;
}

}  // namespace yinguo::evaluation
