#pragma once
// Why facts of any program hold: their proofs, lowest or best first.
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/result.hpp"

#include "derivation/proof.hpp"
#include "evaluation/build_graph.hpp"
#include "reasoning/reading.hpp"
#include "verification/certificate.hpp"
#include "verification/fact_text.hpp"

namespace yinguo::reasoning {

struct WhyOptions {
  std::size_t proofs = 1;   ///< of each fact, distinct as sets of firings
  std::size_t facts = 10;   ///< of a pattern
  std::string case_name{};  ///< whose degree inputs count; empty: all unknown
  std::uint32_t alternatives =
      20'000;                     ///< facts below each root that are looked at for more proofs
  std::size_t steps = 1'000'000;  ///< of one proof
  double seconds = 60.0;          ///< 0: no limit
};

struct Why {
  verification::Certificate certificate{};  ///< facts in canonical order; program unnamed
  std::size_t matching = 0;  ///< facts that the pattern means; shown are at most options.facts
  std::size_t shown = 0;
  bool cut = false;  ///< a limit ended the search for further proofs
};

/// Answers `why` again and again for one reading; the first proof of a fact costs what is met on
/// the way down, by heights, not the size of its relation.
///
/// Lifetime: refers to the reading, in whose table symbols may be interned. Threads: not
/// thread-safe.
class Explainer {
 public:
  explicit Explainer(Reading& reading);

  /// Nothing is proved when no fact matches. Errors: the time limit, degrees outside [0, 1].
  [[nodiscard]] base::Result<Why> why(const verification::FactPattern& pattern,
                                      const WhyOptions& options);

  /// The same of these facts, all of them.
  [[nodiscard]] base::Result<Why> why(std::span<const evaluation::Root> facts,
                                      const WhyOptions& options);

  /// The facts that `pattern` means, in canonical order.
  [[nodiscard]] std::vector<evaluation::Root> matching(const verification::FactPattern& pattern);

 private:
  class Writer;
  [[nodiscard]] base::Result<void> prove(const evaluation::Root& root, const WhyOptions& options,
                                         Writer& writer, Why& why);
  [[nodiscard]] const std::string& source_of(rules::RelationId relation, const std::string& fact);

  Reading& reading_;
  evaluation::GraphBuilder builder_;
  std::optional<std::unordered_set<std::string>> program_facts_;
  std::vector<std::string> sources_;  ///< by relation, of the facts that the program has not
};

}  // namespace yinguo::reasoning
