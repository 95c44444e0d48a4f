#include "cli/commands.hpp"

#include "cli/command_parts.hpp"

namespace yinguo::cli {

base::Result<session::Session> open_store(const Output& output) {
  return session::Session::open(output.common().store);
}

int run_command(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const Output output{arguments.common, out, err};
  return std::visit([&output](const auto& command) { return run(command, output); },
                    arguments.command);
}

}  // namespace yinguo::cli
