#include "evaluation/pattern.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace yinguo::evaluation {
namespace {

using Instruction = Pattern::Instruction;
using Range = Pattern::Range;
using Code = std::vector<Instruction>;
using Kind = Instruction::Kind;

constexpr std::size_t kMaxStates = 20'000;       // a few hundred kilobytes
constexpr std::size_t kMaxWork = 2'000'000'000;  // steps: some seconds
constexpr int kMaxNesting = 200;
constexpr std::uint32_t kMaxCount = 1000;
constexpr char32_t kLastCodePoint = 0x10FFFF;

/// The code point at `offset`, which moves past it; a malformed byte counts as itself.
char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const std::size_t length = base::utf8_length(text, offset);
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  constexpr std::array<unsigned char, 5> kLeadBits = {0x7F, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t c = length == 1 ? byte(0) : byte(0) & kLeadBits[length];
  for (std::size_t i = 1; i < length; ++i)
    c = (c << 6U) | (byte(i) & 0x3FU);
  offset += length;
  return c;
}

class Compiler {
 public:
  Compiler(std::string_view pattern, std::vector<Range>& ranges)
      : pattern_{pattern}, ranges_{ranges} {}

  std::optional<Code> run(std::string& problem) {
    Code code = alternatives(0);
    if (problem_.empty() && !at_end()) fail("unmatched `)`");
    problem = problem_;
    return problem_.empty() ? std::optional{std::move(code)} : std::nullopt;
  }

 private:
  [[nodiscard]] bool at_end() const { return at_ >= pattern_.size() || !problem_.empty(); }

  [[nodiscard]] char peek() const { return pattern_[at_]; }

  void fail(std::string why) {
    if (problem_.empty()) problem_ = std::move(why) + " at byte " + std::to_string(at_ + 1);
  }

  bool take(char c) {
    if (at_end() || peek() != c) return false;
    ++at_;
    return true;
  }

  static void append(Code& target, const Code& more) {
    target.insert(target.end(), more.begin(), more.end());
  }

  static std::int32_t length(const Code& code) { return static_cast<std::int32_t>(code.size()); }

  static Instruction split(std::int32_t a, std::int32_t b) {
    return {.kind = Kind::kSplit, .a = a, .b = b};
  }

  static Instruction jump(std::int32_t a) { return {.kind = Kind::kJump, .a = a}; }

  Code alternatives(int depth) {
    Code code = sequence(depth);
    while (take('|')) {
      const Code right = sequence(depth);
      Code both{split(1, length(code) + 2)};
      append(both, code);
      both.push_back(jump(length(right) + 1));
      append(both, right);
      code = std::move(both);
    }
    return code;
  }

  Code sequence(int depth) {
    Code code;
    while (!at_end() && peek() != '|' && peek() != ')') {
      append(code, repeated(depth));
      if (code.size() > kMaxStates) fail("the pattern is too large");
    }
    return code;
  }

  Code repeated(int depth) {
    Code code = single(depth);
    while (!at_end()) {
      if (take('*')) {
        code = star(code);
      } else if (take('+')) {
        code.push_back(split(-length(code), 1));
      } else if (take('?')) {
        code = optional(code);
      } else if (peek() == '{') {
        code = counted(code);
      } else {
        break;
      }
      take('?');  // lazy or greedy: the same when the whole text must match
    }
    return code;
  }

  static Code star(const Code& code) {
    Code loop{split(1, length(code) + 2)};
    append(loop, code);
    loop.push_back(jump(-length(code) - 1));
    return loop;
  }

  static Code optional(const Code& code) {
    Code out{split(1, length(code) + 1)};
    append(out, code);
    return out;
  }

  std::uint32_t read_count() {
    std::uint32_t n = 0;
    bool any = false;
    while (!at_end() && peek() >= '0' && peek() <= '9' && n <= kMaxCount) {
      n = n * 10 + static_cast<std::uint32_t>(peek() - '0');
      ++at_;
      any = true;
    }
    if (!any) fail("expected a count");
    if (n > kMaxCount) fail("a count is above " + std::to_string(kMaxCount));
    return n;
  }

