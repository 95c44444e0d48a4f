#include "evaluation/ordered_rounds.hpp"

#include <algorithm>
#include <array>

#include "evaluation/classes.hpp"
#include "evaluation/dominated_facts.hpp"

namespace yinguo::evaluation {
namespace {

using model::Value;
using model::ValueType;
using rules::Relation;
using rules::RelationId;

/// Keeps the functional dependencies of one relation.
class Choice {
 public:
  explicit Choice(const Relation& relation) : domains_{relation.choice_domains} {
    for (const auto& domain : domains_)
      taken_.emplace_back(domain.size());
  }

  /// Whether a tuple that is not there yet may be added; then it is.
  bool take(std::span<const Value> tuple) {
    for (std::size_t i = 0; i < domains_.size(); ++i) {
      if (taken_[i].contains(key_of(i, tuple))) return false;
    }
    for (std::size_t i = 0; i < domains_.size(); ++i)
      taken_[i].insert(key_of(i, tuple), 0);
    return true;
  }

 private:
  [[nodiscard]] model::Tuple key_of(std::size_t domain, std::span<const Value> tuple) const {
    model::Tuple key;
    for (const std::uint32_t column : domains_[domain])
      key.push_back(tuple[column]);
    return key;
  }

  const std::vector<std::vector<std::uint32_t>>& domains_;
  std::vector<Table> taken_;  ///< by domain: the values that facts have there
};

/// Keeps the names of classes for the pairs given for one equivalence relation.
class ClassNames {
 public:
  /// `given_is_settled`: the pairs are of a stratum below.
  ClassNames(RelationId relation, RelationId given, bool given_is_settled)
      : relation_{relation}, given_{given}, given_is_settled_{given_is_settled} {}

  [[nodiscard]] RelationId relation() const { return relation_; }

  /// Takes in the pairs that came since; names that do not hold any more are marked dead.
  void name(const Machine& machine, Table& table, std::vector<bool>& dead) {
    std::vector<Classes::Renamed> renamed;
    const Table& given = machine.table(given_);
    const auto* const gone = given_is_settled_ ? machine.dead_rows(given_) : nullptr;
    for (; known_pairs_ < given.size(); ++known_pairs_) {
      if (gone != nullptr && known_pairs_ < gone->size() && (*gone)[known_pairs_]) continue;
      classes_.relate(given.at(known_pairs_, 0), given.at(known_pairs_, 1), renamed);
    }
    for (const auto& [member, before, now] : renamed) {
      if (before != now) {
        dead.resize(std::max(dead.size(), table.size()));
        dead[table.find(std::array{member, before})] = true;
      }
      table.insert(std::array{member, now}, 1);
    }
  }

  /// All members with the smallest of their class.
  [[nodiscard]] Table smallest_names(const Machine& machine, ValueType type,
                                     const model::SymbolTable& symbols) const {
    Table table{machine.table(relation_).arity()};
    for (const auto members : classes_.all()) {
      const Value smallest = *std::ranges::min_element(
          members, [&](Value a, Value b) { return compare_values(type, a, b, symbols) < 0; });
      for (const Value member : members)
        table.insert(std::array{member, smallest}, 1);
    }
    return table;
  }

 private:
  RelationId relation_;
  RelationId given_;
  bool given_is_settled_;
  Classes classes_;
  std::size_t known_pairs_ = 0;
};

/// The rules that make facts before any is left out: what names classes is computed otherwise.
std::vector<const rules::Rule*> first_rules(const rules::Program& program,
                                            const rules::Stratum& stratum) {
  auto rules = rules_of(program, stratum);
  std::erase_if(rules, [&](const rules::Rule* rule) {
    return program.relation(rule->head.relation).classes_of.has_value();
  });
  return rules;
}

class OrderedRounds {
 public:
  OrderedRounds(Machine& machine, Database& database, const rules::Stratum& stratum,
                Statistics& statistics)
      : machine_{machine},
        database_{database},
        stratum_{stratum},
        statistics_{statistics},
        dead_(machine.program().relations.size()),
        heads_(machine.program().relations.size()),
        dominated_{machine, stratum, statistics} {
    found_.reserve(stratum.relations.size());
    for (const RelationId id : stratum.relations) {
      const Relation& relation = machine.program().relation(id);
      heads_[index_of(id)] = &found_.emplace_back(machine.table(id).arity());
      choices_.emplace_back(relation);
      if (relation.classes_of) {
        const bool is_below =
            std::ranges::find(stratum.relations, *relation.classes_of) == stratum.relations.end();
        classes_.emplace_back(id, *relation.classes_of, is_below);
      }
      machine.set_dead_rows(id, &dead_[index_of(id)]);
    }
    machine.count_also(found_);
  }

