// Values as text. A record is walked with a stack of its own: lists are records as deep as they are
// long.
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "rules/print.hpp"
#include "rules/print_quoted.hpp"
#include "syntax/printer.hpp"

namespace yinguo::rules {
namespace {

using model::Value;
using model::ValueType;

// A record may name the same part many times, and its text be far longer than what holds it.
constexpr std::size_t kMaxRecordText = std::size_t{16} << 20U;  // bytes
constexpr std::string_view kCut = "…";

template <class Number>
std::string shortest(Number number) {
  std::array<char, 64> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return {buffer.data(), result.ptr};
}

/// Notation as in C's `%g` with the 17 digits that Soufflé has: 100000, not 1e+05.
std::string shortest(double number) {
  const double size = std::abs(number);
  const bool is_plain = size == 0.0 || (size >= 1e-4 && size < 1e17);
  const auto format = is_plain ? std::chars_format::fixed : std::chars_format::scientific;
  std::array<char, 64> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format);
  return {buffer.data(), result.ptr};
}

using PrintLeaf = std::string (*)(Value, ValueType, const model::SymbolTable&);

class RecordPrinter {
 public:
  RecordPrinter(const model::SymbolTable& symbols, PrintLeaf print_leaf)
      : symbols_{symbols}, print_leaf_{print_leaf} {}

  std::string print(Value value) {
    open(value);
    while (!levels_.empty()) {
      auto& level = levels_.back();
      const auto& shape = symbols_.records().shape_of(level.record);
      if (level.next == shape.fields.size()) {
        close(shape);
        continue;
      }
      if (out_.size() > kMaxRecordText) return out_.append(kCut);
      if (level.next > 0) out_ += ", ";
      const auto field = symbols_.records().fields(level.record)[level.next];
      const auto type = shape.fields[level.next++];
      if (type == ValueType::kRecord) {
        open(field);
      } else {
        out_ += print_leaf_(field, type, symbols_);
      }
    }
    return std::move(out_);
  }

 private:
  struct Level {
    model::RecordId record;
    std::size_t next = 0;
  };

  void open(Value value) {
    if (value.as_record() == model::kNil) {
      out_ += "nil";
      return;
    }
    const auto& shape = symbols_.records().shape_of(value.as_record());
    if (shape.branch.empty()) {
      out_ += "[";
    } else {
      out_ += "$" + shape.branch + (shape.fields.empty() ? "" : "(");
    }
    levels_.push_back({value.as_record()});
  }

  void close(const model::RecordShape& shape) {
    if (shape.branch.empty()) {
      out_ += "]";
    } else if (!shape.fields.empty()) {
      out_ += ")";
    }
    levels_.pop_back();
  }

  const model::SymbolTable& symbols_;
  PrintLeaf print_leaf_;
  std::string out_;
  std::vector<Level> levels_;
};

}  // namespace

std::string print_value(Value value, ValueType type, const model::SymbolTable& symbols) {
  switch (type) {
    case ValueType::kNumber:
      return shortest(value.as_number());
    case ValueType::kUnsigned:
      return shortest(value.as_unsigned());
    case ValueType::kFloat:
      return shortest(value.as_float());
    case ValueType::kSymbol:
      return std::string{symbols.text(value.as_symbol())};
    case ValueType::kRecord:
      return RecordPrinter{symbols, print_value}.print(value);
  }
  return {};
}

bool is_cut(std::string_view text, ValueType type) {
  return type == ValueType::kRecord && text.size() > kMaxRecordText && text.ends_with(kCut);
}

std::string print_quoted(Value value, ValueType type, const model::SymbolTable& symbols) {
  if (type == ValueType::kRecord) return RecordPrinter{symbols, print_quoted}.print(value);
  const auto text = print_value(value, type, symbols);
  return type == ValueType::kSymbol ? syntax::quote(text) : text;
}

std::string print_constant(Value value, ValueType type, const model::SymbolTable& symbols) {
  if (type == ValueType::kRecord) return RecordPrinter{symbols, print_constant}.print(value);
  if (type == ValueType::kFloat) {
    // The language's floats have a point: not `1e+30` but `1.0e+30`.
    auto text = shortest(value.as_float());
    if (text.find_first_not_of("-0123456789e+") != std::string::npos) return text;
    const auto exponent = text.find('e');
    return exponent == std::string::npos ? text + ".0" : text.insert(exponent, ".0");
  }
  const auto text = print_value(value, type, symbols);
  if (type == ValueType::kSymbol) return syntax::quote(text);
  return type == ValueType::kUnsigned ? text + "u" : text;
}

}  // namespace yinguo::rules
