#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

#include <utf8proc.h>

#include "base/running_hash.hpp"

namespace yinguo::base {
namespace {

const utf8proc_uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());  // NOLINT: the C library's type
}

/// Decodes one code point; -1 and length 1 for a malformed byte.
std::pair<utf8proc_int32_t, std::size_t> decode(std::string_view text) {
  utf8proc_int32_t code_point = -1;
  const auto length =
      utf8proc_iterate(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &code_point);
  if (length <= 0) return {-1, 1};
  return {code_point, static_cast<std::size_t>(length)};
}

std::string map(std::string_view text, int options) {
  utf8proc_uint8_t* out = nullptr;
  const auto length = utf8proc_map(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &out,
                                   static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner{out, &std::free};
  if (length < 0) return std::string{text};
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(length)};  // NOLINT
}

std::vector<utf8proc_int32_t> code_points(std::string_view text) {
  std::vector<utf8proc_int32_t> out;
  while (!text.empty()) {
    const auto [code_point, length] = decode(text);
    out.push_back(code_point);
    text.remove_prefix(length);
  }
  return out;
}

/// Levenshtein distance with transposition of neighbours (optimal string alignment).
std::size_t edit_distance(const std::vector<utf8proc_int32_t>& a,
                          const std::vector<utf8proc_int32_t>& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t offset) {
  return decode(text.substr(offset)).second;
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    if (static_cast<unsigned char>(text[offset]) < 0x80U) {
      ++offset;
      continue;
    }
    const auto [code_point, length] = decode(text.substr(offset));
    if (code_point < 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto [code_point, length] = decode(text);
    width +=
        code_point < 0 ? 1U : static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code_point)));
    text.remove_prefix(length);
  }
  return width;
}

std::string fold(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80U; };
  if (std::all_of(text.begin(), text.end(), is_ascii)) {  // the common case, without the tables
    std::string out{text};
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
  }
  return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
}

std::string normalize(std::string_view text) {
  return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
}

std::string to_upper(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto [code_point, length] = decode(text);
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size =
        code_point < 0 ? 0 : utf8proc_encode_char(utf8proc_toupper(code_point), bytes.data());
    if (size == 0) out += text.substr(0, length);
    out.append(bytes.begin(), bytes.begin() + size);
    text.remove_prefix(length);
  }
  return out;
}

std::string keep_alphanumeric(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto [code_point, length] = decode(text);
    const auto category = utf8proc_category(code_point);
    const bool is_letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    const bool is_number = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
    if (code_point >= 0 && (is_letter || is_number)) out += text.substr(0, length);
    text.remove_prefix(length);
  }
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kIdeographicSpace = "\u3000";
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (true) {
    if (!text.empty() && is_space(text.front())) {
      text.remove_prefix(1);
    } else if (text.substr(0, kIdeographicSpace.size()) == kIdeographicSpace) {
      text.remove_prefix(kIdeographicSpace.size());
    } else {
      break;
    }
  }
  while (true) {
    if (!text.empty() && is_space(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(kIdeographicSpace)) {
      text.remove_suffix(kIdeographicSpace.size());
    } else {
      break;
    }
  }
  return text;
}

std::optional<std::string_view> nearest_name(std::string_view name,
                                             std::span<const std::string_view> candidates) {
  const auto wanted = code_points(fold(name));
  std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  std::optional<std::string_view> found;
  for (const auto candidate : candidates) {
    const auto known = code_points(fold(candidate));
    // The lengths alone are too far apart.
    if (std::max(wanted.size(), known.size()) - std::min(wanted.size(), known.size()) >= best)
      continue;
    const auto distance = edit_distance(wanted, known);
    // As far as that, names of one character have nothing in common.
    const bool has_common = distance < std::max(wanted.size(), known.size());
    if (has_common && distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

std::uint64_t fnv1a(std::string_view bytes) {
  return fnv1a_after(kEmptyHash, bytes);
}

}  // namespace yinguo::base
