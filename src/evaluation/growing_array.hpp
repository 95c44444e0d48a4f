#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace yinguo::evaluation {

/// An array that grows at its end. Unlike a vector's, its memory is grown by realloc, which moves
/// pages instead of bytes when there are many, so that old and new are never both in memory.
/// Pointers to elements die when it grows. Errors: std::bad_alloc, as of a vector.
template <class T>
class GrowingArray {  // NOLINT(cppcoreguidelines-special-member-functions): one assignment by value
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  GrowingArray() = default;

  GrowingArray(const GrowingArray& other) {
    if (T* const to = extend(other.size_); to != nullptr) {
      std::memcpy(to, other.data(), other.size_ * sizeof(T));
    }
  }

  GrowingArray(GrowingArray&& other) noexcept
      : data_{std::move(other.data_)},
        size_{std::exchange(other.size_, 0)},
        capacity_{std::exchange(other.capacity_, 0)} {}

  GrowingArray& operator=(GrowingArray other) noexcept {
    data_.swap(other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }

  ~GrowingArray() = default;

  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }

  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

  [[nodiscard]] const T* data() const noexcept { return data_.get(); }

  [[nodiscard]] const T& operator[](std::size_t i) const { return data_.get()[i]; }

  [[nodiscard]] T& operator[](std::size_t i) { return data_.get()[i]; }

  void push_back(T element) { *extend(1) = element; }

  /// Room for `count` more elements, which the caller fills; nullptr if the array stays empty.
  T* extend(std::size_t count) {
    if (size_ + count > capacity_) reserve(std::max(size_ + count, capacity_ * 2));
    T* const end = data_.get() + size_;
    size_ += count;
    return end;
  }

 private:
  struct Free {
    // NOLINTNEXTLINE(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)
    void operator()(T* memory) const { std::free(memory); }
  };

  void reserve(std::size_t capacity) {
    // NOLINTNEXTLINE(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)
    auto* const grown = static_cast<T*>(std::realloc(data_.get(), capacity * sizeof(T)));
    if (grown == nullptr) throw std::bad_alloc{};
    static_cast<void>(data_.release());
    data_.reset(grown);
    capacity_ = capacity;
  }

  std::unique_ptr<T, Free> data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace yinguo::evaluation
