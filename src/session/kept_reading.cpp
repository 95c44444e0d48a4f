#include "session/kept_reading.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "base/text.hpp"

#include "session/flat_record.hpp"

namespace yinguo::session {
namespace {

using derivation::Graph;
using model::Value;
using reasoning::Reading;

constexpr std::uint64_t kLayout = 1;

/// What the numbers in a kept reading refer to: relations with their columns, rules with their
/// variables. The texts of the rules are part of the graph that the store ties a result to.
std::uint64_t signature_of(const rules::Program& program) {
  std::string text;
  const auto add = [&text](std::uint64_t number) { storage::append_varint(text, number); };
  for (const auto& relation : program.relations) {
    text.append(relation.name);
    add(static_cast<std::uint64_t>(relation.kind));
    add(relation.degrees_from ? static_cast<std::uint64_t>(*relation.degrees_from) + 1 : 0);
    for (const auto& attribute : relation.attributes)
      add(static_cast<std::uint64_t>(attribute.type));
  }
  for (const auto& rule : program.rules) {
    add(static_cast<std::uint64_t>(rule.head.relation));
    add(rule.body.size());
    add(rule.variable_names.size());
  }
  add(static_cast<std::uint64_t>(program.algebra));
  return base::fnv1a(text);
}

/// Calls `archive` with every array of a graph that is not made from the others.
template <class Archive, class AnyGraph>
void arrays_of(Archive& archive, AnyGraph& graph) {
  using derivation::Firing;
  using derivation::Node;
  using derivation::Premise;
  const auto columns = [&archive](auto& rows, auto... members) {
    (archive.column(rows, members), ...);
  };
  columns(graph.nodes, &Node::relation, &Node::first_value, &Node::arity, &Node::kind,
          &Node::is_degree, &Node::cut, &Node::first_firing, &Node::firing_count, &Node::height,
          &Node::free_columns);
  columns(graph.firings, &Firing::rule, &Firing::head, &Firing::first_binding,
          &Firing::binding_count, &Firing::first_premise, &Firing::premise_count, &Firing::height);
  columns(graph.premises, &Premise::kind, &Premise::quantifier, &Premise::negated, &Premise::cut,
          &Premise::literal, &Premise::node, &Premise::first_member, &Premise::member_count,
          &Premise::first_value, &Premise::value_count, &Premise::threshold);
  archive.items(graph.members);
  archive.items(graph.values);
  archive.items(graph.roots);
}

/// Whether [first, first + count) lies within an array of `size`.
bool lies_within(std::uint64_t first, std::uint64_t count, std::size_t size) {
  return first + count <= size;
}

/// Whether every number of a graph that was read refers to something.
class Soundness {
 public:
  Soundness(const Graph& graph, const rules::Program& program, std::size_t symbols)
      : graph_{graph}, program_{program}, symbols_{symbols} {}

  [[nodiscard]] bool holds() const {
    const auto is_node = [&](derivation::NodeId id) { return has_node(id); };
    return std::ranges::all_of(graph_.nodes, [&](const auto& node) { return is_sound(node); }) &&
           std::ranges::all_of(graph_.firings, [&](const auto& one) { return is_sound(one); }) &&
           std::ranges::all_of(graph_.premises, [&](const auto& one) { return is_sound(one); }) &&
           std::ranges::all_of(graph_.members, is_node) &&
           std::ranges::all_of(graph_.roots, is_node);
  }

 private:
  [[nodiscard]] bool has_node(derivation::NodeId id) const {
    return derivation::index_of(id) < graph_.nodes.size();
  }

