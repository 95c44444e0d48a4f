// Help in Chinese: every text of every command, so that a new option is not forgotten.
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "cli/arguments.hpp"

#include "catch.hpp"

using namespace yinguo::cli;

namespace {

std::string help_of(const std::vector<std::string>& command, const std::string& locale,
                    const std::vector<std::string>& options = {}) {
  std::vector<const char*> words{"yinguo"};
  for (const auto& word : command)
    words.push_back(word.c_str());
  words.push_back("--help");
  for (const auto& option : options)
    words.push_back(option.c_str());
  Environment environment;
  environment.locale = locale;
  const auto parsed = parse_arguments(static_cast<int>(words.size()), words.data(), environment);
  const auto* answered = std::get_if<Answered>(&parsed);
  REQUIRE(answered != nullptr);
  CHECK(answered->status == 0);
  return answered->out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  return lines;
}

/// The commands that a help in Chinese lists.
std::vector<std::string> commands_in(const std::vector<std::string>& help) {
  std::vector<std::string> commands;
  bool in_list = false;
  for (const auto& line : help) {
    if (!line.starts_with(" "))
      in_list = line.starts_with("命令");
    else if (in_list)
      commands.push_back(line.substr(2, line.find(' ', 2) - 2));
  }
  return commands;
}

/// Checks the help of `command` and of the commands below it; returns how many there were.
std::size_t check_chinese(const std::vector<std::string>& command) {
  // Three lower-case words are English, except in an example or a synopsis.
  static const std::regex english{"[a-z]+ [a-z]+ [a-z]+"};
  const auto lines = lines_of(help_of(command, "zh_CN.UTF-8"));
  for (const auto& line : lines) {
    if (line.starts_with("  yinguo ") || line.starts_with("用法")) continue;
    INFO(line);
    CHECK_FALSE(std::regex_search(line, english));
  }
  std::size_t count = 1;
  for (const auto& next : commands_in(lines)) {
    auto below = command;
    below.push_back(next);
    count += check_chinese(below);
  }
  return count;
}

}  // namespace

TEST_CASE("help in Chinese leaves no text in English") {
  CHECK(check_chinese({}) >= 15);
}

TEST_CASE("help follows --lang, else the locale") {
  const std::string chinese{"zh_CN.UTF-8"};
  const std::string other{"de_DE.UTF-8"};
  CHECK_THAT(help_of({"store"}, chinese), yinguo::test::contains("维护数据库"));
  CHECK_THAT(help_of({"store"}, other), yinguo::test::contains("Look after the store"));
  CHECK_THAT(help_of({"store"}, chinese, {"--lang", "en"}),
             yinguo::test::contains("Look after the store"));
  CHECK_THAT(help_of({"store"}, other, {"--lang=zh"}), yinguo::test::contains("维护数据库"));
}
