#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "ontology/reader.hpp"

#include "session/child_process.hpp"

namespace yinguo::session {

/// Whether a file is a PDF: by its mark within the first 1024 bytes (ISO 32000-1, annex H).
[[nodiscard]] bool is_pdf(std::string_view bytes);

/// In which order pdftotext gives the text of a page.
enum class PdfOrder {
  kReading,  ///< as it takes the page to be read: column after column, mostly
  kLayout    ///< as it stands: line after line across the page (`-layout`)
};

/// The text of a PDF in UTF-8, with a form feed behind each page, by poppler's `pdftotext`, which
/// is searched for in PATH and started without a shell. The PDF is its standard input, so that a
/// file's name is never an option of it. `name` is what the document is called in messages.
/// Errors: YG-Q757 (there is no pdftotext), YG-Q758 (it fails, takes more than the limits, or finds
/// no letter).
[[nodiscard]] base::Result<std::string> text_of_pdf(const std::string& pdf, const std::string& name,
                                                    PdfOrder order = PdfOrder::kReading,
                                                    const ChildLimits& limits = {.seconds = 60.0});

/// Reads a text, a file or standard input ("-"), as it is, or a PDF as text in the order of
/// reading. Errors: those of read_input() and text_of_pdf().
[[nodiscard]] base::Result<ontology::InputFile> read_text_file(const std::string& path);

}  // namespace yinguo::session
