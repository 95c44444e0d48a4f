#pragma once
// What options take and how it is checked; of the command line's own files only.
#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

namespace yinguo::cli {

/// Options say in their help what they take; the validator's own phrase would repeat it.
template <class T>
CLI::Validator between(T low, T high) {
  const auto text = [](T value) {
    auto number = std::to_string(value);
    if (number.find('.') == std::string::npos) return number;
    number.erase(number.find_last_not_of('0') + 1);
    return number.back() == '.' ? number.substr(0, number.size() - 1) : number;
  };
  return CLI::Validator{[=](std::string& typed) {
                          using CLI::detail::lexical_cast;
                          T value{};
                          if (lexical_cast(typed, value) && value >= low && value <= high)
                            return std::string{};
                          return (std::is_integral_v<T> ? "expected a whole number from "
                                                        : "expected a number from ") +
                                 text(low) + " to " + text(high) + ", found `" + typed + "`";
                        },
                        ""};
}

/// What --timeout takes: whole seconds, at most some thirty years.
inline CLI::Validator seconds() {
  return between<std::size_t>(0, 1'000'000'000);
}

/// What --max-tuples takes.
inline CLI::Validator tuples() {
  return between<std::size_t>(1, 1'000'000'000'000);
}

/// Refuses the empty text that a script has for a variable that is not set.
inline CLI::Validator not_empty() {
  return CLI::Validator{[](const std::string& typed) {
                          return typed.empty() ? std::string{"expected a name, found ``"}
                                               : std::string{};
                        },
                        ""};
}

inline CLI::Validator one_of(std::vector<std::string> words) {
  return CLI::Validator{[known = std::move(words)](std::string& typed) {
                          if (std::find(known.begin(), known.end(), typed) != known.end())
                            return std::string{};
                          std::string list;
                          for (const auto& word : known)
                            list += (list.empty() ? "" : ", ") + word;
                          return "expected one of " + list + "; found `" + typed + "`";
                        },
                        ""};
}

/// An option that takes one value and may be given several times.
inline CLI::Option* add_list(CLI::App& command, const char* name, std::vector<std::string>& to,
                             const char* description, const char* type) {
  return command.add_option(name, to, description)->type_name(type)->allow_extra_args(false);
}

/// The year that a question is about.
inline CLI::Option* add_period(CLI::App& command, std::optional<int>& period) {
  return command
      .add_option("--period", period, "Year of the figures (default: the latest in the store)")
      ->type_name("YEAR")
      ->check(between(1, 9999));
}

/// From which degree a condition counts as in place.
inline CLI::Option* add_threshold(CLI::App& command, double& threshold) {
  return command
      .add_option("--threshold", threshold,
                  "Degree from which a condition counts as in place, 0 to 1 (default: 0.5)")
      ->type_name("DEGREE")
      ->check(between(0.0, 1.0));
}

}  // namespace yinguo::cli
