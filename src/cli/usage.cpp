#include "cli/usage.hpp"

#include <algorithm>
#include <string_view>

#include <CLI/CLI.hpp>

#include "base/diagnostic.hpp"
#include "base/text.hpp"
#include "cli/errors.hpp"

namespace yinguo::cli {
namespace {

/// The command that the line got to: "yinguo store" for `yinguo store stats`.
struct Reached {
  const CLI::App* command;
  std::string path;
};

Reached reached(const CLI::App& app) {
  Reached at{&app, app.get_name()};
  while (!at.command->get_subcommands().empty()) {
    at.command = at.command->get_subcommands().front();
    at.path += " " + at.command->get_name();
  }
  return at;
}

std::vector<std::string_view> words(int argc, const char* const* argv) {
  return {argv + std::min(argc, 1), argv + argc};
}

/// The first word after those that chose `at`, if it is not an option.
std::string_view next_word(const Reached& at, const CLI::App& app,
                           const std::vector<std::string_view>& typed) {
  auto from = typed.begin();
  if (at.command != &app) {
    from = std::find(typed.begin(), typed.end(), at.command->get_name());
    if (from != typed.end()) ++from;
  }
  return from == typed.end() || from->starts_with("-") ? std::string_view{} : *from;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known) {
  const auto near = base::nearest_name(word, known);
  return near ? "did you mean `" + std::string{*near} + "`?" : std::string{};
}

Answered missing_command(const Reached& at, const CLI::App& app,
                         const std::vector<std::string_view>& typed) {
  std::vector<std::string> names;
  for (const auto* command : at.command->get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  std::string list;
  for (const auto& name : names)
    list += (list.empty() ? "" : ", ") + name;
  const auto word = next_word(at, app, typed);
  if (word.empty()) return usage_mistake("`" + at.path + "` needs a command", "one of: " + list);
  auto help = did_you_mean(word, {names.begin(), names.end()});
  return usage_mistake("unknown command `" + std::string{word} + "`",
                       help.empty() ? "one of: " + list : help);
}

/// The first option that neither the command nor the program has.
std::string_view unknown_option(const Reached& at, const CLI::App& app,
                                const std::vector<std::string_view>& typed) {
  for (const auto word : typed) {
    if (word == "--") break;
    if (word.size() < 2 || word.front() != '-') continue;
    const std::string name{word.substr(0, word.find('='))};
    if (at.command->get_option_no_throw(name) == nullptr &&
        app.get_option_no_throw(name) == nullptr) {
      return word.substr(0, name.size());
    }
  }
  return {};
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options([](const CLI::Option*) { return true; })) {
    for (const auto& name : option->get_lnames())
      names.push_back("--" + name);
  }
  return names;
}

/// CLI11's words for a value of the wrong type, as ours.
std::string reworded(const std::string& message) {
  constexpr std::string_view kTheirs = "Could not convert: ";
  if (!message.starts_with(kTheirs)) return message;
  return "not a number of the kind it takes: `" + message.substr(kTheirs.size()) + "`";
}

}  // namespace

Answered usage_mistake(const std::string& message, const std::string& help) {
  const base::Diagnostic mistake{.code = kUsage, .message = message, .help = help};
  return {static_cast<int>(kUsage.kind), {}, base::render(mistake, {}, false)};
}

Answered usage_mistake(const CLI::App& app, const CLI::ParseError& error, int argc,
                       const char* const* argv) {
  const auto at = reached(app);
  const auto typed = words(argc, argv);
  const bool needs_command =
      at.command->get_require_subcommand_min() > 0 && at.command->get_subcommands().empty();
  if (needs_command && (typed.empty() || !next_word(at, app, typed).empty() || at.command != &app))
    return missing_command(at, app, typed);
  const auto help = "`" + at.path + " --help` lists what it takes";
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr && !needs_command)
    return usage_mistake(reworded(error.what()), help);
  if (const auto option = unknown_option(at, app, typed); !option.empty()) {
    auto names = option_names(*at.command);
    for (auto& name : option_names(app))
      names.push_back(std::move(name));
    auto near = did_you_mean(option, {names.begin(), names.end()});
    return usage_mistake("`" + at.path + "` has no option `" + std::string{option} + "`",
                         near.empty() ? help : near);
  }
  return needs_command ? missing_command(at, app, typed) : usage_mistake(error.what(), help);
}

}  // namespace yinguo::cli
