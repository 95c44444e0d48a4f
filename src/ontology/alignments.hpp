#pragma once
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/model.hpp"

namespace yinguo::ontology {

/// The relation seen from the other end: broader for narrower and the reverse, else the same.
[[nodiscard]] Match inverse(Match relation);

/// An alignment as seen from one of its concepts.
struct Aligned {
  std::string_view id;  ///< the other one
  Match relation = Match::kClose;
  const Alignment* alignment = nullptr;
};

/// What the confirmed alignments of a model say. Concepts that exact ones join, directly or by way
/// of others, are a cluster, which goes by its smallest id.
///
/// Lifetime: the model must outlive it and not change.
/// Threads:  const methods may run concurrently. Cost: O(alignments) to build, O(1) a look-up.
class Alignments {
 public:
  explicit Alignments(const Model& model);

  /// The smallest id of the concept's cluster; `id` itself where it is in none.
  [[nodiscard]] std::string_view representative(std::string_view id) const;

  /// The ids of a cluster, ascending; empty where `representative` has none.
  [[nodiscard]] std::span<const std::string_view> cluster(std::string_view representative) const;

  /// The confirmed alignments of one concept, in model order, whichever way round they are written.
  [[nodiscard]] std::span<const Aligned> of(std::string_view id) const;

 private:
  void gather(std::string_view from);

  std::unordered_map<std::string_view, std::vector<Aligned>> of_;
  std::unordered_map<std::string_view, std::string_view> representative_;
  std::unordered_map<std::string_view, std::vector<std::string_view>> clusters_;
};

}  // namespace yinguo::ontology
