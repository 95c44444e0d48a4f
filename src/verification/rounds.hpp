#pragma once
// Facts that depend on the order in which they are found, by the rounds that LANGUAGE.md defines.
#include <cstdint>
#include <vector>

#include "verification/bodies.hpp"
#include "verification/closure.hpp"

namespace yinguo::verification {

/// Whether the facts of a stratum depend on the order in which they are found: it has choice
/// domains, subsumption, names of classes, or a size limit in a recursion.
[[nodiscard]] bool depends_on_order(const rules::Program& program, const rules::Stratum& stratum);

/// By relation: whether it has facts of which a derivation says less than that they hold. Another
/// one may have been chosen, or dominate it; or the recursion was over before it was found; or the
/// name of a class may not be the least.
[[nodiscard]] std::vector<std::uint8_t> facts_that_depend_on_order(const rules::Program& program);

/// The facts of one stratum, into the interpreter's relations.
class Rounds {
 public:
  /// `given`: by relation of the stratum. `facts_left`: counted down, to no less than 0.
  Rounds(const rules::Program& program, const rules::Stratum& stratum, Interpreter& interpreter,
         std::uint64_t& facts_left);

  /// Ends early when the interpreter fails or no facts are left. Cost: that of all rules over all
  /// facts, for each round.
  void run(const std::vector<Given>& given);

 private:
  using Found = std::vector<std::vector<model::Tuple>>;  ///< by relation of the stratum

  [[nodiscard]] Found derive(bool recursive);
  bool end_round(Found found);
  bool admit(std::size_t which, std::vector<model::Tuple> found);
  [[nodiscard]] bool may_enter(rules::RelationId id, const model::Tuple& fact);
  bool name_classes(rules::RelationId id);
  void subsume();
  void subsume(std::size_t which, std::vector<model::Tuple> pairs);
  [[nodiscard]] bool is_at_limit();
  [[nodiscard]] bool is_recursive(const rules::Rule& rule) const;
  [[nodiscard]] std::size_t place_of(rules::RelationId id) const;

  const rules::Program& program_;
  const rules::Stratum& stratum_;
  Interpreter& interpreter_;
  std::uint64_t& facts_left_;
  std::vector<Relation> dominated_;  ///< by relation of the stratum: what does not come back
};

}  // namespace yinguo::verification
