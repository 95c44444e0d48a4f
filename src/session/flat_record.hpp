#pragma once
// Records of arrays: an array of whole numbers is its length, the width that its greatest needs,
// and the numbers one after the other, so that reading one is a loop over fixed-width words.
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model/value.hpp"
#include "storage/varint.hpp"

namespace yinguo::session {

/// What a number, an enumerator or a value is in an array.
template <class T>
[[nodiscard]] constexpr std::uint64_t to_word(const T& item) {
  if constexpr (std::is_same_v<T, model::Value>) {
    return item.bits();
  } else {
    return static_cast<std::uint64_t>(item);
  }
}

/// False when `word` is no T.
template <class T>
[[nodiscard]] constexpr bool from_word(std::uint64_t word, T& item) {
  if constexpr (std::is_same_v<T, model::Value>) {
    item = model::Value::from_bits(word);
  } else {
    item = static_cast<T>(word);
  }
  return to_word(item) == word;
}

/// Appends to a record.
///
///     word  = number:8                                highest byte first
///     array = count width:1 (number:width){count}     width 1, 2, 4 or 8, lowest byte first
///     text  = count byte{count}
class FlatWriter {
 public:
  void number(std::uint64_t value) { storage::append_varint(bytes_, value); }

  void word(std::uint64_t value) { storage::append_u64(bytes_, value); }

  void text(std::string_view value) {
    number(value.size());
    bytes_.append(value);
  }

  void texts(const std::vector<std::string>& values) {
    number(values.size());
    for (const auto& value : values)
      text(value);
  }

  /// The words get(0) … get(count - 1).
  template <class Get>
  void array(std::size_t count, const Get& get) {
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < count; ++i)
      all |= get(i);
    const auto width = std::bit_ceil((static_cast<std::size_t>(std::bit_width(all | 1U)) + 7) / 8);
    number(count);
    bytes_ += static_cast<char>(width);
    for (std::size_t i = 0; i < count; ++i) {
      auto word = get(i);
      for (std::size_t byte = 0; byte < width; ++byte, word >>= 8U)
        bytes_ += static_cast<char>(word & 0xFFU);
    }
  }

  template <class T>
  void items(const std::vector<T>& values) {
    array(values.size(), [&](std::size_t i) { return to_word(values[i]); });
  }

  template <class Struct, class T>
  void column(const std::vector<Struct>& rows, T Struct::*member) {
    array(rows.size(), [&](std::size_t i) { return to_word(rows[i].*member); });
  }

  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Takes from a record what FlatWriter put. Behind the first thing that cannot be read nothing is,
/// and ok() is false. Never takes more memory than eight times the record.
class FlatReader {
 public:
  explicit FlatReader(std::string_view bytes) : bytes_{bytes} {}

  [[nodiscard]] bool ok() const noexcept { return ok_; }

  [[nodiscard]] bool done() const noexcept { return ok_ && bytes_.empty(); }

  void require(bool holds) { ok_ = ok_ && holds; }

  std::uint64_t number() {
    const auto value = ok_ ? storage::try_take_varint(bytes_) : std::nullopt;
    require(value.has_value());
    return value.value_or(0);
  }

  std::uint64_t word() {
    constexpr std::size_t kBytes = 8;
    require(bytes_.size() >= kBytes);
    if (!ok_) return 0;
    const auto value = storage::decode_u64(bytes_.substr(0, kBytes));
    bytes_.remove_prefix(kBytes);
    return value;
  }

  std::string_view text() {
    const auto size = number();
    require(size <= bytes_.size());
    if (!ok_) return {};
    const auto value = bytes_.substr(0, static_cast<std::size_t>(size));
    bytes_.remove_prefix(value.size());
    return value;
  }

  std::vector<std::string> texts() {
    const auto count = number();
    require(count <= bytes_.size());
    std::vector<std::string> values;
    for (std::uint64_t i = 0; i < count && ok_; ++i)
      values.emplace_back(text());
    return values;
  }

  /// An array's words go to put(i, word), which returns whether it can take them, once start(count)
  /// has been called.
  template <class Start, class Put>
  void array(const Start& start, const Put& put) {
    const auto count = number();
    require(!bytes_.empty());
    if (!ok_) return;
    const auto width = static_cast<std::size_t>(static_cast<unsigned char>(bytes_.front()));
    bytes_.remove_prefix(1);
    require((width == 1 || width == 2 || width == 4 || width == 8) &&
            count <= bytes_.size() / std::max<std::size_t>(width, 1));
    if (!ok_) return;
    start(static_cast<std::size_t>(count));
    if (width == 1) words<std::uint8_t>(count, put);
    if (width == 2) words<std::uint16_t>(count, put);
    if (width == 4) words<std::uint32_t>(count, put);
    if (width == 8) words<std::uint64_t>(count, put);
  }

  template <class T>
  void items(std::vector<T>& values) {
    array([&](std::size_t count) { values.resize(count); },
          [&](std::size_t i, std::uint64_t word) { return from_word(word, values[i]); });
  }

  /// Every column of a struct has as many rows as the first.
  template <class Struct, class T>
  void column(std::vector<Struct>& rows, T Struct::*member) {
    array(
        [&](std::size_t count) {
          if (rows.empty()) rows.resize(count);
          require(rows.size() == count);
        },
        [&](std::size_t i, std::uint64_t word) { return from_word(word, rows[i].*member); });
  }

 private:
  template <class Word, class Put>
  void words(std::uint64_t count, const Put& put) {
    static_assert(std::endian::native == std::endian::little);
    const char* from = bytes_.data();
    for (std::size_t i = 0; ok_ && i < count; ++i, from += sizeof(Word)) {
      Word word{};
      std::memcpy(&word, from, sizeof(Word));
      ok_ = put(i, word);
    }
    if (ok_) bytes_.remove_prefix(static_cast<std::size_t>(count) * sizeof(Word));
  }

  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace yinguo::session
