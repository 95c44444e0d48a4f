#include "verification/verify.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "rules/print.hpp"
#include "rules/prune.hpp"
#include "verification/errors.hpp"
#include "verification/fact_text.hpp"
#include "verification/firing_check.hpp"
#include "verification/generators.hpp"
#include "verification/proof_order.hpp"
#include "verification/rounds.hpp"
#include "verification/rule_parts.hpp"

namespace yinguo::verification {
namespace {

using rules::RelationId;
using rules::RelationKind;
using rules::RuleId;

class Checker {
 public:
  Checker(const Certificate& certificate, const rules::Program& program, const FactReader& reader,
          const VerifyLimits& limits)
      : certificate_{certificate},
        program_{program},
        plain_{without_generators(program)},
        reader_{reader},
        limits_{limits},
        relations_(program.relations.size()),
        interpreter_{plain_, relations_, symbols_, limits.work},
        degrees_{plain_, interpreter_, certificate.case_name, symbols_},
        depends_on_order_{facts_that_depend_on_order(program)} {}

  base::Result<Verdict> run(const std::string& digest) {
    if (certificate_.version != kCertificateVersion)
      fault("certificate", "its version is " + std::to_string(certificate_.version));
    if (certificate_.digest != digest)
      fault("program", "it is not the program of the certificate: its digest is " + digest);
    if (certificate_.proofs.empty()) fault("certificate", "it proves nothing");
    find_rules();
    if (auto closed = close_relations(); !closed) return closed.error();
    check_digests();
    for (std::size_t i = 0; i < certificate_.proofs.size(); ++i) {
      if (auto checked = check(certificate_.proofs[i], "proof " + std::to_string(i + 1)); !checked)
        return checked.error();
    }
    if (!interpreter_.failure().empty())
      return base::Error{kCheckLimit, interpreter_.failure(), ""};
    return std::move(verdict_);
  }

 private:
  void fault(std::string place, std::string message) {
    if (verdict_.faults.size() < limits_.faults)
      verdict_.faults.push_back({std::move(place), std::move(message)});
  }

  void find_rules() {
    std::unordered_map<std::string, RuleId> by_text;
    for (std::uint32_t i = 0; i < program_.rules.size(); ++i)
      by_text.try_emplace(rules::print_rule(program_, RuleId{i}), RuleId{i});
    for (std::size_t i = 0; i < certificate_.rules.size(); ++i) {
      const auto found = by_text.find(certificate_.rules[i]);
      rules_.push_back(found == by_text.end() ? std::nullopt : std::optional{found->second});
      if (found == by_text.end()) {
        fault("rule " + std::to_string(i),
              "the program has no rule `" + certificate_.rules[i] + "`");
      } else {
        used_.push_back(found->second);
      }
    }
  }

  /// Derives anew what negations and groups read, what degrees depend on, and what a proof alone
  /// does not tell.
  base::Result<void> close_relations() {
    closed_ = closed_relations(program_, used_);
    std::set<RelationId> wanted{closed_.begin(), closed_.end()};
    for (std::uint32_t i = 0; i < program_.relations.size(); ++i) {
      if (has_degrees() && program_.relations[i].kind == RelationKind::kDegree)
        wanted.insert(RelationId{i});
      if (has_degrees() && program_.relations[i].degrees_from)
        wanted.insert(*program_.relations[i].degrees_from);
    }
    add_ordered(wanted);
    const bool counts =
        std::ranges::any_of(used_, [&](RuleId id) { return has_counter(plain_.rule(id)); });
    if (counts) add_counted(wanted);
    verdict_.closed = wanted.size();
    if (!wanted.empty()) {
      rules::Program needed = without_generators(program_);
      rules::keep_needed(needed, std::vector<RelationId>{wanted.begin(), wanted.end()});
      if (auto closed = close(needed, reader_, interpreter_, symbols_, limits_.facts); !closed)
        return closed;
    }
    if (counts) count();
    return has_degrees() ? degrees_.settle() : base::Result<void>{};
  }

  /// Relations of facts whose derivation does not show that they hold.
  void add_ordered(std::set<RelationId>& wanted) const {
    for (const Proof& proof : certificate_.proofs) {
      for (const Step& step : proof.steps) {
        const auto id = program_.find_relation(step.fact.substr(0, step.fact.find('(')));
        if (id && depends_on_order_[static_cast<std::size_t>(*id)] != 0) wanted.insert(*id);
      }
    }
  }

