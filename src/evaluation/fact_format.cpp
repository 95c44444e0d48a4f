#include "evaluation/fact_format.hpp"

#include <charconv>
#include <filesystem>

#include "evaluation/errors.hpp"
#include "evaluation/fact_files.hpp"

namespace yinguo::evaluation {
namespace {

base::Error bad(const rules::Relation& relation, const rules::IoDirective& directive,
                const std::string& message) {
  return {kBadFormat, "`" + relation.name + "`: " + message, "", directive.span};
}

/// `2:0:1` as numbers; empty when it is not a list of numbers.
std::vector<std::size_t> parse_columns(std::string_view text) {
  std::vector<std::size_t> columns;
  while (true) {
    const auto part = text.substr(0, text.find(':'));
    std::size_t column = 0;
    const auto read = std::from_chars(part.data(), part.data() + part.size(), column);
    if (read.ec != std::errc{} || read.ptr != part.data() + part.size()) return {};
    columns.push_back(column);
    if (part.size() == text.size()) return columns;
    text.remove_prefix(part.size() + 1);
  }
}

}  // namespace

std::optional<std::string_view> parameter(const rules::IoDirective& directive,
                                          std::string_view key) {
  for (const auto& [name, value] : directive.parameters) {
    if (name == key) return value;
  }
  return std::nullopt;
}

std::string name_of(const rules::Relation& relation, const rules::IoDirective& directive) {
  return std::string{parameter(directive, "name").value_or(relation.name)};
}

std::string path_of(const rules::Relation& relation, const rules::IoDirective& directive,
                    const std::string& folder, std::string_view extension) {
  auto given = parameter(directive, "filename");
  if (!given && extension == ".sqlite") given = parameter(directive, "dbname");
  const std::filesystem::path name{given ? std::string{*given}
                                         : name_of(relation, directive) + std::string{extension}};
  return (std::filesystem::path{folder} / name).string();
}

base::Result<FactFormat> format_of(const rules::Relation& relation,
                                   const rules::IoDirective& directive) {
  FactFormat format;
  for (const auto& [key, flag] :
       {std::pair{"headers", &format.headers}, std::pair{"rfc4180", &format.rfc4180},
        std::pair{"compress", &format.compress}}) {
    const auto value = parameter(directive, key);
    if (value && *value != "true" && *value != "false") {
      return bad(relation, directive,
                 "`" + std::string{key} + "` is true or false, not `" + std::string{*value} + "`");
    }
    *flag = value == "true";
  }
  const auto rows = parameter(directive, "format").value_or("list");
  if (rows != "list" && rows != "object")
    return bad(relation, directive, "`format` is list or object, not `" + std::string{rows} + "`");
  format.objects = rows == "object";
  if (format.rfc4180) format.delimiter = ",";
  if (const auto delimiter = parameter(directive, "delimiter")) format.delimiter = *delimiter;
  const bool is_quote = format.rfc4180 && format.delimiter.find('"') != std::string::npos;
  if (format.delimiter.empty() || is_quote) {
    return bad(relation, directive, "the delimiter is empty or a quote");
  }
  if (const auto columns = parameter(directive, "columns")) {
    format.columns = parse_columns(*columns);
    if (format.columns.size() != relation.attributes.size()) {
      return bad(relation, directive,
                 "`columns` names one column for each attribute, as in `0:2:1`");
    }
  }
  return format;
}

}  // namespace yinguo::evaluation
