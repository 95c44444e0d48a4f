#include "literature/json_value.hpp"

namespace yinguo::literature {

using base::JsonToken;

const JsonValue* JsonValue::find(std::string_view name) const {
  for (const auto& [known, value] : members) {
    if (known == name) return &value;
  }
  return nullptr;
}

std::string_view JsonValue::text_of(std::string_view name) const {
  const auto* value = find(name);
  return value != nullptr && value->is_scalar() ? std::string_view{value->text}
                                                : std::string_view{};
}

bool JsonValues::take(char punctuation) {
  if (!token_.is(punctuation)) return false;
  advance();
  return true;
}

void JsonValues::fail(std::string_view expected) {
  if (failure_) return;
  const auto found = token_.kind == JsonToken::Kind::kEnd       ? "the end of the file"
                     : token_.kind == JsonToken::Kind::kInvalid ? "what is no JSON"
                                                                : "something else";
  failure_ = {false, "expected " + std::string{expected} + ", found " + found, token_.begin,
              token_.end};
}

void JsonValues::fail_limit(std::string message) {
  failure_ = {true, std::move(message), token_.begin, token_.end};
}

std::optional<std::string> JsonValues::next_name() {
  if (token_.kind != JsonToken::Kind::kString) {
    fail("a name in quotation marks");
    return std::nullopt;
  }
  std::string name = std::move(token_.text);
  advance();
  if (take(':')) return name;
  fail("`:`");
  return std::nullopt;
}

/// Puts the value that begins at the token on the stack; an array or object is still open.
bool JsonValues::begin_value(std::vector<JsonValue>& open, std::vector<std::string>& names) {
  if (!open.empty() && open.back().kind == JsonValue::Kind::kObject) {
    auto name = next_name();
    if (!name) return false;
    names.back() = std::move(*name);
  }
  JsonValue value;
  value.begin = token_.begin;
  value.end = token_.end;
  switch (token_.kind) {
    case JsonToken::Kind::kString:
      value.kind = JsonValue::Kind::kText;
      break;
    case JsonToken::Kind::kNumber:
      value.kind = JsonValue::Kind::kNumber;
      break;
    case JsonToken::Kind::kWord:
      value.kind = JsonValue::Kind::kWord;
      break;
    default:
      if (!token_.is('[') && !token_.is('{')) {
        fail("a value");
        return false;
      }
      value.kind = token_.is('[') ? JsonValue::Kind::kArray : JsonValue::Kind::kObject;
  }
  if (open.size() == max_depth_) {
    fail_limit("values are nested more than " + std::to_string(max_depth_) + " deep");
    return false;
  }
  value.text = std::move(token_.text);
  open.push_back(std::move(value));
  names.emplace_back();
  advance();
  return true;
}

/// Takes what is complete from the stack into what it stands in, as far as the next value.
JsonValues::Progress JsonValues::end_values(std::vector<JsonValue>& open,
                                            std::vector<std::string>& names) {
  for (bool is_new = true;; is_new = false) {  // nothing stands in a new array or object yet
    auto& value = open.back();
    const bool is_array = value.kind == JsonValue::Kind::kArray;
    if (is_array || value.kind == JsonValue::Kind::kObject) {
      const auto end = token_.end;
      if (!take(is_array ? ']' : '}')) {
        if (is_new || take(',')) return Progress::kOpen;
        fail(is_array ? "`,` or `]`" : "`,` or `}`");
        return Progress::kFailed;
      }
      value.end = end;
    }
    if (open.size() == 1) return Progress::kWhole;
    auto inner = std::move(value);
    open.pop_back();
    names.pop_back();
    open.back().members.emplace_back(std::move(names.back()), std::move(inner));
  }
}

std::optional<JsonValue> JsonValues::next() {
  std::vector<JsonValue> open;
  std::vector<std::string> names;  // of the member that is being read, by level
  for (std::size_t count = 0; count < kMaxValues; ++count) {
    if (!begin_value(open, names)) return std::nullopt;
    const auto progress = end_values(open, names);
    if (progress == Progress::kFailed) return std::nullopt;
    if (progress == Progress::kWhole) return std::move(open.front());
  }
  fail_limit("one value has more than " + std::to_string(kMaxValues) + " values in it");
  return std::nullopt;
}

}  // namespace yinguo::literature