  OrderedRounds(const OrderedRounds&) = delete;
  OrderedRounds& operator=(const OrderedRounds&) = delete;
  OrderedRounds(OrderedRounds&&) = delete;
  OrderedRounds& operator=(OrderedRounds&&) = delete;

  ~OrderedRounds() {
    for (const RelationId id : stratum_.relations)
      machine_.set_dead_rows(id, nullptr);
    machine_.count_also({});
    machine_.set_rule(nullptr);
  }

  void run() {
    take_loaded();
    StratumTasks tasks{machine_, stratum_, first_rules(machine_.program(), stratum_), statistics_,
                       heads_};
    tasks.prepare();
    dominated_.prepare();
    run_rounds(tasks);
    if (!machine_.failed() && has_dead()) leave_out_dead();
  }

 private:
  static std::size_t index_of(RelationId id) { return static_cast<std::size_t>(id); }

  /// Facts that were read are found in the first round, like those of the program.
  void take_loaded() {
    for (std::size_t i = 0; i < stratum_.relations.size(); ++i) {
      if (!machine_.table(stratum_.relations[i]).empty()) found_[i] = take(stratum_.relations[i]);
    }
  }

  Table take(RelationId id) {
    Table& table = database_.table(id);
    machine_.forget_rows(id);
    return std::exchange(table, Table{table.arity()});
  }

  void run_rounds(StratumTasks& tasks) {
    end_round(tasks, Task::Part::kRecursive);
    tasks.run(Task::Part::kSettled);
    end_round(tasks, Task::Part::kRecursive);
    if (!stratum_.recursive || is_at_limit()) return;
    tasks.run(Task::Part::kRecursive);
    while (end_round(tasks, Task::Part::kDelta) && !is_at_limit())
      tasks.run(Task::Part::kDelta);
  }

  /// Admits what the round found; false: nothing, or the machine failed.
  bool end_round(StratumTasks& tasks, Task::Part subsumption) {
    if (machine_.failed()) return false;
    for (std::size_t i = 0; i < found_.size(); ++i)
      admit(i, tasks);
    if (!is_again()) {
      for (ClassNames& classes : classes_) {
        const RelationId id = classes.relation();
        classes.name(machine_, database_.table(id), dead_[index_of(id)]);
      }
    }
    machine_.check_size();
    if (machine_.failed() || !tasks.take_delta()) return false;
    if (!is_again()) dominated_.mark(subsumption, dead_);
    return !machine_.failed();
  }

  void admit(std::size_t which, StratumTasks& tasks) {
    const RelationId id = stratum_.relations[which];
    Table& table = database_.table(id);
    const Table found = std::exchange(found_[which], Table{table.arity()});
    const auto& columns = machine_.program().relation(id).attributes;
    for (const auto row : canonical_order(found, columns, machine_.symbols())) {
      const auto tuple = found.row(row);
      const bool is_admitted = is_again() ? kept_[which].contains(tuple)
                                          : table.contains(tuple) || choices_[which].take(tuple);
      if (is_admitted) tasks.insert(id, tuple, found.height(row), table);
    }
  }

