#include "cli/commands.hpp"

#include "cli/command_parts.hpp"

namespace yinguo::cli {

base::Result<session::Session> open_store(const Output& output) {
  return session::Session::open(output.common().store);
}

base::Result<ontology::Named> resolve_name(const ontology::Names& names, std::string_view name,
                                           std::initializer_list<ontology::Kind> kinds) {
  auto found = names.resolve(name, kinds);
  if (found || !found.error().help.empty()) return found;
  auto error = found.error();
  const bool only_regions = kinds.size() == 1 && *kinds.begin() == ontology::Kind::kRegion;
  error.help = only_regions ? "`yinguo list regions` shows them"
                            : "`yinguo list concepts` (regions, claims, …) shows what has a name";
  return error;
}

base::Result<std::string> resolve_region(const session::Session& session,
                                         const std::string& region) {
  if (region.empty()) return std::string{};
  const auto found =
      resolve_name(ontology::Names{session.model()}, region, {ontology::Kind::kRegion});
  if (!found) return found.error();
  return std::string{found->id};
}

int run_command(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const Output output{arguments.common, out, err};
  return std::visit([&output](const auto& command) { return run(command, output); },
                    arguments.command);
}

}  // namespace yinguo::cli
