#include "session/source_text.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include "catch.hpp"
#include "session/errors.hpp"

using namespace yinguo;
using namespace yinguo::session;

namespace {

namespace fs = std::filesystem;

/// A directory that is all of PATH, with a `pdftotext` of the test's own in it.
class Programs {
 public:
  Programs() : before_{std::getenv("PATH")} {
    auto pattern = (fs::temp_directory_path() / "yinguo-pdf-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    directory_ = pattern;
    ::setenv("PATH", directory_.c_str(), 1);
  }

  Programs(const Programs&) = delete;
  Programs& operator=(const Programs&) = delete;
  Programs(Programs&&) = delete;
  Programs& operator=(Programs&&) = delete;

  ~Programs() {
    ::setenv("PATH", before_.c_str(), 1);
    std::error_code ignored;
    fs::remove_all(directory_, ignored);
  }

  void pdftotext(std::string_view script) const {
    const auto file = directory_ / "pdftotext";
    std::ofstream{file} << "#!/bin/sh\n" << script;
    REQUIRE(::chmod(file.c_str(), S_IRWXU) == 0);
  }

 private:
  std::string before_;
  fs::path directory_;
};

base::Error failure(const ChildLimits& limits = {.seconds = 20.0}) {
  const auto text = text_of_pdf("%PDF-1.4 …", "a.pdf", PdfOrder::kReading, limits);
  REQUIRE_FALSE(text);
  return text.error();
}

}  // namespace

TEST_CASE("a PDF is known by its mark", "[session][pdf]") {
  CHECK(is_pdf("%PDF-1.7\n"));
  CHECK(is_pdf(std::string(900, ' ') + "%PDF-1.7\n"));
  CHECK_FALSE(is_pdf(std::string(1100, ' ') + "%PDF-1.7\n"));
  CHECK_FALSE(is_pdf("果园。"));
  CHECK_FALSE(is_pdf(""));
}

TEST_CASE("a PDF is the standard input of pdftotext, and its text is what that prints",
          "[session][pdf]") {
  const Programs programs;
  programs.pdftotext("echo \"$@\"\nwhile read -r line; do echo \"$line\"; done\n");
  CHECK(text_of_pdf("one\ntwo\n", "a.pdf").value() == "-enc UTF-8 -eol unix - -\none\ntwo\n");
  CHECK(text_of_pdf("one\n", "a.pdf", PdfOrder::kLayout).value() ==
        "-enc UTF-8 -eol unix -layout - -\none\n");
}

TEST_CASE("what pdftotext fails at is told", "[session][pdf]") {
  const Programs programs;
  CHECK(failure().code.id == kNoPdfReader.id);
  CHECK(failure().help.find("poppler-utils") != std::string::npos);

  programs.pdftotext("echo 'Command Line Error: Incorrect password' >&2; echo more >&2; exit 1\n");
  CHECK(failure().code.id == kPdfReading.id);
  CHECK(failure().message ==
        "`pdftotext` cannot read `a.pdf`: Command Line Error: Incorrect password");

  programs.pdftotext("exit 3\n");
  CHECK(failure().message == "`pdftotext` cannot read `a.pdf`: exit status 3");

  programs.pdftotext("printf '\\014 12\\n\\014'\n");
  CHECK(failure().message == "there is no text in `a.pdf`");

  programs.pdftotext("while :; do echo 0123456789; done\n");
  CHECK(failure({.seconds = 20.0, .max_bytes = std::size_t{1} << 20U}).message ==
        "`pdftotext` writes more than 1 MiB for `a.pdf`");

  programs.pdftotext("while :; do :; done\n");
  CHECK(failure({.seconds = 0.3}).message == "`pdftotext` does not end within 0 s on `a.pdf`");
}