  /// What the rules with counters read.
  void add_counted(std::set<RelationId>& wanted) const {
    for (std::uint32_t i = 0; i < plain_.rules.size(); ++i) {
      const auto& rule = plain_.rules[i];
      if (!has_counter(rule)) continue;
      const auto whole = closed_relations(plain_, std::array{RuleId{i}});
      wanted.insert(whole.begin(), whole.end());
      for (const auto& literal : rule.body) {
        if (const auto* const atom = std::get_if<rules::Atom>(&literal.what))
          wanted.insert(atom->relation);
      }
    }
  }

  /// How many numbers the counters of the program give: one for each solution of what a rule has
  /// beside them.
  void count() {
    interpreter_.set_counters(Counters::kStop);
    for (const auto& rule : plain_.rules) {
      const auto counters = std::ranges::count_if(rule.body, is_counter);
      if (counters == 0) continue;
      interpreter_.solve(
          rule.body, rule, Bindings{rule.variable_names.size()},
          [&](const Bindings& /*solution*/) { counted_ += static_cast<std::uint64_t>(counters); });
    }
    interpreter_.set_counters(Counters::kFail);
  }

  [[nodiscard]] bool has_degrees() const {
    return std::any_of(certificate_.proofs.begin(), certificate_.proofs.end(), [](const auto& p) {
      return std::any_of(p.steps.begin(), p.steps.end(),
                         [](const Step& step) { return step.degree.has_value(); });
    });
  }

  void check_digests() {
    if (certificate_.closed.size() != closed_.size())
      fault("closed", "expected " + std::to_string(closed_.size()) + " relations, found " +
                          std::to_string(certificate_.closed.size()));
    const auto count = std::min(closed_.size(), certificate_.closed.size());
    for (std::size_t i = 0; i < count; ++i) {
      const auto& claimed = certificate_.closed[i];
      std::vector<std::string> facts;
      for (const auto& tuple : interpreter_.relation(closed_[i]).rows())
        facts.push_back(print_fact(program_, symbols_, closed_[i], tuple));
      const bool agrees = claimed.relation == program_.relation(closed_[i]).name &&
                          claimed.facts == facts.size() &&
                          claimed.digest == digest_of(std::move(facts));
      if (!agrees)
        fault("closed, `" + claimed.relation + "`", "the relation derived anew is another");
    }
  }

  base::Result<void> check(const Proof& proof, const std::string& place) {
    if (proof.cut) fault(place, "it is cut");
    if (proof.steps.empty()) fault(place, "it has no facts");
    for (auto& one : check_order(proof))
      fault(place + one.place, one.message);
    facts_.clear();
    for (const Step& step : proof.steps) {
      auto fact = read_fact(step.fact, program_, symbols_);
      facts_.push_back(fact ? std::optional{std::move(*fact)} : std::nullopt);
    }
    for (std::size_t i = 0; i < proof.steps.size(); ++i) {
      const auto where = place + ", fact " + std::to_string(i + 1) + " " + proof.steps[i].fact;
      ++verdict_.facts;
      if (!facts_[i]) {
        fault(where, "it is no fact of the program");
        continue;
      }
      if (auto checked = check(proof, proof.steps[i], *facts_[i], where); !checked) return checked;
    }
    return {};
  }

  base::Result<void> check(const Proof& proof, const Step& step, const FactPattern& fact,
                           const std::string& where) {
    const auto kind = program_.relation(fact.relation).kind;
    if (step.degree.has_value() != (kind != RelationKind::kOrdinary))
      fault(where, step.degree ? "its relation has no degrees" : "its degree is missing");
    if (step.degree && !is_near(*step.degree, degrees_.of(fact.relation, fact.values)))
      fault(where, "its degree is another");
    check_among_all(fact, where);
    switch (step.kind) {
      case StepKind::kDerived:
        check_firing(proof, step, fact, where);
        break;
      case StepKind::kGiven:
        return check_given(step, fact, where);
      case StepKind::kInput:
        if (kind != RelationKind::kDegreeInput) fault(where, "its relation is no degree input");
        break;
      case StepKind::kAbsent:
        if (kind != RelationKind::kDegree || !step.degree || step.degree->lower > 0.0)
          fault(where, "it is not shown to lack support");
        break;
      case StepKind::kCut:
        fault(where, "its derivation is cut");
    }
    return {};
  }

