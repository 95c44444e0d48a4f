#include "base/source_text.hpp"

#include <algorithm>
#include <cassert>

namespace yinguo::base {
namespace {

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_word(char c) {
  return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Past white space and comments.
std::size_t skip_blank(std::string_view line, std::size_t at) {
  while (at < line.size()) {
    if (is_blank(line[at])) {
      ++at;
    } else if (line.substr(at, 2) == "/*") {
      const auto end = line.find("*/", at + 2);
      at = end == std::string_view::npos ? line.size() : end + 2;
    } else {
      break;
    }
  }
  return at;
}

/// The offset in `written` of what stands at `offset` in `generated`; the beginning of the first
/// word that differs, if one before it does.
std::size_t aligned(std::string_view generated, std::size_t offset, std::string_view written) {
  std::size_t there = skip_blank(written, 0);
  for (std::size_t here = skip_blank(generated, 0); here < offset;) {
    if (there == written.size() || generated[here] != written[there]) {
      while (there > 0 && is_word(written[there - 1]))
        --there;
      return there;
    }
    here = skip_blank(generated, here + 1);
    there = skip_blank(written, there + 1);
  }
  return there;
}

}  // namespace

SourceText::SourceText(std::string name, std::string text)
    : name_{std::move(name)}, text_{std::move(text)}, line_starts_{0} {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const bool is_break =
        text_[i] == '\n' ||
        (text_[i] == '\r' && !std::string_view{text_}.substr(i + 1).starts_with('\n'));
    if (is_break) line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

std::uint32_t SourceText::line_of(std::uint32_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::uint32_t>(next - line_starts_.begin());
}

Position SourceText::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto start = *(next - 1);
  const auto before = std::string_view{text_}.substr(start, offset - start);
  const auto code_points = std::count_if(before.begin(), before.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  });
  return {static_cast<std::uint32_t>(next - line_starts_.begin()),
          static_cast<std::uint32_t>(code_points + 1)};
}

std::string_view SourceText::line(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const std::size_t begin = line_starts_[number - 1];
  std::size_t end = number < line_starts_.size() ? line_starts_[number] - 1 : text_.size();
  if (end > begin && text_[end - 1] == '\r') --end;
  return std::string_view{text_}.substr(begin, end - begin);
}

std::uint32_t SourceText::line_begin(std::uint32_t number) const {
  return number == 0 || number > line_starts_.size() ? static_cast<std::uint32_t>(text_.size())
                                                     : line_starts_[number - 1];
}

SourceId SourceMap::add_generated(std::string name, std::string text,
                                  std::vector<LineOrigin> lines) {
  const auto id = add(std::move(name), std::move(text));
  origins_.emplace(id, std::move(lines));
  return id;
}

Span SourceMap::written(const Span& span) const {
  const auto origins = origins_.find(span.source);
  if (origins == origins_.end()) return span;
  const auto& generated = at(span.source);
  const auto line = generated.position(span.begin).line;
  if (line > origins->second.size() || !has(origins->second[line - 1].source)) return span;
  const auto& origin = origins->second[line - 1];
  const auto& source = at(origin.source);
  const auto place = [&](std::uint32_t offset) {
    return source.line_begin(origin.line) +
           static_cast<std::uint32_t>(aligned(generated.line(line),
                                              offset - generated.line_begin(line),
                                              source.line(origin.line)));
  };
  const auto begin = place(span.begin);
  const auto last = std::max(span.begin, span.end == 0 ? 0 : span.end - 1);
  const bool is_within = generated.position(last).line == line;
  return {origin.source, begin, is_within ? std::max(place(last), begin) + 1 : begin + 1};
}

SourceId SourceMap::add(std::string name, std::string text) {
  texts_.emplace_back(std::move(name), std::move(text));
  return static_cast<SourceId>(texts_.size());
}

const SourceText& SourceMap::at(SourceId id) const {
  assert(has(id));
  return texts_[static_cast<std::size_t>(id) - 1];
}

bool SourceMap::has(SourceId id) const noexcept {
  return id != SourceId::kNone && static_cast<std::size_t>(id) <= texts_.size();
}

}  // namespace yinguo::base