  [[nodiscard]] bool is_at_limit() const {
    return !is_again() && std::ranges::any_of(stratum_.relations, [&](RelationId id) {
      const auto limit = machine_.program().relation(id).size_limit;
      return limit && machine_.table(id).size() - dead_count(id) >= *limit;
    });
  }

  [[nodiscard]] std::size_t dead_count(RelationId id) const {
    const auto& dead = dead_[index_of(id)];
    return static_cast<std::size_t>(std::ranges::count(dead, true));
  }

  [[nodiscard]] bool has_dead() const {
    return !classes_.empty() || std::ranges::any_of(stratum_.relations, [&](RelationId id) {
      return dead_count(id) > 0;
    });
  }

  /// Keeps the other facts. In a recursion they are derived again from one another, so that their
  /// heights are those of derivations without facts that are gone.
  void leave_out_dead() {
    for (const RelationId id : stratum_.relations) {
      kept_.push_back(live_rows(id));
      dead_[index_of(id)].clear();
    }
    for (ClassNames& classes : classes_) {
      const auto which = std::ranges::find(stratum_.relations, classes.relation());
      const auto type = machine_.program().relation(*which).attributes.front().type;
      kept_[static_cast<std::size_t>(which - stratum_.relations.begin())] =
          classes.smallest_names(machine_, type, machine_.symbols());
    }
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      take(stratum_.relations[i]);
      if (!stratum_.recursive) database_.table(stratum_.relations[i]) = std::move(kept_[i]);
    }
    if (stratum_.recursive) derive_again();
    machine_.show_new_rows();
  }

  [[nodiscard]] Table live_rows(RelationId id) const {
    const Table& table = machine_.table(id);
    const auto& dead = dead_[index_of(id)];
    Table live{table.arity()};
    for (std::size_t row = 0; row < table.size(); ++row) {
      if (row >= dead.size() || !dead[row]) live.insert(table.row(row), table.height(row));
    }
    return live;
  }

  void derive_again() {
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      for (std::size_t row = 0; row < kept_[i].size(); ++row) {
        if (kept_[i].height(row) == 0) found_[i].insert(kept_[i].row(row), 0);
      }
    }
    StratumTasks tasks{machine_, stratum_, rules_of(machine_.program(), stratum_), statistics_,
                       heads_};
    tasks.prepare();
    run_rounds(tasks);
    for (std::size_t i = 0; i < kept_.size() && !machine_.failed(); ++i) {
      Table& table = database_.table(stratum_.relations[i]);
      for (std::size_t row = 0; row < kept_[i].size(); ++row) {
        const auto tuple = kept_[i].row(row);
        if (!table.contains(tuple)) table.insert(tuple, kUnfoundedHeight);
      }
    }
  }

  /// Whether the kept facts are being derived again.
  [[nodiscard]] bool is_again() const { return !kept_.empty(); }

  Machine& machine_;
  Database& database_;
  const rules::Stratum& stratum_;
  Statistics& statistics_;
  std::vector<Table> found_;         ///< by relation of the stratum: of the round at hand
  std::vector<Choice> choices_;      ///< by relation of the stratum
  std::vector<ClassNames> classes_;  ///< of the relations that name classes
  std::vector<Table> kept_;          ///< by relation of the stratum: what is not dead
  DeadRows dead_;
  std::vector<Table*> heads_;  ///< by relation
  DominatedFacts dominated_;
};

}  // namespace

bool depends_on_order(const rules::Program& program, const rules::Stratum& stratum) {
  return std::ranges::any_of(stratum.relations, [&](RelationId id) {
    const Relation& relation = program.relation(id);
    return !relation.choice_domains.empty() || relation.classes_of ||
           (stratum.recursive && relation.size_limit) ||
           std::ranges::any_of(program.subsumptions,
                               [&](const rules::Rule& rule) { return rule.head.relation == id; });
  });
}

void settle_in_ordered_rounds(Machine& machine, Database& database, const rules::Stratum& stratum,
                              Statistics& statistics) {
  OrderedRounds{machine, database, stratum, statistics}.run();
}

}  // namespace yinguo::evaluation
