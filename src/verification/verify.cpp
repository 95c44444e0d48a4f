#include "verification/verify.hpp"

#include <algorithm>
#include <unordered_map>

#include "rules/print.hpp"
#include "rules/prune.hpp"
#include "verification/errors.hpp"
#include "verification/fact_text.hpp"
#include "verification/firing_check.hpp"
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
        reader_{reader},
        limits_{limits},
        relations_(program.relations.size()),
        interpreter_{program, relations_, symbols_, limits.work},
        degrees_{program, interpreter_, certificate.case_name, symbols_} {}

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

  /// Derives anew what negations and groups read, and what degrees depend on.
  base::Result<void> close_relations() {
    closed_ = closed_relations(program_, used_);
    auto wanted = closed_;
    for (std::uint32_t i = 0; i < program_.relations.size(); ++i) {
      if (has_degrees() && program_.relations[i].kind == RelationKind::kDegree)
        wanted.push_back(RelationId{i});
      if (has_degrees() && program_.relations[i].degrees_from)
        wanted.push_back(*program_.relations[i].degrees_from);
    }
    if (wanted.empty()) return {};
    rules::Program needed = program_of(program_);
    rules::keep_needed(needed, wanted);
    verdict_.closed = wanted.size();
    if (auto closed = close(needed, reader_, interpreter_, symbols_, limits_.facts); !closed)
      return closed;
    return has_degrees() ? degrees_.settle() : base::Result<void>{};
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
    check_order(proof, place);
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
    switch (step.kind) {
      case StepKind::kDerived: {
        const bool has_rule = step.rule < rules_.size() && rules_[step.rule];
        if (!has_rule) {
          fault(where, "its rule is not the program's");
          return {};
        }
        const FiringCheck firing{program_, symbols_, interpreter_, degrees_, proof};
        for (auto& one : firing.run(step, fact, *rules_[step.rule]))
          fault(where + (one.place.empty() ? "" : ", " + one.place), one.message);
        return {};
      }
      case StepKind::kGiven:
        return check_given(step, fact, where);
      case StepKind::kInput:
        if (kind != RelationKind::kDegreeInput) fault(where, "its relation is no degree input");
        return {};
      case StepKind::kAbsent:
        if (kind != RelationKind::kDegree || !step.degree || step.degree->lower > 0.0)
          fault(where, "it is not shown to lack support");
        return {};
      case StepKind::kCut:
        fault(where, "its derivation is cut");
    }
    return {};
  }

  base::Result<void> check_given(const Step& step, const FactPattern& fact,
                                 const std::string& where) {
    auto known = given_.find(fact.relation);
    if (known == given_.end()) {
      auto given = read_given(program_, fact.relation, reader_, interpreter_, symbols_);
      if (!given) return given.error();
      known = given_.emplace(fact.relation, std::move(*given)).first;
    }
    const Given& given = known->second;
    if (step.source == "program" ? !given.from_program.contains(fact.values)
                                 : !given.from_input_set.contains(fact.values)) {
      fault(where, "it is not given by " + step.source);
    } else if (step.source != "program" &&
               step.source != source_name(program_.relation(fact.relation))) {
      fault(where, "its relation is not read from " + step.source);
    } else if (step.row > given.from_input.size() ||
               (step.row > 0 && given.from_input[step.row - 1] != fact.values)) {
      fault(where, "it is not in row " + std::to_string(step.row));
    }
    return {};
  }

  /// Facts rest on one another without a circle, and the height is that of the longest way down.
  void check_order(const Proof& proof, const std::string& place) {
    std::vector<std::uint32_t> heights(proof.steps.size(), 0);
    std::vector<std::uint8_t> state(proof.steps.size(), 0);  // 1: on the way, 2: done
    std::vector<std::pair<std::uint32_t, std::size_t>> stack;
    std::vector<std::vector<std::uint32_t>> below;
    for (const Step& step : proof.steps)
      below.push_back(links(step));
    for (std::uint32_t root = 0; root < proof.steps.size(); ++root) {
      if (state[root] == 0) stack.emplace_back(root, 0);
      while (!stack.empty()) {
        auto& [step, next] = stack.back();
        state[step] = std::max<std::uint8_t>(state[step], 1);
        if (next == below[step].size()) {
          state[step] = 2;
          for (const auto one : below[step]) {
            if (one < heights.size()) heights[step] = std::max(heights[step], heights[one] + 1);
          }
          if (proof.steps[step].kind == StepKind::kDerived)
            heights[step] = std::max(heights[step], 1U);
          stack.pop_back();
          continue;
        }
        const auto one = below[step][next++];
        if (one >= proof.steps.size()) {
          fault(place + ", fact " + std::to_string(step + 1),
                "it rests on a fact that is not there");
        } else if (state[one] == 1) {
          fault(place + ", fact " + std::to_string(one + 1), "it rests on itself");
        } else if (state[one] == 0) {
          stack.emplace_back(one, 0);
        }
      }
    }
    std::vector<std::uint8_t> is_used(proof.steps.size(), 0);
    for (const auto& links_of_one : below) {
      for (const auto one : links_of_one) {
        if (one < is_used.size()) is_used[one] = 1;
      }
    }
    for (std::size_t i = 1; i < is_used.size(); ++i) {
      if (is_used[i] == 0) fault(place + ", fact " + std::to_string(i + 1), "nothing rests on it");
    }
    const bool is_ordinary = std::none_of(proof.steps.begin(), proof.steps.end(),
                                          [](const Step& step) { return step.degree.has_value(); });
    if (is_ordinary && !heights.empty() && heights.front() != proof.height)
      fault(place, "its height is " + std::to_string(heights.front()) + ", not " +
                       std::to_string(proof.height));
  }

  static std::vector<std::uint32_t> links(const Step& step) {
    std::vector<std::uint32_t> below;
    if (step.kind != StepKind::kDerived) return below;
    for (const Premise& premise : step.premises) {
      if (premise.step != kNoStep) below.push_back(premise.step);
      for (const Member& member : premise.members) {
        if (member.step != kNoStep) below.push_back(member.step);
      }
    }
    return below;
  }

  /// A copy: rules are pruned in it. Its symbols are the program's, by number.
  static rules::Program program_of(const rules::Program& program) {
    rules::Program copy;
    copy.relations = program.relations;
    copy.rules = program.rules;
    copy.strata = program.strata;
    copy.algebra = program.algebra;
    for (std::uint32_t i = 0; i < program.symbols.size(); ++i)
      copy.symbols.intern(program.symbols.text(model::SymbolId{i}));
    return copy;
  }

  const Certificate& certificate_;
  const rules::Program& program_;
  const FactReader& reader_;
  VerifyLimits limits_;
  model::SymbolTable symbols_;
  Relations relations_;
  Interpreter interpreter_;
  Degrees degrees_;
  std::vector<std::optional<RuleId>> rules_;  ///< by rule of the certificate
  std::vector<RuleId> used_;
  std::vector<RelationId> closed_;
  std::map<RelationId, Given> given_;
  std::vector<std::optional<FactPattern>> facts_;  ///< of the proof being checked
  Verdict verdict_;
};

}  // namespace

base::Result<Verdict> verify(const Certificate& certificate, const rules::Program& program,
                             const std::string& digest, const FactReader& reader,
                             const VerifyLimits& limits) {
  if (!knows(program)) {
    return base::Error{kCheckLimit, "the program has constructs that the checker does not know",
                       "it does not know records, ranges, counters, choice domains, subsumption, "
                       "equivalence relations and size limits"};
  }
  return Checker{certificate, program, reader, limits}.run(digest);
}

}  // namespace yinguo::verification
