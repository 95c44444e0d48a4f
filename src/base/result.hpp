#pragma once
#include <cassert>
#include <string>
#include <utility>
#include <variant>

#include "base/error_code.hpp"
#include "base/source_text.hpp"

namespace yinguo::base {

/// A failure of the environment (disk, limit, foreign format), or of a run (division by zero in a
/// rule). A mistake in a text the user wrote is a Diagnostic instead; a bug is an assertion.
struct Error {
  ErrorCode code;
  std::string message;  ///< facts first, lower case, no full stop
  std::string help;     ///< what to do; may be empty
  Span span{};          ///< the rule it happened in, when there is one; else of no source
};

/// A value or the Error that prevented it. Like std::expected (C++23), which no supported compiler
/// has.
template <class T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that a function returns either as it is.
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}

  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Error error) : state_{std::in_place_index<1>, std::move(error)} {}

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }

  explicit operator bool() const noexcept { return has_value(); }

  /// Requires: has_value().
  [[nodiscard]] T& value() & {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }

  [[nodiscard]] const T& value() const& {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }

  [[nodiscard]] T&& value() && {
    assert(has_value());
    return std::move(*std::get_if<0>(&state_));
  }

  T& operator*() & { return value(); }

  const T& operator*() const& { return value(); }

  T&& operator*() && { return std::move(*this).value(); }

  T* operator->() { return &value(); }

  const T* operator->() const { return &value(); }

  /// Requires: !has_value().
  [[nodiscard]] const Error& error() const& {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }

  [[nodiscard]] Error&& error() && {
    assert(!has_value());
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;

  Result(Error error) : error_{std::move(error)}, ok_{false} {}  // NOLINT: implicit by design

  [[nodiscard]] bool has_value() const noexcept { return ok_; }

  explicit operator bool() const noexcept { return ok_; }

  [[nodiscard]] const Error& error() const& {
    assert(!ok_);
    return error_;
  }

 private:
  Error error_{};
  bool ok_ = true;
};

}  // namespace yinguo::base
