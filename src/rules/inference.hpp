#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "rules/functors.hpp"
#include "rules/reporter.hpp"

namespace yinguo::rules {

/// Finds the primitive types of one rule's terms: each node of the problem has a set of types it
/// may still be, which constraints narrow until nothing changes; what is then still open takes its
/// first type (number before unsigned before float). A contradiction is reported where it shows,
/// and the constraint is dropped so that one mistake is reported once.
class Inference {
 public:
  using Node = std::uint32_t;

  explicit Inference(Reporter& reporter) : reporter_{reporter} {}

  /// A node of any type; `what` names it in messages ("`x`", "the result of `+`").
  Node add(const base::Span& span, std::string what);
  /// A constant that can be read as any of `types`.
  Node add_constant(const base::Span& span, std::string what,
                    const std::vector<model::ValueType>& types);
  /// These return false after reporting a contradiction.
  bool require(Node node, model::ValueType type, const base::Span& span);
  bool require_numeric(Node node, const base::Span& span);
  /// Of a type whose values have an order: any but records.
  bool require_ordered(Node node, const base::Span& span);
  void require_same(Node a, Node b, const base::Span& span);
  /// `nodes` are the arguments' and the result's; one overload must fit. Returns the choice's
  /// number.
  std::uint32_t choose(std::string functor, std::vector<Node> nodes,
                       std::vector<Overload> overloads, const base::Span& span);

  /// Call once, after all constraints.
  void solve();
  [[nodiscard]] model::ValueType type(Node node) const;
  /// The overload that solve() settled; null when none fits, which was reported.
  [[nodiscard]] const Overload* chosen(std::uint32_t choice) const;

 private:
  using Mask = std::uint8_t;

  struct Slot {
    Node parent;
    Mask mask;
    bool is_constant = false;
    base::Span span;         ///< the term
    base::Span narrowed_at;  ///< where its type became known
    std::string what;
  };

  struct Choice {
    std::string functor;
    std::vector<Node> nodes;
    std::vector<Overload> overloads;
    base::Span span;
    bool is_applied = false;  ///< the nodes are narrowed to what these overloads take
  };

  [[nodiscard]] Node root(Node node) const;

  [[nodiscard]] Mask mask(Node node) const { return slots_[root(node)].mask; }

  bool narrow(Node node, Mask mask, const base::Span& span);
  bool filter(Choice& choice);
  bool settle_one();
  bool restrict(Node node, Mask mask, const base::Span& span);
  void report_choice(const Choice& choice);
  static std::string describe(Mask mask);
  /// "a number, unsigned or float", "the symbol".
  static std::string describe_found(Mask mask);

  Reporter& reporter_;
  std::vector<Slot> slots_;
  std::vector<Choice> choices_;
};

}  // namespace yinguo::rules
