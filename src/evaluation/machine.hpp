#pragma once
// What every running plan shares: the facts, their indexes, the symbols and the limits.
#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.hpp"

#include "evaluation/crew.hpp"
#include "evaluation/database.hpp"
#include "evaluation/evaluate.hpp"
#include "evaluation/functors.hpp"
#include "evaluation/pattern.hpp"
#include "evaluation/plan.hpp"

namespace yinguo::evaluation {

/// Rows that the last round added, and earlier ones whose height it lowered.
struct Delta {
  std::vector<std::uint32_t> lowered{};  ///< ascending, all below `begin`
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const { return lowered.empty() && begin == end; }
};

/// An expression that is looked at often: a variable or a constant is had without a call.
struct Operand {
  ExpressionId expression = 0;
  Expression::Kind kind = Expression::Kind::kConstant;
  Slot slot = 0;
  model::Value constant{};
};

[[nodiscard]] inline Operand operand_of(const RuleBody& body, ExpressionId id) {
  const Expression& node = body.expressions[id];
  return {id, node.kind, node.slot, node.constant};
}

/// Threads: one machine, one thread; several may run joins at the same time whose rules intern
/// nothing, count nothing and match no pattern. After failed() every answer is meaningless.
class Machine {
 public:
  Machine(const rules::Program& program, const Database& database, model::SymbolTable& symbols,
          const Limits& limits);

  [[nodiscard]] const rules::Program& program() const { return *program_; }

  [[nodiscard]] const Table& table(rules::RelationId id) const { return database_->table(id); }

  [[nodiscard]] model::SymbolTable& symbols() { return *symbols_; }

  [[nodiscard]] const model::RecordTable& records() const { return symbols_->records(); }

  /// The index on `columns`, built on first use, of the rows visible now. The address is stable.
  const TableIndex& index(rules::RelationId relation, ColumnMask columns,
                          std::span<const IndexField> fields = {});
  /// The index that a step looks up, built on first use; null: it needs none.
  const TableIndex* index_for(const Step& step);
  /// Gives up the indexes of `relations` that none of `plans` looks up.
  void keep_indexes(std::span<const rules::RelationId> relations,
                    std::span<const Plan* const> plans);
  /// Gives up the indexes of `relation`, whose addresses die; those that are wanted are built
  /// again.
  void drop_indexes(rules::RelationId relation);
  /// Says that until the next call only these relations get facts, so that what is done for each
  /// round need not look at the others; none: any may. They must stay where they are until then.
  void focus(std::span<const rules::RelationId> relations);
  /// Rows inserted so far become visible to scans.
  void show_new_rows();

  /// About how many facts the largest relation has had.
  [[nodiscard]] std::size_t largest() const { return largest_; }

  /// The rows of `relation` that scans and look-ups pass over, by row, if it can have some; those
  /// beyond its size are not dead. Null: it has none.
  [[nodiscard]] const std::vector<bool>* dead_rows(rules::RelationId relation) const {
    return dead_[static_cast<std::size_t>(relation)];
  }

  /// `dead` must stay where it is until this is called with null.
  void set_dead_rows(rules::RelationId relation, const std::vector<bool>* dead) {
    dead_[static_cast<std::size_t>(relation)] = dead;
  }

  /// Whether a step that reads the delta takes dead rows too; then its rows are no premises and
  /// their heights do not count.
  [[nodiscard]] bool delta_has_dead() const { return delta_has_dead_; }

  void set_delta_has_dead(bool has_dead) { delta_has_dead_ = has_dead; }

  /// The rows of `relation` are other ones now: none is visible, and its indexes are dropped.
  void forget_rows(rules::RelationId relation);

  [[nodiscard]] std::uint32_t visible(rules::RelationId id) const {
    return visible_[static_cast<std::size_t>(id)];
  }

