#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace yinguo::rules {

/// Reports each mistake once, however many rules of a split clause show it.
class Reporter {
 public:
  explicit Reporter(base::Diagnostics& diagnostics) : diagnostics_{diagnostics} {}

  void error(const base::ErrorCode& code, const base::Span& span, std::string message,
             std::string help = {}, std::string note = {}, std::vector<base::Label> labels = {});
  void warning(const base::ErrorCode& code, const base::Span& span, std::string message,
               std::string help = {});

  [[nodiscard]] std::size_t error_count() const { return errors_; }

 private:
  void report(base::Diagnostic diagnostic);

  base::Diagnostics& diagnostics_;
  std::set<std::string> reported_;
  std::size_t errors_ = 0;
};

/// The name in backticks.
[[nodiscard]] std::string quoted(std::string_view name);

/// "did you mean `x`?", or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view name,
                                       const std::vector<std::string_view>& candidates);

/// "1 argument", "2 arguments".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

}  // namespace yinguo::rules
