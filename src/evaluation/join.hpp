#pragma once
#include <algorithm>
#include <memory>
#include <span>
#include <vector>

#include "evaluation/machine.hpp"
#include "evaluation/range.hpp"

namespace yinguo::evaluation {

/// Runs a plan: each next() puts one more solution into the frame. An explicit stack of cursors, so
/// that a long body costs no stack.
///
/// Lifetime: refers to the machine, the body and the plan. The frame must have body.slot_count
/// values, and those the plan takes as bound must be set before restart().
class Join {
 public:
  Join(Machine& machine, const RuleBody& body, const Plan& plan);

  static constexpr std::uint32_t kNoCeiling = 0xffffffffU;
  /// Starts over, with the frame's bound slots as they are now and premises of `height` so far.
  /// Only solutions whose height() stays below `ceiling` are found; rows above it are passed over
  /// as they are met.
  void restart(std::uint32_t height = 0, std::uint32_t ceiling = kNoCeiling);
  /// From the next restart() on, only solutions from the rows [begin, end) that the first step
  /// scans, counted in its order. Requires: the first step is a scan.
  void set_slice(std::size_t begin, std::size_t end);
  /// How many rows the first step scans; 0: it is no scan, or one for which that is not known.
  [[nodiscard]] static std::size_t first_rows(const Machine& machine, const Plan& plan);

  /// From now on only solutions below `ceiling`, which is not above the one before.
  void lower_ceiling(std::uint32_t ceiling) { ceiling_ = ceiling; }

  /// False: no more solutions, or the machine failed.
  [[nodiscard]] bool next(std::span<model::Value> frame);

  /// The greatest height among the facts of the current solution.
  [[nodiscard]] std::uint32_t height() const {
    return cursors_.empty() ? start_height_ : cursors_.back().height;
  }

 private:
  static constexpr std::size_t kWhole = ~std::size_t{0};

  /// Counts one unit of work and now and then looks at the clock.
  void tick() {
    if ((++ticks_ & Machine::kTickMask) == 0) machine_->check_clock();
  }

  /// What a step reads, looked up once.
  struct Access {
    const Table* table = nullptr;
    const TableIndex* index = nullptr;
    const std::vector<bool>* dead = nullptr;
    std::uint32_t first = 0;    ///< of the rows that look-ups may find
    std::uint32_t visible = 0;  ///< behind the last of those that single ones may
    std::vector<Operand> key{};
    std::span<const std::pair<std::uint32_t, Slot>> outputs{};
  };

  /// Of a scan: the rows listed in [next, end), then those in [row, row_end).
  struct Cursor {
    const Access* access = nullptr;  ///< of the atom that is scanned
    std::uint32_t choice = 0;        ///< 0: the step's own atom; else a rival, less one
    const std::uint32_t* next = nullptr;
    const std::uint32_t* end = nullptr;
    std::uint32_t row = 0;
    std::uint32_t row_end = 0;
    std::uint32_t height = 0;
  };

  [[nodiscard]] std::uint32_t height_before(std::size_t depth) const {
    return depth == 0 ? start_height_ : cursors_[depth - 1].height;
  }

  [[nodiscard]] static bool is_dead(const Access& access, std::uint32_t row) {
    return access.dead != nullptr && row < access.dead->size() && (*access.dead)[row];
  }

  /// Takes in a premise of `height`; false: it reaches the ceiling.
  [[nodiscard]] bool rise(std::size_t depth, std::uint32_t height) {
    cursors_[depth].height = std::max(height_before(depth), height);
    return cursors_[depth].height < ceiling_;
  }

  bool open(std::size_t depth, std::span<model::Value> frame);
  bool open_scan(std::size_t depth, std::span<model::Value> frame);
  bool advance(std::size_t depth, std::span<model::Value> frame);
  bool take_row(std::size_t depth, std::uint32_t row, std::span<model::Value> frame);
  bool find_row(std::size_t depth, std::span<model::Value> frame);
  bool is_absent(std::size_t depth, std::span<model::Value> frame);
  bool has_key(std::size_t depth, std::uint32_t row, std::span<model::Value> frame);
  bool read_key(const Access& access, std::span<model::Value> frame);
  [[nodiscard]] Access access_to(rules::RelationId relation, std::span<const ExpressionId> key);
  bool list_rows(std::size_t depth, std::span<model::Value> frame);
  void take_slice(Cursor& cursor) const;
  bool run_aggregate(std::size_t depth, std::span<model::Value> frame);
  bool run_quantified(std::size_t depth, std::span<model::Value> frame);
  bool find_members(const Group& group, Join& inner, std::span<model::Value> frame,
                    std::vector<std::uint32_t>& heights);
  bool unpack(const Step& step, std::span<model::Value> frame);
  bool open_range(std::size_t depth, std::span<model::Value> frame);
  bool take_next(std::size_t depth, std::span<model::Value> frame);

  Machine* machine_;
  const RuleBody* body_;
  const Plan* plan_;
  std::vector<Cursor> cursors_;
  std::vector<Access> accesses_;             ///< by step
  std::vector<std::vector<Access>> rivals_;  ///< by step, if there are any
  std::vector<std::unique_ptr<Join>> groups_;
  std::vector<Range> ranges_;  ///< by step, if there are any
  std::vector<model::Value> key_;
  std::uint32_t start_height_ = 0;
  std::uint32_t ceiling_ = kNoCeiling;
  std::size_t slice_begin_ = 0;
  std::size_t slice_end_ = kWhole;
  std::uint64_t ticks_ = 0;
  bool is_started_ = false;
  bool is_done_ = false;
};

}  // namespace yinguo::evaluation
