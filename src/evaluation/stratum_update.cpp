#include "evaluation/stratum_update.hpp"

#include <algorithm>

#include "base/sorting.hpp"

#include "evaluation/errors.hpp"

namespace yinguo::evaluation {
namespace {

using model::Value;
using rules::RelationId;
using Kind = Condition::Kind;

constexpr std::uint64_t kWorkOfCheck = 2;  // a rule begun backwards, in solutions

std::vector<std::uint32_t> joined(const std::vector<std::uint32_t>& a,
                                  const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> rows = a;
  rows.insert(rows.end(), b.begin(), b.end());
  std::ranges::sort(rows);
  return rows;
}

}  // namespace

StratumUpdate::StratumUpdate(LiveFacts& facts, const rules::Stratum& stratum, std::uint64_t budget)
    : facts_{facts},
      machine_{facts.machine},
      stratum_{stratum},
      budget_{budget},
      statistics_{facts.machine},
      heads_{facts.machine} {
  machine_.show_new_rows();
  for (const RelationId id : stratum.relations) {
    Table& table = facts.database.table(id);
    own_.push_back({.id = id,
                    .table = &table,
                    .dead = &facts.dead[static_cast<std::size_t>(id)],
                    .old_size = static_cast<std::uint32_t>(table.size())});
  }
}

bool StratumUpdate::run() {
  prepare();
  lose();
  if (!is_over()) gain();
  for (const Own& own : own_)
    machine_.delta(own.id) = {};
  if (machine_.failed()) return true;
  if (is_over()) {
    undo();
    return false;
  }
  report();
  return true;
}

bool StratumUpdate::is_over() const {
  return machine_.failed() || spent_ > budget_;
}

StratumUpdate::Own* StratumUpdate::find_own(RelationId id) {
  const auto found = std::ranges::find(own_, id, &Own::id);
  return found == own_.end() ? nullptr : &*found;
}

// What goes

/// Whether joins made from now on meet the rows too that went in this update.
void StratumUpdate::see_all_rows(bool all) {
  for (const Own& own : own_)
    machine_.set_dead_rows(own.id, all ? nullptr : own.dead);
  for (std::size_t i = 0; i < facts_.changes.size(); ++i) {
    const RelationId id{static_cast<std::uint32_t>(i)};
    if (!facts_.changes[i].empty()) machine_.set_dead_rows(id, all ? nullptr : &facts_.dead[i]);
  }
}

void StratumUpdate::lose() {
  suspect_retracted();
  see_all_rows(true);
  suspect_below();
  see_all_rows(false);
  while (!suspects_.empty() && !is_over()) {
    const auto first = suspects_.begin();
    const std::uint32_t height = first->first;
    auto suspects = std::move(first->second);
    suspects_.erase(first);
    lose_at(height, std::move(suspects));
  }
}

void StratumUpdate::suspect_retracted() {
  for (std::uint32_t i = 0; i < own_.size(); ++i) {
    for (const auto& tuple : facts_.given[static_cast<std::size_t>(own_[i].id)].retracted)
      suspects_[0].push_back({i, own_[i].table->find(tuple)});
  }
}

void StratumUpdate::suspect_below() {
  const auto found = [this](RelationId id, std::span<const Value> tuple, std::uint32_t height) {
    suspect(id, tuple, height);
  };
  show_changes([](const RowChanges& rows) { return joined(rows.removed, rows.raised); });
  run_tasks(tasks_.losing, found);
  show_changes([](const RowChanges& rows) { return joined(rows.added, {}); });
  machine_.set_delta_has_dead(true);
  run_tasks(tasks_.losing_by_absence, found);
  machine_.set_delta_has_dead(false);
}

/// Makes rows of the relations that changed the deltas that tasks run over.
void StratumUpdate::show_changes(std::vector<std::uint32_t> (*rows_of)(const RowChanges&)) {
  for (std::uint32_t i = 0; i < facts_.changes.size(); ++i) {
    const RowChanges& changes = facts_.changes[i];
    if (changes.empty()) continue;
    Delta& delta = machine_.delta(RelationId{i});
    delta = {};
    delta.lowered = rows_of(changes);
  }
}

/// `height`: of the firing that may not be any more; when it is that of the firing then, a fact
/// that is lower does not rest on it.
void StratumUpdate::suspect(RelationId id, std::span<const Value> tuple, std::uint32_t height) {
  Own* const own = find_own(id);
  const std::uint32_t row = own->table->find(tuple);
  if (row == kNoRow || is_dead(*own, row)) return;
  const std::uint32_t known = own->table->height(row);
  if (known <= losing_height_ || (are_heights_old_ && known < height)) return;
  suspects_[known].push_back({static_cast<std::uint32_t>(own - own_.data()), row});
}

void StratumUpdate::lose_at(std::uint32_t height, std::vector<Suspect> suspects) {
  base::sort_unique(suspects);
  for (const Own& own : own_)
    machine_.delta(own.id) = {};
  bool is_any_lost = false;
  for (const auto& [which, row] : suspects) {
    if (is_over()) return;
    Own& own = own_[which];
    if (height > 0 && stands(own, row, height)) continue;
    touch(own, row);
    own.dead->resize(std::max(own.dead->size(), own.table->size()));
    (*own.dead)[row] = true;
    own.lost.push_back(row);
    machine_.delta(own.id).lowered.push_back(row);
    is_any_lost = true;
  }
  if (!is_any_lost) return;
  losing_height_ = height;
  see_all_rows(true);
  run_tasks(tasks_.losing_own, [this](RelationId id, std::span<const Value> tuple,
                                      std::uint32_t firing) { suspect(id, tuple, firing); });
  see_all_rows(false);
}

/// Whether a firing over what is left gives the fact its height.
bool StratumUpdate::stands(const Own& own, std::uint32_t row, std::uint32_t height) {
  const auto tuple = own.table->row(row);
  for (const auto& rule : heads_.of(own.id)) {
    spent_ += kWorkOfCheck;
    rule->restart(tuple, height);
    if (rule->join->next(rule->frame)) return true;
  }
  return false;
}

// What comes

void StratumUpdate::gain() {
  for (const Own& own : own_)
    machine_.delta(own.id) = {};
  rederive();
  for (const Own& own : own_) {
    for (const auto& tuple : facts_.given[static_cast<std::size_t>(own.id)].inserted)
      put(own.id, tuple, 0);
  }
  gain_from_below();
  while (!is_over() && take_delta()) {
    run_tasks(tasks_.gaining_own, [this](RelationId id, std::span<const Value> tuple,
                                         std::uint32_t height) { put(id, tuple, height); });
    machine_.check_size();
  }
}

void StratumUpdate::rederive() {
  for (Own& own : own_) {
    for (const std::uint32_t row : own.lost) {
      if (is_over()) return;
      const std::uint32_t height = lowest_firing(own, row);
      if (height != kNoRow) put(own.id, own.table->row(row), height);
    }
  }
}

/// kNoRow: there is none.
std::uint32_t StratumUpdate::lowest_firing(const Own& own, std::uint32_t row) {
  const auto tuple = own.table->row(row);
  std::uint32_t lowest = kNoRow;
  for (const auto& rule : heads_.of(own.id)) {
    ++spent_;
    rule->restart(tuple, lowest == kNoRow ? Join::kNoCeiling : lowest - 1);
    while (lowest > 1 && rule->join->next(rule->frame)) {
      lowest = std::min(lowest, rule->join->height() + 1);
      rule->join->lower_ceiling(lowest - 1);
    }
  }
  return lowest;
}

void StratumUpdate::gain_from_below() {
  const auto found = [this](RelationId id, std::span<const Value> tuple, std::uint32_t height) {
    put(id, tuple, height);
  };
  show_changes([](const RowChanges& rows) { return joined(rows.added, rows.lowered); });
  run_tasks(tasks_.gaining, found);
  show_changes([](const RowChanges& rows) { return joined(rows.removed, {}); });
  machine_.set_delta_has_dead(true);
  run_tasks(tasks_.gaining_by_absence, found);
  machine_.set_delta_has_dead(false);
  for (std::uint32_t i = 0; i < facts_.changes.size(); ++i) {
    if (!facts_.changes[i].empty()) machine_.delta(RelationId{i}) = {};
  }
}

void StratumUpdate::put(RelationId id, std::span<const Value> tuple, std::uint32_t height) {
  Own& own = *find_own(id);
  const std::uint32_t row = own.table->find(tuple);
  if (row == kNoRow) {
    own.table->insert(tuple, height);
    return;
  }
  const bool was_dead = is_dead(own, row);
  if (!was_dead && own.table->height(row) <= height) return;
  touch(own, row);
  own.table->set_height(row, height);
  if (was_dead) (*own.dead)[row] = false;
  own.listed.push_back(row);
}

bool StratumUpdate::take_delta() {
  bool is_any = false;
  for (Own& own : own_) {
    Delta& delta = machine_.delta(own.id);
    delta.begin = machine_.visible(own.id);
    delta.end = static_cast<std::uint32_t>(own.table->size());
    std::erase_if(own.listed, [&](std::uint32_t row) { return row >= delta.begin; });
    base::sort_unique(own.listed);
    delta.lowered = std::exchange(own.listed, {});
    is_any = is_any || !delta.empty();
  }
  machine_.show_new_rows();
  return is_any;
}

// What changed

void StratumUpdate::touch(Own& own, std::uint32_t row) {
  if (row >= own.old_size) return;
  if (own.is_touched.empty()) own.is_touched.resize(own.old_size);
  if (own.is_touched[row]) return;
  own.is_touched[row] = true;
  own.before.emplace_back(row, is_dead(own, row) ? kNoRow : own.table->height(row));
}

void StratumUpdate::undo() {
  for (Own& own : own_) {
    own.dead->resize(std::max(own.dead->size(), own.table->size()));
    for (const auto& [row, height] : own.before) {
      (*own.dead)[row] = height == kNoRow;
      if (height != kNoRow) own.table->set_height(row, height);
    }
    std::fill(own.dead->begin() + own.old_size, own.dead->end(), true);
  }
}

void StratumUpdate::report() {
  for (const Own& own : own_)
    report(own, facts_.changes[static_cast<std::size_t>(own.id)]);
}

void StratumUpdate::report(const Own& own, RowChanges& changes) {
  for (const auto& [row, before] : own.before) {
    const std::uint32_t now = is_dead(own, row) ? kNoRow : own.table->height(row);
    if (now == before) continue;
    if (now == kNoRow) {
      changes.removed.push_back(row);
    } else if (before == kNoRow) {
      changes.added.push_back(row);
    } else {
      (now > before ? changes.raised : changes.lowered).push_back(row);
    }
  }
  for (auto row = own.old_size; row < own.table->size(); ++row)
    changes.added.push_back(row);
}

}  // namespace yinguo::evaluation
