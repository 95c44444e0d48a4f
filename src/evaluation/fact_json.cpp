#include "evaluation/fact_json.hpp"

#include <cmath>
#include <ostream>
#include <utility>
#include <vector>

#include "base/json_text.hpp"
#include "base/quoting.hpp"

#include "evaluation/errors.hpp"
#include "evaluation/functors.hpp"
#include "evaluation/record_text.hpp"

namespace yinguo::evaluation {
namespace {

using base::json_string;
using base::JsonText;
using base::JsonToken;
using Kind = JsonToken::Kind;
using model::Value;
using model::ValueType;

std::string shown(const JsonToken& token) {
  switch (token.kind) {
    case Kind::kString:
      return "a text";
    case Kind::kEnd:
      return "the end of the file";
    case Kind::kInvalid:
      return "what is no JSON";
    default:
      return "`" + token.text + "`";
  }
}

/// Reads rows one by one; of the text only what the current token needs is kept.
class Reader {
 public:
  Reader(const rules::Relation& relation, const base::SourceMap& sources, base::SourceId source,
         model::SymbolTable& symbols, base::Diagnostics& diagnostics)
      : relation_{relation},
        text_{sources.at(source).text()},
        source_{source},
        symbols_{symbols},
        diagnostics_{diagnostics} {
    step();
  }

  void run(FactVisitor visit) {
    if (!take('[')) return;
    if (!token_.is(']')) {
      do {
        if (!row(visit)) return;
      } while (next_is_comma());
    }
    if (take(']') && token_.kind != Kind::kEnd)
      report("expected the end of the file, found " + shown(token_));
  }

 private:
  void step() { token_ = text_.next(); }

  bool next_is_comma() {
    if (!token_.is(',')) return false;
    step();
    return true;
  }

  /// Steps over `punctuation`, or says that it is missing.
  bool take(char punctuation) {
    if (!token_.is(punctuation)) {
      report("expected `" + std::string(1, punctuation) + "`, found " + shown(token_));
      return false;
    }
    step();
    return true;
  }

  /// False: what follows cannot be read any more.
  bool row(FactVisitor visit) {
    const auto begin = token_;
    tuple_.assign(relation_.attributes.size(), Value{});
    given_.assign(tuple_.size(), false);
    is_fact_ = true;
    if (token_.kind == Kind::kWord && token_.text == "null" && tuple_.empty()) {
      step();
    } else if (token_.is('{')) {
      if (!object()) return false;
    } else if (!list()) {
      return false;
    }
    if (is_fact_) check_given(begin);
    if (is_fact_) visit(tuple_);
    return true;
  }

  bool list() {
    if (!take('[')) return false;
    std::size_t column = 0;
    if (!token_.is(']')) {
      do {
        if (!value(column++)) return false;
      } while (next_is_comma());
    }
    return take(']');
  }

  bool object() {
    step();
    if (!token_.is('}')) {
      do {
        if (token_.kind != Kind::kString) {
          report("expected the name of a column, found " + shown(token_));
          return false;
        }
        const auto column = column_of(token_.text);
        step();
        if (!take(':') || !value(column)) return false;
      } while (next_is_comma());
    }
    return take('}');
  }

  std::size_t column_of(const std::string& name) {
    const auto& attributes = relation_.attributes;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      if (attributes[i].name == name) return i;
    }
    report("`" + relation_.name + "` has no column `" + name + "`");
    return attributes.size();
  }

  /// Reads a value for a column; one that there is not was reported, or is one too many.
  bool value(std::size_t column) {
    if (token_.kind == Kind::kEnd || token_.kind == Kind::kInvalid ||
        (token_.kind == Kind::kPunctuation && !token_.is('[') && !token_.is('{'))) {
      report("expected a value, found " + shown(token_));
      return false;
    }
    if (column >= tuple_.size()) {
      if (is_fact_) report("there are more values than columns");
    } else if (given_[column]) {
      report("`" + relation_.attributes[column].name + "` is given twice");
    } else {
      given_[column] = true;
      set(column);
    }
    return skip();
  }

