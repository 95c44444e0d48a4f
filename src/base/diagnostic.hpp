#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_code.hpp"
#include "base/source_text.hpp"

namespace yinguo::base {

enum class Severity {
  kWarning,
  kError
};

/// A second place that matters, e.g. "first declared here".
struct Label {
  Span span{};
  std::string text{};
};

/// One mistake in a text the user wrote, as data. Message style: lower case, no full stop, names in
/// backticks, facts first ("expected 2 arguments, found 3").
struct Diagnostic {
  ErrorCode code{};
  Severity severity = Severity::kError;
  Span span{};
  std::string message{};
  std::vector<Label> labels{};
  std::string note{};  ///< the rule behind it; may be empty
  std::string help{};  ///< the action, or "did you mean `x`?"; may be empty
};

/// Collects the diagnostics of one run, in the order reported; keeps at most `limit` and counts the
/// rest. Threads: not thread-safe.
class Diagnostics {
 public:
  explicit Diagnostics(std::size_t limit = 1000) : limit_{limit} {}

  void report(Diagnostic diagnostic);

  [[nodiscard]] const std::vector<Diagnostic>& all() const noexcept { return kept_; }

  [[nodiscard]] std::size_t error_count() const noexcept { return errors_; }

  [[nodiscard]] bool has_errors() const noexcept { return errors_ > 0; }

  [[nodiscard]] std::size_t dropped() const noexcept { return dropped_; }

 private:
  std::vector<Diagnostic> kept_;
  std::size_t limit_;
  std::size_t errors_ = 0;
  std::size_t dropped_ = 0;
};

/// `file:line:col: error[YG-R204]: message`, the line with carets (aligned for wide characters),
/// labels, `note:` and `help:`; ends in a line break. `color` adds ANSI colours.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const SourceMap& sources,
                                 bool color);

}  // namespace yinguo::base
