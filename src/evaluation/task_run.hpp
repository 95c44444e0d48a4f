#pragma once
#include <atomic>
#include <cstdint>
#include <deque>
#include <vector>

#include "evaluation/join.hpp"

namespace yinguo::evaluation {

/// One run of a plan that puts the heads of its solutions into a table, on as many threads as
/// the machine has when the first step has enough rows and nothing in the rule needs one thread
/// alone. The rows of the first step are then shared out in slices. Each slice is joined into
/// memory of its own, without what the table knows already; then the slices are inserted in their
/// order. Heights of rows that were there do not change before the end, so that the table is, row
/// by row and height by height, what one thread makes of it.
///
/// Lifetime: refers to all it is given. Indexes that it looks up are built by the constructor.
class TaskRun {
 public:
  /// Rows whose height is lowered go to `lowered`.
  TaskRun(Machine& machine, const RuleBody& body, const Plan& plan, Table& head,
          std::vector<std::uint32_t>& lowered);

  /// To be called once. Errors: fail the machine.
  void run();

 private:
  /// A slice at a time.
  struct Share {
    Join join;
    std::vector<model::Value> frame;
    model::Tuple tuples{};
    std::vector<std::uint32_t> heights{};
    bool is_done = false;
  };

  void run_slices();
  void find(Share& share);
  void insert(const Share& share);
  void insert_rest(Share& share);
  void keep_solution(Share& share);
  void check_size();

  Machine& machine_;
  const RuleBody& body_;
  Table& head_;
  std::vector<std::uint32_t>& lowered_;
  std::vector<Operand> operands_;  ///< of the head
  std::size_t rows_;               ///< of the first step
  std::size_t checked_;            ///< size of the table when the limits were last looked at
  std::deque<Share> shares_;       ///< addresses are stable
};

}  // namespace yinguo::evaluation
