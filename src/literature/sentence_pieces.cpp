#include "literature/sentence_pieces.hpp"

#include <charconv>
#include <vector>

#include "base/running_hash.hpp"
#include "base/text.hpp"

#include "literature/code_points.hpp"
#include "literature/fingerprint.hpp"

namespace yinguo::literature {
namespace {

/// What a fingerprint sees of a line, and where sentences may end in it.
struct Fragment {
  std::string letters;
  std::vector<std::size_t> ends{};  ///< ascending offsets in `letters`; the last is its size
};

Fragment fragment_of(const TextLine& line) {
  constexpr std::u32string_view kTerminators = U"。！？!?.";
  Fragment out;
  std::u32string part;
  const auto end_part = [&] {
    out.letters += base::keep_alphanumeric(base::fold(encode(part)));
    part.clear();
    if (out.ends.empty() || out.ends.back() < out.letters.size())
      out.ends.push_back(out.letters.size());
  };
  for (const auto c : decode(without_citations(encode(line.text)))) {
    part += c;
    if (kTerminators.find(c) != std::u32string_view::npos) end_part();
  }
  end_part();
  return out;
}

class Search {
 public:
  Search(const TextLines& text, std::span<const std::string_view> fingerprints,
         const PieceOptions& options)
      : lines_{text.lines}, options_{options} {
    for (const auto& line : lines_)
      fragments_.push_back(fragment_of(line));
    for (const auto digits : fingerprints) {
      std::uint64_t number = 0;
      (void)std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
      wanted_.try_emplace(number, digits);
    }
  }

  std::unordered_map<std::string, Pieces> run() {
    for (std::size_t i = 0; i < fragments_.size() && !wanted_.empty() && !is_spent(); ++i) {
      start(i, 0);
      for (const auto end : fragments_[i].ends)
        if (end > 0 && end < fragments_[i].letters.size()) start(i, end);
    }
    return std::move(found_);
  }

 private:
  /// A sentence as far as it has been put together.
  struct Path {
    std::uint64_t hash = base::kEmptyHash;
    std::size_t first = 0;
    std::size_t line = 0;  ///< the last that belongs to it
    std::size_t lines = 0;
    std::size_t ends = 0;
    std::size_t left_out = 0;
  };

  [[nodiscard]] bool is_spent() const { return steps_ > options_.most_steps; }

  void start(std::size_t line, std::size_t offset) {
    auto path = Path{.first = line, .line = line};
    if (!extend(path, line, offset)) return;
    follow_each(path);
    follow_every_other(path);
  }

  /// Adds what a line has from `offset` on; false when the sentence would be too long.
  bool extend(Path& path, std::size_t line, std::size_t offset) {
    const auto& fragment = fragments_[line];
    path.line = line;
    ++path.lines;
    ++steps_;
    for (const auto end : fragment.ends) {
      if (end <= offset) continue;
      path.hash = base::fnv1a_after(
          path.hash, std::string_view{fragment.letters}.substr(offset, end - offset));
      steps_ += end - offset;
      offset = end;
      check(path);
      if (end < fragment.letters.size()) ++path.ends;
      if (path.ends > options_.most_ends || is_spent()) return false;
    }
    return path.lines < options_.most_lines;
  }

  /// Line after line; before each of them a run may be left out.
  void follow_each(Path path) {
    while (true) {
      for (std::size_t run = 1; run <= options_.most_left_out; ++run)
        follow_behind(path, run);
      const auto next = path.line + 1;
      if (next >= fragments_.size() || !extend(path, next, 0)) return;
    }
  }

  void follow_behind(Path path, std::size_t run) {
    path.left_out = run;
    for (auto next = path.line + run + 1; next < fragments_.size(); ++next)
      if (!extend(path, next, 0)) return;
  }

  void follow_every_other(Path path) {
    for (auto next = path.line + 2; next < fragments_.size(); next += 2) {
      ++path.left_out;
      if (!extend(path, next, 0)) return;
    }
  }

  void check(const Path& path) {
    const auto wanted = wanted_.find(path.hash);
    if (wanted == wanted_.end()) return;
    found_.try_emplace(std::string{wanted->second},
                       Pieces{lines_[path.first].number, lines_[path.line].number, path.left_out});
    wanted_.erase(wanted);
  }

  const std::vector<TextLine>& lines_;
  const PieceOptions& options_;
  std::vector<Fragment> fragments_;
  std::unordered_map<std::uint64_t, std::string_view> wanted_;
  std::unordered_map<std::string, Pieces> found_;
  std::size_t steps_ = 0;
};

}  // namespace

std::unordered_map<std::string, Pieces> find_pieces(const TextLines& text,
                                                    std::span<const std::string_view> fingerprints,
                                                    const PieceOptions& options) {
  if (fingerprints.empty()) return {};
  return Search{text, fingerprints, options}.run();
}

}  // namespace yinguo::literature
