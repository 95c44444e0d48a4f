#include "verification/closure.hpp"

#include <utility>

#include "verification/errors.hpp"
#include "verification/rounds.hpp"

namespace yinguo::verification {

using model::Tuple;
using rules::RelationId;

const rules::Relation& read_as(const rules::Program& program, RelationId id) {
  return program.relation(program.relation(id).given_for.value_or(id));
}

std::string source_name(const rules::IoDirective& input, const rules::Relation& relation) {
  std::string file = relation.name + ".facts";
  for (const auto& [key, value] : input.parameters) {
    if (key == "IO" && value != "file") return value;
    if (key == "filename") file = value;
  }
  return file;
}

std::string source_name(const rules::Program& program, RelationId id) {
  for (const auto& directive : program.relation(id).io) {
    if (directive.kind == rules::IoDirective::Kind::kInput)
      return source_name(directive, read_as(program, id));
  }
  return "program";
}

base::Result<Given> read_given(const rules::Program& program, RelationId id,
                               const FactReader& reader, Interpreter& interpreter,
                               model::SymbolTable& symbols) {
  Given given;
  for (const auto& rule : program.rules) {
    if (rule.head.relation != id || !rule.body.empty()) continue;
    if (const auto tuple =
            interpreter.ground(rule.head.arguments, rule, Bindings{rule.variable_names.size()}))
      given.from_program.insert(*tuple);
  }
  const auto& relation = program.relation(id);
  if (relation.kind == rules::RelationKind::kDegreeInput) return given;
  for (const auto& directive : relation.io) {
    if (directive.kind != rules::IoDirective::Kind::kInput) continue;
    const auto read =
        reader(read_as(program, id), directive, symbols, [&](std::span<const model::Value> tuple) {
          given.from_input.emplace_back(tuple.begin(), tuple.end());
          given.from_input_set.insert(given.from_input.back());
        });
    if (!read) return read.error();
  }
  return given;
}

namespace {

/// Whether a rule gave anything new.
bool run_round(const rules::Program& program, const rules::Stratum& stratum,
               Interpreter& interpreter, std::uint64_t& facts_left) {
  bool changed = false;
  for (const rules::RuleId id : stratum.rules) {
    const auto& rule = program.rule(id);
    if (rule.body.empty()) continue;
    std::vector<Tuple> heads;
    interpreter.solve(rule.body, rule, Bindings{rule.variable_names.size()},
                      [&](const Bindings& solution) {
                        auto head = interpreter.ground(rule.head.arguments, rule, solution);
                        if (head) heads.push_back(std::move(*head));
                      });
    for (const Tuple& head : heads) {
      if (!interpreter.relation(rule.head.relation).insert(head)) continue;
      if (facts_left == 0) return false;
      --facts_left;
      changed = true;
    }
  }
  return changed;
}

void settle(const rules::Program& program, const rules::Stratum& stratum, Interpreter& interpreter,
            const std::vector<Given>& given, std::uint64_t& facts_left) {
  if (depends_on_order(program, stratum)) {
    Rounds{program, stratum, interpreter, facts_left}.run(given);
    return;
  }
  for (std::size_t i = 0; i < given.size(); ++i) {
    for (const auto* rows : {&given[i].from_program.rows(), &given[i].from_input}) {
      for (const Tuple& tuple : *rows)
        interpreter.relation(stratum.relations[i]).insert(tuple);
    }
  }
  while (run_round(program, stratum, interpreter, facts_left) && interpreter.failure().empty()) {
  }
}

base::Error passed_limit(const std::string& why) {
  return {kCheckLimit, why, "verify a smaller part, or where there is more time"};
}

}  // namespace

base::Result<void> close(const rules::Program& program, const FactReader& reader,
                         Interpreter& interpreter, model::SymbolTable& symbols,
                         std::uint64_t facts) {
  std::uint64_t left = facts;
  for (const auto& stratum : program.strata) {
    std::vector<Given> given;
    for (const RelationId id : stratum.relations) {
      auto one = read_given(program, id, reader, interpreter, symbols);
      if (!one) return one.error();
      given.push_back(std::move(*one));
    }
    settle(program, stratum, interpreter, given, left);
    if (!interpreter.failure().empty()) return passed_limit(interpreter.failure());
    if (left == 0) return passed_limit("the check derived more facts than its limit");
  }
  return {};
}

}  // namespace yinguo::verification
