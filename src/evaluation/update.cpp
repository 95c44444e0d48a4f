#include "evaluation/update.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "evaluation/errors.hpp"
#include "evaluation/settle.hpp"
#include "evaluation/stratum_inputs.hpp"
#include "evaluation/stratum_update.hpp"

namespace yinguo::evaluation {
namespace {

using model::Tuple;
using rules::RelationId;
using rules::RelationKind;
using rules::Stratum;

constexpr std::uint64_t kLeastBudget = 1U << 14U;  // solutions; not worth being careful about
constexpr std::uint64_t kWorkPerBudget = 2;        // of a run over all facts, for each of an update

std::size_t index_of(RelationId id) {
  return static_cast<std::size_t>(id);
}

}  // namespace

class Materialisation::Impl {
 public:
  Impl(const rules::Program& program, model::SymbolTable& symbols, MaterialisedFacts facts,
       const Limits& limits)
      : program_{program},
        symbols_{symbols},
        limits_{limits},
        facts_{std::move(facts)},
        inputs_{inputs_of_strata(program, symbols)},
        reaches_row_order_{reaching_row_order(program, inputs_)},
        stratum_of_(program.relations.size()),
        dead_(program.relations.size()),
        given_changes_(program.relations.size()) {
    limits_.heights = true;
    follows_rows_ = std::ranges::any_of(inputs_, &StratumInputs::follows_rows);
    for (std::uint32_t i = 0; i < program.strata.size(); ++i) {
      for (const RelationId id : program.strata[i].relations)
        stratum_of_[index_of(id)] = i;
    }
    for (const auto& relation : program.relations)
      stated_.emplace_back(relation.attributes.size());
    restart_machine();
  }

  base::Result<void> load(const FactInputs& inputs) {
    if (auto checked = check_evaluable(program_); !checked) return checked;
    if (auto loaded = load_given(*machine_, facts_.database, inputs); !loaded) return loaded;
    for (std::uint32_t i = 0; i < program_.relations.size(); ++i) {
      const RelationId id{i};
      Table given{program_.relation(id).attributes.size()};
      if (keeps_given(id)) given = facts_.database.table(id);
      facts_.given.push_back(std::move(given));
    }
    return settle_all(facts_.database, *machine_);
  }

  base::Result<Difference> update(const Change& change, bool with_facts) {
    if (broken_) return *broken_;
    if (auto checked = check(change); !checked) return checked.error();
    state_stated();
    machine_->restart_clock(limits_.seconds);
    Difference difference;
    changes_.assign(program_.relations.size(), {});
    accept(change, difference);
    const bool is_in_row_order = is_row_order_reached();
    keep_stated();
    for (auto& stratum : program_.strata) {
      if (!is_in_row_order) bring_up_to_date(stratum, difference);
      if (machine_->failed()) return fail();
    }
    difference.relations.resize(program_.relations.size());
    if (is_in_row_order) {
      if (auto done = recompute_all(difference, with_facts); !done) return done.error();
    } else {
      describe(difference, with_facts);
      compact(true);
    }
    for (auto& given : given_changes_)
      given = {};
    return difference;
  }

  const Database& database() {
    compact(false);
    return facts_.database;
  }

  MaterialisedFacts take() {
    compact(false);
    return std::move(facts_);
  }

 private:
  base::Error fail() {
    broken_ = machine_->error();
    return *broken_;
  }

  void restart_machine() {
    machine_.emplace(program_, facts_.database, symbols_, limits_);
    for (std::uint32_t i = 0; i < dead_.size(); ++i)
      machine_->set_dead_rows(RelationId{i}, &dead_[i]);
  }

  /// Whether the facts that were read are kept beside the database.
  [[nodiscard]] bool keeps_given(RelationId id) const {
    return follows_rows_ || inputs_[stratum_of_[index_of(id)]].is_ordered;
  }

  base::Result<void> settle_all(Database& database, Machine& machine) {
    facts_.work.assign(program_.strata.size(), 0);
    Settling settling{machine, database};
    for (std::size_t i = 0; i < program_.strata.size(); ++i) {
      const std::uint64_t before = machine.work();
      settling.run(program_.strata[i]);
      if (machine.failed()) return machine.error();
      facts_.work[i] = machine.work() - before;
    }
    return {};
  }

  // What is given

  /// Where facts given for `id` stand.
  [[nodiscard]] RelationId place_of(RelationId id) const {
    for (std::uint32_t i = 0; i < program_.relations.size(); ++i) {
      if (program_.relations[i].given_for == id) return RelationId{i};
    }
    return id;
  }

  base::Result<void> check(const Change& change) const {
    for (const auto* facts : {&change.retracted, &change.inserted}) {
      for (const GivenFact& fact : *facts) {
        const auto& relation = program_.relation(fact.relation);
        if (relation.kind != RelationKind::kDegreeInput &&
            fact.tuple.size() == relation.attributes.size()) {
          continue;
        }
        return base::Error{kNotGiven, "`" + relation.name + "` cannot be given such facts",
                           "change the relation that its degrees come from", relation.span};
      }
    }
    return {};
  }

