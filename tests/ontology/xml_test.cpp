// Encodings, well-formedness and limits.
#include "ontology/errors.hpp"
#include "ontology/text_encoding.hpp"
#include "ontology/xml_document.hpp"

#include "catch.hpp"
#include "sample.hpp"

namespace yinguo::ontology {
namespace {

using test::kSample;
using test::read_into;
using test::Reading;

struct Malformed {
  const char* text;
  const char* expected;  ///< place and code of the first diagnostic
};

const Malformed kMalformed[] = {
    {"", "x:1:1: error[YG-O303]: the file holds no element"},
    {"<a>", "x:1:1: error[YG-O303]: `<a>` is not closed"},
    {"<a></b>", "x:1:4: error[YG-O303]: `</b>` stands where `</a>` is expected"},
    {"</a>", "x:1:1: error[YG-O303]: `</a>` closes nothing"},
    {"<a/><b/>", "x:1:5: error[YG-O303]: a second root element"},
    {"<a/>text", "x:1:5: error[YG-O303]: text outside the root element"},
    {"<a b='1' b='2'/>", "x:1:10: error[YG-O303]: the attribute `b` is given twice"},
    {"<a b='<'/>", "x:1:7: error[YG-O303]: `<` inside an attribute's value"},
    {"<a b=1/>", "x:1:1: error[YG-O303]: a tag is malformed"},
    {"<a b='1'c='2'/>", "x:1:1: error[YG-O303]: a tag is malformed"},
    {"<a>&nbsp;</a>", "x:1:4: error[YG-O303]: `&` begins no known entity"},
    {"<a>\n &#0;</a>", "x:2:2: error[YG-O303]: `&` begins no known entity"},
    {"<a>&#xD800;</a>", "x:1:4: error[YG-O303]: `&` begins no known entity"},
    {"<a>]]></a>", "x:1:4: error[YG-O303]: `]]>` outside a CDATA section"},
    {"<a><!-- - -- --></a>", "x:1:11: error[YG-O303]: `--` inside a comment"},
    {"<a><!-- </a>", "x:1:4: error[YG-O303]: a comment is not closed"},
    {"<a><![CDATA[ </a>", "x:1:4: error[YG-O303]: a CDATA section is not closed"},
    {"<a><?p </a>", "x:1:4: error[YG-O303]: a processing instruction is not closed"},
    {"<a>\x01</a>", "x:1:4: error[YG-O303]: a control character"},
    {"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
     "x:1:1: error[YG-O304]: a document type is not accepted"},
    {"<a><b><c><d/></c></b></a>", nullptr},
    {"<a>&lt;&#65;&#x4E2d;<![CDATA[<&]]><!-- - --><?p q?></a>", nullptr},
};

TEST_CASE("what XML forbids is told with its place", "[ontology][xml]") {
  for (const auto& row : kMalformed) {
    base::SourceMap sources;
    base::Diagnostics diagnostics;
    const auto id = sources.add("x", row.text);
    const auto document = XmlDocument::parse(id, sources.at(id).text(), {}, diagnostics);
    INFO(row.text);
    CHECK(document.has_value() == (row.expected == nullptr));
    if (row.expected == nullptr) continue;
    REQUIRE_FALSE(diagnostics.all().empty());
    const auto rendered = base::render(diagnostics.all().front(), sources, false);
    CHECK(rendered.substr(0, std::string_view{row.expected}.size()) == row.expected);
  }
}

TEST_CASE("a file beyond a limit is refused", "[ontology][xml]") {
  const auto code = [](const XmlLimits& limits) {
    Reading reading;
    read_into(reading, std::string{kSample}, limits);
    return reading.diagnostics.all().empty() ? "" : reading.diagnostics.all().front().code.id;
  };
  XmlLimits limits;
  CHECK(code(limits).empty());
  limits.max_bytes = 100;
  CHECK(code(limits) == kReaderLimit.id);
  limits = {};
  limits.max_bytes = kSample.size() - 1;
  CHECK(code(limits) == kReaderLimit.id);
  limits = {};
  limits.max_elements = 20;
  CHECK(code(limits) == kReaderLimit.id);
  limits = {};
  limits.max_depth = 3;
  CHECK(code(limits) == kReaderLimit.id);
  limits = {};
  limits.max_attributes = 4;
  CHECK(code(limits) == kReaderLimit.id);
  std::string deep;
  for (int i = 0; i < 100'000; ++i)
    deep += "<a>";
  Reading reading;
  read_into(reading, deep);
  CHECK(reading.diagnostics.all().front().code.id == kReaderLimit.id);
}

/// The text in UTF-16, of characters below U+10000.
std::string utf16(std::string_view utf8, bool is_little) {
  std::string out = is_little ? "\xFF\xFE" : "\xFE\xFF";
  for (std::size_t i = 0; i < utf8.size();) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(utf8[i + k]); };
    unsigned c = byte(0);
    if (c >= 0xE0) {
      c = (c & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
      i += 3;
    } else if (c >= 0xC0) {
      c = (c & 0x1FU) << 6U | (byte(1) & 0x3FU);
      i += 2;
    } else {
      i += 1;
    }
    const auto high = static_cast<char>(c >> 8U);
    const auto low = static_cast<char>(c & 0xFFU);
    out += is_little ? low : high;
    out += is_little ? high : low;
  }
  return out;
}

TEST_CASE("encodings are known by mark or declaration", "[ontology][encoding]") {
  for (const bool is_little : {true, false}) {
    Reading reading;
    auto text = std::string{kSample};
    text.replace(text.find("UTF-8"), 5, "UTF-16");
    read_into(reading, utf16(text, is_little));
    INFO(reading.rendered());
    CHECK(reading.diagnostics.all().empty());
    CHECK(reading.model.concepts[0].label.zh == "雨水");
  }
  Reading marked;
  read_into(marked, "\xEF\xBB\xBF" + std::string{kSample});
  CHECK(marked.diagnostics.all().empty());
  CHECK(xml_to_utf8("<?xml version='1.0' encoding='GBK'?><a>\xD0\xC2</a>").value() ==
        "<?xml version='1.0' encoding='GBK'?><a>新</a>");
  CHECK(to_utf8("\xD0\xC2\xD6\xCA").value() == "新质");
  CHECK(to_utf8("新质").value() == "新质");
  CHECK(to_utf8("\xFF\xFE\xB0\x65", Encoding::kUtf16Le).value() == "新");
}

TEST_CASE("what is in no known encoding is told", "[ontology][encoding]") {
  const auto message = [](std::string bytes) {
    Reading reading;
    read_into(reading, std::move(bytes));
    REQUIRE(reading.diagnostics.all().size() == 1);
    CHECK(reading.diagnostics.all()[0].code.id == kBadEncoding.id);
    return reading.diagnostics.all()[0].message;
  };
  CHECK(message("<?xml version='1.0' encoding='EBCDIC'?><a/>") ==
        "the encoding `EBCDIC` is not known");
  CHECK(message("<a>\xFF</a>") == "byte 4 is not valid UTF-8");
  CHECK(message("<?xml version='1.0' encoding='gb18030'?><a>\xFF</a>") ==
        "byte 44 is not valid GB18030");
  CHECK(message("<?xml version='1.0' encoding='UTF-16'?><a/>") ==
        "the file declares UTF-16 and is not in it");
  CHECK_FALSE(to_utf8("\xFF\xFF").has_value());
  Reading reading;
  read_into(reading, "<a>\n<b>\xFF</b></a>");
  CHECK(reading.diagnostics.all()[0].span.begin == 7);
}

}  // namespace
}  // namespace yinguo::ontology
