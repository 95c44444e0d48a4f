#pragma once
// The columns of tables of claims.
#include <array>
#include <string_view>

#include "literature/word_table.hpp"

namespace yinguo::literature {

/// As export writes them. Of what stands in several pieces of evidence, one text each in each
/// column, with `; ` between them.
inline constexpr std::array<std::string_view, 35> kClaimColumns{
    "claim",       "cause",     "cause_zh",      "cause_en",      "relation",   "relation_zh",
    "relation_en", "effect",    "effect_zh",     "effect_en",     "polarity",   "certainty",
    "form",        "status",    "paraphrase_zh", "paraphrase_en", "conditions", "moderators",
    "via",         "scope",     "lag",           "sources",       "locators",   "bearing",
    "design",      "cites",     "method_zh",     "method_en",     "sample_zh",  "sample_en",
    "result_zh",   "result_en", "paragraphs",    "fingerprints",  "sketches"};

/// What import takes beside them: a place in parts, where there is no locator, and the types of
/// concepts that are new.
inline constexpr std::array<std::string_view, 5> kOtherClaimColumns{"section", "sentence", "clause",
                                                                    "cause_type", "effect_type"};

/// Other names of columns.
inline constexpr std::array kColumnAliases{WordPair{"主张", "claim"},
                                           WordPair{"原因", "cause"},
                                           WordPair{"关系", "relation"},
                                           WordPair{"结果", "effect"},
                                           WordPair{"极性", "polarity"},
                                           WordPair{"确定性", "certainty"},
                                           WordPair{"形式", "form"},
                                           WordPair{"状态", "status"},
                                           WordPair{"转述", "paraphrase_zh"},
                                           WordPair{"英文转述", "paraphrase_en"},
                                           WordPair{"条件", "conditions"},
                                           WordPair{"调节因素", "moderators"},
                                           WordPair{"中介", "via"},
                                           WordPair{"适用范围", "scope"},
                                           WordPair{"滞后", "lag"},
                                           WordPair{"文献来源", "sources"},
                                           WordPair{"来源", "sources"},
                                           WordPair{"source", "sources"},
                                           WordPair{"定位", "locators"},
                                           WordPair{"locator", "locators"},
                                           WordPair{"证据方向", "bearing"},
                                           WordPair{"direction", "bearing"},
                                           WordPair{"研究设计", "design"},
                                           WordPair{"引用", "cites"},
                                           WordPair{"节", "section"},
                                           WordPair{"句", "sentence"},
                                           WordPair{"分句", "clause"},
                                           WordPair{"段", "paragraphs"},
                                           WordPair{"paragraph", "paragraphs"}};

}  // namespace yinguo::literature
