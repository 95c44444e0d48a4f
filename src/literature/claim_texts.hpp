#pragma once
// A claim's parts read from the short texts of claim_words.hpp.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/model.hpp"

namespace yinguo::literature {

/// The parts between semicolons of either width, without blanks around them; no empty ones.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text);

/// What joined_parts() has put together of several.
[[nodiscard]] std::vector<std::string> split_parts(std::string_view text);

/// "paper §2.1 s3(2)", "paper abstract", "paper §2 heading".
[[nodiscard]] std::optional<ontology::Locator> try_parse_locator(std::string_view text);

inline constexpr std::size_t kFingerprintDigits = 16;
inline constexpr std::size_t kSketchDigits = 32;
/// Whether a text is so many hexadecimal digits, or nothing.
[[nodiscard]] bool is_digest(std::string_view text, std::size_t digits);

/// "2.1" of "§2.1".
[[nodiscard]] std::string_view bare_section(std::string_view section);

/// "north (increase)".
[[nodiscard]] std::optional<ontology::Moderator> try_parse_moderator(std::string_view text);

/// "period: 1990-1999".
[[nodiscard]] std::optional<ontology::Scope> try_parse_scope(std::string_view text);

/// "year 0.5 to 2", with `?` for an end that is not known.
[[nodiscard]] std::optional<ontology::Lag> try_parse_lag(std::string_view text);

}  // namespace yinguo::literature
