#include "session/fact_record.hpp"

#include <algorithm>

namespace yinguo::session {
namespace {

using Extent = evaluation::DenseKeys::Extent;
using model::RecordId;
using model::Value;
using model::ValueType;

/// Whether `word` is a value of `type`; records must be below `records`.
bool is_sound(std::uint64_t word, ValueType type, const model::SymbolTable& symbols,
              std::uint64_t records) {
  if (type == ValueType::kSymbol) return word < symbols.size();
  return type != ValueType::kRecord || word < records;
}

std::vector<model::RecordShape> read_shapes(FlatReader& reader) {
  std::vector<model::RecordShape> shapes;
  for (auto left = reader.number(); left > 0 && reader.ok(); --left) {
    model::RecordShape shape{.branch = std::string{reader.text()}, .fields = {}};
    reader.items(shape.fields);
    reader.require(std::ranges::all_of(shape.fields,
                                       [](ValueType type) { return type <= ValueType::kRecord; }));
    shapes.push_back(std::move(shape));
  }
  return shapes;
}

}  // namespace

std::string encode_shape(const evaluation::TableImage& image) {
  FlatWriter writer;
  writer.number(image.rows);
  writer.number(image.greatest_height);
  writer.items(image.widths);
  writer.column(image.box, &Extent::low);
  writer.column(image.box, &Extent::high);
  writer.items(image.taken);
  return writer.take();
}

evaluation::TableImage read_shape(FlatReader& reader) {
  evaluation::TableImage image;
  image.rows = reader.number();
  const auto height = reader.number();
  reader.require(height <= UINT32_MAX);
  image.greatest_height = static_cast<std::uint32_t>(height);
  reader.items(image.widths);
  reader.column(image.box, &Extent::low);
  reader.column(image.box, &Extent::high);
  reader.items(image.taken);
  return image;
}

bool is_sound(const evaluation::Table& table, const rules::Relation& relation,
              const model::SymbolTable& symbols) {
  const std::uint64_t records = symbols.records().size() + 1;
  for (std::size_t column = 0; column < table.arity(); ++column) {
    const ValueType type = relation.attributes[column].type;
    if (type != ValueType::kSymbol && type != ValueType::kRecord) continue;
    const auto greatest = table.greatest(column);
    if (!table.empty() && !is_sound(greatest, type, symbols, records)) return false;
  }
  return true;
}

void write_symbols(FlatWriter& writer, const model::SymbolTable& symbols) {
  writer.number(symbols.size());
  for (std::uint32_t i = 0; i < symbols.size(); ++i)
    writer.text(symbols.text(model::SymbolId{i}));
}

void read_symbols(FlatReader& reader, model::SymbolTable& symbols) {
  const auto count = reader.number();
  for (std::uint64_t i = 0; i < count && reader.ok(); ++i)
    reader.require(to_word(symbols.intern(reader.text())) == i);
}

void write_records(FlatWriter& writer, const model::RecordTable& records) {
  std::vector<model::RecordShape> shapes;
  std::vector<std::uint64_t> shape_of;
  std::vector<Value> values;
  for (std::uint64_t i = 1; i <= records.size(); ++i) {
    const RecordId id{i};
    const auto found = std::ranges::find(shapes, records.shape_of(id));
    shape_of.push_back(static_cast<std::uint64_t>(found - shapes.begin()));
    if (found == shapes.end()) shapes.push_back(records.shape_of(id));
    const auto fields = records.fields(id);
    values.insert(values.end(), fields.begin(), fields.end());
  }
  writer.number(shapes.size());
  for (const auto& shape : shapes) {
    writer.text(shape.branch);
    writer.items(shape.fields);
  }
  writer.items(shape_of);
  writer.items(values);
}

void read_records(FlatReader& reader, model::SymbolTable& symbols) {
  const auto shapes = read_shapes(reader);
  std::vector<std::uint64_t> shape_of;
  std::vector<Value> values;
  reader.items(shape_of);
  reader.items(values);
  std::size_t next = 0;
  for (std::uint64_t i = 1; i <= shape_of.size() && reader.ok(); ++i) {
    reader.require(shape_of[i - 1] < shapes.size());
    if (!reader.ok()) return;
    const auto& shape = shapes[static_cast<std::size_t>(shape_of[i - 1])];
    reader.require(values.size() - next >= shape.fields.size());
    if (!reader.ok()) return;
    const std::span<const Value> fields{values.data() + next, shape.fields.size()};
    next += fields.size();
    for (std::size_t field = 0; field < fields.size(); ++field)
      reader.require(is_sound(fields[field].bits(), shape.fields[field], symbols, i));
    if (!reader.ok()) return;
    const auto id = symbols.records().intern(symbols.records().shape(shape), fields);
    reader.require(to_word(id) == i);
  }
  reader.require(next == values.size());
}

}  // namespace yinguo::session
