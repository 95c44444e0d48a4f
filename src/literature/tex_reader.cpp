#include "literature/tex_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.hpp"

#include "literature/word_table.hpp"

namespace yinguo::literature {
namespace {

/// Combining marks by the commands that put them on the letter that follows.
constexpr std::array kAccents{
    WordPair{"`", "\u0300"}, WordPair{"'", "\u0301"},  WordPair{"^", "\u0302"},
    WordPair{"~", "\u0303"}, WordPair{"=", "\u0304"},  WordPair{"u", "\u0306"},
    WordPair{".", "\u0307"}, WordPair{"\"", "\u0308"}, WordPair{"r", "\u030A"},
    WordPair{"H", "\u030B"}, WordPair{"v", "\u030C"},  WordPair{"d", "\u0323"},
    WordPair{"c", "\u0327"}, WordPair{"k", "\u0328"},  WordPair{"b", "\u0331"},
};

constexpr std::array kSigns{
    WordPair{"textbackslash", "\\"},
    WordPair{"textbraceleft", "{"},
    WordPair{"textbraceright", "}"},
    WordPair{"textasciicircum", "^"},
    WordPair{"textasciitilde", "~"},
    WordPair{"textasciigrave", "`"},
    WordPair{"textless", "<"},
    WordPair{"textgreater", ">"},
    WordPair{"textbar", "|"},
    WordPair{"textquotedbl", "\""},
    WordPair{"textquotesingle", "'"},
    WordPair{"textunderscore", "_"},
    WordPair{"textdollar", "$"},
    WordPair{"textendash", "–"},
    WordPair{"textemdash", "—"},
    WordPair{"textquoteleft", "‘"},
    WordPair{"textquoteright", "’"},
    WordPair{"textquotedblleft", "“"},
    WordPair{"textquotedblright", "”"},
    WordPair{"guillemotleft", "«"},
    WordPair{"guillemotright", "»"},
    WordPair{"textellipsis", "…"},
    WordPair{"ldots", "…"},
    WordPair{"dots", "…"},
    WordPair{"textbullet", "•"},
    WordPair{"textdegree", "°"},
    WordPair{"textregistered", "®"},
    WordPair{"texttrademark", "™"},
    WordPair{"copyright", "©"},
    WordPair{"pounds", "£"},
    WordPair{"euro", "€"},
    WordPair{"texteuro", "€"},
    WordPair{"S", "§"},
    WordPair{"P", "¶"},
    WordPair{"ss", "ß"},
    WordPair{"ae", "æ"},
    WordPair{"AE", "Æ"},
    WordPair{"oe", "œ"},
    WordPair{"OE", "Œ"},
    WordPair{"aa", "å"},
    WordPair{"AA", "Å"},
    WordPair{"o", "ø"},
    WordPair{"O", "Ø"},
    WordPair{"l", "ł"},
    WordPair{"L", "Ł"},
    WordPair{"i", "ı"},
    WordPair{"j", "ȷ"},
    WordPair{"dh", "ð"},
    WordPair{"DH", "Ð"},
    WordPair{"th", "þ"},
    WordPair{"TH", "Þ"},
    WordPair{"dj", "đ"},
    WordPair{"DJ", "Đ"},
    WordPair{"ng", "ŋ"},
    WordPair{"NG", "Ŋ"},
    WordPair{"times", "×"},
    WordPair{"texttimes", "×"},
    WordPair{"textpm", "±"},
    WordPair{"textmu", "µ"},
    WordPair{"sim", "~"},
    WordPair{"rightarrow", "→"},
    WordPair{"textrightarrow", "→"},
    WordPair{"pm", "±"},
    WordPair{"cdot", "·"},
    WordPair{"leq", "≤"},
    WordPair{"geq", "≥"},
    WordPair{"alpha", "α"},
    WordPair{"beta", "β"},
    WordPair{"gamma", "γ"},
    WordPair{"delta", "δ"},
    WordPair{"lambda", "λ"},
    WordPair{"mu", "μ"},
    WordPair{"sigma", "σ"},
};

/// Commands of which only what they are applied to stays.
constexpr std::array<std::string_view, 32> kDropped{
    "textsubscript", "textsuperscript", "textnormal", "enquote", "mkbibquote", "mkbibemph",
    "emph",          "textit",          "textbf",     "textsc",  "textsl",     "texttt",
    "textrm",        "textsf",          "textup",     "text",    "mathrm",     "mathit",
    "mathbf",        "mathcal",         "mathbb",     "mbox",    "hbox",       "url",
    "path",          "relax",           "em",         "it",      "bf",         "sc",
    "uppercase",     "ensuremath"};

/// Signs that stand for themselves behind a backslash.
constexpr std::string_view kBackslashed = "&%$#_{}";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class TexReader {
 public:
  explicit TexReader(std::string_view tex) : tex_{tex} {}

  std::string run() {
    while (at_ < tex_.size())
      step();
    return std::move(out_);
  }

 private:
  void step() {
    const char c = tex_[at_];
    if (c == '\\') {
      ++at_;
      command();
    } else if (c == '{' || c == '}' || c == '$') {
      ++at_;
      if (c == '{') ++depth_;
      if (c == '}') end_group();
    } else if (c == '~') {
      put(" ", 1);
    } else if (c == '-' || c == '`' || c == '\'') {
      joined();
    } else {
      const auto length = base::utf8_length(tex_, at_);
      put(tex_.substr(at_, length), length);
    }
  }

  /// An accent on nothing is the sign itself where there is one: `\~{}`.
  void end_group() {
    const auto mark = std::exchange(marks_, {});
    if (mark == mapped(kAccents, "~")) out_ += "~";
    if (mark == mapped(kAccents, "^")) out_ += "^";
    if (depth_ > 0) --depth_;
    if (kept_.empty() || kept_.back() != depth_) return;
    out_ += "}";
    kept_.pop_back();
  }

  /// Several of a sign in a row.
  void joined() {
    for (const auto& [tex, sign] :
         {WordPair{"---", "—"}, WordPair{"--", "–"}, WordPair{"``", "“"}, WordPair{"''", "”"}}) {
      if (tex_.substr(at_).starts_with(tex)) return put(sign, tex.size());
    }
    put(tex_.substr(at_, 1), 1);
  }

  /// What stands behind a backslash.
  void command() {
    if (at_ == tex_.size()) return put("\\", 0);
    const char c = tex_[at_];
    const bool is_word = is_letter(c);
    auto end = at_ + 1;
    while (is_word && end < tex_.size() && is_letter(tex_[end]))
      ++end;
    const auto name = tex_.substr(at_, end - at_);
    if (const auto mark = mapped(kAccents, name); !mark.empty()) {
      at_ = end;
      if (is_word) skip_blanks();
      if (marks_.size() < kMostMarks) marks_.insert(0, mark);
      return;
    }
    if (!is_word) return sign(c);
    word(name);
  }

  void sign(char c) {
    constexpr std::string_view kNothing = "-/!@";
    if (kBackslashed.find(c) != std::string_view::npos) return put(std::string_view{&c, 1}, 1);
    if (kNothing.find(c) != std::string_view::npos) {
      ++at_;
      return;
    }
    if (static_cast<unsigned char>(c) < 0x80U) return put(" ", 1);  // `\ `, `\,`, `\\`
    put("\\", 0);
  }

  void word(std::string_view name) {
    if (const auto sign = mapped(kSigns, name); !sign.empty()) {
      const bool is_dotless = (name == "i" || name == "j") && !marks_.empty();
      put(is_dotless ? name : sign, name.size());
      skip_blanks();
    } else if (std::ranges::find(kDropped, name) != kDropped.end()) {
      at_ += name.size();
      skip_blanks();
    } else {
      put("\\", 0);
      put(name, name.size());
      keep_group();
    }
  }

  /// What a command that is not known is applied to stays in its braces.
  void keep_group() {
    if (at_ == tex_.size() || tex_[at_] != '{') return;
    out_ += "{";
    kept_.push_back(depth_);
  }

  void skip_blanks() { at_ = std::min(tex_.find_first_not_of(" \t\r\n", at_), tex_.size()); }

  /// Appends a sign with the marks that wait for it, and steps over what stands for it.
  void put(std::string_view sign, std::size_t length) {
    if (marks_.empty()) {
      out_ += sign;
    } else {
      out_ += base::normalize(std::string{sign} + marks_);
      marks_.clear();
    }
    at_ += length;
  }

  static constexpr std::size_t kMostMarks = 8;  ///< bytes; more are on no letter

  std::string_view tex_;
  std::size_t at_ = 0;
  std::string out_;
  std::string marks_;
  std::size_t depth_ = 0;            ///< of groups
  std::vector<std::size_t> kept_{};  ///< where groups that stay in their braces stand
};

}  // namespace

std::string text_of_tex(std::string_view tex) {
  return TexReader{tex}.run();
}

}  // namespace yinguo::literature
