#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yinguo::base {

/// Names one text in a SourceMap. 0 is "no text".
enum class SourceId : std::uint32_t {
  kNone = 0
};

/// Half-open byte range [begin, end) of one text.
struct Span {
  SourceId source = SourceId::kNone;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// 1-based line, and 1-based column counted in Unicode code points.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// One text a diagnostic can point into. Immutable. Texts are at most 4 GiB - 1.
class SourceText {
 public:
  SourceText(std::string name, std::string text);

  [[nodiscard]] std::string_view name() const noexcept { return name_; }

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  /// Position of byte `offset` (clamped to the end). Cost: O(log lines + line length).
  [[nodiscard]] Position position(std::uint32_t offset) const;
  /// The 1-based line of byte `offset`. Cost: O(log lines).
  [[nodiscard]] std::uint32_t line_of(std::uint32_t offset) const;
  /// The 1-based line without its line break (LF, CR LF or CR); empty when there is none.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;
  /// The offset of the 1-based line; the end of the text when there is none.
  [[nodiscard]] std::uint32_t line_begin(std::uint32_t number) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

/// Where a line of a generated text was written; of no source when nobody wrote it.
struct LineOrigin {
  SourceId source = SourceId::kNone;
  std::uint32_t line = 0;
};

/// Owns every text that diagnostics of one run may point into. Addresses are stable.
class SourceMap {
 public:
  SourceId add(std::string name, std::string text);
  /// Adds a text that a program made of others, with the origin of each of its lines.
  SourceId add_generated(std::string name, std::string text, std::vector<LineOrigin> lines);
  /// The place that a person knows `span` by: in the text that its line was written in, or as it
  /// is. Within the line, white space, comments and macros may differ; what follows a macro is
  /// placed at the macro. Cost: O(length of the line).
  [[nodiscard]] Span written(const Span& span) const;
  /// Requires: an id that add() returned.
  [[nodiscard]] const SourceText& at(SourceId id) const;
  [[nodiscard]] bool has(SourceId id) const noexcept;

 private:
  std::deque<SourceText> texts_;
  std::map<SourceId, std::vector<LineOrigin>> origins_;
};

}  // namespace yinguo::base
