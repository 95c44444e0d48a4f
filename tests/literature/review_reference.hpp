#pragma once
// The synthesis of a literature by its definition, without a thought for cost.
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "ontology/model.hpp"

namespace yinguo::literature::test {

/// A random model of a few concepts, sources, claims and alignments. The same for the same seed.
[[nodiscard]] ontology::Model small_literature(unsigned seed);

/// Cause, effect: the smallest ids of their classes.
using Ends = std::pair<std::string, std::string>;

/// What is told of a position: supports, refutes, in part, inconclusive, status.
struct ReferenceStatus {
  std::array<std::size_t, 4> counts{};
  std::string status;
  bool operator==(const ReferenceStatus&) const = default;
};

/// Two sides, as texts, with how their scopes meet.
struct ReferenceConflict {
  std::array<std::size_t, 3> strength{};
  Ends ends;
  std::string first;
  std::string second;
  std::string meeting;
  bool operator==(const ReferenceConflict&) const = default;
};

struct ReferenceUnlinked {
  std::size_t linking = 0;
  std::size_t weight = 0;
  Ends ends;
  bool operator==(const ReferenceUnlinked&) const = default;
};

struct ReferenceUntested {
  std::size_t completes = 0;
  std::size_t chains = 0;
  std::size_t studies = 0;
  Ends ends;
  bool operator==(const ReferenceUntested&) const = default;
};

class ReviewReference {
 public:
  explicit ReviewReference(const ontology::Model& model);

  /// The smallest id of what confirmed exact alignments join with the concept.
  [[nodiscard]] std::string class_of(const std::string& id) const;
  [[nodiscard]] std::set<std::string> classes() const;
  [[nodiscard]] std::set<Ends> pairs() const;

  /// `here`: only claims whose regions are not stated, or have this one among them, and of what one
  /// study finds of regions and of a part of them, only the latter.
  [[nodiscard]] ReferenceStatus status(const Ends& ends, ontology::Polarity position,
                                       const std::string& here = {}) const;
  /// In no order.
  [[nodiscard]] std::vector<ReferenceConflict> conflicts() const;
  [[nodiscard]] std::vector<ReferenceUnlinked> unlinked() const;
  [[nodiscard]] std::vector<ReferenceUntested> untested() const;
  [[nodiscard]] std::set<std::string> bare() const;

  /// The studies that assert an effect.
  [[nodiscard]] std::set<std::string> asserting(const Ends& ends) const;
  [[nodiscard]] bool is_tested(const Ends& ends) const;

 private:
  struct Item {
    const ontology::Claim* claim = nullptr;
    const ontology::Evidence* evidence = nullptr;
    std::string study;
  };

  [[nodiscard]] const std::vector<Item>& items(const Ends& ends) const;
  [[nodiscard]] bool holds_here(const ontology::Claim& claim, const std::string& study,
                                const Ends& ends, ontology::Polarity position,
                                const std::string& here) const;
  [[nodiscard]] bool is_claimed(const Ends& ends) const;
  [[nodiscard]] std::optional<std::set<std::string>> extent(const ontology::Claim& claim,
                                                            const std::string& dimension) const;
  [[nodiscard]] std::string meeting(const ontology::Claim& a, const ontology::Claim& b) const;

  const ontology::Model& model_;
  std::map<Ends, std::vector<Item>> items_;
};

}  // namespace yinguo::literature::test