  [[nodiscard]] bool is_sound(const derivation::Node& node) const {
    if (static_cast<std::size_t>(node.relation) >= program_.relations.size()) return false;
    const auto& attributes = program_.relation(node.relation).attributes;
    if (node.arity != attributes.size() || node.kind > derivation::NodeKind::kAbsent ||
        !lies_within(node.first_value, node.arity, graph_.values.size()) ||
        !lies_within(node.first_firing, node.firing_count, graph_.firings.size())) {
      return false;
    }
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      const bool is_symbol = attributes[i].type == model::ValueType::kSymbol;
      if (is_symbol && graph_.values[node.first_value + i].bits() >= symbols_) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_sound(const derivation::Firing& firing) const {
    return static_cast<std::size_t>(firing.rule) < program_.rules.size() && has_node(firing.head) &&
           lies_within(firing.first_binding, firing.binding_count, graph_.values.size()) &&
           lies_within(firing.first_premise, firing.premise_count, graph_.premises.size());
  }

  [[nodiscard]] bool is_sound(const derivation::Premise& premise) const {
    return premise.kind <= derivation::PremiseKind::kQuantified &&
           premise.quantifier <= rules::Quantifier::kMean && has_node(premise.node) &&
           lies_within(premise.first_member, premise.member_count, graph_.members.size()) &&
           lies_within(premise.first_value, premise.value_count, graph_.values.size());
  }

  const Graph& graph_;
  const rules::Program& program_;
  std::size_t symbols_;
};

void write_table(FlatWriter& writer, const evaluation::Table& table) {
  writer.array(table.size(), [&](std::size_t row) { return std::uint64_t{table.height(row)}; });
  for (std::size_t column = 0; column < table.arity(); ++column) {
    writer.array(table.size(), [&](std::size_t row) { return table.at(row, column).bits(); });
  }
}

void read_table(FlatReader& reader, const rules::Relation& relation, std::size_t symbols,
                evaluation::Table& table) {
  std::vector<std::uint32_t> heights;
  reader.items(heights);
  const auto arity = table.arity();
  std::vector<Value> tuples(heights.size() * arity);
  for (std::size_t column = 0; column < arity; ++column) {
    const bool is_symbol = relation.attributes[column].type == model::ValueType::kSymbol;
    reader.array([&](std::size_t count) { reader.require(count == heights.size()); },
                 [&](std::size_t row, std::uint64_t word) {
                   tuples[row * arity + column] = Value::from_bits(word);
                   return !is_symbol || word < symbols;
                 });
  }
  for (std::size_t row = 0; row < heights.size() && reader.ok(); ++row) {
    const auto inserted = table.insert({tuples.data() + row * arity, arity}, heights[row]);
    reader.require(inserted.outcome == evaluation::Table::Outcome::kNew);
  }
}

void read_symbols(FlatReader& reader, model::SymbolTable& symbols) {
  const auto count = reader.number();
  for (std::uint64_t i = 0; i < count && reader.ok(); ++i) {
    reader.require(to_word(symbols.intern(reader.text())) == i);
  }
}

void read_graph(FlatReader& reader, const rules::Program& program, std::size_t symbols,
                Graph& graph) {
  graph.algebra = program.algebra;
  graph.cut = reader.number() != 0;
  arrays_of(reader, graph);
  reader.require(reader.done() && Soundness{graph, program, symbols}.holds());
  if (!reader.ok()) return;
  graph.index_nodes();
  graph.finish();
}

}  // namespace

std::string kept_reading_name(int period) {
  return "reading/" + std::to_string(period);
}

std::string encode_reading(const Reading& reading) {
  FlatWriter writer;
  writer.number(kLayout);
  writer.word(engine_digest());
  writer.word(signature_of(reading.program));
  writer.number(std::bit_cast<std::uint32_t>(reading.period));
  writer.texts(reading.cases);
  writer.number(reading.symbols.size());
  for (std::uint32_t i = 0; i < reading.symbols.size(); ++i)
    writer.text(reading.symbols.text(model::SymbolId{i}));
  for (std::uint32_t i = 0; i < reading.program.relations.size(); ++i)
    write_table(writer, reading.database.table(rules::RelationId{i}));
  writer.number(reading.graph.cut ? 1 : 0);
  arrays_of(writer, reading.graph);
  return writer.take();
}

std::unique_ptr<Reading> try_decode_reading(std::string_view bytes, rules::Program& program) {
  FlatReader reader{bytes};
  if (reader.number() != kLayout || reader.word() != engine_digest() ||
      reader.word() != signature_of(program)) {
    return nullptr;
  }
  auto reading = std::make_unique<Reading>();
  reading->period = std::bit_cast<std::int32_t>(static_cast<std::uint32_t>(reader.number()));
  reading->cases = reader.texts();
  read_symbols(reader, reading->symbols);
  const auto symbols = reading->symbols.size();
  reading->database = evaluation::Database{program};
  for (std::uint32_t i = 0; i < program.relations.size() && reader.ok(); ++i) {
    read_table(reader, program.relations[i], symbols,
               reading->database.table(rules::RelationId{i}));
  }
  if (reader.ok()) read_graph(reader, program, symbols, reading->graph);
  if (!reader.ok()) return nullptr;
  reading->program = std::move(program);
  return reading;
}

}  // namespace yinguo::session
