#include "model/symbol_table.hpp"

#include <cassert>

namespace yinguo::model {

SymbolId SymbolTable::intern(std::string_view text) {
  if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
  const auto id = static_cast<SymbolId>(texts_.size());
  texts_.emplace_back(text);
  ids_.emplace(texts_.back(), id);
  return id;
}

std::optional<SymbolId> SymbolTable::find(std::string_view text) const {
  const auto found = ids_.find(text);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

std::string_view SymbolTable::text(SymbolId id) const {
  assert(static_cast<std::size_t>(id) < texts_.size());
  return texts_[static_cast<std::size_t>(id)];
}

}  // namespace yinguo::model
