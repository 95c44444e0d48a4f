#pragma once
// Chains of claims in words and as JSON.
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/outline.hpp"
#include "cli/words.hpp"

#include "reasoning/chains.hpp"

namespace yinguo::cli {

/// "+", "−", "?".
[[nodiscard]] std::string_view sign_mark(reasoning::Sign sign);

/// Says what chains hold. Lines have no indent and no line break.
///
/// Lifetime: refers to the lexicon.
class ChainWords : private Words {
 public:
  explicit ChainWords(const Rendering& rendering) : Words{rendering} {}

  using Words::label;
  using Words::labels;
  using Words::say;
  using Words::style;

  /// "A → B".
  [[nodiscard]] std::string ends(std::string_view from, std::string_view to) const;
  /// "3 steps".
  [[nodiscard]] std::string steps(std::size_t count) const;
  /// "3 steps, 1 tentative".
  [[nodiscard]] std::string measure(const reasoning::Chain& chain) const;
  /// "A —promotes (+)→ B  c-1-2-a §1 s2  tentative".
  [[nodiscard]] std::string step(const reasoning::ChainStep& step) const;
  /// "c-1-2-a  A —promotes→ B  §1 s2": of a claim on its own.
  [[nodiscard]] std::string claim(const std::string& id) const;
  /// "12 chains, 5 shown".
  [[nodiscard]] std::string count(const reasoning::ChainGroup& group, const Bilingual& one,
                                  const Bilingual& several) const;

 private:
  [[nodiscard]] std::string relations(const std::vector<std::string>& claims) const;
};

[[nodiscard]] nlohmann::ordered_json json_step(const reasoning::ChainStep& step,
                                               const Lexicon& lexicon);
/// By sign: what was found, and the best chains.
[[nodiscard]] nlohmann::ordered_json json_groups(const std::vector<reasoning::ChainGroup>& groups,
                                                 const Lexicon& lexicon);

/// The best chains of a group, numbered, with their steps.
[[nodiscard]] Outline::Part group_part(const reasoning::ChainGroup& group, std::string title,
                                       const ChainWords& words);

}  // namespace yinguo::cli
