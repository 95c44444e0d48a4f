#include "literature/bibtex_entries.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

#include "literature/bibtex_words.hpp"
#include "literature/errors.hpp"

namespace yinguo::literature {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// What ends a name or a key (BibTeX's own list, less what styles allow).
constexpr std::string_view kNoName = " \t\r\n{}()\"#,=@";

/// A file with more of them is none of BibTeX: what follows one may be read to the end each time.
constexpr std::size_t kMostMistakes = 200;

/// A value that strings put together may not outgrow this.
constexpr std::size_t kMaxValueBytes = std::size_t{1} << 20U;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string small(std::string_view text) {
  return base::fold(text);
}

}  // namespace

/// Reports what was expected; false.
bool BibtexEntries::fail(std::size_t at, std::string_view expected) {
  ++mistakes_;
  const auto found = at < text_.size()
                         ? "`" + std::string{text_.substr(at, base::utf8_length(text_, at))} + "`"
                         : std::string{"the end of the file"};
  file_.error(kImportSyntax, file_.span(at, std::min(at + 1, text_.size())),
              "expected " + std::string{expected} + ", found " + found);
  return false;
}

/// To the next `@` that begins a line.
void BibtexEntries::recover() {
  while (true) {
    at_ = std::min(text_.find('@', at_), text_.size());
    const auto before = at_ == 0 ? std::string_view::npos : text_.find_last_not_of(" \t", at_ - 1);
    if (at_ == text_.size() || before == std::string_view::npos || text_[before] == '\n' ||
        text_[before] == '\r')
      return;
    ++at_;
  }
}

void BibtexEntries::skip_blanks() {
  at_ = std::min(text_.find_first_not_of(kBlanks, at_), text_.size());
}

/// Steps over blanks, and over `c` if it is next.
bool BibtexEntries::take(char c) {
  skip_blanks();
  if (at_ >= text_.size() || text_[at_] != c) return false;
  ++at_;
  return true;
}

bool BibtexEntries::is_opening() const {
  return at_ < text_.size() && (text_[at_] == '{' || text_[at_] == '(');
}

std::string_view BibtexEntries::name() {
  skip_blanks();
  const auto end = std::min(text_.find_first_of(kNoName, at_), text_.size());
  const auto out = text_.substr(at_, end - at_);
  at_ = end;
  return out;
}

/// What stands before the `close` that no brace holds; steps over both. Requires: the opening sign
/// is just behind.
std::optional<std::string_view> BibtexEntries::group(char close) {
  const auto begin = at_;
  std::size_t depth = 0;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (depth == 0 && c == close) return text_.substr(begin, at_++ - begin);
    if (c == '{') ++depth;
    if (c != '}') continue;
    if (depth == 0) break;
    --depth;
  }
  ++mistakes_;
  file_.error(kImportSyntax, file_.span(begin - 1, begin), "what begins here has no end",
              "each `{` needs its `}`, also behind a backslash");
  return std::nullopt;
}

std::optional<BibtexEntry> BibtexEntries::next() {
  while (mistakes_ < kMostMistakes) {
    at_ = std::min(text_.find('@', at_), text_.size());
    if (at_ == text_.size()) return std::nullopt;
    const bool is_address = at_ > 0 && is_letter_or_digit(text_[at_ - 1]);  // in notes between
    ++at_;
    BibtexEntry entry;
    entry.type = small(name());
    if (is_address && !is_opening()) continue;
    if (entry.type == "comment" && !take('{')) continue;  // then the line is the comment
    const bool is_brace = entry.type == "comment" || take('{');
    bool is_entry = false;
    const bool is_read = (is_brace || take('(') || fail(at_, "`{`")) &&
                         command(entry.type, is_brace ? '}' : ')', entry, is_entry);
    if (!is_read)
      recover();
    else if (is_entry)
      return entry;
  }
  return std::nullopt;
}

bool BibtexEntries::command(std::string_view type, char close, BibtexEntry& out, bool& is_entry) {
  if (type == "comment" || type == "preamble") return group(close).has_value();
  if (type == "string") return string(close);
  if (type.empty()) return fail(at_, "the type of an entry before the brace");
  is_entry = true;
  return entry(close, out);
}

bool BibtexEntries::string(char close) {
  const auto key = small(name());
  if (key.empty()) return fail(at_, "a name");
  if (!take('=')) return fail(at_, "`=`");
  auto text = value();
  if (!text) return false;
  strings_[key] = std::move(text->tex);
  return take(close) || fail(at_, close == '}' ? "`}`" : "`)`");
}

bool BibtexEntries::entry(char close, BibtexEntry& out) {
  skip_blanks();
  const auto begin = at_;
  const auto end =
      std::min(text_.find_first_of(close == '}' ? ",}\r\n" : ",\r\n", at_), text_.size());
  out.key = base::trim(text_.substr(begin, end - begin));
  out.span = file_.span(begin, begin + out.key.size());
  const bool has_key = out.key.find('=') == std::string_view::npos;
  if (!has_key) {
    out.key = {};
    at_ = begin;
    if (!field(out)) return false;
  } else {
    at_ = end;
  }
  while (take(',')) {
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == close) break;
    if (!field(out)) return false;
  }
  return take(close) || fail(at_, close == '}' ? "`,` or `}`" : "`,` or `)`");
}

bool BibtexEntries::field(BibtexEntry& out) {
  BibtexField field;
  field.name = small(name());
  if (field.name.empty()) return fail(at_, "the name of a field");
  if (!take('=')) return fail(at_, "`=`");
  auto text = value();
  if (!text) return false;
  field.tex = std::move(text->tex);
  field.span = text->span;
  out.fields.push_back(std::move(field));
  return true;
}

std::optional<BibtexEntries::Value> BibtexEntries::value() {
  Value out;
  skip_blanks();
  const auto begin = at_;
  do {
    if (!piece(out.tex)) return std::nullopt;
    out.span = file_.span(begin, at_);
  } while (take('#'));
  return out;
}

bool BibtexEntries::piece(std::string& tex) {
  const bool is_braced = take('{');
  if (is_braced || take('"')) {
    const auto text = group(is_braced ? '}' : '"');
    if (text) tex += *text;
    return text.has_value();
  }
  const auto begin = at_;
  const auto word = name();
  if (word.empty()) return fail(at_, "a value in braces or quotation marks, a number or a name");
  if (word.front() >= '0' && word.front() <= '9')
    tex += word;
  else
    put_string(begin, word, tex);
  return true;
}

void BibtexEntries::put_string(std::size_t begin, std::string_view name, std::string& tex) {
  const auto key = small(name);
  const auto span = file_.span(begin, begin + name.size());
  if (const auto known = strings_.find(key); known != strings_.end()) {
    if (tex.size() + known->second.size() > kMaxValueBytes)
      file_.error(kImportLimit, span,
                  "a value has more than " + std::to_string(kMaxValueBytes) + " bytes");
    else
      tex += known->second;
  } else if (std::ranges::find(kMonths, key) != kMonths.end()) {
    tex += key;
  } else {
    file_.warn(span, "no `@string` is called `" + std::string{name} + "`; nothing is put in");
  }
}

}  // namespace yinguo::literature
