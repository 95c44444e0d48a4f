#include "evaluation/join.hpp"

#include <algorithm>
#include <cassert>

#include "evaluation/aggregate.hpp"

namespace yinguo::evaluation {

using model::Value;
using rules::Quantifier;

Join::Join(Machine& machine, const RuleBody& body, const Plan& plan)
    : machine_{&machine}, body_{&body}, plan_{&plan}, cursors_(plan.steps.size()) {
  for (const Step& step : plan.steps) {
    const bool is_indexed = (step.kind == Step::Kind::kScan || step.kind == Step::Kind::kAbsent) &&
                            step.key != 0 && !step.from_delta;
    indexes_.push_back(is_indexed ? &machine.index(step.relation, step.key) : nullptr);
  }
  for (const Plan& group : plan.groups) {
    groups_.push_back(std::make_unique<Join>(machine, body, group));
  }
}

void Join::restart(std::uint32_t height) {
  start_height_ = height;
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
    machine_->tick();
    const bool found = entering ? open(depth, frame) : advance(depth, frame);
    if (machine_->failed()) return false;
    entering = found;
    if (found && ++depth == count) return true;
    if (!found && depth-- == 0) return !(is_done_ = true);
  }
}

void Join::read_key(const Step& step, std::span<Value> frame) {
  key_.clear();
  for (const ExpressionId id : step.key_values)
    key_.push_back(machine_->value(*body_, id, frame));
}

bool Join::open(std::size_t depth, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  cursors_[depth] = {kNoRow, height_before(depth)};
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
    case Step::Kind::kNever:
      return false;
  }
  return false;
}

bool Join::open_scan(std::size_t depth, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  cursors_[depth].position = 0;
  if (indexes_[depth] != nullptr) {
    read_key(step, frame);
    if (machine_->failed()) return false;
    cursors_[depth].position = indexes_[depth]->find(key_);
  }
  return advance(depth, frame);
}

bool Join::advance(std::size_t depth, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  if (step.kind != Step::Kind::kScan) return false;
  Cursor& cursor = cursors_[depth];
  if (const TableIndex* index = indexes_[depth]; index != nullptr) {
    while (cursor.position != kNoRow) {
      const std::uint32_t row = cursor.position;
      cursor.position = index->next(row);
      if (take_row(depth, row, frame)) return true;
    }
    return false;
  }
  if (step.from_delta) {
    const auto& rows = machine_->delta(step.relation);
    while (cursor.position < rows.size()) {
      if (take_row(depth, rows[cursor.position++], frame)) return true;
    }
    return false;
  }
  const std::uint32_t end = machine_->visible(step.relation);
  while (cursor.position < end) {
    if (take_row(depth, cursor.position++, frame)) return true;
  }
  return false;
}

bool Join::take_row(std::size_t depth, std::uint32_t row, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  const Table& table = machine_->table(step.relation);
  const auto tuple = table.row(row);
  if (step.from_delta && step.key != 0) {
    read_key(step, frame);
    std::size_t next = 0;
    for (std::size_t column = 0; column < tuple.size(); ++column) {
      if ((step.key >> column & 1U) != 0 && tuple[column] != key_[next++]) return false;
    }
  }
  for (const auto& [first, second] : step.equal) {
    if (tuple[first] != tuple[second]) return false;
  }
  for (const auto& [column, slot] : step.outputs)
    frame[slot] = tuple[column];
  cursors_[depth].height = std::max(height_before(depth), table.height(row));
  return true;
}

bool Join::find_row(std::size_t depth, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  read_key(step, frame);
  if (machine_->failed()) return false;
  const Table& table = machine_->table(step.relation);
  const std::uint32_t row = table.find(key_);
  if (row == kNoRow) return false;
  cursors_[depth].height = std::max(height_before(depth), table.height(row));
  return true;
}

bool Join::is_absent(std::size_t depth, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  read_key(step, frame);
  if (machine_->failed()) return false;
  const Table& table = machine_->table(step.relation);
  if (key_.size() == table.arity()) return !table.contains(key_);
  if (step.key == 0) return table.empty();
  return indexes_[depth]->find(key_) == kNoRow;
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
  cursors_[depth].height = height;
  return true;
}

bool Join::run_quantified(std::size_t depth, std::span<Value> frame) {
  const Step& step = plan_->steps[depth];
  const Group& group = body_->groups[step.group];
  const Table& table = machine_->table(group.relation);
  const bool is_ordinary =
      machine_->program().relation(group.relation).kind == rules::RelationKind::kOrdinary;
  Join& inner = *groups_[plan_->group_of_step[depth]];
  std::int64_t wanted = group.quantifier == Quantifier::kAny ? 1 : 0;
  if (group.threshold != kNowhere) {
    wanted = machine_->value(*body_, group.threshold, frame).as_number();
  }
  Table members{group.arguments.size()};
  std::int64_t holding = 0;
  std::uint32_t height = height_before(depth);
  inner.restart();
  while (inner.next(frame)) {
    if (group.quantifier == Quantifier::kMean) return true;  // a mean fails only without members
    key_.clear();
    for (const ExpressionId id : group.arguments) {
      key_.push_back(machine_->value(*body_, id, frame));
    }
    const std::uint32_t row = is_ordinary ? table.find(key_) : kNoRow;
    if (row == kNoRow && group.quantifier == Quantifier::kAll) return false;
    if (row == kNoRow) continue;
    height = std::max({height, inner.height(), table.height(row)});
    if (members.insert(key_, 0).outcome == Table::Outcome::kNew) ++holding;
  }
  cursors_[depth].height = height;
  if (machine_->failed() || group.quantifier == Quantifier::kMean) return false;
  return holding >= wanted;
}

}  // namespace yinguo::evaluation
