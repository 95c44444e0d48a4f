#pragma once
// How facts of an explanation are put into words, in both languages.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/language.hpp"
#include "cli/lexicon.hpp"
#include "cli/terminal.hpp"
#include "model/interval.hpp"

#include "reasoning/explanation.hpp"

namespace yinguo::cli {

/// "active"/"inactive"/"undetermined": the word of machine formats.
[[nodiscard]] std::string_view status_word(model::Status status);
/// "in place", "未就位", …: the words people read.
[[nodiscard]] std::string_view status_phrase(model::Status status, Language language);
[[nodiscard]] std::string_view status_mark(model::Status status);
[[nodiscard]] Style status_style(model::Status status);

/// "0.62", or "0.31–0.80" when the ends differ. Two decimals, cut rather than rounded, so that what
/// is below a threshold never reads as reaching it.
[[nodiscard]] std::string degree_text(const model::Interval& degree);

/// "12.3 人年", "1,516 (100 million CNY)": as many digits as people read (four significant),
/// thousands separated, and the words for the unit.
[[nodiscard]] std::string figure_value(double value, std::string_view unit);
/// Of a cost, a sum, what is less than a millionth left out.
[[nodiscard]] std::string cost_text(double cost);

/// "§2.2", "摘要"; section 0 is what stands before the first.
[[nodiscard]] std::string section_phrase(std::string_view section, Language language);
/// "§2.2 s3(2)"; a heading is named, an abstract as a whole has no sentence.
[[nodiscard]] std::string place_phrase(std::string_view section, std::uint32_t sentence,
                                       std::uint32_t clause, Language language);
/// "s3(2)", "句3(2)"; sentence 0 is the heading.
[[nodiscard]] std::string sentence_phrase(std::uint32_t sentence, std::uint32_t clause,
                                          Language language);
/// "§2.2 s3(2) [17]": where the evidence stands, and the works cited there; an abstract as a whole
/// has no sentence.
[[nodiscard]] std::string place_of(const ontology::Evidence& evidence, const Lexicon& lexicon,
                                   Language language);
/// "§2.2 s3(2) [17]": where the claims stand, places of one section together, then the works cited
/// there.
[[nodiscard]] std::string places_of(const std::vector<std::string>& claims, const Lexicon& lexicon,
                                    Language language);
/// "Guizhou", "2011-2020", "firm": one value of a scope.
[[nodiscard]] std::string scope_phrase(std::string_view dimension, const std::string& value,
                                       const Lexicon& lexicon, Language language);
/// The claims that a goal is composed of, which it links to.
[[nodiscard]] std::vector<std::string> claims_of_goal(std::string_view goal,
                                                      const Lexicon& lexicon);
/// The works that `evidence` cites, by citation label where a source has one.
[[nodiscard]] std::string citation_label(std::string_view source, const Lexicon& lexicon);

/// "R&D intensity 0.99 %, rank 24 of 31; 0.50 is reached at 1.47 %".
[[nodiscard]] std::string figure_phrase(const reasoning::Figure& figure, double threshold,
                                        const Lexicon& lexicon, Language language);
/// The label of a release that is a concept; the name that a profile gives one as it is.
[[nodiscard]] std::string vintage_phrase(std::string_view vintage, const Lexicon& lexicon,
                                         Language language);
/// "NBS yearbook, as published for 2023", each source once.
[[nodiscard]] std::string source_phrase(const reasoning::Figure& figure, const Lexicon& lexicon,
                                        Language language);

}  // namespace yinguo::cli
