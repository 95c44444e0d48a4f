#include "evaluation/task_run.hpp"

#include <algorithm>
#include <span>

namespace yinguo::evaluation {
namespace {

using model::Value;
using rules::Comparison;
using rules::Functor;

/// Whether evaluating `expression` changes nothing that threads share, and cannot fail.
bool is_pure(const Expression& expression) {
  switch (expression.kind) {
    case Expression::Kind::kConstant:
    case Expression::Kind::kSlot:
      return true;
    case Expression::Kind::kRecord:  // interns
      return false;
    case Expression::Kind::kFunctor:
      break;
  }
  switch (expression.functor) {
    case Functor::kCat:  // these intern, or count
    case Functor::kSubstr:
    case Functor::kIToS:
    case Functor::kUToS:
    case Functor::kFToS:
    case Functor::kIRange:
    case Functor::kURange:
    case Functor::kFRange:
    case Functor::kCounter:
      return false;
    default:
      return !expression.is_partial;
  }
}

bool is_pure(const Condition& condition) {
  if (condition.kind == Condition::Kind::kRange || condition.kind == Condition::Kind::kCounter) {
    return false;
  }
  return condition.kind != Condition::Kind::kCompare ||
         (condition.op != Comparison::kMatch && condition.op != Comparison::kNotMatch);
}

bool is_pure(const RuleBody& body) {
  const auto pure = [](const auto& part) { return is_pure(part); };
  return std::ranges::all_of(body.expressions, pure) &&
         std::ranges::all_of(body.conditions, pure) &&
         std::ranges::all_of(body.groups, [&](const Group& group) {
           return std::ranges::all_of(group.conditions, pure);
         });
}

}  // namespace

TaskRun::TaskRun(Machine& machine, const RuleBody& body, const Plan& plan, Table& head,
                 std::vector<std::uint32_t>& lowered)
    : machine_{machine},
      body_{body},
      head_{head},
      lowered_{lowered},
      rows_{Join::first_rows(machine, plan)},
      checked_{head.size()} {
  constexpr unsigned kSharesOfThread = 4;  // so that none waits long for the slowest
  const bool is_shared = machine.threads() > 1 &&
                         rows_ >= std::max(std::size_t{2}, machine.shared_rows()) && is_pure(body);
  const unsigned shares = is_shared ? machine.threads() * kSharesOfThread : 1;
  for (unsigned share = 0; share < shares; ++share)
    shares_.push_back({Join{machine, body, plan}, std::vector<Value>(body.slot_count)});
  for (const ExpressionId id : body.head)
    operands_.push_back(operand_of(body, id));
}

void TaskRun::run() {
  head_.hold_heights();
  if (shares_.size() > 1) {
    run_slices();
  } else {
    insert_rest(shares_.front());
  }
  head_.release_heights(lowered_);
}

void TaskRun::run_slices() {
  constexpr std::size_t kMostRows = 4096;  // of a slice
  const std::size_t each =
      std::clamp<std::size_t>((rows_ + shares_.size() - 1) / shares_.size(), 1, kMostRows);
  head_.insert_batch({}, {}, lowered_);  // makes it ready for look-ups by several
  for (std::size_t begin = 0; begin < rows_ && !machine_.failed();) {
    for (Share& share : shares_) {
      share.join.set_slice(begin, begin + each);
      share.join.restart();
      begin += each;
    }
    std::atomic<std::size_t> next = 0;
    machine_.crew().run([&] {
      for (std::size_t i = next++; i < shares_.size(); i = next++)
        find(shares_[i]);
    });
    for (Share& share : shares_) {
      insert(share);
      if (!share.is_done) insert_rest(share);
      if (machine_.failed()) return;
    }
  }
}

/// Joins a slice, until its memory is full.
void TaskRun::find(Share& share) {
  constexpr std::size_t kMostTuples = 1U << 15U;
  std::size_t looked_up = 0;
  share.tuples.clear();
  share.heights.clear();
  share.is_done = false;
  while (share.join.next(share.frame)) {
    keep_solution(share);
    if (share.heights.size() - looked_up < Table::kBatch) continue;
    head_.leave_unknown(share.tuples, share.heights, looked_up);
    looked_up = share.heights.size();
    if (looked_up > kMostTuples) return;
  }
  head_.leave_unknown(share.tuples, share.heights, looked_up);
  share.is_done = true;
}

void TaskRun::keep_solution(Share& share) {
  for (const Operand& operand : operands_)
    share.tuples.push_back(machine_.value(body_, operand, share.frame));
  share.heights.push_back(machine_.records_heights() ? share.join.height() + 1 : 0);
}

void TaskRun::insert(const Share& share) {
  const std::span<const Value> tuples{share.tuples};
  const std::span<const std::uint32_t> heights{share.heights};
  const std::size_t arity = operands_.size();
  machine_.add_work(heights.size());
  for (std::size_t i = 0; i < heights.size(); i += Table::kBatch) {
    const std::size_t count = std::min(Table::kBatch, heights.size() - i);
    head_.insert_batch(tuples.subspan(i * arity, count * arity), heights.subspan(i, count),
                       lowered_);
  }
  check_size();
}

/// Inserts the solutions that are still to come as they are found.
void TaskRun::insert_rest(Share& share) {
  share.tuples.clear();
  share.heights.clear();
  while (share.join.next(share.frame)) {
    keep_solution(share);
    if (machine_.failed()) return;
    if (share.heights.size() < Table::kBatch) continue;
    head_.insert_batch(share.tuples, share.heights, lowered_);
    machine_.add_work(share.heights.size());
    share.tuples.clear();
    share.heights.clear();
    check_size();
  }
  head_.insert_batch(share.tuples, share.heights, lowered_);
  machine_.add_work(share.heights.size());
}

void TaskRun::check_size() {
  constexpr std::size_t kCheckEvery = 1U << 16U;  // rows added between two looks at the limits
  if (head_.size() - checked_ < kCheckEvery) return;
  machine_.check_size();
  checked_ = head_.size();
}

}  // namespace yinguo::evaluation
