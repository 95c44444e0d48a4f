#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/model.hpp"

namespace yinguo::reasoning {

/// A measure and the claims along which it raises a factor, from the measure to the factor.
struct MeasurePath {
  std::string measure{};
  std::string factor{};
  std::vector<std::string> claims{};
};

/// Finds what the source says can be done for a factor.
///
/// Lifetime: the model must outlive it and not change.
class Measures {
 public:
  explicit Measures(const ontology::Model& model);

  /// Measures that act on `factor` by one active claim of increase, whatever its relation; when
  /// there is none, those with the shortest chain of up to `longest` claims. Shortest first, then
  /// in the order of the claims.
  [[nodiscard]] std::vector<MeasurePath> acting_on(std::string_view factor,
                                                   std::size_t longest = 3) const;

 private:
  std::unordered_map<std::string_view, std::vector<const ontology::Claim*>> into_;  ///< by effect
  std::unordered_map<std::string_view, bool> is_measure_;
};

}  // namespace yinguo::reasoning
