#include "ontology/vocabulary.hpp"

#include <array>

namespace yinguo::ontology {
namespace {

using Word = std::string_view;

constexpr std::array kLanguages{Word{"zh"}, Word{"en"}};
constexpr std::array kPolarities{Word{"increase"}, Word{"decrease"}, Word{"null"},
                                 Word{"non-monotone"}, Word{"unknown"}};
constexpr std::array kCertainties{Word{"certain"}, Word{"tentative"}};
constexpr std::array kForms{Word{"direct"},     Word{"indirect"},    Word{"mediation"},
                            Word{"moderation"}, Word{"association"}, Word{"bidirectional"},
                            Word{"threshold"}};
constexpr std::array kStatuses{Word{"active"}, Word{"retired"}, Word{"superseded"}};
constexpr std::array kBearings{Word{"support"}, Word{"refute"}, Word{"partial"},
                               Word{"inconclusive"}};
constexpr std::array kDesigns{
    Word{"theoretical"},  Word{"observational"},   Word{"quasi-experimental"},
    Word{"experimental"}, Word{"simulation"},      Word{"case-study"},
    Word{"review"},       Word{"expert-judgement"}};
constexpr std::array kDatatypes{Word{"string"}, Word{"integer"}, Word{"decimal"}, Word{"boolean"},
                                Word{"date"}};
constexpr std::array kBindings{Word{"direct"}, Word{"proxy"}};
constexpr std::array kDirections{Word{"higher"}, Word{"lower"}};
constexpr std::array kRelationKinds{Word{"link"}, Word{"claim"}};
constexpr std::array kProgramKinds{Word{"rules"}, Word{"query"}};
constexpr std::array kMatches{Word{"exact"}, Word{"close"}, Word{"broader"}, Word{"narrower"},
                              Word{"related"}};
constexpr std::array kAlignmentStatuses{Word{"proposed"}, Word{"confirmed"}, Word{"rejected"}};

}  // namespace

template <>
std::span<const std::string_view> words_of<Language>() {
  return kLanguages;
}

template <>
std::span<const std::string_view> words_of<Polarity>() {
  return kPolarities;
}

template <>
std::span<const std::string_view> words_of<Certainty>() {
  return kCertainties;
}

template <>
std::span<const std::string_view> words_of<Form>() {
  return kForms;
}

template <>
std::span<const std::string_view> words_of<ClaimStatus>() {
  return kStatuses;
}

template <>
std::span<const std::string_view> words_of<Bearing>() {
  return kBearings;
}

template <>
std::span<const std::string_view> words_of<Design>() {
  return kDesigns;
}

template <>
std::span<const std::string_view> words_of<Datatype>() {
  return kDatatypes;
}

template <>
std::span<const std::string_view> words_of<Binding>() {
  return kBindings;
}

template <>
std::span<const std::string_view> words_of<Direction>() {
  return kDirections;
}

template <>
std::span<const std::string_view> words_of<RelationKind>() {
  return kRelationKinds;
}

template <>
std::span<const std::string_view> words_of<ProgramKind>() {
  return kProgramKinds;
}

template <>
std::span<const std::string_view> words_of<Match>() {
  return kMatches;
}

template <>
std::span<const std::string_view> words_of<AlignmentStatus>() {
  return kAlignmentStatuses;
}

}  // namespace yinguo::ontology
