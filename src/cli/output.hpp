#pragma once
#include <functional>
#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/function_ref.hpp"
#include "base/result.hpp"
#include "cli/arguments.hpp"
#include "cli/terminal.hpp"

namespace yinguo::cli {

/// Where one command's words go: the answer to standard output or a file, all else to standard
/// error. Returns of int are exit statuses.
class Output {
 public:
  Output(const Common& common, std::ostream& out, std::ostream& err)
      : common_{common}, out_{out}, err_{err} {}

  [[nodiscard]] const Common& common() const noexcept { return common_; }

  [[nodiscard]] std::string_view say(const Bilingual& message) const {
    return message.in(common_.language);
  }

  /// Whether the format is read by people: titles and words are then in their language.
  [[nodiscard]] bool is_for_people() const noexcept {
    return common_.format == Format::kText || common_.format == Format::kMarkdown ||
           common_.format == Format::kHtml;
  }

  /// How answers of this format are put in words. Pages keep styles; Markdown has none.
  [[nodiscard]] bool is_styled() const noexcept {
    return common_.format == Format::kHtml || (common_.format == Format::kText && common_.color);
  }

  [[nodiscard]] std::string style(std::string_view text, Style style) const {
    return styled(text, style, common_.color);
  }

  /// Writes the whole answer. A broken pipe is a quiet end (0); a file is replaced only when all
  /// was written; a device, a pipe and the like are written to.
  [[nodiscard]] int answer(std::string_view text) const;

  /// One way to write an answer.
  struct Way {
    Format format;
    base::FunctionRef<std::string()> write;
  };

  /// Writes the answer in the format asked for; one that is not among the ways is refused.
  [[nodiscard]] int answer_as(std::initializer_list<Way> ways) const;
  /// The table in the format asked for; dot is refused.
  [[nodiscard]] int answer(const Table& table) const;
  enum class Part {
    kWritten,
    kRefused,  ///< the reader has seen enough
    kFailed,   ///< and reported
  };

  /// Writes a part of an answer that is too large to be written at once, to standard output.
  [[nodiscard]] Part part(std::string_view text) const;
  /// Takes a piece of an answer; false when no more is wanted.
  using Sink = base::FunctionRef<bool(std::string_view)>;

  /// Writes an answer that comes in pieces: `write` is called once, with where they go. As
  /// answer(), to a file or to standard output.
  [[nodiscard]] int stream(base::FunctionRef<void(const Sink&)> write) const;

  /// Takes a file of an answer that is a directory; false when no more is wanted.
  using FileSink = base::FunctionRef<bool(std::string_view path, std::string_view text)>;

  /// Writes an answer that is a directory: `write` is called once. Needs the name of a directory
  /// that is not there yet; it appears when all was written.
  [[nodiscard]] int files(base::FunctionRef<void(const FileSink&)> write) const;
  /// One line to standard error.
  void note(std::string_view line) const;
  [[nodiscard]] int fail(const base::Error& error) const;
  [[nodiscard]] int fail(const base::ErrorCode& code, std::string message,
                         std::string help = {}) const;
  /// Prints all diagnostics that `is_shown` lets through (none: all). 0 when none is an error,
  /// else 3.
  [[nodiscard]] int report(const base::Diagnostics& diagnostics, const base::SourceMap& sources,
                           const std::function<bool(const base::Diagnostic&)>& is_shown = {}) const;
  [[nodiscard]] int unsupported_format(std::string_view offered) const;

 private:
  const Common& common_;
  std::ostream& out_;
  std::ostream& err_;
};

}  // namespace yinguo::cli
