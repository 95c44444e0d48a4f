#include "rules/reporter.hpp"

#include "base/text.hpp"

namespace yinguo::rules {

void Reporter::error(const base::ErrorCode& code, const base::Span& span, std::string message,
                     std::string help, std::string note, std::vector<base::Label> labels) {
  base::Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.span = span;
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  diagnostic.note = std::move(note);
  diagnostic.labels = std::move(labels);
  report(std::move(diagnostic));
}

void Reporter::warning(const base::ErrorCode& code, const base::Span& span, std::string message,
                       std::string help) {
  base::Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.severity = base::Severity::kWarning;
  diagnostic.span = span;
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  report(std::move(diagnostic));
}

void Reporter::report(base::Diagnostic diagnostic) {
  if (diagnostic.severity == base::Severity::kError) ++errors_;
  const auto& span = diagnostic.span;
  auto key = std::to_string(static_cast<std::uint32_t>(span.source)) + ":" +
             std::to_string(span.begin) + ":" + std::to_string(span.end) + ":" + diagnostic.message;
  if (reported_.insert(std::move(key)).second) diagnostics_.report(std::move(diagnostic));
}

std::string quoted(std::string_view name) {
  return "`" + std::string{name} + "`";
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates) {
  const auto near = base::nearest_name(name, candidates);
  return near ? "did you mean " + quoted(*near) + "?" : std::string{};
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string{noun} + (count == 1 ? "" : "s");
}

}  // namespace yinguo::rules
