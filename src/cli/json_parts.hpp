#pragma once
// Parts that the JSON of several answers has in common.
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/lexicon.hpp"

#include "reasoning/explanation.hpp"
#include "reasoning/moved_value.hpp"
#include "reasoning/paired_figures.hpp"

namespace yinguo::cli {

/// The id with its labels in both languages.
[[nodiscard]] nlohmann::ordered_json json_name(std::string_view id, const Lexicon& lexicon);
[[nodiscard]] nlohmann::ordered_json json_names(const std::vector<std::string>& ids,
                                                const Lexicon& lexicon);
[[nodiscard]] nlohmann::ordered_json json_figure(const reasoning::Figure& figure,
                                                 const Lexicon& lexicon);
/// With its evidence and locators; the id alone when there is no such claim.
[[nodiscard]] nlohmann::ordered_json json_claim(const std::string& id, const Lexicon& lexicon);
/// Both values in full, so that they can be asked about.
[[nodiscard]] nlohmann::ordered_json json_moved(const reasoning::MovedValue& one,
                                                const Lexicon& lexicon);
[[nodiscard]] nlohmann::ordered_json json_finding(const reasoning::Finding& finding,
                                                  const Lexicon& lexicon);
[[nodiscard]] nlohmann::ordered_json json_paired(const reasoning::PairedFigure& one,
                                                 const Lexicon& lexicon);
[[nodiscard]] std::string_view role_word(reasoning::Role role);
[[nodiscard]] std::string_view basis_word(reasoning::Basis basis);
/// Two spaces deep, with a line break at the end.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& json);

}  // namespace yinguo::cli
