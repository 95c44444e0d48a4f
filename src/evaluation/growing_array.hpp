#pragma once
#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace yinguo::evaluation {

/// Elements in memory that `lender` keeps as it is.
template <class T>
struct LentArray {
  std::span<const T> elements{};
  std::shared_ptr<const void> lender{};
};

/// An array that grows at its end. Unlike a vector's, its memory is grown by realloc, which moves
/// pages instead of bytes when there are many, so that old and new are never both in memory.
/// Pointers to elements die when it grows. It may begin as a look at lent memory, which own() and
/// growing copy. Errors: std::bad_alloc, as of a vector.
template <class T>
class GrowingArray {  // NOLINT(cppcoreguidelines-special-member-functions): one assignment by value
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  GrowingArray() = default;

  explicit GrowingArray(LentArray<T> lent)
      : lender_{std::move(lent.lender)},
        begin_{lent.elements.data()},
        size_{lent.elements.size()} {}

  GrowingArray(const GrowingArray& other)
      : lender_{other.lender_}, begin_{other.begin_}, size_{other.size_} {
    if (lender_ == nullptr) reserve(size_);
  }

  GrowingArray(GrowingArray&& other) noexcept
      : owned_{std::move(other.owned_)},
        lender_{std::move(other.lender_)},
        begin_{std::exchange(other.begin_, nullptr)},
        size_{std::exchange(other.size_, 0)},
        capacity_{std::exchange(other.capacity_, 0)} {}

  GrowingArray& operator=(GrowingArray other) noexcept {
    owned_.swap(other.owned_);
    lender_.swap(other.lender_);
    std::swap(begin_, other.begin_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }

  ~GrowingArray() = default;

  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }

  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

  [[nodiscard]] const T* data() const noexcept { return begin_; }

  [[nodiscard]] const T& operator[](std::size_t i) const { return begin_[i]; }

  /// Requires: the memory is not lent.
  [[nodiscard]] T& operator[](std::size_t i) {
    assert(lender_ == nullptr);
    return owned_.get()[i];
  }

  void push_back(T element) { *extend(1) = element; }

  /// Room for `count` more elements, which the caller fills; nullptr if the array stays empty.
  T* extend(std::size_t count) {
    if (size_ + count > capacity_) reserve(std::max(size_ + count, capacity_ * 2));
    T* const end = owned_.get() + size_;
    size_ += count;
    return end;
  }

  /// Copies lent memory, so that elements can be changed.
  void own() {
    if (lender_ != nullptr) reserve(size_);
  }

 private:
  struct Free {
    // NOLINTNEXTLINE(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)
    void operator()(T* memory) const { std::free(memory); }
  };

  /// What begin_ has and is not owned is copied.
  void reserve(std::size_t capacity) {
    if (capacity == 0) return;
    // NOLINTNEXTLINE(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)
    auto* const grown = static_cast<T*>(std::realloc(owned_.get(), capacity * sizeof(T)));
    if (grown == nullptr) throw std::bad_alloc{};
    if (owned_ == nullptr && size_ > 0) std::memcpy(grown, begin_, size_ * sizeof(T));
    static_cast<void>(owned_.release());
    owned_.reset(grown);
    lender_.reset();
    begin_ = grown;
    capacity_ = capacity;
  }

  std::unique_ptr<T, Free> owned_;
  std::shared_ptr<const void> lender_;  ///< null: owned
  const T* begin_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace yinguo::evaluation
