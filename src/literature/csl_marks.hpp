#pragma once
#include <string>
#include <string_view>

namespace yinguo::literature {

/// A text in which CSL allows some marks of HTML, without them, on one line
/// (docs.citationstyles.org, 1.0.2, CSL-JSON).
[[nodiscard]] std::string without_csl_marks(std::string_view text);

/// Whether a field is read as such a text; so is the title.
[[nodiscard]] bool may_have_csl_marks(std::string_view field);

}  // namespace yinguo::literature