  /// Finds the facts that the program itself states, which stay.
  void state_stated() {
    if (!std::exchange(is_stated_, true)) stated_ = stated_facts(*machine_);
  }

  [[nodiscard]] bool is_given(RelationId id, const Tuple& tuple) const {
    if (keeps_given(id)) return facts_.given[index_of(id)].contains(tuple);
    const Table& table = facts_.database.table(id);
    const std::uint32_t row = table.find(tuple);
    return row != kNoRow && !is_marked(dead_[index_of(id)], row) && table.height(row) == 0 &&
           !stated_[index_of(id)].contains(tuple);
  }

  /// Finds what really changes.
  void accept(const Change& change, Difference& difference) {
    std::vector<Table> inserted;
    std::vector<Table> retracted;
    for (const Table& table : stated_) {
      inserted.emplace_back(table.arity());
      retracted.emplace_back(table.arity());
    }
    const auto is_new = [](Table& table, const Tuple& tuple) {
      return table.insert(tuple, 0).outcome == Table::Outcome::kNew;
    };
    for (const GivenFact& fact : change.inserted) {
      const RelationId id = place_of(fact.relation);
      const bool is_known = is_given(id, fact.tuple) ||
                            (!keeps_given(id) && stated_[index_of(id)].contains(fact.tuple));
      if (!is_new(inserted[index_of(id)], fact.tuple) || is_known) {
        ++difference.ignored;
        continue;
      }
      given_changes_[index_of(id)].inserted.push_back(fact.tuple);
      ++difference.inserted;
    }
    for (const GivenFact& fact : change.retracted) {
      const RelationId id = place_of(fact.relation);
      const bool stays = inserted[index_of(id)].contains(fact.tuple) || !is_given(id, fact.tuple);
      if (stays || !is_new(retracted[index_of(id)], fact.tuple)) {
        ++difference.ignored;
        continue;
      }
      given_changes_[index_of(id)].retracted.push_back(fact.tuple);
      ++difference.retracted;
    }
    for (std::uint32_t i = 0; i < given_changes_.size(); ++i) {
      if (keeps_given(RelationId{i})) change_given(i, retracted[i]);
    }
  }

  void change_given(std::size_t which, const Table& retracted) {
    Table& given = facts_.given[which];
    if (!retracted.empty()) {
      Table left{given.arity()};
      for (std::size_t row = 0; row < given.size(); ++row) {
        if (const auto tuple = given.row(row); !retracted.contains(tuple)) left.insert(tuple, 0);
      }
      given = std::move(left);
    }
    for (const Tuple& tuple : given_changes_[which].inserted)
      given.insert(tuple, 0);
  }

  [[nodiscard]] bool is_row_order_reached() const {
    for (std::size_t i = 0; i < given_changes_.size(); ++i) {
      if (reaches_row_order_[i] && !given_changes_[i].empty()) return true;
    }
    return false;
  }

  /// What the program states stays when it is not given any more.
  void keep_stated() {
    for (std::size_t i = 0; i < given_changes_.size(); ++i) {
      std::erase_if(given_changes_[i].retracted,
                    [&](const Tuple& tuple) { return stated_[i].contains(tuple); });
    }
  }

  // Strata

  [[nodiscard]] bool is_any_changed(const std::vector<RelationId>& relations) const {
    return std::ranges::any_of(relations,
                               [&](RelationId id) { return !changes_[index_of(id)].empty(); });
  }

  void bring_up_to_date(const Stratum& stratum, Difference& difference) {
    const auto which = static_cast<std::size_t>(&stratum - program_.strata.data());
    const StratumInputs& inputs = inputs_[which];
    const bool is_given_other = std::ranges::any_of(
        stratum.relations, [&](RelationId id) { return !given_changes_[index_of(id)].empty(); });
    const bool is_group_changed = is_any_changed(inputs.grouped);
    if (!is_given_other && !is_group_changed && !is_any_changed(inputs.relations)) return;
    if (!is_group_changed && !inputs.is_recomputed()) {
      LiveFacts live{*machine_, facts_.database, dead_, changes_, given_changes_};
      StratumUpdate update{live, stratum, budget_of(which)};
      if (update.run()) {
        ++difference.updated_strata;
        return;
      }
    }
    recompute(which);
    ++difference.recomputed_strata;
  }

  [[nodiscard]] std::uint64_t budget_of(std::size_t stratum) const {
    const bool has_rules =
        std::ranges::any_of(program_.strata[stratum].rules,
                            [&](rules::RuleId id) { return !rules::is_fact(program_.rule(id)); });
    if (!has_rules) return std::numeric_limits<std::uint64_t>::max();
    return std::max(kLeastBudget, facts_.work[stratum] / kWorkPerBudget);
  }

