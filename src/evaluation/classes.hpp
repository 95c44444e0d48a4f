#pragma once
// The classes of an equivalence relation, by union and find.
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/value.hpp"

namespace yinguo::evaluation {

/// Each class is named by one of its members. When two become one, the members of the smaller class
/// take the other's name, so a member changes its name a logarithmic number of times.
class Classes {
 public:
  struct Renamed {
    model::Value member{};
    model::Value before{};  ///< equals `now` for a new member
    model::Value now{};
  };

  /// Relates two values. What then has another name, or its first, is appended to `renamed`.
  void relate(model::Value a, model::Value b, std::vector<Renamed>& renamed);

  /// The members of each class, in the order of the classes' first members.
  [[nodiscard]] std::vector<std::span<const model::Value>> all() const;

 private:
  using Number = std::uint32_t;

  Number number_of(model::Value member, std::vector<Renamed>& renamed);

  std::unordered_map<model::Value, Number> numbers_;  ///< of members
  std::vector<Number> class_of_;                      ///< by member
  std::vector<model::Value> names_;                   ///< by class: the member it began with
  std::vector<std::vector<model::Value>> members_;    ///< by class; empty: it is part of another
};

}  // namespace yinguo::evaluation
