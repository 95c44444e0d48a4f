#include "evaluation/machine.hpp"

#include <algorithm>
#include <array>
#include <thread>

#include "evaluation/errors.hpp"
#include "rules/print.hpp"

namespace yinguo::evaluation {

using model::Value;
using rules::Comparison;

Machine::Machine(const rules::Program& program, const Database& database,
                 model::SymbolTable& symbols, const Limits& limits)
    : program_{&program},
      database_{&database},
      symbols_{&symbols},
      limits_{limits},
      start_{std::chrono::steady_clock::now()},
      visible_(program.relations.size(), 0),
      deltas_(program.relations.size()),
      dead_(program.relations.size()) {
  for (std::uint32_t i = 0; i < program.relations.size(); ++i)
    all_.push_back(rules::RelationId{i});
  focus_ = all_;
  if (limits_.threads == 0) limits_.threads = std::max(1U, std::thread::hardware_concurrency());
  show_new_rows();
}

Crew& Machine::crew() {
  if (!crew_) crew_ = std::make_unique<Crew>(threads());
  return *crew_;
}

namespace {

bool looks_up_index(const Step& step) {
  return (step.kind == Step::Kind::kScan || step.kind == Step::Kind::kAbsent) &&
         (step.key != 0 || !step.fields.empty()) && (!step.from_delta || step.is_late);
}

}  // namespace

const TableIndex& Machine::index(rules::RelationId relation, ColumnMask columns,
                                 std::span<const IndexField> fields) {
  auto& index = indexes_[{relation, columns, {fields.begin(), fields.end()}}];
  if (!index) {
    index = std::make_unique<TableIndex>(table(relation), columns, fields, records());
    const bool is_elsewhere = std::ranges::find(focus_, relation) == focus_.end();
    if (is_elsewhere) elsewhere_.bytes += index->bytes();
  }
  return *index;
}

const TableIndex* Machine::index_for(const Step& step) {
  return looks_up_index(step) ? &index(step.relation, step.key, step.fields) : nullptr;
}

void Machine::collect_indexes(const Plan& plan, std::set<IndexKey>& indexes) {
  for (const Step& step : plan.steps) {
    if (looks_up_index(step)) indexes.insert({step.relation, step.key, step.fields});
    for (const Rival& rival : step.rivals)
      indexes.insert({rival.relation, rival.key, {}});
  }
  for (const Plan& group : plan.groups)
    collect_indexes(group, indexes);
}

void Machine::keep_indexes(std::span<const rules::RelationId> relations,
                           std::span<const Plan* const> plans) {
  std::set<IndexKey> wanted;
  for (const Plan* plan : plans)
    collect_indexes(*plan, wanted);
  for (const auto relation : relations) {
    auto entry = indexes_.lower_bound({.relation = relation});
    while (entry != indexes_.end() && entry->first.relation == relation)
      entry = wanted.contains(entry->first) ? std::next(entry) : indexes_.erase(entry);
  }
}

void Machine::drop_indexes(rules::RelationId relation) {
  keep_indexes(std::array{relation}, {});
}

void Machine::focus(std::span<const rules::RelationId> relations) {
  if (relations.empty()) {
    focus_ = all_;
    elsewhere_ = {};
    return;
  }
  auto total = sizes(focus_);
  total.tuples += elsewhere_.tuples;
  total.bytes += elsewhere_.bytes;
  const auto within = sizes(relations);
  elsewhere_ = {total.tuples - within.tuples, total.bytes - within.bytes};
  focus_ = relations;
}

void Machine::show_new_rows() {
  for (const auto relation : focus_)
    show_new_rows(relation);
}

void Machine::show_new_rows(rules::RelationId relation) {
  auto& visible = visible_[static_cast<std::size_t>(relation)];
  visible = static_cast<std::uint32_t>(table(relation).size());
  largest_ = std::max<std::size_t>(largest_, visible);
  auto entry = indexes_.lower_bound({.relation = relation});
  for (; entry != indexes_.end() && entry->first.relation == relation; ++entry)
    entry->second->extend();
}

void Machine::forget_rows(rules::RelationId relation) {
  drop_indexes(relation);
  visible_[static_cast<std::size_t>(relation)] = 0;
  deltas_[static_cast<std::size_t>(relation)] = {};
}

Value Machine::value(const RuleBody& body, ExpressionId expression, std::span<const Value> frame) {
  const Expression& node = body.expressions[expression];
  if (node.kind == Expression::Kind::kConstant) return node.constant;
  if (node.kind == Expression::Kind::kSlot) return frame[node.slot];
  std::array<Value, 4> few;
  std::vector<Value> many(node.argument_count > few.size() ? node.argument_count : 0);
  Value* const arguments = many.empty() ? few.data() : many.data();
  for (std::uint32_t i = 0; i < node.argument_count; ++i) {
    arguments[i] = value(body, body.arguments[node.first_argument + i], frame);
    if (failed()) return {};
  }
  if (node.kind == Expression::Kind::kRecord) {
    return Value::from_record(
        symbols_->records().intern(node.shape, {arguments, node.argument_count}));
  }
  std::optional<FunctorFailure> failure;
  const auto known = symbols_->size();
  const Value result = apply(node.functor, {arguments, node.argument_count}, *symbols_, failure);
  if (failure) fail_in_rule(failure->code, failure->message);
  if (symbols_->size() > known) count_text(result);
  return result;
}

bool Machine::compare(Comparison op, Value left, Value right) {
  const auto text = [&](Value value) { return symbols_->text(value.as_symbol()); };
  switch (op) {
    case Comparison::kEqual:
      return left == right;
    case Comparison::kNotEqual:
      return left != right;
    case Comparison::kILess:
      return left.as_number() < right.as_number();
    case Comparison::kILessEqual:
      return left.as_number() <= right.as_number();
    case Comparison::kIGreater:
      return left.as_number() > right.as_number();
    case Comparison::kIGreaterEqual:
      return left.as_number() >= right.as_number();
    case Comparison::kULess:
      return left.as_unsigned() < right.as_unsigned();
    case Comparison::kULessEqual:
      return left.as_unsigned() <= right.as_unsigned();
    case Comparison::kUGreater:
      return left.as_unsigned() > right.as_unsigned();
    case Comparison::kUGreaterEqual:
      return left.as_unsigned() >= right.as_unsigned();
    case Comparison::kFLess:
      return left.as_float() < right.as_float();
    case Comparison::kFLessEqual:
      return left.as_float() <= right.as_float();
    case Comparison::kFGreater:
      return left.as_float() > right.as_float();
    case Comparison::kFGreaterEqual:
      return left.as_float() >= right.as_float();
    case Comparison::kSLess:
      return text(left) < text(right);
    case Comparison::kSLessEqual:
      return text(left) <= text(right);
    case Comparison::kSGreater:
      return text(left) > text(right);
    case Comparison::kSGreaterEqual:
      return text(left) >= text(right);
    case Comparison::kMatch:
      return matches(left, right);
    case Comparison::kNotMatch:
      return !matches(left, right);
    case Comparison::kContains:
      return text(right).find(text(left)) != std::string_view::npos;
    case Comparison::kNotContains:
      return text(right).find(text(left)) == std::string_view::npos;
  }
  return false;
}

bool Machine::matches(Value pattern, Value text) {
  const auto [entry, is_new] = patterns_.try_emplace(pattern);
  if (is_new) {
    std::string problem;
    entry->second = Pattern::compile(symbols_->text(pattern.as_symbol()), problem);
    if (!entry->second) {
      fail_in_rule(kBadPattern, "the pattern `" + std::string{symbols_->text(pattern.as_symbol())} +
                                    "` cannot be used: " + problem);
    }
  }
  if (!entry->second) return false;
  const auto answer = entry->second->matches(symbols_->text(text.as_symbol()));
  if (!answer) fail_in_rule(kBadPattern, "the text is too long for its pattern");
  return answer.value_or(false);
}

void Machine::fail(base::Error error) {
  const std::lock_guard lock{failing_};
  if (!error_) error_ = std::move(error);
  has_failed_.store(true, std::memory_order_release);
}

void Machine::fail_in_rule(const base::ErrorCode& code, const std::string& message) {
  std::string where;
  if (rule_ != nullptr) {
    where = " in a rule of `" + program_->relation(rule_->head.relation).name + "`";
  }
  fail({code, message + where, ""});
  point_at_rule();
}

/// The error is about the rule that is run, or was run last.
void Machine::point_at_rule() {
  const std::lock_guard lock{failing_};
  if (rule_ != nullptr && error_->span == base::Span{}) error_->span = rule_->span;
}

/// Counts a symbol that a functor has made, and looks at once: texts may double with each fact.
void Machine::count_text(Value made) {
  constexpr std::size_t kPerSymbol = 100;  // bytes of its place in the table, about
  text_bytes_ += kPerSymbol + symbols_->text(made.as_symbol()).size();
  if (text_bytes_ > limits_.bytes) check_bytes(text_bytes_);
}

void Machine::check_clock() {
  check_bytes(text_bytes_ + symbols_->records().bytes());
  if (limits_.seconds <= 0.0) return;
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
  if (spent.count() < limits_.seconds) return;
  fail({kTimeLimit,
        "no answer within " +
            rules::print_value(Value::from_float(limits_.seconds), model::ValueType::kFloat,
                               *symbols_) +
            " seconds",
        "allow more time, or ask about less"});
  point_at_rule();
}

Machine::Sizes Machine::sizes(std::span<const rules::RelationId> relations) const {
  Sizes out;
  for (const auto relation : relations) {
    out.tuples += table(relation).size();
    out.bytes += table(relation).bytes();
    auto entry = indexes_.lower_bound({.relation = relation});
    for (; entry != indexes_.end() && entry->first.relation == relation; ++entry)
      out.bytes += entry->second->bytes();
  }
  return out;
}

void Machine::check_size() {
  const auto within = sizes(focus_);
  auto tuples = elsewhere_.tuples + within.tuples;
  for (const Table& table : counted_too_)
    tuples += table.size();
  if (tuples > limits_.tuples) {
    fail({kTupleLimit, "more than " + std::to_string(limits_.tuples) + " facts",
          "look for a rule that counts without end, or raise the limit"});
    point_at_rule();
  }
  std::size_t bytes = elsewhere_.bytes + within.bytes + text_bytes_ + symbols_->records().bytes();
  for (const Table& table : counted_too_)
    bytes += table.bytes();
  check_bytes(bytes);
}

void Machine::check_bytes(std::size_t bytes) {
  if (bytes <= limits_.bytes) return;
  fail({kMemoryLimit,
        "facts, symbols, records and indexes take more than " + std::to_string(limits_.bytes) +
            " bytes",
        "look for a rule that counts without end, raise the limit, or ask about less"});
  point_at_rule();
}

}  // namespace yinguo::evaluation
