#include "session/source_text.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "session/errors.hpp"
#include "session/input.hpp"

namespace yinguo::session {
namespace {

base::Error ended_badly(ChildResult::End end, const std::string& name, const ChildLimits& limits) {
  using End = ChildResult::End;
  if (end == End::kNotStarted) {
    return {kNoPdfReader, name + " is a PDF, and there is no `pdftotext` to read it",
            "install poppler (Debian, Ubuntu: poppler-utils; macOS: poppler), or give plain text"};
  }
  const auto seconds = std::to_string(static_cast<int>(limits.seconds));
  const auto megabytes = std::to_string(limits.max_bytes >> 20U);
  return {kPdfReading,
          end == End::kTimedOut ? "`pdftotext` does not end within " + seconds + " s on " + name
                                : "`pdftotext` writes more than " + megabytes + " MiB for " + name,
          "give the PDF of one paper, or plain text"};
}

std::string first_line(std::string_view text) {
  return std::string{text.substr(0, text.find('\n'))};
}

/// Bytes of other alphabets than ASCII count as letters.
bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80U || std::isalpha(byte) != 0;
  });
}

}  // namespace

bool is_pdf(std::string_view bytes) {
  constexpr std::size_t kWithin = 1024;
  return bytes.substr(0, kWithin).find("%PDF-") != std::string_view::npos;
}

base::Result<std::string> text_of_pdf(const std::string& pdf, const std::string& name,
                                      PdfOrder order, const ChildLimits& limits) {
  std::vector<std::string> command{"pdftotext", "-enc", "UTF-8", "-eol", "unix"};
  if (order == PdfOrder::kLayout) command.emplace_back("-layout");
  command.insert(command.end(), 2, "-");
  auto result = run_child(command, pdf, limits);
  const auto quoted = "`" + name + "`";
  if (result.end != ChildResult::End::kExited) return ended_badly(result.end, quoted, limits);
  if (result.status != 0) {
    const auto said = first_line(result.err);
    return base::Error{kPdfReading,
                       "`pdftotext` cannot read " + quoted + ": " +
                           (said.empty() ? "exit status " + std::to_string(result.status) : said),
                       "see whether another program opens it; a password must be taken off first"};
  }
  if (!has_letters(result.out)) {
    return base::Error{kPdfReading, "there is no text in " + quoted,
                       "pages that were scanned are pictures: have their text recognised first, "
                       "for example by `ocrmypdf -l chi_sim`"};
  }
  return std::move(result.out);
}

base::Result<ontology::InputFile> read_text_file(const std::string& path) {
  auto file = read_input(path);
  if (!file || !is_pdf(file->bytes)) return file;
  auto text = text_of_pdf(file->bytes, file->name);
  if (!text) return text.error();
  file->bytes = std::move(*text);
  return file;
}

}  // namespace yinguo::session
