#pragma once
// A claim's parts as short texts, for formats whose values are texts.
#include <string>
#include <string_view>
#include <vector>

#include "ontology/model.hpp"

namespace yinguo::literature {

/// The label in the language, else in the other, else the id.
[[nodiscard]] const std::string& label_in(const ontology::Text& label, ontology::Language language,
                                          const std::string& id);

/// "§2.1 s3(2)", "abstract s2", "§2 heading": section, sentence, clause.
[[nodiscard]] std::string place_text(const ontology::Locator& at);

/// "paper §2.1 s3(2)".
[[nodiscard]] std::string locator_text(const ontology::Locator& at);

/// The ids, with "; " between them.
[[nodiscard]] std::string id_list(const std::vector<ontology::Ref>& refs);

/// Ids of the sources that evidence is from, each once, in the order of the evidence.
[[nodiscard]] std::vector<std::string_view> evidence_sources(const ontology::Claim& claim);

/// "year 0.5 to 2"; empty when the claim has no lag.
[[nodiscard]] std::string lag_text(const ontology::Claim& claim);

/// "regions: north; period: 1990-1999".
[[nodiscard]] std::string scope_text(const ontology::Claim& claim);

/// One text for each of several things, empty ones too, with "; " between them and a backslash
/// before each semicolon and backslash in them; that of one thing as it is; nothing if all are
/// empty.
[[nodiscard]] std::string joined_parts(const std::vector<std::string>& texts);

/// The texts, with "; " between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& texts);

}  // namespace yinguo::literature
