#pragma once
#include <string>
#include <string_view>

namespace yinguo::literature {

/// The text that TeX makes of `tex`, a value of BibTeX (The TeXbook, chapters 2, 3, 7 and 9, and
/// LaTeX's names of signs): accents on their letters, dashes and quotation marks, commands for
/// signs. Braces, dollars and commands that change the type are dropped; a command that is not
/// known stays as it is written, with the braces behind it. The reverse of tex_text(). Cost:
/// linear, no recursion.
[[nodiscard]] std::string text_of_tex(std::string_view tex);

}  // namespace yinguo::literature
