#include "evaluation/fact_files.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include "catch.hpp"
#include "evaluation/run.hpp"

using namespace yinguo;
using evaluation::FactFormat;

namespace {

/// A fresh folder that goes away with it.
class Folder {
 public:
  Folder()
      : path_{std::filesystem::temp_directory_path() /
              ("yinguo-facts-" + std::to_string(::getpid()))} {
    std::filesystem::create_directories(path_);
  }

  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  ~Folder() { std::filesystem::remove_all(path_); }

  [[nodiscard]] std::string path() const { return path_.string(); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream{path_ / name, std::ios::binary} << text;
  }

  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file{path_ / name, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }

 private:
  std::filesystem::path path_;
};

/// Evaluates `program` on the files of `folder`; facts of `r`, then what was reported.
std::string load(const std::string& program, const Folder& folder, const std::string& input = {}) {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  std::istringstream standard_input{input};
  const test::Run run{
      program,
      {.loader = evaluation::fact_folder(folder.path(), standard_input, sources, diagnostics)}};
  std::string out = run.facts("r");
  if (const auto at = out.find(folder.path()); at != std::string::npos) {
    out.replace(at, folder.path().size(), "DIR");
  }
  for (const auto& one : diagnostics.all()) {
    const auto at = sources.at(one.span.source).position(one.span.begin);
    out += "\n" + std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
           std::string{one.code.id} + " " + one.message;
  }
  return out;
}

}  // namespace

TEST_CASE("fact files are read as their directive says") {
  const Folder folder;
  const std::string pair = ".decl r(x: symbol, y: number)\n.input r";
  folder.write("r.facts", "a\t1\r\nb c\t-2\n\t3");
  CHECK(load(pair, folder) == R"(("", 3) ("a", 1) ("b c", -2))");
  folder.write("s.csv", "name,count\na,1\n\"b, \"\"c\"\"\",0x10\n");
  CHECK(load(pair + "(filename=\"s.csv\", rfc4180=true, headers=true)", folder) ==
        R"(("a", 1) ("b, \"c\"", 16))");
  folder.write("t.csv", "\"a\nb\",1\r\n\"\"\"\n\"\"\",2\nc,3");
  CHECK(load(pair + "(filename=\"t.csv\", rfc4180=true)", folder) ==
        R"(("\"\n\"", 2) ("a\nb", 1) ("c", 3))");
  folder.write("r.facts", "9|a|1\n");
  CHECK(load(pair + "(delimiter=\"|\", columns=\"1:2\")", folder) == R"(("a", 1))");
  CHECK(load(pair + "(IO=stdin)", folder, "z\t26\n") == R"(("z", 26))");
  folder.write("r.facts",
               "\xEF\xBB\xBF"
               "1.5\t7\n");
  CHECK(load(".decl r(x: float, y: unsigned)\n.input r", folder) == "(1.5, 7u)");
}

TEST_CASE("every bad row is reported at its place") {
  const Folder folder;
  const std::string pair = ".decl r(x: symbol, y: number)\n.input r";
  folder.write("r.facts", "a\t1\nb\nc\tx\nd\t1\t2\ne\t99999999999999999999\n");
  CHECK(load(pair, folder) ==
        "YG-E615 `DIR/r.facts` has 3 bad rows\n"
        "2:1 YG-E615 expected 2 values, found 1\n"
        "3:3 YG-E615 `x` is not of type `number`, which `y` has\n"
        "4:1 YG-E651 expected 2 values, found 3: the first are read\n"
        "5:3 YG-E615 `99999999999999999999` is not of type `number`, which `y` has");
  folder.write("r.facts", "\"b\"x,2\nc\"d,3\n\"a,1\nb,2\n");
  CHECK(load(pair + "(rfc4180=true)", folder) ==
        "YG-E615 `DIR/r.facts` has 3 bad rows\n"
        "1:4 YG-E615 expected the delimiter after a quoted value\n"
        "2:2 YG-E615 a quote in a value that is not in quotes\n"
        "3:1 YG-E615 a quoted value is not closed");
}

TEST_CASE("files and formats that cannot be used are errors") {
  const Folder folder;
  const std::string pair = ".decl r(x: symbol, y: number)\n.input r";
  CHECK(load(pair, folder) == "YG-E614 cannot open `DIR/r.facts`, which `r` reads");
  CHECK(load(pair + "(IO=mysql)", folder) == "YG-E616 `r` reads `mysql`");
  CHECK(load(pair + "(headers=maybe)", folder) ==
        "YG-E616 `r`: `headers` is true or false, not `maybe`");
  CHECK(load(pair + "(columns=\"1\")", folder) ==
        "YG-E616 `r`: `columns` names one column for each attribute, as in `0:2:1`");
}

TEST_CASE("outputs are sorted and framed as in Soufflé") {
  const Folder folder;
  const test::Run run{
      ".decl r(name: symbol, x: float)\nr(\"b\", 0.1). r(\"a,b\", 2.0). r(\"a,b\", -1.5).\n"
      ".decl none() none().\n"
      ".output r(rfc4180=true, headers=true)\n.output none(IO=stdout)\n.printsize r\n"};
  std::ostringstream out;
  REQUIRE(
      write_outputs(run.program(), run.symbols, run.database(), folder.path(), out).has_value());
  CHECK(folder.read("r.csv") == "name,x\n\"a,b\",-1.5\n\"a,b\",2\n\"b\",0.1\n");
  CHECK(out.str() == "r\t3\n---------------\nnone\n===============\n()\n===============\n");
  std::ostringstream all;
  REQUIRE(write_outputs(run.program(), run.symbols, run.database(), "-", all).has_value());
  CHECK_THAT(all.str(),
             test::contains("---------------\nr\nname,x\n===============\n\"a,b\",-1.5\n"));
  const auto failed =
      write_outputs(run.program(), run.symbols, run.database(), folder.path() + "/none", out);
  REQUIRE_FALSE(failed.has_value());
  CHECK(failed.error().code.id == "YG-E614");
}
