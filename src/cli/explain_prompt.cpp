#include "cli/explain_prompt.hpp"

#include "cli/errors.hpp"

namespace yinguo::cli {

int explain_prompt(const RunArguments& /*arguments*/, const reasoning::Reading& /*reading*/,
                   const Output& output) {
  return output.fail(kUsage, "this build has no prompt for proofs", "leave out -t");
}

}  // namespace yinguo::cli
