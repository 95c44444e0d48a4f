#pragma once
// The types and tags of RIS (Research Information Systems, RIS Format Specifications, 2011).
#include <array>
#include <string_view>

#include "literature/word_table.hpp"

namespace yinguo::literature {

/// Types of reference by item types of CSL; the others are GEN.
inline constexpr std::array kRisTypes{
    WordPair{"article-journal", "JOUR"},
    WordPair{"review", "JOUR"},
    WordPair{"review-book", "JOUR"},
    WordPair{"article", "UNPB"},
    WordPair{"article-magazine", "MGZN"},
    WordPair{"article-newspaper", "NEWS"},
    WordPair{"bill", "BILL"},
    WordPair{"book", "BOOK"},
    WordPair{"classic", "CLSWK"},
    WordPair{"collection", "EDBOOK"},
    WordPair{"chapter", "CHAP"},
    WordPair{"dataset", "DATA"},
    WordPair{"entry-dictionary", "DICT"},
    WordPair{"entry-encyclopedia", "ENCYC"},
    WordPair{"figure", "FIGURE"},
    WordPair{"graphic", "ART"},
    WordPair{"hearing", "HEAR"},
    WordPair{"legal_case", "CASE"},
    WordPair{"legislation", "STAT"},
    WordPair{"regulation", "STAT"},
    WordPair{"manuscript", "MANSCPT"},
    WordPair{"map", "MAP"},
    WordPair{"motion_picture", "MPCT"},
    WordPair{"musical_score", "MUSIC"},
    WordPair{"pamphlet", "PAMP"},
    WordPair{"paper-conference", "CPAPER"},
    WordPair{"patent", "PAT"},
    WordPair{"periodical", "SER"},
    WordPair{"personal_communication", "PCOMM"},
    WordPair{"post", "BLOG"},
    WordPair{"post-weblog", "BLOG"},
    WordPair{"report", "RPRT"},
    WordPair{"software", "COMP"},
    WordPair{"song", "SOUND"},
    WordPair{"standard", "STAND"},
    WordPair{"thesis", "THES"},
    WordPair{"webpage", "ELEC"},
};

/// Types of reference that export does not write.
inline constexpr std::array kOtherRisTypes{
    WordPair{"GEN", "document"},
    WordPair{"JFULL", "periodical"},
    WordPair{"EJOUR", "article-journal"},
    WordPair{"ABST", "article-journal"},
    WordPair{"INPR", "article-journal"},
    WordPair{"CONF", "paper-conference"},
    WordPair{"EBOOK", "book"},
    WordPair{"ECHAP", "chapter"},
    WordPair{"GOVDOC", "report"},
    WordPair{"AGGR", "dataset"},
    WordPair{"DBASE", "dataset"},
    WordPair{"MULTI", "webpage"},
    WordPair{"VIDEO", "motion_picture"},
    WordPair{"ADVS", "motion_picture"},
    WordPair{"CTLG", "book"},
    WordPair{"ICOMM", "personal_communication"},
    WordPair{"UNBILL", "bill"},
    WordPair{"SLIDE", "speech"},
    WordPair{"CHART", "figure"},
    WordPair{"EQUA", "figure"},
    WordPair{"ANCIENT", "classic"},
    WordPair{"GRANT", "document"},
    WordPair{"LEGAL", "legislation"},
};

/// Tags by fields.
inline constexpr std::array kRisTags{
    WordPair{"container-title", "T2"},
    WordPair{"collection-title", "T3"},
    WordPair{"publisher", "PB"},
    WordPair{"publisher-place", "CY"},
    WordPair{"volume", "VL"},
    WordPair{"issue", "IS"},
    WordPair{"edition", "ET"},
    WordPair{"number", "M1"},
    WordPair{"version", "ET"},
    WordPair{"genre", "M3"},
    WordPair{"archive", "DB"},
    WordPair{"isbn", "SN"},
    WordPair{"issn", "SN"},
    WordPair{"doi", "DO"},
    WordPair{"url", "UR"},
    WordPair{"citation-label", "LB"},
};

/// The type that a type of reference is taken for: of those that it stands for the commonest.
[[nodiscard]] constexpr std::string_view csl_type_of_ris(std::string_view type) {
  for (const auto& [csl, ris] : kRisTypes) {
    if (ris == type) return csl;
  }
  return mapped(kOtherRisTypes, type);
}

/// Where a record has the type of CSL, if its type of reference stands for several.
inline constexpr std::string_view kRisTypeTag = "U1";

}  // namespace yinguo::literature
