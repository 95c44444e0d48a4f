#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "base/function_ref.hpp"

namespace yinguo::literature {

/// Takes a piece of text; false when no more is wanted.
using TextSink = base::FunctionRef<bool(std::string_view)>;

/// Text on its way to a sink, handed over in pieces, so that memory does not grow with it.
///
/// Lifetime: the sink's callable must outlive it. Threads: not thread-safe.
class TextStream {
 public:
  explicit TextStream(TextSink sink) : sink_{sink} {}

  TextStream& operator<<(std::string_view text);
  TextStream& operator<<(std::size_t number);

  /// Hands over what is left. False when the sink has refused; what was written since is dropped.
  bool finish();

  /// Whether more is wanted: a long export may stop when it is not.
  [[nodiscard]] bool is_open() const noexcept { return is_open_; }

 private:
  TextSink sink_;
  std::string piece_;
  bool is_open_ = true;
};

}  // namespace yinguo::literature