  void recompute(std::size_t which) {
    const Stratum& stratum = program_.strata[which];
    std::vector<Table> old;
    std::vector<std::vector<bool>> old_dead;
    for (const RelationId id : stratum.relations) {
      Table& table = facts_.database.table(id);
      Table given = given_of(id);
      machine_->forget_rows(id);
      old.push_back(std::exchange(table, std::move(given)));
      old_dead.push_back(std::exchange(dead_[index_of(id)], {}));
    }
    const std::uint64_t before = machine_->work();
    Settling{*machine_, facts_.database}.run(stratum);
    if (machine_->failed()) return;
    facts_.work[which] = machine_->work() - before;
    for (std::size_t i = 0; i < old.size(); ++i) {
      const RelationId id = stratum.relations[i];
      changes_[index_of(id)] =
          compare(old[i], old_dead[i], facts_.database.table(id), dead_[index_of(id)]);
      machine_->set_dead_rows(id, &dead_[index_of(id)]);
    }
    machine_->show_new_rows();
  }

  /// The facts that are given for `id` now.
  [[nodiscard]] Table given_of(RelationId id) const {
    if (keeps_given(id)) return facts_.given[index_of(id)];
    return given_rows(facts_.database.table(id), dead_[index_of(id)], given_changes_[index_of(id)]);
  }

  // Differences

  void describe(Difference& difference, bool with_facts) const {
    for (std::size_t i = 0; i < changes_.size(); ++i) {
      const RowChanges& changes = changes_[i];
      const Table& table = facts_.database.table(RelationId{static_cast<std::uint32_t>(i)});
      RelationDifference& one = difference.relations[i];
      one.added = changes.added.size();
      one.removed = changes.removed.size();
      one.moved = changes.raised.size() + changes.lowered.size();
      if (!with_facts) continue;
      for (const std::uint32_t row : changes.added)
        one.added_facts.push_back(table.row(row));
      for (const std::uint32_t row : changes.removed)
        one.removed_facts.push_back(table.row(row));
    }
  }

  base::Result<void> recompute_all(Difference& difference, bool with_facts) {
    compact(false);
    Database fresh{program_};
    for (std::uint32_t i = 0; i < program_.relations.size(); ++i)
      fresh.table(RelationId{i}) = facts_.given[i];
    Machine machine{program_, fresh, symbols_, limits_};
    if (auto settled = settle_all(fresh, machine); !settled) {
      broken_ = settled.error();
      return settled;
    }
    std::swap(fresh, facts_.database);
    restart_machine();
    difference.recomputed_strata = static_cast<std::uint32_t>(program_.strata.size());
    for (std::uint32_t i = 0; i < program_.relations.size(); ++i)
      changes_[i] =
          compare(fresh.table(RelationId{i}), {}, facts_.database.table(RelationId{i}), dead_[i]);
    describe(difference, with_facts);
    compact(false);
    return {};
  }

  /// Leaves dead rows out of their tables; `only_many`: where they are more than a quarter.
  void compact(bool only_many) {
    for (std::uint32_t i = 0; i < dead_.size(); ++i) {
      const RelationId id{i};
      Table& table = facts_.database.table(id);
      const auto count = static_cast<std::size_t>(std::ranges::count(dead_[i], true));
      if (count == 0 || (only_many && count * 4 < table.size())) continue;
      table = live_rows(table, dead_[i]);
      dead_[i].clear();
      machine_->forget_rows(id);
    }
    machine_->show_new_rows();
  }

  const rules::Program& program_;
  model::SymbolTable& symbols_;
  Limits limits_;
  MaterialisedFacts facts_;
  std::vector<StratumInputs> inputs_;    ///< by stratum
  std::vector<bool> reaches_row_order_;  ///< by relation
  bool follows_rows_ = false;
  std::vector<std::uint32_t> stratum_of_;  ///< by relation
  DeadRows dead_;
  std::vector<Table> stated_;  ///< by relation: facts of the program
  bool is_stated_ = false;
  std::vector<GivenChanges> given_changes_;  ///< by relation, of the update at hand
  std::vector<RowChanges> changes_;          ///< likewise
  std::optional<Machine> machine_;
  std::optional<base::Error> broken_;
};

base::Result<Materialisation> Materialisation::make(const rules::Program& program,
                                                    model::SymbolTable& symbols,
                                                    const FactInputs& inputs,
                                                    const Limits& limits) {
  MaterialisedFacts facts{.database = Database{program}};
  auto impl = std::make_unique<Impl>(program, symbols, std::move(facts), limits);
  if (auto loaded = impl->load(inputs); !loaded) return loaded.error();
  return Materialisation{std::move(impl)};
}

Materialisation::Materialisation(const rules::Program& program, model::SymbolTable& symbols,
                                 MaterialisedFacts facts, const Limits& limits)
    : impl_{std::make_unique<Impl>(program, symbols, std::move(facts), limits)} {}

Materialisation::Materialisation(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}

Materialisation::Materialisation(Materialisation&&) noexcept = default;
Materialisation& Materialisation::operator=(Materialisation&&) noexcept = default;
Materialisation::~Materialisation() = default;

base::Result<Difference> Materialisation::update(const Change& change, bool with_facts) {
  return impl_->update(change, with_facts);
}

const Database& Materialisation::database() {
  return impl_->database();
}

MaterialisedFacts Materialisation::take() && {
  return impl_->take();
}

}  // namespace yinguo::evaluation
