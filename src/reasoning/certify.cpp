#include "reasoning/certify.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "rules/print.hpp"
#include "verification/closure.hpp"
#include "verification/errors.hpp"
#include "verification/fact_text.hpp"
#include "verification/rule_parts.hpp"

namespace yinguo::reasoning {
namespace {

using rules::RelationId;
using rules::RuleId;
using verification::Certificate;
using verification::Step;
using verification::StepKind;

bool is_cut(const verification::Proof& proof) {
  return proof.cut || std::ranges::any_of(proof.steps, [](const Step& step) {
           return step.kind == StepKind::kCut ||
                  std::ranges::any_of(step.premises, &verification::Premise::cut);
         });
}

void digest_relations(Certificate& certificate, const Reading& reading) {
  const std::unordered_set<std::string> used{certificate.rules.begin(), certificate.rules.end()};
  std::vector<RuleId> rules;
  for (std::uint32_t i = 0; i < reading.program.rules.size(); ++i) {
    if (used.contains(rules::print_rule(reading.program, RuleId{i}))) rules.push_back(RuleId{i});
  }
  for (const RelationId id : verification::closed_relations(reading.program, rules)) {
    const auto& table = reading.database.table(id);
    std::vector<std::string> facts;
    for (std::size_t row = 0; row < table.size(); ++row) {
      facts.push_back(
          verification::print_fact(reading.program, reading.symbols, id, table.row(row)));
    }
    certificate.closed.push_back({reading.program.relation(id).name, facts.size(),
                                  verification::digest_of(std::move(facts))});
  }
}

/// The first row of each wanted fact, as the loader reads them.
base::Result<void> find_rows(const rules::Relation& relation, Reading& reading,
                             const evaluation::FactLoader& loader,
                             const std::unordered_map<std::string, std::vector<Step*>>& wanted,
                             RelationId id) {
  evaluation::Table tuples{relation.attributes.size()};
  std::vector<const std::vector<Step*>*> steps;
  for (const auto& [text, places] : wanted) {
    const auto fact = verification::read_fact(text, reading.program, reading.symbols);
    if (!fact || fact->relation != id) continue;
    tuples.insert(fact->values, 0);
    steps.push_back(&places);
  }
  std::uint64_t row = 0;
  const auto visit = [&](std::span<const model::Value> tuple) {
    ++row;
    const auto found = tuples.find(tuple);
    if (found == evaluation::kNoRow || steps[found]->front()->row != 0) return;
    for (Step* step : *steps[found])
      step->row = row;
  };
  for (const auto& directive : relation.io) {
    if (directive.kind != rules::IoDirective::Kind::kInput) continue;
    const auto& named = verification::read_as(reading.program, id);
    if (auto read = loader(named, directive, reading.symbols, visit); !read) return read;
  }
  return {};
}

/// Whether a row number says where to look: not in the store, nor in what was read once.
bool has_rows(const std::string& source) {
  return source != "program" && source != "store" && source != "stdin";
}

}  // namespace

base::Result<void> certify(Certificate& certificate, Reading& reading,
                           const evaluation::FactLoader& loader) {
  std::map<std::uint32_t, std::unordered_map<std::string, std::vector<Step*>>> wanted;
  for (auto& proof : certificate.proofs) {
    if (is_cut(proof)) {
      return base::Error{verification::kIncomplete, "a proof of this fact is cut",
                         "ask for fewer proofs, or about a smaller group"};
    }
    for (Step& step : proof.steps) {
      if (step.kind != StepKind::kGiven || !has_rows(step.source)) continue;
      const auto name = step.fact.substr(0, step.fact.find('('));
      if (const auto id = reading.program.find_relation(name))
        wanted[static_cast<std::uint32_t>(*id)][step.fact].push_back(&step);
    }
  }
  digest_relations(certificate, reading);
  for (const auto& [id, facts] : wanted) {
    const auto& relation = reading.program.relation(RelationId{id});
    if (auto found = find_rows(relation, reading, loader, facts, RelationId{id}); !found)
      return found;
  }
  return {};
}

}  // namespace yinguo::reasoning
