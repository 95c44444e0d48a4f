#include "evaluation/classes.hpp"

namespace yinguo::evaluation {

using model::Value;

void Classes::relate(Value a, Value b, std::vector<Renamed>& renamed) {
  Number larger = class_of_[number_of(a, renamed)];
  Number smaller = class_of_[number_of(b, renamed)];
  if (larger == smaller) return;
  if (members_[larger].size() < members_[smaller].size()) std::swap(larger, smaller);
  for (const Value member : members_[smaller]) {
    renamed.push_back({member, names_[smaller], names_[larger]});
    class_of_[numbers_.at(member)] = larger;
  }
  members_[larger].insert(members_[larger].end(), members_[smaller].begin(),
                          members_[smaller].end());
  members_[smaller] = {};
}

Classes::Number Classes::number_of(Value member, std::vector<Renamed>& renamed) {
  const auto [found, is_new] = numbers_.try_emplace(member, static_cast<Number>(numbers_.size()));
  if (is_new) {
    class_of_.push_back(found->second);
    names_.push_back(member);
    members_.push_back({member});
    renamed.push_back({member, member, member});
  }
  return found->second;
}

std::vector<std::span<const Value>> Classes::all() const {
  std::vector<std::span<const Value>> all;
  for (const auto& members : members_) {
    if (!members.empty()) all.emplace_back(members);
  }
  return all;
}

}  // namespace yinguo::evaluation
