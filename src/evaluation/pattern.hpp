#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yinguo::evaluation {

/// A regular expression for `match`, simulated as an automaton over sets of states (Thompson 1968),
/// so that no pattern and no text makes it slow or deep: std::regex backtracks and recurses per
/// character.
///
/// The regular part of ECMAScript's syntax over UTF-8 code points: literals, `.`, classes with
/// ranges and `^`, `\d \w \s \D \W \S`, escapes, `( )`, `(?: )`, `|`, `* + ? {n} {n,} {n,m}`, `^`,
/// `$`. Back references, look-around and `\b` are refused.
class Pattern {
 public:
  /// nullopt: not a usable pattern, and `problem` says why.
  static std::optional<Pattern> compile(std::string_view pattern, std::string& problem);

  /// Whether the whole of `text` matches; nullopt: text × pattern is beyond what is tried.
  /// Cost: O(text × states of the pattern).
  [[nodiscard]] std::optional<bool> matches(std::string_view text) const;

  struct Range {
    char32_t first = 0;
    char32_t last = 0;
  };

  struct Instruction {
    enum class Kind : std::uint8_t {
      kClass,
      kSplit,
      kJump,
      kBegin,
      kEnd
    };
    Kind kind = Kind::kClass;
    bool negated = false;         ///< kClass
    std::uint32_t ranges = 0;     ///< kClass: first of its ranges
    std::uint32_t range_end = 0;  ///< kClass
    std::int32_t a = 1;           ///< kSplit, kJump: relative targets
    std::int32_t b = 1;
  };

 private:
  [[nodiscard]] bool accepts(const Instruction& instruction, char32_t c) const;

  std::vector<Instruction> code_;  ///< falling off the end is the match
  std::vector<Range> ranges_;
};

}  // namespace yinguo::evaluation
