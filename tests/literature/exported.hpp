#pragma once
#include <string>
#include <string_view>

#include "catch.hpp"
#include "literature/export.hpp"

namespace yinguo::literature::test {

/// What a selection of the model comes to in a format.
inline std::string exported(const ontology::Model& model, std::string_view format,
                            const ExportOptions& options = {}, const Filter& filter = {}) {
  const auto* known = find_export_format(format);
  REQUIRE(known != nullptr);
  std::string text;
  const auto sink = [&](std::string_view piece) {
    text += piece;
    return true;
  };
  TextStream out{sink};
  known->write(Selection{model, filter}, options, out);
  REQUIRE(out.finish());
  return text;
}

/// How often `part` is in `text`.
inline std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

}  // namespace yinguo::literature::test
