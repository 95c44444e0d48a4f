#pragma once
// Triples that were read, subject by subject.
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yinguo::literature {

/// What a triple says of its subject. Terms are as RdfWriter takes them: names with one of
/// kPrefixes, else IRIs; blank nodes begin with `_:`.
struct RdfStatement {
  std::string property;
  std::string value;     ///< a term, or the text of a literal
  std::string language;  ///< of a text, in small letters; empty: none
  bool is_text = false;
  std::uint32_t at = 0;  ///< byte of the file
};

struct RdfSubject {
  std::string term;
  std::uint32_t at = 0;
  std::vector<RdfStatement> statements{};

  [[nodiscard]] bool is_a(std::string_view type) const;
};

/// Subjects in the order in which they first stand, each with its statements in theirs.
class RdfGraph {
 public:
  /// The subject of this term, which is new if need be. Stays where it is.
  [[nodiscard]] RdfSubject& subject(const std::string& term, std::uint32_t at);
  /// Null when nothing is said of it.
  [[nodiscard]] const RdfSubject* find(std::string_view term) const;

  void add(RdfSubject& subject, RdfStatement statement);

  [[nodiscard]] const std::deque<RdfSubject>& subjects() const noexcept { return subjects_; }

  /// Whether it holds as many statements as it may.
  [[nodiscard]] bool is_full() const noexcept { return count_ >= kMaxStatements; }

  static constexpr std::size_t kMaxStatements = 5'000'000;

 private:
  std::deque<RdfSubject> subjects_;
  std::unordered_map<std::string_view, RdfSubject*> by_term_;
  std::size_t count_ = 0;
};

/// The IRI with one of kPrefixes in place of its beginning, if one is.
[[nodiscard]] std::string short_term(std::string_view iri);

}  // namespace yinguo::literature
