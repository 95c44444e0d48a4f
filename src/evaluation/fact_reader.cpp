#include <utility>

#include "evaluation/errors.hpp"
#include "evaluation/fact_files.hpp"
#include "evaluation/fact_format.hpp"
#include "evaluation/functors.hpp"
#include "evaluation/record_text.hpp"

namespace yinguo::evaluation {
namespace {

using model::Value;
using model::ValueType;

/// One value of a row, as text, and where it stands.
struct Field {
  std::string text{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class Reader {
 public:
  Reader(const rules::Relation& relation, const FactFormat& format, const FactText& text,
         model::SymbolTable& symbols, base::Diagnostics& diagnostics)
      : relation_{relation},
        format_{format},
        text_{text.sources.at(text.source).text()},
        source_{text.source},
        symbols_{symbols},
        diagnostics_{diagnostics} {}

  void run(FactVisitor visit) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    std::size_t at = text_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    bool is_header = format_.headers;
    while (at < text_.size()) {
      const std::size_t line_end = row_end(at);
      const bool has_return = line_end > at && text_[line_end - 1] == '\r';
      if (!is_header) read_row(at, has_return ? line_end - 1 : line_end, visit);
      is_header = false;
      at = line_end + 1;
    }
  }

 private:
  /// The end of the row: of its line, but with RFC 4180 a line break within quotes is the value's.
  [[nodiscard]] std::size_t row_end(std::size_t begin) {
    const std::size_t line_end = std::min(text_.find('\n', begin), text_.size());
    if (!format_.rfc4180 || has_open_quote_) return line_end;
    std::size_t end = line_end;
    for (std::size_t at = begin;;) {
      if (at < end && text_[at] == '"') {
        at = closing_quote(at);
        has_open_quote_ = at == std::string_view::npos;
        if (has_open_quote_) return line_end;  // read_quoted() reports it
        if (at > end) end = std::min(text_.find('\n', at), text_.size());
      }
      at = text_.substr(0, end).find(format_.delimiter, at);
      if (at == std::string_view::npos) return end;
      at += format_.delimiter.size();
    }
  }

  [[nodiscard]] std::size_t closing_quote(std::size_t open) const {
    std::size_t at = text_.find('"', open + 1);
    while (at != std::string_view::npos && text_.substr(at + 1).starts_with('"'))
      at = text_.find('"', at + 2);
    return at;
  }

  void read_row(std::size_t begin, std::size_t end, FactVisitor visit) {
    row_ = {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (relation_.attributes.empty()) {
      visit({});
      return;
    }
    if (!split(begin, end)) return;
    const std::size_t wanted = relation_.attributes.size();
    if (format_.columns.empty() && fields_.size() < wanted) {
      report(row_, "expected " + values(wanted) + ", found " + std::to_string(fields_.size()));
      return;
    }
    if (format_.columns.empty() && fields_.size() > wanted) warn_of_more(wanted);
    tuple_.clear();
    for (std::size_t i = 0; i < wanted; ++i) {
      const std::size_t column = format_.columns.empty() ? i : format_.columns[i];
      if (column >= fields_.size()) {
        report(row_, "there is no column " + std::to_string(column));
        return;
      }
      if (!read_field(fields_[column], relation_.attributes[i])) return;
    }
    visit(tuple_);
  }

  static std::string values(std::size_t number) {
    return std::to_string(number) + (number == 1 ? " value" : " values");
  }

  /// Says once in a file that only the first columns are read, as Soufflé does.
  void warn_of_more(std::size_t wanted) {
    if (std::exchange(warned_, true)) return;
    diagnostics_.report({.code = kMoreValues,
                         .severity = base::Severity::kWarning,
                         .span = row_,
                         .message = "expected " + values(wanted) + ", found " +
                                    std::to_string(fields_.size()) + ": the first are read",
                         .labels = {},
                         .note = {},
                         .help = "name the columns to be read, as in `columns=\"0:2\"`"});
  }

  bool read_field(const Field& field, const model::Attribute& attribute) {
    if (attribute.type == ValueType::kSymbol) {
      tuple_.push_back(Value::from_symbol(symbols_.intern(field.text)));
      return true;
    }
    if (attribute.type == ValueType::kRecord) return read_record(field, attribute);
    const auto value = parse_number(attribute.type, field.text);
    if (!value) {
      report({source_, field.begin, field.end}, shown(field.text) + " is not of type `" +
                                                    model::name_of(attribute.type) + "`, which `" +
                                                    attribute.name + "` has");
      return false;
    }
    tuple_.push_back(*value);
    return true;
  }

  bool read_record(const Field& field, const model::Attribute& attribute) {
    const auto spelling = format_.rfc4180 ? RecordSymbols::kQuoted : RecordSymbols::kPlain;
    auto found = parse_record(field.text, attribute, *relation_.record_types, symbols_, spelling);
    if (const auto* const problem = std::get_if<std::string>(&found)) {
      report({source_, field.begin, field.end}, *problem);
      return false;
    }
    tuple_.push_back(std::get<Value>(found));
    return true;
  }

  /// The end of a record's text: a delimiter within brackets is the record's.
  [[nodiscard]] std::size_t record_end(std::size_t begin, std::size_t end) const {
    std::size_t depth = 0;
    for (std::size_t at = begin; at < end; ++at) {
      if (depth == 0 && text_.substr(at).starts_with(format_.delimiter)) return at;
      if (text_[at] == '[' || text_[at] == '(') ++depth;
      if ((text_[at] == ']' || text_[at] == ')') && depth > 0) --depth;
    }
    return end;
  }

  [[nodiscard]] bool is_record_next() const {
    return format_.columns.empty() && fields_.size() < relation_.attributes.size() &&
           relation_.attributes[fields_.size()].type == ValueType::kRecord;
  }

  bool split(std::size_t begin, std::size_t end) {
    fields_.clear();
    std::size_t at = begin;
    while (true) {
      const bool is_quoted = format_.rfc4180 && at < end && text_[at] == '"';
      const std::size_t stop = is_quoted ? read_quoted(at, end) : read_plain(at, end);
      if (stop == std::string_view::npos) return false;
      if (stop == end) return true;
      if (text_.substr(stop, format_.delimiter.size()) != format_.delimiter) {
        report({source_, static_cast<std::uint32_t>(stop), static_cast<std::uint32_t>(stop + 1)},
               "expected the delimiter after a quoted value");
        return false;
      }
      at = stop + format_.delimiter.size();
    }
  }

  std::size_t read_plain(std::size_t begin, std::size_t end) {
    const std::size_t found = text_.substr(begin, end - begin).find(format_.delimiter);
    std::size_t stop = found == std::string_view::npos ? end : begin + found;
    if (is_record_next()) {
      stop = record_end(begin, end);
    } else if (const auto quote = text_.substr(0, stop).find('"', begin);
               format_.rfc4180 && quote != std::string_view::npos) {
      report({source_, static_cast<std::uint32_t>(quote), static_cast<std::uint32_t>(quote + 1)},
             "a quote in a value that is not in quotes");
      return std::string_view::npos;
    }
    fields_.push_back({std::string{text_.substr(begin, stop - begin)},
                       static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(stop)});
    return stop;
  }

  /// npos: the quote is not closed.
  std::size_t read_quoted(std::size_t begin, std::size_t end) {
    Field field{.begin = static_cast<std::uint32_t>(begin)};
    for (std::size_t at = begin + 1; at < end; ++at) {
      if (text_[at] != '"') {
        field.text += text_[at];
      } else if (at + 1 < end && text_[at + 1] == '"') {
        field.text += text_[at++];
      } else {
        field.end = static_cast<std::uint32_t>(at + 1);
        fields_.push_back(std::move(field));
        return at + 1;
      }
    }
    report({source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
           "a quoted value is not closed");
    return std::string_view::npos;
  }

  void report(base::Span span, std::string message) {
    diagnostics_.report({.code = kBadRow,
                         .span = span,
                         .message = std::move(message),
                         .labels = {},
                         .note = {},
                         .help = {}});
  }

  const rules::Relation& relation_;
  const FactFormat& format_;
  std::string_view text_;
  base::SourceId source_;
  model::SymbolTable& symbols_;
  base::Diagnostics& diagnostics_;
  base::Span row_;
  std::vector<Field> fields_;
  model::Tuple tuple_;
  bool warned_ = false;
  bool has_open_quote_ = false;  ///< a quote that nothing closes: from there a row is a line
};

}  // namespace

void read_facts(const rules::Relation& relation, const FactFormat& format, const FactText& text,
                model::SymbolTable& symbols, FactVisitor visit, base::Diagnostics& diagnostics) {
  Reader{relation, format, text, symbols, diagnostics}.run(visit);
}

}  // namespace yinguo::evaluation