  /// A fact that had to be chosen, to stay or to be found in time is among those that were.
  void check_among_all(const FactPattern& fact, const std::string& where) {
    if (depends_on_order_[static_cast<std::size_t>(fact.relation)] == 0) return;
    const auto& all = interpreter_.relation(fact.relation);
    if (all.contains(fact.values)) return;
    const auto& relation = program_.relation(fact.relation);
    if (relation.classes_of) return fault(where, "its class has another name");
    for (const auto& domain : relation.choice_domains) {
      const auto chosen = std::ranges::find_if(all.rows(), [&](const model::Tuple& other) {
        return std::ranges::all_of(
            domain, [&](std::uint32_t column) { return other[column] == fact.values[column]; });
      });
      if (chosen == all.rows().end()) continue;
      return fault(where, print_fact(program_, symbols_, fact.relation, *chosen) +
                              " was chosen in its place");
    }
    fault(where, "it is not among the facts that its relation comes to have");
  }

  void check_firing(const Proof& proof, const Step& step, const FactPattern& fact,
                    const std::string& where) {
    if (step.rule >= rules_.size() || !rules_[step.rule])
      return fault(where, "its rule is not the program's");
    const FiringCheck firing{{program_, plain_}, symbols_, interpreter_, degrees_, proof};
    std::vector<std::uint64_t> numbers;
    for (auto& one : firing.run(step, fact, *rules_[step.rule], numbers))
      fault(where + (one.place.empty() ? "" : ", " + one.place), one.message);
    std::sort(numbers.begin(), numbers.end());
    if (std::ranges::adjacent_find(numbers) != numbers.end())
      fault(where, "two counters gave the same number");
    for (const auto number : numbers) {
      if (number >= counted_)
        fault(where, "the counters of the program gave " + std::to_string(counted_) + " numbers, " +
                         std::to_string(number) + " is none of them");
      const auto [owner, is_new] = numbered_.try_emplace(number, step.fact);
      if (!is_new && owner->second != step.fact)
        fault(where, "a counter gave its number to " + owner->second);
    }
  }

  base::Result<void> check_given(const Step& step, const FactPattern& fact,
                                 const std::string& where) {
    auto known = given_.find(fact.relation);
    if (known == given_.end()) {
      auto given = read_given(plain_, fact.relation, reader_, interpreter_, symbols_);
      if (!given) return given.error();
      known = given_.emplace(fact.relation, std::move(*given)).first;
    }
    const Given& given = known->second;
    if (step.source == "program" ? !given.from_program.contains(fact.values)
                                 : !given.from_input_set.contains(fact.values)) {
      fault(where, "it is not given by " + step.source);
    } else if (step.source != "program" && step.source != source_name(program_, fact.relation)) {
      fault(where, "its relation is not read from " + step.source);
    } else if (step.row > given.from_input.size() ||
               (step.row > 0 && given.from_input[step.row - 1] != fact.values)) {
      fault(where, "it is not in row " + std::to_string(step.row));
    }
    return {};
  }

  const Certificate& certificate_;
  const rules::Program& program_;
  rules::Program plain_;
  const FactReader& reader_;
  VerifyLimits limits_;
  model::SymbolTable symbols_;
  Relations relations_;
  Interpreter interpreter_;
  Degrees degrees_;
  std::vector<std::optional<RuleId>> rules_;  ///< by rule of the certificate
  std::vector<RuleId> used_;
  std::vector<RelationId> closed_;
  std::vector<std::uint8_t> depends_on_order_;     ///< by relation
  std::uint64_t counted_ = 0;                      ///< numbers that counters gave
  std::map<std::uint64_t, std::string> numbered_;  ///< numbers of counters: facts
  std::map<RelationId, Given> given_;
  std::vector<std::optional<FactPattern>> facts_;  ///< of the proof being checked
  Verdict verdict_;
};

}  // namespace

base::Result<Verdict> verify(const Certificate& certificate, const rules::Program& program,
                             const std::string& digest, const FactReader& reader,
                             const VerifyLimits& limits) {
  return Checker{certificate, program, reader, limits}.run(digest);
}

}  // namespace yinguo::verification
