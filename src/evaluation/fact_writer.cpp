#include <fstream>
#include <ostream>

#include "evaluation/errors.hpp"
#include "evaluation/fact_files.hpp"
#include "evaluation/fact_format.hpp"
#include "rules/print.hpp"

namespace yinguo::evaluation {
namespace {

using rules::IoDirective;
using rules::RelationId;

/// `text` as a value of RFC 4180.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text)
    out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

bool writes_degrees(const rules::Relation& relation, const DegreeOf& degrees) {
  return degrees && relation.kind != rules::RelationKind::kOrdinary;
}

void write_header(std::ostream& out, const rules::Relation& relation, const std::string& delimiter,
                  bool has_degrees) {
  const char* separator = "";
  for (const auto& attribute : relation.attributes) {
    out << separator << attribute.name;
    separator = delimiter.c_str();
  }
  if (has_degrees) out << separator << "lower" << delimiter << "upper";
  out << '\n';
}

}  // namespace

void write_facts(std::ostream& out, const rules::Program& program,
                 const model::SymbolTable& symbols, const Database& database, RelationId relation,
                 const FactFormat& format, const DegreeOf& degrees) {
  const auto& attributes = program.relation(relation).attributes;
  const Table& table = database.table(relation);
  const bool has_degrees = writes_degrees(program.relation(relation), degrees);
  for (const std::uint32_t row : canonical_order(table, attributes, symbols)) {
    if (attributes.empty() && !has_degrees) out << "()";
    const auto tuple = table.row(row);
    for (std::size_t i = 0; i < tuple.size(); ++i) {
      if (i > 0) out << format.delimiter;
      const std::string text = rules::print_value(tuple[i], attributes[i].type, symbols);
      const bool has_quotes = format.rfc4180 && attributes[i].type == model::ValueType::kSymbol;
      out << (has_quotes ? quoted(text) : text);
    }
    if (has_degrees) {
      const auto degree = degrees(relation, tuple);
      const auto text = [&](double x) {
        return rules::print_value(model::Value::from_float(x), model::ValueType::kFloat, symbols);
      };
      if (!attributes.empty()) out << format.delimiter;
      out << text(degree.lower) << format.delimiter << text(degree.upper);
    }
    out << '\n';
  }
}

base::Result<void> write_outputs(const rules::Program& program, const model::SymbolTable& symbols,
                                 const Database& database, const std::string& folder,
                                 std::ostream& standard_output, const DegreeOf& degrees) {
  for (std::uint32_t i = 0; i < program.relations.size(); ++i) {
    const RelationId id{i};
    const rules::Relation& relation = program.relation(id);
    for (const IoDirective& directive : relation.io) {
      if (directive.kind == IoDirective::Kind::kPrintSize) {
        standard_output << relation.name << '\t' << database.table(id).size() << '\n';
      }
      if (directive.kind != IoDirective::Kind::kOutput) continue;
      const auto io = parameter(directive, "IO").value_or("file");
      if (io != "file" && io != "stdout") {
        return base::Error{kBadFormat, "`" + relation.name + "` writes `" + std::string{io} + "`",
                           "IO is file or stdout", directive.span};
      }
      auto format = format_of(relation, directive);
      if (!format) return format.error();
      if (io == "stdout" || folder == "-") {
        constexpr std::string_view kThin = "---------------\n";
        constexpr std::string_view kThick = "===============\n";
        standard_output << kThin << relation.name << '\n';
        if (format->headers || folder == "-")
          write_header(standard_output, relation, format->delimiter,
                       writes_degrees(relation, degrees));
        standard_output << kThick;
        write_facts(standard_output, program, symbols, database, id, *format, degrees);
        standard_output << kThick;
        continue;
      }
      const std::string path = path_of(relation, directive, folder, ".csv");
      std::ofstream file{path, std::ios::binary};
      if (format->headers)
        write_header(file, relation, format->delimiter, writes_degrees(relation, degrees));
      write_facts(file, program, symbols, database, id, *format, degrees);
      file.close();
      if (!file) {
        return base::Error{kNoFile, "cannot write `" + path + "`", "is the folder there?",
                           directive.span};
      }
    }
  }
  return {};
}

}  // namespace yinguo::evaluation
