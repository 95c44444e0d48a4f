#pragma once
// The entry types and fields of BibTeX (O. Patashnik, BibTeXing, 1988) and of biblatex (its manual,
// 2.1 and 2.2).
#include <array>
#include <string_view>

#include "literature/word_table.hpp"

namespace yinguo::literature {

/// Entry types by item types of CSL; the others are @misc.
inline constexpr std::array kBibtexTypes{
    WordPair{"article", "article"},
    WordPair{"article-journal", "article"},
    WordPair{"article-magazine", "article"},
    WordPair{"article-newspaper", "article"},
    WordPair{"review", "article"},
    WordPair{"review-book", "article"},
    WordPair{"book", "book"},
    WordPair{"classic", "book"},
    WordPair{"chapter", "incollection"},
    WordPair{"entry", "incollection"},
    WordPair{"entry-dictionary", "incollection"},
    WordPair{"entry-encyclopedia", "incollection"},
    WordPair{"paper-conference", "inproceedings"},
    WordPair{"collection", "proceedings"},
    WordPair{"thesis", "phdthesis"},
    WordPair{"report", "techreport"},
    WordPair{"standard", "techreport"},
    WordPair{"manuscript", "unpublished"},
    WordPair{"pamphlet", "booklet"},
};

/// Fields whose name does not depend on the entry.
inline constexpr std::array kBibtexFields{
    WordPair{"collection-title", "series"},
    WordPair{"publisher-place", "address"},
    WordPair{"volume", "volume"},
    WordPair{"edition", "edition"},
    WordPair{"version", "version"},
    WordPair{"genre", "type"},
    WordPair{"archive", "library"},
    WordPair{"accessed", "urldate"},
    WordPair{"keyword", "keywords"},
    WordPair{"citation-label", "label"},
    WordPair{"isbn", "isbn"},
    WordPair{"issn", "issn"},
    WordPair{"doi", "doi"},
    WordPair{"url", "url"},
};

/// Item types of CSL by entry types: of those that an entry type stands for the commonest.
inline constexpr std::array kTypesOfEntries{
    WordPair{"article", "article-journal"},
    WordPair{"book", "book"},
    WordPair{"mvbook", "book"},
    WordPair{"incollection", "chapter"},
    WordPair{"inbook", "chapter"},
    WordPair{"inreference", "entry-encyclopedia"},
    WordPair{"inproceedings", "paper-conference"},
    WordPair{"conference", "paper-conference"},
    WordPair{"proceedings", "collection"},
    WordPair{"collection", "collection"},
    WordPair{"periodical", "periodical"},
    WordPair{"phdthesis", "thesis"},
    WordPair{"mastersthesis", "thesis"},
    WordPair{"thesis", "thesis"},
    WordPair{"techreport", "report"},
    WordPair{"report", "report"},
    WordPair{"manual", "report"},
    WordPair{"unpublished", "manuscript"},
    WordPair{"booklet", "pamphlet"},
    WordPair{"online", "webpage"},
    WordPair{"electronic", "webpage"},
    WordPair{"www", "webpage"},
    WordPair{"dataset", "dataset"},
    WordPair{"software", "software"},
    WordPair{"patent", "patent"},
    WordPair{"legislation", "legislation"},
    WordPair{"standard", "standard"},
    WordPair{"misc", "document"},
};

/// The field in which an entry has its item type, if its entry type stands for several.
inline constexpr std::string_view kEntrySubtype = "entrysubtype";

inline constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                          "jul", "aug", "sep", "oct", "nov", "dec"};

}  // namespace yinguo::literature