  Code counted(const Code& code) {
    ++at_;
    const std::uint32_t low = read_count();
    std::uint32_t high = low;
    const bool is_open = take(',') && !at_end() && peek() == '}';
    if (!is_open && pattern_[at_ - 1] == ',') high = read_count();
    if (!take('}')) fail("expected `}`");
    if (high < low) fail("a count's ends are reversed");
    if (code.size() * std::max(low, high) > kMaxStates) fail("the pattern is too large");
    if (!problem_.empty()) return {};
    Code out;
    for (std::uint32_t i = 0; i < low; ++i)
      append(out, code);
    for (std::uint32_t i = low; i < high; ++i)
      append(out, optional(code));
    if (is_open) append(out, star(code));
    return out;
  }

  Code single(int depth) {
    const char c = peek();
    if (c == '(') return group(depth);
    if (c == '[') return bracket();
    if (c == '*' || c == '+' || c == '?' || c == '{') {
      fail("nothing to repeat");
      return {};
    }
    if (take('^')) return {{.kind = Kind::kBegin}};
    if (take('$')) return {{.kind = Kind::kEnd}};
    std::vector<Range> ranges;
    bool negated = false;
    if (take('.')) {
      ranges = {{'\n', '\n'}, {'\r', '\r'}};
      negated = true;
    } else if (c == '\\') {
      negated = escape(ranges);
    } else {
      const char32_t point = next_code_point(pattern_, at_);
      ranges = {{point, point}};
    }
    return class_of(ranges, negated);
  }

  Code group(int depth) {
    ++at_;
    if (depth >= kMaxNesting) fail("groups are nested too deeply");
    if (take('?') && !take(':')) fail("look-around is not supported");
    Code code = at_end() ? Code{} : alternatives(depth + 1);
    if (!take(')')) fail("expected `)`");
    return code;
  }

  /// Reads `\x`; true: the class is the complement of `ranges`.
  bool escape(std::vector<Range>& ranges) {
    ++at_;
    if (at_end()) {
      fail("a lone backslash");
      return false;
    }
    const char c = pattern_[at_];
    const auto add = [&](std::initializer_list<Range> more) { ranges.insert(ranges.end(), more); };
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const char32_t point = next_code_point(pattern_, at_);
    switch (c) {
      case 'd':
      case 'D':
        add({{'0', '9'}});
        return c == 'D';
      case 'w':
      case 'W':
        add({{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}});
        return c == 'W';
      case 's':
      case 'S':
        add({{'\t', '\r'}, {' ', ' '}, {0xA0, 0xA0}, {0x3000, 0x3000}});
        return c == 'S';
      case 'n':
        add({{'\n', '\n'}});
        return false;
      case 't':
        add({{'\t', '\t'}});
        return false;
      case 'r':
        add({{'\r', '\r'}});
        return false;
      default:
        break;
    }
    if (is_letter || (c >= '0' && c <= '9')) fail(std::string{"`\\"} + c + "` is not supported");
    add({{point, point}});
    return false;
  }

  Code bracket() {
    ++at_;
    const bool negated = take('^');
    std::vector<Range> ranges;
    while (!at_end() && peek() != ']') {
      const std::size_t known = ranges.size();
      class_member(ranges);
      const bool is_range = ranges.size() == known + 1 && at_ + 1 < pattern_.size() &&
                            peek() == '-' && pattern_[at_ + 1] != ']';
      if (!is_range) continue;
      ++at_;
      std::vector<Range> last;
      class_member(last);
      if (last.size() != 1 || last[0].first < ranges.back().first) {
        fail("a range's ends are reversed");
        break;
      }
      ranges.back().last = last[0].first;
    }
    if (!take(']')) fail("expected `]`");
    return class_of(ranges, negated);
  }

  void class_member(std::vector<Range>& ranges) {
    if (peek() != '\\') {
      const char32_t point = next_code_point(pattern_, at_);
      ranges.push_back({point, point});
      return;
    }
    std::vector<Range> escaped;
    if (escape(escaped)) complement(escaped);
    ranges.insert(ranges.end(), escaped.begin(), escaped.end());
  }

