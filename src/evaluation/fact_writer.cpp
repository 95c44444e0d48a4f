#include <ostream>
#include <sstream>

#include "base/whole_file.hpp"

#include "evaluation/errors.hpp"
#include "evaluation/fact_files.hpp"
#include "evaluation/fact_format.hpp"
#include "evaluation/fact_json.hpp"
#include "evaluation/fact_sqlite.hpp"
#include "evaluation/gzip.hpp"
#include "evaluation/output_rows.hpp"

namespace yinguo::evaluation {
namespace {

using rules::IoDirective;
using rules::Relation;
using rules::RelationId;

/// `text` as a value of RFC 4180.
std::string in_quotes(const std::string& text) {
  std::string out = "\"";
  for (const char c : text)
    out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

/// One value of a row; in RFC 4180 symbols and records stand in quotes, the symbols of a record
/// in quotes of their own.
std::string field(const OutputRows& rows, std::span<const model::Value> row, std::size_t i,
                  const FactFormat& format) {
  const auto type = rows.columns()[i].type;
  if (!format.rfc4180) return rows.text(row, i);
  if (type == model::ValueType::kSymbol) return in_quotes(rows.text(row, i));
  if (type != model::ValueType::kRecord) return rows.text(row, i);
  return in_quotes(rows.quoted_text(row, i));
}

/// A fact a line.
void write_lines(std::ostream& out, const OutputRows& rows, const FactFormat& format) {
  rows.for_each([&](std::span<const model::Value> row) {
    if (row.empty()) out << "()";
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out << format.delimiter;
      out << field(rows, row, i, format);
    }
    out << '\n';
  });
}

void write_header(std::ostream& out, const OutputRows& rows, const IoDirective& directive,
                  const FactFormat& format) {
  if (const auto names = parameter(directive, "attributeNames")) {
    out << *names << '\n';
    return;
  }
  const char* separator = "";
  for (const auto& column : rows.columns()) {
    out << separator << column.name;
    separator = format.delimiter.c_str();
  }
  out << '\n';
}

/// `result`, with the place of the directive where it is an error.
base::Result<void> at(const IoDirective& directive, base::Result<void> result) {
  if (result) return result;
  auto error = result.error();
  error.span = directive.span;
  return error;
}

/// Carries out output directives, one at a time.
class Writer {
 public:
  Writer(const std::string& folder, std::ostream& standard_output)
      : folder_{folder}, standard_output_{standard_output} {}

  base::Result<void> write(const Relation& relation, const IoDirective& directive,
                           const OutputRows& rows, std::size_t size) {
    const bool counts = directive.kind == IoDirective::Kind::kPrintSize;
    const bool goes_out = folder_ == "-";
    const auto io = counts     ? "stdoutprintsize"
                    : goes_out ? "stdout"
                               : parameter(directive, "IO").value_or("file");
    if (io == "stdoutprintsize") {
      standard_output_ << name_of(relation, directive) << '\t' << size << '\n';
      return {};
    }
    auto format = format_of(relation, directive);
    if (!format) return format.error();
    format->headers = format->headers || goes_out;
    if (io == "stdout" || io == "json") {
      if (io == "stdout") {
        write_frame(relation, directive, rows, *format);
      } else {
        write_json_facts(standard_output_, rows, format->objects);
      }
      return at(directive, rows.whole());
    }
    if (io == "sqlite") return write_database(relation, directive, rows);
    if (io != "file" && io != "jsonfile") {
      return base::Error{kBadFormat, "`" + relation.name + "` writes `" + std::string{io} + "`",
                         "IO is file, stdout, json, jsonfile, sqlite or stdoutprintsize",
                         directive.span};
    }
    return write_file(relation, directive, rows, *format, io == "jsonfile");
  }

 private:
  void write_frame(const Relation& relation, const IoDirective& directive, const OutputRows& rows,
                   const FactFormat& format) {
    standard_output_ << "---------------\n" << name_of(relation, directive) << '\n';
    if (format.headers) write_header(standard_output_, rows, directive, format);
    standard_output_ << "===============\n";
    write_lines(standard_output_, rows, format);
    standard_output_ << "===============\n";
  }

  base::Result<void> write_file(const Relation& relation, const IoDirective& directive,
                                const OutputRows& rows, const FactFormat& format, bool is_json) {
    const std::string extension = is_json ? ".json" : format.compress ? ".csv.gz" : ".csv";
    const auto path = path_of(relation, directive, folder_, extension);
    base::WholeFile file{path};
    std::ostringstream packed;
    std::ostream& out = format.compress ? static_cast<std::ostream&>(packed) : file.stream();
    if (is_json) {
      write_json_facts(out, rows, format.objects);
    } else {
      if (format.headers) write_header(out, rows, directive, format);
      write_lines(out, rows, format);
    }
    if (format.compress) file.stream() << gzip(packed.str());
    if (auto whole = rows.whole(); !whole) return at(directive, whole);
    if (file.finish()) return {};
    return base::Error{kNoFile, "cannot write `" + path + "`",
                       "is the folder there, and is there space?", directive.span};
  }

  base::Result<void> write_database(const Relation& relation, const IoDirective& directive,
                                    const OutputRows& rows) {
    if (rows.columns().empty()) {
      return base::Error{kBadFormat,
                         "`" + relation.name + "` has no columns, and a table needs one",
                         "write it to a file", directive.span};
    }
    return at(directive, write_sqlite_facts(path_of(relation, directive, folder_, ".sqlite"),
                                            name_of(relation, directive), rows));
  }

  const std::string& folder_;
  std::ostream& standard_output_;
};

}  // namespace

base::Result<void> write_outputs(const rules::Program& program, const model::SymbolTable& symbols,
                                 const Database& database, const std::string& folder,
                                 std::ostream& standard_output, const DegreeOf& degrees) {
  Writer writer{folder, standard_output};
  for (std::uint32_t i = 0; i < program.relations.size(); ++i) {
    const RelationId id{i};
    const OutputRows rows{program, symbols, database, id, degrees};
    for (const IoDirective& directive : program.relation(id).io) {
      if (directive.kind == IoDirective::Kind::kInput) continue;
      auto written = writer.write(program.relation(id), directive, rows, database.table(id).size());
      if (!written) return written;
    }
  }
  return {};
}

}  // namespace yinguo::evaluation
