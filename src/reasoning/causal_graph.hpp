#pragma once
// The claims of a source as a signed graph.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/components.hpp"
#include "ontology/model.hpp"

namespace yinguo::reasoning {

/// Which way an effect goes with its cause.
enum class Sign : std::uint8_t {
  kPlus,
  kMinus,
  kUnknown
};

/// Signs multiply along a chain; unknown absorbs.
[[nodiscard]] Sign product(Sign a, Sign b);

/// Which of the active claims are read.
struct ClaimChoice {
  std::vector<std::string> relations{};  ///< ids; none: all
  bool certain_only = false;
};

/// All claims that say the same of one cause and one effect.
struct ChainStep {
  std::string cause{};
  std::string effect{};
  Sign sign = Sign::kUnknown;
  std::vector<std::string> claims{};     ///< at least one; the certain ones first
  bool is_tentative = false;             ///< none of the claims is certain
  std::vector<std::string> denied_by{};  ///< claims that the cause has no effect on the effect
};

/// The active claims as a graph of concepts, as queries/signs.dl has it: a claim of increase is a
/// step of sign +, of decrease -, a non-monotone or unknown one is a step of unknown sign, and a
/// claim that there is no effect is none. Cause and effect may have steps of several signs between
/// them. Nodes are all concepts in the order of their ids.
///
/// Threads: immutable once made.
class CausalGraph {
 public:
  explicit CausalGraph(const ontology::Model& model, const ClaimChoice& choice = {});

  [[nodiscard]] std::uint32_t node_count() const {
    return static_cast<std::uint32_t>(concepts_.size());
  }

  [[nodiscard]] const std::string& concept_of(graph::Node node) const { return concepts_[node]; }

  [[nodiscard]] std::vector<std::string> concepts_of(const std::vector<graph::Node>& nodes) const;
  [[nodiscard]] std::optional<graph::Node> find(std::string_view concept_id) const;

  /// Whether no indicator stands for the concept.
  [[nodiscard]] bool is_latent(graph::Node node) const { return is_latent_[node]; }

  /// In the order of cause, effect and sign.
  [[nodiscard]] const std::vector<ChainStep>& steps() const noexcept { return steps_; }

  /// Cause and effect of each step.
  [[nodiscard]] const std::vector<graph::Edge>& edges() const noexcept { return edges_; }

 private:
  void add_steps(const ontology::Model& model, const ClaimChoice& choice);

  std::vector<std::string> concepts_;
  std::vector<bool> is_latent_;
  std::vector<ChainStep> steps_;
  std::vector<graph::Edge> edges_;
};

}  // namespace yinguo::reasoning
