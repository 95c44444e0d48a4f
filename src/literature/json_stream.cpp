#include "literature/json_stream.hpp"

#include "base/quoting.hpp"

namespace yinguo::literature {

JsonStream& JsonStream::key(std::string_view name) {
  next();
  out_ << base::json_string(name) << ": ";
  is_after_key_ = true;
  return *this;
}

JsonStream& JsonStream::string(std::string_view text) {
  next();
  out_ << base::json_string(text);
  return *this;
}

JsonStream& JsonStream::number(std::int64_t value) {
  next();
  out_ << std::to_string(value);
  return *this;
}

JsonStream& JsonStream::boolean(bool value) {
  next();
  out_ << (value ? "true" : "false");
  return *this;
}

JsonStream& JsonStream::begin(char bracket) {
  next();
  out_ << std::string_view{&bracket, 1};
  has_elements_.push_back(false);
  return *this;
}

JsonStream& JsonStream::end(char bracket) {
  const bool on_own_line = has_elements_.back() && has_elements_.size() <= line_depth_;
  has_elements_.pop_back();
  if (on_own_line) indent();
  out_ << std::string_view{&bracket, 1};
  return *this;
}

/// What stands between the element before and the one that comes.
void JsonStream::next() {
  if (is_after_key_) {
    is_after_key_ = false;
    return;
  }
  if (has_elements_.empty()) return;
  const bool own_line = has_elements_.size() <= line_depth_;
  if (has_elements_.back()) out_ << (own_line ? "," : ", ");
  has_elements_.back() = true;
  if (own_line) indent();
}

void JsonStream::indent() {
  out_ << "\n" << std::string(2 * has_elements_.size(), ' ');
}

}  // namespace yinguo::literature
