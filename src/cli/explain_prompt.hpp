#pragma once
#include "cli/arguments.hpp"
#include "cli/output.hpp"

#include "reasoning/reading.hpp"

namespace yinguo::cli {

/// The prompt of `yinguo run -t`, after the outputs were written: reads questions from standard
/// input until `exit` or its end. Returns the exit status.
[[nodiscard]] int explain_prompt(const RunArguments& arguments, reasoning::Reading& reading,
                                 const Output& output);

}  // namespace yinguo::cli
