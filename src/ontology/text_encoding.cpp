#include "ontology/text_encoding.hpp"

#include <array>
#include <cerrno>

#include <iconv.h>

#include "base/text.hpp"
#include "ontology/errors.hpp"

namespace yinguo::ontology {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LeMark = "\xFF\xFE";
constexpr std::string_view kUtf16BeMark = "\xFE\xFF";

/// The span is of the bytes, in no source.
base::Error malformed(std::string_view encoding, std::size_t offset) {
  const auto at = static_cast<std::uint32_t>(offset);
  return {kBadEncoding,
          "byte " + std::to_string(offset + 1) + " is not valid " + std::string{encoding},
          "save the file as UTF-8, or declare the encoding that it is in",
          {base::SourceId::kNone, at, at + 1}};
}

const char* iconv_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "UTF-8";
    case Encoding::kUtf16Le:
      return "UTF-16LE";
    case Encoding::kUtf16Be:
      return "UTF-16BE";
    case Encoding::kGb18030:
      return "GB18030";
    case Encoding::kWindows1252:
      return "WINDOWS-1252";
  }
  return "UTF-8";
}

/// Owns an iconv descriptor.
class Converter {
 public:
  explicit Converter(const char* from) : handle_{iconv_open("UTF-8", from)} {}

  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  Converter(Converter&&) = delete;
  Converter& operator=(Converter&&) = delete;

  ~Converter() {
    if (is_open()) iconv_close(handle_);
  }

  [[nodiscard]] bool is_open() const { return handle_ != kClosed; }

  /// The bytes converted; the offset of the first bad byte in `bad` if there is one.
  std::string convert(std::string_view bytes, std::optional<std::size_t>& bad) const {
    std::string out;
    std::array<char, 8192> buffer{};
    auto* in = const_cast<char*>(bytes.data());  // NOLINT: iconv's signature; it does not write
    std::size_t left = bytes.size();
    while (left > 0) {
      char* to = buffer.data();
      std::size_t room = buffer.size();
      const auto result = iconv(handle_, &in, &left, &to, &room);
      out.append(buffer.data(), buffer.size() - room);
      if (result == static_cast<std::size_t>(-1) && errno != E2BIG) {
        bad = bytes.size() - left;
        return out;
      }
    }
    return out;
  }

 private:
  static inline const iconv_t kClosed = reinterpret_cast<iconv_t>(-1);  // NOLINT: POSIX's value
  iconv_t handle_;
};

/// The value of `encoding="…"` in an XML declaration that is ASCII, if there is one.
std::optional<std::string_view> declared_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return std::nullopt;
  const auto declaration = bytes.substr(0, bytes.substr(0, 256).find("?>"));
  auto at = declaration.find("encoding");
  if (at == std::string_view::npos) return std::nullopt;
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return std::nullopt;
  const auto end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return std::nullopt;
  return declaration.substr(at + 1, end - at - 1);
}

}  // namespace

std::optional<Encoding> find_encoding(std::string_view label) {
  const auto name = base::fold(label);
  if (name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii") {
    return Encoding::kUtf8;
  }
  if (name == "gb18030" || name == "gbk" || name == "gb2312" || name == "cp936") {
    return Encoding::kGb18030;
  }
  if (name == "windows-1252" || name == "cp1252" || name == "iso-8859-1" || name == "latin1") {
    return Encoding::kWindows1252;
  }
  if (name == "utf-16be") return Encoding::kUtf16Be;
  if (name == "utf-16le" || name == "utf-16") return Encoding::kUtf16Le;
  return std::nullopt;
}

std::optional<Encoding> encoding_of_mark(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) return Encoding::kUtf8;
  if (bytes.starts_with(kUtf16LeMark)) return Encoding::kUtf16Le;
  if (bytes.starts_with(kUtf16BeMark)) return Encoding::kUtf16Be;
  return std::nullopt;
}

Encoding likely_encoding(std::string_view bytes) {
  if (const auto marked = encoding_of_mark(bytes)) return *marked;
  if (bytes.size() >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0)
    return Encoding::kUtf16Le;
  if (bytes.size() >= 4 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0)
    return Encoding::kUtf16Be;
  if (!base::find_invalid_utf8(bytes)) return Encoding::kUtf8;
  std::size_t alone = 0;
  std::size_t beside = 0;
  const auto is_high = [&](std::size_t at) {
    return at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80U;
  };
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (!is_high(at)) continue;
    const bool has_neighbour = is_high(at + 1) || (at > 0 && is_high(at - 1));
    ++(has_neighbour ? beside : alone);
  }
  return alone > beside ? Encoding::kWindows1252 : Encoding::kGb18030;
}

base::Result<std::string> to_utf8(std::string_view bytes, Encoding encoding) {
  if (encoding_of_mark(bytes) == encoding) {
    bytes.remove_prefix(encoding == Encoding::kUtf8 ? kUtf8Mark.size() : kUtf16LeMark.size());
  }
  if (encoding == Encoding::kUtf8) {
    if (const auto bad = base::find_invalid_utf8(bytes)) return malformed("UTF-8", *bad);
    return std::string{bytes};
  }
  const Converter converter{iconv_name(encoding)};
  if (!converter.is_open()) {
    return base::Error{kBadEncoding,
                       std::string{iconv_name(encoding)} + " cannot be converted on this system",
                       "save the file as UTF-8"};
  }
  std::optional<std::size_t> bad;
  auto text = converter.convert(bytes, bad);
  if (bad) return malformed(iconv_name(encoding), *bad);
  return text;
}

base::Result<std::string> to_utf8(std::string_view bytes) {
  if (const auto marked = encoding_of_mark(bytes)) return to_utf8(bytes, *marked);
  const auto bad = base::find_invalid_utf8(bytes);
  if (!bad) return std::string{bytes};
  auto text = to_utf8(bytes, Encoding::kGb18030);
  if (text) return text;
  return base::Error{kBadEncoding, "the text is neither UTF-8 nor GB18030",
                     "save the file as UTF-8", malformed("UTF-8", *bad).span};
}

base::Result<std::string> xml_to_utf8(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (const auto marked = encoding_of_mark(bytes)) return to_utf8(bytes, *marked);
  if (bytes.starts_with("<\0?\0"sv)) return to_utf8(bytes, Encoding::kUtf16Le);
  if (bytes.starts_with("\0<\0?"sv)) return to_utf8(bytes, Encoding::kUtf16Be);
  const auto declared = declared_encoding(bytes);
  if (!declared) return to_utf8(bytes, Encoding::kUtf8);
  const auto encoding = find_encoding(*declared);
  if (!encoding) {
    return base::Error{kBadEncoding, "the encoding `" + std::string{*declared} + "` is not known",
                       "save the file as UTF-8, UTF-16 or GB18030"};
  }
  if (*encoding == Encoding::kUtf16Le || *encoding == Encoding::kUtf16Be) {
    return base::Error{kBadEncoding, "the file declares UTF-16 and is not in it",
                       "save the file as UTF-8 and declare that"};
  }
  return to_utf8(bytes, *encoding);
}

}  // namespace yinguo::ontology
