#pragma once
#include <cstdint>
#include <random>
#include <string>

namespace yinguo::test {

/// Writes small random programs over the numbers 0 … 3: given relations, ordinary layers with
/// recursion, negation, arithmetic, aggregates, quantified literals, equivalence relations, choice
/// domains, subsumption and size limits, then layers of degrees.
/// Most of them pass the checks; the others are not meant to.
class RandomProgram {
 public:
  explicit RandomProgram(std::uint32_t seed) : random_{seed} {}

  std::string write();

 private:
  std::uint32_t below(std::uint32_t n) {
    return std::uniform_int_distribution<std::uint32_t>{0, n - 1}(random_);
  }

  bool chance(std::uint32_t percent) { return below(100) < percent; }

  std::string variable() { return std::string(1, "xyz"[below(3)]); }

  std::string number() { return std::to_string(below(4)); }

  std::string relation(const char* prefix, std::uint32_t count) {
    return prefix + std::to_string(below(count));
  }

  std::string argument(const std::string& safe);
  std::string given_atom(std::string& safe);
  std::string record_atom(std::string& safe);
  std::string record_rules();
  std::string atom(std::uint32_t layers, std::string& safe);
  std::string lower_atom(std::uint32_t layers, const std::string& safe);
  std::string declarations(const std::string& index);
  std::string ordinary_rule(std::uint32_t layer);
  std::string extra_literal(std::uint32_t layer, const std::string& safe);
  std::string degree_rule(std::uint32_t layer, bool recursive);
  std::string quantifier(bool monotone);

  std::mt19937 random_;
  std::uint32_t fresh_ = 0;
};

}  // namespace yinguo::test
