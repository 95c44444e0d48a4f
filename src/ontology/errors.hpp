#pragma once
#include <array>

#include "base/error_code.hpp"

namespace yinguo::ontology {

// Files and XML
inline constexpr base::ErrorCode kReaderLimit{"YG-O301", base::FailureKind::kInput,
                                              "a file is larger or deeper than the reader accepts"};
inline constexpr base::ErrorCode kBadEncoding{"YG-O302", base::FailureKind::kInput,
                                              "a file is not in an encoding that the reader knows"};
inline constexpr base::ErrorCode kNotWellFormed{"YG-O303", base::FailureKind::kInput,
                                                "a file is not well-formed XML"};
inline constexpr base::ErrorCode kDoctype{"YG-O304", base::FailureKind::kInput,
                                          "a document type or an entity is not accepted"};
inline constexpr base::ErrorCode kNotOntology{
    "YG-O305", base::FailureKind::kInput, "the root is not an ontology of a version that is known"};
inline constexpr base::ErrorCode kUnknownElement{"YG-O306", base::FailureKind::kInput,
                                                 "an element is unknown in its place"};
inline constexpr base::ErrorCode kUnknownAttribute{"YG-O307", base::FailureKind::kInput,
                                                   "an attribute is unknown on its element"};
inline constexpr base::ErrorCode kMissingAttribute{"YG-O308", base::FailureKind::kInput,
                                                   "an element lacks an attribute that it needs"};
inline constexpr base::ErrorCode kMissingElement{"YG-O309", base::FailureKind::kInput,
                                                 "an element lacks a part that it needs"};
inline constexpr base::ErrorCode kBadValue{"YG-O310", base::FailureKind::kInput,
                                           "a value is not of the form that its attribute takes"};
inline constexpr base::ErrorCode kRepeated{"YG-O311", base::FailureKind::kInput,
                                           "something is given twice that may be given once"};
inline constexpr base::ErrorCode kStrayText{"YG-O312", base::FailureKind::kInput,
                                            "text stands where only elements may stand"};
inline constexpr base::ErrorCode kMissingLanguage{"YG-O313", base::FailureKind::kInput,
                                                  "a text is not given in both languages"};
inline constexpr base::ErrorCode kUnreadableFile{"YG-O314", base::FailureKind::kStore,
                                                 "a file or folder cannot be read"};
// Names
inline constexpr base::ErrorCode kBadId{"YG-O320", base::FailureKind::kInput,
                                        "an id is not of the form of ids"};
inline constexpr base::ErrorCode kDuplicateId{"YG-O321", base::FailureKind::kInput,
                                              "an id is given to two things"};
inline constexpr base::ErrorCode kUnknownReference{
    "YG-O322", base::FailureKind::kInput, "a name refers to nothing, or to another kind of thing"};
inline constexpr base::ErrorCode kUnknownName{"YG-O323", base::FailureKind::kInput,
                                              "nothing is called by a name"};
inline constexpr base::ErrorCode kAmbiguousName{"YG-O324", base::FailureKind::kInput,
                                                "several things are called by a name"};
// Schema and concepts
inline constexpr base::ErrorCode kTypeCycle{"YG-O330", base::FailureKind::kInput,
                                            "a type is a kind of itself"};
inline constexpr base::ErrorCode kAbstractType{"YG-O331", base::FailureKind::kInput,
                                               "a concept has an abstract type"};
inline constexpr base::ErrorCode kDomain{"YG-O332", base::FailureKind::kInput,
                                         "the start of a link or claim is outside the domain"};
inline constexpr base::ErrorCode kRange{"YG-O333", base::FailureKind::kInput,
                                        "the end of a link or claim is outside the range"};
inline constexpr base::ErrorCode kWrongRelationKind{
    "YG-O334", base::FailureKind::kInput, "a relation of claims stands in a link, or the reverse"};
inline constexpr base::ErrorCode kCardinality{"YG-O335", base::FailureKind::kInput,
                                              "a concept has too many or too few of something"};
inline constexpr base::ErrorCode kAttributeOwner{"YG-O336", base::FailureKind::kInput,
                                                 "an attribute is not one of its concept's type"};
inline constexpr base::ErrorCode kAttributeValue{"YG-O337", base::FailureKind::kInput,
                                                 "an attribute's value is not one that it takes"};
// Claims and evidence
inline constexpr base::ErrorCode kLocator{"YG-O340", base::FailureKind::kInput,
                                          "a locator names no place that can exist"};
inline constexpr base::ErrorCode kFingerprint{
    "YG-O341", base::FailureKind::kInput, "a fingerprint is malformed or contradicts another one"};
inline constexpr base::ErrorCode kClaimForm{"YG-O342", base::FailureKind::kInput,
                                            "a claim lacks what its form speaks of"};
// Several sources
inline constexpr base::ErrorCode kAlignment{"YG-O343", base::FailureKind::kInput,
                                            "alignments contradict each other or a claim"};
inline constexpr base::ErrorCode kStudy{
    "YG-O344", base::FailureKind::kInput,
    "a source is called another report of itself or of a report"};
// Candidates
inline constexpr base::ErrorCode kUndecided{"YG-O345", base::FailureKind::kInput,
                                            "a candidate is not decided on"};
// Indicators
inline constexpr base::ErrorCode kIndicatorRange{"YG-O350", base::FailureKind::kInput,
                                                 "an indicator's range is empty"};
inline constexpr base::ErrorCode kRatio{"YG-O351", base::FailureKind::kInput,
                                        "a ratio cannot be computed"};
inline constexpr base::ErrorCode kRatioCycle{"YG-O352", base::FailureKind::kInput,
                                             "an indicator is a ratio of itself"};
inline constexpr base::ErrorCode kMembership{"YG-O353", base::FailureKind::kInput,
                                             "a membership's anchors make no ramp"};
// Store
inline constexpr base::ErrorCode kCorruptRecord{"YG-O360", base::FailureKind::kStore,
                                                "a record in the store is damaged"};
inline constexpr base::ErrorCode kUnknownRecordVersion{
    "YG-O361", base::FailureKind::kStore, "a record in the store is of a newer version"};

// Profiles
inline constexpr base::ErrorCode kProfileLimit{"YG-P401", base::FailureKind::kInput,
                                               "a profile is larger than the reader accepts"};
inline constexpr base::ErrorCode kProfileEncoding{"YG-P402", base::FailureKind::kInput,
                                                  "a profile is in no encoding that is known"};
inline constexpr base::ErrorCode kCsvQuote{"YG-P403", base::FailureKind::kInput,
                                           "a quotation mark in a CSV file is out of place"};
inline constexpr base::ErrorCode kRaggedRow{"YG-P404", base::FailureKind::kInput,
                                            "a row has more or fewer cells than the header"};
inline constexpr base::ErrorCode kProfileHeader{"YG-P405", base::FailureKind::kInput,
                                                "a profile's header lacks a column or repeats one"};
inline constexpr base::ErrorCode kUnknownIndicator{"YG-P406", base::FailureKind::kInput,
                                                   "a profile names an unknown indicator"};
inline constexpr base::ErrorCode kUnknownRegion{"YG-P407", base::FailureKind::kInput,
                                                "a profile names an unknown region"};
inline constexpr base::ErrorCode kUnitMismatch{"YG-P408", base::FailureKind::kInput,
                                               "a figure is in another unit than its indicator's"};
inline constexpr base::ErrorCode kNotANumber{"YG-P409", base::FailureKind::kInput,
                                             "a cell is not a number"};
inline constexpr base::ErrorCode kOutOfRange{"YG-P410", base::FailureKind::kInput,
                                             "a figure is outside its indicator's range"};
inline constexpr base::ErrorCode kNotAYear{"YG-P411", base::FailureKind::kInput,
                                           "a period is not a year"};
inline constexpr base::ErrorCode kContradiction{"YG-P412", base::FailureKind::kInput,
                                                "two rows give one figure two values"};
inline constexpr base::ErrorCode kUnknownFigureSource{"YG-P413", base::FailureKind::kInput,
                                                      "a profile names an unknown source"};
inline constexpr base::ErrorCode kEmptyProfile{"YG-P414", base::FailureKind::kInput,
                                               "a profile, or a row of it, holds no figures"};
inline constexpr base::ErrorCode kMissingPeriod{"YG-P415", base::FailureKind::kInput,
                                                "a profile says of no year what it is for"};

inline constexpr std::array kErrors{kReaderLimit,
                                    kBadEncoding,
                                    kNotWellFormed,
                                    kDoctype,
                                    kNotOntology,
                                    kUnknownElement,
                                    kUnknownAttribute,
                                    kMissingAttribute,
                                    kMissingElement,
                                    kBadValue,
                                    kRepeated,
                                    kStrayText,
                                    kMissingLanguage,
                                    kUnreadableFile,
                                    kBadId,
                                    kDuplicateId,
                                    kUnknownReference,
                                    kUnknownName,
                                    kAmbiguousName,
                                    kTypeCycle,
                                    kAbstractType,
                                    kDomain,
                                    kRange,
                                    kWrongRelationKind,
                                    kCardinality,
                                    kAttributeOwner,
                                    kAttributeValue,
                                    kLocator,
                                    kFingerprint,
                                    kClaimForm,
                                    kAlignment,
                                    kStudy,
                                    kUndecided,
                                    kIndicatorRange,
                                    kRatio,
                                    kRatioCycle,
                                    kMembership,
                                    kCorruptRecord,
                                    kUnknownRecordVersion,
                                    kProfileLimit,
                                    kProfileEncoding,
                                    kCsvQuote,
                                    kRaggedRow,
                                    kProfileHeader,
                                    kUnknownIndicator,
                                    kUnknownRegion,
                                    kUnitMismatch,
                                    kNotANumber,
                                    kOutOfRange,
                                    kNotAYear,
                                    kContradiction,
                                    kUnknownFigureSource,
                                    kEmptyProfile,
                                    kMissingPeriod};

}  // namespace yinguo::ontology
