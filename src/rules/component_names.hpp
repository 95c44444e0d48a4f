#pragma once
#include <functional>
#include <string>
#include <unordered_map>

#include "syntax/ast.hpp"

namespace yinguo::rules {

/// Replaces the types that `item` names (of attributes, parts of types, casts).
void replace_types(syntax::Item& item, const std::function<void(syntax::Name&)>& replace);

/// Puts `prefix` before the name of every relation and type declared in `ast`, where it is declared
/// and where it is used. Cost: linear in the tree.
void qualify(syntax::Ast& ast, const std::string& prefix);

}  // namespace yinguo::rules
