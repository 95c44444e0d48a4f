#include "evaluation/record_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "evaluation/functors.hpp"

namespace yinguo::evaluation {
namespace {

using model::Attribute;
using model::RecordBranch;
using model::Value;
using model::ValueType;

/// A stack of open records instead of recursion: lists are as deep as they are long.
class Reader {
 public:
  Reader(std::string_view text, const model::RecordTypes& types, model::SymbolTable& symbols,
         RecordSymbols spelling)
      : text_{text}, types_{types}, symbols_{symbols}, spelling_{spelling} {}

  std::variant<Value, std::string> read(const Attribute& attribute) {
    auto value = begin(attribute);
    while (problem_.empty()) {
      if (value && levels_.empty()) {
        skip_spaces();
        if (at_ == text_.size()) return *value;
        fail("the end");
        break;
      }
      Level& level = levels_.back();
      if (value) level.fields.push_back(*value);
      if (level.fields.size() == level.branch->fields.size()) {
        value = end();
        continue;
      }
      if (!level.fields.empty() && !expect(',')) break;
      value = begin(level.branch->fields[level.fields.size()]);
    }
    return problem_;
  }

 private:
  struct Level {
    const RecordBranch* branch = nullptr;
    char closing = ')';
    std::vector<Value> fields{};
  };

  /// A value that is complete, or nothing: a record was opened, or there is a problem.
  std::optional<Value> begin(const Attribute& attribute) {
    skip_spaces();
    if (attribute.type != ValueType::kRecord) return plain(attribute);
    const auto& type = types_[static_cast<std::size_t>(attribute.record)];
    if (type.is_variant) return branch(type);
    if (accept("nil")) return Value::from_record(model::kNil);
    if (expect('[', "`[` or `nil`")) levels_.push_back({&type.branches.front(), ']', {}});
    return std::nullopt;
  }

  std::optional<Value> branch(const model::RecordType& type) {
    if (!expect('$', "`$` and a branch of " + type.name)) return std::nullopt;
    const auto name = text_.substr(at_, text_.find_first_of("(,)] \t", at_) - at_);
    const auto found = std::ranges::find(type.branches, name, &RecordBranch::name);
    if (found == type.branches.end()) {
      problem_ = type.name + " has no branch " + shown(name);
      return std::nullopt;
    }
    at_ += name.size();
    if (found->fields.empty()) {
      accept("()");
      return intern({&*found, ')', {}});
    }
    if (expect('(')) levels_.push_back({&*found, ')', {}});
    return std::nullopt;
  }

  std::optional<Value> plain(const Attribute& attribute) {
    const bool may_be_quoted =
        attribute.type == ValueType::kSymbol && spelling_ == RecordSymbols::kQuoted;
    if (may_be_quoted && accept("\"")) return quoted();
    const char closing = levels_.back().closing;
    const std::array stops{',', closing};
    const std::string_view any{stops.data(), stops.size()};
    auto text = text_.substr(at_, text_.find_first_of(any, at_) - at_);
    at_ += text.size();
    if (attribute.type == ValueType::kSymbol) {
      return Value::from_symbol(symbols_.intern(text));
    }
    text = text.substr(0, text.find_last_not_of(" \t") + 1);
    auto value = parse_number(attribute.type, text);
    if (!value) {
      problem_ = shown(text) + " is not of type `" + model::name_of(attribute.type) + "`, which `" +
                 attribute.name + "` has";
    }
    return value;
  }

  /// The rest of a symbol after its opening quote.
  std::optional<Value> quoted() {
    constexpr std::string_view kEscapes = "abfnrtv";
    constexpr std::string_view kValues = "\a\b\f\n\r\t\v";
    std::string symbol;
    for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        const auto which = kEscapes.find(text_[++at_]);
        symbol += which == std::string_view::npos ? text_[at_] : kValues[which];
      } else {
        symbol += text_[at_];
      }
    }
    if (!expect('"', "the closing quote")) return std::nullopt;
    return Value::from_symbol(symbols_.intern(symbol));
  }

  std::optional<Value> end() {
    if (!expect(levels_.back().closing)) return std::nullopt;
    const auto value = intern(levels_.back());
    levels_.pop_back();
    return value;
  }

  Value intern(const Level& level) {
    model::RecordShape shape{level.branch->name, {}};
    for (const auto& field : level.branch->fields)
      shape.fields.push_back(field.type);
    auto& records = symbols_.records();
    return Value::from_record(records.intern(records.shape(shape), level.fields));
  }

  void skip_spaces() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t'))
      ++at_;
  }

  bool accept(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  bool expect(char wanted, const std::string& name = {}) {
    skip_spaces();
    if (at_ < text_.size() && text_[at_] == wanted) {
      ++at_;
      return true;
    }
    fail(name.empty() ? "`" + std::string(1, wanted) + "`" : name);
    return false;
  }

  void fail(const std::string& wanted) {
    constexpr std::size_t kShown = 20;  // bytes of the text that a message repeats
    const auto rest = text_.substr(at_, kShown);
    problem_ = "expected " + wanted + ", found " +
               (rest.empty() ? "the end" : "`" + std::string{rest} + "`");
  }

  std::string_view text_;
  const model::RecordTypes& types_;
  model::SymbolTable& symbols_;
  RecordSymbols spelling_;
  std::size_t at_ = 0;
  std::vector<Level> levels_;
  std::string problem_;
};

}  // namespace

std::string shown(std::string_view text) {
  constexpr std::size_t kShown = 60;  // bytes
  if (text.size() <= kShown) return "`" + std::string{text} + "`";
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end;  // not within a character
  return "`" + std::string{text.substr(0, end)} + "…`";
}

std::variant<Value, std::string> parse_record(std::string_view text, const Attribute& attribute,
                                              const model::RecordTypes& types,
                                              model::SymbolTable& symbols, RecordSymbols spelling) {
  return Reader{text, types, symbols, spelling}.read(attribute);
}

}  // namespace yinguo::evaluation
