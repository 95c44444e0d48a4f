#include "cli/output.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>
#include <system_error>

#include "cli/columns.hpp"
#include "cli/errors.hpp"

namespace yinguo::cli {
namespace {

/// The file that a new one takes the place of: what `path` leads to. Nothing where no file may be
/// put in its place, as with a device or a pipe: such a thing is written to.
std::optional<std::string> replaceable(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  const auto there = fs::status(path, error);
  if (!fs::exists(there)) return path;
  if (!fs::is_regular_file(there)) return std::nullopt;
  const auto target = fs::canonical(path, error);
  return error ? path : target.string();
}

}  // namespace

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
  const auto whole = replaceable(common_.output);
  const std::string part = whole ? *whole + ".part" : common_.output;
  std::ofstream file{part, std::ios::binary | std::ios::trunc};
  write([&](std::string_view text) {
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    return static_cast<bool>(file);
  });
  file.close();
  if (file && (!whole || std::rename(part.c_str(), whole->c_str()) == 0)) return 0;
  if (whole) std::remove(part.c_str());
  return fail(kCannotWrite, "cannot write `" + common_.output + "`",
              "check the directory, its permissions and free space");
}

int Output::files(base::FunctionRef<void(const FileSink&)> write) const {
  namespace fs = std::filesystem;
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
