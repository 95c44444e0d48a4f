#pragma once
// What a source may be and have, by the names of CSL 1.0.2 (docs.citationstyles.org, appendices III
// and IV), in small letters.
#include <algorithm>
#include <array>
#include <string_view>

namespace yinguo::ontology {

inline constexpr std::array<std::string_view, 45> kCslTypes{"article",
                                                            "article-journal",
                                                            "article-magazine",
                                                            "article-newspaper",
                                                            "bill",
                                                            "book",
                                                            "broadcast",
                                                            "chapter",
                                                            "classic",
                                                            "collection",
                                                            "dataset",
                                                            "document",
                                                            "entry",
                                                            "entry-dictionary",
                                                            "entry-encyclopedia",
                                                            "event",
                                                            "figure",
                                                            "graphic",
                                                            "hearing",
                                                            "interview",
                                                            "legal_case",
                                                            "legislation",
                                                            "manuscript",
                                                            "map",
                                                            "motion_picture",
                                                            "musical_score",
                                                            "pamphlet",
                                                            "paper-conference",
                                                            "patent",
                                                            "performance",
                                                            "periodical",
                                                            "personal_communication",
                                                            "post",
                                                            "post-weblog",
                                                            "regulation",
                                                            "report",
                                                            "review",
                                                            "review-book",
                                                            "software",
                                                            "song",
                                                            "speech",
                                                            "standard",
                                                            "thesis",
                                                            "treaty",
                                                            "webpage"};

/// Fields that are texts and may be given once (Source::fields).
inline constexpr std::array<std::string_view, 19> kSourceFields{"container-title",
                                                                "collection-title",
                                                                "publisher",
                                                                "publisher-place",
                                                                "volume",
                                                                "issue",
                                                                "page",
                                                                "edition",
                                                                "number",
                                                                "version",
                                                                "genre",
                                                                "archive",
                                                                "accessed",
                                                                "citation-label",
                                                                "keyword",
                                                                "isbn",
                                                                "issn",
                                                                "doi",
                                                                "url"};

[[nodiscard]] constexpr bool is_csl_type(std::string_view text) {
  return std::find(kCslTypes.begin(), kCslTypes.end(), text) != kCslTypes.end();
}

[[nodiscard]] constexpr bool is_source_field(std::string_view text) {
  return std::find(kSourceFields.begin(), kSourceFields.end(), text) != kSourceFields.end();
}

}  // namespace yinguo::ontology
