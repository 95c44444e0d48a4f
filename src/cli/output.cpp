#include "cli/output.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <system_error>

#include "base/whole_file.hpp"
#include "cli/columns.hpp"
#include "cli/errors.hpp"

namespace yinguo::cli {
namespace fs = std::filesystem;

Output::Part Output::part(std::string_view text) const {
  errno = 0;
  out_.write(text.data(), static_cast<std::streamsize>(text.size()));
  out_.flush();
  if (out_) return Part::kWritten;
  // A reader that has seen enough is content; a full disk is not.
  if (errno == EPIPE) return Part::kRefused;
  (void)fail(kCannotWrite, "cannot write the answer to standard output",
             "check the free space where it goes");
  return Part::kFailed;
}

int Output::answer(std::string_view text) const {
  return stream([&](const Sink& sink) { (void)sink(text); });
}

int Output::stream(base::FunctionRef<void(const Sink&)> write) const {
  if (common_.output.empty()) {
    auto last = Part::kWritten;
    write([&](std::string_view text) {
      last = part(text);
      return last == Part::kWritten;
    });
    return last == Part::kFailed ? static_cast<int>(kCannotWrite.kind) : 0;
  }
  base::WholeFile file{common_.output};
  write([&](std::string_view text) {
    file.stream().write(text.data(), static_cast<std::streamsize>(text.size()));
    return static_cast<bool>(file.stream());
  });
  if (file.finish()) return 0;
  return fail(kCannotWrite, "cannot write `" + common_.output + "`",
              "check the directory, its permissions and free space");
}

int Output::files(base::FunctionRef<void(const FileSink&)> write) const {
  const fs::path whole{common_.output};
  if (common_.output.empty())
    return fail(kUsage, "this answer is a directory", "name a new one: -o DIRECTORY");
  const fs::path part{common_.output + ".part"};
  std::error_code error;
  for (const auto& path : {whole, part}) {
    if (fs::exists(fs::symlink_status(path, error)))
      return fail(kCannotWrite, "`" + path.string() + "` is there already",
                  "remove it, or name another directory");
  }
  bool is_written = fs::create_directories(part, error);
  const auto sink = [&](std::string_view path, std::string_view text) {
    const auto file = part / path;
    fs::create_directories(file.parent_path(), error);
    std::ofstream stream{file, std::ios::binary | std::ios::trunc};
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    is_written = is_written && static_cast<bool>(stream);
    return is_written;
  };
  if (is_written) write(sink);
  if (is_written) fs::rename(part, whole, error);
  if (is_written && !error) return 0;
  std::error_code ignored;
  fs::remove_all(part, ignored);
  return fail(kCannotWrite, "cannot write `" + common_.output + "`",
              "check the directory, its permissions and free space");
}

int Output::answer_as(std::initializer_list<Way> ways) const {
  std::string offered;
  std::size_t left = ways.size();
  for (const auto& way : ways) {
    if (way.format == common_.format) return answer(way.write());
    --left;
    offered += kFormats.at(static_cast<std::size_t>(way.format));
    offered += left > 1 ? ", " : left == 1 ? " or " : "";
  }
  return unsupported_format(offered);
}

int Output::answer(const Table& table) const {
  const auto titled = [&] { return table.retitled(column_title, common_.language); };
  return answer_as({{Format::kText, [&] { return titled().text(common_.color); }},
                    {Format::kCsv, [&] { return table.csv(); }},
                    {Format::kMarkdown, [&] { return titled().markdown(); }},
                    {Format::kJson, [&] { return table.json(); }}});
}

void Output::note(std::string_view line) const {
  err_ << line << "\n" << std::flush;
}

int Output::fail(const base::Error& error) const {
  return fail(error.code, error.message, error.help);
}

int Output::fail(const base::ErrorCode& code, std::string message, std::string help) const {
  const base::Diagnostic diagnostic{
      .code = code, .message = std::move(message), .help = std::move(help)};
  err_ << base::render(diagnostic, {}, common_.color_errors) << std::flush;
  return static_cast<int>(code.kind);
}

int Output::report(const base::Diagnostics& diagnostics, const base::SourceMap& sources,
                   const std::function<bool(const base::Diagnostic&)>& is_shown) const {
  for (const auto& diagnostic : diagnostics.all()) {
    if (is_shown && !is_shown(diagnostic)) continue;
    err_ << base::render(diagnostic, sources, common_.color_errors);
  }
  const bool counts = !is_shown || diagnostics.has_errors();  // else warnings that are not wanted
  if (counts && diagnostics.dropped() > 0) err_ << "… and " << diagnostics.dropped() << " more\n";
  err_ << std::flush;
  return diagnostics.has_errors() ? static_cast<int>(base::FailureKind::kInput) : 0;
}

int Output::unsupported_format(std::string_view offered) const {
  return fail(kUnsupportedFormat, "this answer does not come in the format asked for",
              "choose --format " + std::string{offered});
}

}  // namespace yinguo::cli