  /// Requires: ascending, disjoint ranges.
  static void complement(std::vector<Range>& ranges) {
    std::vector<Range> out;
    char32_t next = 0;
    for (const Range& range : ranges) {
      if (range.first > next) out.push_back({next, range.first - 1});
      next = range.last + 1;
    }
    out.push_back({next, kLastCodePoint});
    ranges = std::move(out);
  }

  Code class_of(const std::vector<Range>& ranges, bool negated) {
    const auto first = static_cast<std::uint32_t>(ranges_.size());
    ranges_.insert(ranges_.end(), ranges.begin(), ranges.end());
    return {{.kind = Kind::kClass,
             .negated = negated,
             .ranges = first,
             .range_end = static_cast<std::uint32_t>(ranges_.size())}};
  }

  std::string_view pattern_;
  std::vector<Range>& ranges_;
  std::size_t at_ = 0;
  std::string problem_;
};

/// The states reached without reading, each once.
class StateSet {
 public:
  StateSet(const Code& code, std::size_t size) : code_{code}, seen_(size + 1, 0) {}

  void clear() {
    for (const auto state : states_)
      seen_[state] = 0;
    states_.clear();
  }

  void add(std::size_t start, bool at_begin, bool at_end) {
    stack_.push_back(start);
    while (!stack_.empty()) {
      const std::size_t state = stack_.back();
      stack_.pop_back();
      if (std::exchange(seen_[state], 1) != 0) continue;
      states_.push_back(state);
      if (state == code_.size()) continue;
      const Instruction& instruction = code_[state];
      const auto target = [&](std::int32_t offset) {
        return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(state) + offset);
      };
      if (instruction.kind == Kind::kSplit) stack_.push_back(target(instruction.b));
      if (instruction.kind == Kind::kSplit || instruction.kind == Kind::kJump) {
        stack_.push_back(target(instruction.a));
      }
      if ((instruction.kind == Kind::kBegin && at_begin) ||
          (instruction.kind == Kind::kEnd && at_end)) {
        stack_.push_back(state + 1);
      }
    }
  }

  void swap(StateSet& other) {
    seen_.swap(other.seen_);
    states_.swap(other.states_);
  }

  [[nodiscard]] bool has(std::size_t state) const { return seen_[state] != 0; }

  [[nodiscard]] const std::vector<std::size_t>& states() const { return states_; }

 private:
  const Code& code_;
  std::vector<std::uint8_t> seen_;
  std::vector<std::size_t> states_;
  std::vector<std::size_t> stack_;
};

}  // namespace

std::optional<Pattern> Pattern::compile(std::string_view pattern, std::string& problem) {
  Pattern compiled;
  auto code = Compiler{pattern, compiled.ranges_}.run(problem);
  if (!code) return std::nullopt;
  compiled.code_ = std::move(*code);
  return compiled;
}

bool Pattern::accepts(const Instruction& instruction, char32_t c) const {
  bool inside = false;
  for (std::uint32_t i = instruction.ranges; i < instruction.range_end; ++i) {
    inside = inside || (c >= ranges_[i].first && c <= ranges_[i].last);
  }
  return inside != instruction.negated;
}

std::optional<bool> Pattern::matches(std::string_view text) const {
  if (text.size() > kMaxWork / (code_.size() + 1)) return std::nullopt;
  StateSet now{code_, code_.size()};
  StateSet then{code_, code_.size()};
  now.add(0, true, text.empty());
  for (std::size_t offset = 0; offset < text.size() && !now.states().empty();) {
    const char32_t c = next_code_point(text, offset);
    then.clear();
    for (const std::size_t state : now.states()) {
      if (state == code_.size() || code_[state].kind != Kind::kClass) continue;
      if (accepts(code_[state], c)) then.add(state + 1, false, offset == text.size());
    }
    now.swap(then);
  }
  return now.has(code_.size());
}

}  // namespace yinguo::evaluation
