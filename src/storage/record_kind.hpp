#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace yinguo::storage {

/// What a record is about. Ids are unique within a kind, not across kinds.
///
/// The numbers are on disk: never change or reuse one. Gaps leave room for kinds that belong beside
/// a present one. 0 and 255 are never used.
enum class RecordKind : std::uint8_t {
  kMeta = 1,    ///< facts about the graph as a whole: name, licence, digests of its inputs
  kSchema = 8,  ///< types, relations and attributes
  kConcept = 16,
  kClaim = 24,
  kSource = 32,
  kIndicator = 40,
  kRegion = 48,
  kPeerGroup = 56,
  kObservations = 64,  ///< one record holds many figures, e.g. those of one region
  kText = 80,          ///< rule and query files
  kSentence = 88,      ///< locators and fingerprints of a source's sentences
  kAlignment = 96,     ///< a concept of one source beside one of another
};

/// Every kind, in ascending order of its number.
inline constexpr std::array kRecordKinds{
    RecordKind::kMeta,   RecordKind::kSchema,    RecordKind::kConcept,
    RecordKind::kClaim,  RecordKind::kSource,    RecordKind::kIndicator,
    RecordKind::kRegion, RecordKind::kPeerGroup, RecordKind::kObservations,
    RecordKind::kText,   RecordKind::kSentence,  RecordKind::kAlignment,
};

/// "claim", "peer group"; "?" for a number that is no kind.
[[nodiscard]] constexpr std::string_view name_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::kMeta:
      return "meta";
    case RecordKind::kSchema:
      return "schema";
    case RecordKind::kConcept:
      return "concept";
    case RecordKind::kClaim:
      return "claim";
    case RecordKind::kSource:
      return "source";
    case RecordKind::kIndicator:
      return "indicator";
    case RecordKind::kRegion:
      return "region";
    case RecordKind::kPeerGroup:
      return "peer group";
    case RecordKind::kObservations:
      return "observations";
    case RecordKind::kText:
      return "text";
    case RecordKind::kSentence:
      return "sentence";
    case RecordKind::kAlignment:
      return "alignment";
  }
  return "?";
}

[[nodiscard]] constexpr bool is_record_kind(std::uint8_t number) {
  return name_of(static_cast<RecordKind>(number)) != "?";
}

/// Which end of a link a question starts from.
enum class Direction : std::uint8_t {
  kForward,  ///< from → to
  kReverse,  ///< to → from
};

/// A link's end as a dense number in [0, vertex count) of one generation, in ascending order of
/// ids.
enum class VertexId : std::uint32_t {
};

/// A relation's name as a dense number in [0, relation count) of one generation, in ascending order
/// of names.
enum class RelationId : std::uint16_t {
};

}  // namespace yinguo::storage
