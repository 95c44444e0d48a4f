#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "ontology/vocabulary.hpp"
#include "storage/varint.hpp"

namespace yinguo::ontology {

// Records are sequences of fields without padding: whole numbers and lengths as LEB128, signed ones
// folded by zigzag, floating point as 8 bytes little-endian, text and lists behind their length, an
// optional behind 0 or 1. What one type consists of is said once, by an overload of
// `fields(archive, value)` for writing and reading.

/// Appends fields to a record.
class RecordEncoder {
 public:
  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }

  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  void put_number(std::uint64_t number) { storage::append_varint(bytes_, number); }

  void put(std::uint8_t number) { bytes_ += static_cast<char>(number); }

  void put(bool flag) { put(static_cast<std::uint8_t>(flag ? 1 : 0)); }

  void put(std::uint32_t number) { put_number(number); }

  void put(std::int32_t number) {
    put_number((static_cast<std::uint32_t>(number) << 1U) ^
               static_cast<std::uint32_t>(number < 0 ? -1 : 0));
  }

  void put(double number) {
    auto bits = std::bit_cast<std::uint64_t>(number);
    for (int i = 0; i < 8; ++i, bits >>= 8U)
      bytes_ += static_cast<char>(bits & 0xFFU);
  }

  void put(const std::string& text) {
    put_number(text.size());
    bytes_ += text;
  }

  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }

  template <class T>
  void put(const std::vector<T>& values) {
    put_number(values.size());
    for (const auto& value : values)
      put(value);
  }

  template <class A, class B>
  void put(const std::pair<A, B>& value) {
    put(value.first);
    put(value.second);
  }

  template <class T>
  void put(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      put(static_cast<std::uint8_t>(value));
    } else {
      fields(*this, value);
    }
  }

  std::string bytes_;
};

/// Takes fields from a record. Behind the first that cannot be read every field is empty, and ok()
/// is false.
class RecordDecoder {
 public:
  explicit RecordDecoder(std::string_view bytes) : bytes_{bytes} {}

  template <class... T>
  void operator()(T&... values) {
    (take(values), ...);
  }

  [[nodiscard]] bool ok() const noexcept { return ok_; }

  /// Whether all was read and nothing is left.
  [[nodiscard]] bool done() const noexcept { return ok_ && bytes_.empty(); }

 private:
  void fail() {
    ok_ = false;
    bytes_ = {};
  }

  std::uint64_t take_number() {
    const auto number = storage::try_take_varint(bytes_);
    if (!number) fail();
    return number.value_or(0);
  }

  std::uint32_t take_number32() {
    const auto number = take_number();
    if (number > UINT32_MAX) fail();
    return ok_ ? static_cast<std::uint32_t>(number) : 0;
  }

  /// A length that the bytes left can hold, each element taking at least one.
  std::size_t take_length() {
    const auto length = take_number();
    if (length > bytes_.size()) fail();
    return ok_ ? static_cast<std::size_t>(length) : 0;
  }

  void take(std::uint8_t& number) {
    if (bytes_.empty()) return fail();
    number = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
  }

  void take(bool& flag) {
    std::uint8_t number = 0;
    take(number);
    if (number > 1) fail();
    flag = number == 1;
  }

  void take(std::uint32_t& number) { number = take_number32(); }

  void take(std::int32_t& number) {
    const auto folded = take_number32();
    number = std::bit_cast<std::int32_t>((folded >> 1U) ^ (~(folded & 1U) + 1U));
  }

  void take(double& number) {
    if (bytes_.size() < 8) return fail();
    std::uint64_t bits = 0;
    for (std::size_t i = 8; i-- > 0;)
      bits = bits << 8U | static_cast<unsigned char>(bytes_[i]);
    bytes_.remove_prefix(8);
    number = std::bit_cast<double>(bits);
  }

  void take(std::string& text) {
    const auto length = take_length();
    text = bytes_.substr(0, length);
    bytes_.remove_prefix(length);
  }

  template <class T>
  void take(std::optional<T>& value) {
    bool has_value = false;
    take(has_value);
    if (has_value) take(value.emplace());
  }

  template <class T>
  void take(std::vector<T>& values) {
    const auto length = take_length();
    for (std::size_t i = 0; i < length && ok_; ++i)
      take(values.emplace_back());
  }

  template <class A, class B>
  void take(std::pair<A, B>& value) {
    take(value.first);
    take(value.second);
  }

  template <class T>
  void take(T& value) {
    if constexpr (std::is_enum_v<T>) {
      std::uint8_t number = 0;
      take(number);
      if (number >= words_of<T>().size()) return fail();
      value = static_cast<T>(number);
    } else {
      fields(*this, value);
    }
  }

  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace yinguo::ontology