  void set(std::size_t column) {
    const auto& attribute = relation_.attributes[column];
    if (attribute.type == ValueType::kSymbol && token_.kind == Kind::kString) {
      tuple_[column] = Value::from_symbol(symbols_.intern(token_.text));
      return;
    }
    if (attribute.type == ValueType::kRecord && token_.kind == Kind::kString) {
      auto found = parse_record(token_.text, attribute, *relation_.record_types, symbols_);
      if (const auto* const problem = std::get_if<std::string>(&found)) return report(*problem);
      tuple_[column] = std::get<Value>(found);
      return;
    }
    // What JSON has no number for: inf and nan.
    const bool is_quoted_float =
        attribute.type == ValueType::kFloat && token_.kind == Kind::kString;
    const auto number = token_.kind == Kind::kNumber || is_quoted_float
                            ? parse_number(attribute.type, token_.text)
                            : std::nullopt;
    if (number && attribute.type != ValueType::kSymbol) {
      tuple_[column] = *number;
      return;
    }
    report(shown(token_) + " is not of type `" + model::name_of(attribute.type) + "`, which `" +
           attribute.name + "` has");
  }

  /// Steps over a value with all that is within it.
  bool skip() {
    std::size_t depth = 0;
    do {
      if (token_.is('[') || token_.is('{')) ++depth;
      if (token_.is(']') || token_.is('}')) --depth;
      if (token_.kind == Kind::kEnd || token_.kind == Kind::kInvalid) {
        report("expected a value, found " + shown(token_));
        return false;
      }
      step();
    } while (depth > 0);
    return true;
  }

  void check_given(const JsonToken& begin) {
    for (std::size_t i = 0; i < given_.size(); ++i) {
      if (given_[i]) continue;
      report_at(begin, "there is no value for `" + relation_.attributes[i].name + "`");
      return;
    }
  }

  void report(std::string message) { report_at(token_, std::move(message)); }

  void report_at(const JsonToken& token, std::string message) {
    is_fact_ = false;
    diagnostics_.report({.code = kBadRow,
                         .span = {source_, token.begin, token.end},
                         .message = std::move(message),
                         .labels = {},
                         .note = {},
                         .help = {}});
  }

  const rules::Relation& relation_;
  JsonText text_;
  base::SourceId source_;
  model::SymbolTable& symbols_;
  base::Diagnostics& diagnostics_;
  JsonToken token_;
  model::Tuple tuple_;
  std::vector<bool> given_;
  bool is_fact_ = true;
};

std::string json_value(const OutputRows& rows, std::span<const Value> row, std::size_t i) {
  const auto type = rows.columns()[i].type;
  const bool is_number = type != ValueType::kSymbol && type != ValueType::kRecord &&
                         (type != ValueType::kFloat || std::isfinite(row[i].as_float()));
  return is_number ? rows.text(row, i) : json_string(rows.text(row, i));
}

}  // namespace

void read_json_facts(const rules::Relation& relation, const base::SourceMap& sources,
                     base::SourceId source, model::SymbolTable& symbols, FactVisitor visit,
                     base::Diagnostics& diagnostics) {
  Reader{relation, sources, source, symbols, diagnostics}.run(visit);
}

void write_json_facts(std::ostream& out, const OutputRows& rows, bool objects) {
  const auto& columns = rows.columns();
  const char* separator = "";
  out << '[';
  rows.for_each([&](std::span<const Value> row) {
    out << std::exchange(separator, ",\n");
    if (columns.empty()) {
      out << "null\n";
      return;
    }
    out << (objects ? '{' : '[');
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) out << ", ";
      if (objects) out << json_string(columns[i].name) << ": ";
      out << json_value(rows, row, i);
    }
    out << (objects ? '}' : ']');
  });
  out << "]\n";
}

}  // namespace yinguo::evaluation
