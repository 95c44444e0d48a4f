#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "rules/program.hpp"

namespace yinguo::evaluation {

/// The value of a directive's parameter, if it is given.
[[nodiscard]] std::optional<std::string_view> parameter(const rules::IoDirective& directive,
                                                        std::string_view key);

/// The name by which a directive knows its relation outside: `name`, or the relation's own.
[[nodiscard]] std::string name_of(const rules::Relation& relation,
                                  const rules::IoDirective& directive);

/// `filename` (for databases also `dbname`), or the relation's name and `extension`, below `folder`
/// unless it is absolute.
[[nodiscard]] std::string path_of(const rules::Relation& relation,
                                  const rules::IoDirective& directive, const std::string& folder,
                                  std::string_view extension);

}  // namespace yinguo::evaluation