  /// Rows of the last round, for steps that read the delta.
  [[nodiscard]] const Delta& delta(rules::RelationId id) const {
    return deltas_[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] Delta& delta(rules::RelationId id) { return deltas_[static_cast<std::size_t>(id)]; }

  /// Requires: all slots that `expression` reads have values in `frame`.
  [[nodiscard]] model::Value value(const RuleBody& body, ExpressionId expression,
                                   std::span<const model::Value> frame);

  [[nodiscard]] model::Value value(const RuleBody& body, const Operand& operand,
                                   std::span<const model::Value> frame) {
    if (operand.kind == Expression::Kind::kSlot) return frame[operand.slot];
    if (operand.kind == Expression::Kind::kConstant) return operand.constant;
    return value(body, operand.expression, frame);
  }

  [[nodiscard]] bool compare(rules::Comparison op, model::Value left, model::Value right);

  /// Limits::threads, at least 1.
  [[nodiscard]] unsigned threads() const { return limits_.threads; }

  /// Limits::shared_rows
  [[nodiscard]] std::size_t shared_rows() const { return limits_.shared_rows; }

  /// Limits::late_gain
  [[nodiscard]] double late_gain() const { return limits_.late_gain; }

  /// That many threads, there since the first call.
  [[nodiscard]] Crew& crew();

  /// Limits::heights
  [[nodiscard]] bool records_heights() const { return limits_.heights; }

  [[nodiscard]] bool failed() const { return has_failed_.load(std::memory_order_relaxed); }

  [[nodiscard]] const base::Error& error() const { return *error_; }

  /// The first error stays. Threads: may be called by several at once.
  void fail(base::Error error);

  /// The next number of `autoinc()`, from 0.
  [[nodiscard]] model::Value count() { return model::Value::from_unsigned(counter_++); }

  /// The rule that errors are about.
  void set_rule(const rules::Rule* rule) { rule_ = rule; }

  /// The time of the limit runs from now, `seconds` of it; 0: none.
  void restart_clock(double seconds) {
    limits_.seconds = seconds;
    start_ = std::chrono::steady_clock::now();
  }

  /// Counts one join and now and then looks at the clock: a join itself may be too short for that.
  void tick() {
    if ((++ticks_ & kTickMask) == 0) check_clock();
  }

  /// Units of work between two looks at the clock, less one.
  static constexpr std::uint64_t kTickMask = 0xfff;

  /// Looks at the clock and at the records. Threads: may be called by several at once.
  void check_clock();

  /// Solutions of rules found so far.
  [[nodiscard]] std::uint64_t work() const { return work_; }

  void add_work(std::uint64_t solutions) { work_ += solutions; }

  /// Looks at sizes; call after insertions.
  void check_size();

  /// Counts `tables` too from now on, until it is given none; they must outlive that.
  void count_also(std::span<const Table> tables) { counted_too_ = tables; }

 private:
  struct IndexKey {
    rules::RelationId relation{};
    ColumnMask columns = 0;
    std::vector<IndexField> fields{};

    // NOLINTNEXTLINE(modernize-use-nullptr): of code that the compiler makes
    friend auto operator<=>(const IndexKey&, const IndexKey&) = default;
  };

  /// What facts and indexes take.
  struct Sizes {
    std::size_t tuples = 0;
    std::size_t bytes = 0;
  };

  [[nodiscard]] Sizes sizes(std::span<const rules::RelationId> relations) const;
  void show_new_rows(rules::RelationId relation);
  static void collect_indexes(const Plan& plan, std::set<IndexKey>& indexes);
  void check_bytes(std::size_t bytes);
  [[nodiscard]] bool matches(model::Value pattern, model::Value text);
  void point_at_rule();
  void count_text(model::Value made);
  void fail_in_rule(const base::ErrorCode& code, const std::string& message);

  const rules::Program* program_;
  const Database* database_;
  model::SymbolTable* symbols_;
  Limits limits_;
  std::chrono::steady_clock::time_point start_;
  std::uint64_t ticks_ = 0;
  std::size_t text_bytes_ = 0;  ///< of the symbols that functors have made
  std::uint64_t counter_ = 0;
  std::uint64_t work_ = 0;
  std::map<IndexKey, std::unique_ptr<TableIndex>> indexes_;
  std::unordered_map<model::Value, std::optional<Pattern>> patterns_;
  std::vector<rules::RelationId> all_;
  std::span<const rules::RelationId> focus_;
  Sizes elsewhere_{};  ///< of the relations that are not in focus
  std::size_t largest_ = 0;
  std::vector<std::uint32_t> visible_;
  std::vector<Delta> deltas_;
  std::vector<const std::vector<bool>*> dead_;
  bool delta_has_dead_ = false;
  std::span<const Table> counted_too_;
  const rules::Rule* rule_ = nullptr;
  std::unique_ptr<Crew> crew_;
  std::atomic<bool> has_failed_ = false;
  std::mutex failing_;  ///< guards error_ while several threads run
  std::optional<base::Error> error_;
};

}  // namespace yinguo::evaluation
