#include "evaluation/join.hpp"

#include <algorithm>
#include <cassert>

#include "evaluation/aggregate.hpp"

namespace yinguo::evaluation {

using model::Value;
using rules::Quantifier;

namespace {

constexpr std::size_t kAhead = 8;  // rows whose memory is asked for before they are read

}  // namespace

Join::Join(Machine& machine, const RuleBody& body, const Plan& plan)
    : machine_{&machine}, body_{&body}, plan_{&plan}, cursors_(plan.steps.size()) {
  machine.tick();
  for (const Step& step : plan.steps) {
    Access access = access_to(step.relation, step.key_values);
    for (const ExpressionId id : step.field_values)
      access.key.push_back(operand_of(body, id));
    access.index = machine.index_for(step);
    access.outputs = step.outputs;
    if (step.is_late) access.first = machine.delta(step.relation).begin;
    accesses_.push_back(std::move(access));
    if (step.kind == Step::Kind::kRange) ranges_.resize(plan.steps.size());
    if (!step.rivals.empty()) rivals_.resize(plan.steps.size());
    for (const Rival& rival : step.rivals) {
      Access other = access_to(rival.relation, rival.key_values);
      other.index = &machine.index(rival.relation, rival.key);
      other.outputs = rival.outputs;
      rivals_[accesses_.size() - 1].push_back(std::move(other));
    }
  }
  for (const Plan& group : plan.groups) {
    groups_.push_back(std::make_unique<Join>(machine, body, group));
  }
}

Join::Access Join::access_to(rules::RelationId relation, std::span<const ExpressionId> key) {
  Access access{.table = &machine_->table(relation),
                .dead = machine_->dead_rows(relation),
                .visible = machine_->visible(relation)};
  for (const ExpressionId id : key)
    access.key.push_back(operand_of(*body_, id));
  return access;
}

void Join::set_slice(std::size_t begin, std::size_t end) {
  slice_begin_ = begin;
  slice_end_ = end;
}

std::size_t Join::first_rows(const Machine& machine, const Plan& plan) {
  if (plan.steps.empty()) return 0;
  const Step& first = plan.steps.front();
  if (first.kind != Step::Kind::kScan) return 0;
  if (first.from_delta) {
    const Delta& delta = machine.delta(first.relation);
    return delta.lowered.size() + (delta.end - delta.begin);
  }
  return first.key == 0 && first.fields.empty() ? machine.visible(first.relation) : 0;
}

void Join::restart(std::uint32_t height, std::uint32_t ceiling) {
  start_height_ = height;
  ceiling_ = ceiling;
  is_started_ = false;
  is_done_ = false;
}

bool Join::next(std::span<Value> frame) {
  if (is_done_ || machine_->failed()) return false;
  const std::size_t count = cursors_.size();
  std::size_t depth = 0;
  bool entering = true;
  if (is_started_) {
    if (count == 0) return !(is_done_ = true);
    depth = count - 1;
    entering = false;
  } else if (count == 0) {
    return is_started_ = true;
  }
  is_started_ = true;
  while (true) {
    tick();
    const bool found = entering ? open(depth, frame) : advance(depth, frame);
    if (machine_->failed()) return false;
    entering = found;
    if (found && ++depth == count) return true;
    if (!found && depth-- == 0) return !(is_done_ = true);
  }
}

/// Puts the key into key_; false: the machine failed.
bool Join::read_key(const Access& access, std::span<Value> frame) {
  const std::vector<Operand>& key = access.key;
  key_.resize(key.size());
  for (std::size_t i = 0; i < key.size(); ++i)
    key_[i] = machine_->value(*body_, key[i], frame);
  return !machine_->failed();
}

bool Join::open(std::size_t depth, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  cursors_[depth] = {.access = &accesses_[depth], .height = height_before(depth)};
  switch (step.kind) {
    case Step::Kind::kScan:
      return open_scan(depth, frame);
    case Step::Kind::kFind:
      return find_row(depth, frame);
    case Step::Kind::kAbsent:
      return is_absent(depth, frame);
    case Step::Kind::kCompare: {
      const Value left = machine_->value(*body_, step.left, frame);
      const Value right = machine_->value(*body_, step.right, frame);
      return !machine_->failed() && machine_->compare(step.op, left, right);
    }
    case Step::Kind::kAssign:
      frame[step.target] = machine_->value(*body_, step.left, frame);
      return !machine_->failed();
    case Step::Kind::kAggregate:
      return run_aggregate(depth, frame);
    case Step::Kind::kQuantified:
      return run_quantified(depth, frame);
    case Step::Kind::kUnpack:
      return unpack(step, frame);
    case Step::Kind::kRange:
      return open_range(depth, frame);
    case Step::Kind::kCounter:
      frame[step.target] = machine_->count();
      return true;
    case Step::Kind::kNever:
      return false;
  }
  return false;
}

bool Join::unpack(const Step& step, std::span<Value> frame) {
  const Value value = machine_->value(*body_, step.left, frame);
  if (machine_->failed() || value.as_record() == model::kNil) return false;
  const auto& records = machine_->symbols().records();
  if (records.shape_id(value.as_record()) != step.shape) return false;
  const auto fields = records.fields(value.as_record());
  for (const auto& [field, slot] : step.outputs)
    frame[slot] = fields[field];
  return true;
}

bool Join::open_range(std::size_t depth, std::span<Value> frame) {
  if (!read_key(accesses_[depth], frame)) return false;
  ranges_[depth] = Range{plan_->steps[depth].functor, key_};
  return take_next(depth, frame);
}

bool Join::take_next(std::size_t depth, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  if (step.kind != Step::Kind::kRange) return false;
  const auto value = ranges_[depth].next();
  if (value) frame[step.target] = *value;
  return value.has_value();
}

bool Join::open_scan(std::size_t depth, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  Cursor& cursor = cursors_[depth];
  if (accesses_[depth].index != nullptr) {
    if (!list_rows(depth, frame)) return false;
  } else if (step.from_delta) {
    const Delta& delta = machine_->delta(step.relation);
    cursor.next = delta.lowered.data();
    cursor.end = delta.lowered.data() + delta.lowered.size();
    cursor.row = delta.begin;
    cursor.row_end = delta.end;
  } else {
    cursor.next = cursor.end = nullptr;
    cursor.row_end = machine_->visible(step.relation);
  }
  if (depth == 0 && slice_end_ != kWhole) take_slice(cursor);
  return advance(depth, frame);
}

/// Lists the rows of an index; of the smallest one when there are rivals. False: the machine
/// failed.
bool Join::list_rows(std::size_t depth, std::span<Value> frame) {
  Cursor& cursor = cursors_[depth];
  if (!read_key(accesses_[depth], frame)) return false;
  auto rows = accesses_[depth].index->rows(key_);
  if (const auto first = accesses_[depth].first; first > 0)
    rows = rows.subspan(
        static_cast<std::size_t>(std::ranges::lower_bound(rows, first) - rows.begin()));
  const std::size_t rivals = plan_->steps[depth].rivals.size();
  for (std::uint32_t i = 0; i < rivals && !rows.empty(); ++i) {
    const Access& rival = rivals_[depth][i];
    if (!read_key(rival, frame)) return false;
    const auto others = rival.index->rows(key_);
    if (others.size() >= rows.size()) continue;
    rows = others;
    cursor.access = &rival;
    cursor.choice = i + 1;
  }
  cursor.next = rows.data();
  cursor.end = rows.data() + rows.size();
  cursor.row_end = 0;
  for (std::size_t i = 1; i < std::min(rows.size(), kAhead + 1); ++i)
    cursor.access->table->prefetch(rows[i]);
  return true;
}

/// Leaves the rows of the slice.
void Join::take_slice(Cursor& cursor) const {
  const auto listed = static_cast<std::size_t>(cursor.end - cursor.next);
  const auto begin = std::min(slice_begin_, listed);
  const auto end = std::min(slice_end_, listed);
  cursor.end = cursor.next + end;
  cursor.next += begin;
  const auto first = cursor.row;
  const auto row_at = [&](std::size_t place) {
    return static_cast<std::uint32_t>(
        std::min<std::size_t>(first + (place - std::min(place, listed)), cursor.row_end));
  };
  cursor.row = row_at(slice_begin_);
  cursor.row_end = row_at(slice_end_);
}

bool Join::advance(std::size_t depth, std::span<Value> frame) {
  Cursor& cursor = cursors_[depth];
  while (cursor.next != cursor.end) {
    if (cursor.end - cursor.next > std::ptrdiff_t{kAhead})
      cursor.access->table->prefetch(cursor.next[kAhead]);
    if (take_row(depth, *cursor.next++, frame)) return true;
  }
  while (cursor.row < cursor.row_end) {
    if (take_row(depth, cursor.row++, frame)) return true;
  }
  return !ranges_.empty() && take_next(depth, frame);
}

bool Join::take_row(std::size_t depth, std::uint32_t row, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  const Access& access = *cursors_[depth].access;
  const Table& table = *access.table;
  const bool takes_dead = step.from_delta && machine_->delta_has_dead();
  if (!takes_dead && is_dead(access, row)) return false;
  if (step.from_delta && !step.is_late && step.key != 0 && !has_key(depth, row, frame))
    return false;
  for (const auto& [first, second] : step.equal) {
    if (table.at(row, first) != table.at(row, second)) return false;
  }
  for (const auto& [column, slot] : access.outputs)
    frame[slot] = table.at(row, column);
  return rise(depth, takes_dead ? 0 : table.height(row));
}

/// Whether the key columns of `row` are the step's key.
bool Join::has_key(std::size_t depth, std::uint32_t row, std::span<Value> frame) {
  if (!read_key(accesses_[depth], frame)) return false;
  const Table& table = *accesses_[depth].table;
  const ColumnMask columns = plan_->steps[depth].key;
  std::size_t next = 0;
  for (std::size_t column = 0; column < table.arity(); ++column) {
    if ((columns >> column & 1U) != 0 && table.at(row, column) != key_[next++]) return false;
  }
  return true;
}

bool Join::find_row(std::size_t depth, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  const bool is_scanned =
      step.chosen_at != kNowhere && cursors_[step.chosen_at].choice == step.choice;
  if (is_scanned) return rise(depth, 0);
  const Access& access = accesses_[depth];
  if (!read_key(access, frame)) return false;
  const std::uint32_t row = access.table->find(key_);
  return row >= access.first && row < access.visible && !is_dead(access, row) &&
         rise(depth, access.table->height(row));
}

bool Join::is_absent(std::size_t depth, std::span<Value> frame) {
  const Access& access = accesses_[depth];
  if (!read_key(access, frame)) return false;
  const auto lives = [&](std::uint32_t row) { return !is_dead(access, row); };
  if (key_.size() == access.table->arity()) {
    const std::uint32_t row = access.table->find(key_);
    return row == kNoRow || !lives(row);
  }
  if (access.index != nullptr) return std::ranges::none_of(access.index->rows(key_), lives);
  for (std::uint32_t row = 0; row < access.table->size(); ++row) {
    if (lives(row)) return false;
  }
  return true;
}

bool Join::run_aggregate(std::size_t depth, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  const Group& group = body_->groups[step.group];
  Join& inner = *groups_[plan_->group_of_step[depth]];
  Accumulator accumulator{group.op, group.target_type};
  inner.restart();
  std::uint32_t height = height_before(depth);
  while (inner.next(frame)) {
    height = std::max(height, inner.height());
    accumulator.add(group.target == kNowhere ? Value{}
                                             : machine_->value(*body_, group.target, frame));
    if (machine_->failed()) return false;
  }
  const auto result = accumulator.result();
  if (machine_->failed() || !result) return false;
  frame[group.result] = *result;
  return rise(depth, height);
}

bool Join::run_quantified(std::size_t depth, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  const Group& group = body_->groups[step.group];
  Join& inner = *groups_[plan_->group_of_step[depth]];
  std::int64_t wanted = group.quantifier == Quantifier::kAny ? 1 : 0;
  if (group.threshold != kNowhere) {
    wanted = machine_->value(*body_, group.threshold, frame).as_number();
  }
  inner.restart();
  if (group.quantifier == Quantifier::kMean) return inner.next(frame);  // fails without members
  std::vector<std::uint32_t> heights;
  if (!find_members(group, inner, frame, heights)) return false;
  if (static_cast<std::int64_t>(heights.size()) < wanted) return false;
  std::ranges::sort(heights);  // a derivation needs the lowest members, as many as are wanted
  if (group.quantifier != Quantifier::kAll) {
    heights.resize(static_cast<std::size_t>(std::max<std::int64_t>(wanted, 0)));
  }
  return rise(depth, heights.empty() ? 0 : heights.back());
}

/// The heights of the members that hold; false: one does not and all should, or the machine failed.
bool Join::find_members(const Group& group, Join& inner, std::span<Value> frame,
                        std::vector<std::uint32_t>& heights) {
  const Table& table = machine_->table(group.relation);
  const auto* const dead = machine_->dead_rows(group.relation);
  const bool is_ordinary =
      machine_->program().relation(group.relation).kind == rules::RelationKind::kOrdinary;
  Table members{group.arguments.size()};
  while (inner.next(frame)) {
    key_.clear();
    for (const ExpressionId id : group.arguments)
      key_.push_back(machine_->value(*body_, id, frame));
    std::uint32_t row = is_ordinary ? table.find(key_) : kNoRow;
    if (row != kNoRow && dead != nullptr && row < dead->size() && (*dead)[row]) row = kNoRow;
    if (row == kNoRow && group.quantifier == Quantifier::kAll) return false;
    if (row == kNoRow) continue;
    const bool is_new = members.insert(key_, 0).outcome == Table::Outcome::kNew;
    if (is_new) heights.push_back(table.height(row));
  }
  return !machine_->failed();
}

}  // namespace yinguo::evaluation
