#pragma once
// The closed vocabularies of the format, with the words that stand for them in files and facts.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace yinguo::ontology {

enum class Language : std::uint8_t {
  kZh,
  kEn
};
enum class Polarity : std::uint8_t {
  kIncrease,
  kDecrease,
  kNull,
  kNonMonotone,
  kUnknown
};
enum class Certainty : std::uint8_t {
  kCertain,
  kTentative
};
enum class Form : std::uint8_t {
  kDirect,
  kIndirect,
  kMediation,
  kModeration,
  kAssociation,
  kBidirectional,
  kThreshold,  ///< strength or sign changes where a moderator passes a value
};
enum class ClaimStatus : std::uint8_t {
  kActive,
  kRetired,
  kSuperseded
};
/// What a piece of evidence says of its claim.
enum class Bearing : std::uint8_t {
  kSupport,
  kRefute,
  kPartial,
  kInconclusive
};
enum class Design : std::uint8_t {
  kTheoretical,
  kObservational,
  kQuasiExperimental,
  kExperimental,
  kSimulation,
  kCaseStudy,
  kReview,
  kExpertJudgement,
};
enum class Datatype : std::uint8_t {
  kString,
  kInteger,
  kDecimal,
  kBoolean,
  kDate
};
enum class Binding : std::uint8_t {
  kDirect,
  kProxy
};
/// Which way an indicator is better.
enum class Direction : std::uint8_t {
  kHigher,
  kLower
};
enum class RelationKind : std::uint8_t {
  kLink,
  kClaim
};
enum class ProgramKind : std::uint8_t {
  kRules,
  kQuery
};
/// How one concept corresponds to another: the mapping relations of SKOS. `kBroader`: the other is
/// the broader one.
enum class Match : std::uint8_t {
  kExact,
  kClose,
  kBroader,
  kNarrower,
  kRelated
};
/// What somebody has decided about an alignment or a candidate. Only a confirmed one counts.
enum class AlignmentStatus : std::uint8_t {
  kProposed,
  kConfirmed,
  kRejected
};

/// The words of a vocabulary, in the order of its enumerators.
template <class E>
[[nodiscard]] std::span<const std::string_view> words_of();

template <>
std::span<const std::string_view> words_of<Language>();
template <>
std::span<const std::string_view> words_of<Polarity>();
template <>
std::span<const std::string_view> words_of<Certainty>();
template <>
std::span<const std::string_view> words_of<Form>();
template <>
std::span<const std::string_view> words_of<ClaimStatus>();
template <>
std::span<const std::string_view> words_of<Bearing>();
template <>
std::span<const std::string_view> words_of<Design>();
template <>
std::span<const std::string_view> words_of<Datatype>();
template <>
std::span<const std::string_view> words_of<Binding>();
template <>
std::span<const std::string_view> words_of<Direction>();
template <>
std::span<const std::string_view> words_of<RelationKind>();
template <>
std::span<const std::string_view> words_of<ProgramKind>();
template <>
std::span<const std::string_view> words_of<Match>();
template <>
std::span<const std::string_view> words_of<AlignmentStatus>();

template <class E>
[[nodiscard]] std::string_view word(E value) {
  return words_of<E>()[static_cast<std::size_t>(value)];
}

/// The enumerator whose word is exactly `text`.
template <class E>
[[nodiscard]] std::optional<E> try_parse_word(std::string_view text) {
  const auto words = words_of<E>();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == text) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace yinguo::ontology
