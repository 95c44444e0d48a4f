#pragma once
// One stratum brought up to date fact by fact, after changes in the strata below and in its given
// facts.
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "evaluation/dominated_facts.hpp"
#include "evaluation/head_bound_rule.hpp"
#include "evaluation/row_changes.hpp"

namespace yinguo::evaluation {

/// What all strata of an update share; by relation where it is a vector. The machine knows `dead`.
struct LiveFacts {
  Machine& machine;
  Database& database;
  DeadRows& dead;
  std::vector<RowChanges>& changes;
  const std::vector<GivenChanges>& given;
};

/// Deletes and rederives by heights. A fact whose height rests on something that went is a suspect;
/// suspects are looked at in the order of their heights, and one stays if a firing over what is
/// left has premises lower than itself, which are all decided by then. So a suspect is decided by
/// one look-up backwards, cycles support nothing, and no fact is deleted that keeps its height: the
/// backward search of Motik, Nenov, Piro and Horrocks, "Incremental update of Datalog
/// materialisation: the backward/forward algorithm" (AAAI 2015), cut to one step by the order in
/// which Ramalingam and Reps, "An incremental algorithm for a generalization of the shortest-path
/// problem" (J. Algorithms 21, 1996) process vertices. Facts that went are given the lowest firing
/// over what is left, and semi-naive rounds follow from these and from what was inserted (the
/// rederivation and insertion of Gupta, Mumick and Subrahmanian, "Maintaining views
/// incrementally", SIGMOD 1993), which leaves the least heights.
///
/// Requires: rules of the stratum cannot fail, do not depend on order, and read what changed by
/// atoms only.
class StratumUpdate {
 public:
  /// `budget`: rules begun backwards and solutions found after which it gives up.
  StratumUpdate(LiveFacts& facts, const rules::Stratum& stratum, std::uint64_t budget);

  /// Changes tables and dead rows of the stratum and says how in LiveFacts::changes. False: gave up
  /// and left the facts as they were. Errors: fail the machine.
  [[nodiscard]] bool run();

 private:
  /// A relation of the stratum.
  struct Own {
    rules::RelationId id{};
    Table* table = nullptr;
    std::vector<bool>* dead = nullptr;
    std::uint32_t old_size = 0;
    std::vector<bool> is_touched{};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> before{};  ///< row, height or kNoRow
    std::vector<std::uint32_t> lost{};
    std::vector<std::uint32_t> listed{};  ///< rows of the next delta beside new ones
  };

  /// A rule with the condition that reads what changed.
  struct Task {
    const rules::Rule* rule = nullptr;
    const RuleBody* body = nullptr;
    std::vector<Condition> conditions{};
    std::uint32_t delta = 0;  ///< into conditions
    std::optional<Plan> plan{};
  };

  struct Tasks {
    std::vector<Task> losing{};             ///< where something went below, or its height rose
    std::vector<Task> losing_by_absence{};  ///< where a negated fact came
    std::vector<Task> losing_own{};
    std::vector<Task> gaining{};
    std::vector<Task> gaining_by_absence{};
    std::vector<Task> gaining_own{};
  };

  /// Which of the own relations, and which row.
  using Suspect = std::pair<std::uint32_t, std::uint32_t>;

  using Found =
      base::FunctionRef<void(rules::RelationId, std::span<const model::Value>, std::uint32_t)>;

  [[nodiscard]] const RowChanges& changes_of(rules::RelationId id) const {
    return facts_.changes[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] static bool is_dead(const Own& own, std::uint32_t row) {
    return row < own.dead->size() && (*own.dead)[row];
  }

  [[nodiscard]] bool is_over() const;
  [[nodiscard]] Own* find_own(rules::RelationId id);
  void prepare();
  void add_rule(const rules::Rule& rule);
  void add_atom_tasks(const rules::Rule& rule, const RuleBody& body, std::uint32_t condition);
  void add_absence_tasks(const rules::Rule& rule, const Condition& negated);
  [[nodiscard]] Task losing_task(const rules::Rule& rule, const RuleBody& body,
                                 std::uint32_t condition) const;
  void run_tasks(std::vector<Task>& tasks, Found found);
  void run_task(Task& task, Found found);

  void see_all_rows(bool all);
  void lose();
  void suspect_retracted();
  void suspect_below();
  void show_changes(std::vector<std::uint32_t> (*rows_of)(const RowChanges&));
  void suspect(rules::RelationId id, std::span<const model::Value> tuple, std::uint32_t height);
  void lose_at(std::uint32_t height, std::vector<Suspect> suspects);
  [[nodiscard]] bool stands(const Own& own, std::uint32_t row, std::uint32_t height);

  void gain();
  void rederive();
  void gain_from_below();
  [[nodiscard]] std::uint32_t lowest_firing(const Own& own, std::uint32_t row);
  void put(rules::RelationId id, std::span<const model::Value> tuple, std::uint32_t height);
  bool take_delta();

  static void touch(Own& own, std::uint32_t row);
  void undo();
  void report();
  static void report(const Own& own, RowChanges& changes);

  LiveFacts& facts_;
  Machine& machine_;
  const rules::Stratum& stratum_;
  std::uint64_t budget_;
  std::uint64_t spent_ = 0;
  bool are_heights_old_ = true;  ///< of all facts below that suspects may rest on
  std::uint32_t losing_height_ = 0;
  Statistics statistics_;
  HeadBoundRules heads_;
  std::vector<Own> own_;
  std::deque<rules::Rule> variants_;  ///< addresses are stable
  std::deque<RuleBody> bodies_;       ///< likewise
  Tasks tasks_;
  std::map<std::uint32_t, std::vector<Suspect>> suspects_;  ///< by height
};

}  // namespace yinguo::evaluation
